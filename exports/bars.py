"""Bars on paper: how much of each there is, drawn to be compared, with names and numbers in words."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from exports.flowables import GAP, folded, write, write_right
from exports.look import ACCENT, CELL, INK
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


class Bars(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """Bars, one below the other, each `most` at its longest."""

    canv: Canvas

    def __init__(self, bars: Sequence[Bar], most: int) -> None:
        super().__init__()
        self.bars, self.most = bars, most
        self.names: list[list[str]] = []

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """As wide as there is room, in points."""
        self.width = width
        self.names = [_folded(each, width) for each in self.bars]
        self.height = sum(LINE * len(lines) + ROOM for lines in self.names)
        return self.width, self.height

    def draw(self) -> None:
        """Draw them from the top."""
        top, left = self.height, self.width * NAMES
        for bar, lines in zip(self.bars, self.names, strict=True):
            at = top - SIZE
            self.canv.setFillColor(INK)
            for number, line in enumerate(lines):
                write_right(self.canv, line, left - GAP, at - LINE * number, size=SIZE)
            length = (self.width - left - NUMBER) * bar.value / self.most
            self.canv.setFillColor(ACCENT)
            self.canv.rect(left, at - 1, length, THICK, stroke=0, fill=1)
            self.canv.setFillColor(INK)
            write(self.canv, str(bar.value), left + length + 6, at, font=BOLD, size=SIZE)
            top -= LINE * len(lines) + ROOM


def apart(bars: Sequence[Bar], width: float, height: float) -> list[Sequence[Bar]]:
    """The bars in as many pieces as they need to fit in this height, in points."""
    pieces: list[list[Bar]] = [[]]
    left = height
    for each in bars:
        tall = LINE * len(_folded(each, width)) + ROOM
        if pieces[-1] and tall > left:
            pieces.append([])
            left = height
        pieces[-1].append(each)
        left -= tall
    return [each for each in pieces if each]


def _folded(bar: Bar, width: float) -> list[str]:
    return folded(at_most(bar.name, LONGEST), REGULAR, SIZE, width * NAMES - GAP) or [""]
