"""What may be shown of anonymous answers, so that nothing is told of fewer than a limit. Pure.

Whoever reads may subtract: the groups that are shown from the whole, and what was shown before from what is shown now.
So more is withheld than what is small: whatever is left by any subtraction is nobody, or at least the limit.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

LEAST = 5
"""The lowest limit there is; one may be set higher."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How many answered, and how many chose each option."""

    n: int
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """All the answers to one question: the whole, and by group in the groups' order. Answers without a group may be."""

    whole: Counted
    groups: Mapping[str, Counted] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of one question's answers. A group that is None is withheld.

    `is_partial`: some answers came after this was shown, and too few of them for another step. `names` are what the
    groups were called then, whatever stands in their places later.
    """

    whole: Counted
    groups: Mapping[str, Counted | None] = field(default_factory=dict)
    is_partial: bool = False
    names: Mapping[str, str] = field(default_factory=dict)


def when_closed(tallies: Sequence[Tally], least: int = LEAST) -> list[Shown | None]:
    """What is shown of each question once nobody can answer any more; None is nothing.

    The same groups are withheld for all questions; where too few of another answered a question, that group too.
    """
    return [
        Shown(each.whole, _breakdown(each, withheld)) if each.whole.n >= least else None
        for each, withheld in zip(tallies, _withheld(tallies, least), strict=True)
    ]


def next_step(before: Shown | None, whole: Counted, least: int = LEAST) -> Shown | None:
    """What is shown of a question while answers come: what was, until at least `least` more have come."""
    return Shown(whole) if whole.n - (before.whole.n if before else 0) >= least else before


def last_step(before: Shown | None, whole: Counted, least: int = LEAST) -> Shown | None:
    """What is shown of a question that was shown in steps, once nobody can answer any more: without the last few."""
    shown = next_step(before, whole, least)
    return Shown(shown.whole, is_partial=shown.whole.n < whole.n) if shown else None


def counted(chosen: Iterable[Sequence[int]], options: int) -> Counted:
    """How many answered, and how many chose each of so many options, from what each chose."""
    counts, n = [0] * options, 0
    for choices in chosen:
        n += 1
        for each in choices:
            counts[each] += 1
    return Counted(n, tuple(counts))


def packed(shown: Shown) -> dict[str, Any]:
    """What is shown as JSON holds it."""
    groups = {name: _packed(each) if each else None for name, each in shown.groups.items()}
    names = dict(shown.names)
    return {"whole": _packed(shown.whole), "groups": groups, "is_partial": shown.is_partial, "names": names}


def unpacked(kept: Mapping[str, Any] | None) -> Shown | None:
    """What `packed` was given."""
    if kept is None:
        return None
    groups = {name: _unpacked(each) if each else None for name, each in kept["groups"].items()}
    return Shown(_unpacked(kept["whole"]), groups, kept["is_partial"], kept["names"])


def _packed(each: Counted) -> dict[str, Any]:
    return {"n": each.n, "counts": list(each.counts)}


def _unpacked(kept: Mapping[str, Any]) -> Counted:
    return Counted(kept["n"], tuple(kept["counts"]))


def _breakdown(tally: Tally, withheld: frozenset[str]) -> dict[str, Counted | None]:
    """The groups, or nothing if none of them may be shown."""
    if withheld >= tally.groups.keys():
        return {}
    return {name: None if name in withheld else counted for name, counted in tally.groups.items()}


def _withheld(tallies: Sequence[Tally], least: int) -> Iterator[frozenset[str]]:
    """The groups that are withheld, question by question."""
    names = list(dict.fromkeys(name for each in tallies for name in each.groups))
    most = {name: max(_answered(each, name) for each in tallies) for name in names}
    # Small groups first: of what has to be given up, as little as can be.
    order = sorted(names, key=lambda name: (most[name], names.index(name)))
    without = max((_without_group(each) for each in tallies), default=0)
    everywhere = _enough(most, without, frozenset(), order, least)
    for each in tallies:
        here = {name: _answered(each, name) for name in names}
        yield _enough(here, _without_group(each), everywhere, order, least)


def _enough(
    answered: Mapping[str, int], without: int, withheld: frozenset[str], order: Sequence[str], least: int
) -> frozenset[str]:
    """The groups to withhold, so that those who can be told by subtraction are nobody, or `least` or more."""
    found = withheld | {name for name, n in answered.items() if n < least}
    for name in order:
        left = without + sum(answered[each] for each in found)
        if left == 0 or left >= least:
            break
        found |= {name}
    return found


def _answered(tally: Tally, name: str) -> int:
    return tally.groups[name].n if name in tally.groups else 0


def _without_group(tally: Tally) -> int:
    return tally.whole.n - sum(each.n for each in tally.groups.values())
