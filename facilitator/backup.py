"""Copies of the database file: taken while it is in use, put back whole or not at all.

A new file takes the old one's place in one step, so a process killed at any moment leaves one or the other.
"""

import os
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from facilitator import clock
from facilitator.errors import Conflict, Invalid, NotFound
from facilitator.newfile import new_file, settle

KEPT_DAYS = 30
"""How long the copies that we make by ourselves are kept: they hold personal data too."""


def back_up(database: Path, target: Path) -> None:
    """Copy the database to a new file, also while it is in use.

    Raises NotFound("database_missing"), Conflict("backup_exists") or Conflict("data_not_writable").
    """
    if not database.is_file():
        raise NotFound("database_missing", file=str(database))
    with new_file(target) as unfinished:
        try:
            copy_database(database, unfinished)
        except sqlite3.OperationalError as error:
            raise Conflict("data_not_writable", folder=str(target.parent)) from error


def restore(source: Path, database: Path) -> Path | None:
    """Put a backup in the database's place; returns where the old database is kept. The caller holds the lock.

    Raises NotFound("backup_missing") or Invalid("backup_broken"), and leaves everything as it was.
    """
    if not source.is_file():
        raise NotFound("backup_missing", file=str(source))
    fresh = database.with_name(database.name + ".restoring")
    fresh.unlink(missing_ok=True)
    database.parent.mkdir(parents=True, exist_ok=True)
    try:
        copy_database(source, fresh)
        whole = is_whole(fresh)
    except sqlite3.DatabaseError:
        whole = False
    if not whole:
        fresh.unlink(missing_ok=True)
        raise Invalid("backup_broken", file=str(source))
    kept = None
    try:
        if database.exists():
            kept = set_aside(database)
        swap_in(fresh, database)
    except Conflict:
        fresh.unlink(missing_ok=True)
        raise
    return kept


def set_aside(database: Path) -> Path:
    """Keep the database as it is before something is restored; returns where. Raises as `back_up` does."""
    kept = kept_name(database, "restore")
    back_up(database, kept)
    return kept


def copy_database(source: Path, target: Path) -> None:
    """Copy a database: one state of it, whatever is written meanwhile, in one file with no log beside it.

    Written anew, row by row: in the pages themselves rows lie in the order in which they came, and in a copy of those
    who voted and what was chosen could be joined by it.
    """
    with closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as old:
        old.execute("VACUUM INTO ?", [str(target)])
    target.chmod(0o600)
    with target.open("rb") as file:
        os.fsync(file.fileno())


def is_whole(database: Path) -> bool:
    """Whether a file is one of our databases, undamaged, with every reference in place."""
    with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        return (
            connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            and connection.execute("PRAGMA foreign_key_check").fetchall() == []
            and connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'tortoise_migrations'").fetchone()
            is not None
        )


def swap_in(fresh: Path, database: Path) -> None:
    """Let `fresh` take the database's place, in one step. Raises Conflict("data_in_use") if anybody has it open."""
    # What a log beside a file still holds goes into its own file; SQLite would play the old one's log into the new.
    for file in (fresh, database):
        if file.exists():
            with closing(sqlite3.connect(file)) as connection:
                try:
                    (mode,) = connection.execute("PRAGMA journal_mode=DELETE").fetchone()
                except sqlite3.OperationalError as error:
                    raise Conflict("data_in_use", folder=str(database.parent)) from error
                if mode != "delete":
                    raise Conflict("data_in_use", folder=str(database.parent))
    fresh.chmod(0o600)
    for ending in ("-wal", "-shm"):
        database.with_name(database.name + ending).unlink(missing_ok=True)
    fresh.replace(database)
    settle(database.parent)


def kept_name(database: Path, reason: str) -> Path:
    """A name for a copy of the database as it is now, before something happens to it."""
    return database.with_name(f"{database.stem}-before-{reason}-{clock.now():%Y%m%d-%H%M%S-%f}{database.suffix}")


def delete_old_copies(database: Path) -> None:
    """Delete the copies that we made by ourselves more than `KEPT_DAYS` ago, whole or not."""
    limit = (clock.now() - timedelta(days=KEPT_DAYS)).timestamp()
    for name in (f"{database.stem}-before-*", f"{database.name}.*"):
        for copy in database.parent.glob(name):
            if copy.stat().st_mtime < limit:
                copy.unlink()
