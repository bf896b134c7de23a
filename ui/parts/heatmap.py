"""The map of what is written: a field for each theme and question, by ECharts; beside it stands a table of the same.

Each field says its number and its step in words; the colours only repeat that. Drawn as `ui.parts.charts` draws.
"""

from typing import Any

from nicegui import ui as ng

from exports.coverage import fill_words
from facilitator.coverage import Cell, Coverage
from models.vocabulary import Fill
from ui.parts.charts import FONT
from ui.parts.plain import tag
from ui.words import Words

NAMES, ACROSS, DOWN, TOP = 176, 64, 44, 28
"""In pixels: how wide the themes' names and a field are, and how tall a field and the row above them."""

_GROUND = {Fill.EMPTY: "var(--surface)", Fill.THIN: "var(--soft)", Fill.FULL: "var(--accent)"}
_INK = {Fill.EMPTY: "var(--ink)", Fill.THIN: "var(--on-soft)", Fill.FULL: "var(--on-accent)"}


def heatmap(told: Coverage, words: str, _: Words) -> None:
    """The map; `words` say in short what it shows. It keeps its size: narrow screens move it sideways."""
    columns = [str(number) for number in range(1, len(told.questions) + 1)] + ([_("Egne")] if told.has_own else [])
    fields = [
        _field(across, down, cell, _)
        for down, theme in enumerate(told.themes)
        for across, cell in enumerate([*theme.cells, *([theme.own] if told.has_own else [])])
        if cell is not None
    ]
    text = {"fontFamily": FONT, "fontSize": 13, "color": "var(--ink)"}
    axis: dict[str, Any] = {
        "type": "category",
        "axisTick": {"show": False},
        "axisLine": {"show": False},
        "splitLine": {"show": False},
    }
    themes = {**text, "interval": 0, "width": NAMES - 12, "overflow": "truncate", "align": "left", "margin": NAMES - 4}
    width, height = NAMES + ACROSS * len(columns), TOP + DOWN * len(told.themes)
    with tag("div", "", "scroll", tabindex="0", role="region", aria_label=_("Kart over det som er skrevet")):
        options: dict[str, Any] = {
            "animation": False,
            "textStyle": text,
            "grid": {"left": NAMES, "right": 1, "top": TOP, "bottom": 1},
            "xAxis": {**axis, "position": "top", "data": columns, "axisLabel": {**text, "interval": 0}},
            "yAxis": {**axis, "inverse": True, "data": [each.title for each in told.themes], "axisLabel": themes},
            "series": [{"type": "heatmap", "silent": True, "data": fields}],
        }
        chart = ng.echart(options, renderer="svg").style(f"width:{width}px;height:{height}px")
    chart.props["role"] = "img"
    chart.props["aria-label"] = words


def _field(across: int, down: int, cell: Cell, _: Words) -> dict[str, Any]:
    step = fill_words(_)[cell.fill]
    said = step if cell.fill is Fill.EMPTY else str(cell.words)
    return {
        "value": [across, down, cell.words],
        "itemStyle": {"color": _GROUND[cell.fill], "borderColor": "var(--edge)", "borderWidth": 1},
        "label": {
            "show": True,
            "fontFamily": FONT,
            "fontSize": 13,
            "lineHeight": 16,
            "fontWeight": 400 if cell.fill is Fill.EMPTY else 650,
            "color": _INK[cell.fill],
            "formatter": f"{said}\n{step}" if cell.fill is Fill.THIN else said,
        },
    }
