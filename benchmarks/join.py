"""Many people who join at once: from the first request to the snapshot on the open page.

`python benchmarks/join.py [PEOPLE] [SECONDS]`, 1000 people within ten seconds if nothing is given. Everybody asks for
the form, gives a name, gets the page and opens its socket. Files are left out: they are cached and cost no computing.
A stock NiceGUI page is opened at the same pace in the same run; it has no door and stores nothing.
"""

import asyncio
import json
import re
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from http.cookies import SimpleCookie
from pathlib import Path

import aiohttp
from measuring import Process, open_ours, open_stock, percentile, ratio, table

Arrive = Callable[[aiohttp.ClientSession, int], Awaitable[None]]
IN = 303
PORT = 8450


async def measure(server: Process, people: int, seconds: float, arrive: Arrive) -> list[float]:
    """Let people arrive evenly; gives p50, p95, p99 ms, when the last was in (s), refused, and processor s."""
    took: list[float] = []
    refused = 0
    phones: list[aiohttp.ClientSession] = []
    spent = server.cpu
    began = time.monotonic()

    async def one(number: int) -> None:
        nonlocal refused
        await asyncio.sleep(number * seconds / people)
        started = time.monotonic()
        phone = aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar())  # each with connections of its own
        phones.append(phone)
        try:
            await arrive(phone, number)
        except (RuntimeError, TimeoutError, aiohttp.ClientError):
            refused += 1
        else:
            took.append(1000 * (time.monotonic() - started))

    try:
        await asyncio.gather(*(one(number) for number in range(people)))
        whole = time.monotonic() - began
        cpu = server.cpu - spent
    finally:
        await asyncio.gather(*(phone.close() for phone in phones))
    shares = [percentile(took, share) for share in (0.5, 0.95, 0.99)]
    return [*shares, whole, float(refused), cpu]


async def come_in(session: aiohttp.ClientSession, address: str, code: str, number: int) -> None:
    """The form, the name, the page and its socket, as a phone does it."""
    async with session.get(f"{address}/j/{code}") as answer:
        visit = _cookies(answer)
    form = {"name": f"Deltaker {number}", "organisation": f"Kommune {'ABC'[number % 3]}"}
    headers = {"cookie": visit, "origin": address}
    async with session.post(f"{address}/j/{code}", data=form, headers=headers, allow_redirects=False) as answer:
        if answer.status != IN:
            raise RuntimeError(str(answer.status))
        path, cookie = answer.headers["location"], _cookies(answer)
    async with session.get(f"{address}{path}", headers={"cookie": cookie}) as answer:
        found = re.search(r'id="page">(.*?)</script>', await answer.text(), re.DOTALL)
    if found is None:
        raise RuntimeError("no page")
    await open_ours(session, address, json.loads(found[1])["token"])


def _cookies(answer: aiohttp.ClientResponse) -> str:
    jar: SimpleCookie = SimpleCookie()
    for line in answer.headers.getall("set-cookie", []):
        jar.load(line)
    return "; ".join(f"{name}={morsel.value}" for name, morsel in jar.items())


async def main() -> None:
    """Measure both and print."""
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 10.0  # noqa: PLR2004 - the second argument
    with tempfile.TemporaryDirectory() as folder:
        house = Process("house.py", [str(Path(folder) / "data"), str(PORT), "1", "20"])
        async with house as facts:
            address = f"http://localhost:{PORT}"
            ours = await measure(house, people, seconds, lambda s, n: come_in(s, address, facts["code"], n))
    stock = Process("stock.py", [str(PORT + 1)])

    async def open_one(session: aiohttp.ClientSession, _number: int) -> None:
        await open_stock(session, f"http://127.0.0.1:{PORT + 1}", "Tema ")

    async with stock:
        theirs = await measure(stock, people, seconds, open_one)
    rows = [["Verksted", *ours], ["stock NiceGUI", *theirs]]
    rows.append(["ratio", *(ratio(mine, other) for mine, other in zip(ours, theirs, strict=True))])
    heads = ["", "p50 ms", "p95 ms", "p99 ms", "all in after s", "refused", "CPU s"]
    table(f"{people} people join within {seconds:g} s", heads, rows)


if __name__ == "__main__":
    asyncio.run(main())
