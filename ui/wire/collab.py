"""The namespace `/collab`: shared text between browsers and document rooms, past everything else.

On NiceGUI's own Socket.IO server, so a page has one connection. It carries bytes (few of them as Base64) and says who;
what becomes of them, facilitator decides. An answer "saved" is given when the text is on disk. An update too large for
one message comes in parts, one after another, and is put together here.
"""

import asyncio
from base64 import b64decode, b64encode
from collections.abc import Coroutine
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import socketio
import structlog
from socketio.exceptions import ConnectionRefusedError as Refused

from facilitator import authorship, latecomers, notes, writing
from facilitator import happenings as told
from facilitator.access import By, ByAccount, ByPerson
from facilitator.errors import Conflict, Invalid, NotFound, Refusal
from facilitator.happenings import Happening
from facilitator.judging import LARGEST_DOCUMENT
from facilitator.live import listen
from facilitator.notes import Writer
from facilitator.rooms import Room
from facilitator.settings import Settings
from ui.identity import SocketTokens
from ui.sentences import sentence, went_wrong
from ui.wire import engine, gate
from ui.wire.cursors import Cursors
from ui.wire.pace import Pace
from ui.words import Words, words_named

NAMESPACE = "/collab"
MOST_OPEN = 120
"""Documents that one connection may have open."""

FORM_CHANGES = (
    told.StepStarted,
    told.WorkshopEnded,
    told.QuestionsChanged,
    told.PlanChanged,
    told.PeopleChanged,
    told.RightsChanged,
    told.LateTextReceived,
    told.LateTextDecided,
    told.ThemeLocked,
)
"""After these, forms are read again."""
OF_A_THEME = (told.ProposalsChanged, told.ProposalsRevealed, told.WritingApartBegun)
"""After these, the forms of the theme that is their subject, or of all."""
READERS_CHANGE = (
    told.StepStarted,
    told.PlanChanged,
    told.RightsChanged,
    told.PersonalDataDeleted,
    told.ProposalHidden,
)
"""After these, somebody may have to leave a document."""

SMALL = 1000
"""Bytes of an update that go as text, in Base64: one frame of a WebSocket, where bytes take two."""
_U = rb'"([0-9a-f-]{36})","([A-Za-z0-9+/=]{1,%d})",(\d{1,9})' % (4 * SMALL // 3 + 4)
"""What a browser sends of a small update, as it is on the wire."""

log = structlog.get_logger()
_serving: list[Any] = []


def register(sio: socketio.AsyncServer, settings: Settings) -> None:
    """Serve the namespace on `sio`; a second call takes the first one's place."""
    while _serving:
        _serving.pop()()
    collab = Collab(SocketTokens(settings.secret()))
    sio.register_namespace(collab)
    engine.take_straight(sio, NAMESPACE, "u", _U, collab.take)
    _serving.extend([listen(collab.stir), writing.listen(collab.tell)])


@dataclass(slots=True)
class Seat:
    """A document that a connection has open; `writer` is how the others see the caller, if the caller may write."""

    room: Room
    client_id: int | None
    writer: Writer | None


@dataclass(slots=True)
class Caller:
    """A connection: who, in which language, and what it has open. `forms` are the workshops whose forms it reads.

    `half` is the update that it is sending in parts: for which document, and what has come of it. `is_out` is who is
    being put out: what else it had under way says nothing more in the log.
    """

    by: By
    words: Words
    seats: dict[UUID, Seat] = field(default_factory=dict)
    forms: set[UUID] = field(default_factory=set)
    half: tuple[UUID, bytearray] | None = None
    is_out: bool = False

    def put_together(self, meeting_id: UUID, data: bytes, after: int) -> bytearray | None:
        """What has come of an update, and `data` after so many bytes of it; None if it doesn't follow what is here."""
        before = bytearray()
        if self.half is not None and self.half[0] == meeting_id:
            before, self.half = self.half[1], None
        if after == 0:
            before = bytearray()
        if len(before) != after:
            return None
        if after + len(data) > LARGEST_DOCUMENT:
            raise Conflict("document_full")
        before += data
        return before


class TooFast(Exception):
    """More came than a browser sends, which waits for its answers."""


class Collab(socketio.AsyncNamespace):  # type: ignore[misc]
    """The connections that read and write shared text."""

    def __init__(self, tokens: SocketTokens) -> None:
        super().__init__(NAMESPACE)
        self._tokens = tokens
        self._callers: dict[str, Caller] = {}
        self._cursors = Cursors(self._tell_cursors)
        self._pace = Pace()
        self._tasks: set[asyncio.Task[Any]] = set()
        self._readers_changes = 0

    def tell(self, meeting_id: UUID, data: bytes, sender: object) -> None:
        """Send committed text to all who have the document open."""
        skip = (sender,) if isinstance(sender, str) else ()
        written = b64encode(data).decode() if len(data) <= SMALL else data
        engine.tell(self.server, NAMESPACE, str(meeting_id), "u", str(meeting_id), written, skip=skip)

    def take(self, sid: str, meeting: bytes, data: bytes, after: bytes) -> Coroutine[Any, Any, dict[str, Any]]:
        """Take a small update as it is on the wire; see `on_u`."""
        return self.on_u(sid, meeting.decode(), data.decode(), int(after))

    def stir(self, happening: Happening) -> None:
        """See who is to read the form again, and who may no longer read what."""
        if isinstance(happening, FORM_CHANGES):
            self._start(self.emit("form_changed", room=_form_room(happening.workshop_id)))
        if isinstance(happening, OF_A_THEME):
            room = _form_room(happening.subject_id or happening.workshop_id)
            self._start(self.emit("form_changed", room=room))
        if isinstance(happening, READERS_CHANGE):
            self._readers_changes += 1
            self._start(self._recheck(happening))
        if isinstance(happening, told.NotesReplaced):
            self._start(self._renew(happening.workshop_id))

    async def on_connect(self, sid: str, _environ: dict[str, Any], auth: object = None) -> None:
        """Take in people and organisers who have a token that we signed."""
        facts = auth if isinstance(auth, dict) else {}
        by = self._tokens.read(facts.get("token"))
        if not isinstance(by, ByPerson | ByAccount):
            raise Refused("token")
        self._callers[sid] = Caller(by, words_named(facts.get("language")))

    async def on_disconnect(self, sid: str, _reason: str = "") -> None:
        """Forget a connection."""
        self._cursors.drop(sid)
        self._pace.forget(sid)
        if caller := self._callers.pop(sid, None):
            while caller.seats:
                writing.leave(caller.seats.popitem()[1].room)

    async def on_form(self, sid: str, theme: object = None, track: object = None) -> dict[str, Any]:
        """A theme's form; answers {ok, form}. From then on `form_changed` is told."""
        return await self._answer(sid, self._form(sid, theme, track))

    async def on_late(self, sid: str, theme: object = None, track: object = None) -> dict[str, Any]:
        """What came late for a theme; answers {ok, late}."""
        return await self._answer(sid, self._late(sid, theme, track))

    async def on_authors(self, sid: str, meeting: object = None) -> dict[str, Any]:
        """Who wrote in a meeting, for those who may know; answers {ok, authors}: by client id, null without a name."""
        return await self._answer(sid, self._authors(sid, meeting))

    async def on_join(
        self,
        sid: str,
        meeting: object = None,
        client_id: object = None,
        state: object = None,
        document: object = None,
    ) -> dict[str, Any]:
        """Open a document; answers {ok, document, update, state, left, may_write, cursors}. May be asked again.

        `left` is how many bytes there is room for. `document` is the one that the caller's text is of; when another has
        taken its place, that is the refusal's code ("document_replaced"), and the event `renewed` tells it to those who
        have it open.
        """
        return await self._answer(sid, self._join(sid, meeting, client_id, state, document))

    async def on_leave(self, sid: str, meeting: object = None) -> None:
        """Close a document."""
        with suppress(NotFound):
            await self._leave(sid, _uuid(meeting))

    async def on_part(self, sid: str, meeting: object = None, data: object = None, after: object = 0) -> dict[str, Any]:
        """Take a part of a large update, that follows `after` bytes of it; answers {ok}.

        The last part comes as `u` or `offer`. The receipt "missing" says that what it follows isn't here: begin anew.
        """
        return await self._answer(sid, self._part(sid, meeting, data, after))

    async def on_u(self, sid: str, meeting: object = None, data: object = None, after: object = 0) -> dict[str, Any]:
        """Take an update, or its last part, as bytes or Base64; answers {ok, receipt} when it is on disk."""
        return await self._answer(sid, self._write(sid, meeting, data, after))

    async def on_offer(
        self, sid: str, meeting: object = None, data: object = None, after: object = 0, document: object = None
    ) -> dict[str, Any]:
        """Take what somebody wrote where they may no longer read; answers as `u` does."""
        return await self._answer(sid, self._offer(sid, meeting, data, after, document))

    async def on_cursor(self, sid: str, meeting: object = None, place: object = None) -> None:
        """Where the caller is in a document, or that they look elsewhere."""
        caller = self._callers.get(sid)
        if caller is None or not self._pace.allows(sid, "cursor"):
            return
        try:
            meeting_id = _uuid(meeting)
        except NotFound:
            return
        seat = caller.seats.get(meeting_id)
        if seat and seat.writer and seat.client_id is not None and isinstance(caller.by, ByPerson):
            self._cursors.move(
                meeting_id, seat.client_id, place, sid=sid, writer=seat.writer, person_id=caller.by.person_id
            )

    async def _form(self, sid: str, theme: object, track: object) -> dict[str, Any]:
        caller = self._callers[sid]
        form = await notes.read_form(_uuid(theme), _number(track), by=caller.by)
        workshop_id = UUID(form["workshop_id"])
        caller.forms.add(workshop_id)
        for subject in (workshop_id, UUID(form["theme"]["id"])):
            await self._enter(sid, _form_room(subject))
        return {"form": form}

    async def _late(self, sid: str, theme: object, track: object) -> dict[str, Any]:
        return {"late": await latecomers.late_texts(_uuid(theme), _number(track), by=self._callers[sid].by)}

    async def _authors(self, sid: str, meeting: object) -> dict[str, Any]:
        authors = await authorship.read_authors(_uuid(meeting), by=self._callers[sid].by)
        return {
            "authors": {str(client): each and {"name": each.name, "hue": each.hue} for client, each in authors.items()}
        }

    async def _join(
        self, sid: str, meeting: object, client_id: object, state: object, document: object
    ) -> dict[str, Any]:
        caller = self._callers[sid]
        meeting_id = _uuid(meeting)
        number = _number(client_id) if client_id is not None else None
        if len(caller.seats) >= MOST_OPEN and meeting_id not in caller.seats:
            raise Invalid("command_unreadable")
        seen = self._readers_changes
        writer = await notes.writer_in(meeting_id, by=caller.by)
        # Only who may read comes in, and before the document is read: what is committed meanwhile must reach them too.
        await self._enter(sid, str(meeting_id))
        try:
            entry = await writing.enter(
                meeting_id,
                by=caller.by,
                state=state if isinstance(state, bytes) else b"\x00",
                client_id=number,
                document_id=_uuid(document) if document else None,
            )
        except BaseException:
            if meeting_id not in caller.seats:
                await self.leave_room(sid, str(meeting_id))
            raise
        if sid not in self._callers:
            writing.leave(entry.room)
            raise NotFound
        if before := caller.seats.get(meeting_id):
            writing.leave(before.room)
        caller.seats[meeting_id] = Seat(entry.room, number, writer if entry.may_write else None)
        if seen != self._readers_changes:
            # Who loses the right while the document is being opened had no seat yet when seats were gone through.
            if not await notes.is_readable(meeting_id, by=caller.by):
                await self._leave(sid, meeting_id)
                raise NotFound
            await self._enter(sid, str(meeting_id))
        knows = await self._let_know(sid, caller, meeting_id)
        return {
            "document": str(entry.document_id),
            "update": entry.update,
            "state": entry.state,
            "left": LARGEST_DOCUMENT - entry.room.size,
            "may_write": entry.may_write,
            "cursors": self._cursors.shown(meeting_id) if knows else {},
        }

    async def _let_know(self, sid: str, caller: Caller, meeting_id: UUID) -> bool:
        """Let who has a document open hear where people are in it, if they may know who writes there."""
        knows = await authorship.knows_writers(meeting_id, by=caller.by)
        if knows:
            await self._enter(sid, _people_room(meeting_id))
        else:
            await self.leave_room(sid, _people_room(meeting_id))
        return knows

    async def _enter(self, sid: str, room: str) -> None:
        try:
            await self.enter_room(sid, room)
        except ValueError:
            raise NotFound from None  # the connection went while this was read

    async def _leave(self, sid: str, meeting_id: UUID) -> None:
        caller = self._callers.get(sid)
        if caller is not None and caller.half is not None and caller.half[0] == meeting_id:
            caller.half = None
        if caller is not None and (seat := caller.seats.pop(meeting_id, None)):
            self._cursors.drop(sid, meeting_id)
            await self.leave_room(sid, _people_room(meeting_id))
            await self.leave_room(sid, str(meeting_id))
            writing.leave(seat.room)

    async def _part(self, sid: str, meeting: object, data: object, after: object) -> dict[str, Any]:
        caller, meeting_id = self._callers[sid], _uuid(meeting)
        so_far = await self._received(sid, meeting_id, data, after)
        if so_far is None:
            return {"receipt": "missing"}
        caller.half = meeting_id, so_far
        return {}

    async def _offer(self, sid: str, meeting: object, data: object, after: object, document: object) -> dict[str, Any]:
        caller, meeting_id = self._callers[sid], _uuid(meeting)
        update = await self._received(sid, meeting_id, data, after)
        if update is None:
            return {"receipt": "missing"}
        document_id = _uuid(document) if document else None
        receipt = await writing.offer(meeting_id, bytes(update), by=caller.by, document_id=document_id)
        return {"receipt": receipt.value}

    async def _write(self, sid: str, meeting: object, data: object, after: object) -> dict[str, Any]:
        caller, meeting_id = self._callers[sid], _uuid(meeting)
        update = await self._received(sid, meeting_id, data, after)
        seat = caller.seats.get(meeting_id)
        if update is None or seat is None:
            return {"receipt": "missing"}
        receipt = await writing.write(seat.room, bytes(update), by=caller.by, sender=sid)
        return {"receipt": receipt.value}

    async def _received(self, sid: str, meeting_id: UUID, data: object, after: object) -> bytearray | None:
        """What has come of an update, once there is room for it; None if a part before this one isn't here."""
        caller = self._callers[sid]
        data = _read_bytes(data)
        if not self._pace.allows(sid, "update") or not await self._pace.has_room(sid, "bytes", len(data)):
            raise TooFast
        if sid not in self._callers:
            raise NotFound  # the connection went while there was no room
        return caller.put_together(meeting_id, data, _number(after))

    async def _answer(self, sid: str, work: Coroutine[Any, Any, dict[str, Any]]) -> dict[str, Any]:
        caller = self._callers.get(sid)
        if caller is None or caller.is_out or not self._pace.allows(sid, "call"):
            work.close()
            return self._put_out(sid, "too_fast")
        try:
            return {"ok": True} | await work
        except Refusal as refusal:
            return {"ok": False, "code": refusal.code, "say": sentence(refusal, caller.words)}
        except TooFast:
            return self._put_out(sid, "too_fast")
        except writing.Malformed as error:
            return self._put_out(sid, "malformed", reason=str(error))
        except Exception:
            log.exception("collab_failed")
            return {"ok": False, "code": "failed", "say": went_wrong(caller.words)}

    def _put_out(self, sid: str, code: str, **facts: str) -> dict[str, Any]:
        """End a connection, said once in the log; the answer goes before the end, and says why."""
        caller = self._callers.get(sid)
        if caller is not None and not caller.is_out:
            caller.is_out = True
            log.warning("put_out", code=code, caller=caller.by.journal_name, **facts)
            self._start(gate.end(self, sid))
        return {"ok": False, "code": code}

    async def _recheck(self, happening: Happening) -> None:
        """Put out of their documents those who may no longer read them."""
        open_here = [
            (sid, caller, meeting_id)
            for sid, caller in self._callers.items()
            for meeting_id, seat in caller.seats.items()
            if seat.room.workshop_id == happening.workshop_id
        ]
        if isinstance(happening, told.RightsChanged) and happening.subject_id:
            person = happening.subject_id
            open_here = [
                each for each in open_here if isinstance(by := each[1].by, ByPerson) and by.person_id == person
            ]
        elif isinstance(happening, told.ProposalHidden):
            open_here = [each for each in open_here if each[2] == happening.subject_id]
        elif isinstance(happening, told.StepStarted):
            # A step takes reading away only where it was undone: a hall of people need not be asked about one by one.
            hidden = await notes.unopened({each[2] for each in open_here})
            open_here = [each for each in open_here if each[2] in hidden]
        for sid, caller, meeting_id in open_here:
            if not await notes.is_readable(meeting_id, by=caller.by):
                await self._leave(sid, meeting_id)
                await self.emit("gone", str(meeting_id), to=sid)
            elif sid in self._callers:
                await self._let_know(sid, caller, meeting_id)

    async def _renew(self, workshop_id: UUID) -> None:
        """Put all out of documents that others took the place of; they are to drop their copies and come anew."""
        for sid, caller in list(self._callers.items()):
            for meeting_id, seat in list(caller.seats.items()):
                # Who was told by a refusal may have come anew before this came to them.
                if seat.room.workshop_id == workshop_id and seat.room.is_replaced:
                    await self._leave(sid, meeting_id)
                    await self.emit("renewed", str(meeting_id), to=sid)

    def _tell_cursors(self, meeting_id: UUID, cursors: dict[str, Any]) -> None:
        self._start(self.emit("cursors", (str(meeting_id), cursors), room=_people_room(meeting_id)))

    def _start(self, work: Coroutine[Any, Any, Any]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()):
            log.error("collab_failed", exc_info=error)


def _form_room(subject_id: UUID) -> str:
    """Who reads the forms of a workshop, or that of a theme."""
    return f"form/{subject_id}"


def _people_room(meeting_id: UUID) -> str:
    return f"people/{meeting_id}"


def _uuid(value: object) -> UUID:
    try:
        return UUID(str(value))
    except ValueError:
        raise NotFound from None


def _read_bytes(value: object) -> bytes:
    if isinstance(value, str):
        with suppress(ValueError):
            value = b64decode(value, validate=True)
    if not isinstance(value, bytes):
        raise writing.Malformed("no bytes")
    return value


def _number(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 2**53:
        raise Invalid("command_unreadable")
    return value
