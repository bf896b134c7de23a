"""Tables: what is in their cells are paragraphs of elements; their lines and fields are artifacts."""

from reportlab.platypus import Table as Plain

from exports.tagged.canvas import Canvas


class Table(Plain):  # type: ignore[misc]  # ReportLab has no types
    """A table whose cells hold flowables that mark themselves."""

    canv: Canvas

    def _drawBkgrnd(self) -> None:  # noqa: N802  # ReportLab's name
        with self.canv.artifact():
            super()._drawBkgrnd()

    def _drawLines(self) -> None:  # noqa: N802  # ReportLab's name
        with self.canv.artifact():
            super()._drawLines()
