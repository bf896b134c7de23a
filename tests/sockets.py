"""Pages without a browser: sockets that ask as a page of ours does, and keep all that they are told."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from websockets.asyncio.client import ClientConnection
from websockets.asyncio.client import connect as websocket
from websockets.exceptions import ConnectionClosed

from facilitator.access import By
from tests.serving import Server
from ui.identity import SocketTokens

PATIENCE = 120.0


@dataclass
class Socket:
    """A page without a browser: asks, and keeps all that it was told."""

    opened: ClientConnection
    heard: list[str] = field(default_factory=list)
    number: int = 0

    async def send(self, *facts: object) -> None:
        """Send an event, as a browser writes it."""
        self.number += 1
        await self.opened.send(f"42/live,{self.number}" + json.dumps(facts, separators=(",", ":")))

    async def do(self, name: str, **facts: object) -> dict[str, Any]:
        """Do something by name; gives what is answered."""
        await self.send("do", name, facts)
        return await self.answer()

    async def answer(self) -> dict[str, Any]:
        """The answer to the last event."""
        start = f"43/live,{self.number}["
        while not (text := await self._next()).startswith(start):
            pass
        found: dict[str, Any] = json.loads(text[len(start) - 1 :])[0]
        return found

    async def enter(self, token: str, watching: str) -> None:
        """Come in and watch."""
        await self.opened.recv()
        await self.opened.send(f"40/live,{json.dumps({'token': token})}")
        while not (await self._next()).startswith("40/live"):
            pass
        await self.send("watch", {"as": watching})
        assert (await self.answer())["ok"]

    async def read_on(self) -> None:
        """Hear what is told until the end."""
        try:
            while True:
                await self._next()
        except ConnectionClosed:
            pass

    async def _next(self) -> str:
        text = str(await self.opened.recv())
        if text == "2":
            await self.opened.send("3")
        self.heard.append(text)
        return text


@asynccontextmanager
async def a_socket(server: Server, by: By, watching: str = "group") -> AsyncIterator[Socket]:
    """Somebody's connection, which watches."""
    address = f"ws://localhost:{server.port}/_nicegui_ws/socket.io/?EIO=4&transport=websocket"
    async with websocket(address, max_size=None, open_timeout=PATIENCE) as opened:
        page = Socket(opened)
        await page.enter(SocketTokens(server.settings.secret()).sign(by), watching)
        yield page
