"""What a document says, in order, before anybody knows what it will look like or which kind of file it becomes.

Pure: the maker of a document tells its story, and one place for each kind of file (`exports.paper` for PDF) renders it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one style. `link` is an http, https or mailto address.

    `hue` is the colour of who wrote it, where that is shown; `is_name` is their name before what they wrote.
    `language` is a tag such as "se", where it is another than the document's.
    """

    text: str
    bold: bool = False
    italic: bool = False
    link: str | None = None
    hue: int | None = None
    is_name: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the outline; `level` counts from 1. `above` is a short line set over it."""

    level: int
    spans: tuple[Span, ...]
    above: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; quiet text is said in passing."""

    spans: tuple[Span, ...]
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """What stands at one bullet or number."""

    parts: tuple["Part", ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list in which the order means nothing."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Numbers:
    """A list in which it does."""

    items: tuple[Item, ...]
    start: int = 1


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody else's words."""

    parts: tuple["Part", ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Who said it: a word or name with its number, and a line below. The number brings its own hue."""

    word: str
    number: int
    below: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """A passage with its source beside it."""

    source: Source
    parts: tuple["Part", ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and what goes with them: date, place, leader."""

    rows: tuple[tuple[str, tuple[Span, ...]], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, with its source if it has one; `shares_source` if that is the source of the row above."""

    cells: tuple[tuple[Span, ...], ...]
    source: Source | None = None
    shares_source: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under named columns; `shares` are the columns' parts of the width."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    shares: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a grid: its part of the width, and whether what is in it names the rows."""

    name: str
    share: float = 1
    names_rows: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What is in a cell: running text and lists. `day` and `number` are what it says, if that and nothing else."""

    parts: tuple["Part", ...]
    day: date | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as wide as the page, whose rows may be longer than one. `empty` is said where there are none."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """How much there is of something."""

    name: str
    value: int


@dataclass(frozen=True, slots=True)
class Bars:
    """How much there is of each, to be compared at a glance; `names` and `values` are what these are called."""

    names: str
    values: str
    bars: tuple[Bar, ...]

    @property
    def most(self) -> int:
        """The longest bar's value; at least 1."""
        return max((each.value for each in self.bars), default=1) or 1


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture as PNG, and the words that say the same."""

    png: bytes
    words: str


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who a document comes from: what they are called, each name a span, their colour as `#0d5c4d`, and their logo."""

    names: tuple[Span, ...]
    colour: str = ""
    logo: Logo | None = None


@dataclass(frozen=True, slots=True)
class Opening:
    """How a document begins: what kind it is, its title, and where and when.

    With a letterhead it stands under that, or with it on a page of their own, if it `is_cover`.
    """

    kind: str
    title: str
    lines: tuple[str, ...]
    letterhead: Letterhead | None = None
    is_cover: bool = False


@dataclass(frozen=True, slots=True)
class Contents:
    """On which pages the headings of the second level are, under a heading of its own."""

    title: str


@dataclass(frozen=True, slots=True)
class Break:
    """Something new begins: a new page, unless much of one is left."""


Part = (
    Opening | Heading | Paragraph | Bullets | Numbers | Quote | Voice | Facts | Table | Grid | Bars | Contents | Break
)


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. `page` is the foot's page number, with `{n}` and `{total}` in it."""

    title: str
    language: str
    parts: tuple[Part, ...]
    made_at: datetime
    foot: str = ""
    page: str = "{n} / {total}"
    is_landscape: bool = False


def opening(parts: Iterable[Part]) -> Opening | None:
    """How the document with these parts begins, if it says so."""
    return next((each for each in parts if isinstance(each, Opening)), None)


CHAPTER = 2
"""The level of the headings that a table of contents lists."""


def chapters(parts: Iterable[Part]) -> Iterator[Heading]:
    """The headings that a table of contents lists."""
    return (each for each in parts if isinstance(each, Heading) and each.level == CHAPTER)


def sourced(rows: Iterable[Row]) -> list[tuple[Row, Source | None, int]]:
    """Each row with its source, and over how many rows the cell goes that names it: 0 where one above does."""
    found: list[tuple[Row, Source | None, int]] = []
    begun = 0
    for row in rows:
        source = found[begun][1] if found and row.shares_source else None
        if source:
            first, _source, over = found[begun]
            found[begun] = first, source, over + 1
            found.append((row, source, 0))
        else:
            begun = len(found)
            found.append((row, row.source, 1))
    return found


def plain(text: str) -> tuple[Span, ...]:
    """Text without style."""
    return (Span(text),)
