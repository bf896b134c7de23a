"""A cable between a browser and the server: a proxy of the tests' own, that can be pulled out or be a bad line.

It carries TCP streams, of which no byte can go missing unseen. Loss is what it looks like from above TCP: a lost piece
waits for its retransmission, twice as long each time that it is lost again, and all that follows waits behind it.
"""

import asyncio
import contextlib
import random
import re
from dataclasses import dataclass, field
from enum import Enum

from tests.serving import free_port

SEGMENT = 1400
"""Bytes that are lost together."""
RETRANSMISSION = 0.2
"""Seconds until a lost piece is sent again the first time; twice as long each time."""
_UPGRADE = re.compile(rb"^upgrade:\s*websocket", re.IGNORECASE | re.MULTILINE)
_REFUSED = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


class WebSockets(Enum):
    """What becomes of WebSockets on a cable."""

    CARRIED = "carried"
    REFUSED = "refused"
    """Answered 403, as by a strict proxy."""
    SWALLOWED = "swallowed"
    """Let through, and then nothing more comes of them, either way."""


@dataclass(eq=False)
class Cable:
    """Carries bytes from a port of its own to the server's, while it is plugged in.

    `delay` is seconds each way, `loss` the share of pieces that are lost once (or more). While `silent`, new lines are
    half open: what is sent disappears, and neither side is told.
    """

    to_port: int
    port: int = field(default_factory=free_port)
    plugged: bool = True
    silent: bool = False
    delay: float = 0.0
    loss: float = 0.0
    websockets: WebSockets = WebSockets.CARRIED
    chance: random.Random = field(default_factory=lambda: random.Random(1))  # noqa: S311  # the same bad luck each time
    _server: asyncio.Server | None = None
    _lines: "set[_Line]" = field(default_factory=set)

    @property
    def address(self) -> str:
        """Where a browser finds the server through this cable."""
        return f"http://localhost:{self.port}"

    async def lay(self) -> None:
        """Begin to carry."""
        self._server = await asyncio.start_server(self._carry, "127.0.0.1", self.port)

    def pull(self) -> None:
        """Cut all that is being carried, and take nothing more."""
        self.plugged = False
        self.cut()

    def plug(self) -> None:
        """Carry again."""
        self.plugged = True
        self.silent = False

    def cut(self, share: float = 1.0) -> None:
        """Cut all that is being carried, or a share of it and one at least; what comes anew is carried."""
        lines = sorted(self._lines, key=id)
        for line in self.chance.sample(lines, min(len(lines), max(1, round(len(lines) * share)))):
            line.cut()

    def hang(self) -> None:
        """Leave all lines half open, for good, while new ones are carried: a phone went from Wi-Fi to mobile."""
        for line in self._lines:
            line.is_silent = True

    async def take_up(self) -> None:
        """End."""
        self.pull()
        if self._server is not None:
            self._server.close()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if not self.plugged:
            writer.transport.abort()
            return
        try:
            other_reader, other_writer = await asyncio.open_connection("127.0.0.1", self.to_port)
        except (OSError, asyncio.CancelledError):
            writer.transport.abort()
            return
        line = _Line(self, (writer, other_writer), is_silent=self.silent)
        if not self.plugged:  # meanwhile
            line.cut()
            return
        self._lines.add(line)
        await asyncio.gather(line.pour(reader, other_writer, back=writer), line.pour(other_reader, writer))
        self._lines.discard(line)
        if line.is_silent:
            line.cut()  # both ends are gone, and nobody else lets go of it


@dataclass(eq=False)
class _Line:
    """One connection on a cable."""

    cable: Cable
    ends: tuple[asyncio.StreamWriter, asyncio.StreamWriter]
    is_silent: bool
    is_websocket: bool = False

    def cut(self) -> None:
        """End it at once, on both sides."""
        for each in self.ends:
            each.transport.abort()

    async def pour(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, back: asyncio.StreamWriter | None = None
    ) -> None:
        """Carry one way; `back` is the other way, where there are requests to be refused."""
        on_the_way: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        arriving = asyncio.create_task(self._arrive(on_the_way, writer))
        loop = asyncio.get_running_loop()
        free_at = 0.0
        with contextlib.suppress(OSError):
            while data := await reader.read(65536):
                if back is not None and _UPGRADE.search(data):
                    self.is_websocket = True
                    if self.cable.websockets is WebSockets.REFUSED:
                        back.write(_REFUSED)
                        break
                elif self.is_websocket and self.cable.websockets is WebSockets.SWALLOWED:
                    data = self._handshake(data) if back is None else b""
                # What follows a lost piece waits behind it.
                free_at = max(free_at, loop.time() + self._stalled(len(data)))
                on_the_way.put_nowait((free_at + self.cable.delay, data))
        on_the_way.put_nowait((free_at + self.cable.delay, b""))
        await arriving

    async def _arrive(self, on_the_way: asyncio.Queue[tuple[float, bytes]], writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            while True:
                at, data = await on_the_way.get()
                if (wait := at - asyncio.get_running_loop().time()) > 0:
                    await asyncio.sleep(wait)
                if not data and on_the_way.empty():
                    break
                if not self.is_silent:
                    writer.write(data)
                    await writer.drain()
        if not self.is_silent:
            with contextlib.suppress(OSError):
                writer.close()

    def _stalled(self, size: int) -> float:
        stall = 0.0
        for _ in range(0, size if self.cable.loss else 0, SEGMENT):
            wait = RETRANSMISSION
            while self.cable.chance.random() < self.cable.loss:
                stall, wait = stall + wait, wait * 2
        return stall

    def _handshake(self, data: bytes) -> bytes:
        head, found, _ = data.partition(b"\r\n\r\n")
        return head + found if head.startswith(b"HTTP/1.1 101") else b""
