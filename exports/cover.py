"""Who a document comes from, on paper: the letterhead above what is short, and the cover of what is long."""

from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from exports.flowables import Text
from exports.look import MARGIN, Palette, Sheet
from exports.tagged.canvas import Canvas
from exports.tagged.figure import Figure

LOGO_BESIDE, LOGO_ABOVE = (48 * mm, 16 * mm), (75 * mm, 28 * mm)
"""The room of a logo beside its names, and above them, in points."""

GAP = 12
"""Between a logo and its names."""

_HIGHEST, _USUAL = 0.68, 0.42
"""Where the field of a cover begins, and how tall it is unless more is in it or around it, as shares of the page."""
_PADDING = 30
_LINE = 5


class Letterhead(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """A logo and names, beside each other or one above the other; on pages as tall as `room`."""

    canv: Canvas

    def __init__(self, logo: Figure | None, names: Sequence[Text], room: float, *, is_beside: bool) -> None:
        super().__init__()
        self.logo, self.names, self.room, self.is_beside = logo, names, room, is_beside

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As tall as the logo and the names."""
        self.width = width
        wide, self.tall = self.logo.wrap(width, height) if self.logo else (0.0, 0.0)
        self.left = wide + GAP if self.logo and self.is_beside else 0.0
        self.lines = _height(self.names, width - self.left)
        if self.is_beside:
            self.height = max(self.tall, self.lines)
        else:
            self.height = self.tall + GAP * bool(self.logo) + self.lines
        return width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """One taller than any page is given up for what is in it; what comes first has to fit here."""
        if self.height <= self.room:
            return []
        if self.logo:
            return [self.logo, *self.names]
        first, *others = self.names
        return [*(first.split(width, height) if first.wrap(width, height)[1] > height else [first]), *others]

    def draw(self) -> None:
        """Draw the logo, then write the names."""
        at = self.height
        if self.logo:
            self.logo.drawOn(self.canv, 0, at - self.tall if not self.is_beside else (at - self.tall) / 2)
            at -= 0 if self.is_beside else self.tall + GAP
        if self.is_beside:
            at -= (self.height - self.lines) / 2
        _write(self.canv, self.names, self.left, at)


class Cover(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """A first page: a letterhead, what the document is on a field from edge to edge, and when and where below it."""

    canv: Canvas

    def __init__(
        self, head: Letterhead, titles: Sequence[Text], lines: Sequence[Text], sheet: Sheet, palette: Palette
    ) -> None:
        super().__init__()
        self.head, self.titles, self.lines, self.sheet, self.palette = head, titles, lines, sheet, palette
        _, above = head.wrap(sheet.width, sheet.height)
        self.top = min(sheet.height * _HIGHEST, sheet.height - above - _PADDING)
        room = self.top - _PADDING - _height(lines, sheet.width)
        self.tall = max(_height(titles, sheet.width) + 2 * _PADDING, min(sheet.height * _USUAL, room))
        self.fits = self.tall <= room

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """The whole page."""
        return width, self.sheet.height

    def draw(self) -> None:
        """Fill the field, and write in it and around it."""
        canvas, bottom = self.canv, self.top - self.tall
        self.head.drawOn(canvas, 0, self.sheet.height - self.head.height)
        canvas.saveState()
        with canvas.artifact():
            for colour, at, tall in ((self.palette.cover, bottom, self.tall), (self.palette.line, bottom, _LINE)):
                canvas.setFillColor(colour)
                canvas.rect(-MARGIN, at, self.sheet.size[0], tall, stroke=0, fill=1)
        canvas.restoreState()
        _write(canvas, self.titles, 0, self.top - _PADDING)
        _write(canvas, self.lines, 0, bottom - _PADDING)


def _height(texts: Sequence[Text], width: float) -> float:
    return float(sum(text.wrap(width, 10_000)[1] + text.style.spaceAfter for text in texts))


def _write(canvas: Canvas, texts: Sequence[Text], left: float, top: float) -> None:
    for text in texts:
        top -= text.height
        text.drawOn(canvas, left, top)
        top -= text.style.spaceAfter
