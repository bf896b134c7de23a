"""Marks for points on two scales: those that would cover one another are one mark, with all their numbers. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from exports.story import Point

LETTER, LINE, ROOM = 0.14, 0.34, 0.2
"""How wide a letter of a mark is, how tall a mark, and what it has around its text, on a scale from 1 to 5."""

LONGEST = 12
"""Letters of a mark; what has no room stands in the table."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Points that are drawn as one, where they lie on average."""

    points: tuple[Point, ...]

    @property
    def across(self) -> float:
        """Where on the first scale."""
        return sum(each.across for each in self.points) / len(self.points)

    @property
    def up(self) -> float:
        """Where on the second."""
        return sum(each.up for each in self.points) / len(self.points)

    @property
    def label(self) -> str:
        """The numbers of its points."""
        text = ", ".join(each.label for each in self.points)
        return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rpartition(',')[0]} …"

    @property
    def wide(self) -> float:
        """How wide it is drawn."""
        return max(LETTER * len(self.label) + ROOM, LINE)


def marks(points: Iterable[Point]) -> list[Mark]:
    """The marks, none of which covers another."""
    found = [Mark((each,)) for each in points]
    while pair := _covering(found):
        one, other = pair
        found.remove(one)
        found.remove(other)
        order = sorted((*one.points, *other.points), key=lambda each: (len(each.label), each.label))
        found.append(Mark(tuple(order)))
    return found


def _covering(found: list[Mark]) -> tuple[Mark, Mark] | None:
    for place, one in enumerate(found):
        for other in found[place + 1 :]:
            if abs(one.across - other.across) < (one.wide + other.wide) / 2 and abs(one.up - other.up) < LINE:
                return one, other
    return None
