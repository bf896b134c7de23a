"""Where rows lie in the pages of a database file: the order in which they came, whatever SQL says."""

import sqlite3
import struct
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

LEAF, INNER = 10, 2


def as_they_lie(file: Path, table: str) -> list[bytes]:
    """The rows of a WITHOUT ROWID table, from the first that was written into its page; each with what it holds."""
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", [table]).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    data = file.read_bytes()
    # A page is filled from its end.
    return [row for _page, _place, row in sorted(_rows(data, size, root), key=lambda each: (each[0], -each[1]))]


def _rows(data: bytes, size: int, number: int) -> Iterator[tuple[int, int, bytes]]:
    page = data[(number - 1) * size : number * size]
    kind, _free, count = struct.unpack(">BHH", page[:5])
    head = 12 if kind == INNER else 8
    assert kind in {LEAF, INNER}
    starts = sorted(struct.unpack(f">{count}H", page[head : head + 2 * count]))
    for start, end in zip(starts, [*starts[1:], size], strict=True):
        if kind == INNER:
            yield from _rows(data, size, struct.unpack(">I", page[start : start + 4])[0])
        yield number, start, page[start:end]
    if kind == INNER:
        yield from _rows(data, size, struct.unpack(">I", page[8:12])[0])
