"""Shared writing: browsers hand in updates of a text's document and hear when they are on disk.

Everything that waits is judged and logged in one transaction; only then is it taken into the room, acknowledged and
told to the others, so that no peer holds what the log lacks. Rights are read in the same transaction as the write.
Knows nothing of sockets: `ui.wire.collab` listens.
"""

import asyncio
import contextvars
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

import structlog

from facilitator import clock, live, textlog, texts
from facilitator.access import By, ByPerson
from facilitator.database import transaction
from facilitator.errors import Conflict, NotFound
from facilitator.happenings import Happening, NotesReplaced, ProposalsRevealed
from facilitator.judging import LARGEST_DOCUMENT, Judged, Judgement, Pending, Receipt, judge, judge_at_once
from facilitator.rooms import LONG_LOG, Room, Rooms, Teller
from facilitator.sharedtext import MalformedError
from facilitator.standing import Right, read_standing
from facilitator.updates import BrokenUpdate, Update, read_state, read_update
from models import Author, Document, Workshop

QUICKLY_READ = 100_000
"""Bytes of an update that are read at once; the loop would stand still for more, which a thread reads."""

MOST_AT_A_PLACE = 1000
"""Pieces of one update that come right after the same one; one person's hands make some tens without a network."""
COSTLY = 0.05
"""Seconds of the processor, for each QUICKLY_READ bytes, above which taking an update in counts as an effort."""
MOST_EFFORT = 2.0
"""Seconds of effort that one person may cause in a room while it is open."""

log = structlog.get_logger()


class Malformed(Exception):
    """What was sent is no update, or can't be applied: the sender loses the connection and nobody else feels it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What somebody who opens a document gets: the update they lack, the state that the server has, and their right."""

    room: Room
    update: bytes
    state: bytes
    may_write: bool

    @property
    def document_id(self) -> UUID:
        """Which document it is: what is kept of one is never to be merged into the one that takes its place."""
        return self.room.document_id


@dataclass(slots=True)
class _House:
    rooms: Rooms
    queue: list[Pending] = field(default_factory=list)
    wake: asyncio.Event = field(default_factory=asyncio.Event)
    writer: asyncio.Task[None] | None = None
    closing: bool = False
    end: Callable[[], None] = lambda: None


_house: _House | None = None
_tellers: list[Teller] = []


def open_rooms(grace_seconds: int = 120) -> None:
    """Begin; the database is open. `grace_seconds` is how long who types may go on after a round."""
    global _house
    _house = _House(Rooms(timedelta(seconds=grace_seconds), tellers=_tellers))
    _house.end = live.listen(_heed)
    _house.rooms.start(_house.rooms.count_what_was_not())
    _house.writer = asyncio.get_running_loop().create_task(_write_on(_house), context=contextvars.Context())


async def close_rooms() -> None:
    """End, when all that was handed in is logged; before the database closes."""
    global _house
    if _house is None:
        return
    house, house.closing = _house, True
    house.end()
    house.wake.set()
    if house.writer:
        await house.writer
    await house.rooms.close()
    _house = None


def grace() -> timedelta:
    """How long after a round who types may go on."""
    return _house.rooms.grace if _house is not None else timedelta()


def listen(teller: Teller) -> Callable[[], None]:
    """Be told of committed text, in order; returns what ends it. Must not block."""
    _tellers.append(teller)
    return lambda: _tellers.remove(teller)


async def enter(
    text_id: UUID,
    *,
    by: By,
    state: bytes = b"\x00",
    client_id: int | None = None,
    document_id: UUID | None = None,
) -> Entry:
    """Open a text's document for somebody who has the text of the state vector `state`; end with `leave`.

    `client_id` is the Yjs client id of their editor, `document_id` the document that their text is of (None: typed
    before they met one). Raises Conflict("client_id_taken") if the id is another's, Conflict("document_replaced") if
    their document is not the text's any more.
    """
    try:
        read_state(state)
    except BrokenUpdate as error:
        raise Malformed(str(error)) from error
    rooms = _current().rooms
    document, right = await transaction(_admit, text_id, by, client_id, document_id, rooms)
    workshop_id = document.meeting.workshop_id
    room = await rooms.hold(text_id, document.id, workshop_id)
    if client_id is not None and isinstance(by, ByPerson) and right is Right.WRITE:
        room.owners.setdefault(client_id, by.person_id)
    try:
        entry = Entry(room, room.text.missing_from(state), room.text.state(), right is Right.WRITE)
    except MalformedError as error:
        rooms.release(room)
        raise Malformed(str(error)) from error
    room.seats += 1
    return entry


def leave(room: Room) -> None:
    """Close a document that was entered."""
    room.seats -= 1
    if _house is not None:
        _house.rooms.release(room)


async def write(room: Room, data: bytes, *, by: By, sender: object = None) -> Receipt:
    """Hand in an update; returns when it is on disk. `sender` is told to listeners.

    SAVED: in the document. LATE: kept for leader or note taker. MISSING: it leans on text that isn't here; nothing was
    kept, enter again and send all. Raises Malformed, or a Refusal: NotFound, NotAllowed("text_of_another"),
    Conflict("document_full"), Conflict("not_stored") when the disk takes nothing.
    """
    house = _current()
    if len(data) > LARGEST_DOCUMENT:
        raise Conflict("document_full")
    if room.efforts.get(by, 0) > MOST_EFFORT:
        raise Malformed("takes too long")
    update = await _read(house.rooms, room, data)
    if update.crowd > MOST_AT_A_PLACE:
        raise Malformed("too much at one place")
    if house.closing:
        raise RuntimeError("the document rooms were closed")
    pending = Pending(room, by, data, update, sender, asyncio.get_running_loop().create_future())
    room.held += 1
    house.queue.append(pending)
    house.wake.set()
    try:
        return await asyncio.shield(pending.done)
    except asyncio.CancelledError:
        pending.done.add_done_callback(lambda done: done.cancelled() or done.exception())
        raise


async def offer(text_id: UUID, data: bytes, *, by: By, document_id: UUID | None = None) -> Receipt:
    """Hand in what somebody wrote in a text that they may no longer open; they are shown nothing. See `write`.

    Raises Conflict("document_replaced") also where the document that it was written in is gone.
    """
    rooms = _current().rooms
    document = await texts.document_of(text_id)
    if document_id not in {None, document and document.id}:
        raise Conflict("document_replaced")
    if document is None:
        raise NotFound
    room = await rooms.hold(text_id, document.id, document.meeting.workshop_id)
    try:
        return await write(room, data, by=by)
    finally:
        rooms.release(room)


async def take_into_room(text_id: UUID, data: bytes) -> None:
    """Let an open room have text that was logged past it (late text that was taken in)."""
    rooms = _current().rooms
    if room := await rooms.settle(text_id):
        try:
            _take(rooms, room, data, read_update(data), None)
        except MalformedError:
            # It was tried on the log: it is the room that is not what it should be.
            log.error("room_behind", document=str(room.document_id))  # noqa: TRY400  # its message may hold text
            await _read_anew(rooms, room)


async def _read(rooms: Rooms, room: Room, data: bytes) -> Update:
    """Read an update. While a large one is read, those that come after it to the room wait: they may lean on it."""
    try:
        if len(data) <= QUICKLY_READ and not room.in_line:
            return read_update(data)
        room.held += 1
        room.in_line += 1
        try:
            async with room.reading:
                return await asyncio.to_thread(read_update, data)
        finally:
            room.in_line -= 1
            rooms.release(room)
    except BrokenUpdate as error:
        raise Malformed(str(error)) from error


async def _write_on(house: _House) -> None:
    while not (house.closing and not house.queue):
        await house.wake.wait()
        house.wake.clear()
        await _write_what_waits(house)
        if house.queue or house.closing:
            house.wake.set()


async def _write_what_waits(house: _House) -> None:
    """Commit what waits. Whoever calls holds none of it: a room lives until the last who has it lets go."""
    batch, house.queue = house.queue, []
    try:
        if batch:
            await _commit(house.rooms, batch)
    except Exception as error:
        # The writer goes on. Those who wait send again, which does no harm if their text is on disk already.
        log.exception("writer_stumbled")
        await _give_back(house.rooms, [each for each in batch if not each.done.done()], error)


async def _commit(rooms: Rooms, batch: list[Pending]) -> None:
    try:
        judgement = await judge_at_once(batch, rooms.grace)
        if judgement is None:
            judgement = await transaction(judge, batch, rooms.grace)
    except Conflict as refusal:
        # The disk takes nothing: it would take none of them one by one either.
        for each in batch:
            rooms.release(each.room)
            each.done.set_exception(Conflict(refusal.code))
        return
    except Exception as error:
        if len(batch) > 1:
            # One that nobody foresaw must not take the others with it.
            for each in batch:
                await _commit(rooms, [each])
            return
        log.exception("text_not_saved")
        rooms.release(batch[0].room)
        batch[0].done.set_exception(error)
        return
    await _carry_out_all(rooms, batch, judgement)


async def _carry_out_all(rooms: Rooms, batch: list[Pending], judgement: Judgement) -> None:
    for room, owners in judgement.owners.items():
        room.owners.update(owners)
    for room in judgement.kept:
        room.state_kept_at = clock.now()
    for pending, judged in zip(batch, judgement.judged, strict=True):
        await _carry_out(rooms, pending, judged)
    for room in judgement.late_rooms:
        rooms.tell_late(room)


async def _give_back(rooms: Rooms, batch: list[Pending], error: Exception) -> None:
    """Let rooms whose log may be ahead of them read and tell it, and tell those who wait that it failed."""
    for room in {id(each.room): each.room for each in batch}.values():
        try:
            await _read_anew(rooms, room)
        except Exception:
            log.exception("room_not_reloaded")
    for each in batch:
        rooms.release(each.room)
        each.done.set_exception(error)


async def _read_anew(rooms: Rooms, room: Room) -> None:
    """Read a room's text from the log, and tell what it didn't have."""
    known = room.text.state()
    await rooms.reload(room)
    rooms.tell(room, room.text.missing_from(known), None)


async def _carry_out(rooms: Rooms, pending: Pending, judged: Judged) -> None:
    try:
        if judged.is_news:
            begun = time.thread_time()
            _take(rooms, pending.room, pending.data, pending.update, pending.sender)
            _note_effort(pending, time.thread_time() - begun)
            if isinstance(pending.by, ByPerson):
                pending.room.wrote_at[pending.by.person_id] = clock.now()
    except MalformedError:
        # Read as sound, yet it can't be taken in: out of the log again, and the room is read anew.
        await transaction(textlog.withdraw, pending.room.document_id, pending.data)
        await rooms.reload(pending.room)
        judged.outcome = Malformed("can't be applied")
    if isinstance(judged.outcome, MalformedError):
        judged.outcome = Malformed("can't be applied")
    rooms.release(pending.room)
    if isinstance(judged.outcome, Receipt):
        pending.done.set_result(judged.outcome)
    else:
        pending.done.set_exception(judged.outcome)


def _note_effort(pending: Pending, seconds: float) -> None:
    """Remember who sends what takes long: pieces in each other's way, which Yjs compares each with each."""
    room = pending.room
    if seconds > COSTLY * (1 + len(pending.data) / QUICKLY_READ):
        room.efforts[pending.by] = room.efforts.get(pending.by, 0) + seconds
        # From a snapshot it is read without comparing again.
        room.logged += LONG_LOG


def _take(rooms: Rooms, room: Room, data: bytes, update: Update, sender: object) -> None:
    room.text.apply(data)
    if len(update.brings.of) > 1 and not _reaches(read_state(room.text.state()), update):
        raise MalformedError("read in another way than it was taken in")
    for client, end in update.brings.ends().items():
        room.clocks[client] = max(end, room.clocks.get(client, 0))
    room.deleted.add_all(update.deletes)
    room.halves.add_all(update.halves)
    room.size += len(data)
    room.logged += 1
    rooms.tell(room, data, sender)
    rooms.mark_written(room, clock.now())


def _reaches(clocks: dict[int, int], update: Update) -> bool:
    return all(clocks.get(client, 0) >= end for client, end in update.brings.ends().items())


async def _admit(
    text_id: UUID, by: By, client_id: int | None, document_id: UUID | None, rooms: Rooms
) -> tuple[Document, Right]:
    text = await texts.require_readable(by, text_id)
    document = await Document.get_or_none(**text.place)
    if document_id not in {None, document and document.id}:
        raise Conflict("document_replaced")
    if document is None:
        document = await Document.create(**text.place, created_at=clock.now())
    document.meeting = text.meeting
    workshop = await Workshop.get(id=text.meeting.workshop_id)
    standing = await read_standing(by, text_id, document.id, workshop.version)
    room = rooms.open.get(text_id)
    person_id = by.person_id if isinstance(by, ByPerson) else None
    wrote_at = room.wrote_at.get(person_id) if room and person_id else None
    right = standing.right(clock.now(), wrote_at, rooms.grace)
    if client_id is not None and right is Right.WRITE:
        author = await Author.get_or_none(document_id=document.id, client_id=client_id)
        if author is None:
            await Author.create(document_id=document.id, client_id=client_id, person_id=person_id)
        elif author.person_id != person_id:
            raise Conflict("client_id_taken")
    return document, right


def _heed(happening: Happening) -> None:
    if isinstance(happening, NotesReplaced):
        _current().rooms.forget(happening.workshop_id)
    elif isinstance(happening, ProposalsRevealed):
        rooms = _current().rooms
        rooms.start(rooms.reveal(happening.workshop_id))


def _current() -> _House:
    if _house is None:
        raise RuntimeError("no document rooms are open")
    return _house
