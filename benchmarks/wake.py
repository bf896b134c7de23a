"""Phones that slept and wake at the same moment: until each shows the right place again.

`python benchmarks/wake.py [PHONES]`, 300 if none are given. Each has lost its connection, and its token is too old: it
asks for a fresh one, opens its socket and watches. A stock NiceGUI page that slept so long is loaded anew.
"""

import asyncio
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import aiohttp
from measuring import Page, Process, many, open_ours, open_stock, percentile, ratio, table

PORT = 8470
SLEEP = 2.0  # seconds; long enough for the server to see that they are gone

Wake = Callable[[aiohttp.ClientSession, int], Awaitable[Page]]


async def measure(server: Process, count: int, wake: Wake) -> list[float]:
    """All open, all lose their connection, all wake; gives p50, p95, and when the last was right (ms), processor ms."""
    phones = [aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) for _ in range(count)]
    try:
        pages: list[Page] = await many(count, 20, lambda number: wake(phones[number], number))
        for page in pages:
            if page.socket is not None:
                await page.socket.close()
        await asyncio.sleep(SLEEP)
        spent = server.cpu
        began = time.monotonic()

        async def one(number: int) -> float:
            await wake(phones[number], number)
            return 1000 * (time.monotonic() - began)

        took = await asyncio.gather(*(one(number) for number in range(count)))
        cpu = 1000 * (server.cpu - spent)
    finally:
        await asyncio.gather(*(phone.close() for phone in phones))
    return [percentile(took, 0.5), percentile(took, 0.95), max(took), cpu]


async def main() -> None:
    """Measure both and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    with tempfile.TemporaryDirectory() as folder:
        house = Process("house.py", [str(Path(folder) / "data"), str(PORT), str(count), "20"])
        async with house as facts:
            address = f"http://localhost:{PORT}"

            async def wake(session: aiohttp.ClientSession, number: int) -> Page:
                headers = {"cookie": f"verksted_person={facts['devices'][number]}", "origin": address}
                async with session.post(f"{address}/w/{facts['workshop_id']}/token", headers=headers) as answer:
                    token = (await answer.json())["token"]
                return await open_ours(session, address, token)

            ours = await measure(house, count, wake)
    stock = Process("stock.py", [str(PORT + 1)])
    async with stock:
        theirs = await measure(stock, count, lambda s, _: open_stock(s, f"http://127.0.0.1:{PORT + 1}", "Tema "))
    rows = [["Verksted", *ours], ["stock NiceGUI", *theirs]]
    rows.append(["ratio", *(ratio(mine, other) for mine, other in zip(ours, theirs, strict=True))])
    table(f"{count} phones wake at once", ["", "p50 ms", "p95 ms", "last ms", "CPU ms"], rows)


if __name__ == "__main__":
    asyncio.run(main())
