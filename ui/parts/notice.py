"""What the page has to say to the one who just did something: refused, or done."""

from nicegui.element import Element

from ui.parts.plain import Press, button, link, tag
from ui.words import Words


class Notices:
    """One place at the top of the page, always in sight. A new notice takes the place of the last."""

    def __init__(self, _: Words) -> None:
        self._ = _
        self._element: Element | None = None

    def place(self) -> None:
        """Put it here."""
        self._element = tag("div", "", "said", role="alert")

    def refuse(self, sentence: str, way: tuple[str, str] | None = None) -> None:
        """Say why something was not done; `way` is a link's words and where it leads, to mend it."""
        self._say(sentence, "notice alert", way=way)

    def tell(self, sentence: str, offer: tuple[str, Press] | None = None) -> None:
        """Say that something was done; `offer` is a button's words and what it does, such as undoing it."""
        self._say(sentence, "notice info", offer)

    def clear(self) -> None:
        """Say nothing more."""
        if self._element is not None:
            self._element.clear()

    def _say(
        self, sentence: str, classes: str, offer: tuple[str, Press] | None = None, way: tuple[str, str] | None = None
    ) -> None:
        if self._element is None:
            return

        async def hide() -> None:
            self.clear()

        self._element.clear()
        with self._element, tag("div", "", classes):
            tag("p", sentence)
            with tag("div", "", "row push"):
                if offer is not None:
                    button(offer[0], offer[1])
                if way is not None:
                    link(way[0], way[1], "btn")
                button(self._("Skjul"), hide, "btn plain")
