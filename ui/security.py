"""The gate in front of every page: what browsers are told to refuse, and what we refuse ourselves.

Pure ASGI, because it runs for every request. Rights are not decided here but by the actions and reads behind it.
"""

import secrets
from http import HTTPStatus
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from facilitator.errors import Invalid, NotAllowed
from facilitator.settings import Settings
from ui import html

_SHARED = (
    "default-src 'none'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
    "manifest-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'; "
)
OWN_POLICY = _SHARED + "script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'"
"""For our own pages: no inline script, no eval."""

NICEGUI_POLICY = (
    _SHARED
    + "script-src 'self' 'nonce-{nonce}' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; worker-src 'self' blob:"
)
"""For organisers' pages: Vue compiles its templates in the browser, which takes eval."""

_HEADERS = (
    (b"content-security-policy", OWN_POLICY.encode()),
    # Not no-referrer: with it, browsers send "Origin: null" with our own forms too.
    (b"referrer-policy", b"same-origin"),
    (b"x-content-type-options", b"nosniff"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
    (b"cache-control", b"no-store"),
)

UPLOAD_BYTES = 6 * 2**20
"""The largest body of any request: a list of people is at most 5 MB, and has a wrapping."""

_DRAINED_BYTES = 200 * 2**20
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_SOCKETS = "/_nicegui_ws/"


def is_own_origin(origin: str | None, host: str | None, settings: Settings) -> bool:
    """Whether a request's Origin is one of our own pages; a request without one did not come from a page."""
    if origin is None:
        return True
    if origin in settings.origins:
        return True
    return bool(host) and urlsplit(origin).netloc == host


class SecurityHeaders:
    """Middleware that adds what every answer carries."""

    def __init__(self, app: ASGIApp, *, settings: Settings) -> None:
        self.app = app
        self.headers = list(_HEADERS)
        if settings.is_secure:
            self.headers.append((b"strict-transport-security", b"max-age=31536000"))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Add the headers that the answer does not set itself."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = list(message.get("headers", ()))
                said = {name for name, _value in headers}
                message["headers"] = headers + [each for each in self.headers if each[0] not in said]
            await send(message)

        await self.app(scope, receive, send_with_headers)


class OwnOrigin:
    """Middleware that refuses what other sites' pages send: forms, and every handshake of a socket."""

    def __init__(self, app: ASGIApp, *, settings: Settings) -> None:
        self.app = app
        self.settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse with 403, or leave the request to the application."""
        if scope["type"] not in {"http", "websocket"} or self._is_own(scope):
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await html.refused(Request(scope), NotAllowed("foreign_page"))(scope, receive, send)

    def _is_own(self, scope: Scope) -> bool:
        is_socket = scope["type"] == "websocket" or scope["path"].startswith(_SOCKETS)
        if not is_socket and scope["method"] in _SAFE:
            return True
        headers = Headers(scope=scope)
        if headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
            return False
        return is_own_origin(headers.get("origin"), headers.get("host"), self.settings)


class SmallBody:
    """Middleware that refuses bodies over UPLOAD_BYTES, reading them away so that the browser hears the answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse with 413, or leave the request to the application."""
        if scope["type"] != "http" or scope["method"] in _SAFE:
            await self.app(scope, receive, send)
            return
        length = Headers(scope=scope).get("content-length", "0")
        if not length.isdigit() or int(length) > UPLOAD_BYTES:
            await self._drain(receive)
            response = html.refused(Request(scope), Invalid("too_big", most_mb=UPLOAD_BYTES // 2**20))
            response.status_code = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
            await response(scope, receive, send)
            return
        seen = 0

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > UPLOAD_BYTES:
                return {"type": "http.disconnect"}
            return message

        await self.app(scope, counted, send)

    async def _drain(self, receive: Receive) -> None:
        seen = 0
        while seen < _DRAINED_BYTES:
            message = await receive()
            seen += len(message.get("body", b""))
            if message["type"] == "http.disconnect" or not message.get("more_body", False):
                return


class NiceGuiPolicy:
    """Middleware inside NiceGUI that gives each script of a page the nonce that its policy asks for."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hold a page back until it is whole, then mark its scripts."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        start: Message | None = None
        parts: list[bytes] = []

        async def send_marked(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                is_page = "x-nicegui-content" in Headers(raw=message["headers"])
                start = message if is_page else None
                if not is_page:
                    await send(message)
                return
            if start is None:
                await send(message)
                return
            parts.append(message.get("body", b""))
            if not message.get("more_body", False):
                nonce = secrets.token_urlsafe(16)
                page = b"".join(parts).replace(b"<script", b'<script nonce="' + nonce.encode() + b'"')
                headers = MutableHeaders(scope=start)
                headers["content-security-policy"] = NICEGUI_POLICY.format(nonce=nonce)
                headers["content-length"] = str(len(page))
                await send(start)
                await send({"type": "http.response.body", "body": page})

        await self.app(scope, receive, send_marked)
