"""What every test may ask for: a database of its own and a clock that stands still."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from facilitator import clock
from facilitator.database import close_database, open_database
from facilitator.migrating import migrate
from tests.interop.yjs import Yjs

MORNING = datetime(2031, 3, 6, 8, 0, tzinfo=UTC)
"""09.00 in Norway, the day of most tests' workshops."""


def pytest_xdist_auto_num_workers() -> int:
    """Half as many again as there are cores: much of what tests do is to wait for a browser or a timer."""
    return (os.cpu_count() or 1) * 3 // 2


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file as a first start makes it, to be copied."""
    path = tmp_path_factory.mktemp("empty") / "verksted.sqlite3"
    with ThreadPoolExecutor(1) as aside:  # another loop than the tests'
        aside.submit(lambda: asyncio.run(migrate(path))).result()
    return path


@pytest.fixture
async def database(tmp_path: Path, empty_database: Path) -> AsyncIterator[Path]:
    """An open, empty database file."""
    path = tmp_path / "verksted.sqlite3"
    shutil.copyfile(empty_database, path)
    await open_database(path)
    yield path
    await close_database()


@pytest.fixture
def morning() -> Iterator[datetime]:
    """The time stands still at MORNING; `clock.advance` moves it."""
    with clock.frozen(MORNING):
        yield MORNING


@pytest.fixture(scope="session")
def yjs() -> Iterator[Yjs]:
    """The real Yjs, one page for all tests of a process."""
    page = Yjs()
    yield page
    page.close()
