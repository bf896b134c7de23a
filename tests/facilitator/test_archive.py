"""The archive of a workshop: all of it comes back, elsewhere too, and nothing that opens anything is in it."""

import base64
import re
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID
from zipfile import ZipFile

import pytest
from pydantic import BaseModel

from exports import files
from facilitator import (
    accounts,
    archived,
    archiving,
    clock,
    history,
    joining,
    latecomers,
    locking,
    minutes,
    notes,
    planbook,
    polls,
    restoring,
    sender,
    stage,
    summary,
    textlog,
    unpacking,
    workshops,
    writing,
)
from facilitator.access import ByAccount
from facilitator.archived import ARCHIVED, LEFT_OUT, Actor
from facilitator.database import transaction
from facilitator.errors import Conflict, Invalid, NotFound
from facilitator.judging import Receipt
from facilitator.limits import Client
from facilitator.poll_results import PollResult
from facilitator.pollbook import read_pollbook
from facilitator.richtext import plain_lines
from facilitator.tally import Result
from models import Account, Author, Document, DocumentState, LateUpdate, Meeting, Person, Poll, Theme, Workshop
from models.vocabulary import (
    AnswerKind,
    AskedIn,
    ItemKind,
    Joining,
    Language,
    NameLanguage,
    PollKind,
    QuestionKind,
    RankingMethod,
    Role,
    Rotation,
    StateKind,
    SurveyKind,
    TieRule,
    TurnOrder,
)
from tests.builders import a_workshop, an_account, come_in
from tests.exports.reading import text_of
from tests.facilitator import hostile
from tests.facilitator.archives import (
    EMAIL,
    a_used_workshop,
    bring_in,
    canonical,
    changed,
    data_of,
    installation,
    put_away,
    with_data,
)
from tests.facilitator.logos import a_sender
from tests.facilitator.pens import Pen, log_lines, under_a_character
from tests.facilitator.scenes import Scene, first_round
from tests.facilitator.voters import a_poll, options_of, vote
from ui.words import words_for

ENUMS = (
    *(AnswerKind, AskedIn, ItemKind, Joining, Language, NameLanguage, PollKind, QuestionKind, RankingMethod, Role),
    *(Rotation, StateKind, SurveyKind, TieRule, TurnOrder),
)

SECRETS = {
    "account": ("id", "email", "password_hash"),
    "account_link": ("id", "token_hash"),
    "session": ("id", "token_hash"),
    "person_key": ("id", "token_hash"),
    "workshop": ("id", "code"),
    "document": ("id",),
}
"""What opens something, or says which of what is open it is."""


@pytest.fixture
async def scene(database: Path, morning: datetime) -> AsyncIterator[Scene]:
    writing.open_rooms()
    yield await a_used_workshop()
    await writing.close_rooms()


@pytest.fixture
async def file(scene: Scene, tmp_path: Path) -> Path:
    return await put_away(scene.made.workshop_id, scene.made.by, tmp_path / "arkiv.zip", contacts=True)


def test_every_column_is_archived_or_left_out_with_a_reason(empty_database: Path) -> None:
    with closing(sqlite3.connect(empty_database)) as opened:
        tables = opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        columns = {table: {row[1] for row in opened.execute(f"PRAGMA table_info({table})")} for (table,) in tables}
    for bookkeeping in ("sqlite_sequence", "tortoise_migrations"):
        del columns[bookkeeping]
    assert {table: ARCHIVED.get(table, set()) | {*LEFT_OUT.get(table, {})} for table in columns} == columns
    assert [table for table in columns if ARCHIVED.get(table, set()) & {*LEFT_OUT.get(table, {})}] == []
    assert all(reason for reasons in LEFT_OUT.values() for reason in reasons.values())


def test_format_is_documented_field_by_field() -> None:
    page = (Path(__file__).parents[2] / "docs" / "archive-format.md").read_text()
    parts = [each for each in vars(archived).values() if isinstance(each, type) and issubclass(each, BaseModel)]
    assert len(parts) > 16
    fields = {name for part in parts for name in part.model_fields}
    assert sorted(name for name in fields if f"`{name}`" not in page) == []
    kinds = {each.value for enum in (*ENUMS, Actor) for each in enum}
    assert sorted(kind for kind in kinds if f'"{kind}"' not in page) == []


async def test_archive_is_restored_equal_in_an_empty_installation(
    scene: Scene, file: Path, tmp_path: Path, empty_database: Path
) -> None:
    before = data_of(file)
    assert all(before[name] for name in before if name != "contacts")
    text = before["texts"][0]
    assert all(text[name] for name in text if name != "proposal_id")
    assert {each["data"] is None for each in text["states"]} == {True, False}
    assert {each["decided_at"] is None for each in text["late"]} == {True, False}
    await writing.close_rooms()
    async with installation(tmp_path / "elsewhere", empty_database):
        clock.advance(timedelta(days=3))
        restored, by = await bring_in(file)
        again = data_of(await put_away(restored.workshop_id, by, tmp_path / "again.zip", contacts=True))
        told = again["journal"].pop()
        assert canonical(again) == canonical(before)
        assert (told["kind"], told["actor"]) == ("WorkshopRestored", "organiser")
        assert not set(_ids(again)) & set(_ids(before))
    writing.open_rooms()


def _ids(data: object) -> list[str]:
    return re.findall(r"'([0-9a-f]{8}-[0-9a-f-]{27})'", str(data))


async def test_what_is_read_of_it_is_the_same(scene: Scene, file: Path, tmp_path: Path, empty_database: Path) -> None:
    before = await _read(scene.made.workshop_id, scene.made.by)
    await writing.close_rooms()
    async with installation(tmp_path / "elsewhere", empty_database):
        restored, by = await bring_in(file)
        assert await _read(restored.workshop_id, by) == before
    writing.open_rooms()
    assert "Bare én til" in str(before)


async def _read(workshop_id: UUID, by: ByAccount) -> tuple[object, ...]:
    """The words of the summary with its authors, the history of the first theme, and the plan's sheets."""
    read = await summary.read_summary(workshop_id, by=by, authors=True)
    plan = await planbook.read_planbook(workshop_id, by=by)
    timeline = await history.read_timeline(plan.sheets[0].id, 1, by=by)
    past = []
    for state in timeline.meetings[0].states:
        answers = [(was.question, plain_lines(was.blocks)) for was in await history.read_state(state.id, by=by)]
        past.append((state.kind, state.at, state.words, state.by, answers))
    return text_of(files.write(read, files.Kind.PDF, words_for(read.language))), (timeline.title, past)


async def test_earlier_text_is_brought_back_and_writing_goes_on(
    scene: Scene, file: Path, tmp_path: Path, empty_database: Path
) -> None:
    await writing.close_rooms()
    async with installation(tmp_path / "elsewhere", empty_database):
        restored, by = await bring_in(file)
        writing.open_rooms()
        theme = await Theme.get(workshop_id=restored.workshop_id, locked_at__isnull=False)
        await locking.unlock(theme.id, by=by)
        jonas = await come_in((await Person.get(workshop_id=restored.workshop_id, name="Jonas")).id)
        meeting = (await history.read_timeline(theme.id, 1, by=by)).meetings[0]
        was = await history.read_state(meeting.states[0].id, by=by)
        await history.bring_back(meeting.states[0].id, by=jonas)
        (now,) = [answer for answer in was if answer.blocks]
        assert await log_lines(meeting.text_id, now.question_id) == plain_lines(now.blocks)
        pen = Pen()
        await pen.enter(meeting.text_id, jonas)
        assert await pen.send(pen.write(now.question_id, "Mer"), jonas) is Receipt.SAVED
        assert await log_lines(meeting.text_id, now.question_id) == [*plain_lines(now.blocks), "Mer"]
        # What was there is kept, as it would have been where the archive was made.
        states = (await history.read_timeline(theme.id, 1, by=by)).meetings[0].states
        assert [each.kind for each in states[len(meeting.states) :]] == [StateKind.BROUGHT_BACK]
        assert [each.id for each in states[: len(meeting.states)]] == [each.id for each in meeting.states]
        (late,) = await latecomers.late_texts(theme.id, 1, by=jonas)
        await latecomers.take_in(UUID(late["id"]), by=jonas)
        assert (await log_lines(meeting.text_id, now.question_id))[-1] == "For sent igjen"
        await writing.close_rooms()
    writing.open_rooms()


async def test_archive_from_before_minutes_had_recipients_is_restored(
    scene: Scene, file: Path, tmp_path: Path, empty_database: Path
) -> None:
    older = changed(file, tmp_path / "older.zip", lambda data: data["workshop"].pop("minutes_to"))
    await writing.close_rooms()
    async with installation(tmp_path / "elsewhere", empty_database):
        restored, by = await bring_in(older)
        assert (await minutes.read_minutes(restored.workshop_id, by=by)).recipients == ()
    writing.open_rooms()


async def test_restoring_twice_beside_the_first_makes_three(scene: Scene, file: Path, tmp_path: Path) -> None:
    await an_account("Admin", administrator=True)
    before = await Document.all().count()
    one, by = await bring_in(file)
    two, _ = await bring_in(file)
    assert await Workshop.all().count() == 3
    assert len({one.code, two.code, (await Workshop.get(id=scene.made.workshop_id)).code}) == 3
    assert await Document.all().count() == 3 * before
    archives = [
        canonical(data_of(await put_away(each.workshop_id, by, tmp_path / "again.zip", contacts=True)))
        for each in (one, two)
    ]
    first = canonical(data_of(file))
    for archive in archives:
        archive["journal"].pop()
        assert archive == first


async def test_nothing_that_opens_anything_is_in_it(scene: Scene, database: Path, tmp_path: Path) -> None:
    made = scene.made
    await Workshop.filter(id=made.workshop_id).update(code="QZXJWK")
    token = await joining.issue_link(made.people[1], by=made.by)
    admin = await an_account("Admin", administrator=True)
    link = await accounts.sign_in_link(made.by.account_id, by=admin)
    session = await accounts.open_link(
        link, name="", email="", password="lange dager 12", client=Client("", "192.0.2.1")
    )
    file = await put_away(made.workshop_id, made.by, tmp_path / "arkiv.zip", contacts=True)
    with closing(sqlite3.connect(database)) as opened:
        secrets = {
            str(value)
            for table, columns in SECRETS.items()
            for column in columns
            for (value,) in opened.execute(f"SELECT {column} FROM {table} WHERE {column} != ''")  # noqa: S608  # names
        }
    with ZipFile(file) as archive:
        content = b"\n".join(archive.read(each) for each in archive.namelist())
        content += "".join(text_of(archive.read(each)) for each in archive.namelist() if "pdf" in each).encode()
    texts = data_of(file)["texts"]
    content += b"".join(base64.b64decode(each["data"]) for text in texts for each in text["updates"])
    assert {"QZXJWK", accounts.hash_token(token), accounts.hash_token(session)} < secrets
    assert [each for each in {*secrets, token, link, session} if each.encode() in content] == []


async def test_contact_data_is_in_it_only_when_asked_for(scene: Scene, file: Path, tmp_path: Path) -> None:
    without = await put_away(scene.made.workshop_id, scene.made.by, tmp_path / "uten.zip")
    said = [ZipFile(each).read("LES-MEG.txt").decode() for each in (file, without)]
    assert [EMAIL in str(data_of(each)) for each in (file, without)] == [True, False]
    assert ["E-postadressene til deltakerne er med." in each for each in said] == [True, False]
    assert (data_of(file)["contacts"], data_of(without)["contacts"]) == (True, False)


async def test_strangers_archive_nothing(scene: Scene) -> None:
    for by in (await an_account("Nils", administrator=True), scene.sara, scene.jonas):
        with pytest.raises(NotFound):
            await archiving.read_archive(scene.made.workshop_id, by=by)


async def test_past_its_end_date_it_comes_back_without_people(
    scene: Scene, file: Path, tmp_path: Path, empty_database: Path
) -> None:
    answers = await notes.answers([scene.meeting])
    await writing.close_rooms()
    clock.advance(timedelta(days=200))
    async with installation(tmp_path / "elsewhere", empty_database) as path:
        restored, by = await bring_in(file)
        assert (restored.deleted, restored.people, restored.texts) == (True, 0, 4)
        assert (await workshops.overview(restored.workshop_id, by=by)).personal_data_deleted
        meeting = await Meeting.get(documents__id__isnull=False, documents__proposal_id__isnull=True)
        lines = [plain_lines(blocks) for blocks in (await notes.answers([meeting.id]))[meeting.id].values()]
        assert sorted(lines) == sorted(plain_lines(blocks) for blocks in answers[scene.meeting].values())
        for table in (Person, DocumentState, LateUpdate):
            assert await table.all().count() == 0
        assert {each.person_id for each in await Author.all()} == {None}
        written = b"".join(each.read_bytes() for each in path.parent.glob("verksted.sqlite3*"))
        assert [name for name in (b"Sara", b"Ingrid", EMAIL.encode()) if name in written] == []
        # Put away again, it is whole: nothing is left to be deleted.
        flat = await put_away(restored.workshop_id, by, tmp_path / "flat.zip")
        again, _ = await bring_in(flat)
        assert not again.deleted
        told = data_of(await put_away(again.workshop_id, by, tmp_path / "again.zip"))
        told["journal"].pop()
        assert canonical(told) == canonical(data_of(flat))
    writing.open_rooms()


async def test_date_that_was_moved_keeps_nobody_longer_than_may_be(scene: Scene, file: Path, tmp_path: Path) -> None:
    until = "9999-01-01"
    with pytest.raises(Invalid) as refused:
        unpacking.unpack(changed(file, tmp_path / "x.zip", lambda it: it["workshop"].update(personal_data_until=until)))
    assert (refused.value.code, refused.value.facts["place"]) == ("archive_wrong", "workshop.personal_data_until")


async def test_owner_is_whom_one_names_or_the_first_administrator(database: Path, morning: datetime) -> None:
    with pytest.raises(Conflict, match="no_administrator"):
        await restoring.owner_named()
    marit = await an_account("Marit")
    first = await an_account("Geir", administrator=True)
    clock.advance(timedelta(hours=1))
    await an_account("Sara", administrator=True)
    assert await restoring.owner_named() == first
    account = await Account.get(id=marit.account_id)
    assert await restoring.owner_named(account.email.upper()) == marit
    with pytest.raises(Conflict, match="account_unknown"):
        await restoring.owner_named("ingen@kommune-a.example")


@pytest.mark.parametrize("template", ["rotating", "fixed"])
async def test_workshop_that_is_only_planned_comes_back(
    database: Path, morning: datetime, tmp_path: Path, template: str
) -> None:
    made = await a_workshop(template=template, people_count=3)
    await an_account("Admin", administrator=True)
    file = await put_away(made.workshop_id, made.by, tmp_path / "arkiv.zip")
    restored, by = await bring_in(file)
    again = data_of(await put_away(restored.workshop_id, by, tmp_path / "again.zip"))
    again["journal"].pop()
    assert canonical(again) == canonical(data_of(file))
    await stage.start(restored.workshop_id, by=by)


async def test_archive_from_before_there_were_senders_is_read(scene: Scene, file: Path, tmp_path: Path) -> None:
    earlier = changed(file, tmp_path / "earlier.zip", lambda data: data.pop("sender"))
    await an_account("Admin", administrator=True)
    restored, by = await bring_in(earlier)
    assert await sender.read_sender(restored.workshop_id, by=by) is None
    restored, by = await bring_in(file)
    assert await sender.read_sender(restored.workshop_id, by=by) == a_sender()


async def test_what_cannot_be_applied_is_left_out_of_the_text(scene: Scene, tmp_path: Path) -> None:
    """A row that the log holds and the text does not: it would be refused when it comes back."""
    made = scene.made
    before = canonical(data_of(await put_away(made.workshop_id, made.by, tmp_path / "before.zip")))
    document = await Document.get(meeting_id=scene.meeting, proposal=None)
    await transaction(textlog.append, [(document.id, None, b"no update")], clock.now())
    after = canonical(data_of(await put_away(made.workshop_id, made.by, tmp_path / "after.zip")))
    assert after == before


@pytest.mark.parametrize("compacted", [False, True])
@pytest.mark.parametrize("what", hostile.ALL)
async def test_whatever_could_be_written_comes_back(
    database: Path, morning: datetime, tmp_path: Path, what: str, *, compacted: bool
) -> None:
    """An archive that Verksted made is never refused, also where somebody wrote what no editor of ours makes."""
    writing.open_rooms()
    scene = await first_round()
    await an_account("Admin", administrator=True)
    pen = Pen()
    entry = await pen.enter(scene.meeting, scene.sara)
    await pen.send(pen.write(scene.question, "Først"), scene.sara)
    assert await pen.send(hostile.ALL[what](scene.question), scene.sara) is Receipt.SAVED
    await scene.next()
    if compacted:
        await transaction(textlog.compact, entry.document_id)
    await writing.close_rooms()
    answers = (await notes.answers([scene.meeting]))[scene.meeting]
    # Without the papers, which take long here.
    read = await archiving.read_archive(scene.made.workshop_id, by=scene.made.by)
    restored, _ = await bring_in(with_data(tmp_path / "arkiv.zip", read.archive.model_dump_json().encode()))
    meeting = await Meeting.get(workshop_id=restored.workshop_id, documents__id__isnull=False)
    assert [*(await notes.answers([meeting.id]))[meeting.id].values()] == [*answers.values()]


@pytest.mark.parametrize("why", ["it can't be applied", "it leans on what never came", "it nests too deep"])
async def test_late_text_that_cannot_be_taken_in_keeps_no_workshop_from_its_archive(
    database: Path, morning: datetime, tmp_path: Path, why: str
) -> None:
    """Late text from before such text was refused: kept as data, and nobody is asked about it again."""
    writing.open_rooms()
    scene, pen = await first_round(), Pen()
    await an_account("Admin", administrator=True)
    entry = await pen.enter(scene.meeting, scene.sara)
    await pen.send(pen.write(scene.question, "Gåbuss"), scene.sara)
    await writing.close_rooms()
    pen.write(scene.question, "nådde aldri fram")
    data = {
        "it can't be applied": under_a_character(4242, (pen.doc.client_id, 3)),
        "it leans on what never came": pen.write(scene.question, "leaner på det"),
        "it nests too deep": hostile.deep(scene.question, 1500),
    }[why]
    await LateUpdate.create(document_id=entry.document_id, data=data, received_at=clock.now())
    file = await put_away(scene.made.workshop_id, scene.made.by, tmp_path / "arkiv.zip")
    unpacking.try_out(file.read_bytes())
    restored, _ = await bring_in(file)
    assert restored.unfit == 1
    late = await LateUpdate.exclude(document_id=entry.document_id).get()
    assert (late.decided_at is None, late.taken_in) == (False, False)


async def test_empty_archive_is_not_read_as_a_backup(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"SQLite format 3\0")
    (tmp_path / "b").write_bytes(b"PK\x03\x04")
    assert [unpacking.is_archive(tmp_path / name) for name in ("a", "b", "c")] == [False, True, False]


@pytest.mark.usefixtures("database", "morning")
async def test_archive_tells_a_result_as_it_was_shown_and_no_lot_that_is_not_drawn(tmp_path: Path) -> None:
    made = await a_workshop(people_count=6)
    voters = [await come_in(each) for each in made.people]
    level = await a_poll(made, PollKind.DOTS, seats=1, tie=TieRule.LOT)
    mixed, opened = await a_poll(made, PollKind.RANKING, seats=1), await a_poll(made, PollKind.DOTS, tie=TieRule.LOT)
    options = {each: await options_of(each) for each in (level, mixed)}
    for number, voter in enumerate(voters):
        await vote(level, {options[level][number % 3]: 1}, voter)
        await vote(mixed, options[mixed][number % 2 :], voter)
    await polls.count_by_hand(mixed, {"voters": 2, "totals": [[options[mixed], 2]]}, by=made.by)
    for each in (level, mixed):
        await polls.close_poll(each, by=made.by)
    before = (await read_pollbook(made.workshop_id, by=made.by)).polls
    await Account.filter(id=made.by.account_id).update(is_administrator=True)
    file = await put_away(made.workshop_id, made.by, tmp_path / "a.zip")
    lots = {each["id"]: each["lot"] for each in data_of(file)["polls"]}
    assert [bool(lots[str(each)]) for each in (level, mixed, opened)] == [True, True, False]
    assert not next(each["ballots"] for each in data_of(file)["polls"] if each["id"] == str(mixed))
    restored, by = await bring_in(file)
    after = (await read_pollbook(restored.workshop_id, by=by)).polls
    for old, new in zip(before[:2], after[:2], strict=True):
        assert old.told is not None
        assert new.told is not None
        assert (new.told.voted, new.told.by_hand) == (old.told.voted, old.told.by_hand)
        assert _in_words(new.told) == _in_words(old.told)
    assert (await Poll.get(id=after[2].id)).lot


def _in_words(told: PollResult) -> list[tuple[Any, ...]]:
    assert isinstance(told.result, Result)
    return [(told.texts[each.option], each.place, each.wins, each.points) for each in told.result.standings]
