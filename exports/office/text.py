"""Paragraphs, runs of text, links, and fields: what Word itself works out, such as a page's number."""

import re
from collections.abc import Iterable

from docx.oxml.ns import qn

from exports.office.markup import Element, element, legal

_BREAKS = re.compile("([\n\t])")


def paragraph(style: str, inside: Iterable[Element], *formatting: Element) -> Element:
    """A paragraph in the style with this id; formatting of its own comes in the order of the standard."""
    return element("p", element("pPr", element("pStyle", val=style), *formatting), *inside)


def run(text: str, *formatting: Element) -> Element:
    """Text that looks the same throughout; a newline in it breaks the line."""
    return element("r", element("rPr", *formatting), *map(_piece, filter(None, _BREAKS.split(legal(text)))))


def _piece(text: str) -> Element:
    if text == "\n":
        return element("br")
    if text == "\t":
        return element("tab")
    said = element("t")
    said.set(qn("xml:space"), "preserve")
    said.text = text
    return said


def page_break() -> Element:
    """What follows comes on a new page."""
    return element("r", element("br", type="page"))


def outward(relation: str, *inside: Element) -> Element:
    """A link out of the file, to where the relation with this id leads."""
    link = element("hyperlink", *inside, history=1)
    link.set(qn("r:id"), relation)
    return link


def inward(bookmark: str, *inside: Element) -> Element:
    """A link to a bookmark in the file."""
    return element("hyperlink", *inside, anchor=bookmark, history=1)


def bookmarked(number: int, name: str, inside: Iterable[Element]) -> list[Element]:
    """What is inside, as a place to go to; no other has its number or its name."""
    return [element("bookmarkStart", id=number, name=name), *inside, element("bookmarkEnd", id=number)]


def field_begins(code: str) -> list[Element]:
    """The beginning of a field: what follows until its end is what the code came to when it was last worked out."""
    told = element("instrText")
    told.set(qn("xml:space"), "preserve")
    told.text = f" {code} "
    return [_field_mark("begin"), element("r", told), _field_mark("separate")]


def field_ends() -> Element:
    """The end of a field."""
    return _field_mark("end")


def field(code: str, result: str) -> list[Element]:
    """A whole field in one paragraph."""
    return [*field_begins(code), run(result), field_ends()]


def _field_mark(kind: str) -> Element:
    return element("r", element("fldChar", fldCharType=kind))
