"""The database: opening and closing it, and the one way into a transaction.

Tortoise 1.1.9 on SQLite loses data in three ways that this room closes (docs/decisions/0003): a transaction that is
cancelled while it begins blocks the database for ever, and tasks born inside a transaction write into whatever
transaction is open later. So every transaction runs in a task of its own, with a fresh context, that no one can cancel.
"""

import asyncio
import contextvars
import errno
import functools
import sqlite3
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import structlog
from tortoise import Tortoise
from tortoise.transactions import in_transaction

from facilitator import clock
from facilitator.errors import Conflict

P = ParamSpec("P")
T = TypeVar("T")

_STORAGE_CODES = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN}
_SOUND = timedelta(minutes=1)
_STORAGE_ERRNOS = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO, errno.EACCES, errno.EPERM}

log = structlog.get_logger()
_running: set[asyncio.Task[Any]] = set()
_failing: tuple[str, datetime] | None = None
"""What is wrong with the disk, and when it last was, until what is written has been for a while."""


def configuration(path: Path, *, foreign_keys: bool = True) -> dict[str, Any]:
    """Tortoise's configuration for the database file at `path`."""
    pragmas = f"synchronous=FULL&secure_delete=ON&busy_timeout=5000&foreign_keys={'ON' if foreign_keys else 'OFF'}"
    return {
        "connections": {"default": f"sqlite://{path}?{pragmas}"},
        "apps": {"models": {"models": ["models"], "default_connection": "default", "migrations": "models.migrations"}},
        "use_tz": True,
        "timezone": "UTC",
    }


def require_usable(path: Path) -> None:
    """Raise what SQLite says of a file that it can't open, or make where there is none.

    Tortoise doesn't let go of its lock when that happens: whoever asks next would wait for ever.
    """
    with closing(sqlite3.connect(path)) as file:
        file.execute("PRAGMA journal_mode=WAL")
        file.execute("SELECT count(*) FROM sqlite_master").fetchone()


async def open_database(path: Path) -> None:
    """Open the database for this process; `migrate` has made it."""
    require_usable(path)
    await Tortoise.init(config=configuration(path), _enable_global_fallback=True)


async def close_database() -> None:
    """Close it when every transaction under way has ended."""
    while _running:
        await asyncio.gather(*_running, return_exceptions=True)
    await Tortoise.close_connections()


async def transaction(work: Callable[P, Awaitable[T]], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run `work` in one transaction, to its end whatever happens to the caller; raise what it raises.

    `work` must start no tasks and await nothing but the database. Raises Conflict("not_stored") when the disk is full,
    may not be written to or is broken: nothing has changed then.
    """

    async def begin_and_run() -> T:
        with _refusing_faults():
            async with in_transaction() as connection:
                before = _changes(connection)
                result = await work(*args, **kwargs)
                has_written = _changes(connection) != before
        if has_written:
            _note_working()
        return result

    return await to_the_end(begin_and_run)


async def in_one_statement(sql: str, values: Sequence[object]) -> int:
    """Run a statement that is a transaction by itself; how many rows it wrote. Raises as `transaction` does.

    For what is done hundreds of times a second. Each call into SQLite gives up the interpreter and waits to have it
    back, while the loop is busy: to begin, ask, insert and commit is ten such waits, this is one.
    """

    def run(file: sqlite3.Connection) -> int:
        return file.execute(sql, values).rowcount

    return await _on_its_thread(run)


async def in_one_go(work: Callable[[sqlite3.Connection], T]) -> T:
    """Run `work`, which is plain SQL and awaits nothing, in one transaction, with one such wait for all of it.

    Raises as `transaction` does.
    """

    def run(file: sqlite3.Connection) -> T:
        file.execute("BEGIN IMMEDIATE")
        try:
            result = work(file)
            file.execute("COMMIT")
        except BaseException:
            file.rollback()
            raise
        return result

    return await to_the_end(functools.partial(_on_its_thread, run))


async def _on_its_thread(run: Callable[[sqlite3.Connection], T]) -> T:
    """Run something with the connection itself, in the thread that it lives in."""
    async with Tortoise.get_connection("default").acquire_connection() as connection:
        before = connection.total_changes
        with _refusing_faults():
            result: T = await connection._execute(run, connection._conn)  # noqa: SLF001  # no other way in one call
        has_written = connection.total_changes != before
    if has_written:
        _note_working()
    return result


def storage_fault(error: BaseException) -> str:
    """What is wrong with the disk, if that is what an error comes from: SQLite's name for it or the system's."""
    seen: BaseException | None = error
    while seen is not None:
        code = getattr(seen, "sqlite_errorcode", 0)
        if code & 0xFF in _STORAGE_CODES:
            return str(getattr(seen, "sqlite_errorname", ""))
        if isinstance(seen, OSError) and seen.errno in _STORAGE_ERRNOS:
            return errno.errorcode[seen.errno]
        seen = seen.__cause__ or seen.__context__
    return ""


@contextmanager
def _refusing_faults() -> Iterator[None]:
    """Refuse, and log it once, where the disk is at fault."""
    try:
        yield
    except Exception as error:
        if fault := storage_fault(error):
            _note_failing(fault)
            raise Conflict("not_stored") from error
        raise


def _changes(connection: Any) -> int:
    """How many rows the connection has changed since it was opened."""
    return int(connection._connection.total_changes)  # noqa: SLF001  # SQLite counts them, and Tortoise hides it


def _note_failing(fault: str) -> None:
    """Log it once, not for each who tries."""
    global _failing
    if _failing is None or _failing[0] != fault:
        log.error("storage_failing", cause=fault)
    _failing = fault, clock.now()


def _note_working() -> None:
    """Log it once nothing has failed for a while: on a disk that is nearly full, what is small may still find room."""
    global _failing
    if _failing is not None and clock.now() - _failing[1] >= _SOUND:
        _failing = None
        log.warning("storage_works_again")


async def to_the_end(work: Callable[[], Awaitable[T]]) -> T:
    """Run `work` in a task of its own with a fresh context; it goes on when whoever waits for it is cancelled."""

    async def run() -> T:
        return await work()

    task: asyncio.Task[T] = asyncio.get_running_loop().create_task(run(), context=contextvars.Context())
    _running.add(task)
    task.add_done_callback(_running.discard)
    return await asyncio.shield(task)
