"""Pictures of numbers: each is beside a table of the same, in our colours, and named for those who listen."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from nicegui import ui as ng
from nicegui.client import Client
from nicegui.element import Element
from nicegui.elements.echart import EChart

from exports.poll_numbers import numbers
from exports.poll_picture import picture
from facilitator.poll_results import PollResult
from models.vocabulary import Language, PollKind
from tests.exports.polls import KINDS, WORDS, a_poll
from ui.parts import charts
from ui.words import words_for

BOKMAAL = words_for(Language.BOKMAAL)


def drawn(poll: PollResult) -> list[Element]:
    """The elements of a result's page, in order."""
    with Client(ng.page("/result"), request=None) as client:
        charts.result(poll, BOKMAAL)
    found = list(client.elements.values())
    client.delete()
    return found


def texts(value: Any) -> Iterator[str]:
    """Every text in what ECharts gets."""
    if isinstance(value, dict):
        for each in value.values():
            yield from texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts(each)
    elif isinstance(value, str):
        yield value


@pytest.mark.parametrize("name", KINDS)
def test_table_has_the_numbers_of_the_picture(name: str) -> None:
    poll = a_poll(**KINDS[name])
    cells = [each for each in drawn(poll) if each.tag in {"td", "th"} and "scope" not in each.props]
    names = [each for each in drawn(poll) if each.props.get("scope") == "row"]
    assert len(names) == len(numbers(poll, BOKMAAL).rows)
    assert len(cells) == sum(len(row) - 1 for row in numbers(poll, BOKMAAL).rows)


@pytest.mark.parametrize("kind", [PollKind.DOTS, PollKind.SCALE, PollKind.TWO_SCALES, PollKind.YES_NO])
def test_picture_is_named_and_drawn_in_our_colours(kind: PollKind) -> None:
    poll = a_poll(kind)
    (chart,) = (each for each in drawn(poll) if isinstance(each, EChart))
    shown = picture(poll, BOKMAAL)
    assert shown is not None
    assert chart.props["role"] == "img"
    assert chart.props["aria-label"] == shown.words
    assert chart.props["renderer"] == "svg"
    said = set(texts(chart.options))
    assert "var(--accent)" in said
    assert not [each for each in said if each.startswith(("#", "rgb", "http", "/", "function"))]
    assert json.dumps(chart.options)


def test_spreads_have_a_picture_for_each_option() -> None:
    (chart,) = (each for each in drawn(a_poll(PollKind.SCALE)) if isinstance(each, EChart))
    assert len(chart.options["series"]) == len(chart.options["grid"]) == len(WORDS)


@pytest.mark.parametrize("name", ["winners only", "nobody voted"])
def test_nothing_is_drawn_where_nothing_may_be_told_or_is_there(name: str) -> None:
    assert not [each for each in drawn(a_poll(**KINDS[name])) if isinstance(each, EChart)]


def test_name_is_shown_as_it_was_written() -> None:
    (chart,) = (each for each in drawn(a_poll(words=("Benk {c0}", "Tak {b}"))) if isinstance(each, EChart))
    assert not [each for each in texts(chart.options["yAxis"]) if "{c0}" in each or "{b}" in each]
    assert [each.replace("\N{WORD JOINER}", "") for each in chart.options["yAxis"]["data"]] == ["Benk {c0}", "Tak {b}"]
