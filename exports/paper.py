"""A story as PDF. The one place where a document's look on paper is decided.

Every part becomes flowables in one narrow walk; nothing is thrown away, however strange: text that no typeface has is
named, what is nested too deep is set in no further, and a row too tall for a table is told as text.
"""

import io
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count
from urllib.parse import quote, urlsplit
from xml.sax.saxutils import escape, quoteattr

from reportlab import rl_config
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, CondPageBreak, Flowable, Frame, PageTemplate, Spacer
from reportlab.platypus import Table as PaperTable

from exports import look
from exports.flowables import GAP, ON_FIELD, Beside, Field, Label, SourceCell, Text, source_height, write_right
from exports.story import (
    Break,
    Bullets,
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
from exports.typeface import REGULAR, face, legible, length, register, runs

LONGEST = 2500
"""Characters set as one paragraph; ReportLab's time grows with the square of it."""

TALLEST = 900
"""Characters in a cell; a longer one is told as text, for a row can't be taller than a page."""

BULLETS = ("•", "◦", "–")

rl_config.useA85 = 0


def render(document: Document) -> bytes:
    """The document as a PDF file: A4, typefaces embedded, with bookmarks, title and language."""
    register()
    file = io.BytesIO()
    template = BaseDocTemplate(
        file,
        pagesize=look.PAGE,
        leftMargin=look.MARGIN,
        rightMargin=look.MARGIN,
        topMargin=look.TOP,
        bottomMargin=look.BOTTOM,
        title=legible(document.title),
        author="Verksted",
        subject=legible(document.foot),
        creator="Verksted",
        lang=document.language,
        displayDocTitle=1,
        initialFontName=REGULAR,
    )
    frame = Frame(look.MARGIN, look.BOTTOM, look.WIDTH, look.HEIGHT, 0, 0, 0, 0)
    foot = _Foot(document)
    template.addPageTemplates([PageTemplate(frames=[frame], onPageEnd=foot.draw)])
    template.build(list(_Setting().flowables(document.parts)), canvasmaker=foot.canvas)
    return file.getvalue()


class _Foot:
    """The foot of every page. How many pages there are is known at the end, so that number is a form drawn then."""

    TOTAL = "pages"

    def __init__(self, document: Document) -> None:
        self.document = document
        self.before, _, self.after = document.page.partition("{total}")

    def draw(self, canvas: Canvas, _template: BaseDocTemplate) -> None:
        """Draw the foot of a page."""
        at = look.BOTTOM - 30
        canvas.saveState()
        canvas.setStrokeColor(look.LINE)
        canvas.setLineWidth(0.6)
        canvas.line(look.MARGIN, at + 14, look.PAGE[0] - look.MARGIN, at + 14)
        canvas.setFillColor(look.MUTED)
        write_right(canvas, _shortened(self.document.foot), look.PAGE[0] - look.MARGIN, at, size=8)
        before = self.before.replace("{n}", str(canvas.getPageNumber()))
        canvas.setFont(REGULAR, 8)
        canvas.drawString(look.MARGIN, at, before)
        canvas.translate(look.MARGIN + canvas.stringWidth(before, REGULAR, 8), at)
        canvas.doForm(self.TOTAL)
        canvas.restoreState()

    def canvas(self, *arguments: object, **options: object) -> Canvas:
        """A canvas that draws the number of pages when it is saved."""
        canvas = Canvas(*arguments, **options)
        save = canvas.save

        def save_with_total() -> None:
            total = canvas.getPageNumber() - 1
            canvas.beginForm(self.TOTAL, 0, -4, 60, 12)
            canvas.setFillColor(look.MUTED)
            canvas.setFont(REGULAR, 8)
            canvas.drawString(0, 0, f"{total}{self.after.replace('{n}', '')}")
            canvas.endForm()
            save()

        canvas.save = save_with_total
        return canvas


class _Setting:
    """Sets parts as flowables; remembers where it is: how deep, whose words, under which heading."""

    def __init__(self) -> None:
        self._keys = count(1)
        self._outline = -1

    def flowables(self, parts: Iterable[Part]) -> Iterator[Flowable]:
        """The parts at the outermost level."""
        for part in parts:
            match part:
                case Opening():
                    yield from self._opening(part)
                case Heading():
                    yield from self._heading(part, look.GUTTER if part.level > 2 else 0)  # noqa: PLR2004
                case Facts():
                    yield from self._facts(part)
                case Voice():
                    yield from self._voice(part)
                case Table():
                    yield from self._table(part)
                case Break():
                    yield CondPageBreak(look.HEIGHT * 0.4)
                    yield Spacer(1, 12)
                case _:
                    yield from _Passage(Beside(gutter=look.GUTTER)).texts((part,))

    def _opening(self, part: Opening) -> Iterator[Flowable]:
        kind = Text(markup((Span(part.kind),)), look.text(10, 14, bold=True, colour=ON_FIELD, after=10))
        title = Text(markup((Span(part.title),), bold=True), look.text(26, 30, bold=True, colour=ON_FIELD, after=10))
        title.outline = self._bookmark(part.title, 1)
        lines = [Text(markup((Span(line),)), look.text(10.5, 15, colour=ON_FIELD)) for line in part.lines]
        yield Field([kind, title, *lines])
        yield Spacer(1, 18)

    def _heading(self, part: Heading, indent: float) -> Iterator[Flowable]:
        like = look.FIRST[min(part.level, max(look.FIRST))]
        style = ParagraphStyle("heading", parent=like, leftIndent=indent)
        yield CondPageBreak(like.spaceBefore + 2 * like.leading + 56)
        if part.above:
            above = look.text(9, 12, bold=True, colour=look.ACCENT, before=like.spaceBefore, after=2, indent=indent)
            yield Text(markup((Span(part.above),), bold=True), above)
            style.spaceBefore = 0
        heading = Text(markup(part.spans, bold=True), style)
        heading.outline = self._bookmark("".join(span.text for span in part.spans), part.level)
        yield heading

    def _bookmark(self, title: str, level: int) -> tuple[str, str, int]:
        self._outline = min(level - 1, self._outline + 1)
        return f"part-{next(self._keys)}", _shortened(legible(title), 120), self._outline

    def _facts(self, part: Facts) -> Iterator[Flowable]:
        for name, spans in part.rows:
            yield from _Passage(Beside(gutter=look.GUTTER, name=name)).texts((Paragraph(spans),), after=2)
        yield Spacer(1, 4)

    def _voice(self, part: Voice) -> Iterator[Flowable]:
        along = look.hue(part.source.number)
        least = source_height(part.source, look.GUTTER)
        beside = Beside(gutter=look.GUTTER, source=part.source, along=along, least=least)
        texts = list(_Passage(beside).texts(part.parts))
        if len(texts) > 1 and isinstance(texts[0], Text):
            texts[0].beside = replace(texts[0].beside, least=least - look.BODY.leading)
        if texts and isinstance(texts[-1], Text):
            texts[-1].beside = replace(texts[-1].beside, ends=True)
        yield from texts
        yield Spacer(1, 7)

    def _table(self, part: Table) -> Iterator[Flowable]:
        rows: list[Row] = []
        for row in part.rows:
            if max(sum(length(span.text) for span in cell) for cell in row.cells) <= TALLEST:
                rows.append(row)
                continue
            yield from _grid(part, rows)
            rows = []
            named = zip(part.columns, row.cells, strict=True)
            told = tuple(Paragraph((Span(f"{name}: ", bold=True), *cell)) for name, cell in named)
            if row.source:
                yield from self._voice(Voice(row.source, told))
            else:
                yield from _Passage(Beside(gutter=look.GUTTER)).texts(told)
        yield from _grid(part, rows)


class _Passage:
    """Running text at one place: sets lists, quotations and paragraphs, and hangs what is beside on the first."""

    def __init__(self, beside: Beside) -> None:
        self._beside: Beside | None = beside
        self._rest = Beside(along=beside.along, gutter=beside.gutter)
        self._labels: list[Label] = []
        self._quoted: tuple[float, ...] = ()

    def texts(self, parts: Iterable[Part], deep: int = 0, after: float | None = None) -> Iterator[Flowable]:
        """The parts as texts, `deep` levels into lists and quotations."""
        for part in parts:
            match part:
                case Paragraph():
                    yield from self._paragraph(part.spans, look.QUIET if part.quiet else look.BODY, deep, after)
                case Heading():
                    style = look.FIRST[min(part.level, max(look.FIRST))]
                    yield from self._paragraph(part.spans, style, deep, None, bold=True)
                case Bullets():
                    for item in part.items:
                        yield from self._item(BULLETS[min(deep, len(BULLETS) - 1)], item.parts, deep)
                case Numbers():
                    for number, item in enumerate(part.items, part.start):
                        yield from self._item(f"{number}.", item.parts, deep)
                case Quote():
                    before, self._quoted = self._quoted, (*self._quoted, _indent(self._rest, deep) + 5)
                    yield from self.texts(part.parts, deep + 1)
                    self._quoted = before
                case _:
                    yield from _Setting().flowables((part,))

    def _item(self, label: str, parts: tuple[Part, ...], deep: int) -> Iterator[Flowable]:
        self._labels.append(Label(label, _indent(self._rest, deep + 1) - 5))
        yield from self.texts(parts or (Paragraph(()),), deep + 1, 3)

    def _paragraph(
        self, spans: tuple[Span, ...], like: ParagraphStyle, deep: int, after: float | None, *, bold: bool = False
    ) -> Iterator[Flowable]:
        pieces = list(_cut(spans))
        for number, piece in enumerate(pieces):
            style = ParagraphStyle("set in", parent=like, leftIndent=_indent(self._rest, deep), spaceBefore=0)
            if after is not None:
                style.spaceAfter = after
            if number < len(pieces) - 1:
                style.spaceAfter = 0
            text = Text(markup(piece, bold=bold), style)
            beside = self._beside or self._rest
            text.beside = Beside(
                labels=tuple(self._labels),
                source=beside.source,
                name=beside.name,
                along=beside.along,
                quoted=self._quoted,
                gutter=beside.gutter,
                least=beside.least,
            )
            self._beside, self._labels = None, []
            yield text


def markup(spans: Iterable[Span], *, bold: bool = False) -> str:
    """The spans in ReportLab's markup, every character in a typeface that has it."""
    pieces: list[str] = []
    for span in spans:
        font = face(bold=bold or span.bold or span.is_name, italic=span.italic)
        text = "".join(
            f'<font name="{name}"{_look(span)}>{escape(characters)}</font>'
            for name, characters in runs(span.text, font)
        ).replace("\n", "<br/>")
        if text and (link := _address(span.link)):
            text = f'<a href={quoteattr(link)} color="{look.LINK}" underline="1">{text}</a>'
        pieces.append(text)
    return "".join(pieces)


def _look(span: Span) -> str:
    """What ReportLab's markup says of a name, or of text whose writer is shown."""
    if span.is_name:
        colour = look.hue(span.hue).colour if span.hue else look.MUTED
        return f' size="{look.NAME}" color="#{colour.hexval()[2:]}"'
    return f' backColor="#{look.shade(span.hue).hexval()[2:]}"' if span.hue else ""


def _address(link: str | None) -> str:
    """The link as a file can hold it; nothing if it is not one that is safe to press."""
    link = (link or "").strip()
    try:
        is_safe = urlsplit(link).scheme.lower() in {"http", "https", "mailto"}
    except ValueError:
        is_safe = False
    return quote(link, safe="%/:=&?~#+!$,;'@()*[]-._") if is_safe else ""


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


def _grid(part: Table, rows: list[Row]) -> Iterator[Flowable]:
    """The rows as a table whose head is repeated on every page; sources stand in the gutter."""
    if not rows:
        return
    has_source = any(row.source for row in part.rows)
    gutter = look.GUTTER if has_source else 0.0
    room = look.WIDTH - gutter
    widths = [gutter] * has_source + [share / sum(part.shares) * room for share in part.shares]
    head = [_cell(Span(name), small=True) for name in part.columns]
    lines: list[list[object]] = [["", *head] if has_source else [*head]]
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
        cells: list[object] = [_cell(*cell) for cell in row.cells]
        lines.append([_source_cell(row.source), *cells] if has_source else cells)
        if row.source:
            rules.append(("RIGHTPADDING", (0, number), (0, number), 0))
    yield PaperTable(lines, colWidths=widths, repeatRows=1, style=rules, hAlign="LEFT", splitInRow=1)
    yield Spacer(1, 10)


def _cell(*spans: Span, small: bool = False) -> Text:
    style = look.text(8.5, 11, bold=True, colour=look.MUTED) if small else look.text(10, 14)
    return Text(markup(spans, bold=small), style)


def _source_cell(source: Source | None) -> object:
    return SourceCell(source, look.GUTTER - GAP) if source else ""


def _indent(beside: Beside, deep: int) -> float:
    return beside.gutter + look.STEP * min(deep, look.DEEPEST)


def _shortened(text: str, most: int = 90) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
