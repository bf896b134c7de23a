"""The time: the one place that asks the machine for it, so that tests can hold it still."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

OSLO = ZoneInfo("Europe/Oslo")
"""Where the workshops are: dates and clock times on screen and paper are given here."""

_frozen: datetime | None = None


def now() -> datetime:
    """The time now, aware, in UTC."""
    return _frozen or datetime.now(UTC)


def today() -> date:
    """The date now, in Norway."""
    return now().astimezone(OSLO).date()


def milliseconds(moment: datetime) -> int:
    """A moment as the browser counts: milliseconds since 1970."""
    return int(moment.timestamp() * 1000)


@contextmanager
def frozen(moment: datetime) -> Iterator[None]:
    """Hold the time still (for tests)."""
    global _frozen
    before, _frozen = _frozen, moment
    try:
        yield
    finally:
        _frozen = before


def advance(step: timedelta) -> None:
    """Move a frozen time on (for tests)."""
    global _frozen
    if _frozen is None:
        raise RuntimeError("the clock is not frozen")
    _frozen += step
