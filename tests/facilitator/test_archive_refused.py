"""Archives that somebody tampered with, or that a disk did: refused in a sentence, and the database is as it was."""

import asyncio
import base64
import json
import shutil
import struct
import zlib
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from pycrdt import Doc, XmlElement, XmlFragment

from facilitator import archiving, clock, restoring, unpacking, writing
from facilitator.database import close_database, open_database
from facilitator.errors import NotFound, Refusal
from facilitator.unpacking import DATA, Unpacked
from models import Workshop
from tests.builders import an_account
from tests.conftest import MORNING
from tests.facilitator.archives import ID, a_used_workshop, changed, data_of, dump, put_away, with_data
from tests.facilitator.hostile import deep
from tests.facilitator.logos import a_picture
from tests.facilitator.pens import under_a_character


@dataclass(frozen=True)
class Kept:
    """A sound archive, and the database that it was made from, with an administrator in it."""

    file: Path
    database: Path


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory, empty_database: Path) -> Kept:
    folder = tmp_path_factory.mktemp("kept")
    path, file = folder / "verksted.sqlite3", folder / "arkiv.zip"
    shutil.copyfile(empty_database, path)

    async def make() -> None:
        await open_database(path)
        writing.open_rooms()
        scene = await a_used_workshop()
        await an_account("Admin", administrator=True)
        await put_away(scene.made.workshop_id, scene.made.by, file, contacts=True)
        await writing.close_rooms()
        await close_database()

    with clock.frozen(MORNING), ThreadPoolExecutor(1) as aside:
        aside.submit(lambda: asyncio.run(make())).result()
    return Kept(file, path)


@pytest.fixture
async def opened(kept: Kept, tmp_path: Path) -> AsyncIterator[Path]:
    path = tmp_path / "verksted.sqlite3"
    shutil.copyfile(kept.database, path)
    with clock.frozen(MORNING + timedelta(days=1)):
        await open_database(path)
        yield path
        await close_database()


def _set(path: str, value: object) -> Callable[[Any], None]:
    """Set what is at a path such as "themes.0.title"."""

    def change(data: Any) -> None:
        *steps, last = [int(each) if each.lstrip("-").isdigit() else each for each in path.split(".")]
        for step in steps:
            data = data[step]
        data[last] = value

    return change


def _drop(path: str) -> Callable[[Any], None]:
    def change(data: Any) -> None:
        *steps, last = path.split(".")
        for step in steps:
            data = data[int(step) if step.isdigit() else step]
        del data[last]

    return change


def _twice(path: str) -> Callable[[Any], None]:
    """The first of a list a second time, under another id."""

    def change(data: Any) -> None:
        rows = data
        for step in path.split("."):
            rows = rows[int(step) if step.isdigit() else step]
        rows.append({**rows[0], "id": str(uuid4())} if "id" in rows[0] else rows[0])

    return change


def _update(data: bytes, number: int = 0) -> Callable[[Any], None]:
    return _set(f"texts.0.updates.{number}.data", base64.b64encode(data).decode())


def _deed_of_a_person(data: Any) -> None:
    entry = next(each for each in data["journal"] if each["actor"] == "organiser")
    entry["person_id"] = data["people"][0]["id"]


def _crowded(data: Any) -> None:
    """Paragraphs that all were put before the first: each is compared with those that others put there."""
    doc: Doc[XmlFragment] = Doc()
    fragment = doc.get(str(uuid4()), type=XmlFragment)
    with doc.transaction():
        for _ in range(20_001):
            fragment.children.insert(0, XmlElement("paragraph"))
    _update(doc.get_update())(data)


NOBODY = str(uuid4())
_SPLIT = b"\x01\x02\x07\x00\x04\x01\x01a\x04\xf0\x9f\x98\x80\x84\x07\x00\x01x\x00"
"""A face, and a letter between its two halves."""
_NUMBER = "1" + "0" * 400

WRONG: dict[str, tuple[str, Callable[[Any], None]]] = {
    "no title": ("workshop.title", _drop("workshop.title")),
    "a title that is a number": ("workshop.title", _set("workshop.title", 7)),
    "a title that is empty": ("themes.0.title", _set("themes.0.title", " \u200b")),
    "a title that is too long": ("themes.0.title", _set("themes.0.title", "x" * 201)),
    "a recipient that is too long": ("workshop.minutes_to", _set("workshop.minutes_to", "a\n" + "x" * 201)),
    "recipients without end": ("workshop.minutes_to", _set("workshop.minutes_to", "Utvalg\n" * 51)),
    "a link that runs a script": ("workshop.meeting_url", _set("workshop.meeting_url", "javascript:alert(1)")),
    "an address that is none": ("people.0.email", _set("people.0.email", "sara")),
    "a sender without a name": ("sender.name", _set("sender.name", "")),
    "a sender of too many names": ("sender.names", _set("sender.names", [{"language": "se", "name": "A"}] * 4)),
    "a sender named twice": ("sender.names", _set("sender.names", [{"language": "se", "name": "A"}] * 2)),
    "a language that has no names": ("sender.names.0.language", _set("sender.names.0.language", "tlh")),
    "a colour that is more": ("sender.colour", _set("sender.colour", "#fff;background:url(//a.example)")),
    "a logo that is none": ("sender.logo", _set("sender.logo", base64.b64encode(b"%PDF-1.7").decode())),
    "a logo without end": ("sender.logo", _set("sender.logo", base64.b64encode(a_picture()[:60]).decode())),
    "a logo too wide": ("sender.logo", _set("sender.logo", base64.b64encode(a_picture(size=(4001, 1))).decode())),
    "a field that nobody knows": ("workshop.owner_id", _set("workshop.owner_id", NOBODY)),
    "a field named by a stranger": ("people.0.31m", _set("people.0.\x1b[31m", 1)),
    "a language that nobody reads": ("workshop.language", _set("workshop.language", "xx")),
    "a day without a zone": ("workshop.starts_at", _set("workshop.starts_at", "2031-03-06T08:00:00")),
    "a day before all": ("workshop.created_at", _set("workshop.created_at", "0001-01-01T00:00:00Z")),
    "a day far ahead": ("workshop.starts_at", _set("workshop.starts_at", "2099-03-06T08:00:00Z")),
    "a step without end": ("agenda.0.minutes", _set("agenda.0.minutes", 10**9)),
    "a truth that is a number": ("people.0.deputy_came", _set("people.0.deputy_came", 1)),
    "an id that is none": ("themes.0.id", _set("themes.0.id", "1")),
    "an id for two": ("id", lambda data: _set("themes.1.id", data["themes"][0]["id"])(data)),
    "a step that is nowhere": ("workshop.current_item_id", _set("workshop.current_item_id", NOBODY)),
    "a question that is nowhere": ("themes.question_order", _set("themes.0.question_order", [NOBODY])),
    "a theme that is nowhere": ("sources.theme_id", _set("sources.0.theme_id", NOBODY)),
    "a group that is nowhere": ("people.group_id", _set("people.0.group_id", NOBODY)),
    "a leader who is nowhere": ("assignments.person_id", _set("assignments.0.person_id", NOBODY)),
    "a meeting in no round": (
        "meetings.item_id",
        lambda data: _set("meetings.0.item_id", data["agenda"][0]["id"])(data),
    ),
    "a text of no meeting": ("texts.meeting_id", _set("texts.0.meeting_id", NOBODY)),
    "a proposal of no meeting": ("proposals.meeting_id", _set("proposals.0.meeting_id", NOBODY)),
    "a proposal merged into itself": (
        "proposals",
        lambda data: _set("proposals.0.merged_into_id", data["proposals"][0]["id"])(data),
    ),
    "a proposal without its text": ("proposals", lambda data: data["texts"].pop()),
    "a text of a proposal in another meeting": (
        "texts.proposal_id",
        lambda data: _set("proposals.0.meeting_id", data["meetings"][-1]["id"])(data),
    ),
    "options about what is nowhere": (
        "polls.proposals",
        lambda data: _set("proposals.0", NOBODY)(data["polls"][-1]),
    ),
    "options about too little": ("polls.0", _set("polls.0.proposals", [None])),
    "a measure that is nothing": ("chosen.0", _set("chosen.0.text", "")),
    "a measure of two kinds": ("chosen.1", _set("chosen.1.text", "Nattbuss")),
    "a measure of no proposal": ("chosen.proposal_id", _set("chosen.1.proposal_id", NOBODY)),
    "a measure that won nothing": ("chosen.poll_id", _set("chosen.0.poll_id", NOBODY)),
    "an author who is nowhere": ("texts.person_id", _set("texts.0.authors.0.person_id", NOBODY)),
    "much that is nothing": ("journal.0", _set("journal", [1] * 300_000)),
    "a deed of nobody": ("journal.person_id", _set("journal.0.person_id", NOBODY)),
    "a deed of another's": ("journal.actor", _deed_of_a_person),
    "a deed to nothing": ("journal.subject_id", _set("journal.0.subject_id", NOBODY)),
    "two groups of a number": ("groups", _twice("groups")),
    "two people of a name": ("people", _twice("people")),
    "two leaders of a theme": ("assignments", _twice("assignments")),
    "two meetings of a group": ("meetings", _twice("meetings")),
    "two texts of a meeting": ("texts", _twice("texts")),
    "two authors of one hand": ("texts.authors", _twice("texts.0.authors")),
    "a hand too large": ("texts.0.authors.0.client_id", _set("texts.0.authors.0.client_id", 2**53)),
    "a state after all updates": ("texts.0", _set("texts.0.states.0.upto", 10_000)),
    "a state before all": ("texts.0", _set("texts.0.states.0.upto", -10_000)),
    "no base64": ("texts.0.updates.0.data", _set("texts.0.updates.0.data", "*")),
    "no update": ("texts.0", _update(b"no update")),
    "an update cut off": ("texts.0", _update(b"\x01\x01\x07\x00\x04\x01\x01a\x0aabc")),
    "an update that leans on nothing": ("texts.0", _update(b"\x01\x01\x07\x05\x84\x07\x04\x01x\x00")),
    "an update that can't be applied": ("texts.0", _update(under_a_character(7, (7, 0)))),
    "half a character": ("texts.0", _update(_SPLIT)),
    "nodes too deep": ("texts.0", _update(deep(uuid4(), 1500))),
    "too much at one place": ("texts.0", _crowded),
    "a base that is none": ("texts.0", _set("texts.0.base", "AAAB")),
    "a state that is none": ("texts.0", _set("texts.0.states.0.data", "AAAB")),
    "late text that is none": ("texts.0", _set("texts.0.late.0.data", "AAAB")),
}


async def _is_refused(file: Path, database: Path) -> Refusal:
    before = dump(database)
    by = await restoring.owner_named()
    with pytest.raises(Refusal) as refused:
        await restoring.restore(unpacking.unpack(file), by=by)
    assert dump(database) == before
    return refused.value


@pytest.mark.parametrize("what", WRONG)
async def test_wrong_values_are_refused(kept: Kept, opened: Path, tmp_path: Path, what: str) -> None:
    place, change = WRONG[what]
    refusal = await _is_refused(changed(kept.file, tmp_path / "x.zip", change), opened)
    assert (refusal.code, refusal.facts) == ("archive_wrong", {"file": str(tmp_path / "x.zip"), "place": place})


def _zip(target: Path, *files: tuple[str, bytes], compression: int = ZIP_DEFLATED) -> None:
    with ZipFile(target, "w", compression) as opened:
        for name, content in files:
            opened.writestr(ZipInfo(name), content, compression)


def _lying(target: Path, data: bytes) -> None:
    """A file that says that it holds a thousand bytes, and holds all of these."""
    _zip(target, (DATA, data))
    content = target.read_bytes()
    target.write_bytes(content.replace(struct.pack("<I", len(data)), struct.pack("<I", 1000)))


def _without_crc(target: Path, content: bytes) -> None:
    data = ZipFile(target.with_name("arkiv.zip")).read(DATA)
    target.write_bytes(content.replace(struct.pack("<I", zlib.crc32(data)), b"\0\0\0\0"))


FILES: dict[str, tuple[str, Callable[[Path, bytes], object]]] = {
    "no zip": ("archive_damaged", lambda file, _: file.write_bytes(b"Hei " * 100)),
    "nothing": ("archive_damaged", lambda file, _: file.write_bytes(b"")),
    "cut off": ("archive_damaged", lambda file, content: file.write_bytes(content[: len(content) // 2])),
    "a wrong sum": ("archive_damaged", _without_crc),
    "a path that leads out": ("archive_damaged", lambda file, _: _zip(file, ("../x", b""), (DATA, b"{}"))),
    "a path from the root": ("archive_damaged", lambda file, _: _zip(file, ("/etc/x", b""), (DATA, b"{}"))),
    "a path of another system": ("archive_damaged", lambda file, _: _zip(file, ("a\\..\\..\\x", b""), (DATA, b"{}"))),
    "a drive": ("archive_damaged", lambda file, _: _zip(file, ("C:x", b""), (DATA, b"{}"))),
    "another packing": ("archive_damaged", lambda file, _: _zip(file, (DATA, b"{}"), compression=ZIP_BZIP2)),
    "too many files": (
        "archive_too_big",
        lambda file, _: _zip(file, (DATA, b"{}"), *((f"{n}.pdf", b"") for n in range(500))),
    ),
    "a bomb": ("archive_too_big", lambda file, _: _zip(file, (DATA, b"[" + b" " * 100_000_000))),
    "a bomb that lies": ("archive_damaged", lambda file, _: _lying(file, b"[" + b" " * 100_000_000)),
    "other files": ("archive_unknown", lambda file, _: _zip(file, ("brev.txt", b"Hei"))),
    "no JSON": ("archive_unknown", lambda file, _: _zip(file, (DATA, b"{"))),
    "no object": ("archive_unknown", lambda file, _: _zip(file, (DATA, b"[]"))),
    "no text": ("archive_unknown", lambda file, _: _zip(file, (DATA, b"\xff\xfe"))),
    "half a character": ("archive_unknown", lambda file, _: _zip(file, (DATA, b'{"format": "\\ud800"}'))),
    "deep JSON": ("archive_unknown", lambda file, _: _zip(file, (DATA, b'{"format": ' + b"[" * 100_000))),
    "another's": ("archive_unknown", lambda file, _: _zip(file, (DATA, b'{"format": "noe annet", "version": 1}'))),
    "no version": ("archive_wrong", lambda file, _: _zip(file, (DATA, b'{"format": "verksted-archive"}'))),
    "a newer one": (
        "archive_newer",
        lambda file, _: _zip(file, (DATA, b'{"format": "verksted-archive", "version": 2, "votes": []}')),
    ),
    "a version without end": (
        "archive_wrong",
        lambda file, _: _zip(file, (DATA, f'{{"format": "verksted-archive", "version": {_NUMBER}.0}}'.encode())),
    ),
}


@pytest.mark.parametrize("what", FILES)
async def test_files_that_are_no_archive_are_refused(kept: Kept, opened: Path, tmp_path: Path, what: str) -> None:
    code, make = FILES[what]
    file = tmp_path / "x.zip"
    shutil.copyfile(kept.file, tmp_path / "arkiv.zip")
    make(file, kept.file.read_bytes())
    assert (await _is_refused(file, opened)).code == code


async def test_file_that_is_not_there_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="backup_missing"):
        unpacking.unpack(tmp_path / "x.zip")


async def test_nothing_is_half_restored(kept: Kept, opened: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What goes wrong at the last moment takes all that came before with it."""
    unpacked = unpacking.unpack(kept.file)
    by = await restoring.owner_named()
    before = dump(opened)
    with monkeypatch.context() as disk:
        disk.setattr(restoring, "note", lambda _happening: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            await restoring.restore(unpacked, by=by)
    assert dump(opened) == before
    assert (await restoring.restore(unpacked, by=by)).people == 16


@pytest.fixture(scope="module")
def bench(kept: Kept, tmp_path_factory: pytest.TempPathFactory) -> Iterator["Bench"]:
    folder = tmp_path_factory.mktemp("bench")
    shutil.copyfile(kept.database, folder / "verksted.sqlite3")
    # In a thread of its own: where tests are run a loop is going already.
    with (
        clock.frozen(MORNING + timedelta(days=1)),
        ThreadPoolExecutor(1) as aside,
        closing(asyncio.new_event_loop()) as loop,
    ):
        bench = Bench(folder, lambda work: aside.submit(loop.run_until_complete, work).result())
        bench.run(open_database(folder / "verksted.sqlite3"))
        yield bench
        bench.run(close_database())


@dataclass
class Bench:
    """Where archives that were changed at random are brought in."""

    folder: Path
    run: Callable[[Coroutine[Any, Any, Any]], Any]

    def try_out(self, file: Path) -> None:
        """Bring an archive in: it is refused, or all of it is there."""
        before = dump(self.folder / "verksted.sqlite3")
        by = self.run(restoring.owner_named())
        try:
            unpacked = unpacking.unpack(file)
        except Refusal as refusal:
            event(refusal.code)
            return
        event("restored")
        # What was read is restored: nothing is found wrong only then.
        restored = self.run(restoring.restore(unpacked, by=by))
        assert dump(self.folder / "verksted.sqlite3") != before
        read = self.run(archiving.read_archive(restored.workshop_id, by=by, contacts=True))
        again = json.loads(read.archive.model_dump_json())
        again["journal"] = [each for each in again["journal"] if each["kind"] != "WorkshopRestored"]
        if not restored.deleted:
            assert _loose(again) == _loose(_as_restored(unpacked))
        self.run(_remove(restored.workshop_id))


def _as_restored(unpacked: Unpacked) -> Any:
    """The data of an archive, with late text that can't be taken in left out."""
    data = json.loads(unpacked.archive.model_dump_json())
    for text in data["texts"]:
        for place in unpacked.unfit.get(UUID(text["proposal_id"] or text["meeting_id"]), ()):
            text["late"][place]["decided_at"] = data["made_at"]
    return data


async def _remove(workshop_id: UUID) -> None:
    await Workshop.filter(id=workshop_id).delete()


def _loose(data: Any) -> Any:
    """The data without ids and orders, as sets of what there is: all that is told of an archive in any order."""
    match data:
        case dict():
            known = {name: each for name, each in data.items() if name not in {"made_at", "contacts"}}
            if "upto" in known:
                known["upto"] = max(known["upto"], -1)
            return {
                name: _loose(base64.b64decode(each) if each and name in {"data", "base"} else each)
                for name, each in known.items()
            }
        case list():
            return sorted((_loose(each) for each in data), key=repr)
        case bytes():
            return ID.sub(b"", data)
        case str():
            return "" if ID.fullmatch(data.encode()) else data
    return data


def _paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The paths to everything in the data."""
    if path:
        yield path
    for name, each in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from _paths(each, (*path, name))


VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 300),
    st.integers(),
    st.floats(),
    st.text(max_size=20),
    st.sampled_from(["", "2031-03-07T08:00:00Z", "AAA=", "round", "talk", NOBODY, "https://møte.example"]),
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.text(max_size=3), st.none(), max_size=2),
)


@given(drawn=st.data())
@settings(deadline=None, max_examples=80, suppress_health_check=[*HealthCheck])
def test_data_changed_at_random_is_refused_or_restored_whole(kept: Kept, bench: Bench, drawn: st.DataObject) -> None:
    data = data_of(kept.file)
    for _ in range(drawn.draw(st.integers(1, 3))):
        # From the top: most of what there is lies deep in the journal and the texts.
        place, name = data, drawn.draw(st.sampled_from(sorted(data)))
        while place[name] and isinstance(place[name], dict | list) and drawn.draw(st.integers(0, 9)):
            place = place[name]
            name = drawn.draw(
                st.sampled_from(sorted(place)) if isinstance(place, dict) else st.integers(0, len(place) - 1)
            )
        others = [each for each in _paths(data) if each[-1] == name]
        match drawn.draw(st.sampled_from(["value", "drop", "other", "move", "byte"])):
            case "value":
                place[name] = drawn.draw(VALUES)
            case "drop":
                del place[name]
            case "other" if others:
                place[name] = _at(data, drawn.draw(st.sampled_from(others)))
            case "move" if isinstance(place, list):
                place.append(place.pop(name))
            case "byte" if isinstance(place[name], str) and place[name]:
                at = drawn.draw(st.integers(0, len(place[name]) - 1))
                place[name] = place[name][:at] + drawn.draw(st.sampled_from("A9+/=x")) + place[name][at + 1 :]
    bench.try_out(with_data(bench.folder / "x.zip", json.dumps(data).encode()))


HALF, TABLE = 0.5, 150
"""Bytes of the table of contents, at the end of a zip with one file."""


def _at(data: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        data = data[step]
    return data


@given(changes=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=4))
@settings(deadline=None, max_examples=80, suppress_health_check=[*HealthCheck])
def test_file_changed_at_random_is_refused_or_restored_whole(
    kept: Kept, bench: Bench, changes: list[tuple[float, int]]
) -> None:
    file = with_data(bench.folder / "x.zip", ZipFile(kept.file).read(DATA))
    content = bytearray(file.read_bytes())
    for place, byte in changes:
        # As often in the table of contents as in what it is of.
        content[int(place * 2 * len(content)) if place < HALF else -int((place - HALF) * 2 * TABLE) - 1] = byte
    file.write_bytes(content)
    bench.try_out(file)


@given(changes=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=4))
@settings(deadline=None, max_examples=80, suppress_health_check=[*HealthCheck])
def test_text_changed_at_random_is_refused_or_restored_whole(
    kept: Kept, bench: Bench, changes: list[tuple[float, int]]
) -> None:
    data = data_of(kept.file)
    blobs = [each for each in _paths(data) if each[-1] in {"data", "base"} and _at(data, each)]
    for place, byte in changes:
        *path, name = blobs[int(place * len(blobs))]
        row = _at(data, tuple(path))
        content = bytearray(base64.b64decode(row[name]))
        content[int(place * len(blobs) * 7919) % len(content)] = byte
        row[name] = base64.b64encode(content).decode()
    bench.try_out(with_data(bench.folder / "x.zip", json.dumps(data).encode()))
