"""Migrations: the tables are the models', and no row is lost on the way."""

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from tortoise import Tortoise
from tortoise.migrations.autodetector import MigrationAutodetector
from tortoise.migrations.operations import AlterModelOptions

import models.migrations
from facilitator.database import close_database, configuration, open_database
from facilitator.errors import Conflict
from facilitator.migrating import migrate, row_counts
from tests.facilitator.rows import add_workshops

COMMITTED = tuple(sorted(each.stem for each in Path(models.migrations.__path__[0]).glob("[0-9]*.py")))

REBUILD = """
from tortoise import fields, migrations
from tortoise.migrations import operations as ops

class Migration(migrations.Migration):
    dependencies = [("models", "{newest}")]
    operations = [
        ops.AlterField(model_name="Workshop", name="title", field=fields.CharField(max_length=300)),
        {more}
    ]
"""


def _later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: str = "") -> str:
    """A package of migrations with one more than the committed: it rebuilds a table that has children."""
    name = f"later_{abs(hash(str(tmp_path)))}"
    shutil.copytree(Path(models.migrations.__path__[0]), tmp_path / name)
    (tmp_path / name / "9999_longer_titles.py").write_text(REBUILD.format(more=more, newest=COMMITTED[-1]))
    monkeypatch.syspath_prepend(tmp_path)
    return name


async def test_migrations_make_the_tables_of_the_models(tmp_path: Path) -> None:
    config = configuration(tmp_path / "unused.sqlite3")
    context = await Tortoise.init(config=config, init_connections=False)
    assert context.apps is not None
    writers = await MigrationAutodetector(context.apps, config["apps"]).changes()
    await Tortoise.close_connections()
    # A table's description is its docstring, which may be mended without a migration.
    operations = [each for writer in writers for each in writer.operations if not isinstance(each, AlterModelOptions)]
    assert operations == [], "run bin/migration"


async def test_first_start_makes_the_database(tmp_path: Path) -> None:
    path = tmp_path / "verksted.sqlite3"
    done = await migrate(path)
    assert done.names == COMMITTED
    assert done.kept is None
    assert sorted(tmp_path.iterdir()) == [path]
    assert path.stat().st_mode & 0o777 == 0o600
    assert (await migrate(path)).names == ()


async def test_rebuilt_table_keeps_its_children(
    tmp_path: Path, empty_database: Path, monkeypatch: pytest.MonkeyPatch, morning: datetime
) -> None:
    path = tmp_path / "verksted.sqlite3"
    shutil.copyfile(empty_database, path)
    await open_database(path)
    await add_workshops(2, messages=3)
    await close_database()
    before = row_counts(path)
    assert before["message"] == 6
    done = await migrate(path, migrations=_later(tmp_path, monkeypatch))
    assert done.names == ("9999_longer_titles",)
    assert row_counts(path) == before
    with closing(sqlite3.connect(path)) as connection:
        (table,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'workshop'").fetchone()
        assert "VARCHAR(300)" in table
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert done.kept is not None
    assert row_counts(done.kept) == before


@pytest.mark.parametrize(
    ("more", "cause"),
    [
        ('ops.RunSQL("DELETE FROM message"),', "message: 6 -> 0"),
        ("ops.RunSQL(\"UPDATE message SET workshop_id = 'nowhere'\"),", "message: foreign key workshop"),
        ('ops.RunSQL("SELECT * FROM no_such_table"),', "no_such_table"),
    ],
)
async def test_migration_that_loses_something_changes_nothing(
    tmp_path: Path,
    empty_database: Path,
    monkeypatch: pytest.MonkeyPatch,
    morning: datetime,
    more: str,
    cause: str,
) -> None:
    path = tmp_path / "verksted.sqlite3"
    shutil.copyfile(empty_database, path)
    await open_database(path)
    await add_workshops(2, messages=3)
    await close_database()
    before = path.read_bytes()
    with pytest.raises(Conflict) as refusal:
        await migrate(path, migrations=_later(tmp_path, monkeypatch, more))
    assert refusal.value.code == "migration_failed"
    assert cause in refusal.value.facts["cause"]
    assert path.read_bytes() == before


async def test_database_of_a_newer_version_is_refused(
    tmp_path: Path, empty_database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "verksted.sqlite3"
    shutil.copyfile(empty_database, path)
    await migrate(path, migrations=_later(tmp_path, monkeypatch))
    with pytest.raises(Conflict, match="database_newer"):
        await migrate(path)


async def test_migration_killed_half_way_is_begun_again(tmp_path: Path, empty_database: Path) -> None:
    path = tmp_path / "verksted.sqlite3"
    work = tmp_path / "verksted.sqlite3.migrating"
    work.write_bytes(os.urandom(100))
    assert (await migrate(path)).names == COMMITTED
    assert not work.exists()
