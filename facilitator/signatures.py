"""Signing a text with its authors, letter by letter. Pure.

The library that holds a document tells of no letter whose it is; the document's encoding does. So the encoding is
written again with a mark for each letter (`Marks.put_on`), which makes a document of the same shape, and that is read
beside the first (`Marks.sign`). The order of letters stays the library's business.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from facilitator.richtext import Node, Run
from facilitator.updates import signed

_UNKNOWN = " "
_LARGEST, _SURROGATES = 0xFFFF, range(0xD800, 0xE000)
_STRETCH = re.compile(r"(.)\1*", re.DOTALL)

Tree = tuple[Node | Run, ...]


class Marks:
    """A mark for each author: a character of one UTF-16 unit, which is how documents count.

    `authors` gives for client ids the numbers of their authors. Where there are more of those than characters, the
    last have none.
    """

    def __init__(self, authors: Mapping[int, int]) -> None:
        marks = dict(zip(sorted(set(authors.values())), _characters(), strict=False))
        self._of = {client: marks[author] for client, author in authors.items() if author in marks}
        self._authors = {mark: author for author, mark in marks.items()}

    def put_on(self, data: bytes) -> bytes:
        """A document's whole update with marks for letters. BrokenUpdate if it holds what no browser of ours writes."""
        return signed(data, self._of, _UNKNOWN)

    def sign(self, tree: Tree, marked: Tree) -> Tree:
        """What was read of a document, each run by one author, from what was read of the one with marks."""
        marks = "".join(_letters(marked))
        if len(marks) != sum(len(_units(each)) // 2 for each in _letters(tree)):
            return tree  # what was written is worth more than by whom
        return self._signed(tree, _Place(marks))

    def _signed(self, tree: Tree, place: "_Place") -> Tree:
        found: list[Node | Run] = []
        for each in tree:
            if isinstance(each, Node):
                found.append(replace(each, children=self._signed(each.children, place)))
                continue
            units = _units(each.text)
            for mark, start, end in place.next(len(units) // 2):
                text = units[2 * start : 2 * end].decode("utf-16-le")
                found.append(Run(text, each.marks, self._authors.get(mark)))
        return tuple(found)


class _Place:
    """How far one has come among the marks."""

    def __init__(self, marks: str) -> None:
        self._marks = marks
        self._at = 0

    def next(self, length: int) -> Iterator[tuple[str, int, int]]:
        """The stretches of one mark in the next so many, with their places from here."""
        begin, self._at = self._at, self._at + length
        for stretch in _STRETCH.finditer(self._marks, begin, self._at):
            yield stretch[1], stretch.start() - begin, stretch.end() - begin


def _characters() -> Iterator[str]:
    return (chr(code) for code in range(ord(_UNKNOWN) + 1, _LARGEST + 1) if code not in _SURROGATES)


def _letters(tree: Iterable[Node | Run]) -> Iterator[str]:
    for each in tree:
        if isinstance(each, Run):
            yield each.text
        else:
            yield from _letters(each.children)


def _units(text: str) -> bytes:
    return text.encode("utf-16-le", "replace")
