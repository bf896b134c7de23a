"""Pictures of numbers, drawn by ECharts from what `exports.story` has for paper; each is beside a table of the same.

Drawn as SVG, so that their colours are our style sheet's and follow its light and dark. They show no tips and move
nothing: what they say is in the table, and in their names for those who listen.
"""

from typing import Any

from nicegui import ui as ng

from exports.framing import number
from exports.marks import marks
from exports.poll_numbers import Numbers, numbers
from exports.poll_picture import picture
from exports.poll_words import decision, kind, secrecy, tie_rule, turnout
from exports.story import Bars, Picture, Quadrants, Spreads
from facilitator.poll_results import PollResult
from ui.parts.plain import headings, tag
from ui.words import Words

FONT = "'Schibsted Grotesk', system-ui, 'Segoe UI', Roboto, sans-serif"
"""The typeface of what is drawn."""

_TEXT: dict[str, Any] = {"fontFamily": FONT, "fontSize": 15, "color": "var(--ink)"}
_QUIET: dict[str, Any] = {**_TEXT, "fontSize": 13, "color": "var(--muted)"}
_HEAVY: dict[str, Any] = {**_TEXT, "fontWeight": 750}

_BAR, _SPREAD, _SQUARE = 56, 128, 460
"""How tall, in pixels, a bar with its name is, a spread with its name, and the picture of two scales."""

_NARROW, _WIDE = 300, 640
"""Pixels of a name that are shown on a phone, and where there is as much room; the table has all of it."""


def result(told: PollResult, _: Words) -> None:
    """A poll's result: how many voted, what came of it, the picture, the table, and the rules it was held by."""
    with tag("div", "", "stack"):
        tag("p", turnout(told, _))
        for each in decision(told, _):
            tag("p", each)
        if drawn := picture(told, _):
            chart(drawn)
        table(numbers(told, _), f"{_('Resultat')}: {told.question}", _)
        tag("p", " · ".join([secrecy(told, _), kind(told, _), tie_rule(told, _)]), "muted")


def chart(drawn: Picture) -> None:
    """A picture; the table beside it is the caller's."""
    options, height = _options(drawn.drawing)
    element = ng.echart(options, renderer="svg").style(f"width:100%;height:{height}px")
    element.props["role"] = "img"
    element.props["aria-label"] = drawn.words


def table(told: Numbers, name: str, _: Words) -> None:
    """The numbers, in a table that a narrow screen can move sideways."""
    with tag("div", "", "scroll", tabindex="0", role="group", aria_label=name), tag("table", "", "table"):
        headings(told.columns)
        with tag("tbody"):
            for row in told.rows:
                with tag("tr"):
                    for place, value in enumerate(row):
                        text = value if isinstance(value, str) else number(value, _)
                        if place == told.names:
                            tag("th", text, scope="row")
                        else:
                            tag("td", text)


def _options(drawing: Bars | Spreads | Quadrants) -> tuple[dict[str, Any], int]:
    """What ECharts draws, and how tall."""
    match drawing:
        case Bars():
            return _bars(drawing), _BAR * len(drawing.bars) + 8
        case Spreads():
            return _spreads(drawing), _SPREAD * len(drawing.spreads)
        case Quadrants():
            return _quadrants(drawing), _SQUARE


def _still(**options: Any) -> dict[str, Any]:
    return {"animation": False, "textStyle": _TEXT, **options}


def _bars(told: Bars) -> dict[str, Any]:
    """Each bar under its name; the strong ones in the accent, their names heavy."""
    has_strong = any(each.is_strong for each in told.bars)
    names = [{"value": 0, "label": _HEAVY if each.is_strong else _TEXT} for each in told.bars]
    bars = [
        {
            "value": each.value,
            "itemStyle": {"color": "var(--accent)" if each.is_strong or not has_strong else "var(--edge)"},
            "label": {"formatter": each.number},
        }
        for each in told.bars
    ]
    name = {"show": True, "position": "right", "distance": 0, "formatter": "{b}", "overflow": "truncate"}
    number = {"show": True, "position": "right", **_HEAVY}
    series: dict[str, Any] = {"type": "bar", "barWidth": 18, "barGap": "20%", "silent": True}
    return _still(
        grid={"left": 0, "right": 52, "top": 0, "bottom": 0},
        xAxis={"type": "value", "show": False, "min": 0, "max": told.most},
        yAxis={"type": "category", "inverse": True, "show": False, "data": [_unread(each.name) for each in told.bars]},
        series=[
            {**series, "data": names, "label": {**name, "width": _NARROW}},
            {**series, "data": bars, "label": number},
        ],
        media=[{"query": {"minWidth": _WIDE}, "option": {"series": [{"label": {"width": _WIDE}}]}}],
    )


def _unread(name: str) -> str:
    """A name in which ECharts finds nothing to fill in, such as `{c0}`."""
    return name.replace("{", "{\N{WORD JOINER}")


def _spreads(told: Spreads) -> dict[str, Any]:
    """Under each name a column for each value, with its number."""
    most = max((number for each in told.spreads for number in each.numbers), default=1) or 1
    tops = [_SPREAD * place for place in range(len(told.spreads))]
    return _still(
        title=[
            {
                "text": each.name,
                "subtext": each.said,
                "left": 0,
                "top": top,
                "padding": 0,
                "itemGap": 6,
                "textStyle": {**_HEAVY, "lineHeight": 20, "width": _NARROW, "overflow": "truncate"},
                "subtextStyle": _QUIET,
            }
            for each, top in zip(told.spreads, tops, strict=True)
        ],
        grid=[{"left": 0, "width": 260, "top": top + 56, "height": 36} for top in tops],
        xAxis=[
            {
                "type": "category",
                "gridIndex": place,
                "data": [str(value) for value in range(1, len(each.numbers) + 1)],
                "axisTick": {"show": False},
                "axisLine": {"lineStyle": {"color": "var(--edge)"}},
                "axisLabel": _QUIET,
            }
            for place, each in enumerate(told.spreads)
        ],
        yAxis=[{"type": "value", "gridIndex": place, "show": False, "max": most} for place in range(len(tops))],
        series=[
            {
                "type": "bar",
                "xAxisIndex": place,
                "yAxisIndex": place,
                "data": list(each.numbers),
                "barWidth": "70%",
                "silent": True,
                "itemStyle": {"color": "var(--accent)"},
                "label": {"show": True, "position": "top", "distance": 3, **_HEAVY, "fontSize": 13},
            }
            for place, each in enumerate(told.spreads)
        ],
    )


def _quadrants(told: Quadrants) -> dict[str, Any]:
    """Numbered marks in four named fields; the numbers are those of the table's rows."""
    low, middle, high = 0.5, 3, 5.5
    corners = (
        ("insideTopLeft", low, middle, middle, high, "var(--soft)"),
        ("insideTopRight", middle, high, middle, high, "var(--surface)"),
        ("insideBottomLeft", low, middle, low, middle, "var(--surface)"),
        ("insideBottomRight", middle, high, low, middle, "var(--surface)"),
    )
    areas = [
        [
            {
                "name": name,
                "coord": [left, bottom],
                "itemStyle": {"color": colour, "borderColor": "var(--line)", "borderWidth": 1},
                "label": _QUIET | {"position": position, "fontWeight": 650},
            },
            {"coord": [right, top]},
        ]
        for name, (position, left, right, bottom, top, colour) in zip(told.fields, corners, strict=True)
    ]
    data = [
        {
            "value": [each.across, each.up],
            "symbolSize": [max(24, 9 * len(each.label) + 8), 24],
            "label": {"formatter": each.label},
        }
        for each in marks(told.points)
    ]
    axis: dict[str, Any] = {
        "type": "value",
        "min": low,
        "max": high,
        "interval": 1,
        "splitLine": {"show": False},
        "axisLine": {"show": False},
        "axisTick": {"show": False},
        "axisLabel": {**_QUIET, "customValues": [1, 2, 3, 4, 5]},
        "nameTextStyle": _HEAVY,
    }
    return _still(
        grid={"left": 28, "right": 12, "top": 34, "bottom": 52},
        xAxis={**axis, "name": f"{told.across} →", "nameLocation": "middle", "nameGap": 28},
        yAxis={**axis, "name": f"↑ {told.up}", "nameLocation": "end", "nameGap": 12},
        series=[
            {
                "type": "scatter",
                "data": data,
                "symbol": "roundRect",
                "silent": True,
                "itemStyle": {"color": "var(--accent)", "opacity": 1},
                "label": {"show": True, "position": "inside", **_HEAVY, "fontSize": 13, "color": "var(--on-accent)"},
                "markArea": {"silent": True, "data": areas},
            }
        ],
    )
