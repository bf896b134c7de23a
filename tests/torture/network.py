"""A bad network between everybody and the server: it is slow, loses what it carries, and lets go of connections."""

import asyncio
import contextlib
from dataclasses import dataclass, field
from random import Random

from tests.serving import free_port

RESENT = (0.2, 0.9)
"""Seconds until what was lost on the way is there after all: TCP sends it again, and what follows waits for it."""


@dataclass
class Network:
    """Carries bytes from a port of its own to the server's. `slow` is the seconds that each piece takes at most."""

    to_port: int
    chance: Random
    port: int = field(default_factory=free_port)
    slow: float = 0.0
    loss: float = 0.0
    is_down: bool = False
    _server: asyncio.Server | None = None
    _lines: list[tuple[asyncio.StreamWriter, asyncio.StreamWriter]] = field(default_factory=list)

    @property
    def address(self) -> str:
        """Where the server is found through it."""
        return f"http://localhost:{self.port}"

    async def open(self) -> None:
        """Begin to carry."""
        self._server = await asyncio.start_server(self._carry, "127.0.0.1", self.port)

    async def close(self) -> None:
        """End."""
        self.drop(1.0)
        if self._server is not None:
            self._server.close()

    def drop(self, share: float) -> int:
        """Let go of this share of all connections, and of one at least, without a word; returns how many those were."""
        lines = self.chance.sample(self._lines, min(len(self._lines), max(1, round(len(self._lines) * share))))
        for ends in lines:
            for end in ends:
                end.transport.abort()
        return len(lines)

    def calm(self) -> None:
        """Be a good network from now on."""
        self.slow, self.loss, self.is_down = 0.0, 0.0, False

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self.is_down:
            writer.transport.abort()
            return
        try:
            other_reader, other_writer = await asyncio.open_connection("127.0.0.1", self.to_port)
        except OSError:
            writer.transport.abort()
            return
        line = (writer, other_writer)
        self._lines.append(line)
        await asyncio.gather(self._pour(reader, other_writer), self._pour(other_reader, writer))
        self._lines.remove(line)

    async def _pour(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            while data := await reader.read(16_384):
                if hold := self._hold():
                    await asyncio.sleep(hold)
                writer.write(data)
                await writer.drain()
        with contextlib.suppress(OSError):
            writer.close()

    def _hold(self) -> float:
        hold = self.chance.uniform(0, self.slow)
        return hold + self.chance.uniform(*RESENT) if self.chance.random() < self.loss else hold
