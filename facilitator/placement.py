"""Where the people of a sheet go: which theme and track they lead, and which group they sit in."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from facilitator import given
from facilitator.discussed import themes_of
from models import Assignment, Group
from models.vocabulary import Role

Asked = tuple[int, frozenset[Role], str, str]
"""A line of the sheet, its roles, and its theme and group as somebody wrote them."""


@dataclass(frozen=True, slots=True)
class Places:
    """By line: the parts (theme, track, role) and the group; and what can't be, with line, code and facts."""

    parts: dict[int, list[tuple[UUID, int, Role]]] = field(default_factory=dict)
    groups: dict[int, UUID] = field(default_factory=dict)
    errors: list[tuple[int, str, Mapping[str, Any]]] = field(default_factory=list)


async def place(workshop_id: UUID, asked: Iterable[Asked]) -> Places:
    """Find everybody's place; themes and groups are known by number or name. Writes nothing.

    A role without a theme gives no part: the leader is chosen by hand later.
    """
    themes = await themes_of(workshop_id).order_by("position")
    groups = await Group.filter(workshop_id=workshop_id).order_by("number")
    tracks = max([1, *(each.track for each in groups), -(-len(groups) // max(1, len(themes)))])
    taken = {(each.theme_id, each.track, each.role) for each in await Assignment.filter(theme__workshop_id=workshop_id)}
    places = Places()
    for line, roles, theme, group in asked:
        theme_id = _found(theme, {given.fold(each.title): each.id for each in themes}, [each.id for each in themes])
        group_id = _found(group, {given.fold(each.name): each.id for each in groups}, [each.id for each in groups])
        if theme and theme_id is None:
            places.errors.append((line, "theme_unknown", {"field": "theme", "theme": theme}))
        if group and group_id is None:
            places.errors.append((line, "group_unknown", {"field": "group", "group": group}))
        if group_id is not None:
            places.groups[line] = group_id
        for role in sorted(roles):
            if theme_id is None:
                break
            free = next((track for track in range(1, tracks + 1) if (theme_id, track, role) not in taken), None)
            if free is None:
                places.errors.append((line, "role_taken", {"field": "role", "theme": theme, "role": role}))
                continue
            taken.add((theme_id, free, role))
            places.parts.setdefault(line, []).append((theme_id, free, role))
    return places


def _found(text: str, named: Mapping[str, UUID], numbered: list[UUID]) -> UUID | None:
    """What was meant: by its name, or by its number, as in "2", "Tema 2" or "Gruppe 2"."""
    key = given.fold(text)
    if not key:
        return None
    if key in named:
        return named[key]
    last = key.split()[-1]
    number = int(last) if re.fullmatch(r"[0-9]{1,3}", last) else 0
    return numbered[number - 1] if 0 < number <= len(numbered) else None
