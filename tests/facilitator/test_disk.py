"""What the disk does: full, not to be written to, cut off. SQLite's own errors, on a real file.

A full disk is made by SQLite's own limit for a file, one that can't be written to by a connection that may only read:
both give the errors that the system's would, on every machine, and whoever runs the tests.
"""

import asyncio
import os
import random
import signal
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from structlog.testing import capture_logs
from tortoise.connection import get_connection

from facilitator import clock, stage, writing
from facilitator.database import close_database, open_database
from facilitator.errors import Conflict
from facilitator.judging import Receipt
from models import DocumentUpdate
from tests.facilitator.pens import Pen, log_lines
from tests.facilitator.scenes import Scene, first_round

ROOT = Path(__file__).parents[2]
Fault = Callable[[], Awaitable[Callable[[], Awaitable[None]]]]


@pytest.fixture
async def scene(database: Path, morning: object) -> AsyncIterator[Scene]:
    found = await first_round()
    writing.open_rooms(grace_seconds=120)
    yield found
    await writing.close_rooms()


async def _pragma(text: str) -> int:
    rows = (await get_connection("default").execute_query(f"PRAGMA {text}"))[1]
    return int(rows[0][0]) if rows else 0


async def _full() -> Callable[[], Awaitable[None]]:
    await _pragma(f"max_page_count={await _pragma('page_count')}")

    async def make_room() -> None:
        await _pragma("max_page_count=1000000")

    return make_room


async def _read_only() -> Callable[[], Awaitable[None]]:
    await _pragma("query_only=ON")

    async def give_back() -> None:
        await _pragma("query_only=OFF")

    return give_back


async def _say_much(scene: Scene) -> None:
    """More than there is room for in the pages that the file has."""
    for _time in range(40):
        await stage.send_message(scene.made.workshop_id, "x" * 500, by=scene.made.by)


@pytest.mark.parametrize(("fault", "cause"), [(_full, "SQLITE_FULL"), (_read_only, "SQLITE_READONLY")])
async def test_nothing_is_acknowledged_that_the_disk_did_not_take_and_all_goes_on_when_it_does(
    scene: Scene, fault: Fault, cause: str
) -> None:
    told: list[bytes] = []
    end = writing.listen(lambda _meeting, data, _sender: told.append(data))
    pens = [Pen() for _ in range(3)]
    entries = [await pen.enter(scene.meeting, scene.sara) for pen in pens]
    assert await pens[0].send(pens[0].write(scene.question, "før"), scene.sara) is Receipt.SAVED
    before = len(told)
    texts = [f"{number} " + "x" * 20_000 for number in range(3)]
    updates = [pen.write(scene.question, text) for pen, text in zip(pens, texts, strict=True)]
    mend = await fault()
    with capture_logs() as logs:
        for _time in range(4):
            sent = [pen.send(update, scene.sara) for pen, update in zip(pens, updates, strict=True)]
            answers = await asyncio.gather(*sent, return_exceptions=True)
            assert [str(each) for each in answers] == ["not_stored"] * 3
        with pytest.raises(Conflict, match="not_stored"):
            await _say_much(scene)
    assert [(each["event"], each["cause"]) for each in logs] == [("storage_failing", cause)]
    # The others, the room and the log have what there was before, and no more.
    assert len(told) == before
    assert [str(line) for line in await log_lines(scene.meeting, scene.question)] == ["før"]
    reader = Pen()
    if fault is _full:
        await reader.enter(scene.meeting, scene.jonas)
        assert reader.doc.get_state() == entries[0].room.text.state()
    await mend()
    with capture_logs() as logs:
        again = await asyncio.gather(*(pen.send(update, scene.sara) for pen, update in zip(pens, updates, strict=True)))
        clock.advance(timedelta(minutes=1))
        assert await pens[0].send(pens[0].write(scene.question, "etter"), scene.sara) is Receipt.SAVED
    assert set(again) == {Receipt.SAVED}
    assert [each["event"] for each in logs] == ["storage_works_again"]
    assert sorted(await log_lines(scene.meeting, scene.question)) == [*texts, "etter", "før"]
    assert len(told) == before + 4
    end()


async def test_log_that_was_cut_anywhere_gives_what_stood_before_the_cut(database: Path, tmp_path: Path) -> None:
    scene = await first_round()
    await close_database()
    with closing(sqlite3.connect(database)) as file:
        file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    arguments = [database, scene.meeting, scene.question, scene.sara.person_id, scene.sara.key_id]
    writer = subprocess.Popen(
        [sys.executable, "-m", "tests.facilitator.test_writing_killed", *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
    )
    assert writer.stdout is not None
    acknowledged = [writer.stdout.readline().decode().strip() for _ in range(60)]
    os.kill(writer.pid, signal.SIGKILL)
    acknowledged += writer.stdout.read().decode().split()
    writer.stdout.close()
    writer.wait()
    whole, log = database.read_bytes(), database.with_name(database.name + "-wal").read_bytes()
    chance = random.Random(11)  # noqa: S311  # the same cuts each time
    lengths = sorted({0, 31, 32, len(log) - 1, len(log), *(chance.randrange(len(log)) for _ in range(12))})
    before: set[str] = set()
    for length in lengths:
        cut = tmp_path / f"cut-{length}" / database.name
        cut.parent.mkdir()
        cut.write_bytes(whole)
        cut.with_name(cut.name + "-wal").write_bytes(log[:length])
        await open_database(cut)
        writing.open_rooms()
        lines = await log_lines(scene.meeting, scene.question) if await DocumentUpdate.exists() else []
        pen = Pen()
        entry = await pen.enter(scene.meeting, scene.sara)
        assert await pen.send_all(entry, scene.sara) is Receipt.SAVED
        assert await pen.send(pen.write(scene.question, "videre"), scene.sara) is Receipt.SAVED
        writing.leave(entry.room)
        await writing.close_rooms()
        await close_database()
        # Each writer's lines without a gap: nothing half, nothing that stands after something that is gone.
        for name in range(8):
            own = [int(line.split("-")[1]) for line in lines if line.startswith(f"{name}-")]
            assert own == list(range(len(own)))
        assert before <= set(lines)
        before = set(lines)
    assert set(acknowledged) <= before
