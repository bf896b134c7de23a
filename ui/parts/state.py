"""Whether all that was typed on the page is saved, in words at the top; and the keyboard's place across redraws."""

from nicegui.element import Element

from ui.words import Words


class PageState(Element, component="page_state.js"):
    """Says "Lagrer …" from the first unsaved key, "Lagret" when the server has committed everything."""

    def __init__(self, _: Words) -> None:
        super().__init__()
        self.props["saved"] = _("Lagret")
        self.props["saving"] = _("Lagrer …")
        self.props["refused"] = _("Ikke alt er lagret")
