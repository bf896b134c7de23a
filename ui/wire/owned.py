"""NiceGUI's own namespace: a page hears the browser that it was built for, and no other.

NiceGUI takes whoever names a page's id for its reader. Here the id is not enough: a socket is seated with a page when
its cookie is of the account that the page was built for, and is heard for the pages it sits with.
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl

import socketio
import structlog
from nicegui import core
from nicegui.client import Client
from socketio.exceptions import ConnectionRefusedError as Refused
from starlette.requests import cookie_parser

from facilitator import accounts
from facilitator.access import ByAccount
from facilitator.settings import Settings
from ui import identity

NAMESPACE = "/"
LONGEST_LOG = 200
"""Characters of what a browser has to say about its own faults."""

Handler = Callable[..., Any]

log = structlog.get_logger()
_nicegui: dict[str, Handler] = dict(core.sio.handlers[NAMESPACE])


def register(sio: socketio.AsyncServer, _settings: Settings) -> None:
    """Stand before NiceGUI's handlers on `sio`."""
    guard = Guard(sio)
    sio.on("connect", guard.connect)
    sio.on("handshake", guard.handshake)
    for name in ("event", "javascript_response", "ack"):
        sio.on(name, guard.heard(_nicegui[name]))
    sio.on("log", guard.heard(_say))


def is_owner(client: Client, by: ByAccount | None) -> bool:
    """Whether the page was built for this account."""
    try:
        return by is not None and by == getattr(client.request.state, "by", None)
    except RuntimeError:  # no page that somebody asked for
        return False


class Guard:
    """What sockets of the namespace may do."""

    def __init__(self, sio: socketio.AsyncServer) -> None:
        self._sio = sio

    async def connect(self, sid: str, environ: dict[str, Any], _auth: object = None) -> None:
        """Take a socket in; NiceGUI's script says in the address which page it is of."""
        query = dict(parse_qsl(environ.get("QUERY_STRING", "")))
        if query.get("implicit_handshake") == "true" and not await self.handshake(sid, query):
            raise Refused("Implicit handshake failed")  # the words that make NiceGUI's script load the page anew

    async def handshake(self, sid: str, facts: object = None) -> bool:
        """Seat a socket with a page; whether it was."""
        client = Client.instances.get(str(facts.get("client_id"))) if isinstance(facts, dict) else None
        if client is None or not is_owner(client, await self._account(sid)):
            return False
        return bool(await _nicegui["handshake"](sid, facts))

    def heard(self, handler: Handler) -> Handler:
        """The handler, for what comes from a socket about a page that it sits with."""

        async def handle(sid: str, message: object = None) -> None:
            if not isinstance(message, dict) or message.get("client_id") not in self._sio.rooms(sid, NAMESPACE):
                return
            try:
                handler(sid, message)
            except KeyError:  # about a part of the page that has been drawn anew, or that never was
                log.info("page_event_astray")

        return handle

    async def _account(self, sid: str) -> ByAccount | None:
        cookies = cookie_parser(self._sio.get_environ(sid, NAMESPACE).get("HTTP_COOKIE", ""))
        return await accounts.account_of(cookies.get(identity.SESSION, ""))


def _say(_sid: str, message: dict[str, Any]) -> None:
    said = "".join(each if each.isprintable() else " " for each in str(message.get("message"))[:LONGEST_LOG])
    log.warning("browser_said", message=said)
