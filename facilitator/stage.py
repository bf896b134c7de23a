"""The day as it runs: start, next, back, the clock, and what is said to everyone.

`Workshop.current_item_id` says which step is on. Who moves the day says which step they saw, so that of two who press
at once one moves it and the other is told. "Back" undoes a move to the letter: the step that was left still has its
clock, meetings that were opened are hidden from the groups again, and what was written in them stays.
"""

from datetime import timedelta
from uuid import UUID

from facilitator import clock, given, planning, textlog, timetable, turns
from facilitator.access import By, require_organiser
from facilitator.errors import Conflict, NotFound
from facilitator.happenings import ClockChanged, MessageSent, StepStarted, WorkshopEnded
from facilitator.live import action, note
from facilitator.revealing import reveal_all
from models import AgendaItem, Document, Meeting, Message, Turn, Workshop
from models.vocabulary import MEETING_KINDS, ItemKind, StateKind

MOST_MINUTES_ADDED = 60
"""Most minutes to give a step at once."""


@action
async def start(workshop_id: UUID, *, by: By) -> None:
    """Begin the day with its first step. Refused while the plan breaks a rule that always holds."""
    workshop = await require_organiser(by, workshop_id)
    if workshop.started_at is not None:
        raise Conflict("already_started")
    items = await _items(workshop_id)
    if not items:
        raise Conflict("agenda_empty")
    await planning.require_sound(workshop)
    if not await Workshop.filter(id=workshop_id, started_at=None).update(
        started_at=clock.now(), current_item_id=items[0].id
    ):
        raise Conflict("already_started")
    await _enter(items[0])
    note(StepStarted(workshop_id, items[0].id))


@action
async def next_step(workshop_id: UUID, *, by: By, seen: UUID | None) -> None:
    """Go on from the step `seen`; after the last one the day has ended."""
    workshop = await require_organiser(by, workshop_id)
    items = await _items(workshop_id)
    current = _require_running(workshop, items, seen)
    following = items[items.index(current) + 1 :]
    await _leave(current)
    if not following:
        await _turn_to(workshop, None, ended=True)
        note(WorkshopEnded(workshop_id))
        return
    await _turn_to(workshop, following[0].id)
    await _enter(following[0])
    note(StepStarted(workshop_id, following[0].id))


@action
async def back(workshop_id: UUID, *, by: By, seen: UUID | None) -> None:
    """Undo the last move: from the step `seen` (None when the day has ended) to the one before.

    From the first step the day has not started again.
    """
    workshop = await require_organiser(by, workshop_id)
    if workshop.started_at is None:
        raise Conflict("not_started")
    if workshop.current_item_id != seen:
        raise Conflict("already_moved")
    begun = [item for item in await _items(workshop_id) if item.started_at is not None]
    if seen is not None:
        await _unenter(begun.pop())
    if not begun:
        await Workshop.filter(id=workshop_id).update(started_at=None, current_item_id=None)
        note(StepStarted(workshop_id, seen))
        return
    await _turn_to(workshop, begun[-1].id)
    await Meeting.filter(item_id=begun[-1].id).update(closed_at=None)
    await turns.let_in(await Workshop.get(id=workshop_id))
    note(StepStarted(workshop_id, begun[-1].id))


@action
async def pause(workshop_id: UUID, *, by: By, seen: UUID | None = None) -> None:
    """Stop the clock of the step that is on, and of the turn. One that stands still already goes on standing."""
    item = await _running_item(workshop_id, by, seen)
    if item.seconds_left is not None:
        return
    for each in await _clocks(item):
        each.seconds_left = max(0, round(timetable.left(each, clock.now()).total_seconds()))
        each.ends_at = None
        await _save_clock(each)
    note(ClockChanged(workshop_id, item.id))


@action
async def resume(workshop_id: UUID, *, by: By, seen: UUID | None = None) -> None:
    """Let the clock of the step that is on go on from where it was stopped."""
    item = await _running_item(workshop_id, by, seen)
    if item.seconds_left is None:
        return
    for each in await _clocks(item):
        each.ends_at = clock.now() + timedelta(seconds=each.seconds_left or 0)
        each.seconds_left = None
        await _save_clock(each)
    note(ClockChanged(workshop_id, item.id))


@action
async def add_minutes(workshop_id: UUID, minutes: int, *, by: By, seen: UUID | None = None) -> None:
    """Give the step that is on more time, and the turn: counted from now if its time was up."""
    item = await _running_item(workshop_id, by, seen)
    more = timedelta(minutes=given.number(minutes, "minutes", 1, MOST_MINUTES_ADDED))
    for each in await _clocks(item):
        if each.seconds_left is not None:
            each.seconds_left += round(more.total_seconds())
        else:
            each.ends_at = max(each.ends_at or clock.now(), clock.now()) + more
        await _save_clock(each)
    note(ClockChanged(workshop_id, item.id))


@action
async def send_message(workshop_id: UUID, text: str, *, by: By) -> UUID:
    """Say something to everyone, on every screen."""
    await require_organiser(by, workshop_id)
    message = await Message.create(
        workshop_id=workshop_id, text=given.lines(text, "message", 500, needed=True), sent_at=clock.now()
    )
    note(MessageSent(workshop_id, message.id))
    return message.id


@action
async def withdraw_message(message_id: UUID, *, by: By) -> None:
    """Take back what was said to everyone."""
    message = await Message.get_or_none(id=message_id)
    if message is None:
        raise NotFound
    await require_organiser(by, message.workshop_id)
    if await Message.filter(id=message_id, withdrawn_at=None).update(withdrawn_at=clock.now()):
        note(MessageSent(message.workshop_id, message.id))


async def _items(workshop_id: UUID) -> list[AgendaItem]:
    return await AgendaItem.filter(workshop_id=workshop_id).order_by("position")


def _require_running(workshop: Workshop, items: list[AgendaItem], seen: UUID | None) -> AgendaItem:
    if workshop.started_at is None:
        raise Conflict("not_started")
    if workshop.current_item_id != seen:
        raise Conflict("already_moved")
    for item in items:
        if item.id == workshop.current_item_id:
            return item
    raise Conflict("day_over")


async def _running_item(workshop_id: UUID, by: By, seen: UUID | None) -> AgendaItem:
    workshop = await require_organiser(by, workshop_id)
    return _require_running(workshop, await _items(workshop_id), seen or workshop.current_item_id)


async def _turn_to(workshop: Workshop, item_id: UUID | None, *, ended: bool = False) -> None:
    """Move the day, unless somebody else did since `workshop` was read."""
    moved = await Workshop.filter(id=workshop.id, current_item_id=workshop.current_item_id).update(
        current_item_id=item_id, ended_at=clock.now() if ended else None
    )
    if not moved:
        raise Conflict("already_moved")
    if ended:
        await reveal_all(workshop.id)


async def _enter(item: AgendaItem) -> None:
    now = clock.now()
    item.started_at, item.ends_at, item.seconds_left = now, now + timedelta(minutes=item.minutes), None
    await item.save(update_fields=["started_at", "ends_at", "seconds_left"])
    if item.kind not in MEETING_KINDS:
        return
    if item.kind is ItemKind.EXPECTATIONS:
        await turns.begin(item)
    if not await Meeting.filter(item_id=item.id).update(opened_at=now, closed_at=None):
        raise Conflict("round_unplanned")
    await _keep_states(item, StateKind.OPENED)


async def _leave(item: AgendaItem) -> None:
    """Close the meetings of a round; its clock stays as it is, for whoever comes back."""
    await Meeting.filter(item_id=item.id, opened_at__isnull=False).update(closed_at=clock.now())
    await _keep_states(item, StateKind.CLOSED)


async def _keep_states(item: AgendaItem, kind: StateKind) -> None:
    """Keep what is written in a round as it is at its start or end."""
    documents = await Document.filter(meeting__item_id=item.id).values_list("id", flat=True)
    await textlog.keep_states([UUID(str(each)) for each in documents], kind, clock.now())


async def _unenter(item: AgendaItem) -> None:
    item.started_at = item.ends_at = item.seconds_left = None
    await item.save(update_fields=["started_at", "ends_at", "seconds_left"])
    await Meeting.filter(item_id=item.id).update(opened_at=None, closed_at=None)
    await turns.forget(item)


async def _clocks(item: AgendaItem) -> list[AgendaItem | Turn]:
    """What runs while a step is on: its own clock, and that of the group whose turn it is."""
    turn = turns.on(await Turn.filter(item_id=item.id))
    return [item] if turn is None else [item, turn]


async def _save_clock(clock_of: AgendaItem | Turn) -> None:
    await clock_of.save(update_fields=["ends_at", "seconds_left"])
