"""Document rooms: the documents that somebody has open, in memory. They hold only what the log has.

A room is read from the log when the first comes in and dropped a while after the last has left. It tells those who
listen what was committed: at once while it is calm, merged into frames while many write.
"""

import asyncio
import contextvars
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import structlog

from facilitator import lateness, memory, textlog
from facilitator.database import transaction
from facilitator.errors import Conflict
from facilitator.happenings import Happening, LateTextReceived, NotesChanged
from facilitator.live import announce
from facilitator.sharedtext import MalformedError, SharedText, merged
from facilitator.standing import Standing
from facilitator.textlog import Derived
from facilitator.updates import Spans, deletes_only, halves_in, read_state
from models import Author, Document, DocumentState, DocumentUpdate, LateUpdate, Proposal

LINGER = 30.0
"""Seconds that a room stays after the last has left, for those who come straight back."""
TIDY = 5.0
"""Seconds from when a room is dropped until its memory is given back, with that of others that are dropped then."""
FRAME = 0.016
"""Seconds between two frames to a busy room: what a screen can show apart."""
BURST = 10
"""Updates that a room is told at once, one by one, before it counts as busy: people who write at the same moment."""
A_SEAT = 0.00005
"""Seconds that a frame is put off for each who is told: telling one room takes a fifth of a processor at most."""
TELL_NOTES = 0.7
"""Seconds between two NotesChanged of one meeting: what is written is on the plenary screen within one."""
TELL_LATE = 3.0
"""Seconds between two LateTextReceived of one meeting: who types on after the end sends with each letter."""
QUICKLY_COUNTED = 50_000
"""Bytes of a text whose words are counted at once; the loop would stand still for more, which a thread counts."""
COUNTING_SHARE = 20
"""A long text is counted again after so many times what counting took."""
LONG_LOG = 500
"""Updates after which a log is replaced by a snapshot."""
KEEP_STATE = timedelta(minutes=2)
"""Of writing, between two states of a document that are kept."""

log = structlog.get_logger()

Teller = Callable[[UUID, bytes, object], None]
"""Told of committed text: its id, the update, and who sent it (None when merged)."""


@dataclass(eq=False, slots=True)
class Room:
    """An open document: its text and what is known of its writers.

    `size` is the bytes of the text when it was measured last, and of all that came since. `seats` is how many
    have it open; `held` counts also updates that wait, which keep it in memory; `in_line` those that wait to be read,
    one by one under `reading`. `levels` is how deep its nodes may go, once that was measured. `text_id` is that of the
    meeting or of one of its proposals; while that `is_private` nothing is told of it.
    """

    text_id: UUID
    meeting_id: UUID
    document_id: UUID
    workshop_id: UUID
    text: SharedText
    clocks: dict[int, int]
    deleted: Spans
    halves: Spans
    owners: dict[int, UUID]
    size: int
    logged: int
    has_late: bool
    is_private: bool
    state_kept_at: datetime
    levels: int | None = None
    held: int = 0
    seats: int = 0
    is_replaced: bool = False
    wrote_at: dict[UUID, datetime] = field(default_factory=dict)
    standings: dict[Any, Standing] = field(default_factory=dict)
    efforts: dict[Any, float] = field(default_factory=dict)
    telling_late: asyncio.TimerHandle | None = None
    has_late_news: bool = False
    frame: list[bytes] = field(default_factory=list)
    told_up_to: float = 0.0
    counted_again_at: float = 0.0
    leaving: asyncio.TimerHandle | None = None
    in_line: int = 0
    reading: asyncio.Lock = field(default_factory=asyncio.Lock)
    sketch: lateness.Sketch = field(default_factory=lateness.Sketch)


@dataclass(slots=True)
class Rooms:
    """All open documents of this process; `grace` is how long who types may go on after a round."""

    grace: timedelta
    tellers: list[Teller]
    open: dict[UUID, Room] = field(default_factory=dict)
    _written: dict[Room, datetime] | None = None
    """Those that were written in since it was told, and when they last were; if it is about to be told."""
    _tidying: asyncio.TimerHandle | None = None
    _loading: dict[UUID, asyncio.Task[Room]] = field(default_factory=dict)
    _tasks: set[asyncio.Task[Any]] = field(default_factory=set)

    async def hold(self, text_id: UUID, document_id: UUID, workshop_id: UUID) -> Room:
        """The text's room, read from the log if need be; to be let go of with `release`.

        Raises Conflict("document_replaced") if the document is the text's no more.
        """
        while (room := self.open.get(text_id)) is None:
            loading = self._loading.get(text_id)
            if loading is None:
                loading = self.start(self._load(text_id, document_id, workshop_id))
                self._loading[text_id] = loading
            await asyncio.shield(loading)
        if room.document_id != document_id:
            raise Conflict("document_replaced")
        room.held += 1
        if room.leaving is not None:
            room.leaving.cancel()
            room.leaving = None
        return room

    def release(self, room: Room) -> None:
        """Let go of a room; the last to do so lets it be dropped."""
        room.held -= 1
        if room.held == 0:
            room.leaving = asyncio.get_running_loop().call_later(LINGER, self._drop, room)

    async def settle(self, text_id: UUID) -> Room | None:
        """The room if it is open, waiting for one that is being read."""
        if loading := self._loading.get(text_id):
            await asyncio.shield(loading)
        return self.open.get(text_id)

    def forget(self, workshop_id: UUID) -> None:
        """Let go of a workshop's rooms: other documents have taken the place of theirs."""
        for room in [each for each in self.open.values() if each.workshop_id == workshop_id]:
            del self.open[room.text_id]
            room.is_replaced = True

    def tell(self, room: Room, data: bytes, sender: object) -> None:
        """Tell those who listen of a committed update: at once while the room is calm, in frames while it is busy."""
        loop = asyncio.get_running_loop()
        now, due = loop.time(), room.told_up_to - BURST * _gap(room)
        if due <= now and not room.frame:
            self._call(room, data, sender)
            return
        room.frame.append(data)
        if len(room.frame) == 1:
            loop.call_at(max(due, now), self._send_frame, room)

    def mark_written(self, room: Room, at: datetime) -> None:
        """Note that the room was written in: its counts are renewed and NotesChanged told, every TELL_NOTES at most."""
        if self._written is None:
            self._written = {}
            asyncio.get_running_loop().call_later(TELL_NOTES, lambda: self.start(self._renew_written()))
        self._written[room] = max(at, self._written.get(room, at))

    def tell_late(self, room: Room) -> None:
        """Tell that late text came: at once, and then again after a while if more has come."""
        room.has_late = room.has_late_news = True
        if room.telling_late is None:
            self._tell_late(room)

    def _tell_late(self, room: Room) -> None:
        room.telling_late = None
        if room.has_late_news:
            room.has_late_news = False
            self._announce(room, LateTextReceived(room.workshop_id, room.meeting_id))
            room.telling_late = asyncio.get_running_loop().call_later(TELL_LATE, self._tell_late, room)

    async def reveal(self, workshop_id: UUID) -> None:
        """Tell from now on of what is written in those of a workshop's texts that are private no more."""
        private = {room.text_id: room for room in self.open.values() if room.is_private}
        opened = Proposal.filter(id__in=list(private), meeting__workshop_id=workshop_id, is_private=False)
        for text_id in await opened.values_list("id", flat=True):
            private[UUID(str(text_id))].is_private = False

    def _announce(self, room: Room, happening: Happening) -> None:
        """Tell of a room; while it is private nobody is to hear that anything was written."""
        if not room.is_private:
            announce(happening)

    def start(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        """Run something on the side, outside any transaction, and wait for it before closing."""
        task = asyncio.get_running_loop().create_task(work, context=contextvars.Context())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def close(self) -> None:
        """Renew the counts that wait and end."""
        for room in list(self.open.values()):
            for timer in (room.leaving, room.telling_late):
                if timer is not None:
                    timer.cancel()
        if self._tidying is not None:
            self._tidying.cancel()
        await self._renew_written(at_once=True)
        while self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)
        self.open.clear()

    async def reload(self, room: Room) -> None:
        """Read an open room's text anew, after something in it went wrong."""
        fresh, _ = await transaction(_read, room.text_id, room.document_id, room.workshop_id)
        room.text, room.clocks, room.deleted, room.halves = fresh.text, fresh.clocks, fresh.deleted, fresh.halves
        room.sketch, room.size = fresh.sketch, fresh.size

    async def count_what_was_not(self) -> None:
        """Count the words of texts that a killed process wrote, also where nobody comes in any more."""
        for document_id in await transaction(textlog.uncounted):
            try:
                place = await transaction(_count, document_id)
            except Exception:
                log.exception("counts_failed", document=str(document_id))
                continue
            if place is not None:
                announce(NotesChanged(*place))

    async def _load(self, text_id: UUID, document_id: UUID, workshop_id: UUID) -> Room:
        try:
            room, was_uncounted = await transaction(_read, text_id, document_id, workshop_id)
            self.open[text_id] = room
            if was_uncounted:
                self._announce(room, NotesChanged(workshop_id, room.meeting_id))
            self.release_unheld(room)
            return room
        finally:
            del self._loading[text_id]

    def release_unheld(self, room: Room) -> None:
        """Let a room that nobody came to hold after all be dropped."""
        room.held += 1
        self.release(room)

    def _drop(self, room: Room) -> None:
        room.leaving = None  # it has the room among its arguments
        if room.held or self.open.get(room.text_id) is not room:
            return
        if self._written and room in self._written:
            room.leaving = asyncio.get_running_loop().call_later(TELL_NOTES, self._drop, room)
            return
        del self.open[room.text_id]
        if room.logged > LONG_LOG // 10:
            self.start(transaction(textlog.compact, room.document_id))
        if self._tidying is None:
            self._tidying = asyncio.get_running_loop().call_later(TIDY, self._tidy)

    def _tidy(self) -> None:
        self._tidying = None
        self.start(asyncio.to_thread(memory.give_back))

    def _send_frame(self, room: Room) -> None:
        updates, room.frame = room.frame, []
        try:
            updates = [merged(updates)]
        except MalformedError:
            log.exception("frame_not_merged")
        for update in updates:
            self._call(room, update, None)

    def _call(self, room: Room, data: bytes, sender: object) -> None:
        if room.is_replaced:
            return  # those who listen to the text have another document by now
        room.told_up_to = max(room.told_up_to, asyncio.get_running_loop().time()) + _gap(room)
        for teller in tuple(self.tellers):
            try:
                teller(room.text_id, data, sender)
            except Exception:
                log.exception("teller_failed")

    async def _renew_written(self, *, at_once: bool = False) -> None:
        """Measure all rooms that were written in, count their words, tell of it, and keep their logs short."""
        written, self._written = self._written or {}, None
        counts = list[tuple[Room, Derived, datetime]]()
        for room, written_at in written.items():  # noted before it is counted: what comes meanwhile is counted again
            # What was typed and what was taken away again: the updates by themselves say more than is left of them.
            whole = room.text.missing_from()
            room.size = len(whole)
            if not at_once and room.counted_again_at > asyncio.get_running_loop().time():
                self.mark_written(room, written_at)
                continue
            if (fresh := await self._derive(room, whole)) is not None:
                counts.append((room, fresh, written_at))
            await asyncio.sleep(0)  # those who write have their turn between two
        try:
            await textlog.put_derived([(room.document_id, fresh, written_at) for room, fresh, written_at in counts])
        except Exception:
            log.exception("counts_failed", documents=len(counts))
            return
        for room, _, _ in counts:
            self._announce(room, NotesChanged(room.workshop_id, room.meeting_id))
            if room.logged >= LONG_LOG:
                await self._compact(room)

    async def _derive(self, room: Room, whole: bytes) -> Derived | None:
        """What is derived of a room, whose text is `whole`; None if it can't be. Of a long text: beside the loop."""
        loop = asyncio.get_running_loop()
        begun = loop.time()
        try:
            if room.has_late:
                await transaction(_settle_late, room)
            if room.size <= QUICKLY_COUNTED:
                return textlog.derived(room.text)
            fresh = await asyncio.to_thread(_derived_of, whole)
        except Exception:
            log.exception("counts_failed", document=str(room.document_id))
            return None
        room.counted_again_at = loop.time() + COUNTING_SHARE * (loop.time() - begun)
        return fresh

    async def _compact(self, room: Room) -> None:
        room.logged = 0
        try:
            await transaction(textlog.compact, room.document_id)
        except Exception:
            log.exception("compaction_failed", document=str(room.document_id))


def _gap(room: Room) -> float:
    return max(FRAME, room.seats * A_SEAT)


async def _read(text_id: UUID, document_id: UUID, workshop_id: UUID) -> tuple[Room, bool]:
    """The room, and whether its words had to be counted anew."""
    document = await Document.get_or_none(id=document_id).select_related("proposal")
    if document is None:
        raise Conflict("document_replaced")
    text = (await textlog.read_texts([document_id]))[document_id]
    was_uncounted = await textlog.renew_derived(document_id, textlog.derived(text))
    owners = await Author.filter(document_id=document_id, person_id__isnull=False)
    newest = await DocumentState.filter(document_id=document_id).order_by("-at").only("at").first()
    whole = text.missing_from()
    room = Room(
        text_id,
        document.meeting_id,
        document_id,
        workshop_id,
        text,
        clocks=read_state(text.state()),
        # Whoever has all the text lacks only what is deleted; the text itself would take long to read here.
        deleted=deletes_only(text.missing_from(text.state())),
        halves=halves_in(whole),
        owners={each.client_id: each.person_id for each in owners if each.person_id},
        size=len(whole),
        logged=await DocumentUpdate.filter(document_id=document_id).count(),
        has_late=await LateUpdate.exists(document_id=document_id, decided_at=None),
        is_private=document.proposal is not None and document.proposal.is_private,
        state_kept_at=newest.at if newest else document.created_at,
    )
    return room, was_uncounted


async def _settle_late(room: Room) -> None:
    room.has_late = await lateness.settle(room.document_id, room.clocks, room.deleted, room.sketch)


def _derived_of(data: bytes) -> Derived:
    return textlog.derived(SharedText([data]))


async def _count(document_id: UUID) -> tuple[UUID, UUID] | None:
    """Count a document's words anew; its workshop and meeting, to be told of, if they weren't right."""
    text = (await textlog.read_texts([document_id]))[document_id]
    if not await textlog.renew_derived(document_id, textlog.derived(text)):
        return None
    document = await Document.get(id=document_id).select_related("meeting", "proposal")
    if document.proposal is not None and document.proposal.is_private:
        return None
    return document.meeting.workshop_id, document.meeting_id
