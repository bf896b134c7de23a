"""A story as a Word file, to go on writing in: Word's own headings, lists and tables, and the language said.

Looks are few, since whoever writes on has a template of their own. What Word can't number is numbered in the text.
"""

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from docx.document import Document as WordFile
from docx.oxml.ns import qn

from exports import look, packed
from exports.cover import LOGO_ABOVE, LOGO_BESIDE
from exports.office import tables
from exports.office.blank import blank
from exports.office.lists import STEP, Lists, bullet, numbering
from exports.office.markup import Element, element
from exports.office.pictures import picture
from exports.office.styles import HEADINGS, SENDER, style_id
from exports.office.text import bookmarked, field, field_begins, field_ends, inward, page_break, paragraph, run
from exports.story import (
    CHAPTER,
    Bars,
    Break,
    Bullets,
    Cell,
    Contents,
    Document,
    Facts,
    Grid,
    Heading,
    Item,
    Letterhead,
    Numbers,
    Opening,
    Paragraph,
    Part,
    Picture,
    Quote,
    Row,
    Table,
    Voice,
    chapters,
    opening,
    plain,
    sourced,
)
from exports.typeface import legible
from exports.word_spans import Spans, one_line, source_runs, strong

DEEPEST = 12
"""Steps beyond this are set in no further, so that text always has room."""

TALLEST = 900
"""Characters in a row; a longer one may go on to the next page."""

ABOVE, BELOW_TABLE = 480, 200
"""Room over what stands above a heading, and under a table, in twentieths of a point."""

SOURCE_WIDTH = 1700
"""What a table's sources get of its width, in twentieths of a point."""


def render(document: Document) -> bytes:
    """The document as a .docx file."""
    sheet = look.LYING if document.is_landscape else look.UPRIGHT
    begins = opening(document.parts)
    file = blank(legible(document.title).strip(), document.language, document.made_at, sheet, begins)
    file.sections[0].footer.part.element[:] = [_foot(document)]
    _Writer(file, document.parts, sheet.width * 20).write(document.parts)
    saved = io.BytesIO()
    file.save(saved)
    return packed.steady(saved.getvalue())


@dataclass(frozen=True, slots=True)
class _Place:
    """How many lists and quotations something is in."""

    lists: int = 0
    quotes: int = 0

    @property
    def steps(self) -> int:
        return min(self.lists + self.quotes, DEEPEST)


@dataclass(frozen=True, slots=True)
class _Label:
    """What stands at an item: of the list `number` in Word's hands, or else the text."""

    style: str
    level: int
    number: int | None
    text: str


@dataclass(frozen=True, slots=True)
class _Chapter:
    """What a table of contents leads to."""

    number: int
    title: str

    @property
    def bookmark(self) -> str:
        return f"_Toc{self.number:08}"


_OUTERMOST = _Place()


class _Writer:
    """Writes parts, one after another; remembers where in the outline it is, and which label waits for its line."""

    def __init__(self, file: WordFile, parts: Iterable[Part], width: float) -> None:
        self._width = width  # of the text, in twentieths of a point
        self._end = file.element.body.get_or_add_sectPr()
        self._part = file.part
        self._spans = Spans(file.part)
        self._lists = Lists(file.part.numbering_part.element)
        parts = list(parts)
        self._titles = int(opening(parts) is not None)
        self._outline = 0
        titles = {id(each): title for each in chapters(parts) if (title := one_line(each.spans))}
        self._chapters = {key: _Chapter(number, title) for number, (key, title) in enumerate(titles.items(), 1)}
        self._unmarked = dict(self._chapters)
        self._label: _Label | None = None

    def write(self, parts: Iterable[Part], place: _Place = _OUTERMOST) -> None:
        """Write parts at one place."""
        for part in parts:
            match part:
                case Paragraph():
                    self._put(self._style(place), self._spans.runs(part.spans, is_quiet=part.quiet), place)
                case Heading():
                    self._heading(part, place)
                case Bullets():
                    self._bullets(part.items, place)
                case Numbers():
                    self._numbers(part, place)
                case Quote():
                    self.write(part.parts, replace(place, quotes=place.quotes + 1))
                case Voice():
                    self._put("Note Heading", source_runs(part.source), place)
                    self.write(part.parts, place)
                case _:
                    self._block(part, place)

    def _block(self, part: Opening | Facts | Table | Grid | Bars | Picture | Contents | Break, place: _Place) -> None:
        match part:
            case Opening():
                self._opening(part)
            case Facts():
                for name, spans in part.rows:
                    self._put(self._style(place), [strong(f"{name}: "), *self._spans.runs(spans)], place)
            case Table():
                self._table(part, place)
            case Grid():
                self._grid(part)
            case Bars():
                self._table(_as_table(part), place)
            case Contents():
                self._contents(part)
            case Picture():
                pass  # people go on writing in the table, and it would no longer be true
            case Break():
                pass  # Word can't tell whether much of a page is left; a chapter has room above it

    def _opening(self, part: Opening) -> None:
        if part.letterhead:
            self._letterhead(part.letterhead, LOGO_ABOVE if part.is_cover else LOGO_BESIDE)
        self._put("Subtitle", [run(part.kind)])
        self._put("Title", [run(part.title)])
        for line in part.lines:
            self._put("Normal", [run(line)])
        if part.is_cover:
            self._put("Normal", [page_break()])

    def _letterhead(self, part: Letterhead, room: tuple[float, float]) -> None:
        if part.logo:
            self._put(SENDER, [picture(self._part, part.logo.png, room, part.logo.words)])
        for number, name in enumerate(part.names):
            self._put(SENDER, self._spans.runs([replace(name, bold=not number)]))

    def _heading(self, part: Heading, place: _Place) -> None:
        room: list[Element] = []
        if part.above:
            self._put("Note Heading", [run(part.above)], place, element("spacing", before=ABOVE))
            room = [element("spacing", before=0)]
        runs = self._spans.runs(part.spans)
        if not one_line(part.spans):
            self._put(self._style(place), runs, place)
            return
        # Where the title is a style of its own, the chapters below it are of the first level. None is passed over.
        self._outline = max(1, min(part.level - self._titles, self._outline + 1, HEADINGS))
        if chapter := self._unmarked.pop(id(part), None):
            runs = bookmarked(chapter.number, chapter.bookmark, runs)
        self._put(f"heading {self._outline}", runs, place, *room)

    def _bullets(self, items: Sequence[Item], place: _Place) -> None:
        label = _Label("List Bullet", place.lists, self._lists.bulleted(place.lists), bullet(place.lists))
        self._list([(label, item) for item in items], place)

    def _numbers(self, part: Numbers, place: _Place) -> None:
        counted = self._lists.numbered(place.lists, part.start, len(part.items))
        labels = (
            _Label("List Number", place.lists, counted, f"{number}.")
            for number in range(part.start, part.start + len(part.items))
        )
        self._list(zip(labels, part.items, strict=True), place)

    def _list(self, items: Iterable[tuple[_Label, Item]], place: _Place) -> None:
        self._put_label(place)
        inside = replace(place, lists=place.lists + 1)
        for label, item in items:
            self._label = label
            self.write(item.parts, inside)
            self._put_label(inside)

    def _put_label(self, place: _Place) -> None:
        """Give a label a line of its own, if it still waits for one."""
        if self._label:
            self._put(self._style(place), [], place)

    def _table(self, part: Table, place: _Place) -> None:
        self._put_label(place)
        if not part.rows:
            return
        has_source = any(row.source for row in part.rows)
        indent = STEP * place.steps
        widths = _widths(part.shares, self._width - indent, has_source=has_source)
        names = _names([""] * has_source + [*part.columns])
        rows = [
            self._row(row, widths, has_source=has_source, merge="" if over == 1 else "restart" if over else "continue")
            for row, _source, over in sourced(part.rows)
        ]
        self._put_table(tables.table(widths, [tables.head(widths, names), *rows], indent=indent, names_rows=has_source))

    def _row(self, row: Row, widths: Sequence[int], *, has_source: bool, merge: str) -> Element:
        cells = [self._spans.runs(spans) for spans in row.cells]
        if has_source:
            cells.insert(0, source_runs(row.source, between="\n") if row.source else [])
        is_tall = max(sum(len(span.text) for span in spans) for spans in row.cells) > TALLEST
        return tables.row(widths, ([paragraph("Normal", cell)] for cell in cells), is_tall=is_tall, merge=merge)

    def _grid(self, part: Grid) -> None:
        if not part.rows:
            self._put("Normal", [run(part.empty)])
            return
        widths = _widths([column.share for column in part.columns], self._width, has_source=False)
        rows = [tables.row(widths, map(self._cell, row), is_tall=True) for row in part.rows]
        head = tables.head(widths, _names(column.name for column in part.columns))
        self._put_table(tables.table(widths, [head, *rows], names_rows=part.columns[0].names_rows))

    def _cell(self, cell: Cell) -> list[Element]:
        """The paragraphs of a cell, written as if it were the file, and taken out of it."""
        end, self._end = self._end, element("sectPr")
        inside = element("tc", self._end)
        self.write(cell.parts)
        self._put_label(_OUTERMOST)
        self._end = end
        return list(inside)[:-1] or [paragraph("Normal", [])]

    def _put_table(self, table: Element) -> None:
        """Write a table, apart from one before it."""
        if self._follows_table():
            self._put("Normal", [])
        self._end.addprevious(table)

    def _contents(self, part: Contents) -> None:
        self._put("TOC Heading", [run(part.title)])
        entries = [[inward(chapter.bookmark, run(chapter.title))] for chapter in self._chapters.values()]
        if not entries:
            return
        entries[0] = [*field_begins(f'TOC \\o "1-{CHAPTER - self._titles}" \\h \\z \\u'), *entries[0]]
        entries[-1] = [*entries[-1], field_ends()]
        for entry in entries:
            self._put("toc 1", entry)

    def _style(self, place: _Place) -> str:
        """The style of running text at a place."""
        if place.quotes:
            return "Quote"
        if self._label and self._label.number:
            return self._label.style
        return "List Continue" if place.lists else "Normal"

    def _put(self, style: str, inside: Iterable[Element], place: _Place = _OUTERMOST, *room: Element) -> None:
        """Write a paragraph, with the label that waits for it; `room` is the space around it, if not its style's."""
        label, self._label = self._label, None
        if self._follows_table() and not room:
            room = (element("spacing", before=BELOW_TABLE),)
        listed = [numbering(label.number, label.level)] if label and label.number else []
        formatting = [*listed, *room, *_indent(place, label)]
        if label and not label.number:
            inside = [run(f"{label.text}\t"), *inside]
        self._end.addprevious(paragraph(style_id(style), inside, *formatting))

    def _follows_table(self) -> bool:
        before = self._end.getprevious()
        return before is not None and before.tag == qn("w:tbl")


def _as_table(part: Bars) -> Table:
    """The bars as numbers: people go on writing in the file, and a picture would no longer be true."""
    rows = tuple(Row((plain(each.name), plain(each.number))) for each in part.bars)
    return Table((part.names, part.values), rows, (3, 1))


def _indent(place: _Place, label: _Label | None) -> list[Element]:
    """How far a paragraph is set in; nothing where its list says so."""
    if label and label.number and place.steps == label.level + 1:
        return []
    hanging = {"hanging": STEP} if label else {}
    return [element("ind", left=STEP * place.steps, **hanging)] if place.steps else []


def _names(columns: Iterable[str]) -> list[list[Element]]:
    return [[paragraph("Normal", [run(name)])] for name in columns]


def _widths(shares: Sequence[float], room: float, *, has_source: bool) -> list[int]:
    """The columns' widths, in twentieths of a point as `room` is."""
    first = [SOURCE_WIDTH] * has_source
    return [*first, *(round((room - sum(first)) * share / sum(shares)) for share in shares)]


def _foot(document: Document) -> Element:
    """The page's number at the left, what the document is at the right."""
    pieces = re.split(r"(\{n\}|\{total\})", document.page)
    fields = {"{n}": "PAGE", "{total}": "NUMPAGES"}
    said = [field(fields[piece], "1") if piece in fields else [run(piece)] for piece in pieces if piece]
    return paragraph("Footer", [*chain(*said), run(f"\t{document.foot}")])
