"""An expectation round as it runs: each group answers the form, then they speak in turn, each for its time.

Who moves the turn says which one they saw, so that of two who press at once one moves it and the other is told. The
order is kept from the start of the round, and each turn remembers when it was. A group that is not there is skipped:
it stands outside the line until it is given its turn.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from facilitator import clock, expectations, timetable
from facilitator.access import By, require_organiser
from facilitator.errors import Conflict, NotFound
from facilitator.happenings import TurnChanged
from facilitator.live import action, note
from models import AgendaItem, Group, Meeting, Theme, Turn, Workshop
from models.vocabulary import ItemKind

_AS_BEFORE = {"number": None, "started_at": None, "ends_at": None, "seconds_left": None, "ended_at": None}
"""A turn that has not come."""


@action
async def next_turn(item_id: UUID, *, by: By, seen: UUID | None) -> None:
    """Give the turn to the first in line; after the last nobody has it. `seen` is the turn that was on, if any.

    Raises Conflict("turn_moved") if another one is on, Conflict("no_turn_waits") if nobody has it and nobody waits.
    """
    item, turns = await _require_on(item_id, by, seen)
    waiting = line(turns)
    if seen is None and not waiting:
        raise Conflict("no_turn_waits")
    await _move(item, turns, waiting[0] if waiting else None)


@action
async def give_turn(turn_id: UUID, *, by: By, seen: UUID | None) -> None:
    """Give the turn to a group out of line: one that was skipped, or any that waits. Raises as `next_turn`."""
    turn = await _require_turn(turn_id)
    item, turns = await _require_on(turn.item_id, by, seen)
    if turn.number is not None:
        raise Conflict("turn_moved")
    await _move(item, turns, turn)


@action
async def skip_turn(turn_id: UUID, *, by: By, seen: UUID | None) -> None:
    """Let a group that isn't there stand outside the line; if its turn is on, the next one's begins.

    Raises as `next_turn`, or Conflict("turn_moved") if it has spoken.
    """
    turn = await _require_turn(turn_id)
    item, turns = await _require_on(turn.item_id, by, seen)
    if turn.ended_at is not None:
        raise Conflict("turn_moved")
    await Turn.filter(id=turn_id).update(is_skipped=True, **_AS_BEFORE)
    left = [each for each in turns if each.id != turn_id]
    if turn_id == seen:
        waiting = line(left)
        await _move(item, left, waiting[0] if waiting else None)
    else:
        note(TurnChanged(item.workshop_id, turn_id))


@action
async def back_turn(item_id: UUID, *, by: By, seen: UUID | None) -> None:
    """Undo the last move: the turn that was on waits again, and the one before goes on with what was left of it.

    Raises Conflict("turn_moved"), or Conflict("no_turn_before").
    """
    item, turns = await _require_on(item_id, by, seen)
    over = [each for each in turns if each.ended_at is not None]
    before = max(over, key=_number, default=None)
    if seen is None and before is None:
        raise Conflict("no_turn_before")
    await Turn.filter(id=seen).update(**_AS_BEFORE)
    if before is not None and before.ended_at is not None:
        left = timetable.left(before, before.ended_at)
        await Turn.filter(id=before.id).update(ended_at=None, **_clock(item, left))
    note(TurnChanged(item.workshop_id, before.id if before else seen))


def on(turns: Iterable[Turn]) -> Turn | None:
    """The turn that is on."""
    return next((each for each in turns if each.number is not None and each.ended_at is None), None)


def line(turns: Iterable[Turn]) -> list[Turn]:
    """Those who wait for their turn, in order; not those who were skipped."""
    waiting = [each for each in turns if each.number is None and not each.is_skipped]
    return sorted(waiting, key=lambda each: each.position)


async def begin(item: AgendaItem) -> None:
    """Let each group of the workshop meet in an expectation round, in a track of its own (inside an action)."""
    theme = await Theme.get(item_id=item.id)
    there = await Meeting.filter(item_id=item.id).values_list("group_id", flat=True)
    for group in await Group.filter(workshop_id=item.workshop_id):
        if group.id not in there:
            await Meeting.create(workshop_id=item.workshop_id, item=item, group=group, theme=theme, track=group.number)
    await expectations.line_up(item)


async def let_in(workshop: Workshop) -> None:
    """Let groups that were made since an expectation round began take part, if it is on (inside an action)."""
    item = await AgendaItem.get_or_none(id=workshop.current_item_id, kind=ItemKind.EXPECTATIONS)
    if item is not None:
        await begin(item)
        await Meeting.filter(item_id=item.id, opened_at=None).update(opened_at=clock.now())


async def forget(item: AgendaItem) -> None:
    """Undo the start of a round: no turn has come, the order stays (inside an action)."""
    await Turn.filter(item_id=item.id).update(is_skipped=False, **_AS_BEFORE)


async def _move(item: AgendaItem, turns: Sequence[Turn], to: Turn | None) -> None:
    """End the turn that is on, and begin another one."""
    before, now = on(turns), clock.now()
    if before is not None:
        await Turn.filter(id=before.id).update(ended_at=now)
    if to is not None:
        await Turn.filter(id=to.id).update(
            number=max(map(_number, turns), default=0) + 1,
            started_at=now,
            **_clock(item, timedelta(minutes=item.turn_minutes)),
        )
    note(TurnChanged(item.workshop_id, to.id if to else None))


def _clock(item: AgendaItem, left: timedelta) -> dict[str, datetime | int | None]:
    """The clock of a turn that has so much left: it runs or stands still as the step's does."""
    if item.seconds_left is None:
        return {"ends_at": clock.now() + left, "seconds_left": None}
    return {"ends_at": None, "seconds_left": max(0, round(left.total_seconds()))}


def _number(turn: Turn) -> int:
    return turn.number or 0


async def _require_turn(turn_id: UUID) -> Turn:
    turn = await Turn.get_or_none(id=turn_id)
    if turn is None:
        raise NotFound
    return turn


async def _require_on(item_id: UUID, by: By, seen: UUID | None) -> tuple[AgendaItem, list[Turn]]:
    """The expectation round that is on, and its turns, if `seen` is the one that is."""
    item = await AgendaItem.get_or_none(id=item_id)
    if item is None:
        raise NotFound
    workshop = await require_organiser(by, item.workshop_id)
    if item.kind is not ItemKind.EXPECTATIONS:
        raise Conflict("no_expectations")
    if workshop.current_item_id != item_id:
        raise Conflict("already_moved")
    turns = await Turn.filter(item_id=item_id)
    current = on(turns)
    if (current.id if current else None) != seen:
        raise Conflict("turn_moved")
    return item, turns
