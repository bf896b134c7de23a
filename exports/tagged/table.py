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


@dataclass(frozen=True, slots=True)
class _Piece:
    """A flowable that knows how tall it is, so that a long row is not measured anew on each page."""

    flowable: Flowable
    height: float
    before: float
    after: float


class Row:
    """What is in the cells of a row, in each one flowable under the other.

    `again` is what its first cell shows where the row is the first on a page: a cell above goes over this row too.
    """

    def __init__(
        self,
        cells: Sequence[Sequence[Flowable]],
        ruling: Ruling,
        *,
        is_head: bool = False,
        again: Sequence[Flowable] = (),
    ) -> None:
        self.ruling, self.is_head, self.goes_on, self._again = ruling, is_head, False, again
        self._cells = [[_piece(each, ruling.room(column)) for each in cell] for column, cell in enumerate(cells)]

    @cached_property
    def height(self) -> float:
        """As tall as its tallest cell."""
        inner = (at for cell in self._cells for _piece, at in _stacked(cell))
        return max(inner, default=0) + self.ruling.above + self.ruling.below

    def split(self, height: float) -> "tuple[Row, Row] | None":
        """What there is room for, and the rest; None if it is not worth it."""
        if height < LEAST:
            return None
        inner = height - self.ruling.above - self.ruling.below
        parts = [_split(cell, self.ruling.room(column), inner) for column, cell in enumerate(self._cells)]
        if not any(first for first, _rest in parts):
            return None
        first, rest = self._with([first for first, _rest in parts]), self._with([rest for _first, rest in parts])
        first.goes_on, rest.goes_on = True, self.goes_on
        return first, rest

    def on_top(self) -> "Row":
        """The row as it is where it is the first on a page."""
        if not self._again:
            return self
        return self._with([[_piece(each, self.ruling.room(0)) for each in self._again], *self._cells[1:]])

    def draw(self, canvas: Canvas, top: float) -> None:
        """Draw it downwards from `top`, with the line below unless the rest of it is on the next page."""
        left = 0.0
        for width, cell in zip(self.ruling.widths, self._cells, strict=True):
            for piece, at in _stacked(cell):
                piece.flowable.drawOn(canvas, left, top - self.ruling.above - at)
            left += width
        if not self.goes_on:
            width, colour = self.ruling.under_head if self.is_head else self.ruling.under_row
            canvas.saveState()
            canvas.setStrokeColor(colour)
            canvas.setLineWidth(width)
            with canvas.artifact():
                canvas.line(sum(self.ruling.widths[: self.ruling.first]), top - self.height, left, top - self.height)
            canvas.restoreState()

    def _with(self, cells: list[list[_Piece]]) -> "Row":
        row = Row([], self.ruling, is_head=self.is_head)
        row._cells = cells  # its own kind's
        return row


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
        elif rest:
            rest = [rest[0].on_top(), *rest[1:]]
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


def _piece(flowable: Flowable, width: float) -> _Piece:
    _width, height = flowable.wrap(width, _ENDLESS)
    return _Piece(flowable, height, flowable.getSpaceBefore(), flowable.getSpaceAfter())


def _stacked(pieces: Sequence[_Piece]) -> Iterator[tuple[_Piece, float]]:
    """Each piece, and how far below the top its lower edge is."""
    at = after = 0.0
    for number, piece in enumerate(pieces):
        at += piece.height + (max(after, piece.before) if number else 0)
        after = piece.after
        yield piece, at


def _split(pieces: list[_Piece], width: float, height: float) -> tuple[list[_Piece], list[_Piece]]:
    """What of a cell there is room for, and the rest."""
    for number, (piece, at) in enumerate(_stacked(pieces)):
        if at > height:
            taken, rest = pieces[:number], pieces[number + 1 :]
            found = piece.flowable.split(width, height - at + piece.height)
            if len(found) < 2:  # noqa: PLR2004
                return taken, [_piece(piece.flowable, width), *rest]  # a paragraph forgets its lines when it is tried
            parts = [_piece(each, width) for each in found]
            return [*taken, parts[0]], [*parts[1:], *rest]
    return pieces, []
