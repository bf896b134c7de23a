"""A story as PDF. The one place where a document's look on paper is decided.

Every part becomes flowables in one narrow walk; nothing is thrown away, however strange: text that no typeface has is
named, what is nested too deep is set in no further, and a row too tall for a table is told as text.
"""

import io
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import count
from xml.sax.saxutils import escape, quoteattr

from reportlab import rl_config
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import BaseDocTemplate, CondPageBreak, Flowable, Frame, PageTemplate, Spacer

from exports import look
from exports.flowables import GAP, ON_FIELD, Beside, Entry, Field, Label, SourceCell, Text, source_height, write_right
from exports.links import address
from exports.story import (
    Break,
    Bullets,
    Contents,
    Document,
    Facts,
    Heading,
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
from exports.tagged.canvas import PAGINATION, Canvas
from exports.tagged.structure import Element
from exports.tagged.table import Table as PaperTable
from exports.typeface import REGULAR, face, legible, length, register, runs, shows

CHAPTER = 2
"""The level of the headings that a table of contents lists."""

LONGEST = 2500
"""Characters set as one paragraph; ReportLab's time grows with the square of it."""

TALLEST = 900
"""Characters in a cell; a longer one is told as text, for a row can't be taller than a page."""

BULLETS = (("•", "Disc"), ("◦", "Circle"), ("–", "Unordered"))
"""What stands at the items of a list, level by level, and what a file calls it."""

rl_config.useA85 = 0


def render(document: Document, *, is_strict: bool = False) -> bytes:
    """The document as a PDF file, PDF/UA-1 and PDF/A-2a: A4, tagged, with bookmarks, title and language.

    What is outside the structure is put into it, and logged; with `is_strict` it raises Untagged.
    """
    register()
    file = io.BytesIO()
    template = BaseDocTemplate(
        file,
        pagesize=look.PAGE,
        leftMargin=look.MARGIN,
        rightMargin=look.MARGIN,
        topMargin=look.TOP,
        bottomMargin=look.BOTTOM,
        title=legible(document.title).strip(),
        author="Verksted",
        subject=legible(document.foot),
        creator="Verksted",
        lang=document.language,
        displayDocTitle=1,
        initialFontName=REGULAR,
    )
    frame = Frame(look.MARGIN, look.BOTTOM, look.WIDTH, look.HEIGHT, 0, 0, 0, 0)
    foot, root = _Foot(document), Element("Document")
    template.addPageTemplates([PageTemplate(frames=[frame], onPageEnd=foot.draw)])
    flowables = list(_Setting(document.parts).flowables(document.parts, root))
    template.build(flowables, canvasmaker=partial(_Canvas, root=root, made_at=document.made_at, is_strict=is_strict))
    return file.getvalue()


class _Canvas(Canvas):
    """A canvas that tells how many pages there are."""

    def save(self) -> None:
        """See ReportLab."""
        self.tell(_Foot.TOTAL, str(self.getPageNumber() - 1))
        super().save()


class _Foot:
    """The foot of every page. How many pages there are is known at the end."""

    TOTAL = "pages"

    def __init__(self, document: Document) -> None:
        self.document = document

    def draw(self, canvas: Canvas, _template: BaseDocTemplate) -> None:
        """Draw the foot of a page."""
        at = look.BOTTOM - 30
        canvas.saveState()
        canvas.setStrokeColor(look.LINE)
        canvas.setLineWidth(0.6)
        canvas.setFillColor(look.MUTED)
        with canvas.artifact(PAGINATION):
            canvas.line(look.MARGIN, at + 14, look.PAGE[0] - look.MARGIN, at + 14)
            write_right(canvas, _shortened(self.document.foot), look.PAGE[0] - look.MARGIN, at, size=8)
            self._number(canvas, at)
        canvas.restoreState()

    def _number(self, canvas: Canvas, at: float) -> None:
        numbered = self.document.page.replace("{n}", str(canvas.getPageNumber()))
        before, _, after = numbered.partition("{total}")
        canvas.setFont(REGULAR, 8)
        canvas.drawString(look.MARGIN, at, before)
        left = look.MARGIN + canvas.stringWidth(before, REGULAR, 8)
        canvas.draw_late(self.TOTAL, (left, at), REGULAR, 8, after=after)


class _Setting:
    """Sets parts as flowables; remembers where it is: how deep, whose words, under which heading."""

    def __init__(self, parts: Iterable[Part] = ()) -> None:
        chapters = (each for each in parts if isinstance(each, Heading) and each.level == CHAPTER)
        self._chapters = {id(each): (f"chapter-{number}", each) for number, each in enumerate(chapters, 1)}
        self._keys = count(1)
        self._outline = -1

    def flowables(self, parts: Iterable[Part], within: Element) -> Iterator[Flowable]:
        """The parts at the outermost level."""
        for part in parts:
            match part:
                case Opening():
                    yield from self._opening(part, within)
                case Heading():
                    yield from self._heading(part, within, look.GUTTER if part.level > 2 else 0)  # noqa: PLR2004
                case Facts():
                    yield from self._facts(part, within)
                case Voice():
                    yield from self._voice(part, within)
                case Table():
                    yield from self._table(part, within)
                case Contents():
                    yield from self._contents(part, within)
                case Break():
                    yield CondPageBreak(look.HEIGHT * 0.4)
                    yield Spacer(1, 12)
                case _:
                    yield from _Passage(self, Beside(gutter=look.GUTTER)).texts((part,), within)

    def heading(self, within: Element, level: int, title: str) -> Element:
        """A heading's element, with no level passed over since the one before it; of a title that says something."""
        if not shows(title):
            return within.add("P")
        self._outline = min(level - 1, self._outline + 1, 5)
        return within.add(f"H{self._outline + 1}")

    def _opening(self, part: Opening, within: Element) -> Iterator[Flowable]:
        kind = _text((Span(part.kind),), look.text(10, 14, bold=True, colour=ON_FIELD, after=10), within.add("P"))
        style = look.text(26, 30, bold=True, colour=ON_FIELD, after=10)
        title = _text((Span(part.title),), style, self.heading(within, 1, part.title), bold=True)
        title.outline = self._bookmark(part.title)
        style = look.text(10.5, 15, colour=ON_FIELD)
        lines = [_text((Span(line),), style, within.add("P")) for line in part.lines]
        yield Field([kind, title, *lines])
        yield Spacer(1, 18)

    def _heading(self, part: Heading, within: Element, indent: float) -> Iterator[Flowable]:
        like = look.FIRST[min(part.level, max(look.FIRST))]
        style = ParagraphStyle("heading", parent=like, leftIndent=indent)
        yield CondPageBreak(like.spaceBefore + 2 * like.leading + 56)
        if part.above:
            above = look.text(9, 12, bold=True, colour=look.ACCENT, before=like.spaceBefore, after=2, indent=indent)
            yield _text((Span(part.above),), above, within.add("P"), bold=True)
            style.spaceBefore = 0
        title = "".join(span.text for span in part.spans)
        heading = _text(part.spans, style, self.heading(within, part.level, title), bold=True)
        key, _ = self._chapters.get(id(part), (None, part))
        heading.outline = self._bookmark(title, key)
        yield heading

    def _contents(self, part: Contents, within: Element) -> Iterator[Flowable]:
        yield from self._heading(Heading(CHAPTER, (Span(part.title),)), within, 0)
        listed = within.add("TOC")
        style = ParagraphStyle("entry", parent=look.BODY, leftIndent=look.GUTTER, rightIndent=40)
        for key, chapter in self._chapters.values():
            title = "".join(span.text for span in chapter.spans)
            text = f'<a href="#{key}">{markup((Span(_shortened(title, 200)),))}</a>'
            entry = Entry(text, style, key)
            entry.element = listed.add("TOCI").add("Reference")
            yield entry

    def _bookmark(self, title: str, key: str | None = None) -> tuple[str, str, int] | None:
        shown = _shortened(legible(title).strip(), 120)
        return (key or f"part-{next(self._keys)}", shown, self._outline) if shows(title) else None

    def _facts(self, part: Facts, within: Element) -> Iterator[Flowable]:
        for name, spans in part.rows:
            beside = Beside(gutter=look.GUTTER, name=name, element=within.add("P"))
            yield from _Passage(self, beside).texts((Paragraph(spans),), within, after=2)
        yield Spacer(1, 4)

    def _voice(self, part: Voice, within: Element) -> Iterator[Flowable]:
        along = look.hue(part.source.number)
        least = source_height(part.source, look.GUTTER)
        passage = within.add("Sect")
        beside = Beside(gutter=look.GUTTER, source=part.source, element=passage.add("P"), along=along, least=least)
        texts = list(_Passage(self, beside).texts(part.parts, passage))
        if len(texts) > 1 and isinstance(texts[0], Text):
            texts[0].beside = replace(texts[0].beside, least=least - look.BODY.leading)
        if texts and isinstance(texts[-1], Text):
            texts[-1].beside = replace(texts[-1].beside, ends=True)
        yield from texts
        yield Spacer(1, 7)

    def _table(self, part: Table, within: Element) -> Iterator[Flowable]:
        rows: list[Row] = []
        for row in part.rows:
            if max(sum(length(span.text) for span in cell) for cell in row.cells) <= TALLEST:
                rows.append(row)
                continue
            yield from _grid(part, rows, within)
            rows = []
            named = zip(part.columns, row.cells, strict=True)
            told = tuple(Paragraph((Span(f"{name}: ", bold=True), *cell)) for name, cell in named)
            if row.source:
                yield from self._voice(Voice(row.source, told), within)
            else:
                yield from _Passage(self, Beside(gutter=look.GUTTER)).texts(told, within)
        yield from _grid(part, rows, within)


class _Passage:
    """Running text at one place: sets lists, quotations and paragraphs, and hangs what is beside on the first."""

    def __init__(self, setting: _Setting, beside: Beside) -> None:
        self._setting = setting
        self._beside: Beside | None = beside
        self._rest = Beside(along=beside.along, gutter=beside.gutter)
        self._labels: list[Label] = []
        self._quoted: tuple[float, ...] = ()

    def texts(
        self, parts: Iterable[Part], within: Element, deep: int = 0, after: float | None = None
    ) -> Iterator[Flowable]:
        """The parts as texts, `deep` levels into lists and quotations."""
        for part in parts:
            match part:
                case Paragraph():
                    style = look.QUIET if part.quiet else look.BODY
                    yield from self._paragraph(part.spans, style, within.add("P"), deep, after)
                case Heading():
                    style = look.FIRST[min(part.level, max(look.FIRST))]
                    heading = self._setting.heading(within, part.level, "".join(span.text for span in part.spans))
                    yield from self._paragraph(part.spans, style, heading, deep, None, bold=True)
                case Bullets():
                    bullet, name = BULLETS[min(deep, len(BULLETS) - 1)]
                    items = [(bullet, item.parts) for item in part.items]
                    yield from self._list(items, within.add("L").set("List", ListNumbering=name), deep)
                case Numbers():
                    items = [(f"{number}.", item.parts) for number, item in enumerate(part.items, part.start)]
                    yield from self._list(items, within.add("L").set("List", ListNumbering="Decimal"), deep)
                case Quote():
                    before, self._quoted = self._quoted, (*self._quoted, _indent(self._rest, deep) + 5)
                    yield from self.texts(part.parts, within.add("BlockQuote"), deep + 1)
                    self._quoted = before
                case _:
                    yield from self._setting.flowables((part,), within)

    def _list(self, items: Iterable[tuple[str, tuple[Part, ...]]], within: Element, deep: int) -> Iterator[Flowable]:
        for label, parts in items:
            item = within.add("LI")
            self._labels.append(Label(label, _indent(self._rest, deep + 1) - 5, item.add("Lbl")))
            yield from self.texts(parts or (Paragraph(()),), item.add("LBody"), deep + 1, 3)

    def _paragraph(  # what a paragraph is set by
        self,
        spans: tuple[Span, ...],
        like: ParagraphStyle,
        element: Element,
        deep: int,
        after: float | None,
        *,
        bold: bool = False,
    ) -> Iterator[Flowable]:
        pieces = list(_cut(spans))
        for number, piece in enumerate(pieces):
            style = ParagraphStyle("set in", parent=like, leftIndent=_indent(self._rest, deep), spaceBefore=0)
            if after is not None:
                style.spaceAfter = after
            if number < len(pieces) - 1:
                style.spaceAfter = 0
            text = _text(piece, style, element, bold=bold)
            beside = self._beside or self._rest
            text.beside = replace(beside, labels=tuple(self._labels), quoted=self._quoted)
            self._beside, self._labels = None, []
            yield text


def _text(spans: Iterable[Span], style: ParagraphStyle, element: Element, *, bold: bool = False) -> Text:
    text = Text(markup(spans, bold=bold), style)
    text.element = element
    return text


def markup(spans: Iterable[Span], *, bold: bool = False) -> str:
    """The spans in ReportLab's markup, every character in a typeface that has it."""
    pieces: list[str] = []
    for span in spans:
        font = face(bold=bold or span.bold or span.is_name, italic=span.italic)
        text = "".join(
            f'<font name="{name}"{_look(span)}>{escape(characters)}</font>'
            for name, characters in runs(span.text, font)
        ).replace("\n", "<br/>")
        if text and (link := address(span.link)):
            text = f'<a href={quoteattr(link)} color="{look.LINK}" underline="1">{text}</a>'
        pieces.append(text)
    return "".join(pieces)


def _look(span: Span) -> str:
    """What ReportLab's markup says of a name, or of text whose writer is shown."""
    if span.is_name:
        colour = look.hue(span.hue).colour if span.hue else look.MUTED
        return f' size="{look.NAME}" color="#{colour.hexval()[2:]}"'
    return f' backColor="#{look.shade(span.hue).hexval()[2:]}"' if span.hue else ""


def _cut(spans: Iterable[Span]) -> Iterator[tuple[Span, ...]]:
    """The spans in pieces no longer than LONGEST characters, cut between words where there are words."""
    piece: list[Span] = []
    length = 0
    for span in spans:
        rest = span.text
        while length + len(rest) > LONGEST:
            room = LONGEST - length
            at = rest.rfind(" ", room // 2, room) + 1 or room
            piece.append(replace(span, text=rest[:at]))
            yield tuple(piece)
            piece, length, rest = [], 0, rest[at:]
        piece.append(replace(span, text=rest))
        length += len(rest)
    yield tuple(piece)


def _grid(part: Table, rows: list[Row], within: Element) -> Iterator[Flowable]:
    """The rows as a table whose head is repeated on every page; sources stand in the gutter, as heads of their rows."""
    if not rows:
        return
    has_source = any(row.source for row in part.rows)
    gutter = look.GUTTER if has_source else 0.0
    room = look.WIDTH - gutter
    widths = [gutter] * has_source + [share / sum(part.shares) * room for share in part.shares]
    table = within.add("Table")
    head, body = table.add("THead").add("TR"), table.add("TBody")
    if has_source:
        head.add("TD")
    titles = [_cell((Span(name),), head.add("TH").set("Table", Scope="Column"), small=True) for name in part.columns]
    lines: list[list[object]] = [["", *titles] if has_source else [*titles]]
    rules: list[tuple[object, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 10),
        ("TOPPADDING", (0, 0), (-1, -1), 3.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4.5),
        ("FONTNAME", (0, 0), (-1, -1), REGULAR),
        ("LINEBELOW", (has_source, 0), (-1, 0), 0.8, look.MUTED),
        ("LINEBELOW", (has_source, 1), (-1, -1), 0.5, look.LINE),
    ]
    for number, row in enumerate(rows, 1):
        tagged = body.add("TR")
        first = [_source_cell(row.source, tagged)] if has_source else []
        lines.append([*first, *(_cell(cell, tagged.add("TD")) for cell in row.cells)])
        if row.source:
            rules.append(("RIGHTPADDING", (0, number), (0, number), 0))
    yield PaperTable(lines, colWidths=widths, repeatRows=1, style=rules, hAlign="LEFT", splitInRow=1)
    yield Spacer(1, 10)


def _cell(spans: Iterable[Span], element: Element, *, small: bool = False) -> Text:
    style = look.text(8.5, 11, bold=True, colour=look.MUTED) if small else look.text(10, 14)
    return _text(spans, style, element.add("P"), bold=small)


def _source_cell(source: Source | None, row: Element) -> object:
    if source is None:
        row.add("TD")
        return ""
    return SourceCell(source, look.GUTTER - GAP, row.add("TH").set("Table", Scope="Row").add("P"))


def _indent(beside: Beside, deep: int) -> float:
    return beside.gutter + look.STEP * min(deep, look.DEEPEST)


def _shortened(text: str, most: int = 90) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
