"""What an update costs as more documents are open, and as a document grows: a table, and a plot as SVG.

So many updates a second in all, whatever is open, each by somebody who is not alone in the document. The cost is what
the server takes of a processor beyond what it takes when nobody writes, divided by the updates.
"""

from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

from benchmarks.measuring import percentile, table
from benchmarks.plotting import Panel, plot
from benchmarks.writing.edits import Edit
from benchmarks.writing.house import a_text
from benchmarks.writing.servers import ALL, Server, verksted

OPEN = (1, 10, 100, 1000)
SIZES = (10_000, 100_000, 1_000_000)
WRITERS = 2
RATE = 40.0
"""Updates a second, in all documents together."""
FIRST_RATE = 100.0
"""Updates a second while everybody types for the first time, which asks more of the server."""
FIRST = 2.0
"""Seconds that they do so at least."""
QUIET = 3.0
MEASURED = 10.0
LATE = 3.0
HEADS = ("ms/update", "idle CPU %", "p50 ms", "p95 ms", "saved p95", "MB")


@dataclass(frozen=True, slots=True)
class Cost:
    """What an update took of the processor, what nothing did, how long it was under way, and the server's memory."""

    update: float
    idle: float
    p50: float
    p95: float
    saved_p95: float
    memory: float


def measure(server: Server, text: bytes = b"") -> Cost:
    """One run of one server; with `text`, somebody brings that into the first document before all others come."""
    server.start()
    try:
        if text:
            _bring(server, text)
        writers = WRITERS * len(server.places)
        crowd = server.crowd(WRITERS, int((FIRST_RATE * FIRST + RATE * MEASURED) / writers) + 5)
        crowd.open()
        crowd.write(max(FIRST, writers / FIRST_RATE), FIRST_RATE / writers)
        crowd.drain(LATE)
        idle = _share(server, lambda: crowd.drain(QUIET), QUIET)
        sent = sum(len(each.sent) for each in crowd.clients)
        crowd.count()
        busy = _share(server, lambda: crowd.write(MEASURED, RATE / writers), MEASURED)
        sent = sum(len(each.sent) for each in crowd.clients) - sent
        crowd.drain(LATE, lambda: len(crowd.to_peers) >= sent * (WRITERS - 1))
        memory = server.memory
        crowd.close()
    finally:
        server.kill()
    peers, saved = ([1000 * each for each in times] for times in (crowd.to_peers, crowd.to_saved))
    return Cost(
        1000 * (busy - idle) * MEASURED / sent,
        100 * idle,
        percentile(peers, 0.5),
        percentile(peers, 0.95),
        percentile(saved, 0.95),
        memory,
    )


def compare(names: Sequence[str], folder: Path, plotted: Path) -> None:
    """All servers; prints the tables and writes the plot."""
    by_count = {
        name: [measure(ALL[name](folder / f"{name}-open-{count}", 9300, count, WRITERS)) for count in OPEN]
        for name in names
    }
    by_size = {name: [measure(*_filled(name, folder / f"{name}-of-{size}", size)) for size in SIZES] for name in names}
    table(
        f"Growth: open documents, {RATE:g} updates a second in all", ["", "documents", *HEADS], _lines(by_count, OPEN)
    )
    table(f"Growth: bytes of text, {RATE:g} updates a second", ["", "bytes", *HEADS], _lines(by_size, SIZES))
    panels = [
        Panel("open documents", _points(by_count, OPEN)),
        Panel("bytes of text in the document", _points(by_size, SIZES)),
    ]
    plotted.parent.mkdir(parents=True, exist_ok=True)
    plotted.write_text(plot("Milliseconds of processor for an update", panels))
    print(f"\n{plotted}")


def _filled(name: str, folder: Path, size: int) -> tuple[Server, bytes]:
    """A server with one document of so many bytes, or the text that is still to be brought there."""
    if name == "Verksted":
        return verksted(folder, 9301, 1, WRITERS, size), b""
    server = ALL[name](folder, 9301, 1, WRITERS)
    return server, a_text(server.places[0].root, size)


def _bring(server: Server, text: bytes) -> None:
    crowd = server.crowd(1, 0)
    crowd.clients[0].edits = [Edit(text, 0, 0)]
    crowd.open()
    crowd.clients[0].type()
    crowd.drain(LATE)
    crowd.close()


def _share(server: Server, during: Callable[[], object], seconds: float) -> float:
    before = server.cpu
    during()
    return (server.cpu - before) / seconds


def _lines(costs: dict[str, list[Cost]], steps: Sequence[int]) -> list[list[object]]:
    return [
        [name, f"{step:,}", f"{cost.update:.2f}", *astuple(cost)[1:]]
        for name, found in costs.items()
        for step, cost in zip(steps, found, strict=True)
    ]


def _points(costs: dict[str, list[Cost]], steps: Sequence[int]) -> dict[str, list[tuple[float, float]]]:
    return {
        name: [(step, cost.update) for step, cost in zip(steps, found, strict=True)] for name, found in costs.items()
    }
