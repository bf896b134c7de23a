"""Pictures, drawn as vectors, with words that say the same."""

from typing import Any

from reportlab.graphics.shapes import Drawing
from reportlab.platypus import Flowable

from exports.tagged.canvas import Canvas
from exports.tagged.structure import Element


class Figure(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """A drawing that is all of an element, whose `alternative` says what it shows."""

    canv: Canvas

    def __init__(self, drawing: Drawing, element: Element) -> None:
        super().__init__()
        self.drawing, self.element = drawing, element

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As large as the drawing, in points."""
        self.width, self.height = self.drawing.wrap(width, height)
        return self.width, self.height

    def draw(self) -> None:
        """Draw it; a mistake if nothing says what it shows."""
        if not self.element.alternative:
            self.canv.fault("a figure without words")
            self.element.alternative = self.element.title or "—"
        left, bottom = self.canv.absolutePosition(0, 0)
        self.element.set("Layout", Placement="Block", BBox=(left, bottom, left + self.width, bottom + self.height))
        with self.canv.mark(self.element):
            self.drawing.drawOn(self.canv, 0, 0)


def figure(drawing: Any, within: Element, alternative: str) -> Figure:
    """A drawing at the end of an element."""
    return Figure(drawing, within.add("Figure", alternative=alternative))
