"""What the desk is told: when things were to come and come, and what was written last."""

from datetime import timedelta

import pytest

from facilitator import clock, snapshot, stage
from facilitator.clock import milliseconds
from facilitator.desk import fill_of
from models import AgendaItem, Document, Meeting, Workshop
from models.vocabulary import Fill
from tests.builders import Made, a_workshop

pytestmark = pytest.mark.usefixtures("database", "morning")

MINUTE = 60_000


async def forward(made: Made) -> None:
    workshop = await Workshop.get(id=made.workshop_id)
    if workshop.started_at is None:
        await stage.start(made.workshop_id, by=made.by)
    else:
        await stage.next_step(made.workshop_id, by=made.by, seen=workshop.current_item_id)


async def test_timetable_tells_the_plan_and_how_it_goes() -> None:
    made = await a_workshop()
    workshop = await Workshop.get(id=made.workshop_id)
    await Workshop.filter(id=made.workshop_id).update(starts_at=clock.now())
    clock.advance(timedelta(minutes=7))
    await forward(made)
    first, second = [await AgendaItem.get(id=each) for each in made.items[:2]]

    times = (await snapshot.for_desk(made.workshop_id, by=made.by))["timetable"]

    start = milliseconds(clock.now())
    assert times["steps"][str(first.id)] == {"planned_at": start - 7 * MINUTE, "at": start}
    assert times["steps"][str(second.id)]["at"] == start + first.minutes * MINUTE
    assert times["end"] - times["planned_end"] == 7 * MINUTE
    assert workshop.started_at is None


async def test_empty_day_has_no_end() -> None:
    made = await a_workshop(planned=False)
    await AgendaItem.filter(workshop_id=made.workshop_id).delete()

    times = (await snapshot.for_desk(made.workshop_id, by=made.by))["timetable"]

    assert times == {"steps": {}, "planned_end": None, "end": None}


async def test_between_rounds_the_desk_looks_back() -> None:
    made = await a_workshop()
    before = await snapshot.for_desk(made.workshop_id, by=made.by)
    assert (before["shown"], before["groups"][0]["meeting"]) == (None, None)
    after_round_2 = made.items.index(made.rounds[1]) + 1
    for _ in range(after_round_2 + 1):
        await forward(made)
    meeting = await Meeting.get(item_id=made.rounds[1], group_id=made.groups[0])
    await Document.create(meeting_id=meeting.id, created_at=clock.now(), words={})

    told = await snapshot.for_desk(made.workshop_id, by=made.by)

    assert told["step"]["id"] == str(made.items[after_round_2])
    assert told["shown"] == str(made.rounds[1])
    assert told["groups"][0]["meeting"]["id"] == str(meeting.id)


async def test_after_the_day_the_desk_looks_back_at_what_was_written() -> None:
    made = await a_workshop()
    for _ in made.items:
        await forward(made)
    meeting = await Meeting.get(item_id=made.rounds[3], group_id=made.groups[0])
    await Document.create(
        meeting_id=meeting.id, created_at=clock.now(), words={}, last_written_at=clock.now()
    )  # the summary round was passed by
    await forward(made)

    told = await snapshot.for_desk(made.workshop_id, by=made.by)

    assert told["phase"] == "ended"
    assert told["shown"] == str(made.rounds[3])


def test_thin_is_below_the_number_of_words_asked_for() -> None:
    assert [fill_of(words, 20) for words in (0, 1, 19, 20)] == [Fill.EMPTY, Fill.THIN, Fill.THIN, Fill.FULL]
