"""The namespace `/live`: who watches a workshop from a page of ours hears of every change, and may do things by name.

On NiceGUI's own Socket.IO server, so a page has one connection. Decides nothing: a token says who calls, and
facilitator what they may.
"""

from collections.abc import Coroutine
from typing import Any
from uuid import UUID

import socketio
import structlog
from pydantic import TypeAdapter, ValidationError
from socketio.exceptions import ConnectionRefusedError as Refused

from facilitator import arriving
from facilitator.access import By
from facilitator.audience import Wish
from facilitator.errors import Invalid, NotFound, Refusal
from facilitator.happenings import Happening
from facilitator.limits import Window
from facilitator.live import listen
from facilitator.settings import Settings
from ui.identity import SocketTokens
from ui.sentences import sentence, went_wrong
from ui.wire import gate
from ui.wire.commands import carry_out
from ui.wire.hall import Hall
from ui.wire.pace import Pace
from ui.words import Words, words_named

NAMESPACE = "/live"

log = structlog.get_logger()
_wishes = TypeAdapter(Wish)
_serving: list[Any] = []


def register(sio: socketio.AsyncServer, settings: Settings) -> None:
    """Serve the namespace on `sio`; a second call takes the first one's place."""
    while _serving:
        _serving.pop()()
    live = Live(SocketTokens(settings.secret()))
    sio.register_namespace(live)
    _serving.append(listen(live.stir))


class Live(socketio.AsyncNamespace):  # type: ignore[misc]
    """The connections of all workshops, each in its hall."""

    def __init__(self, tokens: SocketTokens) -> None:
        super().__init__(NAMESPACE)
        self._tokens = tokens
        self._callers: dict[str, tuple[By, Words]] = {}
        self._halls: dict[UUID, Hall] = {}
        self._hall_of: dict[str, Hall] = {}
        self._pace = Pace()
        self._done = Window(60, 10)

    def stir(self, happening: Happening) -> None:
        """Hand a happening to the hall of its workshop."""
        if hall := self._halls.get(happening.workshop_id):
            hall.stir(happening)

    async def on_connect(self, sid: str, _environ: dict[str, Any], auth: object = None) -> None:
        """Take in whoever has a token that we signed."""
        facts = auth if isinstance(auth, dict) else {}
        by = self._tokens.read(facts.get("token"))
        if by is None:
            raise Refused("token")
        self._callers[sid] = by, words_named(facts.get("language"))

    async def on_disconnect(self, sid: str, _reason: str = "") -> None:
        """Forget a connection."""
        self._callers.pop(sid, None)
        self._pace.forget(sid)
        self._done.forget(sid)
        if hall := self._hall_of.pop(sid, None):
            await hall.leave(sid)

    async def on_watch(self, sid: str, wish: object = None) -> dict[str, Any]:
        """Begin to watch; answers {ok, now, version, snapshot, personal}."""
        return await self._answer(sid, self._watch(sid, wish))

    async def on_read(self, sid: str) -> dict[str, Any]:
        """What the connection may see now; answers as `watch` does."""
        return await self._answer(sid, self._read(sid))

    async def on_do(self, sid: str, name: object = None, facts: object = None) -> dict[str, Any]:
        """Do something by name; answers {ok: true, result} or {ok: false, code, say}."""
        return await self._answer(sid, self._do(sid, name, facts))

    async def _watch(self, sid: str, wish: object) -> dict[str, Any]:
        by = self._callers[sid][0]
        facts = dict(wish) if isinstance(wish, dict) else {}
        try:
            wanted = _wishes.validate_python({**facts, "kind": facts.pop("as", None)})
        except ValidationError as error:
            raise Invalid("command_unreadable") from error
        while True:
            seen = arriving.rights_changes()
            place = arriving.expected_place(by, wanted) or await arriving.find_place(by, wanted)
            if seen == arriving.rights_changes():
                break
        if sid not in self._callers:
            raise NotFound
        workshop_id = place.audience.workshop_id
        hall = self._halls.get(workshop_id)
        if hall is None:
            hall = self._halls[workshop_id] = Hall(workshop_id, self, self._close_hall)
        self._hall_of[sid] = hall
        return _found(await hall.enter(sid, by, wanted, place))

    def _close_hall(self, workshop_id: UUID) -> None:
        self._halls.pop(workshop_id, None)

    async def _read(self, sid: str) -> dict[str, Any]:
        hall = self._hall_of.get(sid)
        return _found(await hall.read(sid) if hall else None)

    async def _do(self, sid: str, name: object, facts: object) -> dict[str, Any]:
        self._done.require(sid, "too_fast")
        self._done.count(sid)
        return {"result": await carry_out(name, {} if facts is None else facts, self._callers[sid][0])}

    async def _answer(self, sid: str, work: Coroutine[Any, Any, dict[str, Any]]) -> dict[str, Any]:
        """Say how it went, in the caller's language; who asks without end is put out."""
        if sid not in self._callers or not self._pace.allows(sid, "call"):
            work.close()
            if caller := self._callers.pop(sid, None):
                log.warning("put_out", code="too_fast", caller=caller[0].journal_name)
                await gate.end(self, sid)
            return {"ok": False, "code": "too_fast"}
        _ = self._callers[sid][1]
        try:
            return {"ok": True} | await work
        except Refusal as refusal:
            return {"ok": False, "code": refusal.code, "say": sentence(refusal, _)}
        except Exception:
            log.exception("live_failed")
            return {"ok": False, "code": "failed", "say": went_wrong(_)}

    # What halls send through.

    async def enter(self, sid: str, room: str) -> None:
        """See Wire."""
        await self.enter_room(sid, room)

    async def leave(self, sid: str, room: str) -> None:
        """See Wire."""
        await self.leave_room(sid, room)

    async def send(self, event: str, message: dict[str, Any], to: str) -> None:
        """See Wire."""
        await self.emit(event, message, to=to)

    async def close(self, sid: str) -> None:
        """See Wire."""
        await self.disconnect(sid)


def _found(message: dict[str, Any] | None) -> dict[str, Any]:
    if message is None:
        raise NotFound
    return message
