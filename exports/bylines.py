"""Names among the words: each stands before the word in which another begins, never inside one.

A name holds until the next one; who has but a part in a word is named before it with a "with". The screen does the same
(`ui/web/src/form/whose.js`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from exports.story import Span
from facilitator.authorship import Writer
from facilitator.richtext import Inlines, plain

_WORD = re.compile(r"\S+")
_NOBODY = -1


@dataclass(frozen=True, slots=True)
class Name:
    """A name that stands before the letter at `at`; `author` is None for somebody who is not known any more."""

    at: int
    author: int | None
    is_with: bool = False


class Bylines:
    """The names in one passage, from its first line to its last. `someone` and `together` ("with {name}") are words."""

    def __init__(self, writers: tuple[Writer, ...], someone: str, together: str) -> None:
        self._writers, self._someone, self._together = writers, someone, together
        self._current: int | None = _NOBODY

    def spans(self, inlines: Inlines) -> tuple[Span, ...]:
        """A line with its names, and the hue of whoever wrote on the rest."""
        names: dict[int, list[Name]] = {}
        for name in self.names(inlines):
            names.setdefault(name.at, []).append(name)
        found: list[Span] = []
        at = 0
        for text in inlines:
            cuts = sorted({at, *(each for each in names if at < each < at + len(text.text))})
            for start, end in zip(cuts, [*cuts[1:], at + len(text.text)], strict=True):
                found += [self._said(each) for each in names.get(start, [])]
                piece = text.text[start - at : end - at]
                found.append(Span(piece, text.bold, text.italic, text.link, self._hue(text.author)))
            at += len(text.text)
        return tuple(found)

    def names(self, inlines: Inlines) -> Iterator[Name]:
        """Where names stand in the next line."""
        ends = list(accumulate(len(text.text) for text in inlines))
        first = 0
        for word in _WORD.finditer(plain(inlines)):
            while ends[first] <= word.start():
                first += 1
            last = first
            while ends[last] < word.end():
                last += 1
            authors = list(dict.fromkeys(text.author for text in inlines[first : last + 1] if text.text))
            if self._current not in authors:
                self._current = authors[0]
                yield Name(word.start(), self._current)
            yield from (Name(word.start(), each, is_with=True) for each in authors if each != self._current)

    def _said(self, name: Name) -> Span:
        who = self._someone if name.author is None else self._writers[name.author].name
        said = self._together.format(name=who) if name.is_with else f"{who}:"
        return Span(f"{said} ", hue=self._hue(name.author), is_name=True)

    def _hue(self, author: int | None) -> int | None:
        return None if author is None else self._writers[author].hue
