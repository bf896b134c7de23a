"""What every test may ask for: a database of its own and a clock that stands still."""

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tortoise import Tortoise

from facilitator import clock
from facilitator.database import close_database, open_database

MORNING = datetime(2031, 3, 6, 8, 0, tzinfo=UTC)
"""09.00 in Norway, the day of most tests' workshops."""


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Path]:
    """An open, empty database file."""
    path = tmp_path / "verksted.sqlite3"
    await open_database(path)
    await Tortoise.generate_schemas()
    yield path
    await close_database()


@pytest.fixture
def morning() -> Iterator[datetime]:
    """The time stands still at MORNING; `clock.advance` moves it."""
    with clock.frozen(MORNING):
        yield MORNING
