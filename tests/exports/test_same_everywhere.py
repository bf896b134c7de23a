"""Whatever a story holds, each of its words is there once, in order and at its place, in every kind of file."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from lxml.html import fragment_fromstring
from pydantic_core import from_json

from exports import paper, webpage, word
from exports.data import json_file
from tests.exports.tagged.reading import languages, pieces
from tests.exports.telling import BULLET, TOP, Place, Teller
from tests.exports.word_reading import languages_of, lines_of, page_of

_WORD = re.compile(r"ord\d{4}")
_HEADINGS, _CELLS = frozenset({"H1", "H2", "H3", "H4", "H5", "H6"}), frozenset({"TD", "TH", "Figure"})
_PHASES = frozenset(Phase) - {Phase.explain}
"""Explaining a failure takes longer than a test may."""

_INSIDE_LINES = frozenset({"Link", "Span"})


@settings(max_examples=30, deadline=None, phases=_PHASES)
@given(st.data())
def test_every_word_is_on_paper_once_in_order_and_at_its_place(data: st.DataObject) -> None:
    teller = Teller(lambda most: data.draw(st.integers(0, most)))
    document = teller.document()

    file = paper.render(document, is_strict=True)
    assert _on_paper(file) == teller.told
    assert _languages(languages(file)) == teller.languages


@settings(max_examples=25, deadline=None, phases=_PHASES)
@given(st.data())
def test_every_word_is_in_word_once_in_order_and_at_its_place(data: st.DataObject) -> None:
    teller = Teller(lambda most: data.draw(st.integers(0, most)))
    file = word.render(teller.document())

    assert _in_word(file) == [(each, _steps(place), _is_quoted(place), _bare(place)) for each, place in teller.told]
    assert _as_html(file) == [(each, _depth(place), place.in_cell) for each, place in teller.told]
    assert _languages(languages_of(file)) == teller.languages


@settings(max_examples=60, deadline=None, phases=_PHASES)
@given(st.data())
def test_every_word_is_in_json_and_html_once_in_order_and_at_its_place(data: st.DataObject) -> None:
    teller = Teller(lambda most: data.draw(st.integers(0, most)))
    document = teller.document()

    told = [(each, replace(place, label="")) for each, place in teller.told]
    data, page = from_json(json_file(document)), fragment_fromstring(webpage.html(document), create_parent=True)
    assert list(_in_json(data, TOP)) == told
    assert list(_on_page(page, TOP)) == told
    assert _languages(_spans_in(data)) == teller.languages
    assert _languages((each.text_content(), each.get("lang")) for each in page.iter("span") if each.get("lang")) == (
        teller.languages
    )


def _languages(pieces: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The words of what is in a language of its own, each with that."""
    return {word: language for text, language in pieces for word in _WORD.findall(text)}


def _spans_in(value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict) and "language" in value and value.get("type") == "span":
        yield value["text"], value["language"]
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _spans_in(each)


def _steps(place: Place) -> int:
    return place.lists + place.quotes


def _is_quoted(place: Place) -> bool:
    """Whether Word's style tells that it is quoted: a heading has a style of its own."""
    return place.quotes > 0 and not place.is_heading


def _bare(place: Place) -> Place:
    """What Word says of a place beside how far it is set in."""
    return replace(place, lists=0, quotes=0)


def _depth(place: Place) -> int:
    """In how many lists of HTML something is: Word says so of an item's first line alone, and mammoth of no heading."""
    return place.lists if place.label and not place.is_heading else 0


def _label(text: str) -> str:
    return text if not text or text[0].isdigit() else BULLET


def _on_paper(file: bytes) -> list[tuple[str, Place]]:
    """The words of a PDF, each where its structure has it."""
    found: list[tuple[str, Place]] = []
    label, depth = "", 0
    for text, within in pieces(file):
        block = [each for each in within if each not in _INSIDE_LINES]
        if block[-1:] == ["Lbl"]:
            label, depth = _label(text.strip()), 0
        elif len(block) < depth:  # past the line that the label stands at
            label, depth = "", 0
        for each in _WORD.findall(text):
            depth = len(block) if label else 0
            is_heading, in_cell = not _HEADINGS.isdisjoint(block), not _CELLS.isdisjoint(block)
            found.append((each, Place(block.count("L"), block.count("BlockQuote"), is_heading, in_cell, label)))
    return found


def _in_json(value: Any, place: Place) -> Iterator[tuple[str, Place]]:
    """The words of what was read from JSON, each where it is."""
    if isinstance(value, str):
        yield from ((each, place) for each in _WORD.findall(value))
    elif isinstance(value, list):
        for each in value:
            yield from _in_json(each, place)
    elif isinstance(value, dict):
        for name in sorted(value, key=lambda name: _READ_FIRST.get((value.get("type", ""), name), 1)):
            yield from _in_json(value[name], _within(value.get("type", ""), name, place))


_READ_FIRST = {("opening", "letterhead"): 0, ("heading", "above"): 0, ("row", "source"): 0}
"""What is read before that which stands before it in the file."""


def _within(kind: str, name: str, place: Place) -> Place:
    """Where something is that has this name in a part at a place."""
    if (kind, name) in {("heading", "spans"), ("opening", "title")}:
        return replace(place, is_heading=True)
    if kind in {"bullets", "numbers"}:
        return replace(place, lists=place.lists + 1)
    if kind == "quote":
        return replace(place, quotes=place.quotes + 1)
    return replace(place, in_cell=place.in_cell or kind in {"table", "grid", "bars"})


def _on_page(element: Any, place: Place) -> Iterator[tuple[str, Place]]:
    """The words of HTML, each where it is."""
    tag = element.tag
    within = replace(
        place,
        lists=place.lists + (tag in {"ul", "ol"}),
        quotes=place.quotes + (tag == "blockquote"),
        is_heading=place.is_heading or tag.upper() in _HEADINGS,
        in_cell=place.in_cell or tag.upper() in _CELLS,
    )
    yield from ((each, within) for each in _WORD.findall(element.text or ""))
    for each in element:
        yield from _on_page(each, within)
    yield from ((each, place) for each in _WORD.findall(element.tail or ""))


def _in_word(file: bytes) -> list[tuple[str, int, bool, Place]]:
    """The words of a Word file, each with its steps, whether it is quoted, and the rest of its place."""
    return [
        (
            each,
            line.steps,
            line.style == "Quote",
            Place(0, 0, _is_heading(line.style), line.in_cell, _label(line.label)),
        )
        for line in lines_of(file)
        for each in _WORD.findall(line.text)
    ]


def _is_heading(style: str) -> bool:
    return style.startswith("Heading") or style == "Title"


def _as_html(file: bytes) -> list[tuple[str, int, bool]]:
    """The words of a Word file as another program understands it: in how many lists, and whether in a cell."""
    found = []
    for element in page_of(file).iter():
        above = [element.tag, *(each.tag for each in element.iterancestors())]
        for text, tags in ((element.text, above), (element.tail, above[1:])):
            found += [
                (each, tags.count("ul") + tags.count("ol"), "table" in tags) for each in _WORD.findall(text or "")
            ]
    return found
