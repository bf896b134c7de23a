"""Backups: one state of a database in use, put back whole or not at all."""

import shutil
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from facilitator import backup, clock
from facilitator.database import close_database, open_database
from facilitator.errors import Conflict, Invalid, NotFound
from facilitator.lock import held
from facilitator.migrating import row_counts
from models import Workshop
from tests.facilitator.rows import add_workshops


async def test_backup_of_open_database_comes_back(database: Path, morning: datetime) -> None:
    await add_workshops(2)
    target = database.parent / "copy.sqlite3"
    backup.back_up(database, target)
    await Workshop.all().delete()
    await close_database()
    kept = backup.restore(target, database)
    assert kept is not None
    assert row_counts(kept)["workshop"] == 0
    await open_database(database)
    assert await Workshop.all().count() == 2


async def test_restore_ignores_the_old_files_log(tmp_path: Path, empty_database: Path, morning: datetime) -> None:
    database, copy = tmp_path / "verksted.sqlite3", tmp_path / "copy.sqlite3"
    shutil.copyfile(empty_database, database)
    backup.back_up(database, copy)
    # A server that was killed leaves its log beside the file.
    killed = sqlite3.connect(database)
    killed.execute("PRAGMA journal_mode=WAL")
    killed.execute("CREATE TABLE left_over (x)")
    killed.commit()
    log = Path(f"{database}-wal")
    held_log, held_file = log.read_bytes(), database.read_bytes()
    killed.close()
    database.write_bytes(held_file)
    log.write_bytes(held_log)
    kept = backup.restore(copy, database)
    assert kept is not None
    assert "left_over" in row_counts(kept)
    assert row_counts(database) == row_counts(empty_database)


async def test_broken_backup_is_refused(database: Path, tmp_path: Path, morning: datetime) -> None:
    await add_workshops(40, messages=20)
    target = tmp_path / "copy.sqlite3"
    backup.back_up(database, target)
    await close_database()
    before = database.read_bytes()
    content = target.read_bytes()
    stranger = tmp_path / "stranger.sqlite3"
    with closing(sqlite3.connect(stranger)) as connection:
        connection.execute("CREATE TABLE recipe (name)")
    for damaged in (b"", b"not a database", content[: len(content) // 2], stranger.read_bytes()):
        target.write_bytes(damaged)
        with pytest.raises(Invalid, match="backup_broken"):
            backup.restore(target, database)
        assert database.read_bytes() == before
    with pytest.raises(NotFound, match="backup_missing"):
        backup.restore(tmp_path / "nowhere.sqlite3", database)


async def test_restore_leaves_a_database_that_is_open(database: Path, tmp_path: Path, morning: datetime) -> None:
    target = tmp_path / "copy.sqlite3"
    backup.back_up(database, target)
    await add_workshops(2)
    with pytest.raises(Conflict, match="data_in_use"):
        backup.restore(target, database)
    assert await Workshop.all().count() == 2
    await close_database()
    assert row_counts(database)["workshop"] == 2
    assert not (tmp_path / "verksted.sqlite3.restoring").exists()


def test_backup_overwrites_nothing(empty_database: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.sqlite3"
    target.write_text("mine")
    with pytest.raises(Conflict, match="backup_exists"):
        backup.back_up(empty_database, target)
    assert target.read_text() == "mine"
    with pytest.raises(NotFound, match="database_missing"):
        backup.back_up(tmp_path / "nowhere.sqlite3", tmp_path / "other.sqlite3")
    with pytest.raises(Conflict, match="data_not_writable"):
        backup.back_up(empty_database, tmp_path / "no" / "such" / "copy.sqlite3")


def test_own_copies_are_deleted_after_a_month(empty_database: Path, tmp_path: Path) -> None:
    database = tmp_path / "verksted.sqlite3"
    shutil.copyfile(empty_database, database)
    copy = backup.kept_name(database, "migration")
    backup.back_up(database, copy)
    for name in ("verksted.sqlite3.restoring", f"{copy.name}.unfinished"):  # what a kill left behind
        shutil.copyfile(empty_database, tmp_path / name)
    backup.delete_old_copies(database)
    assert len(list(tmp_path.iterdir())) == 4
    with clock.frozen(clock.now() + timedelta(days=31)):
        backup.delete_old_copies(database)
    assert [path.name for path in tmp_path.iterdir()] == [database.name]


def test_data_is_held_by_one(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with held(folder), pytest.raises(Conflict, match="data_in_use"), held(folder):
        pass
    with held(folder):
        pass
    (tmp_path / "file").write_text("")
    with pytest.raises(Conflict, match="data_not_writable"), held(tmp_path / "file"):
        pass
