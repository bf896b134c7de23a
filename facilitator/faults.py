"""What is wrong with a plan, and the ways out: rules with the facts for a sentence, and repairs that were tried out.

A way out is offered only if the plan is better with it. Its id says what it does, and is looked up again when taken.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from facilitator import drawing, rotation, timetable
from facilitator.board import Board, Clash, Draft, Place
from facilitator.errors import Conflict
from models import Group, Person, Theme
from models.vocabulary import Role

MOST_WAYS = 4
"""How many ways out are offered at once."""

GRAVE = frozenset(
    {
        "no_themes",
        "no_groups",
        "more_rounds_than_themes",
        "plan_missing",
        "plan_incomplete",
        "theme_twice",
        "theme_two_places",
        "summary_not_home",
    }
)
"""Rules that always hold once the day has begun; the others are warnings."""


@dataclass(frozen=True, slots=True)
class Named:
    """A group, theme or person in a fact: a group may have only a number."""

    id: UUID
    name: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule that the plan breaks. `places` are the (step, group) it shows at."""

    rule: str
    facts: dict[str, Any]
    places: frozenset[Place] = frozenset()

    @property
    def is_grave(self) -> bool:
        """Whether the day can't begin like this."""
        return self.rule in GRAVE


@dataclass(frozen=True, slots=True)
class WayOut:
    """A repair. `kind` is remake, give, exchange, lead, remove_rounds or set_groups; `facts` are for the sentence."""

    id: str
    kind: str
    facts: dict[str, Any]
    changed: dict[Place, UUID] = field(default_factory=dict)


def named(thing: Group | Theme | Person) -> Named:
    """How facts carry a thing."""
    if isinstance(thing, Group):
        return Named(thing.id, thing.name, thing.number)
    return Named(thing.id, thing.title if isinstance(thing, Theme) else thing.name)


def faults(board: Board) -> list[Broken]:
    """All that is wrong with the plan as it is, the graver first."""
    if not board.rounds:
        return []
    if not board.themes or not board.groups:
        return [Broken("no_groups" if board.themes else "no_themes", {})]
    rounds, themes = len(board.ordinary), len(board.themes)
    found: list[Broken] = []
    if rounds > themes and not board.is_fixed:
        found.append(Broken("more_rounds_than_themes", {"rounds": rounds, "themes": themes}))
    ahead = [item for item in board.rounds if item.id not in board.held]
    if ahead and not any(place[0] in {item.id for item in ahead} for place in board.meetings):
        return [*found, Broken("plan_missing", {})]
    if _is_incomplete(board):
        found.append(Broken("plan_incomplete", {}))
    found += [told(board, clash) for clash in board.clashes(board.draft())]
    found += _without_leader(board)
    met = {meeting.theme_id for meeting in board.meetings.values()}
    found += [Broken("theme_never_met", {"theme": named(theme)}) for theme in board.themes if theme.id not in met]
    return sorted(found, key=lambda each: not each.is_grave)


def empty_groups(board: Board, people: Collection[Person]) -> list[Broken]:
    """A warning if there are not people enough for all groups; none before anybody is in one."""
    busy = {person.id for roles in board.staff.values() for person in roles.values()}
    count = sum(person.id not in busy for person in people)
    if not any(person.group_id for person in people) or count >= len(board.groups):
        return []
    return [Broken("more_groups_than_people", {"groups": len(board.groups), "people": count})]


def ways_out(board: Board, people: list[Person]) -> list[WayOut]:
    """What can be done about the faults, best first. `people` are all in the workshop."""
    found = faults(board)
    rules = {each.rule for each in found}
    ways: list[WayOut] = []
    excess = len(board.ordinary) - len(board.themes)
    if "more_rounds_than_themes" in rules:
        removable = sum(item.id not in board.held for item in board.ordinary)
        return [WayOut("remove_rounds", "remove_rounds", {"count": excess})] if removable >= excess else []
    if "no_groups" in rules:
        return [_set_groups(len(board.themes))]
    if rules & {"plan_missing", "plan_incomplete"}:
        return _remake(board)
    current = _cost(board, board.draft())
    if current != (0, 0):
        ways += _best_changes(board)[:2]
        ways += _other_leaders(board, people)
    if current != (0, 0) or "theme_never_met" in rules:
        ways += _remake(board)
    if "theme_never_met" in rules and len(board.groups) < len(board.themes) and not board.held and not ways:
        ways.append(_set_groups(len(board.themes)))
    return ways[:MOST_WAYS]


def _is_incomplete(board: Board) -> bool:
    """Whether groups, themes or rounds were changed after the plan was made."""
    ahead = [(item.id, group.id) for item in board.rounds if item.id not in board.held for group in board.groups]
    if not board.held:
        size = len(board.groups), len(board.themes)
        expected = rotation.fixed(*size).tracks if board.is_fixed else rotation.spread_tracks(*size)
        actual = Counter(group.track for group in board.groups)
        return sorted(actual.values()) != sorted(Counter(expected).values()) or any(
            place not in board.meetings for place in ahead
        )
    # Once begun, a group that came late may be without a theme to sum up; in an ordinary round none may.
    ordinary = {item.id for item in board.ordinary}
    return any(place not in board.meetings for place in ahead if place[0] in ordinary)


def told(board: Board, clash: Clash) -> Broken:
    """A clash with the facts that tell it."""
    rounds = board.rounds
    groups = {group.id: group for group in board.groups}
    themes = {theme.id: theme for theme in board.themes}
    people = {person.id: person for roles in board.staff.values() for person in roles.values()}
    facts: dict[str, Any] = {
        "rounds": [timetable.round_of(board.items, rounds[number].id) for number in clash.rounds],
        "groups": [named(groups[each]) for each in clash.groups],
        "themes": [named(themes[each]) for each in clash.themes],
    }
    leader = board.staff.get((clash.themes[0], clash.track), {}).get(Role.LEADER)
    person = people[clash.person] if clash.person is not None else leader
    facts["person"] = named(person) if person else None
    places = frozenset((rounds[number].id, group) for number in clash.rounds for group in clash.groups)
    return Broken(clash.rule, facts, places)


def _without_leader(board: Board) -> list[Broken]:
    led = {key for key, roles in board.staff.items() if Role.LEADER in roles}
    draft = board.draft()
    needed = {
        (theme, draft.tracks[place[1]]) for place, theme in draft.themes.items() if place[1] in draft.tracks
    } - led
    tracks = max(draft.tracks.values(), default=1)
    return [
        Broken("leader_missing", {"theme": named(theme), "track": track, "tracks": tracks})
        for theme in board.themes
        for track in range(1, tracks + 1)
        if (theme.id, track) in needed
    ]


def _cost(board: Board, draft: Draft) -> tuple[int, int]:
    """How many rules are broken for good, and how many people would have to be in two places."""
    clashes = board.clashes(draft)
    grave = sum(len(clash.rounds) + len(clash.groups) - 1 for clash in clashes if clash.rule in GRAVE)
    return grave, sum(clash.rule == "leader_two_places" for clash in clashes)


def _best_changes(board: Board) -> list[WayOut]:
    """Of the single changes that help, those that help most."""
    costs = [(_cost(board, board.draft().with_themes(way.changed)), way) for way in _changes(board)]
    least = min((cost for cost, _ in costs), default=None)
    return [way for cost, way in costs if cost == least]


def _changes(board: Board) -> Iterator[WayOut]:
    """Single changes at the places where a rule is broken that leave the plan better."""
    draft = board.draft()
    cost = _cost(board, draft)
    places = {place for clash in board.clashes(draft) for place in told(board, clash).places}
    groups = {group.id: named(group) for group in board.groups}
    for item in board.rounds:
        if item.id in board.held:
            continue
        number = timetable.round_of(board.items, item.id)
        for group in (each for each in groups if (item.id, each) in places):
            for theme in board.themes:
                changed = {(item.id, group): theme.id}
                if _cost(board, draft.with_themes(changed)) < cost:
                    facts = {"group": groups[group], "theme": named(theme), "round": number}
                    yield WayOut(f"give:{item.id}:{group}:{theme.id}", "give", facts, changed)
            yield from _exchanges(board, draft, cost, (item.id, group))


def _exchanges(board: Board, draft: Draft, cost: tuple[int, int], place: Place) -> Iterator[WayOut]:
    item, group = place
    groups = {each.id: named(each) for each in board.groups}
    for other, its_name in groups.items():
        if other == group or (item, other) not in draft.themes or draft.tracks[other] != draft.tracks[group]:
            continue
        changed = {place: draft.themes[item, other], (item, other): draft.themes[place]}
        if _cost(board, draft.with_themes(changed)) < cost:
            number = timetable.round_of(board.items, item)
            facts = {"groups": [groups[group], its_name], "round": number}
            yield WayOut(f"exchange:{item}:{group}:{other}", "exchange", facts, changed)


def _other_leaders(board: Board, people: list[Person]) -> list[WayOut]:
    """Somebody with no theme of their own who could take one of those that clash; first those outside the groups."""
    clashes = [clash for clash in board.clashes(board.draft()) if clash.rule == "leader_two_places"]
    busy = {person.id for roles in board.staff.values() for person in roles.values()}
    free = sorted(
        (each for each in people if each.id not in busy), key=lambda each: (each.group_id is not None, each.name)
    )
    themes = {theme.id: theme for theme in board.themes}
    tracks = board.draft().tracks
    for clash in clashes:
        keys = [(theme, tracks[group]) for theme, group in zip(clash.themes, clash.groups, strict=True)]
        for theme, track in reversed(keys):
            for role, person in board.staff.get((theme, track), {}).items():
                if person.id == clash.person:
                    return [
                        WayOut(
                            f"lead:{theme}:{track}:{role}:{each.id}",
                            "lead",
                            {"person": named(each), "theme": named(themes[theme]), "role": role},
                        )
                        for each in free[:2]
                    ]
    return []


def _remake(board: Board) -> list[WayOut]:
    """Making the plan again, if that leaves it better."""
    try:
        fresh = drawing.draw(board)
    except Conflict:
        return []
    before, after = board.draft(), fresh
    unmet = len({*after.themes.values()}) > len({*before.themes.values()})
    if not _is_incomplete(board) and not unmet and _cost(board, after) >= _cost(board, before):
        return []
    return [WayOut("remake", "remake", {})]


def _set_groups(count: int) -> WayOut:
    return WayOut("set_groups", "set_groups", {"count": count})
