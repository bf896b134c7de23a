"""The day as it runs."""

import asyncio
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from facilitator import agenda, clock, planning, stage
from facilitator.errors import Conflict, Invalid, NotFound, Refusal
from facilitator.happenings import ClockChanged, Happening, MessageSent, StepStarted, WorkshopEnded
from facilitator.live import listen
from models import AgendaItem, Document, DocumentUpdate, JournalEntry, Meeting, Message, Workshop
from models.vocabulary import ItemKind
from tests.builders import Made, a_bare_workshop, a_workshop, an_account
from tests.conftest import MORNING

pytestmark = pytest.mark.usefixtures("database", "morning")


async def _day_of_rounds() -> Made:
    """A workshop whose day is its four rounds and the summary."""
    made = await a_workshop(people_count=4)
    for item in set(made.items) - set(made.rounds):
        await agenda.remove_item(item, by=made.by)
    return made


async def _state(workshop_id: UUID) -> dict[str, Any]:
    """Everything that the day is made of, but the version."""
    workshop = await Workshop.filter(id=workshop_id).values("started_at", "ended_at", "current_item_id")
    items = await AgendaItem.filter(workshop_id=workshop_id).order_by("position").values()
    meetings = await Meeting.filter(workshop_id=workshop_id).order_by("id").values()
    return {"workshop": workshop, "items": items, "meetings": meetings}


async def _current(made: Made) -> UUID | None:
    return (await Workshop.get(id=made.workshop_id)).current_item_id


async def _go_on(made: Made, times: int = 1) -> None:
    for _ in range(times):
        await stage.next_step(made.workshop_id, by=made.by, seen=await _current(made))


async def _item(item_id: UUID) -> AgendaItem:
    return await AgendaItem.get(id=item_id)


async def _opened(made: Made, number: int) -> set[tuple[datetime | None, datetime | None]]:
    """When the meetings of a round opened and closed."""
    rows = await Meeting.filter(item_id=made.rounds[number]).values_list("opened_at", "closed_at")
    return {(opened, closed) for opened, closed in rows}


async def test_start_opens_the_first_round_and_sets_its_clock() -> None:
    made = await _day_of_rounds()
    told: list[Happening] = []
    end = listen(told.append)
    await stage.start(made.workshop_id, by=made.by)
    end()
    first = await _item(made.rounds[0])
    assert (first.started_at, first.ends_at) == (MORNING, MORNING + timedelta(minutes=first.minutes))
    assert await _opened(made, 0) == {(MORNING, None)}
    assert await _opened(made, 1) == {(None, None)}
    assert told == [StepStarted(made.workshop_id, made.rounds[0])]
    last = await JournalEntry.filter(kind="StepStarted").values_list("actor", "subject_id")
    assert last == [(f"account:{made.by.account_id}", made.rounds[0])]


async def test_next_closes_the_round_and_opens_the_following() -> None:
    made = await _day_of_rounds()
    await stage.start(made.workshop_id, by=made.by)
    clock.advance(timedelta(minutes=20))
    await _go_on(made)
    later = MORNING + timedelta(minutes=20)
    assert await _opened(made, 0) == {(MORNING, later)}
    assert await _opened(made, 1) == {(later, None)}
    assert await _current(made) == made.rounds[1]


async def test_day_ends_after_its_last_step_and_opens_again() -> None:
    made = await _day_of_rounds()
    await stage.start(made.workshop_id, by=made.by)
    await _go_on(made, 4)
    before = await _state(made.workshop_id)
    clock.advance(timedelta(minutes=20))
    told: list[Happening] = []
    end = listen(told.append)
    await _go_on(made)
    workshop = await Workshop.get(id=made.workshop_id)
    assert (workshop.ended_at, workshop.current_item_id) == (clock.now(), None)
    assert await _opened(made, 4) == {(MORNING, clock.now())}
    with pytest.raises(Conflict, match="day_over"):
        await stage.next_step(made.workshop_id, by=made.by, seen=None)
    with pytest.raises(Conflict, match="already_moved"):
        await stage.next_step(made.workshop_id, by=made.by, seen=made.rounds[4])
    await stage.back(made.workshop_id, by=made.by, seen=None)
    end()
    assert await _state(made.workshop_id) == before
    assert told == [WorkshopEnded(made.workshop_id), StepStarted(made.workshop_id, made.rounds[4])]


@pytest.mark.parametrize("paused", [False, True])
async def test_back_restores_everything_at_every_step(paused: bool) -> None:  # noqa: FBT001
    made = await _day_of_rounds()
    states = [await _state(made.workshop_id)]
    await stage.start(made.workshop_id, by=made.by)
    for number in range(5):
        clock.advance(timedelta(minutes=7))
        await stage.add_minutes(made.workshop_id, 5, by=made.by)
        if paused:
            await stage.pause(made.workshop_id, by=made.by)
        states.append(await _state(made.workshop_id))
        assert await _current(made) == made.rounds[number]
        await _go_on(made)
    while states:
        clock.advance(timedelta(minutes=1))
        await stage.back(made.workshop_id, by=made.by, seen=await _current(made))
        assert await _state(made.workshop_id) == states.pop()
    with pytest.raises(Conflict, match="not_started"):
        await stage.back(made.workshop_id, by=made.by, seen=None)


async def test_next_back_next_keeps_documents_and_what_is_in_them() -> None:
    made = await _day_of_rounds()
    await stage.start(made.workshop_id, by=made.by)
    await _go_on(made)
    meeting = await Meeting.get(item_id=made.rounds[1], group_id=made.groups[0])
    document = await Document.create(meeting=meeting, created_at=clock.now(), words={"a": 3})
    await DocumentUpdate.create(document=document, data=b"words", written_at=clock.now())
    await stage.back(made.workshop_id, by=made.by, seen=made.rounds[1])
    assert await _opened(made, 1) == {(None, None)}
    await planning.make_plan(made.workshop_id, by=made.by)
    await _go_on(made)
    assert await Document.all().values_list("id", "meeting_id") == [(document.id, meeting.id)]
    assert await DocumentUpdate.all().values_list("document_id", "data") == [(document.id, b"words")]
    assert (await Meeting.get(id=meeting.id)).theme_id == meeting.theme_id
    assert await _opened(made, 1) == {(MORNING, None)}


async def test_of_two_who_press_next_at_once_one_moves_the_day() -> None:
    made = await _day_of_rounds()
    await stage.start(made.workshop_id, by=made.by)
    presses = [stage.next_step(made.workshop_id, by=made.by, seen=made.rounds[0]) for _ in range(8)]
    outcomes = await asyncio.gather(*presses, return_exceptions=True)
    assert sorted(_said(each) for each in outcomes) == ["already_moved"] * 7 + ["done"]
    assert await _current(made) == made.rounds[1]
    assert await JournalEntry.filter(kind="StepStarted").count() == 2


async def test_of_next_and_back_at_once_one_happens() -> None:
    made = await _day_of_rounds()
    await stage.start(made.workshop_id, by=made.by)
    await _go_on(made)
    outcomes = await asyncio.gather(
        stage.next_step(made.workshop_id, by=made.by, seen=made.rounds[1]),
        stage.back(made.workshop_id, by=made.by, seen=made.rounds[1]),
        return_exceptions=True,
    )
    assert sorted(_said(each) for each in outcomes) == ["already_moved", "done"]


async def test_of_two_who_press_start_at_once_one_starts() -> None:
    made = await _day_of_rounds()
    outcomes = await asyncio.gather(
        *(stage.start(made.workshop_id, by=made.by) for _ in range(3)), return_exceptions=True
    )
    assert sorted(_said(each) for each in outcomes) == ["already_started", "already_started", "done"]


async def test_minutes_meant_for_a_step_that_went_by_are_refused() -> None:
    made = await _day_of_rounds()
    await stage.start(made.workshop_id, by=made.by)
    await _go_on(made)
    before = await _state(made.workshop_id)
    for press in (
        stage.pause(made.workshop_id, by=made.by, seen=made.rounds[0]),
        stage.resume(made.workshop_id, by=made.by, seen=made.rounds[0]),
        stage.add_minutes(made.workshop_id, 5, by=made.by, seen=made.rounds[0]),
    ):
        with pytest.raises(Conflict, match="already_moved"):
            await press
    assert await _state(made.workshop_id) == before


def _said(outcome: BaseException | None) -> str:
    if outcome is None:
        return "done"
    assert isinstance(outcome, Refusal)
    return outcome.code


async def test_pause_holds_the_clock_and_resume_goes_on_with_what_was_left() -> None:
    made = await _day_of_rounds()
    await stage.start(made.workshop_id, by=made.by)
    minutes = (await _item(made.rounds[0])).minutes
    clock.advance(timedelta(minutes=4))
    told: list[Happening] = []
    end = listen(told.append)
    await stage.pause(made.workshop_id, by=made.by)
    await stage.pause(made.workshop_id, by=made.by)
    paused = await _item(made.rounds[0])
    assert (paused.ends_at, paused.seconds_left) == (None, (minutes - 4) * 60)
    clock.advance(timedelta(minutes=30))
    await stage.add_minutes(made.workshop_id, 1, by=made.by)
    await stage.resume(made.workshop_id, by=made.by)
    await stage.resume(made.workshop_id, by=made.by)
    end()
    running = await _item(made.rounds[0])
    assert (running.ends_at, running.seconds_left) == (MORNING + timedelta(minutes=minutes + 31), None)
    assert told == [ClockChanged(made.workshop_id, made.rounds[0])] * 3


async def test_next_during_a_pause_runs_the_next_step() -> None:
    made = await _day_of_rounds()
    await stage.start(made.workshop_id, by=made.by)
    await stage.pause(made.workshop_id, by=made.by)
    await _go_on(made)
    following = await _item(made.rounds[1])
    assert (following.ends_at, following.seconds_left) == (MORNING + timedelta(minutes=following.minutes), None)


async def test_minutes_added_when_time_is_up_count_from_now() -> None:
    made = await _day_of_rounds()
    await stage.start(made.workshop_id, by=made.by)
    minutes = (await _item(made.rounds[0])).minutes
    await stage.add_minutes(made.workshop_id, 1, by=made.by)
    assert (await _item(made.rounds[0])).ends_at == MORNING + timedelta(minutes=minutes + 1)
    clock.advance(timedelta(minutes=minutes + 3))
    await stage.add_minutes(made.workshop_id, 5, by=made.by)
    assert (await _item(made.rounds[0])).ends_at == clock.now() + timedelta(minutes=5)


async def test_time_that_was_up_when_paused_is_up_when_resumed() -> None:
    made = await _day_of_rounds()
    await stage.start(made.workshop_id, by=made.by)
    clock.advance(timedelta(hours=2))
    await stage.pause(made.workshop_id, by=made.by)
    clock.advance(timedelta(hours=1))
    await stage.resume(made.workshop_id, by=made.by)
    assert (await _item(made.rounds[0])).ends_at == clock.now()


@pytest.mark.parametrize("minutes", [0, -1, 61, 10**9])
async def test_senseless_minutes_are_refused(minutes: int) -> None:
    made = await _day_of_rounds()
    await stage.start(made.workshop_id, by=made.by)
    before = await _state(made.workshop_id)
    with pytest.raises(Invalid, match="number_outside"):
        await stage.add_minutes(made.workshop_id, minutes, by=made.by)
    assert await _state(made.workshop_id) == before


async def test_day_that_is_not_on_has_no_clock_and_no_next() -> None:
    made = await _day_of_rounds()
    for press in (
        stage.next_step(made.workshop_id, by=made.by, seen=None),
        stage.back(made.workshop_id, by=made.by, seen=None),
        stage.pause(made.workshop_id, by=made.by),
        stage.resume(made.workshop_id, by=made.by),
        stage.add_minutes(made.workshop_id, 5, by=made.by),
    ):
        with pytest.raises(Conflict, match="not_started"):
            await press


async def test_day_without_steps_does_not_start() -> None:
    marit = await an_account()
    workshop_id = await a_bare_workshop(marit)
    for item in await AgendaItem.filter(workshop_id=workshop_id):
        await agenda.remove_item(item.id, by=marit)
    with pytest.raises(Conflict, match="agenda_empty"):
        await stage.start(workshop_id, by=marit)


async def test_day_without_a_sound_plan_does_not_start() -> None:
    made = await a_workshop(planned=False)
    with pytest.raises(Conflict) as refused:
        await stage.start(made.workshop_id, by=made.by)
    assert (refused.value.code, refused.value.facts["broken"].rule) == ("plan_not_sound", "plan_missing")
    assert (await Workshop.get(id=made.workshop_id)).started_at is None


async def test_round_without_meetings_is_not_entered() -> None:
    made = await _day_of_rounds()
    await stage.start(made.workshop_id, by=made.by)
    await agenda.remove_item(made.rounds[3], by=made.by)
    await agenda.add_item(made.workshop_id, ItemKind.ROUND, by=made.by, minutes=20, position=1)
    before = await _state(made.workshop_id)
    with pytest.raises(Conflict, match="round_unplanned"):
        await _go_on(made)
    assert await _state(made.workshop_id) == before
    await planning.make_plan(made.workshop_id, by=made.by)
    await _go_on(made)


async def test_message_is_sent_to_everyone_and_taken_back_once() -> None:
    marit = await an_account()
    workshop_id = await a_bare_workshop(marit)
    told: list[Happening] = []
    end = listen(told.append)
    message = await stage.send_message(workshop_id, "  Lunsj i kantina\n\n12.00 ", by=marit)
    await stage.withdraw_message(message, by=marit)
    await stage.withdraw_message(message, by=marit)
    end()
    assert told == [MessageSent(workshop_id, message)] * 2
    assert (await Message.get(id=message)).withdrawn_at == MORNING


@pytest.mark.parametrize("text", ["", " \n ", "x" * 501, "x" * 10_000])
async def test_senseless_message_is_refused(text: str) -> None:
    marit = await an_account()
    workshop_id = await a_bare_workshop(marit)
    with pytest.raises(Invalid):
        await stage.send_message(workshop_id, text, by=marit)
    assert await Message.all().count() == 0


async def test_another_organiser_moves_nothing() -> None:
    made = await _day_of_rounds()
    olav = await an_account("Olav")
    message = await stage.send_message(made.workshop_id, "Hei", by=made.by)
    with pytest.raises(NotFound):
        await stage.start(made.workshop_id, by=olav)
    await stage.start(made.workshop_id, by=made.by)
    before = await _state(made.workshop_id)
    for press in (
        stage.next_step(made.workshop_id, by=olav, seen=made.rounds[0]),
        stage.back(made.workshop_id, by=olav, seen=made.rounds[0]),
        stage.pause(made.workshop_id, by=olav),
        stage.resume(made.workshop_id, by=olav),
        stage.add_minutes(made.workshop_id, 5, by=olav),
        stage.send_message(made.workshop_id, "Hei", by=olav),
        stage.withdraw_message(message, by=olav),
    ):
        with pytest.raises(NotFound):
            await press
    assert await _state(made.workshop_id) == before
    assert await Message.filter(withdrawn_at=None).count() == 1
