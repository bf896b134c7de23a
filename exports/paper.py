"""A story as PDF. The one place where a document's look on paper is decided.

Every part becomes flowables in one narrow walk; nothing is thrown away, however strange: text that no typeface has is
named, what is nested too deep is set in no further, and a row taller than a page goes on over pages.
"""

import io
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import count
from xml.sax.saxutils import escape, quoteattr

from reportlab import rl_config
from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import BaseDocTemplate, CondPageBreak, Flowable, Frame, PageBreak, PageTemplate, Spacer

from exports import look
from exports.cover import LOGO_ABOVE, LOGO_BESIDE, Cover, Letterhead
from exports.flowables import GAP, Beside, Entry, Field, Label, SourceCell, Text, source_height, write_right
from exports.links import address
from exports.pictures import drawn
from exports.story import (
    CHAPTER,
    Bars,
    Break,
    Bullets,
    Contents,
    Document,
    Facts,
    Grid,
    Heading,
    Numbers,
    Opening,
    Paragraph,
    Part,
    Picture,
    Quote,
    Source,
    Span,
    Table,
    Voice,
    chapters,
    opening,
    sourced,
)
from exports.tagged.canvas import PAGINATION, Canvas
from exports.tagged.figure import Pixels, figure
from exports.tagged.structure import Element
from exports.tagged.table import Row as PaperRow
from exports.tagged.table import Ruling
from exports.tagged.table import Table as PaperTable
from exports.tagged.text import Languages, Stretch
from exports.typeface import REGULAR, face, legible, register, runs, shows, speaking

LONGEST = 2500
"""Characters set as one paragraph; ReportLab's time grows with the square of it."""

NARROWEST = 46
"""Points that a column of a grid has at least, where its share would be less."""

OPENING, COVER, COVER_LONG = (10, 26, 10.5), (13, 38, 12), (12, 26, 11)
"""How large the kind, the title and the lines below it are: where a document opens, on a cover, under a long title."""

BULLETS = (("•", "Disc"), ("◦", "Circle"), ("–", "Unordered"))
"""What stands at the items of a list, level by level, and what a file calls it."""

rl_config.useA85 = 0


def render(document: Document, *, is_strict: bool = False) -> bytes:
    """The document as a PDF file, PDF/UA-1 and PDF/A-2a: A4, tagged, with bookmarks, title and language.

    What is outside the structure is put into it, and logged; with `is_strict` it raises Untagged.
    """
    register()
    file, sheet = io.BytesIO(), look.LYING if document.is_landscape else look.UPRIGHT
    template = BaseDocTemplate(
        file,
        pagesize=sheet.size,
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
    frame = Frame(look.MARGIN, look.BOTTOM, sheet.width, sheet.height, 0, 0, 0, 0)
    foot, root = _Foot(document, sheet), Element("Document")
    template.addPageTemplates([PageTemplate(frames=[frame], onPageEnd=foot.draw)])
    canvas = partial(_Canvas, root=root, made_at=document.made_at, is_strict=is_strict)
    with speaking(document.language):
        template.build(list(_Setting(sheet, document.parts).flowables(document.parts, root)), canvasmaker=canvas)
    return file.getvalue()


class _Canvas(Canvas):
    """A canvas that tells how many pages there are."""

    def save(self) -> None:
        """See ReportLab."""
        self.tell(_Foot.TOTAL, str(self.getPageNumber() - 1))
        super().save()


class _Foot:
    """The foot of every page but a cover, which counts. How many pages there are is known at the end."""

    TOTAL = "pages"

    def __init__(self, document: Document, sheet: look.Sheet) -> None:
        self.document, self.right = document, sheet.size[0] - look.MARGIN
        begins = opening(document.parts)
        self.first = 2 if begins and begins.is_cover else 1

    def draw(self, canvas: Canvas, _template: BaseDocTemplate) -> None:
        """Draw the foot of a page."""
        if canvas.getPageNumber() < self.first:
            return
        at = look.BOTTOM - 30
        canvas.saveState()
        canvas.setStrokeColor(look.LINE)
        canvas.setLineWidth(0.6)
        canvas.setFillColor(look.MUTED)
        with canvas.artifact(PAGINATION):
            canvas.line(look.MARGIN, at + 14, self.right, at + 14)
            write_right(canvas, _shortened(self.document.foot), self.right, at, size=8)
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

    def __init__(self, sheet: look.Sheet, parts: Iterable[Part]) -> None:
        parts = list(parts)
        begins = opening(parts)
        self.sheet, self.palette = sheet, look.palette(begins.letterhead if begins else None)
        self._chapters = {id(each): (f"chapter-{number}", each) for number, each in enumerate(chapters(parts), 1)}
        self._keys = count(1)
        self._outline = self._marked = -1

    def flowables(self, parts: Iterable[Part], within: Element) -> Iterator[Flowable]:
        """The parts at the outermost level."""
        for part in parts:
            match part:
                case Heading():
                    yield from self._heading(part, within, look.GUTTER if part.level > 2 else 0)  # noqa: PLR2004
                case Voice():
                    yield from self._voice(part, within)
                case Paragraph() | Bullets() | Numbers() | Quote():
                    gutter = look.GUTTER if self.sheet is look.UPRIGHT else 0
                    yield from _Passage(self, Beside(gutter=gutter)).texts((part,), within)
                case Break():
                    yield CondPageBreak(self.sheet.height * 0.4)
                    yield Spacer(1, 12)
                case _:
                    yield from self._block(part, within)

    def _block(
        self, part: Opening | Facts | Table | Grid | Bars | Picture | Contents, within: Element
    ) -> Iterator[Flowable]:
        match part:
            case Opening():
                return self._opening(part, within)
            case Facts():
                return self._facts(part, within)
            case Table():
                return self._table(part, within)
            case Grid():
                return self._grid(part, within)
            case Bars() | Picture():
                return self._drawn(part, within)
            case Contents():
                return self._contents(part, within)

    def heading(self, within: Element, level: int, title: str) -> Element:
        """A heading's element, with no level passed over since the one before it; of a title that says something."""
        if not shows(title):
            return within.add("P")
        self._outline = min(level - 1, self._outline + 1, 5)
        return within.add(f"H{self._outline + 1}")

    def _opening(self, part: Opening, within: Element) -> Iterator[Flowable]:
        head = self._letterhead(part, within)
        kind, title = within.add("P"), self.heading(within, 1, part.title)
        outline = self._bookmark(part.title)
        lines = [within.add("P") for _line in part.lines]

        def texts(sizes: tuple[float, float, float], colour: Color, below: Color) -> tuple[list[Text], list[Text]]:
            """What kind it is and the title, and the lines that stand below them."""
            small, large, body = sizes
            above = _text((Span(part.kind),), look.text(small, small + 4, bold=True, colour=colour, after=10), kind)
            style = look.text(large, large + 4, bold=True, colour=colour, after=10)
            named = _text((Span(part.title),), style, title, bold=True)
            named.outline = outline
            style = look.text(body, body + 4.5, colour=below)
            told = zip(part.lines, lines, strict=True)
            return [above, named], [_text((Span(line),), style, element) for line, element in told]

        if part.is_cover and head:
            sizes = COVER if len(part.title) <= look.SHORT else COVER_LONG
            cover = Cover(head, *texts(sizes, self.palette.on_cover, look.INK), self.sheet, self.palette)
            if cover.fits:
                yield from (cover, PageBreak())
                return
        above, below = texts(OPENING, self.palette.on_field, self.palette.on_field)
        yield from [head, Spacer(1, 14)] if head else []
        yield Field([*above, *below], self.sheet.height, self.palette.field)
        yield PageBreak() if part.is_cover else Spacer(1, 18)

    def _letterhead(self, part: Opening, within: Element) -> Letterhead | None:
        letterhead = part.letterhead
        if letterhead is None:
            return None
        logo, room = letterhead.logo, LOGO_ABOVE if part.is_cover else LOGO_BESIDE
        picture = figure(Pixels(logo.png, room), within, legible(logo.words)) if logo else None
        first, *others = letterhead.names
        texts = [_text((first,), look.text(12.5, 16, bold=True, after=2), within.add("P"), bold=True)]
        texts += [_text((each,), look.text(10.5, 14, colour=look.MUTED, after=2), within.add("P")) for each in others]
        return Letterhead(picture, texts, self.sheet.height, is_beside=not part.is_cover)

    def _heading(self, part: Heading, within: Element, indent: float) -> Iterator[Flowable]:
        like = look.FIRST[min(part.level, max(look.FIRST))]
        style = ParagraphStyle("heading", parent=like, leftIndent=indent)
        if part.level == CHAPTER:
            style.textColor = self.palette.chapter
        yield CondPageBreak(like.spaceBefore + 2 * like.leading + 56)
        if part.above:
            colour = self.palette.above
            above = look.text(9, 12, bold=True, colour=colour, before=like.spaceBefore, after=2, indent=indent)
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
        """What stands among the bookmarks; there too no level is passed over, though not every heading is there."""
        if not shows(title):
            return None
        self._marked = min(self._outline, self._marked + 1)
        return key or f"part-{next(self._keys)}", _shortened(legible(title).strip(), 120), self._marked

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
        """The rows under a head; sources stand in the gutter, as heads of their rows."""
        if not part.rows:
            return
        has_source = any(row.source for row in part.rows)
        gutter = look.GUTTER if has_source else 0.0
        room = self.sheet.width - gutter
        widths = [gutter] * has_source + [share / sum(part.shares) * room for share in part.shares]
        ruling = _ruling(widths, first=int(has_source))
        table = within.add("Table")
        head, body = table.add("THead").add("TR"), table.add("TBody")
        if has_source:
            head.add("TD")
        titles = [*[[]] * has_source, *(_title(name, head) for name in part.columns)]
        rows = []
        for row, source, over in sourced(part.rows):
            tagged = body.add("TR")
            first = [_source_cell(source, over, tagged)] if has_source else []
            again = [SourceCell(source, look.GUTTER - GAP, None)] if source and not over else []
            cells = [*first, *(_cell(cell, tagged.add("TD")) for cell in row.cells)]
            rows.append(PaperRow(cells, ruling, again=again))
        yield PaperTable(PaperRow(titles, ruling, is_head=True), rows, self.sheet.height)
        yield Spacer(1, 10)

    def _grid(self, part: Grid, within: Element) -> Iterator[Flowable]:
        """The rows under a head, with running text and lists in their cells."""
        if not part.rows:
            yield from self.flowables((Paragraph((Span(part.empty),), quiet=True),) if part.empty else (), within)
            return
        ruling = _ruling(_widths([column.share for column in part.columns], self.sheet.width))
        table = within.add("Table")
        head, body = table.add("THead").add("TR"), table.add("TBody")
        titles = [_title(column.name, head) for column in part.columns]
        rows = []
        for row in part.rows:
            tagged = body.add("TR")
            cells = []
            for number, (column, cell) in enumerate(zip(part.columns, row, strict=True)):
                element = tagged.add("TH").set("Table", Scope="Row") if column.names_rows else tagged.add("TD")
                cells.append(list(_Cell(self, ruling.room(number)).texts(cell.parts, element)))
            rows.append(PaperRow(cells, ruling))
        yield PaperTable(PaperRow(titles, ruling, is_head=True), rows, self.sheet.height)
        yield Spacer(1, 10)

    def _drawn(self, part: Bars | Picture, within: Element) -> Iterator[Flowable]:
        """A picture of it, or several where a page can't hold it; its words say all that it shows."""
        for piece, words in drawn(part, self.sheet, self.palette):
            yield figure(piece, within, legible(words))
        yield Spacer(1, 6)


class _Passage:
    """Running text at one place: sets lists, quotations and paragraphs, and hangs what is beside on the first."""

    body = look.BODY
    deepest = look.DEEPEST

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
                    style = look.QUIET if part.quiet else self.body
                    yield from self._paragraph(part.spans, style, within.add("P"), deep, after)
                case Heading():
                    yield from self._heading(part, within, deep)
                case Bullets():
                    bullet, name = BULLETS[min(deep, len(BULLETS) - 1)]
                    items = [(bullet, item.parts) for item in part.items]
                    yield from self._list(items, within.add("L").set("List", ListNumbering=name), deep)
                case Numbers():
                    items = [(f"{number}.", item.parts) for number, item in enumerate(part.items, part.start)]
                    yield from self._list(items, within.add("L").set("List", ListNumbering="Decimal"), deep)
                case Quote():
                    before, self._quoted = self._quoted, (*self._quoted, self._indent(deep) + 5)
                    yield from self.texts(part.parts, within.add("BlockQuote"), deep + 1)
                    self._quoted = before
                case _:
                    yield from self._setting.flowables((part,), within)

    def _heading(self, part: Heading, within: Element, deep: int) -> Iterator[Flowable]:
        if part.above:
            above = look.text(9, 12, bold=True, colour=self._setting.palette.above)
            yield from self._paragraph((Span(part.above),), above, within.add("P"), deep, 2, bold=True)
        style = look.FIRST[min(part.level, max(look.FIRST))]
        heading = self._setting.heading(within, part.level, "".join(span.text for span in part.spans))
        yield from self._paragraph(part.spans, style, heading, deep, None, bold=True)

    def _indent(self, deep: int) -> float:
        return self._rest.gutter + look.STEP * min(deep, self.deepest)

    def _list(self, items: Iterable[tuple[str, tuple[Part, ...]]], within: Element, deep: int) -> Iterator[Flowable]:
        for label, parts in items:
            item = within.add("LI")
            self._labels.append(Label(label, self._indent(deep + 1) - 5, item.add("Lbl")))
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
            style = ParagraphStyle("set in", parent=like, leftIndent=self._indent(deep), spaceBefore=0)
            if after is not None:
                style.spaceAfter = after
            if number < len(pieces) - 1:
                style.spaceAfter = 0
            text = _text(piece, style, element, bold=bold)
            beside = self._beside or self._rest
            text.beside = replace(beside, labels=tuple(self._labels), quoted=self._quoted)
            self._beside, self._labels = None, []
            yield text


class _Cell(_Passage):
    """Running text in a cell: smaller, set in no further than there is room, its headings not the document's."""

    body = look.CELL

    def __init__(self, setting: _Setting, width: float) -> None:
        super().__init__(setting, Beside())
        self.deepest = max(1, min(look.DEEPEST, int(width / look.STEP) - 3))

    def _heading(self, part: Heading, within: Element, deep: int) -> Iterator[Flowable]:
        yield from self._paragraph(part.spans, self.body, within.add("P"), deep, 0, bold=True)


def _text(spans: Iterable[Span], style: ParagraphStyle, element: Element, *, bold: bool = False) -> Text:
    spans = list(spans)
    text = Text(markup(spans, bold=bold), style)
    text.element = element
    if any(span.language for span in spans):
        text.languages = Languages([_stretch(span, bold=bold) for span in spans])
    return text


def _stretch(span: Span, *, bold: bool) -> Stretch:
    shown = "".join(characters for _name, characters in _runs(span, bold=bold))
    return Stretch(sum(not each.isspace() for each in shown), span.language, bool(shown and address(span.link)))


def markup(spans: Iterable[Span], *, bold: bool = False) -> str:
    """The spans in ReportLab's markup, every character in a typeface that has it."""
    pieces: list[str] = []
    for span in spans:
        text = "".join(
            f'<font name="{name}"{_look(span)}>{escape(characters)}</font>'
            for name, characters in _runs(span, bold=bold)
        ).replace("\n", "<br/>")
        if text and (link := address(span.link)):
            text = f'<a href={quoteattr(link)} color="{look.LINK}" underline="1">{text}</a>'
        pieces.append(text)
    return "".join(pieces)


def _runs(span: Span, *, bold: bool) -> Iterator[tuple[str, str]]:
    return runs(span.text, face(bold=bold or span.bold or span.is_name, italic=span.italic))


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


def _ruling(widths: Iterable[float], *, first: int = 0) -> Ruling:
    return Ruling(
        tuple(widths),
        above=3.5,
        below=4.5,
        beside=10,
        under_head=(0.8, look.MUTED),
        under_row=(0.5, look.LINE),
        first=first,
    )


def _widths(shares: Iterable[float], room: float) -> Iterator[float]:
    """The columns' widths: none so narrow that no word has room, as long as there is room for that."""
    whole = list(shares)
    narrowest = min(NARROWEST, room / len(whole))
    widths = [max(share / sum(whole) * room, narrowest) for share in whole]
    spare = sum(widths) - narrowest * len(widths)
    for width in widths:
        yield width - (sum(widths) - room) * (width - narrowest) / spare if spare else width


def _title(name: str, head: Element) -> list[Flowable]:
    style = look.text(8.5, 11, bold=True, colour=look.MUTED)
    return [_text((Span(name),), style, head.add("TH").set("Table", Scope="Column").add("P"), bold=True)]


def _cell(spans: Iterable[Span], element: Element) -> list[Flowable]:
    return [_text(piece, look.text(10, 14), element.add("P")) for piece in _cut(spans)]


def _source_cell(source: Source | None, over: int, row: Element) -> list[Flowable]:
    """The cell of a source, which goes over so many rows; nothing where that of a row above does."""
    if not over:
        return []
    if source is None:
        row.add("TD")
        return []
    head = row.add("TH").set("Table", Scope="Row")
    if over > 1:
        head.set("Table", RowSpan=over)
    return [SourceCell(source, look.GUTTER - GAP, head.add("P"))]


def _shortened(text: str, most: int = 90) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
