"""A cable between a browser and the server that can be pulled out: a proxy of the tests' own."""

import asyncio
import contextlib
from dataclasses import dataclass, field

from tests.serving import free_port


@dataclass
class Cable:
    """Carries bytes from a port of its own to the server's, while it is plugged in."""

    to_port: int
    port: int = field(default_factory=free_port)
    plugged: bool = True
    _server: asyncio.Server | None = None
    _lines: set[asyncio.StreamWriter] = field(default_factory=set)

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
        for line in list(self._lines):
            line.transport.abort()

    def plug(self) -> None:
        """Carry again."""
        self.plugged = True

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
        except OSError:
            writer.transport.abort()
            return
        self._lines |= {writer, other_writer}
        await asyncio.gather(_pour(reader, other_writer), _pour(other_reader, writer))
        self._lines -= {writer, other_writer}


async def _pour(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    with contextlib.suppress(OSError):
        writer.close()
