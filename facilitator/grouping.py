"""Dividing people into groups: pure."""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

Id = TypeVar("Id", bound=Hashable)


def even_split(people: Sequence[tuple[Id, str]], groups: int) -> dict[Id, int]:
    """Which group (from 1) each person comes in, of `people` as (id, organisation).

    The groups' sizes differ by one at most, and so do each organisation's people among them. Those without an
    organisation fill up. The same people give the same groups.
    """
    if groups < 1:
        raise ValueError(groups)
    sizes = Counter(_folded(organisation) for _, organisation in people)

    def by_organisation(person: tuple[Id, str]) -> tuple[bool, int, str]:
        organisation = _folded(person[1])
        return (not organisation, -sizes[organisation], organisation)

    # Dealt like cards: whatever stands together comes into different groups.
    dealt = sorted(people, key=by_organisation)
    return {person: index % groups + 1 for index, (person, _) in enumerate(dealt)}


def placed_among(people: Sequence[Id], sizes: Mapping[int, int]) -> dict[Id, int]:
    """Which group each of `people` comes in when nobody else is moved: always the smallest there is.

    `sizes` maps each group's number to how many are in it.
    """
    if not sizes:
        raise ValueError(sizes)
    filled = dict(sizes)
    placed: dict[Id, int] = {}
    for person in people:
        smallest = min(filled, key=lambda number: (filled[number], number))
        placed[person] = smallest
        filled[smallest] += 1
    return placed


def _folded(organisation: str) -> str:
    return " ".join(organisation.casefold().split())
