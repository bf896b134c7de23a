"""A dialog: one thing to decide, above the page, with the way out in it."""

from collections.abc import Callable

from nicegui.element import Element

from ui.parts.plain import Press, button, tag
from ui.words import Words


class Dialog(Element, component="dialog.js"):
    """An empty dialog; `show` fills and opens it. Escape and the close button close it, and the focus goes back."""

    def __init__(self, _: Words) -> None:
        super().__init__()
        self._ = _
        self.on("closed", self.clear, args=[])

    def show(self, title: str, draw: Callable[[], object]) -> None:
        """Open with this title and what `draw` draws."""
        self.clear()
        with self:
            heading = tag("h2", title)
            self.props["aria-labelledby"] = heading.html_id
            draw()
        self.run_method("open")

    def close(self) -> None:
        """Close it."""
        self.run_method("close")

    def close_button(self, text: str = "") -> Element:
        """The way out without doing anything."""

        async def closing() -> None:
            self.close()

        return button(text or self._("Avbryt"), closing)

    def ask(self, title: str, explanation: str, verb: str, do: Press) -> None:
        """Ask before something that can't be undone: `verb` does it."""

        async def doing() -> None:
            self.close()
            await do()

        def draw() -> None:
            tag("p", explanation)
            with tag("div", "", "row"):
                button(verb, doing, "btn danger")
                self.close_button()

        self.show(title, draw)
