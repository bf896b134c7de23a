"""The end of personal data: on its day it is gone, from the file too, and the texts stay."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from tortoise import connections

from facilitator import agenda, clock, forms, minutes, notes, people, retention, workshops
from facilitator.errors import Conflict, NotFound
from facilitator.happenings import Happening, NotesReplaced, PersonalDataDeleted
from facilitator.live import listen
from facilitator.richtext import plain_lines
from models import (
    AgendaItem,
    Assignment,
    Author,
    Document,
    DocumentState,
    DocumentUpdate,
    JournalEntry,
    LateUpdate,
    Meeting,
    Person,
    PersonKey,
)
from models.vocabulary import StateKind
from tests.builders import Made, a_workshop, come_in
from tests.facilitator.writing_down import write_down

DAYS = 2 + 90
"""From the frozen now to the end date of a workshop made by the builders."""


async def _used() -> Made:
    """A workshop in which Gudrunella wrote, was late with some, and led."""
    made = await a_workshop()
    await people.change(
        made.leaders[0],
        by=made.by,
        name="Gudrunella Lie",
        organisation="Vassdragsforeningen",
        email="gudrunella@vassdrag.example",
        deputy_name="Torbjørnulf Moe",
    )
    await agenda.change_item(made.items[0], by=made.by, speaker="Gudrunella Lie")
    await minutes.change_recipients(made.workshop_id, "Gudrunella Lie", by=made.by)
    wrote = await come_in(made.leaders[0])
    meeting = await Meeting.filter(workshop_id=made.workshop_id, theme_id=made.themes[0]).first()
    assert meeting is not None
    question = await forms.add_question(made.workshop_id, by=wrote, text="Hvor?", theme_id=made.themes[0])
    await write_down(meeting.id, question, "Lys langs elva")
    document = await Document.get(meeting_id=meeting.id)
    await DocumentUpdate.filter(document=document).update(person_id=wrote.person_id)
    await Author.create(document=document, client_id=7, person_id=wrote.person_id)
    await DocumentState.create(
        document=document, kind=StateKind.BROUGHT_BACK, at=clock.now(), upto=1, person_id=wrote.person_id
    )
    await LateUpdate.create(document=document, person_id=wrote.person_id, data=b"late", received_at=clock.now())
    return made


async def test_personal_data_is_deleted_on_its_day_and_not_before(database: Path, morning: datetime) -> None:
    made = await _used()
    told: list[Happening] = []
    end = listen(told.append)
    clock.advance(timedelta(days=DAYS - 1))
    assert await retention.delete_due() == []
    assert await Person.all().count() == 16
    clock.advance(timedelta(days=1))
    assert await retention.delete_due() == [made.workshop_id]
    assert await retention.delete_due() == []
    end()
    assert told == [NotesReplaced(made.workshop_id), PersonalDataDeleted(made.workshop_id)]
    for table in (Person, PersonKey, Assignment):
        assert await table.all().count() == 0
    assert (await workshops.overview(made.workshop_id, by=made.by)).personal_data_deleted


async def test_texts_stay_without_names(database: Path, morning: datetime) -> None:
    await _used()
    clock.advance(timedelta(days=DAYS))
    await retention.delete_due()
    meeting = (await Document.all().prefetch_related("meeting"))[0].meeting
    answers = await notes.answers([meeting.id])
    assert [plain_lines(blocks) for blocks in answers[meeting.id].values()] == [["Lys langs elva"]]
    for table in (DocumentUpdate, DocumentState, LateUpdate):
        assert await table.all().count() == 0
    assert {each.person_id for each in await Author.all()} == {None}
    assert {each.speaker for each in await AgendaItem.all()} == {""}
    actors = {str(each).partition(":")[0] for each in await JournalEntry.all().values_list("actor", flat=True)}
    assert actors == {"account", "person", "system"}
    assert await JournalEntry.filter(actor__startswith="person:").count() == 0


async def test_no_byte_of_a_name_is_left_in_the_file(database: Path, morning: datetime) -> None:
    await _used()
    names = [
        each.encode() for each in ("Gudrunella", "gudrunella", "Vassdragsforeningen", "Torbjørnulf", "torbjørnulf")
    ]
    written = _bytes(database)
    assert all(name in written for name in names)
    clock.advance(timedelta(days=DAYS))
    await retention.delete_due()
    left = _bytes(database)
    assert [name for name in names if name in left] == []


async def test_nobody_comes_in_after_deletion(database: Path, morning: datetime) -> None:
    made = await _used()
    wrote = await come_in(made.people[0])
    clock.advance(timedelta(days=DAYS))
    await retention.delete_due()
    with pytest.raises(Conflict, match="personal_data_deleted"):
        await people.add(made.workshop_id, by=made.by, name="Ali")
    with pytest.raises(Conflict, match="personal_data_deleted"):
        await workshops.change(made.workshop_id, by=made.by, personal_data_until=clock.today() + timedelta(days=9))
    with pytest.raises(NotFound):
        await forms.add_question(made.workshop_id, by=wrote, text="Hvor?", theme_id=made.themes[0])


async def test_only_workshops_whose_day_has_come_are_touched(database: Path, morning: datetime) -> None:
    made, later = await _used(), await a_workshop()
    day = clock.today() + timedelta(days=DAYS + 1)
    await workshops.change(later.workshop_id, by=later.by, personal_data_until=day)
    clock.advance(timedelta(days=DAYS))
    assert await retention.delete_due() == [made.workshop_id]
    assert {each.workshop_id for each in await Person.all()} == {later.workshop_id}


def _bytes(database: Path) -> bytes:
    return b"".join(each.read_bytes() for each in sorted(database.parent.glob(database.name + "*")))


async def test_one_that_cannot_be_deleted_keeps_no_other_waiting(database: Path, morning: datetime) -> None:
    stuck, other = await a_workshop(), await a_workshop()
    connection = connections.get("default")
    await connection.execute_script(
        f"CREATE TRIGGER stop BEFORE DELETE ON person WHEN OLD.workshop_id = '{stuck.workshop_id}'"
        " BEGIN SELECT RAISE(ABORT, 'no'); END"
    )
    clock.advance(timedelta(days=DAYS))
    assert await retention.delete_due() == [other.workshop_id]
    assert await Person.filter(workshop_id=other.workshop_id).count() == 0
    assert await Person.filter(workshop_id=stuck.workshop_id).exists()
    await connection.execute_script("DROP TRIGGER stop")
    assert await retention.delete_due() == [stuck.workshop_id]
