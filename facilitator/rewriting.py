"""How a text becomes another with as little as can be taken away and written: the rest stays whose it was. Pure."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from facilitator.differences import Effort, pairs, stretches, words_of
from facilitator.richtext import Node, Run

FARTHEST = 10_000_000
"""Nodes to go past, in all, to where something changes; a text of so many is written anew from its beginning."""

Unit = Node | tuple[Run, ...]
"""What stands in one place among the children of a node: a node, or text."""


@dataclass(frozen=True, slots=True)
class Put:
    """Take away the units from `start` up to `end`, and put others there."""

    start: int
    end: int
    units: Sequence[Unit]


@dataclass(frozen=True, slots=True)
class Turn:
    """Make the unit in a place say what another of its kind does."""

    place: int
    into: Unit


def units(tree: Iterable[Node | Run]) -> list[Unit]:
    """The children of a node, text that follows text as one."""
    found: list[Unit] = []
    for each in tree:
        if isinstance(each, Node):
            found.append(each)
        elif found and isinstance(found[-1], tuple):
            found[-1] = (*found[-1], each)
        else:
            found.append((each,))
    return found


def said(unit: Unit) -> Hashable:
    """What a unit says, to compare; text that only differs in how it is cut says the same."""
    if isinstance(unit, Node):
        return unit.name, _values(unit.attributes.items()), tuple(map(said, units(unit.children)))
    told = list[tuple[str, Hashable]]()
    for run in unit:
        marks = _values(run.marks.items())
        if told and told[-1][1] == marks:
            told[-1] = told[-1][0] + run.text, marks
        elif run.text:
            told.append((run.text, marks))
    return tuple(told)


def steps(old: Sequence[Unit], new: Sequence[Unit], effort: Effort) -> list[Put | Turn]:
    """What makes the old units the new ones, from the end, so that the places before stay what they are."""
    found: list[Put | Turn] = []
    changes = stretches([said(each) for each in old], [said(each) for each in new], effort)
    if sum(start * (1 + to_new - from_new) for start, _, from_new, to_new in changes) > FARTHEST:
        changes = [(0, len(old), 0, len(new))]
    for start, end, start_new, end_new in changes:
        place, place_new = start, start_new
        before, after = ([_text(each) for each in some] for some in (old[start:end], new[start_new:end_new]))
        for one, other in pairs(before, after, effort):
            at, at_new = start + one, start_new + other
            if not _is_turned(old[at], new[at_new]):
                continue
            found += [Put(place, at, new[place_new:at_new]), Turn(at, new[at_new])]
            place, place_new = at + 1, at_new + 1
        found.append(Put(place, end, new[place_new:end_new]))
    return found[::-1]


def words(text: Iterable[Run]) -> list[Run]:
    """Text as its words and what stands between them."""
    return [Run(word, run.marks) for run in text for word in words_of(run.text)]


def _is_turned(old: Unit, new: Unit) -> bool:
    if isinstance(old, Node) and isinstance(new, Node):
        return (old.name, _values(old.attributes.items())) == (new.name, _values(new.attributes.items()))
    return isinstance(old, tuple) and isinstance(new, tuple)


def _text(unit: Unit) -> str:
    if isinstance(unit, tuple):
        return "".join(run.text for run in unit)
    return " ".join(_text(each) for each in units(unit.children))


def _values(values: Iterable[tuple[str, object]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((name, _value(value)) for name, value in values))


def _value(value: object) -> str:
    """A value as text; the library gives the parts of one in any order."""
    return repr(_values(value.items())) if isinstance(value, Mapping) else repr(value)
