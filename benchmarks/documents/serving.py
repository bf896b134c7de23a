"""How those who write fare while ten documents are made: edit to every peer with and without, on one running server."""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from statistics import median

from benchmarks.measuring import percentile, ratio, table
from benchmarks.writing.crowd import Crowd
from benchmarks.writing.servers import Server, verksted
from facilitator.access import ByAccount
from facilitator.database import close_database, open_database
from facilitator.settings import Settings
from models import Workshop
from tests.cookies import signed_in

DOCUMENTS, WRITERS, RATE = 10, 8, 2.0
TEXT = 30_000
"""Bytes of text in each of the ten documents: about ninety pages in all."""
EXPORTS, AT_ONCE = 10, 2
WARM_UP, MEASURED, LATE = 4.0, 15.0, 10.0
PORT = 9200


def show(folder: Path, times: int) -> None:
    """Measure it so often; prints the median of each figure."""
    quiet, busy, taken = list[list[float]](), list[list[float]](), list[float]()
    for turn in range(times):
        server = verksted(folder / f"serving-{turn}", PORT + turn, DOCUMENTS, WRITERS, TEXT)
        address, cookie = asyncio.run(_an_export(server.folder / "data"))
        server.start()
        try:
            crowd = server.crowd(WRITERS, int((WARM_UP + 3 * MEASURED) * RATE) + 50)
            crowd.open()
            crowd.write(WARM_UP, RATE)
            _take(server, address, cookie)  # whoever opened the page has had the process started
            quiet.append(_spell(crowd))
            with ThreadPoolExecutor(AT_ONCE) as askers:
                # Each is another document, since people write meanwhile.
                asked = [askers.submit(_take, server, address, cookie) for _ in range(EXPORTS)]
                busy.append(_spell(crowd))
                taken += [each.result() for each in asked]
            crowd.close()
        finally:
            server.kill()
    spells = {"without": quiet, f"while {EXPORTS} are made": busy}
    figures = {name: [median(each) for each in zip(*runs, strict=True)] for name, runs in spells.items()}
    rows: list[list[object]] = [[name, *each] for name, each in figures.items()]
    first, second = figures.values()
    rows.append(["ratio", *map(ratio, second, first)])
    title = f"Edit to every peer, {DOCUMENTS} documents x {WRITERS} writers, ms, median of {times}"
    table(title, ["", "p50", "p95", "p99"], rows)
    print(f"An export took {median(taken):.1f} s")


def _spell(crowd: Crowd) -> list[float]:
    """p50, p95 and p99 of a spell of writing, in milliseconds."""
    del crowd.to_peers[:]
    crowd.count()
    crowd.write(MEASURED, RATE)
    crowd.drain(LATE)
    times = [1000 * each for each in crowd.to_peers]
    return [percentile(times, share) for share in (0.5, 0.95, 0.99)]


async def _an_export(data: Path) -> tuple[str, str]:
    """Where an organiser's summary is, and the cookie to ask with."""
    await open_database(Settings(data=data).database)
    workshop = await Workshop.first()
    assert workshop is not None  # noqa: S101 - it was just made
    name, value = await signed_in(ByAccount(workshop.owner_id))
    await close_database()
    return f"/workshops/{workshop.id}/summary.pdf", f"{name}={value}"


def _take(server: Server, address: str, cookie: str) -> float:
    """The seconds until the file is here."""
    begun = time.perf_counter()
    connection = HTTPConnection("localhost", server.port, timeout=120)
    connection.request("GET", address, headers={"cookie": cookie})
    answer = connection.getresponse()
    content = answer.read()
    if answer.status != 200 or not content.startswith(b"%PDF"):  # noqa: PLR2004 - done
        raise SystemExit(f"{address}: {answer.status}")
    return time.perf_counter() - begun
