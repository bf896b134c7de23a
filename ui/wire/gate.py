"""What comes in on any connection: whoever sends what can't be read, too much or too often loses the connection.

Nobody else feels it, and it is logged once. Below the namespaces, for all of them: Engine.IO and Socket.IO answer each
such frame with a traceback in the log, and read on.
"""

import inspect
from collections.abc import Awaitable, Callable
from functools import cache
from typing import Any

import socketio
import structlog
from engineio import async_socket
from engineio.exceptions import SocketIsClosedError
from engineio.packet import Packet
from engineio.payload import Payload

from ui.wire import engine
from ui.wire.pace import Pace

MOST_ATTACHMENTS = 4
"""Bytes that one event may carry, in so many pieces; ours carry one."""
MOST_PACKETS = 1000
"""Packets in one request of a browser without WebSocket; Engine.IO would lose those after 16, and say nothing."""
TOO_LARGE = 1009
"""What a WebSocket is closed with when a frame was larger than the server reads."""
RESERVED = {"connect", "disconnect"}
"""Events that only the library may raise."""

log = structlog.get_logger()
_pace = Pace()

Receive = Callable[[], Awaitable[dict[str, Any]]]


class Socket(engine.Socket):
    """A connection that is ended at the first thing that can't be."""

    is_out = False
    is_told = False
    """Whether the log knows already."""

    async def receive(self, pkt: Packet) -> None:
        """Take a packet, unless the connection has ended or it was one too many."""
        if self.is_out or self.closed:
            raise SocketIsClosedError
        if not _pace.allows(self.sid, "frame"):
            await self.put_out("too fast")
            raise SocketIsClosedError
        await super().receive(pkt)

    def hear(self, message: bytes) -> bool:
        """Take a message by a shortcut, and count it; what is one too many is for `receive` to refuse."""
        if self.is_out or not _pace.has(self.sid, "frame") or not super().hear(message):
            return False
        _pace.allows(self.sid, "frame")
        return True

    async def handle_post_request(self, environ: dict[str, Any]) -> None:
        """Take a request of a browser without WebSocket."""
        try:
            await super().handle_post_request(environ)
        except ValueError as error:
            await self.put_out("unreadable")
            raise SocketIsClosedError from error

    async def put_out(self, reason: str) -> None:
        """End the connection; said once in the log."""
        if self.is_out:
            return
        self.is_out = True
        if not self.is_told:
            log.warning("connection_refused", reason=reason)
        await self.close(wait=False, reason=self.server.reason.SERVER_DISCONNECT)

    async def close(self, *args: Any, **facts: Any) -> None:
        """End, and forget how much came."""
        _pace.forget(self.sid)
        await super().close(*args, **facts)

    async def _websocket_handler(self, ws: Any) -> None:
        ws.asgi_receive = self._watched(ws.asgi_receive)
        try:
            await super()._websocket_handler(ws)
        except ValueError:
            await self.put_out("unreadable")
            await self.queue.put(None)  # ends the task that sends

    def _watched(self, receive: Receive) -> Receive:
        async def watched() -> dict[str, Any]:
            event = await receive()
            if event["type"] == "websocket.receive":
                size = len(event.get("bytes") or event.get("text") or "")
                if size <= self.server.max_http_buffer_size:
                    return event
            elif event.get("code") != TOO_LARGE:
                return event
            await self.put_out("too large")
            return {"type": "websocket.disconnect"}

        return watched


class Gate:
    """What stands before the namespaces of a Socket.IO server."""

    def __init__(self, sio: socketio.AsyncServer) -> None:
        self._sio = sio

    async def message(self, eio_sid: str, data: object) -> None:
        """Take a message, or end its sender's connection."""
        try:
            await self._sio._handle_eio_message(eio_sid, data)  # noqa: SLF001  # what it would have called
            half = self._sio._binary_packet.get(eio_sid)  # noqa: SLF001  # kept until all is here, however much that is
            is_sound = half is None or half.attachment_count <= MOST_ATTACHMENTS
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
            # What the library raises over something unreadable. What goes wrong in an event happens in its own task.
            is_sound = False
        if not is_sound and (socket := self._sio.eio.sockets.get(eio_sid)):
            await socket.put_out("unreadable")

    async def event(self, eio_sid: str, namespace: str | None, number: int | None, data: object) -> None:
        """Take an event that has a name, and no more facts than it knows."""
        if not isinstance(data, list) or not data or not isinstance(data[0], str) or data[0] in RESERVED:
            raise ValueError("event")
        handler = getattr(self._sio.namespace_handlers.get(namespace), f"on_{data[0]}", None)
        if handler is not None and len(data) > _most_facts(handler.__func__):
            raise ValueError("facts")
        await type(self._sio)._handle_event(self._sio, eio_sid, namespace, number, data)  # noqa: SLF001  # see register


@cache
def _most_facts(handler: Callable[..., Any]) -> int:
    return len(inspect.signature(handler).parameters) - 1  # itself, and the sid in place of the event's name


async def end(namespace: socketio.AsyncNamespace, sid: str) -> None:
    """Put a caller out of a namespace that has said so in the log; what is still on its way says nothing more there."""
    server = namespace.server
    socket = server.eio.sockets.get(server.manager.eio_sid_from_sid(sid, namespace.namespace))
    if isinstance(socket, Socket):
        socket.is_told = True
    await namespace.disconnect(sid)


def register(sio: socketio.AsyncServer, _settings: object) -> None:
    """Stand before `sio`, which has no setting for any of this."""
    gate = Gate(sio)
    sio.eio.on("message", gate.message)
    sio._handle_event = gate.event  # noqa: SLF001  # the only place that knows an event before its task begins
    async_socket.AsyncSocket = Socket
    Payload.max_decode_packets = MOST_PACKETS
