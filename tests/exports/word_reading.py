"""Reading a Word file back with libraries that did not write it: mammoth, and lxml on its parts."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from zipfile import ZipFile

import mammoth
from lxml import etree, html

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STEP = 360
"""How far a level is set in, in twentieths of a point."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph as Word shows it: `label` is what stands at an item, `level` from 0, `steps` how far it is set in."""

    text: str
    style: str
    label: str = ""
    level: int | None = None
    steps: int = 0
    in_cell: bool = False


def part(file: bytes, name: str) -> Any:
    """The root of a part, such as "word/document"."""
    return etree.fromstring(ZipFile(io.BytesIO(file)).read(f"{name}.xml"))


def page_of(file: bytes) -> Any:
    """The file as mammoth makes it HTML: the root of a tree of elements."""
    return html.fragment_fromstring(mammoth.convert_to_html(io.BytesIO(file)).value, create_parent=True)


def html_of(file: bytes) -> str:
    """The file as mammoth makes it HTML, without where bookmarks are."""
    return re.sub(r'<a id="[^"]*"></a>', "", str(mammoth.convert_to_html(io.BytesIO(file)).value))


def text_of(file: bytes) -> str:
    """All text, paragraphs one after the other; spaces made single."""
    return " ".join(str(mammoth.extract_raw_text(io.BytesIO(file)).value).split())


def lines_of(file: bytes) -> list[Line]:
    """The paragraphs in order, items labelled as Word counts them."""
    count = _Count(part(file, "word/numbering"))
    return [_line(paragraph, count) for paragraph in part(file, "word/document").iter(f"{W}p")]


def languages_of(file: bytes) -> list[tuple[str, str]]:
    """What is said in another language than the document's, each run with its language."""
    runs = part(file, "word/document").iter(f"{W}r")
    return [("".join(_letters(run)), language) for run in runs if (language := value(run, "lang"))]


def value(element: Any, name: str, attribute: str = "val") -> str | None:
    """An attribute of the first such element below, if it is there."""
    found = element.find(f".//{W}{name}")
    return None if found is None else found.get(f"{W}{attribute}")


def _line(paragraph: Any, count: "_Count") -> Line:
    looks = paragraph.find(f"{W}pPr")
    label, level, indent = "", None, 0
    if (number := value(looks, "numId")) is not None:
        level = int(value(looks, "ilvl") or 0)
        label, indent = count.next(number, level)
    indent = int(value(looks, "ind", "left") or indent)
    in_cell = any(True for _ in paragraph.iterancestors(f"{W}tc"))
    return Line("".join(_letters(paragraph)), str(value(looks, "pStyle")), label, level, indent // STEP, in_cell)


def _letters(paragraph: Any) -> Iterator[str]:
    for piece in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br"):
        yield {f"{W}t": piece.text or "", f"{W}tab": "\t", f"{W}br": "\n"}[piece.tag]


@dataclass(slots=True)
class _Count:
    """Counts as Word does: lists of one definition count on together, until one says that it begins anew."""

    root: Any
    _at: dict[tuple[str, int], int] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def next(self, number: str, level: int) -> tuple[str, int]:
        """The next item's label, and how far it is set in."""
        used = self.root.find(f"{W}num[@{W}numId='{number}']")
        definition = str(value(used, "abstractNumId"))
        described = self.root.find(f"{W}abstractNum[@{W}abstractNumId='{definition}']/{W}lvl[@{W}ilvl='{level}']")
        at = self._at.get((definition, level), int(value(described, "start") or 1) - 1) + 1
        override = used.find(f"{W}lvlOverride[@{W}ilvl='{level}']")
        if override is not None and (number, level) not in self._begun:
            self._begun.add((number, level))
            at = int(value(override, "startOverride") or 0)
        self._at = {key: now for key, now in self._at.items() if key[0] != definition or key[1] < level}
        self._at[definition, level] = at
        label = str(value(described, "lvlText")).replace(f"%{level + 1}", str(at))
        return label, int(value(described, "ind", "left") or 0)
