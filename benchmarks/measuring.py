"""What the measurements share: percentiles, tables, what a process uses, and pages without a browser.

Times are from the machine's monotonic clock, which all its processes share.
"""

import asyncio
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import aiohttp

HERE = Path(__file__).parent
TICK = os.sysconf("SC_CLK_TCK")
PATIENCE = 60.0


def percentile(values: Sequence[float], share: float) -> float:
    """The value that `share` (0 to 1) of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else float("nan")


def table(title: str, heads: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a table."""
    lines = [list(heads), *([_cell(each) for each in row] for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(heads))]
    print(f"\n{title}")
    for line in lines:
        first, *rest = zip(line, widths, strict=True)
        print("  ".join([first[0].ljust(first[1]), *(text.rjust(width) for text, width in rest)]))


def ratio(ours: float, stock: float) -> str:
    """How much of stock ours is."""
    return f"{ours / stock:.2f}" if stock else "-"


def _cell(value: object) -> str:
    return f"{value:,.1f}" if isinstance(value, float) else str(value)


@dataclass
class Process:
    """A server in a process of its own, that says JSON lines and hears words."""

    script: str
    arguments: Sequence[str]
    process: asyncio.subprocess.Process | None = None

    async def __aenter__(self) -> dict[str, Any]:
        """Start it; gives what it says when it is ready."""
        self.process = await asyncio.create_subprocess_exec(
            *self.command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": str(HERE.parent)},
            limit=2**24,
        )
        return await self._line()

    def command(self) -> list[str]:
        """How it is started."""
        return [sys.executable, str(HERE / self.script), *self.arguments]

    async def tell(self, word: str) -> dict[str, Any]:
        """Say a word; gives the answer."""
        assert self.process is not None  # noqa: S101 - started before it is told anything
        assert self.process.stdin is not None  # noqa: S101 - a pipe was asked for
        self.process.stdin.write(f"{word}\n".encode())
        await self.process.stdin.drain()
        return await self._line()

    async def __aexit__(self, *_: object) -> None:
        """End it."""
        if self.process is not None:
            self.process.terminate()
            await self.process.wait()

    @property
    def cpu(self) -> float:
        """Seconds of processor it has used."""
        fields = self._read("stat").rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICK

    @property
    def memory(self) -> int:
        """Resident memory, in kB."""
        found = re.search(r"VmRSS:\s+(\d+)", self._read("status"))
        return int(found[1]) if found else 0

    def _read(self, name: str) -> str:
        assert self.process is not None  # noqa: S101 - started before it is measured
        return Path(f"/proc/{self.process.pid}/{name}").read_text()

    async def _line(self) -> dict[str, Any]:
        assert self.process is not None  # noqa: S101 - started before it answers
        assert self.process.stdout is not None  # noqa: S101 - a pipe was asked for
        async with asyncio.timeout(PATIENCE):
            while line := await self.process.stdout.readline():
                if line.startswith(b"{"):
                    answer: dict[str, Any] = json.loads(line)
                    return answer
        raise RuntimeError(f"{self.script} ended")


@dataclass
class Page:
    """An open page without a browser: a socket that notes when it received what it was waiting for."""

    marks: Callable[[str], bool]
    socket: aiohttp.ClientWebSocketResponse | None = None
    ready: asyncio.Event = field(default_factory=asyncio.Event)
    received: list[float] = field(default_factory=list)

    async def read(self, hello: Callable[[str], str | None]) -> None:
        """Answer pings, send what `hello` answers to a message, and note the others that matter."""
        assert self.socket is not None  # noqa: S101 - connected before it is read
        async for message in self.socket:
            text = message.data
            if not isinstance(text, str):
                continue
            if text == "2":
                await self.socket.send_str("3")
            elif self.marks(text):
                self.received.append(time.monotonic())
            elif answer := hello(text):
                await self.socket.send_str(answer)


async def open_ours(session: aiohttp.ClientSession, address: str, token: str) -> Page:
    """A participant's page on `/live`, watching."""

    def hello(text: str) -> str | None:
        if text.startswith("0{"):
            return f"40/live,{json.dumps({'token': token})}"
        if text.startswith("40/live"):
            return '42/live,0["watch",{"as":"group"}]'
        if text.startswith("43/live,0"):
            if '"ok":true' not in text[:200].replace(" ", ""):
                raise RuntimeError(text[:200])
            page.ready.set()
        return None

    page = Page(lambda text: text.startswith('42/live,["snapshot"'))
    page.socket = await session.ws_connect(
        f"{address}/_nicegui_ws/socket.io/?EIO=4&transport=websocket", max_msg_size=0
    )
    _keep(page.read(hello))
    async with asyncio.timeout(PATIENCE):
        await page.ready.wait()
    return page


async def open_stock(session: aiohttp.ClientSession, address: str, mark: str) -> Page:
    """A stock NiceGUI page: its HTML, then its socket; `mark` is in what it is sent at a change."""
    async with session.get(address) as answer:
        text = await answer.text()
    found = re.search(r"query: (\{.*?\}),", text)
    if found is None:
        raise RuntimeError("no NiceGUI page")
    client = re.search(r"'client_id': '([^']+)'", found[1])
    number = re.search(r"'next_message_id': (\d+)", found[1])
    if client is None or number is None:
        raise RuntimeError(found[1])
    query = urlencode(
        {
            "client_id": client[1],
            "next_message_id": number[1],
            "implicit_handshake": "true",
            "document_id": os.urandom(8).hex(),
            "tab_id": os.urandom(8).hex(),
            "EIO": "4",
            "transport": "websocket",
        }
    )

    def hello(text: str) -> str | None:
        if text.startswith("0{"):
            return "40"
        if text.startswith("40"):
            page.ready.set()
        return None

    page = Page(lambda text: mark in text)
    page.socket = await session.ws_connect(f"{address}/_nicegui_ws/socket.io/?{query}", max_msg_size=0)
    _keep(page.read(hello))
    async with asyncio.timeout(PATIENCE):
        await page.ready.wait()
    return page


_kept: set[asyncio.Task[None]] = set()


def _keep(work: Any) -> None:
    task = asyncio.get_running_loop().create_task(work)
    _kept.add(task)
    task.add_done_callback(_kept.discard)


async def many(count: int, at_once: int, make: Callable[[int], Awaitable[Any]]) -> list[Any]:
    """Make many of something, so many at once."""
    gate = asyncio.Semaphore(at_once)

    async def one(number: int) -> Any:
        async with gate:
            return await make(number)

    return await asyncio.gather(*(one(number) for number in range(count)))
