"""Flattening: the text stays, its past is gone from the file, and no browser brings it back."""

from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest

from facilitator import flattening, stage, writing
from facilitator.errors import Conflict
from facilitator.happenings import NotesReplaced
from facilitator.live import listen
from facilitator.richtext import plain_lines
from models import Author, Document, DocumentState, DocumentUpdate, Workshop
from tests.facilitator.pens import Pen, log_lines
from tests.facilitator.scenes import Scene, first_round


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
    for table in (DocumentUpdate, DocumentState, Author):
        assert await table.all().count() == 0
    assert b"Kvassbekken" not in _bytes(database)
    document = await Document.get(meeting_id=scene.meeting)
    assert document.words == {str(scene.question): 1}


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
