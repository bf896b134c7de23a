"""How answers on a scale are spread, on paper: for each that was asked about, a numbered column for each value."""

from collections.abc import Sequence

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from exports.bars import LONGEST, NAMES, SIZE
from exports.flowables import GAP, folded, write, write_right
from exports.look import ACCENT, INK, LINE, MUTED
from exports.story import Spread
from exports.tagged.canvas import Canvas
from exports.typeface import BOLD, REGULAR, at_most

COLUMN, BETWEEN, HIGHEST = 26, 12, 26
"""How wide a column is, how far from the next, and how tall the tallest, in points."""

TALL, STEP = 58, 12.5


class Spreads(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """One spread below the other, the column of `most` the tallest; as wide as `width`, in points."""

    canv: Canvas

    def __init__(self, spreads: Sequence[Spread], most: int, width: float) -> None:
        super().__init__()
        self.spreads, self.most, self.width = spreads, most, width
        self.height = float(TALL * len(spreads))

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """As large as it was made."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw them from the top."""
        for place, each in enumerate(self.spreads, start=1):
            self._draw(each, self.height - TALL * place)

    def _draw(self, spread: Spread, bottom: float) -> None:
        canvas, left, ground = self.canv, self.width * NAMES, bottom + 18
        canvas.setFillColor(INK)
        lines = folded(at_most(spread.name, LONGEST), REGULAR, SIZE, left - GAP)[:3]
        for number, line in enumerate(lines):
            write_right(canvas, line, left - GAP, ground + STEP * (len(lines) - 1 - number), size=SIZE)
        for value, number in enumerate(spread.numbers, start=1):
            at = left + (COLUMN + BETWEEN) * (value - 1)
            tall = HIGHEST * number / self.most
            canvas.setFillColor(ACCENT)
            canvas.rect(at, ground, COLUMN, tall, stroke=0, fill=1)
            canvas.setFillColor(INK)
            _write_middle(canvas, str(number), at, ground + tall + 3, BOLD)
            canvas.setFillColor(MUTED)
            _write_middle(canvas, str(value), at, bottom + 7, REGULAR)
        end = left + (COLUMN + BETWEEN) * len(spread.numbers) - BETWEEN
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.6)
        canvas.line(left, ground, end, ground)
        canvas.setFillColor(INK)
        write(canvas, spread.said, end + BETWEEN, ground, font=BOLD, size=SIZE)


def apart(spreads: Sequence[Spread], width: float, height: float) -> list[Spreads]:
    """The spreads in as many pieces as they need to fit in this height, in points."""
    most = max((number for each in spreads for number in each.numbers), default=1) or 1
    fitting = max(1, int(height // TALL))
    pieces = (spreads[start : start + fitting] for start in range(0, len(spreads), fitting))
    return [Spreads(piece, most, width) for piece in pieces]


def words(spread: Spread) -> str:
    """The spread in words: each value, and how many gave it."""
    numbers = ", ".join(f"{value}: {number}" for value, number in enumerate(spread.numbers, start=1))
    return f"{spread.name}: {spread.said} ({numbers})" if spread.said else f"{spread.name}: {numbers}"


def _write_middle(canvas: Canvas, text: str, left: float, at: float, font: str) -> None:
    write(canvas, text, left + (COLUMN - stringWidth(text, font, 8)) / 2, at, font=font, size=8)
