"""The shortest way from an event to WebSockets: encoded once for a room, written at once to each that can take it.

Engine.IO as it comes puts every packet for every recipient into a queue that a task of its own empties, starts two
more tasks for each message that it reads, and Socket.IO starts one for each recipient. That was most of what sending a
keystroke to a room took. Here a packet is written where it is sent, unless something waits before it, and an event that
comes all the time is taken where it comes in (`take_straight`).
"""

import asyncio
import json
import re
from collections.abc import Callable, Collection, Coroutine
from contextlib import suppress
from itertools import count
from typing import Any

import socketio
from engineio import async_socket, packet
from engineio.exceptions import SocketIsClosedError, UnknownPacketError
from engineio.packet import Packet
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

_STRAIGHT, _SHORTCUT = "verksted.straight", "verksted_shortcut"
_TEXT, _BINARY = 0x81, 0x82
_SHORT, _MEDIUM, _LONG = 125, 126, 127
_MEDIUM_MOST = 0xFFFF
IN_A_ROW = 8
"""Messages of one connection that are taken before all others have their turn, however many it sends."""

Handler = Callable[..., Coroutine[Any, Any, dict[str, Any]]]

_tasks: set[asyncio.Task[None]] = set()


class Protocol(WebSocketsSansIOProtocol):
    """uvicorn's WebSocket, that lets the application write frames which are encoded already, and hear text at once."""

    hear: Callable[[bytes], bool] | None = None
    """Takes a text message where it came in, if it can; else the application reads it in its turn."""

    async def run_asgi(self) -> None:
        """See uvicorn."""
        extensions: Any = self.scope["extensions"]
        extensions[_STRAIGHT] = self
        await super().run_asgi()

    def write_straight(self, frames: bytes) -> bool:
        """Write frames, if the other end takes in what was written before."""
        if self.close_sent or self.transport.is_closing() or not self.writable.is_set():
            return False
        self.transport.write(frames)
        return True

    def send_receive_event_to_app(self) -> None:
        """See uvicorn."""
        if self._is_heard():
            self.frames = []
        else:
            super().send_receive_event_to_app()

    def _is_heard(self) -> bool:
        if self.hear is None or self.curr_msg_data_type != "text" or self.close_sent or not self.queue.empty():
            return False  # what waits for its turn comes first
        return self.hear(b"".join(self.frames))


class Socket(async_socket.AsyncSocket):  # type: ignore[misc]
    """A connection of Engine.IO; one that began as a WebSocket is written to straight, where the server lets us."""

    connected: bool
    upgraded: bool
    _protocol: Protocol | None = None
    _is_idle = False
    """Whether the task that sends waits, with nothing taken from the queue that isn't written."""
    _under_way = 0
    """Calls that came by a shortcut and have no answer yet."""

    def write(self, frames: bytes) -> bool:
        """Write WebSocket frames, if nothing waits to be sent before them."""
        return (
            self._is_idle
            and self._protocol is not None
            and not self.closed
            and self.queue.empty()
            and self._protocol.write_straight(frames)
        )

    def hear(self, message: bytes) -> bool:
        """Take a text message that a shortcut knows, past the libraries; whether it was one."""
        shortcut: Shortcut | None = getattr(self.server, _SHORTCUT, None)
        if shortcut is None or self.closed or self._under_way >= IN_A_ROW:
            return False
        work = shortcut.taken(self.sid, message)
        if work is None:
            return False
        self._under_way += 1
        task = asyncio.get_running_loop().create_task(self._answer(work))
        _tasks.add(task)
        task.add_done_callback(_tasks.discard)
        return True

    async def _answer(self, work: Coroutine[Any, Any, str]) -> None:
        try:
            answer = Packet(packet.MESSAGE, await work)
        finally:
            self._under_way -= 1
        if not self.write(frame(answer)):
            self.queue.put_nowait(answer)

    async def send(self, pkt: Packet) -> None:
        """Send a packet."""
        if await self.check_ping_timeout() and not (self._is_idle and self.write(frame(pkt))):
            self.queue.put_nowait(pkt)

    async def _upgrade_websocket(self, environ: dict[str, Any]) -> Any:
        self._protocol = environ["asgi.scope"].get("extensions", {}).get(_STRAIGHT)
        return await super()._upgrade_websocket(environ)

    async def _websocket_handler(self, ws: Any) -> None:
        if self.connected:  # it began with requests, and goes on as the library has it
            await super()._websocket_handler(ws)
            return
        self.connected = self.upgraded = True
        sending = asyncio.get_running_loop().create_task(self._send_on(ws))
        if self._protocol is not None:
            self._protocol.hear = self.hear
        await self._read_on(ws)
        if self._protocol is not None:
            self._protocol.hear = None  # each would hold the other
        self.queue.put_nowait(None)
        await sending
        await self.close(wait=False, abort=True, reason=self.server.reason.TRANSPORT_CLOSE)

    async def _send_on(self, ws: Any) -> None:
        """Send what could not be written straight, until the end."""
        self._is_idle = True
        while True:
            pkt = await self.queue.get()
            self._is_idle = False
            self.queue.task_done()
            if pkt is None:
                break
            try:
                await ws.send(pkt.encode())
            except Exception:  # noqa: BLE001  # the other end is gone, however that is said
                break
            self._is_idle = True
        await ws.close()

    async def _read_on(self, ws: Any) -> None:
        """Take packets until the other end is gone, or has been silent for longer than two pings."""
        loop, patience = asyncio.get_running_loop(), self.server.ping_interval + self.server.ping_timeout
        with suppress(TimeoutError, OSError, SocketIsClosedError, asyncio.CancelledError):
            async with asyncio.timeout(None) as waiting:
                for number in count(1):
                    waiting.reschedule(loop.time() + patience)
                    message = await ws.wait()
                    waiting.reschedule(None)  # what is done with it may take its time
                    with suppress(UnknownPacketError):  # what comes to nothing; it is counted all the same
                        await self.receive(Packet(encoded_packet=message))
                    if number % IN_A_ROW == 0:
                        await asyncio.sleep(0)


class Shortcut:
    """See `take_straight`."""

    def __init__(self, sio: socketio.AsyncServer, namespace: str, event: str, facts: bytes, handler: Handler) -> None:
        self._manager, self._namespace, self._handler = sio.manager, namespace, handler
        self._message = re.compile(rb'42%s,(\d{1,9})\["%s",%s\]' % (namespace.encode(), event.encode(), facts))

    def taken(self, eio_sid: str, message: bytes) -> Coroutine[Any, Any, str] | None:
        """What makes the packet that answers it; None if it is something else."""
        found = self._message.fullmatch(message)
        sid = self._manager.sid_from_eio_sid(eio_sid, self._namespace) if found else None
        if found is None or sid is None or not self._manager.is_connected(sid, self._namespace):
            return None
        number, *facts = found.groups()
        return self._answer(int(number), self._handler(sid, *facts))

    async def _answer(self, number: int, work: Coroutine[Any, Any, dict[str, Any]]) -> str:
        return f"{socketio.packet.ACK}{self._namespace},{number}[{json.dumps(await work)}]"


def take_straight(sio: socketio.AsyncServer, namespace: str, event: str, facts: bytes, handler: Handler) -> None:
    """Take an event that comes all the time, and is answered, past the libraries; one for each server.

    Where it came in and as it is on the wire: `facts` matches what follows its name there, and its groups are what
    `handler` gets after the sid. What looks otherwise, or has something before it, comes as events do.
    """
    setattr(sio.eio, _SHORTCUT, Shortcut(sio, namespace, event, facts, handler))


def frame(pkt: Packet) -> bytes:
    """A packet as a WebSocket frame."""
    encoded = pkt.encode()
    data, kind = (encoded.encode(), _TEXT) if isinstance(encoded, str) else (encoded, _BINARY)
    length = len(data)
    if length <= _SHORT:
        return bytes((kind, length)) + data
    if length <= _MEDIUM_MOST:
        return bytes((kind, _MEDIUM)) + length.to_bytes(2, "big") + data
    return bytes((kind, _LONG)) + length.to_bytes(8, "big") + data


def tell(
    sio: socketio.AsyncServer, namespace: str, room: Any, event: str, *facts: Any, skip: Collection[str] = ()
) -> None:
    """Tell all in a room, but those to skip. Does not wait."""
    encoded = sio.packet_class(socketio.packet.EVENT, namespace=namespace, data=[event, *facts]).encode()
    parts = encoded if isinstance(encoded, list) else [encoded]
    frames = b"".join(frame(Packet(packet.MESSAGE, part)) for part in parts)
    for sid, eio_sid in sio.manager.get_participants(namespace, room):
        socket = None if sid in skip else sio.eio.sockets.get(eio_sid)
        if socket is None or socket.closed or (isinstance(socket, Socket) and socket.write(frames)):
            continue
        for part in parts:
            # One for each: a packet remembers how it was encoded first, and without WebSocket that is in another way.
            socket.queue.put_nowait(Packet(packet.MESSAGE, part))


def register(sio: socketio.AsyncServer, _settings: object) -> None:
    """Tell rooms so, whoever asks. `ui.wire.gate` makes the connections."""
    emit = sio.manager.emit

    async def emit_at_once(
        event: str,
        data: Any,
        namespace: str,
        room: Any = None,
        skip_sid: str | list[str] | None = None,
        *facts: Any,
        **more: Any,
    ) -> None:
        if any(facts) or any(more.values()):  # a callback, or several rooms
            await emit(event, data, namespace, room, skip_sid, *facts, **more)
            return
        told = data if isinstance(data, tuple) else () if data is None else (data,)
        skip = [skip_sid] if isinstance(skip_sid, str) else skip_sid or ()
        tell(sio, namespace, room, event, *told, skip=skip)

    sio.manager.emit = emit_at_once
