"""Who may what, generated from the actions and reads themselves: each is tried by all who may not, with every id.

A new action is found by itself. Unless `ALLOWED` says otherwise it is the organisers', and nobody else's.
"""

import asyncio
import importlib
import inspect
import pkgutil
import shutil
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

import facilitator
from facilitator import clock, writing
from facilitator.access import By
from facilitator.database import close_database, open_database
from facilitator.errors import NotAllowed, NotFound, Refusal
from tests.conftest import MORNING
from tests.facilitator.pens import Pen
from tests.facilitator.strangers import Town, plain, two_workshops

Work = Callable[..., Awaitable[Any]]

ORGANISERS = {"owner", "invited"}
LEADING = {"leader", "note taker"}
EVERYBODY_IN_IT = LEADING | {"other leader", "participant", "other group"}
DOORKEEPERS = ORGANISERS | LEADING | {"other leader"}
IN_THE_MEETING = LEADING | {"participant"}
EVERY_ACCOUNT = ORGANISERS | {"administrator"}

ALLOWED = {
    "accounts.close_account": {"administrator"},
    "accounts.invite_account": {"administrator"},
    "accounts.list_accounts": {"administrator"},
    "accounts.read_account": EVERY_ACCOUNT,
    "accounts.reopen_account": {"administrator"},
    "accounts.sign_in_link": {"administrator"},
    "answering.answer": EVERYBODY_IN_IT,
    "authorship.knows_writers": ORGANISERS | IN_THE_MEETING,
    "authorship.read_authors": ORGANISERS | IN_THE_MEETING,
    "evaluation.read_result": ORGANISERS | EVERYBODY_IN_IT | {"screen"},
    "forms.add_question": ORGANISERS | LEADING,
    "forms.change_question": ORGANISERS | LEADING,
    "forms.move_question": ORGANISERS | LEADING,
    "forms.restore_question": ORGANISERS | LEADING,
    "forms.retire_question": ORGANISERS | LEADING,
    "history.bring_back": LEADING,
    "history.read_state": ORGANISERS | LEADING,
    "history.read_timeline": ORGANISERS | LEADING,
    "joining.admit": DOORKEEPERS,
    "joining.turn_away": DOORKEEPERS,
    "joining.waiting": DOORKEEPERS,
    "latecomers.late_texts": LEADING,
    "latecomers.leave_out": LEADING,
    "latecomers.take_in": LEADING,
    "notes.is_readable": ORGANISERS | IN_THE_MEETING,
    "notes.read_form": ORGANISERS | IN_THE_MEETING,
    "notes.writer_in": ORGANISERS | IN_THE_MEETING,
    "proposals.hide": ORGANISERS | LEADING,
    "proposals.make": IN_THE_MEETING,
    "proposals.merge": ORGANISERS | LEADING,
    "proposals.read_proposal": ORGANISERS | IN_THE_MEETING,
    "proposals.reveal": ORGANISERS | LEADING,
    "proposals.show": ORGANISERS | LEADING,
    "proposals.visible_proposals": ORGANISERS | DOORKEEPERS | {"participant", "other group"},
    "proposals.write_apart": ORGANISERS | LEADING,
    "papers.read_paper": ORGANISERS | IN_THE_MEETING,
    "restoring.restore": EVERY_ACCOUNT,
    "summary.read_summary": ORGANISERS | IN_THE_MEETING,
    "voting.cast": {"participant"},
    "voting.has_voted": {"participant"},
    "workshops.create": EVERY_ACCOUNT,
    "workshops.invite": {"owner"},
    "workshops.list_workshops": EVERY_ACCOUNT,
    "workshops.remove": {"owner"},
    "writing.enter": ORGANISERS | IN_THE_MEETING,
    "writing.offer": IN_THE_MEETING,
}
"""Who of a workshop may, where it is not its organisers."""

ANYBODYS = {"accounts.read_account", "restoring.restore", "workshops.create", "workshops.list_workshops"}
"""About one's own account and nothing else: no id of others goes in."""

ELSEWHERE = {"accounts.change_password", "writing.write"}
"""Takes something that is got only by a permission; tried in tests of its own."""


def _works() -> dict[str, Work]:
    found: dict[str, Work] = {}
    for module in pkgutil.iter_modules(facilitator.__path__):
        room = importlib.import_module(f"facilitator.{module.name}")
        for name, work in vars(room).items():
            by = inspect.signature(work).parameters.get("by") if inspect.isfunction(work) else None
            own = getattr(work, "__module__", "") == room.__name__ and not name.startswith("_")
            if own and by is not None and by.kind is inspect.Parameter.KEYWORD_ONLY:
                found[f"{module.name}.{name}"] = work
    return {name: work for name, work in sorted(found.items()) if name not in ELSEWHERE}


WORKS = _works()


HARMLESS = {("workshops.uninvite", "account_id")}
"""With such an id nothing is refused, since nothing is done."""


def _allowed(name: str) -> set[str]:
    return ALLOWED.get(name, ORGANISERS)


def _arguments(name: str, values: dict[str, Any]) -> dict[str, Any]:
    """What the action needs, and every id that it can take."""
    fields = inspect.signature(WORKS[name]).parameters.values()
    known = {**plain(), **values}
    if name == "writing.offer":
        known["data"] = Pen().write(values["question_id"], "Noe nytt")
    needed = [each.name for each in fields if each.name != "by" and each.default is inspect.Parameter.empty]
    return {each: known[each] for each in [*needed, *(each.name for each in fields if each.name in values)]}


def _call(name: str, values: dict[str, Any], by: By) -> Callable[[], Awaitable[Any]]:
    return partial(WORKS[name], **_arguments(name, values), by=by)


def _ids_of(name: str) -> list[str]:
    """The ids that an action takes."""
    if name.startswith("accounts."):
        return []  # an administrator looks after every account
    fields = inspect.signature(WORKS[name]).parameters
    return [each for each in fields if each.endswith("_id") and each not in {"client_id", "way_out_id"}] + [
        each for each in ("before", "chosen", "placed", "seen") if each in fields
    ]


async def _is_refused(call: Callable[[], Awaitable[Any]]) -> bool:
    try:
        return await call() is False
    except Refusal:
        return True


@contextmanager
def _watched(folder: Path) -> Iterator[Callable[[], int]]:
    """Yields what changes with every commit to the database."""
    with closing(sqlite3.connect(folder / "verksted.sqlite3")) as file:
        yield lambda: int(file.execute("PRAGMA data_version").fetchone()[0])


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, empty_database: Path) -> tuple[Path, Town]:
    """A database file with two workshops in it, to be copied, and all their ids."""
    path = tmp_path_factory.mktemp("town") / "verksted.sqlite3"
    shutil.copyfile(empty_database, path)

    async def make() -> Town:
        await open_database(path)
        made = await two_workshops()
        # What was put straight into the log is counted when rooms open; here, and not while commits are watched.
        writing.open_rooms()
        await writing.close_rooms()
        await close_database()
        return made

    with clock.frozen(MORNING), ThreadPoolExecutor(1) as aside:
        return path, aside.submit(lambda: asyncio.run(make())).result()


@pytest.fixture
async def places(tmp_path: Path, town: tuple[Path, Town]) -> AsyncIterator[Town]:
    """The two workshops, in a database of this test's own."""
    path = tmp_path / "verksted.sqlite3"
    shutil.copyfile(town[0], path)
    with clock.frozen(MORNING):
        await open_database(path)
        writing.open_rooms()
        yield town[1]
        await writing.close_rooms()
        await close_database()


@pytest.mark.parametrize("name", WORKS)
async def test_action_is_refused_to_all_who_may_not(places: Town, tmp_path: Path, name: str) -> None:
    strangers = {f"there: {who}": by for who, by in places.there.actors.items()} | places.outsiders
    if name in ANYBODYS:
        strangers = {who: by for who, by in strangers.items() if who.removeprefix("there: ") not in EVERY_ACCOUNT}
    refused = {who: by for who, by in {**strangers, **places.here.actors}.items() if who not in _allowed(name)}
    with _watched(tmp_path) as commits:
        before = commits()
        for who, by in refused.items():
            assert await _is_refused(_call(name, places.here.ids, by)), who
            assert commits() == before, who


@pytest.mark.parametrize(("name", "who"), [(name, who) for name in WORKS for who in sorted(_allowed(name))])
async def test_action_is_found_by_all_who_may(places: Town, name: str, who: str) -> None:
    ids = {**places.here.ids, "account_id": places.closed} if name == "accounts.reopen_account" else places.here.ids
    try:
        assert await _call(name, ids, {**places.here.actors, **places.outsiders}[who])() is not False
    except (NotFound, NotAllowed):
        pytest.fail(f"{who} is refused")
    except Refusal:
        pass  # found, and refused by another rule


@pytest.mark.parametrize(("name", "field"), [(name, field) for name in WORKS for field in _ids_of(name)])
async def test_action_is_refused_with_an_id_from_elsewhere(places: Town, tmp_path: Path, name: str, field: str) -> None:
    who = max(_allowed(name))
    with _watched(tmp_path) as commits:
        before = commits()
        unknown = {"chosen": [(uuid4(), uuid4())], "placed": {uuid4(): uuid4()}}
        for foreign in (places.there.ids[field], unknown.get(field, uuid4())):
            values = {**places.here.ids, field: foreign}
            refused = await _is_refused(_call(name, values, {**places.here.actors, **places.outsiders}[who]))
            assert refused or (name, field) in HARMLESS
            assert commits() == before


async def test_watch_sees_what_is_done(places: Town, tmp_path: Path) -> None:
    with _watched(tmp_path) as commits:
        before = commits()
        await _call("people.add", places.here.ids, places.here.actors["owner"])()
        assert commits() != before
