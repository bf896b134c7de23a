"""Everybody who watches one workshop: rooms that see the same, and what each has been sent.

A happening marks the rooms that it may concern; a single task then moves whoever changed rooms, reads the day once for
all of them, and sends each room its snapshot once, if it is another than before. Steps go out at once, the rest at most
four times a second.
"""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol
from uuid import UUID

import structlog

from facilitator import audience as seats
from facilitator import clock, presence
from facilitator.access import By, ByPerson
from facilitator.arriving import Place
from facilitator.audience import Audience, Wish
from facilitator.errors import NotFound
from facilitator.happenings import BallotsCast, Happening
from facilitator.snapshot import personals

PAUSE = 0.25
"""Seconds between two sendings that nobody waits for."""

RETRY = 1.0
"""Seconds until a sending that failed is tried again."""

log = structlog.get_logger()


class Wire(Protocol):
    """What a hall sends through."""

    async def enter(self, sid: str, room: str) -> None:
        """Put a connection into a room."""

    async def leave(self, sid: str, room: str) -> None:
        """Take it out."""

    async def send(self, event: str, message: dict[str, Any], to: str) -> None:
        """Send to a room or to one connection."""

    async def close(self, sid: str) -> None:
        """End a connection."""


@dataclass(slots=True)
class Watcher:
    """A connection that watches: who, with what wish, and where that put them."""

    by: By
    wish: Wish
    audience: Audience


@dataclass(slots=True)
class Room:
    """An audience that has watchers: what it was sent last, and whether that may be old, or what it saw is gone.

    `turnouts` are the newest that it was not told yet, by poll: they need no reading, as a rule.
    """

    name: str
    sids: set[str] = field(default_factory=set)
    snapshot: dict[str, Any] | None = None
    is_stale: bool = True
    is_gone: bool = False
    turnouts: dict[UUID | None, BallotsCast] = field(default_factory=dict)

    def hear(self, happening: Happening) -> None:
        """Something happened that concerns it."""
        if isinstance(happening, BallotsCast):
            self.turnouts[happening.subject_id] = happening
        else:
            self.is_stale = True


class Hall:
    """The watchers of one workshop."""

    def __init__(self, workshop_id: UUID, wire: Wire, empty: Callable[[UUID], None]) -> None:
        self.workshop_id = workshop_id
        self.version = 0
        self._wire = wire
        self._empty = empty
        self._watchers: dict[str, Watcher] = {}
        self._rooms: dict[Audience, Room] = {}
        self._personals: dict[UUID, dict[str, Any]] = {}
        self._rights_changed = False
        self._untold: set[UUID] = set()
        self._is_urgent = asyncio.Event()
        self._reading = asyncio.Lock()
        self._grouping = asyncio.Lock()
        self._task: asyncio.Task[None] | None = None

    async def enter(self, sid: str, by: By, wish: Wish, place: Place) -> dict[str, Any] | None:
        """Let a connection watch; answers as `read` does."""
        if sid in self._watchers:
            await self._move(sid, place.audience)
            self._watchers[sid].wish = wish
        else:
            self._watchers[sid] = Watcher(by, wish, place.audience)
            await self._seat(sid, place.audience)
        if isinstance(by, ByPerson):
            presence.arrive(self.workshop_id, by.person_id, sid)
            if place.personal is not None:
                self._personals[by.person_id] = place.personal
        return await self.read(sid)

    async def read(self, sid: str) -> dict[str, Any] | None:
        """What a watching connection may see now, with its personal facts; None if it does not watch (any more)."""
        while watcher := self._watchers.get(sid):
            audience = watcher.audience
            room = self._rooms[audience]
            # A room without a snapshot that is not stale is being read for somebody else: wait for that.
            if room.is_stale or room.snapshot is None:
                await self._refresh([audience])
            if room.is_gone:
                return None
            if self._watchers.get(sid) is watcher and watcher.audience == audience and room.snapshot is not None:
                personal = self._personals.get(watcher.by.person_id) if isinstance(watcher.by, ByPerson) else None
                return self._message(room) | {"personal": personal}
        return None

    async def leave(self, sid: str) -> None:
        """A connection is gone."""
        watcher = self._watchers.pop(sid, None)
        if watcher is None:
            return
        await self._unseat(sid, watcher.audience)
        if isinstance(watcher.by, ByPerson):
            presence.leave(self.workshop_id, watcher.by.person_id, sid)
            if not presence.is_present(self.workshop_id, watcher.by.person_id):
                self._personals.pop(watcher.by.person_id, None)
        if not self._watchers:
            self._empty(self.workshop_id)

    def stir(self, happening: Happening) -> None:
        """Something happened here: see to it that everybody whom it concerns hears of it. Does not wait."""
        self._rights_changed |= isinstance(happening, seats.RIGHTS)
        if isinstance(happening, seats.PERSONAL) and happening.subject_id in self._personals:
            self._untold.add(happening.subject_id)
        for audience, room in self._rooms.items():
            # What is being read may be of something else than what was sent last.
            seen = None if self._reading.locked() else room.snapshot
            if seats.concerns(happening, audience, seen):
                room.hear(happening)
        if isinstance(happening, seats.URGENT):
            self._is_urgent.set()
        self._begin()

    def _begin(self) -> None:
        if self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._tell())
            self._task.add_done_callback(self._rested)

    async def _tell(self) -> None:
        """Send what changed, and again as long as more has changed meanwhile."""
        while (
            self._rights_changed or self._untold or any(room.is_stale or room.turnouts for room in self._rooms.values())
        ):
            self._is_urgent.clear()
            await self._regroup()
            await self._tell_some()
            await self._retell()
            await self._refresh([audience for audience, room in self._rooms.items() if room.is_stale])
            try:
                await asyncio.wait_for(self._is_urgent.wait(), PAUSE)
            except TimeoutError:
                continue

    def _rested(self, task: asyncio.Task[None]) -> None:
        self._task = None
        if not task.cancelled() and (error := task.exception()):
            log.error("hall_failed", workshop_id=str(self.workshop_id), exc_info=error)
            if self._watchers:
                asyncio.get_running_loop().call_later(RETRY, self._begin)

    async def _retell(self) -> None:
        """Send what needs no reading."""
        async with self._reading:
            told: dict[Audience, dict[str, Any]] = {}
            for audience, room in self._rooms.items():
                if not room.turnouts or room.is_stale:
                    continue
                turnouts, room.turnouts = room.turnouts.values(), {}
                snapshot = seats.retold(room.snapshot, turnouts) if room.snapshot is not None else None
                if snapshot is None:
                    room.is_stale = True
                else:
                    told[audience] = snapshot
            if told:
                self.version += 1
                await self._send({each: self._rooms[each] for each in told}, told)

    async def _refresh(self, audiences: list[Audience]) -> None:
        """Read what these audiences may see, and send it to those for whom it is new."""
        async with self._reading:
            rooms = {
                each: self._rooms[each] for each in audiences if each in self._rooms and self._rooms[each].is_stale
            }
            if not rooms:
                return
            for room in rooms.values():
                room.is_stale, room.turnouts = False, {}
            try:
                found = await seats.read_snapshots(self.workshop_id, rooms)
            except NotFound:
                await self._close_all()
                return
            except BaseException:
                for room in rooms.values():
                    room.is_stale = True
                raise
            # What was read may be newer than who is where: nobody is to see the new state from their old room.
            await self._regroup()
            self.version += 1
            await self._send({each: room for each, room in rooms.items() if self._rooms.get(each) is room}, found)

    async def _send(self, rooms: dict[Audience, Room], found: Mapping[Audience, dict[str, Any]]) -> None:
        unsent = dict(rooms)
        try:
            for audience, room in rooms.items():
                snapshot = found.get(audience)
                room.is_gone = snapshot is None
                if snapshot is not None and room.snapshot != snapshot:
                    room.snapshot = snapshot
                    await self._wire.send("snapshot", self._message(room), room.name)
                del unsent[audience]
        except BaseException:
            for room in unsent.values():
                room.is_stale, room.snapshot = True, None
            raise

    async def _regroup(self) -> None:
        """If rights may have changed, put everybody where they belong now, before anything is sent."""
        async with self._grouping:
            if not self._rights_changed:
                return
            self._rights_changed = False
            try:
                await self._put_right()
            except BaseException:
                self._rights_changed = True  # or those who were moved would stay where they were
                raise

    async def _put_right(self) -> None:
        """Move who belongs elsewhere, and put out who may not watch any more."""
        try:
            rights = await seats.read_rights(self.workshop_id)
        except NotFound:
            await self._close_all()
            return
        for sid, watcher in list(self._watchers.items()):
            if self._watchers.get(sid) is not watcher:
                continue  # it left by itself while another was put out
            audience = rights.audience(watcher.by, watcher.wish)
            if audience is None:
                await self._wire.close(sid)
                await self.leave(sid)
            elif audience != watcher.audience:
                await self._move(sid, audience)
                # Who came needs what the others have already: the room is sent anew.
                self._rooms[audience].snapshot, self._rooms[audience].is_stale = None, True
        await self._tell_each()

    async def _tell_each(self) -> None:
        """Tell people what is their own, where it is another than before."""
        sids: dict[UUID, list[str]] = defaultdict(list)
        for sid, watcher in self._watchers.items():
            if isinstance(watcher.by, ByPerson):
                sids[watcher.by.person_id].append(sid)
        for person_id, personal in (await personals(self.workshop_id, sids)).items():
            if self._personals.get(person_id) != personal:
                self._personals[person_id] = personal
                for sid in sids[person_id]:
                    await self._wire.send("personal", personal, sid)

    async def _tell_some(self) -> None:
        """Tell those to whom something of their own has happened."""
        people, self._untold = self._untold, set()
        if not people:
            return
        try:
            found = await personals(self.workshop_id, people)
        except BaseException:
            self._untold |= people
            raise
        sids = [(sid, by.person_id) for sid, each in self._watchers.items() if isinstance(by := each.by, ByPerson)]
        for sid, person_id in sids:
            if (personal := found.get(person_id)) is not None:
                self._personals[person_id] = personal
                await self._wire.send("personal", personal, sid)

    async def _close_all(self) -> None:
        for sid in list(self._watchers):
            await self._wire.close(sid)
            await self.leave(sid)

    async def _move(self, sid: str, audience: Audience) -> None:
        watcher = self._watchers[sid]
        if watcher.audience != audience:
            await self._unseat(sid, watcher.audience)
            watcher.audience = audience
            await self._seat(sid, audience)

    async def _seat(self, sid: str, audience: Audience) -> None:
        room = self._rooms.setdefault(audience, Room(_name(audience)))
        room.sids.add(sid)
        await self._wire.enter(sid, room.name)

    async def _unseat(self, sid: str, audience: Audience) -> None:
        # The wire first: if it fails, all is as it was, for the next try.
        room = self._rooms[audience]
        await self._wire.leave(sid, room.name)
        room.sids.discard(sid)
        if not room.sids and self._rooms.get(audience) is room:
            del self._rooms[audience]

    def _message(self, room: Room) -> dict[str, Any]:
        return {"now": clock.milliseconds(clock.now()), "version": self.version, "snapshot": room.snapshot}


def _name(audience: Audience) -> str:
    return f"{audience.workshop_id}/{audience.kind}/{audience.group_id or audience.theme_id or ''}/{audience.track}"
