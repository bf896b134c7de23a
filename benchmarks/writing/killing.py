"""What a kill costs: the server is killed in the moment a peer saw an edit, started again, and asked for the text."""

import random
import time
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

from benchmarks.measuring import table
from benchmarks.writing.crowd import Client, Crowd
from benchmarks.writing.servers import ALL, Server
from benchmarks.writing.speed import RATE
from facilitator.updates import read_update

WRITERS = 8
BEFORE = (4.0, 14.0)
"""Seconds of writing before a kill."""
LATER = 1.0
"""Seconds until somebody reads again: the first who comes may be answered before the text was read from the disk."""
HEADS = (
    "typed",
    "acknowledged",
    "lost of them",
    "seen by a peer",
    "lost of them",
    "kills with a loss",
    "empty at first",
)


@dataclass(frozen=True, slots=True)
class Loss:
    """What a kill cost, in characters; and whether the first who read after it was shown an empty document."""

    typed: int
    acknowledged: int
    acknowledged_lost: int
    seen: int
    seen_lost: int
    is_lossy: int
    is_empty_at_first: int


def kill(server: Server) -> Loss:
    """One kill."""
    server.start()
    crowd = server.crowd(WRITERS, int(BEFORE[1] * RATE) + 60)
    crowd.open()
    crowd.write(random.uniform(*BEFORE), RATE)
    seen: dict[Client, set[int]] = {each: set() for each in crowd.clients}
    for told in crowd.known.values():
        for writer, number, _ in told:
            seen[writer].add(number)

    def at_sight(writer: Client, number: int) -> None:
        if server.process is not None:
            server.kill()
        seen[writer].add(number)

    crowd.at_sight = at_sight
    while server.process is not None:
        crowd.write(0.1, RATE * 5)
    crowd.drain(5.0)
    crowd.close()
    server.start()
    first = _reader(server)
    time.sleep(LATER)
    later = _reader(server)
    first.close()
    later.close()
    server.kill()
    there = read_update(later.clients[0].entry).brings
    is_empty = bool(there.of) and not read_update(first.clients[0].entry).brings.of
    acknowledged = {each: set(range(each.number_saved)) for each in crowd.clients}
    lost = [
        sum(
            not there.holds(writer.id, writer.edits[number].start, writer.edits[number].end)
            for writer, numbers in known.items()
            for number in numbers
        )
        for known in (acknowledged, seen)
    ]
    return Loss(
        typed=sum(len(each.sent) for each in crowd.clients),
        acknowledged=sum(map(len, acknowledged.values())),
        acknowledged_lost=lost[0],
        seen=sum(map(len, seen.values())),
        seen_lost=lost[1],
        is_lossy=int(any(lost)),
        is_empty_at_first=int(is_empty),
    )


def compare(names: Sequence[str], folder: Path, times: int) -> None:
    """All servers, each killed so many times; prints the sums."""
    rows = list[list[object]]()
    for place, name in enumerate(names):
        losses = [
            astuple(kill(ALL[name](folder / f"{name}-killed-{turn}", 9200 + place, 1, WRITERS)))
            for turn in range(times)
        ]
        rows.append([name, *map(sum, zip(*losses, strict=True))])
    table(f"kill -9 as a peer sees an edit, {times} times, {WRITERS} writers", ["", *HEADS], rows)


def _reader(server: Server) -> Crowd:
    """Somebody with the document open."""
    crowd = server.crowd(1, 0)
    crowd.open()
    return crowd
