"""A round change to many open participant pages: from the press to each page's receipt.

`python benchmarks/round_change.py [PAGES ...]`, 300 and 1000 if none are given. Prints p50, p95 and p99 over all pages
of five presses, the server's processor per press and while nothing happens, and its memory per page; the same for a
stock NiceGUI page in the same run.
"""

import asyncio
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import aiohttp
from measuring import Page, Process, many, open_ours, open_stock, percentile, ratio, table

PRESSES = 5
GROUPS = 20
IDLE = 4.0  # seconds
LONGEST = 30.0  # seconds until a press that is not heard is given up

Opener = Callable[[aiohttp.ClientSession, int], Awaitable[Page]]


@dataclass
class Measured:
    """What a run gave: milliseconds, shares of a processor, kB."""

    p50: float
    p95: float
    p99: float
    cpu: float
    idle: float
    memory: float


async def measure(server: Process, count: int, opener: Opener) -> Measured:
    """Open pages, press, and note when each has received."""
    await server.tell("free")
    before = server.memory
    connector = aiohttp.TCPConnector(limit=0, force_close=True)
    async with aiohttp.ClientSession(connector=connector) as session:
        pages: list[Page] = await many(count, 20, lambda number: opener(session, number))
        await asyncio.sleep(2)
        await server.tell("free")
        memory = (server.memory - before) / count
        spent = server.cpu
        await asyncio.sleep(IDLE)
        idle = (server.cpu - spent) / IDLE
        took: list[float] = []
        spent = server.cpu
        for _ in range(PRESSES):
            for page in pages:
                page.received.clear()
            started = time.monotonic()
            pressed = (await server.tell("next"))["pressed"]
            while any(not page.received for page in pages):
                if time.monotonic() - started > LONGEST:
                    missing = sum(not page.received for page in pages)
                    raise RuntimeError(f"{missing} pages heard nothing")
                await asyncio.sleep(0.05)
            took += [1000 * (page.received[0] - pressed) for page in pages]
            await asyncio.sleep(1.5)
        cpu = (server.cpu - spent - idle * PRESSES * 1.5) / PRESSES
        for page in pages:
            if page.socket is not None:
                await page.socket.close()
    return Measured(
        percentile(took, 0.5), percentile(took, 0.95), percentile(took, 0.99), 1000 * cpu, 100 * idle, memory
    )


async def run(count: int, port: int) -> None:
    """Measure both, one after the other, and print."""
    with tempfile.TemporaryDirectory() as folder:
        house = Process("house.py", [str(Path(folder) / "data"), str(port), str(count), str(GROUPS)])
        async with house as facts:
            address = f"http://127.0.0.1:{port}"
            ours = await measure(house, count, lambda s, n: open_ours(s, address, facts["tokens"][n]))
    stock = Process("stock.py", [str(port + 1)])
    async with stock:
        theirs = await measure(stock, count, lambda s, n: open_stock(s, f"http://127.0.0.1:{port + 1}", "Tema "))
    heads = ["", "p50 ms", "p95 ms", "p99 ms", "CPU ms a press", "CPU % idle", "kB a page"]
    values = [[m.p50, m.p95, m.p99, m.cpu, m.idle, m.memory] for m in (ours, theirs)]
    rows = [["Verksted", *values[0]], ["stock NiceGUI", *values[1]]]
    rows.append(["ratio", *(ratio(mine, other) for mine, other in zip(*values, strict=True))])
    table(f"A round change to {count} open pages, {GROUPS} groups", heads, rows)


async def main() -> None:
    """All the sizes asked for."""
    for place, count in enumerate([int(each) for each in sys.argv[1:]] or [300, 1000]):
        await run(count, 8400 + 10 * place)


if __name__ == "__main__":
    asyncio.run(main())
