"""What differs between two texts: lines, and words in lines. Pure, and quick also where somebody means harm."""

import re
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

MOST_COMPARED = 4_000_000
"""Pairs that are looked at; what differs in longer texts is told as taken away and added as a whole."""

_WORDS = re.compile(r"\w+|\s+|.", re.DOTALL)


class Kind(StrEnum):
    """What became of something from the old text to the new."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line with what became of it; one that was changed is SAME and has pieces that aren't."""

    kind: Kind
    pieces: tuple[Piece, ...]


Stretch = tuple[int, int, int, int]
"""From and to, not with, in the old; from and to in the new."""


def stretches(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Stretch]:
    """Where two sequences differ, in order."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end_old, end_new = len(old), len(new)
    while end_old > start and end_new > start and old[end_old - 1] == new[end_new - 1]:
        end_old, end_new = end_old - 1, end_new - 1
    if start == end_old and start == end_new:
        return []
    if (end_old - start) * (end_new - start) > MOST_COMPARED:
        return [(start, end_old, start, end_new)]
    inside = SequenceMatcher(None, old[start:end_old], new[start:end_new], autojunk=False)
    return [
        (start + from_old, start + to_old, start + from_new, start + to_new)
        for kind, from_old, to_old, from_new, to_new in inside.get_opcodes()
        if kind != "equal"
    ]


def lines(old: Sequence[str], new: Sequence[str]) -> list[Line]:
    """The new lines with those that were taken away, in the order one reads them."""
    found: list[Line] = []
    place = 0
    for from_old, to_old, from_new, to_new in stretches(old, new):
        found += [_whole(Kind.SAME, line) for line in old[place:from_old]]
        gone, come = old[from_old:to_old], new[from_new:to_new]
        if len(gone) == len(come):
            found += [each for pair in zip(gone, come, strict=True) for each in _changed(*pair)]
        else:
            found += [_whole(Kind.REMOVED, line) for line in gone]
            found += [_whole(Kind.ADDED, line) for line in come]
        place = to_old
    return [*found, *(_whole(Kind.SAME, line) for line in old[place:])]


def _changed(old: str, new: str) -> list[Line]:
    """One line with its words, if most of it stayed; else the one taken away and the one added."""
    pieces, place, kept = list[Piece](), 0, 0
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    for from_old, to_old, from_new, to_new in stretches(before, after):
        kept += _add(pieces, Kind.SAME, before[place:from_old])
        _add(pieces, Kind.REMOVED, before[from_old:to_old])
        _add(pieces, Kind.ADDED, after[from_new:to_new])
        place = to_old
    kept += _add(pieces, Kind.SAME, before[place:])
    if 2 * kept < min(len(old), len(new)):
        return [_whole(Kind.REMOVED, old), _whole(Kind.ADDED, new)]
    return [Line(Kind.SAME, tuple(pieces))]


def _add(pieces: list[Piece], kind: Kind, words: Sequence[str]) -> int:
    text = "".join(words)
    if text:
        pieces.append(Piece(kind, text))
    return len(text)


def _whole(kind: Kind, line: str) -> Line:
    return Line(kind, (Piece(kind, line),))
