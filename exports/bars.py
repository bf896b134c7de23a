"""Bars on paper: how much of each there is, drawn to be compared, with names and numbers in words."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from exports.flowables import GAP, folded, write, write_right
from exports.look import ACCENT, CELL, EDGE, INK
from exports.story import Bar
from exports.tagged.canvas import Canvas
from exports.typeface import BOLD, REGULAR, at_most

NAMES = 0.34
"""The names' share of the width."""

NUMBER = 34
"""Points that the longest bar leaves for its number."""

SIZE = float(CELL.fontSize)
LONGEST = 160
"""Letters of a name that are drawn; one letter may be a sentence on paper, and all of it is in the picture's words."""

LINE, ROOM, THICK = 12.5, 5, 9
"""Points from a name's line to its next, between two bars, and how thick a bar is."""


Named = tuple[Bar, list[str]]
"""A bar with its name in the lines that it takes."""


class Bars(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """Bars, one below the other, each `most` at its longest; as wide as `width`, in points."""

    canv: Canvas

    def __init__(self, named: Sequence[Named], most: float, width: float) -> None:
        super().__init__()
        self.named, self.most, self.width = named, most, width
        self.height = sum(map(_tall, named))
        self.has_strong = any(bar.is_strong for bar, _lines in named)

    @property
    def bars(self) -> list[Bar]:
        """What is drawn."""
        return [bar for bar, _lines in self.named]

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """As large as it was made."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw them from the top."""
        top, left = self.height, self.width * NAMES
        for bar, lines in self.named:
            at = top - SIZE
            self.canv.setFillColor(INK)
            for number, line in enumerate(lines):
                write_right(self.canv, line, left - GAP, at - LINE * number, font=_font(bar), size=SIZE)
            length = (self.width - left - NUMBER) * bar.value / self.most
            self.canv.setFillColor(ACCENT if bar.is_strong or not self.has_strong else EDGE)
            self.canv.rect(left, at - 1, length, THICK, stroke=0, fill=1)
            self.canv.setFillColor(INK)
            write(self.canv, bar.number, left + length + 6, at, font=BOLD, size=SIZE)
            top -= _tall((bar, lines))


def apart(bars: Sequence[Bar], most: float, width: float, height: float) -> list[Bars]:
    """The bars in as many pieces as they need to fit in this height, in points."""
    pieces: list[list[Named]] = []
    left = 0.0
    for bar in bars:
        each = bar, folded(at_most(bar.name, LONGEST), _font(bar), SIZE, width * NAMES - GAP) or [""]
        if not pieces or _tall(each) > left:
            pieces.append([])
            left = height
        pieces[-1].append(each)
        left -= _tall(each)
    return [Bars(each, most, width) for each in pieces]


def _font(bar: Bar) -> str:
    return BOLD if bar.is_strong else REGULAR


def _tall(named: Named) -> float:
    return LINE * len(named[1]) + ROOM
