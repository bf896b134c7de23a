"""Whether memory is given back when nobody has a document open: opened, closed, and all that once more."""

from pathlib import Path
from time import sleep

from benchmarks.measuring import table
from benchmarks.writing.servers import Server, verksted
from facilitator.rooms import LINGER, TIDY

WRITERS = 2
OPENED = ((1000, 0), (25, 1_000_000))
"""How many documents at once, of how many bytes."""
AFTER = LINGER + TIDY + 20
"""Seconds until the rooms that everybody left are gone; two thousand who leave at once take some to be noticed."""
RATE = 100.0
HEADS = ("documents", "bytes", "at start", "open", "closed", "open again", "closed again")


def measure(server: Server) -> list[float]:
    """The server's memory after each step, in MB."""
    server.start()
    try:
        found = [server.memory]
        for _ in range(2):
            crowd = server.crowd(WRITERS, 1)
            crowd.open()
            crowd.write(len(crowd.clients) / RATE, RATE / len(crowd.clients))
            crowd.drain(1.0)
            found.append(server.memory)
            crowd.close()
            sleep(AFTER)
            found.append(server.memory)
    finally:
        server.kill()
    return found


def show(folder: Path) -> None:
    """Prints the table."""
    rows = [
        [f"{count:,}", f"{size:,}", *measure(verksted(folder / f"opened-{count}", 9400, count, WRITERS, size))]
        for count, size in OPENED
    ]
    table("Memory of Verksted, MB", HEADS, rows)
