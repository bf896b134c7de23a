"""Brings a database to the tables that this version has, with Tortoise's migrations, and loses nothing on the way.

Tortoise rebuilds a table on SQLite by dropping it, which takes the children's rows along when foreign keys are on
(docs/decisions/0003). So the migrations run on a copy, with foreign keys off; rows and references are compared
afterwards; only a copy that holds everything takes the database's place.
"""

import asyncio
import contextvars
import sqlite3
from collections.abc import Coroutine
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from tortoise import Tortoise
from tortoise.connection import get_connection
from tortoise.migrations.executor import MigrationExecutor, MigrationTarget
from tortoise.migrations.recorder import MigrationRecorder

from facilitator.backup import copy_database, kept_name, swap_in
from facilitator.database import configuration, require_usable
from facilitator.errors import Conflict

T = TypeVar("T")

TOOL = configuration(Path("unused.sqlite3"))
"""What Tortoise's own tool is pointed at (bin/migration)."""


@dataclass(frozen=True, slots=True)
class Migrated:
    """What was done: the migrations that ran, and where the database as it was before is kept."""

    names: tuple[str, ...]
    kept: Path | None


async def migrate(database: Path, *, migrations: str = "models.migrations") -> Migrated:
    """Bring the database to this version, making it if there is none. The caller holds the lock.

    Raises Conflict("database_newer") or, having changed nothing, Conflict("migration_failed") with `cause` and `copy`.
    """
    work = database.with_name(database.name + ".migrating")
    for ending in ("", "-wal", "-shm", "-journal"):
        work.with_name(work.name + ending).unlink(missing_ok=True)
    if not database.exists():
        names = await _apart(_run(work, migrations))
        swap_in(work, database)
        return Migrated(names, None)
    if not await _apart(_pending(database, migrations)):
        return Migrated((), None)
    kept = kept_name(database, "migration")
    copy_database(database, kept)
    copy_database(database, work)
    try:
        names = await _apart(_run(work, migrations))
        trouble = differences(database, work)
    except Exception as error:
        raise Conflict("migration_failed", cause=f"{type(error).__name__}: {error}", copy=str(kept)) from error
    if trouble:
        raise Conflict("migration_failed", cause="; ".join(trouble), copy=str(kept))
    swap_in(work, database)
    return Migrated(names, kept)


def differences(before: Path, after: Path) -> list[str]:
    """What is missing in `after`: tables whose number of rows is another, references that lead nowhere, damage."""
    old, new = row_counts(before), row_counts(after)
    found = [f"{table}: {rows} -> {new.get(table, 0)}" for table, rows in old.items() if new.get(table, 0) != rows]
    with closing(sqlite3.connect(after)) as connection:
        broken = connection.execute("PRAGMA foreign_key_check").fetchall()
        found += [f"{table}: foreign key {parent}" for table, _row, parent, _key in broken]
        if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            found.append("integrity_check")
    return found


def row_counts(database: Path) -> dict[str, int]:
    """How many rows each table has, but for Tortoise's own table of migrations."""
    with closing(sqlite3.connect(database)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        own = [name for (name,) in names if not name.startswith("sqlite_") and name != "tortoise_migrations"]
        # The names are the database's own.
        return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in own}  # noqa: S608


async def _apart(work: Coroutine[Any, Any, T]) -> T:
    """Run it with a connection of its own, whatever database this process has open."""
    return await asyncio.get_running_loop().create_task(work, context=contextvars.Context())


async def _executor(database: Path, migrations: str) -> MigrationExecutor:
    require_usable(database)
    config = configuration(database, foreign_keys=False)
    config["apps"]["models"]["migrations"] = migrations
    await Tortoise.init(config=config, init_connections=False)
    return MigrationExecutor(get_connection("default"), config["apps"])


async def _pending(database: Path, migrations: str) -> tuple[str, ...]:
    """The migrations that have not run on this database."""
    executor = await _executor(database, migrations)
    try:
        plan = await executor.plan([MigrationTarget("models", "__latest__")])
        applied = {key.name for key in await MigrationRecorder(executor.connection).applied_migrations()}
        known = {key.name for key in executor.loader.graph.nodes}
    finally:
        await Tortoise.close_connections()
    if applied - known:
        raise Conflict("database_newer", names=sorted(applied - known))
    return tuple(step.migration.name for step in plan)


async def _run(database: Path, migrations: str) -> tuple[str, ...]:
    """Run what has not run; returns the names."""
    executor = await _executor(database, migrations)
    try:
        plan = await executor.plan([MigrationTarget("models", "__latest__")])
        await executor.migrate([MigrationTarget("models", "__latest__")])
    finally:
        await Tortoise.close_connections()
    return tuple(step.migration.name for step in plan)
