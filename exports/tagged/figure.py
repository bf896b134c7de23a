"""Pictures, of vectors or of pixels, with words that say the same."""

import io
from typing import Any

from reportlab.graphics.shapes import Drawing
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable

from exports.tagged.canvas import Canvas
from exports.tagged.structure import Element

SHARPEST = 0.75
"""Points that a pixel takes at most, so that nothing is blown up."""


def fitted(size: tuple[float, float], room: tuple[float, float]) -> tuple[float, float]:
    """How large a picture of so many pixels is where there is so much room, in points."""
    scale = min(room[0] / size[0], room[1] / size[1], SHARPEST)
    return size[0] * scale, size[1] * scale


class Pixels:
    """A PNG in red, green and blue, see-through where it is; as large as there is room for, in points."""

    def __init__(self, png: bytes, room: tuple[float, float]) -> None:
        self._image = ImageReader(io.BytesIO(png))
        self._size = fitted(self._image.getSize(), room)

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Its size."""
        return self._size

    def drawOn(self, canvas: Canvas, x: float, y: float) -> None:  # noqa: N802  # ReportLab's name
        """Draw it with its lower left corner there."""
        canvas.drawImage(self._image, x, y, *self._size, mask="auto")


class Figure(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """A picture that is all of an element, whose `alternative` says what it shows."""

    canv: Canvas

    def __init__(self, drawing: Drawing | Pixels, element: Element) -> None:
        super().__init__()
        self.drawing, self.element = drawing, element

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As large as the picture, in points."""
        size: tuple[float, float] = self.drawing.wrap(width, height)
        self.width, self.height = size
        return size

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
    """A picture at the end of an element."""
    return Figure(drawing, within.add("Figure", alternative=alternative))
