"""Expectation rounds before they begin: what the groups are asked, how long each speaks, and in which order.

The questions are changed as a theme's are (`forms`); running the round is `turns`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import SystemRandom
from uuid import UUID

from facilitator import forms, given
from facilitator.access import By, require_organiser
from facilitator.errors import Conflict, NotFound
from facilitator.happenings import PlanChanged
from facilitator.live import action, note, reading
from facilitator.planbook import Asked, asked
from facilitator.templates import Said, in_language
from models import AgendaItem, Group, Question, Theme, Turn, Workshop
from models.vocabulary import AskedIn, ItemKind, TurnOrder

MOST_TURN_MINUTES = 60
"""Longest time for a group to speak."""

TITLE: Said = ("Forventninger", "Forventningar", "Expectations")
QUESTIONS: tuple[Said, ...] = (
    ("Hva vil dere ha igjen for dagen?", "Kva vil de ha igjen for dagen?", "What do you want to get out of the day?"),
    ("Hva kan dere bidra med?", "Kva kan de bidra med?", "What can you contribute?"),
    ("Hva må ikke bli glemt?", "Kva må ikkje bli gløymt?", "What must not be forgotten?"),
)

_random = SystemRandom()


@dataclass(frozen=True, slots=True)
class Place:
    """A group's place in line."""

    group_id: UUID
    number: int
    name: str


@dataclass(frozen=True, slots=True)
class Round:
    """An expectation round: its form by the theme that holds it, and the groups in the order in which they speak."""

    item_id: UUID
    theme_id: UUID
    title: str
    minutes: int
    turn_minutes: int
    turn_order: TurnOrder
    has_begun: bool
    questions: tuple[Asked, ...]
    line: tuple[Place, ...]


@reading
async def read_rounds(workshop_id: UUID, *, by: By) -> tuple[Round, ...]:
    """The expectation rounds of a workshop in the order of the day, for its organisers."""
    await require_organiser(by, workshop_id)
    items = await AgendaItem.filter(workshop_id=workshop_id, kind=ItemKind.EXPECTATIONS).order_by("position")
    groups = await Group.filter(workshop_id=workshop_id).order_by("number")
    return tuple([await _round(item, groups) for item in items])


@action
async def change_turns(item_id: UUID, *, by: By, turn_minutes: int) -> None:
    """Say how long each group has to speak; a turn that is on keeps its time."""
    item = await _require_round(item_id, by)
    item.turn_minutes = given.number(turn_minutes, "turn_minutes", 1, MOST_TURN_MINUTES)
    await item.save(update_fields=["turn_minutes"])
    note(PlanChanged(item.workshop_id, item_id))


@action
async def set_turn_order(item_id: UUID, turn_order: TurnOrder, *, by: By) -> None:
    """Let the groups speak by number, or in an order that is drawn now; as chosen, they stay as they stand.

    Raises Conflict("turns_begun") once the round has begun.
    """
    item = await _require_planned(item_id, by)
    turn_order = TurnOrder(turn_order)
    groups = await _in_line(item)
    if turn_order is TurnOrder.NUMBER:
        groups.sort(key=lambda each: each.number)
    elif turn_order is TurnOrder.DRAWN:
        _random.shuffle(groups)
    await _put(item, groups, turn_order)


@action
async def move_turn(item_id: UUID, group_id: UUID, position: int, *, by: By) -> None:
    """Put a group at a place in line, counted from 0. Raises Conflict("turns_begun") once the round has begun."""
    item = await _require_planned(item_id, by)
    groups = await _in_line(item)
    moved = next((each for each in groups if each.id == group_id), None)
    if moved is None:
        raise NotFound
    groups.remove(moved)
    groups.insert(given.number(position, "position", 0, len(groups)), moved)
    await _put(item, groups, TurnOrder.CHOSEN)


async def make_form(item: AgendaItem) -> None:
    """Ask something in an expectation round that was just made (inside an action)."""
    workshop = await Workshop.get(id=item.workshop_id)
    title = in_language(TITLE, workshop.language)
    theme = await Theme.create(workshop=workshop, item=item, position=0, title=title)
    for position, text in enumerate(QUESTIONS):
        await Question.create(
            workshop=workshop,
            theme=theme,
            position=position,
            text=in_language(text, workshop.language),
            asked_in=AskedIn.ROUNDS,
        )


async def line_up(item: AgendaItem) -> None:
    """See that each group has its place in line; those without one come last, by number (inside an action)."""
    there = await Turn.filter(item_id=item.id).values_list("group_id", flat=True)
    for place, group in enumerate(await _in_line(item)):
        if group.id not in there:
            await Turn.create(item=item, group=group, position=place)


async def _round(item: AgendaItem, groups: Sequence[Group]) -> Round:
    theme = await Theme.get(item_id=item.id)
    line = _sorted(groups, await Turn.filter(item_id=item.id))
    return Round(
        item_id=item.id,
        theme_id=theme.id,
        title=item.title,
        minutes=item.minutes,
        turn_minutes=item.turn_minutes,
        turn_order=item.turn_order,
        has_begun=item.started_at is not None,
        questions=tuple(map(asked, await forms.questions_of(theme.id, is_summary=False))),
        line=tuple(Place(each.id, each.number, each.name) for each in line),
    )


async def _in_line(item: AgendaItem) -> list[Group]:
    groups = await Group.filter(workshop_id=item.workshop_id)
    return _sorted(groups, await Turn.filter(item_id=item.id))


def _sorted(groups: Iterable[Group], turns: Iterable[Turn]) -> list[Group]:
    places = {each.group_id: each.position for each in turns}
    return sorted(groups, key=lambda each: (places.get(each.id, len(places)), each.number))


async def _put(item: AgendaItem, groups: Iterable[Group], turn_order: TurnOrder) -> None:
    """Keep an order; by number there is none to keep, since groups may come and go."""
    await Turn.filter(item_id=item.id).delete()
    if turn_order is not TurnOrder.NUMBER:
        for place, group in enumerate(groups):
            await Turn.create(item=item, group=group, position=place)
    item.turn_order = turn_order
    await item.save(update_fields=["turn_order"])
    note(PlanChanged(item.workshop_id, item.id))


async def _require_round(item_id: UUID, by: By) -> AgendaItem:
    item = await AgendaItem.get_or_none(id=item_id)
    if item is None:
        raise NotFound
    await require_organiser(by, item.workshop_id)
    if item.kind is not ItemKind.EXPECTATIONS:
        raise Conflict("no_expectations")
    return item


async def _require_planned(item_id: UUID, by: By) -> AgendaItem:
    item = await _require_round(item_id, by)
    if item.started_at is not None:
        raise Conflict("turns_begun")
    return item
