"""Plain elements: headings, paragraphs, links and buttons as HTML has them, with our classes and nothing of Quasar."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from nicegui import ui as ng
from nicegui.element import Element
from nicegui.elements.mixins.text_element import TextElement

Press = Callable[[], Awaitable[object]]
"""What a button does."""

_CHECK = "M5 12.5l4.5 4.5L19 7.5"
_LEAVES = "M7 17 17 7M9 7h8v8"


def tag(element_name: str, text: str = "", classes: str = "", /, **attributes: Any) -> Element:
    """The element of that name; an attribute `aria_label` is written `aria-label`, and None leaves it out."""
    element = TextElement(tag=element_name, text=text) if text else ng.element(element_name)
    if classes:
        element.classes(classes)
    for attribute, value in attributes.items():
        if value is not None:
            element.props[attribute.rstrip("_").replace("_", "-")] = value
    return element


def link(text: str, address: str, classes: str = "", /, **attributes: Any) -> Element:
    """A link to a page of ours."""
    return tag("a", text, classes, href=address, **attributes)


def outward(text: str, target: str, spoken: str, classes: str = "") -> Element:
    """A link that opens beside this page; `spoken` says so to those who do not see the arrow."""
    with tag("a", "", classes, href=target, target="_blank", rel="noopener") as element:
        tag("span", text)
        icon(_LEAVES)
        tag("span", spoken, "hidden")
    return element


def show_if(element: Element, is_shown: bool) -> None:  # noqa: FBT001 - reads as a sentence
    """Show the element, or take it out of sight for everybody (NiceGUI's own way clashes with our class `hidden`)."""
    if is_shown:
        element.props.pop("hidden", None)
    else:
        element.props["hidden"] = True
    element.update()


def icon(path: str) -> None:
    """One of the two drawings we have; always beside words."""
    with tag("svg", viewBox="0 0 24 24", aria_hidden="true"):
        tag("path", d=path)


def check() -> None:
    """The check that means saved or in order; always beside words."""
    icon(_CHECK)


def button(
    text: str, press: Press, classes: str = "btn", *, key: str = "", spoken: str | None = None, **attributes: Any
) -> Element:
    """A button that does `press`, once at a time.

    `key` names it across redraws, so that the keyboard's focus stays; `spoken` is its name where the text alone
    would not tell which of many it is.
    """
    element = tag("button", text, classes, type="button", aria_label=spoken, data_key=key or None, **attributes)
    pressed = False

    async def pressing() -> None:
        nonlocal pressed
        if pressed:
            return
        pressed = True
        try:
            await press()
        finally:
            pressed = False

    element.on("click", pressing, args=[])
    return element


def chip(number: int) -> Element:
    """A group's number on its hue; past eight groups the hues repeat, and the number tells."""
    return tag("span", str(number), "chip", data_g=str((number - 1) % 8 + 1), aria_hidden="true")


def headings(row: Sequence[str]) -> None:
    """The head of a table, one column heading each; an empty one is no heading."""
    with tag("thead"), tag("tr"):
        for each in row:
            tag("th", each, scope="col") if each else tag("td")
