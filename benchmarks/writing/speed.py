"""How fast an edit reaches every peer and is acknowledged, and what it takes of the server."""

import os
import time
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from statistics import median

from benchmarks.measuring import percentile, table
from benchmarks.writing.servers import ALL, Maker

SIZES = ((25, 8), (1, 50), (1, 100), (1, 200))
RATE = 2.0
"""Characters that each writes in a second."""
WARM_UP = 4.0
MEASURED = 15.0
LATE = 10.0
"""Seconds that what is under way at the end is waited for."""
SYNCS = 200
"""Times that the disk is asked to write a page down, to see what a commit takes at least."""
HEADS = ("p50 ms", "p95 ms", "p99 ms", "saved p50", "saved p95", "saved p99", "CPU %", "MB", "clients %", "not told")


@dataclass(frozen=True, slots=True)
class Speed:
    """What a run gave: milliseconds, shares of a processor, MB; and how many were never told of how many edits."""

    p50: float
    p95: float
    p99: float
    saved_p50: float
    saved_p95: float
    saved_p99: float
    cpu: float
    memory: float
    load: float
    missing: float


def measure(make: Maker, folder: Path, port: int, documents: int, writers: int) -> Speed:
    """One run of one server."""
    server = make(folder, port, documents, writers)
    server.start()
    try:
        crowd = server.crowd(writers, int((WARM_UP + MEASURED) * RATE) + 5)
        crowd.open()
        crowd.write(WARM_UP, RATE)
        before = server.cpu
        sent = sum(len(each.sent) for each in crowd.clients)
        crowd.count()
        load = crowd.write(MEASURED, RATE)
        cpu = (server.cpu - before) / MEASURED
        expected = (sum(len(each.sent) for each in crowd.clients) - sent) * (writers - 1)
        crowd.drain(LATE, lambda: len(crowd.to_peers) >= expected)
        memory = server.memory
        crowd.close()
    finally:
        server.kill()
    peers, saved = ([1000 * each for each in sorted(times)] for times in (crowd.to_peers, crowd.to_saved))
    shares = (0.5, 0.95, 0.99)
    return Speed(
        *(percentile(peers, share) for share in shares),
        *(percentile(saved, share) for share in shares),
        100 * cpu,
        memory,
        100 * load,
        expected - len(peers),
    )


def compare(names: Sequence[str], folder: Path, sizes: Sequence[tuple[int, int]], times: int) -> None:
    """All servers in all sizes, in turns; prints the median of each figure."""
    for documents, writers in sizes:
        runs: dict[str, list[Speed]] = {name: [] for name in names}
        for turn in range(times):
            for name in names:
                where = folder / f"{name}-{documents}-{writers}-{turn}"
                runs[name].append(measure(ALL[name], where, 9100 + turn, documents, writers))
        rows = {name: [median(each) for each in zip(*map(astuple, runs[name]), strict=True)] for name in names}
        title = f"{documents} documents x {writers} writers" if documents > 1 else f"1 document x {writers} writers"
        table(f"{title}, {RATE:g} characters a second each, median of {times}", ["", *HEADS], _lines(rows))
        waits = _syncs(folder)
        p50, p95, p99 = (percentile(waits, share) for share in (0.5, 0.95, 0.99))
        print(f"The disk alone, fdatasync of 4 kB: p50 {p50:.1f} ms, p95 {p95:.1f}, p99 {p99:.1f}")


def _syncs(folder: Path) -> list[float]:
    """How long the disk takes to write a page down, in milliseconds."""
    waits = list[float]()
    with (folder / "page").open("wb", buffering=0) as page:
        for _ in range(SYNCS):
            begun = time.perf_counter()
            page.seek(0)
            page.write(bytes(4096))
            os.fdatasync(page.fileno())
            waits.append(1000 * (time.perf_counter() - begun))
            time.sleep(0.005)
    return waits


def _lines(rows: dict[str, list[float]]) -> list[list[object]]:
    lines: list[list[object]] = [[name, *values] for name, values in rows.items()]
    ours = rows.get("Verksted")
    for name, values in rows.items():
        if ours is not None and name != "Verksted":
            ratios = [
                f"{mine / other:.2f}" if other else "-" for mine, other in zip(ours[:-2], values[:-2], strict=True)
            ]
            lines.append([f"Verksted / {name}", *ratios, "", ""])
    return lines
