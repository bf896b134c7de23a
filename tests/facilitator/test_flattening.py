"""Flattening: the text stays, its past is gone from the file, and no browser brings it back."""

from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from random import Random
from uuid import UUID

import pytest

from facilitator import authorship, clock, flattening, rooms, stage, textlog, writing
from facilitator.database import transaction
from facilitator.errors import Conflict, NotAllowed
from facilitator.happenings import NotesReplaced
from facilitator.live import listen
from facilitator.richtext import plain_lines
from facilitator.updates import read_state
from models import Author, Document, DocumentState, DocumentUpdate, Meeting, Workshop
from tests.facilitator.pens import Pen, log_lines
from tests.facilitator.scenes import Scene, first_round
from tests.waiting import until


@pytest.fixture
async def scene(database: Path, morning: datetime) -> AsyncIterator[Scene]:
    writing.open_rooms()
    yield await first_round()
    await writing.close_rooms()


async def _end_the_day(scene: Scene) -> None:
    while (await Workshop.get(id=scene.made.workshop_id)).ended_at is None:
        await scene.next()


async def test_text_stays_and_its_past_goes_from_the_file(scene: Scene, database: Path) -> None:
    pen = Pen()
    await pen.enter(scene.meeting, scene.sara)
    await pen.send(pen.write(scene.question, "Kvassbekken", "Lavere fart"), scene.sara)
    await pen.send(pen.erase(scene.question), scene.sara)
    await pen.send(pen.write(scene.question, "Gåbuss"), scene.sara)
    await _end_the_day(scene)
    assert b"Kvassbekken" in _bytes(database)
    await flattening.flatten(scene.made.workshop_id, by=scene.made.by)
    assert await log_lines(scene.meeting, scene.question) == ["Gåbuss"]
    for table in (DocumentUpdate, DocumentState):
        assert await table.all().count() == 0
    assert {each.person_id for each in await Author.all()} == {None}
    assert b"Kvassbekken" not in _bytes(database)
    document = await Document.get(meeting_id=scene.meeting)
    assert document.words == {str(scene.question): 1}


async def test_nothing_is_left_where_the_file_was_rearranged(scene: Scene, database: Path) -> None:
    # SQLite moves rows to make room for others. Of these, two stayed lying where they had been before.
    random, other = Random(0), await first_round()  # noqa: S311  # sizes, not secrets
    pen, neighbour = Pen(11), Pen(12)
    for each, there in ((pen, scene), (neighbour, other)):
        await each.enter(there.meeting, there.sara)
    ours, theirs = [(await Document.get(meeting_id=each.meeting)).id for each in (scene, other)]
    number = 0
    for turn in range(60):
        rows: list[tuple[UUID, UUID | None, bytes]] = []
        for _ in range(random.randint(1, 20)):
            if random.random() < 0.5:
                number += 1
                line = f"Kvassbekken {number}" + "x" * random.choice([10, 50, 200, 1000, 5000])
                rows.append((ours, None, pen.write(scene.question, line)))
            else:
                line = "y" * random.choice([10, 50, 200, 1000, 5000])
                rows.append((theirs, None, neighbour.write(other.question, line)))
        await transaction(textlog.append, rows, clock.now())
        if turn % 10 == 5:
            await transaction(textlog.compact, random.choice([ours, theirs]))
    await transaction(textlog.append, [(ours, None, pen.erase(scene.question))], clock.now())
    await _end_the_day(scene)
    await flattening.flatten(scene.made.workshop_id, by=scene.made.by)
    assert b"Kvassbekken" not in _bytes(database)


async def test_flattened_text_is_nobodys_and_nobody_can_make_it_theirs(scene: Scene) -> None:
    pen = Pen()
    await pen.enter(scene.meeting, scene.sara)
    await pen.send(pen.write(scene.question, "Gåbuss"), scene.sara)
    await _end_the_day(scene)
    await flattening.flatten(scene.made.workshop_id, by=scene.made.by)
    entry = await writing.enter(scene.meeting, by=scene.jonas)
    (client_id,) = read_state(entry.state)
    with pytest.raises(Conflict, match="client_id_taken"):
        await writing.enter(scene.meeting, by=scene.jonas, client_id=client_id)
    forger = Pen(client_id)
    forger.doc.apply_update(entry.update)
    with pytest.raises(NotAllowed, match="text_of_another"):
        await writing.write(entry.room, forger.write(scene.question, "mer"), by=scene.jonas)
    assert await authorship.read_authors(scene.meeting, by=scene.jonas) == {}


async def test_what_waits_to_be_told_of_an_old_document_is_not_told_of_the_new_one(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rooms, "FRAME", 1.5)  # longer than it takes to replace a document
    await _end_the_day(scene)
    old, new, told = Pen(), Pen(), list[tuple[bytes, object]]()
    await old.enter(scene.meeting, scene.jonas)
    for _ in range(rooms.BURST + 1):
        await old.send(old.write(scene.question, "Gåbuss"), scene.jonas)
    end = writing.listen(lambda _meeting, data, sender: told.append((data, sender)))
    await old.send(old.write(scene.question, "Kvassbekken"), scene.jonas)
    assert not told
    await flattening.flatten(scene.made.workshop_id, by=scene.made.by)
    await new.enter(scene.meeting, scene.jonas)
    # So many that the last waits too, and is told after what waited before it would have been.
    for _ in range(rooms.BURST + 2):
        await new.send(new.write(scene.question, "videre"), scene.jonas)
    await until(lambda: len(told) == rooms.BURST + 2, 20)
    end()
    assert b"Kvassbekken" not in b"".join(data for data, _ in told)


async def test_copy_of_the_old_document_is_refused_by_every_road(scene: Scene) -> None:
    pen = Pen()
    entry = await pen.enter(scene.meeting, scene.jonas)
    await pen.send(pen.write(scene.question, "Gåbuss"), scene.jonas)
    await _end_the_day(scene)
    told: list[object] = []
    end = listen(told.append)
    await flattening.flatten(scene.made.workshop_id, by=scene.made.by)
    end()
    assert told == [NotesReplaced(scene.made.workshop_id)]
    unsent = pen.write(scene.question, "usendt")
    with pytest.raises(Conflict, match="document_replaced"):
        await writing.write(entry.room, unsent, by=scene.jonas)
    with pytest.raises(Conflict, match="document_replaced"):
        await writing.offer(scene.meeting, unsent, by=scene.jonas, document_id=entry.document_id)
    with pytest.raises(Conflict, match="document_replaced"):
        await writing.enter(scene.meeting, by=scene.jonas, document_id=entry.document_id)
    writing.leave(entry.room)
    fresh = Pen()
    again = await fresh.enter(scene.meeting, scene.jonas)
    assert again.document_id != entry.document_id
    assert [plain_lines(each) for each in again.room.text.answers().values()] == [["Gåbuss"]]
    await fresh.send(fresh.write(scene.question, "videre"), scene.jonas)
    assert await log_lines(scene.meeting, scene.question) == ["Gåbuss", "videre"]


async def test_text_of_a_document_that_is_gone_with_its_meeting_is_refused_for_good(scene: Scene) -> None:
    pen = Pen()
    entry = await pen.enter(scene.meeting, scene.jonas)
    writing.leave(entry.room)
    await Meeting.filter(id=scene.meeting).delete()
    unsent = pen.write(scene.question, "usendt")
    with pytest.raises(Conflict, match="document_replaced"):
        await writing.offer(scene.meeting, unsent, by=scene.jonas, document_id=entry.document_id)


async def test_flattening_waits_for_the_day_and_for_late_text(scene: Scene) -> None:
    pen = Pen()
    await pen.enter(scene.meeting, scene.sara)
    with pytest.raises(Conflict, match="day_is_on"):
        await flattening.flatten(scene.made.workshop_id, by=scene.made.by)
    await _end_the_day(scene)
    await pen.send(pen.write(scene.question, "sent"), scene.sara)
    with pytest.raises(Conflict, match="late_text_waits"):
        await flattening.flatten(scene.made.workshop_id, by=scene.made.by)
    await stage.back(scene.made.workshop_id, by=scene.made.by, seen=None)


def _bytes(database: Path) -> bytes:
    return b"".join(each.read_bytes() for each in sorted(database.parent.glob(database.name + "*")))
