"""What is in the cells of a grid as plain text, for files in which a cell holds nothing else."""

import re
from collections.abc import Iterable, Iterator

from exports.links import address
from exports.story import Bullets, Cell, Heading, Item, Numbers, Paragraph, Part, Quote, Span

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a spreadsheet may take for the beginning of a formula (OWASP, CSV injection), its wide forms too."""

_UNTOLD = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_STEP = "    "


def plain_text(cell: Cell) -> str:
    """A cell's text: a line for each paragraph and item, and where links lead in brackets."""
    return cleaned("\n".join(_lines(cell.parts)))


def cleaned(text: str) -> str:
    """The text without what no spreadsheet can hold."""
    return _UNTOLD.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _lines(parts: Iterable[Part]) -> Iterator[str]:
    for part in parts:
        match part:
            case Paragraph() | Heading():
                yield "".join(map(_said, part.spans))
            case Bullets():
                yield from _items(("•", item) for item in part.items)
            case Numbers():
                yield from _items(((f"{number}.", item) for number, item in enumerate(part.items, part.start)))
            case Quote():
                yield from _lines(part.parts)
            case _:
                raise TypeError(part)


def _items(items: Iterable[tuple[str, Item]]) -> Iterator[str]:
    for label, item in items:
        for number, line in enumerate(_lines(item.parts)):
            yield f"{_STEP}{line}" if number else f"{label} {line}"


def _said(span: Span) -> str:
    where = address(span.link)
    return f"{span.text} ({where})" if where and where != span.text else span.text
