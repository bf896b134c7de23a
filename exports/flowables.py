"""Pieces of a page that ReportLab does not have: text with something beside it, and the field a document opens with.

What stands beside a text belongs to its first line and stays with it when the text goes on to another page.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from exports.look import INK, MUTED, PAPER, Hue, hue
from exports.story import Source
from exports.tagged.canvas import PAGINATION, Canvas
from exports.tagged.structure import Element
from exports.tagged.text import Paragraph
from exports.typeface import BOLD, REGULAR, runs

CHIP = 12.5
"""Height of the square with a number in it."""

GAP = 13
"""From the gutter's text to the text beside it."""


MOST_LINES = 13
"""Most lines of what stands in the gutter, so that it fits on a page that lies, under the head of a table."""


@dataclass(frozen=True, slots=True)
class Label:
    """A bullet or a number, set `at` this far in."""

    text: str
    at: float
    element: Element


@dataclass(frozen=True, slots=True)
class Beside:
    """What is drawn around a text: labels on its first line, a source or a name in the gutter, a line along it.

    `element` is the source's or the name's.
    """

    labels: tuple[Label, ...] = ()
    source: Source | None = None
    name: str = ""
    element: Element | None = None
    along: Hue | None = None
    quoted: tuple[float, ...] = ()
    gutter: float = 0
    least: float = 0
    ends: bool = False


NOTHING = Beside()


class Text(Paragraph):
    """A paragraph with something beside it."""

    def __init__(self, text: str | None, style: ParagraphStyle, *arguments: object, **options: object) -> None:
        super().__init__(text, style, *arguments, **options)
        self.beside = NOTHING

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As tall as its text, and as what stands beside it."""
        _width, tall = super().wrap(width, height)
        self.height: float = max(tall, self.beside.least)
        return width, self.height

    def split(self, width: float, height: float) -> list["Text"]:
        """In two: the first keeps what belongs to the first line."""
        if self.beside.least > height:
            return []  # no room for what stands beside it
        parts: list[Text] = super().split(width, height)
        if len(parts) == 2:  # noqa: PLR2004
            first, rest = parts
            first.beside = replace(self.beside, ends=False)
            rest.beside = Beside(
                along=self.beside.along,
                quoted=self.beside.quoted,
                gutter=self.beside.gutter,
                ends=self.beside.ends,
            )
        return parts

    def draw(self) -> None:
        """Draw what is beside it, then the text."""
        with self.canv.artifact():
            self._draw_lines()
        line = self.height - self.style.fontSize * 0.98
        if self.beside.element:
            with self.canv.mark(self.beside.element):
                self._draw_beside(line)
        for label in self.beside.labels:
            self.canv.setFillColor(INK)
            with self.canv.mark(label.element):
                write_right(self.canv, label.text, label.at, line, size=self.style.fontSize)
        super().draw()

    def _draw_beside(self, line: float) -> None:
        if self.beside.source:
            draw_source(self.canv, self.beside.source, self.beside.gutter, line)
        for number, name in enumerate(folded(self.beside.name, BOLD, 9, self.beside.gutter - GAP)):
            self.canv.setFillColor(MUTED)
            write_right(self.canv, name, self.beside.gutter - GAP, line - number * 11, font=BOLD)

    def _draw_lines(self) -> None:
        below = -2 if self.beside.ends else self.style.spaceAfter
        if self.beside.along:
            draw_line(self.canv, self.beside.along, self.beside.gutter - GAP / 2, self.height, -below)
        for at in self.beside.quoted:
            self.canv.saveState()
            self.canv.setStrokeColor(MUTED)
            self.canv.setLineWidth(0.8)
            self.canv.line(at, self.height, at, -below)
            self.canv.restoreState()


class Entry(Text):
    """A line of the table of contents: a title, and the page on which the bookmark `key` is."""

    def __init__(self, text: str | None, style: ParagraphStyle, key: str = "") -> None:
        super().__init__(text, style)
        self.key = key

    def split(self, _width: float, _height: float) -> list[Text]:
        """It is a line or two, and stays together."""
        return []

    def draw(self) -> None:
        """Draw the title, and the number at the right."""
        super().draw()
        self.canv.setFillColor(MUTED)
        with self.canv.mark(self.element or self.canv.root):
            self.canv.draw_late(self.key, (self.width, self.height - 10), REGULAR, 10, is_right=True)


class SourceCell(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """A source in a table's cell, from the left; without an element it is only said again to those who see it."""

    canv: Canvas

    def __init__(self, source: Source, width: float, element: Element | None) -> None:
        super().__init__()
        self.source, self.room, self.element = source, width, element

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """As tall as its lines."""
        return self.room, source_height(self.source, self.room + GAP)

    def draw(self) -> None:
        """Draw it, its number at the right."""
        height = source_height(self.source, self.room + GAP)
        with self.canv.mark(self.element) if self.element else self.canv.artifact(PAGINATION):
            draw_source(self.canv, self.source, self.room + GAP, height - 10.3)


class Field(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """A soft field with rounded corners and texts in it, one under the other; on pages as tall as `room`."""

    PADDING = 18
    canv: Canvas

    def __init__(self, texts: Sequence[Text], room: float, colour: Color) -> None:
        super().__init__()
        self.texts, self.room, self.colour = texts, room, colour

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """As tall as its texts."""
        self.width = width
        inner = [text.wrap(width - 2 * self.PADDING, 10_000)[1] + text.style.spaceAfter for text in self.texts]
        self.height = sum(inner) + 2 * self.PADDING
        return width, self.height

    def split(self, _width: float, _height: float) -> list[Text]:
        """A field taller than any page is given up for its texts."""
        return list(self.texts) if self.height > self.room else []

    def draw(self) -> None:
        """Fill the field, then write in it."""
        self.canv.setFillColor(self.colour)
        with self.canv.artifact():
            self.canv.roundRect(0, 0, self.width, self.height, 12, stroke=0, fill=1)
        at = self.height - self.PADDING
        for text in self.texts:
            at -= text.height
            text.drawOn(self.canv, self.PADDING, at)
            at -= text.style.spaceAfter


def source_height(source: Source, gutter: float) -> float:
    """How much room a source takes, in points."""
    above = len(folded(source.word, BOLD, 9, _word_room(source, gutter)))
    return 13 + 11 * (max(above, 1) - 1) + 11 * len(folded(source.below, REGULAR, 9, gutter - GAP))


def draw_source(canvas: Canvas, source: Source, gutter: float, at: float) -> None:
    """Write a source in the gutter, right to left from its edge: number in its hue, word, and the line below."""
    colour = hue(source.number).colour
    edge = gutter - GAP
    chip = _chip_width(source)
    words = folded(source.word, BOLD, 9, _word_room(source, gutter))
    for number, word in enumerate(words):
        canvas.setFillColor(colour)
        write_right(canvas, word, edge - chip - 4, at - 11 * number, font=BOLD)
        if number == 0:
            _draw_chip(canvas, source, edge - chip, at, chip)
    if not words:
        _draw_chip(canvas, source, edge - chip, at, chip)
    at -= 11 * (max(len(words), 1) - 1)
    for number, line in enumerate(folded(source.below, REGULAR, 9, gutter - GAP), 1):
        canvas.setFillColor(MUTED)
        write_right(canvas, line, edge, at - 1 - 11 * number)


def _draw_chip(canvas: Canvas, source: Source, left: float, at: float, width: float) -> None:
    canvas.setFillColor(hue(source.number).colour)
    with canvas.artifact():
        canvas.roundRect(left, at - 3, width, CHIP, 2.5, stroke=0, fill=1)
    canvas.setFillColor(PAPER)
    number = str(source.number)
    write_right(canvas, number, left + (width + stringWidth(number, BOLD, 8.5)) / 2, at + 0.4, font=BOLD, size=8.5)


def draw_line(canvas: Canvas, hue: Hue, left: float, top: float, bottom: float) -> None:
    """Draw the line along a text in its hue's colour and rhythm."""
    canvas.saveState()
    canvas.setStrokeColor(hue.colour)
    canvas.setLineWidth(hue.width)
    if hue.dash:
        canvas.setDash(list(hue.dash))
    canvas.line(left, top, left, bottom)
    canvas.restoreState()


def write_right(canvas: Canvas, text: str, right: float, at: float, *, font: str = REGULAR, size: float = 9) -> None:
    """Write one line that ends at `right`, as `write` does."""
    line = text.replace("\n", " ")
    write(canvas, line, right - _width(line, font, size), at, font=font, size=size)


def write(canvas: Canvas, text: str, left: float, at: float, *, font: str = REGULAR, size: float = 9) -> None:
    """Write one line that begins at `left`, each character in a typeface that has it, and a space after it."""
    pieces = list(runs(text.replace("\n", " "), font))
    for number, (name, piece) in enumerate(pieces, 1):
        canvas.setFont(name, size)
        canvas.drawString(left, at, piece + " " * (number == len(pieces)))
        left += stringWidth(piece, name, size)


def folded(text: str, font: str, size: float, room: float) -> list[str]:
    """The text in lines no wider than `room`, long words cut; no more than MOST_LINES."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        rest = word
        while rest and len(lines) < MOST_LINES:
            joined = f"{line} {rest}" if line else rest
            if _width(joined, font, size) <= room:
                line, rest = joined, ""
            elif line:
                lines.append(line)
                line = ""
            else:
                fits = next((n for n in range(len(rest), 1, -1) if _width(rest[:n], font, size) <= room), 1)
                lines.append(rest[:fits])
                rest = rest[fits:]
    return ([*lines, line] if line else lines)[:MOST_LINES]


def _width(text: str, font: str, size: float) -> float:
    return float(sum(stringWidth(piece, name, size) for name, piece in runs(text, font)))


def _chip_width(source: Source) -> float:
    return float(max(CHIP, stringWidth(str(source.number), BOLD, 8.5) + 7))


def _word_room(source: Source, gutter: float) -> float:
    return gutter - GAP - _chip_width(source) - 4
