"""The database: opening and closing it, and the one way into a transaction.

Tortoise 1.1.9 on SQLite loses data in three ways that this room closes (docs/decisions/0003): a transaction that is
cancelled while it begins blocks the database for ever, and tasks born inside a transaction write into whatever
transaction is open later. So every transaction runs in a task of its own, with a fresh context, that no one can cancel.
"""

import asyncio
import contextvars
import sqlite3
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from tortoise import Tortoise
from tortoise.transactions import in_transaction

P = ParamSpec("P")
T = TypeVar("T")

_running: set[asyncio.Task[Any]] = set()


def configuration(path: Path, *, foreign_keys: bool = True) -> dict[str, Any]:
    """Tortoise's configuration for the database file at `path`."""
    pragmas = f"synchronous=FULL&secure_delete=ON&busy_timeout=5000&foreign_keys={'ON' if foreign_keys else 'OFF'}"
    return {
        "connections": {"default": f"sqlite://{path}?{pragmas}"},
        "apps": {"models": {"models": ["models"], "default_connection": "default", "migrations": "models.migrations"}},
        "use_tz": True,
        "timezone": "UTC",
    }


async def open_database(path: Path) -> None:
    """Open the database for this process; `migrate` has made it."""
    await Tortoise.init(config=configuration(path), _enable_global_fallback=True)


async def close_database() -> None:
    """Close it when every transaction under way has ended."""
    while _running:
        await asyncio.gather(*_running, return_exceptions=True)
    await Tortoise.close_connections()


async def transaction(work: Callable[P, Awaitable[T]], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run `work` in one transaction, to its end whatever happens to the caller; raise what it raises.

    `work` must start no tasks and await nothing but the database.
    """

    async def begin_and_run() -> T:
        async with in_transaction():
            return await work(*args, **kwargs)

    return await to_the_end(begin_and_run)


async def in_one_trip(work: Callable[[sqlite3.Connection], bool]) -> bool:
    """Run `work` in a transaction, all of it in one trip to the database's thread; kept if `work` returns True.

    For what is done hundreds of times a second: five awaited statements are five trips, each with a wait for its turn.
    """
    async with Tortoise.get_connection("default").acquire_connection() as connection:
        kept: bool = await connection._execute(_begin_and_end, connection._conn, work)  # noqa: SLF001  # no other way in
        return kept


def _begin_and_end(connection: sqlite3.Connection, work: Callable[[sqlite3.Connection], bool]) -> bool:
    connection.execute("BEGIN IMMEDIATE")
    try:
        if is_kept := work(connection):
            connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
    return is_kept


async def to_the_end(work: Callable[[], Awaitable[T]]) -> T:
    """Run `work` in a task of its own with a fresh context; it goes on when whoever waits for it is cancelled."""

    async def run() -> T:
        return await work()

    task: asyncio.Task[T] = asyncio.get_running_loop().create_task(run(), context=contextvars.Context())
    _running.add(task)
    task.add_done_callback(_running.discard)
    return await asyncio.shield(task)
