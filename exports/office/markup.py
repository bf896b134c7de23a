"""Elements of WordprocessingML (ISO/IEC 29500-1, 17), and text as they may hold it."""

import re
from typing import cast

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from reportlab.lib.colors import Color

Element = BaseOxmlElement

_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
_FORBIDDEN = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def element(name: str, /, *inside: Element, **values: object) -> Element:
    """The element `w:name`: its attributes by name, in the same namespace, and what is in it."""
    # OxmlElement is said to make either kind of element; its parser makes none but this.
    made = cast("Element", OxmlElement(f"w:{name}"))
    for attribute, value in values.items():
        made.set(qn(f"w:{attribute}"), str(value))
    made.extend(inside)
    return made


def legal(text: str) -> str:
    """The text without what no XML file may hold. Every kind of line's end is a newline."""
    return _FORBIDDEN.sub("", _LINE_END.sub("\n", text))


def rgb(colour: Color) -> str:
    """A colour as Word writes it: six hexadecimal digits."""
    return str(colour.hexval())[2:].upper()
