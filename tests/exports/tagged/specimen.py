"""A document with one of each thing that the tagged layer knows."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache, partial

from reportlab.graphics.shapes import Drawing, Rect
from reportlab.lib.colors import black
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageBreak, PageTemplate

from exports.tagged.canvas import PAGINATION, Canvas
from exports.tagged.figure import Pixels, figure
from exports.tagged.structure import Element
from exports.tagged.table import Row, Ruling, Table
from exports.tagged.text import Languages, Paragraph, Stretch
from exports.typeface import REGULAR, register
from tests.facilitator.logos import a_picture

STYLE = ParagraphStyle("text", fontName=REGULAR, fontSize=11, leading=15)
MADE = datetime(2031, 3, 6, 14, 0, tzinfo=UTC)


def paragraph(text: str, element: Element | None) -> Paragraph:
    """A paragraph of an element."""
    register()
    found = Paragraph(text, STYLE)
    found.element = element
    return found


def built(flowables: Sequence[Flowable], root: Element, *, is_strict: bool = True) -> bytes:
    """The file."""
    file = io.BytesIO()
    template = BaseDocTemplate(
        file, title="Prøve på alt", author="Verksted", lang="nb-NO", displayDocTitle=1, initialFontName=REGULAR
    )

    def foot(canvas: Canvas, _template: object) -> None:
        with canvas.artifact(PAGINATION):
            canvas.setFont(REGULAR, 8)
            canvas.drawString(50, 30, f"Side {canvas.getPageNumber()}")

    template.addPageTemplates([PageTemplate(frames=[Frame(50, 50, 480, 740)], onPageEnd=foot)])
    template.build(list(flowables), canvasmaker=partial(Canvas, root=root, made_at=MADE, is_strict=is_strict))
    return file.getvalue()


@cache
def specimen() -> bytes:
    """Two pages with headings, a paragraph with a link, one in two languages, a list, a table and pictures."""
    register()
    root = Element("Document")
    title = paragraph("Prøve på alt", root.add("H1"))
    title.outline = "title", "Prøve på alt", 0
    parts: list[Flowable] = [title, paragraph('Se <a href="https://example.org/">her</a>, og les.', root.add("P"))]
    name = paragraph("Fjordane eller Fjordánda", root.add("P"))
    name.languages = Languages([Stretch(len("Fjordaneeller")), Stretch(len("Fjordánda"), "se")])
    parts.append(name)
    parts.append(paragraph("Punkter", root.add("H2")))
    listed = root.add("L").set("List", ListNumbering="Decimal")
    for number, text in enumerate(("Gangvei", "Fortau"), 1):
        item = listed.add("LI")
        parts += [paragraph(f"{number}.", item.add("Lbl")), paragraph(text, item.add("LBody").add("P"))]
    parts += [PageBreak(), _table(root), figure(Drawing(100, 20, Rect(0, 0, 50, 20)), root, "Halvparten er med.")]
    parts.append(figure(Pixels(a_picture(mode="RGBA"), (80, 80)), root, "Et rødt fjell"))
    return built(parts, root)


def _table(root: Element) -> Table:
    ruling = Ruling((200, 200), above=3, below=3, beside=6, under_head=(1, black), under_row=(0.5, black))
    table = root.add("Table")
    head, body = table.add("THead").add("TR"), table.add("TBody")
    titles = [[_cell(text, head.add("TH").set("Table", Scope="Column"))] for text in ("Hvem", "Gjør hva")]
    rows = []
    for number in range(60):
        row = body.add("TR")
        cells = [[_cell(text, row.add("TD"))] for text in (f"Gruppe {number}", "Skriver")]
        rows.append(Row(cells, ruling))
    return Table(Row(titles, ruling, is_head=True), rows, room=740)


def _cell(text: str, element: Element) -> Paragraph:
    return paragraph(text, element.add("P"))
