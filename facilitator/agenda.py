"""The steps of the day: making, changing, ordering and removing them.

Steps that have begun stay where they are; they are always the first of the day. `position` counts from 0.
"""

from uuid import UUID

from facilitator import expectations, given, keeping
from facilitator.access import By, require_organiser
from facilitator.errors import Conflict, NotFound
from facilitator.happenings import PlanChanged
from facilitator.live import action, note, reading
from models import AgendaItem, Meeting, Theme, Turn
from models.vocabulary import MEETING_KINDS, ROUND_KINDS, ItemKind

MOST_ITEMS = 100
"""Most steps in a day."""

MOST_MINUTES = 8 * 60
"""Longest step, in minutes."""


@reading
async def read_agenda(workshop_id: UUID, *, by: By) -> list[AgendaItem]:
    """All steps of a workshop, in order, for its organisers."""
    await require_organiser(by, workshop_id)
    return await _items(workshop_id)


@action
async def add_item(
    workshop_id: UUID,
    kind: ItemKind,
    *,
    by: By,
    title: str = "",
    speaker: str = "",
    minutes: int,
    position: int | None = None,
) -> UUID:
    """Add a step at `position`, or last; expectations are told before the rounds, unless these have begun."""
    await require_organiser(by, workshop_id)
    items = await _items(workshop_id)
    if len(items) >= MOST_ITEMS:
        raise Conflict("agenda_full", most=MOST_ITEMS)
    if position is None:
        position = _before_rounds(items) if kind is ItemKind.EXPECTATIONS else len(items)
    index = _free_place(items, position, len(items))
    item = AgendaItem(
        workshop_id=workshop_id,
        position=index,
        kind=ItemKind(kind),
        title=given.line(title, "title", 200),
        speaker=given.line(speaker, "speaker", 200),
        minutes=given.number(minutes, "minutes", 1, MOST_MINUTES),
    )
    await item.save()
    if item.kind is ItemKind.EXPECTATIONS:
        await expectations.make_form(item)
    items.insert(index, item)
    await _renumber(items)
    note(PlanChanged(workshop_id, item.id))
    return item.id


@action
async def change_item(
    item_id: UUID,
    *,
    by: By,
    kind: ItemKind | None = None,
    title: str | None = None,
    speaker: str | None = None,
    minutes: int | None = None,
) -> None:
    """Change what is given of a step. One that has begun keeps its kind and length; `stage` gives it more time.

    Raises Conflict("expectations_stay") for another kind than expectations, whose questions would go with it.
    """
    item = await _require_item(item_id, by)
    if item.started_at is not None and (kind not in {None, item.kind} or minutes not in {None, item.minutes}):
        raise Conflict("step_begun")
    if title is not None:
        item.title = given.line(title, "title", 200)
    if speaker is not None:
        item.speaker = given.line(speaker, "speaker", 200)
    if minutes is not None:
        item.minutes = given.number(minutes, "minutes", 1, MOST_MINUTES)
    if kind is not None and kind != item.kind:
        if item.kind is ItemKind.EXPECTATIONS:
            raise Conflict("expectations_stay")
        await _leave_round(item)
        item.kind = kind
        if kind is ItemKind.EXPECTATIONS:
            await expectations.make_form(item)
    await item.save(update_fields=["title", "speaker", "minutes", "kind"])
    note(PlanChanged(item.workshop_id, item.id))


@action
async def move_item(item_id: UUID, position: int, *, by: By) -> None:
    """Move a step to `position`; those between make room."""
    item = await _require_item(item_id, by)
    if item.started_at is not None:
        raise Conflict("step_begun")
    items = await _items(item.workshop_id)
    items.remove(item)
    index = _free_place(items, position, len(items))
    items.insert(index, item)
    await _renumber(items)
    note(PlanChanged(item.workshop_id, item.id))


@action
async def remove_item(item_id: UUID, *, by: By) -> None:
    """Take a step out, with the planned meetings of a round. Not one that has begun, or in which somebody wrote."""
    item = await _require_item(item_id, by)
    await remove(item)
    note(PlanChanged(item.workshop_id, item.id))


async def remove(item: AgendaItem) -> None:
    """Take a step out (inside an action); see `remove_item`."""
    if item.started_at is not None:
        raise Conflict("step_begun")
    await _leave_round(item)
    await item.delete()
    await _renumber(await _items(item.workshop_id))


def _before_rounds(items: list[AgendaItem]) -> int:
    first = next((each for each in items if each.kind in ROUND_KINDS), None)
    return items.index(first) if first and first.started_at is None else len(items)


async def _leave_round(item: AgendaItem) -> None:
    if item.kind not in MEETING_KINDS:
        return
    if await keeping.is_kept(item_id=item.id):
        raise Conflict("round_written")
    await Meeting.filter(item_id=item.id).delete()
    await Turn.filter(item_id=item.id).delete()
    await Theme.filter(item_id=item.id).delete()


async def _require_item(item_id: UUID, by: By) -> AgendaItem:
    item = await AgendaItem.get_or_none(id=item_id)
    if item is None:
        raise NotFound
    await require_organiser(by, item.workshop_id)
    return item


async def _items(workshop_id: UUID) -> list[AgendaItem]:
    return await AgendaItem.filter(workshop_id=workshop_id).order_by("position")


def _free_place(items: list[AgendaItem], position: int, most: int) -> int:
    begun = sum(item.started_at is not None for item in items)
    if given.number(position, "position", 0, most) < begun:
        raise Conflict("step_begun")
    return position


async def _renumber(items: list[AgendaItem]) -> None:
    for position, item in enumerate(items):
        if item.position != position:
            item.position = position
            await item.save(update_fields=["position"])
