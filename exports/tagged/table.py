"""Tables whose rows go on over pages where they must; what is in their cells marks itself, their lines are artifacts.

The head is drawn anew on each page, and is content the first time only (see `text`). A cell that goes on is still one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable

from exports.tagged.canvas import Canvas

LEAST = 50
"""Points of a row that are worth beginning at the foot of a page."""

WHOLE = 1 / 3
"""Rows and heads lower than this part of a page are never split."""

_ENDLESS = 1_000_000


@dataclass(frozen=True, slots=True)
class Ruling:
    """How a table is drawn, in points: its columns with the room `beside` them, and the room in its cells.

    Lines are widths and colours; they go from the column `first` on, and columns before it are filled to their edge.
    """

    widths: tuple[float, ...]
    above: float
    below: float
    beside: float
    under_head: tuple[float, Color]
    under_row: tuple[float, Color]
    first: int = 0

    def room(self, column: int) -> float:
        """How wide a cell's content may be."""
        return self.widths[column] - (self.beside if column >= self.first else 0)


class Row:
    """What is in the cells of a row, in each one flowable under the other. `goes_on`: the rest is on the next page."""

    def __init__(
        self, cells: Sequence[Sequence[Flowable]], ruling: Ruling, *, is_head: bool = False, goes_on: bool = False
    ) -> None:
        self.cells, self.ruling, self.is_head, self.goes_on = cells, ruling, is_head, goes_on

    @cached_property
    def height(self) -> float:
        """As tall as its tallest cell."""
        inner = (_height(cell, self.ruling.room(column)) for column, cell in enumerate(self.cells))
        return max(inner, default=0) + self.ruling.above + self.ruling.below

    def split(self, height: float) -> "tuple[Row, Row] | None":
        """What there is room for, and the rest; None if it is not worth it."""
        if height < LEAST:
            return None
        inner = height - self.ruling.above - self.ruling.below
        parts = [_split(cell, self.ruling.room(column), inner) for column, cell in enumerate(self.cells)]
        if not any(first for first, _rest in parts):
            return None
        first = Row([first for first, _rest in parts], self.ruling, is_head=self.is_head, goes_on=True)
        return first, Row([rest for _first, rest in parts], self.ruling, is_head=self.is_head, goes_on=self.goes_on)

    def draw(self, canvas: Canvas, top: float) -> None:
        """Draw it downwards from `top`, with the line below."""
        left = 0.0
        for column, cell in enumerate(self.cells):
            for flowable, at in _stacked(cell, self.ruling.room(column)):
                flowable.drawOn(canvas, left, top - self.ruling.above - at)
            left += self.ruling.widths[column]
        if not self.goes_on:
            width, colour = self.ruling.under_head if self.is_head else self.ruling.under_row
            canvas.saveState()
            canvas.setStrokeColor(colour)
            canvas.setLineWidth(width)
            with canvas.artifact():
                canvas.line(sum(self.ruling.widths[: self.ruling.first]), top - self.height, left, top - self.height)
            canvas.restoreState()


class Table(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """Rows under a head; `room` is how tall a whole page is. A head that takes much of it is not repeated."""

    canv: Canvas

    def __init__(self, head: Row | None, rows: Sequence[Row], room: float) -> None:
        super().__init__()
        self.head, self.rows, self.room = head, list(rows), room
        if head and head.height > room * WHOLE:
            self.head, self.rows = None, [head, *rows]

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """As tall as its rows and its head."""
        self.height = self._above + sum(row.height for row in self.rows)
        return width, self.height

    def split(self, _width: float, height: float) -> list["Table"]:
        """The rows that there is room for, and the rest, under the same head."""
        left, fits = height - self._above, 0
        while fits < len(self.rows) and self.rows[fits].height <= left:
            left -= self.rows[fits].height
            fits += 1
        taken, rest = self.rows[:fits], self.rows[fits:]
        if rest and rest[0].height > self.room * WHOLE and (parts := rest[0].split(left)):
            taken, rest = [*taken, parts[0]], [parts[1], *rest[1:]]
        return [Table(self.head, rows, self.room) for rows in (taken, rest) if rows] if taken else []

    def draw(self) -> None:
        """Draw the head, then the rows."""
        at = self.height
        for row in [self.head, *self.rows] if self.head else self.rows:
            row.draw(self.canv, at)
            at -= row.height

    @property
    def _above(self) -> float:
        return self.head.height if self.head else 0


def _stacked(flowables: Sequence[Flowable], width: float) -> Iterator[tuple[Flowable, float]]:
    """Each flowable, and how far below the top its lower edge is."""
    at = after = 0.0
    for number, flowable in enumerate(flowables):
        at += max(after, flowable.getSpaceBefore()) if number else 0
        at += flowable.wrap(width, _ENDLESS)[1]
        after = flowable.getSpaceAfter()
        yield flowable, at


def _height(flowables: Sequence[Flowable], width: float) -> float:
    return max((at for _flowable, at in _stacked(flowables, width)), default=0)


def _split(flowables: Sequence[Flowable], width: float, height: float) -> tuple[Sequence[Flowable], Sequence[Flowable]]:
    before = 0.0
    for number, (flowable, at) in enumerate(_stacked(flowables, width)):
        if at > height:
            gap = at - before - flowable.height
            parts = flowable.split(width, height - before - gap)
            rest = flowables[number + 1 :]
            if len(parts) > 1:
                return [*flowables[:number], parts[0]], [*parts[1:], *rest]
            return flowables[:number], flowables[number:]
        before = at
    return flowables, []
