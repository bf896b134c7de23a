"""What differs between two texts: lines, and words in lines. Pure, and quick also where somebody means harm."""

import re
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

MOST_COMPARED = 4_000_000
"""Pairs that are looked at; what differs in longer texts is told as taken away and added as a whole."""
MOST_PAIRED = 10_000
"""Pairs of lines of which one might be the other, changed."""

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
    if start in {end_old, end_new} or (end_old - start) * (end_new - start) > MOST_COMPARED:
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
        found += _rewritten(old[from_old:to_old], new[from_new:to_new])
        place = to_old
    return [*found, *(_whole(Kind.SAME, line) for line in old[place:])]


def _rewritten(old: Sequence[str], new: Sequence[str]) -> list[Line]:
    """Lines that others took the place of; one that is much like an old one is that one, changed."""
    if len(old) * len(new) > MOST_PAIRED:
        return [*(_whole(Kind.REMOVED, line) for line in old), *(_whole(Kind.ADDED, line) for line in new)]
    found: list[Line] = []
    words = [set(_WORDS.findall(line)) for line in old]
    place = 0
    for line in new:
        alike = next((n for n in range(place, len(old)) if _is_alike(words[n], set(_WORDS.findall(line)))), None)
        if alike is None:
            found.append(_whole(Kind.ADDED, line))
            continue
        found += [_whole(Kind.REMOVED, each) for each in old[place:alike]]
        found.append(_changed(old[alike], line))
        place = alike + 1
    return [*found, *(_whole(Kind.REMOVED, each) for each in old[place:])]


def _is_alike(one: set[str], other: set[str]) -> bool:
    return len(one) * len(other) > 0 and 2 * len(one & other) >= max(len(one), len(other))


def _changed(old: str, new: str) -> Line:
    """A line with its words."""
    pieces, place = list[Piece](), 0
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    for from_old, to_old, from_new, to_new in stretches(before, after):
        _add(pieces, Kind.SAME, before[place:from_old])
        _add(pieces, Kind.REMOVED, before[from_old:to_old])
        _add(pieces, Kind.ADDED, after[from_new:to_new])
        place = to_old
    _add(pieces, Kind.SAME, before[place:])
    return Line(Kind.SAME, tuple(pieces))


def _add(pieces: list[Piece], kind: Kind, words: Sequence[str]) -> None:
    if words:
        pieces.append(Piece(kind, "".join(words)))


def _whole(kind: Kind, line: str) -> Line:
    return Line(kind, (Piece(kind, line),))
