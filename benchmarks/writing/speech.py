"""How each server is spoken to, byte by byte: as its own client does, and no more than that."""

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from benchmarks.writing.crowd import Client

TEXT, BINARY = 1, 2
_SYNC, _AUTH, _SYNC_REPLY, _STATUS = 0, 2, 4, 8
_STEP_1, _STEP_2, _UPDATE = 0, 1, 2


class Speech(Protocol):
    """A server's language."""

    acknowledges: bool

    def path(self, client: "Client") -> str:
        """Where the WebSocket is."""

    def greet(self, client: "Client") -> None:
        """Begin, when the WebSocket is open."""

    def hear(self, client: "Client", payload: bytes, now: float) -> None:
        """Take a message: tell the client that it is `open`, that something `was_saved`, or what it `heard`."""

    def edit(self, client: "Client", number: int, data: bytes) -> bytes:
        """The frames that send an edit."""


def frame(kind: int, payload: bytes) -> bytes:
    """A WebSocket frame as clients send it, with a mask that changes nothing."""
    length = len(payload)
    if length < 126:  # noqa: PLR2004  # RFC 6455
        head = bytes((0x80 | kind, 0x80 | length))
    elif length < 1 << 16:
        head = bytes((0x80 | kind, 0x80 | 126)) + length.to_bytes(2, "big")
    else:
        head = bytes((0x80 | kind, 0x80 | 127)) + length.to_bytes(8, "big")
    return head + b"\0\0\0\0" + payload


@dataclass
class Verksted:
    """The namespace `/collab`; `token` signs for a person."""

    token: Callable[[Sequence[str]], str]
    acknowledges: bool = True

    def path(self, client: "Client") -> str:
        """See Speech."""
        return "/_nicegui_ws/socket.io/?EIO=4&transport=websocket"

    def greet(self, client: "Client") -> None:
        """The server speaks first."""

    def hear(self, client: "Client", payload: bytes, now: float) -> None:
        """Packets of Socket.IO; bytes come after the packet that they belong to."""
        if client.awaited:
            self._attach(client, payload, now)
        elif payload.startswith(b'42/collab,["u",'):
            client.heard(b64decode(payload[payload.rindex(b',"') + 2 : -2]), now)
        elif payload.startswith(b"451-"):
            client.awaited = 1
        elif payload.startswith(b"43/collab,"):
            if b'"saved"' not in payload:
                raise RuntimeError(payload.decode())
            client.was_saved(int(payload[10 : payload.index(b"[")]) - 1, now)
        elif payload == b"2":
            client.send(frame(TEXT, b"3"))
        elif payload.startswith(b"462-/collab,0["):
            client.awaited = 2
        elif payload.startswith(b"0{"):
            auth = json.dumps({"token": self.token(client.person)})
            client.send(frame(TEXT, f"40/collab,{auth}".encode()))
        elif payload.startswith(b"40/collab"):
            facts = json.dumps(["join", client.document, client.id, {"_placeholder": True, "num": 0}])
            client.send(frame(TEXT, f"451-/collab,0{facts}".encode()) + frame(BINARY, b"\0"))
        else:
            raise RuntimeError(payload.decode())

    def _attach(self, client: "Client", payload: bytes, now: float) -> None:
        client.awaited -= 1
        client.attached.append(payload)
        if client.awaited == 0:
            attached, client.attached = client.attached, []
            if client.is_open:
                client.heard(attached[0], now)
            else:
                client.open(attached[0])

    def edit(self, client: "Client", number: int, data: bytes) -> bytes:
        """See Speech."""
        text = f'42/collab,{number + 1}["u","{client.document}","{b64encode(data).decode()}",0]'
        return frame(TEXT, text.encode())


@dataclass
class YWebsocket:
    """The sync protocol of Yjs; nothing is acknowledged."""

    acknowledges: bool = False
    _heads: dict[str, bytes] = field(default_factory=dict)

    def path(self, client: "Client") -> str:
        """See Speech."""
        return f"/{client.document}"

    def greet(self, client: "Client") -> None:
        """Ask for all there is."""
        client.send(frame(BINARY, self._head(client) + bytes((_SYNC, _STEP_1, 1, 0))))

    def hear(self, client: "Client", payload: bytes, now: float) -> None:
        """Messages of the sync protocol."""
        at = len(self._head(client))
        kind, step = payload[at], payload[at + 1]
        if kind == _STATUS:
            client.was_saved(client.number_saved, now)
        elif kind not in {_SYNC, _SYNC_REPLY}:
            return
        elif step == _UPDATE:
            client.heard(_array(payload, at + 2), now)
        elif step == _STEP_2:
            client.open(_array(payload, at + 2))

    def edit(self, client: "Client", number: int, data: bytes) -> bytes:
        """See Speech."""
        return frame(BINARY, self._head(client) + bytes((_SYNC, _UPDATE)) + _number(len(data)) + data)

    def _head(self, client: "Client") -> bytes:
        return b""


@dataclass
class Hocuspocus(YWebsocket):
    """The same, each message opened by its document's name; and an acknowledgement for each update."""

    acknowledges: bool = True

    def path(self, client: "Client") -> str:
        """See Speech."""
        return "/"

    def greet(self, client: "Client") -> None:
        """Say who, then as ever."""
        client.send(frame(BINARY, self._head(client) + bytes((_AUTH, 0)) + _string("anybody")))
        super().greet(client)

    def _head(self, client: "Client") -> bytes:
        return self._heads.setdefault(client.document, _string(client.document))


def _string(text: str) -> bytes:
    data = text.encode()
    return _number(len(data)) + data


def _number(value: int) -> bytes:
    found = b""
    while value > 0x7F:  # noqa: PLR2004  # seven bits to a byte
        found += bytes([value & 0x7F | 0x80])
        value >>= 7
    return found + bytes([value])


def _array(payload: bytes, at: int) -> bytes:
    """The bytes whose length stands at `at`."""
    length = shift = 0
    while True:
        byte = payload[at]
        at += 1
        length |= (byte & 0x7F) << shift
        if byte < 0x80:  # noqa: PLR2004  # the high bit says that more follows
            return payload[at : at + length]
        shift += 7
