"""Files that never change under their address: our own, named by their content, and NiceGUI's.

Each is compressed once, when it is first asked for, and then sent as it lies; a hall that arrives at once costs no
compression. What the build made (`web/dist/`) is named by its content already.
"""

import asyncio
import gzip
import hashlib
import json
import mimetypes
import re
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from pathlib import Path

import brotli
from nicegui.version import __version__ as nicegui_version
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

WEB = Path(__file__).parent / "web"
PREFIX = "/static/"
FOREVER = "public, max-age=31536000, immutable"

_OURS = (
    "style.css",
    "form.css",
    "history.css",
    "document.css",
    "organiser.css",
    "desk.css",
    "favicon.svg",
    "fonts/*.woff2",
)
_NICEGUI = tuple(
    f"/_nicegui/{nicegui_version}/{part}/" for part in ("static", "libraries", "components", "esm", "resources")
)
_PACKED_TYPES = ("text/", "application/javascript", "application/json", "image/svg+xml")
_MOST_FILES = 1000
_BEST_BELOW = 200_000
_WORTH_PACKING = 400

mimetypes.add_type("font/woff2", ".woff2")
mimetypes.add_type("text/javascript", ".js")


@dataclass(frozen=True, slots=True)
class Packed:
    """One file in the forms it is sent in; `brotli` and `gzip` are empty where they gain nothing."""

    media_type: str
    plain: bytes
    brotli: bytes = b""
    gzip: bytes = b""

    def fitting(self, accepted: str) -> tuple[bytes, str]:
        """The smallest form for an Accept-Encoding header, and the name of its encoding ("" for none)."""
        names = {each.split(";")[0].strip() for each in accepted.split(",") if "q=0" not in each.replace("q=0.", "")}
        if self.brotli and "br" in names:
            return self.brotli, "br"
        if self.gzip and "gzip" in names:
            return self.gzip, "gzip"
        return self.plain, ""


def pack(media_type: str, content: bytes) -> Packed:
    """Compress a file as well as it is worth, once."""
    if not media_type.startswith(_PACKED_TYPES) or len(content) < _WORTH_PACKING:
        return Packed(media_type, content)
    quality = 11 if len(content) < _BEST_BELOW else 9
    return Packed(media_type, content, brotli.compress(content, quality=quality), gzip.compress(content, 9, mtime=0))


@cache
def _shelf() -> dict[str, tuple[str, bytes]]:
    """Our files: name in the source -> (name in the address, content)."""
    files: dict[str, tuple[str, bytes]] = {}
    paths = sorted(path for pattern in _OURS for path in WEB.glob(pattern))
    for path in sorted(paths, key=lambda each: each.suffix == ".css"):
        name = path.relative_to(WEB).as_posix()
        content = path.read_bytes()
        if path.suffix == ".css":
            content = re.sub(rb"url\(([\w./-]+)\)", lambda found: _renamed(found, files), content)
        digest = hashlib.sha256(content).hexdigest()[:10]
        files[name] = f"{name.removesuffix(path.suffix)}-{digest}{path.suffix}", content
    for path in (WEB / "dist").glob("*.*"):
        if path.suffix in {".js", ".css"}:
            files[f"dist/{path.name}"] = f"dist/{path.name}", path.read_bytes()
    return files


def _renamed(found: re.Match[bytes], files: dict[str, tuple[str, bytes]]) -> bytes:
    return b"url(" + files[found[1].decode()][0].encode() + b")"


def url(name: str) -> str:
    """The address of one of our files, such as "style.css"."""
    return PREFIX + _shelf()[name][0]


def script(entry: str) -> str:
    """The address of a built script, such as "participant"."""
    return f"{PREFIX}dist/{_listed('manifest.json')[entry]}"


def preloads(entry: str) -> list[str]:
    """The addresses of the chunks that a built script needs at once."""
    return [f"{PREFIX}dist/{each}" for each in _listed("preload.json").get(entry, [])]


@cache
def _listed(file: str) -> dict[str, str]:
    listed: dict[str, str] = json.loads((WEB / "dist" / file).read_text())
    return listed


@cache
def _addresses() -> dict[str, bytes]:
    return {PREFIX + address: content for address, content in _shelf().values()}


class PackedFiles:
    """Middleware that answers for every unchanging file, from memory after the first time."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._packed: dict[str, asyncio.Task[Packed | None]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the file, or leave the request to the application."""
        path = scope.get("path", "")
        if (
            scope["type"] != "http"
            or scope["method"] not in {"GET", "HEAD"}
            or not path.startswith((PREFIX, *_NICEGUI))
        ):
            await self.app(scope, receive, send)
            return
        packed = await self._find(path, scope)
        if packed is None:
            await self.app(scope, receive, send)
            return
        body, encoding = packed.fitting(Headers(scope=scope).get("accept-encoding", ""))
        headers = {
            "content-type": packed.media_type,
            "content-length": str(len(body)),
            "cache-control": FOREVER,
            "vary": "accept-encoding",
        } | ({"content-encoding": encoding} if encoding else {})
        raw = [(name.encode(), value.encode()) for name, value in headers.items()]
        await send({"type": "http.response.start", "status": 200, "headers": raw})
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})

    async def _find(self, path: str, scope: Scope) -> Packed | None:
        task = self._packed.get(path)
        if task is None:
            task = asyncio.create_task(self._pack(path, dict(scope)))
            if len(self._packed) < _MOST_FILES:
                self._packed[path] = task
        packed = await asyncio.shield(task)
        if packed is None:
            self._packed.pop(path, None)
        return packed

    async def _pack(self, path: str, scope: Scope) -> Packed | None:
        if path.startswith(PREFIX):
            content = _addresses().get(path)
            media_type = mimetypes.guess_type(path)[0] or "application/octet-stream"
        else:
            content, media_type = await self._ask(scope)
        return None if content is None else await asyncio.to_thread(pack, media_type, content)

    async def _ask(self, scope: Scope) -> tuple[bytes | None, str]:
        """What the application behind us answers, if it has the file."""
        parts: list[bytes] = []
        found: list[Message] = []

        asked = False

        async def receive() -> Message:
            nonlocal asked
            if asked:
                await asyncio.Event().wait()  # nobody goes away
            asked = True
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Message) -> None:
            if message["type"] == "http.response.start":
                found.append(message)
            else:
                parts.append(message.get("body", b""))

        await self.app({**scope, "method": "GET", "headers": [(b"host", b"localhost")]}, receive, send)
        if not found or found[0]["status"] != HTTPStatus.OK:
            return None, ""
        return b"".join(parts), Headers(raw=found[0]["headers"]).get("content-type", "application/octet-stream")
