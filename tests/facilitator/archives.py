"""A workshop with something of everything in it, put away and brought back: for tests of archives."""

import base64
import json
import re
import shutil
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID
from zipfile import ZIP_DEFLATED, ZipFile

from exports import archive as archive_file
from facilitator import (
    agenda,
    archived,
    archiving,
    choosing,
    clock,
    evaluation,
    expectations,
    forms,
    history,
    latecomers,
    locking,
    minutes,
    people,
    polls,
    proposals,
    restoring,
    sender,
    stage,
    surveys,
    textlog,
    themes,
    unpacking,
    workshops,
    writing,
)
from facilitator.access import ByAccount, ByPerson
from facilitator.archived import Archive
from facilitator.database import close_database, open_database, transaction
from facilitator.parts import TITLE
from facilitator.unpacking import DATA
from models import Account, Meeting, Poll, Proposal, ThemeSource
from models.vocabulary import ItemKind, Joining, Language, PollKind, Rotation, TurnOrder
from tests.builders import Made, an_account, come_in
from tests.facilitator.answers import answer_all
from tests.facilitator.logos import a_sender
from tests.facilitator.pens import Pen
from tests.facilitator.scenes import Scene, first_round
from tests.facilitator.voters import a_poll, options_of, vote
from ui.words import words_for

EMAIL = "sara@bedrift-a.example"
ID = re.compile(rb"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_ROOT = re.compile(b"\\x01\\x24" + ID.pattern)
"""A root in a Yjs update: the number 1, then its name with its length; an id in what somebody wrote is longer."""


async def a_used_workshop() -> Scene:
    """In its third round: texts by several, compacted and not, brought back, late, locked. Document rooms are open."""
    scene = await first_round()
    made = scene.made
    await people.change(made.people[0], by=made.by, email=EMAIL, deputy_name="Geir", organisation="Bedrift A")
    await agenda.change_item(made.items[0], by=made.by, speaker="Marit")
    await minutes.change_recipients(made.workshop_id, "Kommunestyret\nGeir", by=made.by)
    await stage.send_message(made.workshop_id, "Kaffe nå", by=made.by)
    await sender.keep(made.workshop_id, a_sender())
    expecting = await agenda.add_item(made.workshop_id, ItemKind.EXPECTATIONS, by=made.by, minutes=20)
    await expectations.set_turn_order(expecting, TurnOrder.DRAWN, by=made.by)
    await _evaluate(scene)
    invited = await Account.get(id=(await an_account("Tor")).account_id)
    await workshops.invite(made.workshop_id, invited.email, by=made.by)
    theme_id = (await Meeting.get(id=scene.meeting)).theme_id
    await ThemeSource.create(theme_id=theme_id, position=0, title="Før", text="Mer lys\nFlere benker")
    own = await forms.add_question(made.workshop_id, by=made.by, text="Hvor?", theme_id=theme_id)
    await forms.move_question(own, scene.question, by=made.by, theme_id=theme_id)
    await _write(scene, own)
    await _propose(scene, theme_id)
    await scene.next()
    await _write_late(scene)
    await scene.to_round(2)
    await scene.to_round(3)
    await locking.lock(theme_id, by=made.by)
    await _vote(made, [scene.sara, scene.jonas])
    await _choose(scene)
    await writing.close_rooms()  # they count what was written, which they else do soon
    writing.open_rooms()
    return scene


async def _vote(made: Made, voters: list[ByPerson]) -> None:
    """Polls of every kind, and as told as they may be: planned, open, secret among few, named, counted by hand."""
    await a_poll(made, PollKind.TWO_SCALES, opened=False)
    await vote(await a_poll(made, PollKind.YES_NO, options=()), "yes", voters[0])
    few, many = await a_poll(made, seats=1), await a_poll(made, PollKind.RANKING, is_secret=False)
    first, second, third = await options_of(few)
    for voter in voters:
        await vote(few, {second: 2}, voter)
    first, second, third = await options_of(many)
    for voter, choice in zip(voters, ([third, first], [second]), strict=True):
        await vote(many, choice, voter)
    await polls.count_by_hand(many, {"voters": 3, "totals": [[[first, second], 3]]}, by=made.by)
    for each in (few, many):
        await polls.close_poll(each, by=made.by)
        await polls.publish(each, by=made.by)


async def _choose(scene: Scene) -> None:
    """A poll is about a proposal; and a winner, a proposal and a text are to be started, which everybody sees."""
    made, by = scene.made, scene.made.by
    planned = await a_poll(made, opened=False)
    await polls.take_proposals(planned, by=by)
    won = await Poll.filter(workshop_id=made.workshop_id, seats=1).first()
    kept = await Proposal.filter(meeting_id=scene.meeting, merged_into_id=None, hidden_at=None).first()
    assert won is not None
    assert kept is not None
    await choosing.carry_winners(won.id, by=by)
    await choosing.choose(kept.id, by=by)
    await choosing.choose_text(made.workshop_id, "Nattbuss", by=by, theme_id=made.themes[0])
    await choosing.show(made.workshop_id, by=by)


async def _evaluate(scene: Scene) -> None:
    """Eight have answered, in groups of two; and something is asked that nobody has answered."""
    made = scene.made
    survey_id = await surveys.make_survey(made.workshop_id, "short", by=made.by)
    await surveys.make_survey(made.workshop_id, "expectations", by=made.by)
    await evaluation.open_survey(survey_id, by=made.by)
    answered = [await come_in(each) for each in made.people]
    await answer_all(survey_id, answered)
    await evaluation.close_survey(survey_id, by=made.by)
    await evaluation.publish(survey_id, by=made.by)
    (first, _empty) = await evaluation.list_results(made.workshop_id, by=made.by)
    await evaluation.leave_out_comment(first.questions[-1].comments[0].id, by=made.by)


async def _write(scene: Scene, own: UUID) -> None:
    sara, jonas = Pen(), Pen()
    entered = await sara.enter(scene.meeting, scene.sara)
    await jonas.enter(scene.meeting, scene.jonas)
    await sara.send(sara.write(scene.question, f"Gåbuss 😀 {scene.question}", "Lavere fart"), scene.sara)
    clock.advance(timedelta(minutes=3))
    await jonas.send(jonas.write(own, "Ved skolen"), scene.jonas)
    clock.advance(timedelta(minutes=3))
    await sara.send(sara.erase(scene.question), scene.sara)
    await transaction(textlog.compact, entered.document_id)
    clock.advance(timedelta(minutes=3))
    await sara.send(sara.write(scene.question, "Bare én til"), scene.sara)
    clock.advance(timedelta(minutes=3))
    await jonas.send(jonas.write(own, "Og ved broen"), scene.jonas)
    meeting = await Meeting.get(id=scene.meeting)
    timeline = await history.read_timeline(meeting.theme_id, meeting.track, by=scene.jonas)
    await history.bring_back(timeline.meetings[0].states[0].id, by=scene.jonas, question_id=scene.question)
    writing.leave(entered.room)


async def _propose(scene: Scene, theme_id: UUID) -> None:
    """A proposal that makes a measure concrete, one that was merged into it, and one that is hidden."""
    await themes.change(theme_id, by=scene.made.by, measures="Trygg skolevei")
    merged, kept, hidden = [
        await proposals.make(scene.meeting, by=scene.sara, measure=measure) for measure in (None, 1, None)
    ]
    for number, each in enumerate((merged, kept, hidden)):
        pen = Pen()
        await pen.enter(each, scene.sara)
        await pen.send(pen.write(TITLE, f"Mer lys {number}"), scene.sara)
    await proposals.merge(kept, [merged], by=scene.jonas)
    await proposals.hide(hidden, by=scene.jonas)


async def _write_late(scene: Scene) -> None:
    """What comes after the meeting was closed: some is taken in, some left out, and some waits."""
    theme_id = (await Meeting.get(id=scene.meeting)).theme_id
    clock.advance(timedelta(minutes=10))
    group_one = [scene.sara, await come_in(scene.made.people[4])]
    for number, by in enumerate(group_one):
        pen = Pen()
        await pen.enter(scene.meeting, by)
        await pen.send(pen.write(scene.question, f"For sent {number}"), by)
    first, second = await latecomers.late_texts(theme_id, 1, by=scene.jonas)
    await latecomers.take_in(UUID(first["id"]), by=scene.jonas)
    await latecomers.leave_out(UUID(second["id"]), by=scene.jonas)
    pen = Pen()
    await pen.enter(scene.meeting, scene.sara)
    await pen.send(pen.write(scene.question, "For sent igjen"), scene.sara)


def an_archive() -> Archive:
    """The archive of a workshop in which there is nothing yet."""
    workshop = archived.Workshop(
        title="Tomt",
        starts_at=clock.now(),
        place="",
        meeting_url="",
        language=Language.BOKMAAL,
        rotation=Rotation.FIXED,
        joining=Joining.OPEN,
        thin_words=20,
        personal_data_until=clock.today() + timedelta(days=9),
        purged_at=None,
        created_at=clock.now(),
        started_at=None,
        ended_at=None,
        current_item_id=None,
    )
    rows: dict[str, Any] = {name: [] for name in Archive.model_fields} | {"sender": None}
    head = {"format": archived.FORMAT, "version": archived.VERSION, "made_at": clock.now(), "contacts": False}
    return Archive.model_validate({**rows, **head, "workshop": workshop})


async def put_away(workshop_id: UUID, by: ByAccount, file: Path, *, contacts: bool = False) -> Path:
    """Write a workshop's archive to a file."""
    read = await archiving.read_archive(workshop_id, by=by, contacts=contacts)
    file.write_bytes(archive_file.pack(read, words_for(read.whole.language)))
    return file


async def bring_in(file: Path) -> tuple[restoring.Restored, ByAccount]:
    """Restore an archive into the database that is open, for its first administrator."""
    by = await restoring.owner_named()
    return await restoring.restore(unpacking.unpack(file), by=by), by


@asynccontextmanager
async def installation(folder: Path, empty: Path) -> AsyncIterator[Path]:
    """Another installation, with an administrator and nothing else; the database that was open before is closed."""
    folder.mkdir()
    path = folder / "verksted.sqlite3"
    shutil.copyfile(empty, path)
    await close_database()
    await open_database(path)
    await an_account("Marit", administrator=True)
    yield path
    await close_database()


def data_of(file: Path) -> Any:
    """The JSON of an archive."""
    with ZipFile(file) as opened:
        return json.loads(opened.read(DATA))


def changed(file: Path, target: Path, change: Callable[[Any], object]) -> Path:
    """An archive whose data was changed by somebody."""
    data = data_of(file)
    change(data)
    return with_data(target, json.dumps(data).encode())


def with_data(target: Path, data: bytes) -> Path:
    """An archive with this data and nothing else."""
    with ZipFile(target, "w", ZIP_DEFLATED) as opened:
        opened.writestr(DATA, data)
    return target


def canonical(data: Any) -> Any:
    """The data with ids numbered in the order they come in, also in the texts, and without when it was made."""
    ids: dict[bytes, bytes] = {}

    def number(found: re.Match[bytes]) -> bytes:
        return found[0][:2] + ids.get(found[0][2:], found[0][2:])

    def walk(value: Any) -> Any:
        match value:
            case dict():
                return {name: blob(each) if name in {"data", "base"} else walk(each) for name, each in value.items()}
            case list():
                return [walk(each) for each in value]
            case str() if ID.fullmatch(value.encode()):
                return ids.setdefault(value.encode(), b"%036d" % len(ids)).decode()
        return value

    def blob(value: Any) -> Any:
        return value and _ROOT.sub(number, base64.b64decode(value))

    return walk({name: each for name, each in data.items() if name != "made_at"})


def dump(database: Path) -> list[str]:
    """All that a database holds."""
    with closing(sqlite3.connect(database)) as file:
        return list(file.iterdump())
