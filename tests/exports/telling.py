"""Stories that are made up, in which it is known where every word is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

from exports.story import (
    Bar,
    Bars,
    Break,
    Bullets,
    Cell,
    Column,
    Document,
    Facts,
    Grid,
    Heading,
    Item,
    Letterhead,
    Logo,
    Numbers,
    Opening,
    Paragraph,
    Part,
    Quote,
    Row,
    Source,
    Span,
    Table,
    Voice,
)
from tests.exports.samples import MORNING
from tests.facilitator.logos import a_picture

DEEPEST = 4
"""How deep the stories nest lists and quotations."""

BULLET = "•"
"""The label of every item without a number."""

_LOOKS: tuple[dict[str, Any], ...] = (
    {},
    {"bold": True},
    {"italic": True},
    {"link": "https://example.org/"},
    {"hue": 3},
    {"hue": 2, "is_name": True},
    {"language": "se"},
    {"language": "en", "link": "https://example.org/en"},
)


@dataclass(frozen=True, slots=True)
class Place:
    """In how many lists and quotations something is, whether in a heading or a cell, and the label before it."""

    lists: int = 0
    quotes: int = 0
    is_heading: bool = False
    in_cell: bool = False
    label: str = ""


TOP, CELL, HEADING = Place(), Place(in_cell=True), Place(is_heading=True)


@dataclass
class Teller:
    """Makes up one story, and keeps where it put each word, and the language of those in another than the rest.

    `up_to` chooses a number: 0, or up to what it is given.
    """

    up_to: Callable[[int], int]
    told: list[tuple[str, Place]] = field(default_factory=list)
    languages: dict[str, str] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=count)
    _label: str = ""

    def document(self) -> Document:
        """A whole story."""
        kinds = (
            self._passage,
            self._heading,
            self._voice,
            self._facts,
            self._table,
            self._grid,
            self._bars,
            self._break,
        )
        parts: list[Part] = []
        if self.up_to(1):
            parts.append(self._opening())
        parts += [kinds[self.up_to(len(kinds) - 1)](TOP) for _ in self._some(4)]
        return Document("Oppsummering", "nb-NO", tuple(parts), MORNING)

    def _opening(self) -> Opening:
        letterhead = None
        if self.up_to(1):
            logo = Logo(a_picture(mode="RGBA"), "Et fjell") if self.up_to(1) else None
            letterhead = Letterhead(self._spans(TOP), "#ffd500" if self.up_to(1) else "", logo)
        is_cover = letterhead is not None and bool(self.up_to(1))
        return Opening(self._word(TOP), self._word(HEADING), (self._word(TOP),), letterhead, is_cover)

    def _some(self, most: int) -> range:
        return range(1 + self.up_to(most - 1))

    def _word(self, place: Place) -> str:
        """A word that is nowhere else."""
        word = f"ord{next(self._numbers):04}"
        self.told.append((word, place))
        return word

    def _spans(self, place: Place) -> tuple[Span, ...]:
        """A line of words in different styles; the label that waits stands at it."""
        place, self._label = replace(place, label=self._label), ""
        looks = [_LOOKS[self.up_to(len(_LOOKS) - 1)] for _ in self._some(3)]
        spans = tuple(Span(f"{self._word(place)} ", **look) for look in looks)
        self.languages |= {each.text.strip(): each.language for each in spans if each.language}
        return spans

    def _break(self, _place: Place) -> Break:
        return Break()

    def _heading(self, place: Place) -> Heading:
        above = self._word(TOP) if place == TOP and self.up_to(1) else ""
        return Heading(2 + self.up_to(3), self._spans(replace(place, is_heading=True)), above)

    def _passage(self, place: Place) -> Part:
        """A paragraph, a heading, a quotation or a list, with more of them inside."""
        # In a cell, what would be a heading has no place in the outline.
        heading = self._paragraph if place.in_cell else self._heading
        kinds = (self._paragraph, heading, self._quote, self._bullets, self._numbered)
        return kinds[self.up_to(4 if place.lists + place.quotes < DEEPEST else 1)](place)

    def _passages(self, place: Place) -> tuple[Part, ...]:
        return tuple(self._passage(place) for _ in self._some(2))

    def _paragraph(self, place: Place) -> Paragraph:
        return Paragraph(self._spans(place), quiet=bool(self.up_to(1)))

    def _quote(self, place: Place) -> Quote:
        return Quote(self._passages(replace(place, quotes=place.quotes + 1)))

    def _bullets(self, place: Place) -> Bullets:
        return Bullets(tuple(self._item(BULLET, place) for _ in self._some(2)))

    def _numbered(self, place: Place) -> Numbers:
        start = self.up_to(12)
        return Numbers(tuple(self._item(f"{start + number}.", place) for number in self._some(2)), start)

    def _item(self, label: str, place: Place) -> Item:
        self._label = label
        return Item(self._passages(replace(place, lists=place.lists + 1)))

    def _voice(self, place: Place) -> Voice:
        return Voice(Source(self._word(place), 1 + self.up_to(11), self._word(place)), self._passages(place))

    def _facts(self, place: Place) -> Facts:
        return Facts(tuple((self._word(place), self._spans(place)) for _ in self._some(2)))

    def _table(self, _place: Place) -> Table:
        columns = tuple(self._word(CELL) for _ in self._some(3))
        return Table(columns, tuple(self._row(len(columns)) for _ in self._some(3)), (1,) * len(columns))

    def _grid(self, _place: Place) -> Grid:
        columns = tuple(Column(self._word(CELL), names_rows=bool(self.up_to(1))) for _ in self._some(2))
        rows = tuple(tuple(Cell(self._passages(CELL)) for _ in columns) for _ in self._some(2))
        return Grid("Tabell", columns, rows)

    def _bars(self, _place: Place) -> Bars:
        names, values = self._word(CELL), self._word(CELL)
        return Bars(names, values, tuple(Bar(self._word(CELL), self.up_to(40)) for _ in self._some(3)))

    def _row(self, width: int) -> Row:
        source = Source(self._word(CELL), 3, self._word(CELL)) if self.up_to(1) else None
        cells = tuple(self._spans(CELL) for _ in range(width))
        return Row(cells, source, shares_source=not source and bool(self.up_to(1)))
