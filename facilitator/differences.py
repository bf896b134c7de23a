"""What differs between two texts: lines, and words in lines. Pure, and quick also where somebody means harm."""

import re
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from enum import StrEnum

MOST_STEPS = 1_000_000
"""Steps that a comparison takes; what differs and wasn't reached by then is told as taken away and added as a whole."""

_WORDS = re.compile(r"\w+|\s+|.", re.DOTALL)


@dataclass(slots=True)
class Effort:
    """What is left of the steps that may be taken. Whoever compares several texts at once shares one among them."""

    left: int = MOST_STEPS

    def spend(self, steps: int) -> bool:
        """Take steps; whether there were so many."""
        self.left -= steps
        return self.left >= 0


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


@dataclass(frozen=True, slots=True)
class _Way:
    """A stretch that is the same in both, from `begin` to `end` in the old, and the ones before it."""

    begin: int
    end: int
    diagonal: int
    before: "_Way | None"


def stretches(old: Sequence[Hashable], new: Sequence[Hashable], effort: Effort | None = None) -> list[Stretch]:
    """Where two sequences differ, in order; as few places as can be, unless that takes too long."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end_old, end_new = len(old), len(new)
    while end_old > start and end_new > start and old[end_old - 1] == new[end_new - 1]:
        end_old, end_new = end_old - 1, end_new - 1
    if start == end_old and start == end_new:
        return []
    whole = [(start, end_old, start, end_new)]
    if start in {end_old, end_new}:
        return whole
    same = _same(old[start:end_old], new[start:end_new], effort or Effort())
    if same is None:
        return whole
    found: list[Stretch] = []
    place, place_new = start, start
    for at, at_new in [*((start + at, start + at_new) for at, at_new in same), (end_old, end_new)]:
        if (at, at_new) != (place, place_new):
            found.append((place, at, place_new, at_new))
        place, place_new = at + 1, at_new + 1
    return found


def pairs(old: Sequence[str], new: Sequence[str], effort: Effort | None = None) -> list[tuple[int, int]]:
    """Which of the old texts became which of the new ones, in order: those that share most of their words."""
    effort = effort or Effort()
    found, place = list[tuple[int, int]](), 0
    before, after = ([set(words_of(each)) for each in texts] for texts in (old, new))
    for number, words in enumerate(after):
        for candidate in range(place, len(before)):
            if not effort.spend(1 + min(len(words), len(before[candidate]))):
                return found
            if _is_alike(before[candidate], words):
                found.append((candidate, number))
                place = candidate + 1
                break
    return found


def lines(old: Sequence[str], new: Sequence[str], effort: Effort | None = None) -> list[Line]:
    """The new lines with those that were taken away, in the order one reads them."""
    effort = effort or Effort()
    found: list[Line] = []
    place = 0
    for from_old, to_old, from_new, to_new in stretches(old, new, effort):
        found += [_whole(Kind.SAME, line) for line in old[place:from_old]]
        found += _rewritten(old[from_old:to_old], new[from_new:to_new], effort)
        place = to_old
    return [*found, *(_whole(Kind.SAME, line) for line in old[place:])]


def words_of(text: str) -> list[str]:
    """The words of a text and what stands between them: together they are the text."""
    return _WORDS.findall(text)


def _same(old: Sequence[Hashable], new: Sequence[Hashable], effort: Effort) -> list[tuple[int, int]] | None:
    """The places of what is in both, in order: as much as can be (Myers 1986). None if that takes too long."""
    numbers: dict[Hashable, int] = {}
    before, after = ([numbers.setdefault(each, len(numbers)) for each in texts] for texts in (old, new))
    # How far one comes on each diagonal with so many edits, and what was the same on the way there.
    reached: dict[int, tuple[int, _Way | None]] = {1: (0, None)}
    for edits in range(len(before) + len(after) + 1):
        for diagonal in range(-edits, edits + 1, 2):
            above, below = reached.get(diagonal + 1, (-1, None)), reached.get(diagonal - 1, (-1, None))
            at, way = above if above[0] > below[0] else (below[0] + 1, below[1])
            begin = at
            while at < len(before) and at - diagonal < len(after) and before[at] == after[at - diagonal]:
                at += 1
            if not effort.spend(1 + at - begin):
                return None
            reached[diagonal] = at, _Way(begin, at, diagonal, way) if at > begin else way
            if at >= len(before) and at - diagonal >= len(after):
                return _walked(reached[diagonal][1])
    return None


def _walked(way: _Way | None) -> list[tuple[int, int]]:
    found = list[tuple[int, int]]()
    while way is not None:
        found += [(at, at - way.diagonal) for at in range(way.end - 1, way.begin - 1, -1)]
        way = way.before
    return found[::-1]


def _rewritten(old: Sequence[str], new: Sequence[str], effort: Effort) -> list[Line]:
    """Lines that others took the place of; one that is much like an old one is that one, changed."""
    found: list[Line] = []
    place = place_new = 0
    for at, at_new in [*pairs(old, new, effort), (len(old), len(new))]:
        found += [_whole(Kind.REMOVED, line) for line in old[place:at]]
        found += [_whole(Kind.ADDED, line) for line in new[place_new:at_new]]
        if at < len(old):
            found.append(_changed(old[at], new[at_new], effort))
        place, place_new = at + 1, at_new + 1
    return found


def _is_alike(one: set[str], other: set[str]) -> bool:
    return len(one) * len(other) > 0 and 2 * len(one & other) >= max(len(one), len(other))


def _changed(old: str, new: str, effort: Effort) -> Line:
    """A line with its words."""
    pieces, place = list[Piece](), 0
    before, after = words_of(old), words_of(new)
    for from_old, to_old, from_new, to_new in stretches(before, after, effort):
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
