"""Points on two scales on paper: four named fields, and at each point the number that it has in the table."""

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from exports.flowables import write, write_right
from exports.look import INK, LINE, MUTED, PAPER, Palette
from exports.marks import Mark, marks
from exports.story import Quadrants as Told
from exports.tagged.canvas import Canvas
from exports.typeface import BOLD

UNIT = 60
"""Points from one value to the next."""

LOW, HIGH = 0.5, 5.5
"""How far the fields reach: so far beyond the scales that no mark covers their names."""

BELOW, SIZE, TALL = 34, 9, 16


class Quadrants(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """The picture, in the middle of `width` points."""

    canv: Canvas

    def __init__(self, told: Told, width: float, palette: Palette) -> None:
        super().__init__()
        self.told, self.width, self.palette = told, width, palette
        self.side = (HIGH - LOW) * UNIT
        self.left = (width - self.side) / 2
        self.height = self.side + BELOW + TALL

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """As large as it was made."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the fields, the scales, then the marks."""
        self._draw_fields()
        self._draw_scales()
        for each in marks(self.told.points):
            self._draw_mark(each)

    def _draw_fields(self) -> None:
        canvas, half = self.canv, (HIGH - LOW) / 2 * UNIT
        canvas.setFillColor(self.palette.field)
        canvas.rect(self.left, BELOW + half, half, half, stroke=0, fill=1)
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.8)
        canvas.rect(self.left, BELOW, self.side, self.side, stroke=1, fill=0)
        canvas.line(self.left + half, BELOW, self.left + half, BELOW + self.side)
        canvas.line(self.left, BELOW + half, self.left + self.side, BELOW + half)
        canvas.setFillColor(MUTED)
        upper_left, upper_right, lower_left, lower_right = self.told.fields
        top, low = BELOW + self.side - SIZE - 5, BELOW + 7
        for text, at, is_right in (
            (upper_left, top, False),
            (upper_right, top, True),
            (lower_left, low, False),
            (lower_right, low, True),
        ):
            if is_right:
                write_right(canvas, text, self.left + self.side - 7, at, font=BOLD, size=SIZE)
            else:
                write(canvas, text, self.left + 7, at, font=BOLD, size=SIZE)

    def _draw_scales(self) -> None:
        canvas = self.canv
        canvas.setFillColor(MUTED)
        for value in range(1, 6):
            at = (value - LOW) * UNIT
            write(canvas, str(value), self.left + at - 2.5, BELOW - 12, size=8)
            write_right(canvas, str(value), self.left - 6, BELOW + at - 3, size=8)
        canvas.setFillColor(INK)
        write_right(canvas, f"{self.told.across} →", self.left + self.side, BELOW - 27, size=SIZE)
        write(canvas, f"↑ {self.told.up}", self.left, BELOW + self.side + 6, size=SIZE)

    def _draw_mark(self, mark: Mark) -> None:
        canvas, room = self.canv, stringWidth(mark.label, BOLD, SIZE)
        wide = max(room + SIZE, TALL)
        across, up = self.left + (mark.across - LOW) * UNIT, BELOW + (mark.up - LOW) * UNIT
        canvas.setFillColor(self.palette.line)
        canvas.roundRect(across - wide / 2, up - TALL / 2, wide, TALL, TALL / 2, stroke=0, fill=1)
        canvas.setFillColor(PAPER)
        write(canvas, mark.label, across - room / 2, up - SIZE * 0.36, font=BOLD, size=SIZE)
