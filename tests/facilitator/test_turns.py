"""An expectation round as it runs: the groups speak in turn."""

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from facilitator import clock, expectations, forms, groups, planning, snapshot, stage, steering, turns
from facilitator.database import close_database, open_database
from facilitator.errors import Conflict
from facilitator.happenings import Happening, TurnChanged
from facilitator.live import listen
from models import JournalEntry, Meeting, Turn
from models.vocabulary import TurnOrder
from tests.builders import Made
from tests.conftest import MORNING
from tests.facilitator.expecting import an_expectation_round, begun, go_on
from tests.facilitator.writing_down import write_down

pytestmark = pytest.mark.usefixtures("database", "morning")


async def _begun(group_count: int = 3) -> tuple[Made, UUID]:
    made, item_id = await an_expectation_round(group_count=group_count)
    await begun(made)
    return made, item_id


async def _told(made: Made) -> dict[str, Any]:
    told = (await snapshot.for_screen(made.workshop_id))["turns"]
    assert told is not None
    on = told["on"] and told["on"]["number"]
    return {"on": on} | {name: [each["number"] for each in told[name]] for name in ("line", "over", "skipped")}


async def _on(item_id: UUID) -> UUID | None:
    found = turns.on(await Turn.filter(item_id=item_id))
    return found.id if found else None


async def _next(made: Made, item_id: UUID, times: int = 1) -> None:
    for _ in range(times):
        await turns.next_turn(item_id, by=made.by, seen=await _on(item_id))


async def _turn(item_id: UUID, number: int) -> UUID:
    return (await Turn.get(item_id=item_id, group__number=number)).id


async def test_each_group_meets_alone_and_none_has_its_turn_until_it_is_given() -> None:
    made, item_id = await _begun()
    meetings = await Meeting.filter(item_id=item_id)
    assert {each.group_id for each in meetings} == set(made.groups)
    assert len({each.track for each in meetings}) == 3
    assert {each.opened_at for each in meetings} == {MORNING}
    assert await _told(made) == {"on": None, "line": [1, 2, 3], "over": [], "skipped": []}


async def test_turn_goes_from_group_to_group_with_a_clock_of_its_own_and_is_remembered() -> None:
    made, item_id = await _begun()
    await expectations.change_turns(item_id, by=made.by, turn_minutes=4)
    told: list[Happening] = []
    end = listen(told.append)
    await _next(made, item_id)
    end()
    first = await _turn(item_id, 1)
    assert told == [TurnChanged(made.workshop_id, first)]
    assert await JournalEntry.exists(kind="TurnChanged", subject_id=first)
    assert (await Turn.get(id=first)).ends_at == MORNING + timedelta(minutes=4)
    clock.advance(timedelta(minutes=5))
    await _next(made, item_id)
    assert await _told(made) == {"on": 2, "line": [3], "over": [1], "skipped": []}
    await _next(made, item_id, 2)
    assert await _told(made) == {"on": None, "line": [], "over": [1, 2, 3], "skipped": []}
    over = await Turn.get(id=first)
    assert (over.number, over.started_at, over.ended_at) == (1, MORNING, MORNING + timedelta(minutes=5))
    with pytest.raises(Conflict, match="no_turn_waits"):
        await _next(made, item_id)


async def test_what_a_group_expects_is_shown_to_the_hall_and_its_questions_are_no_theme() -> None:
    made, item_id = await _begun()
    meeting = await Meeting.filter(item_id=item_id).order_by("track").first()
    assert meeting is not None
    (question, *_rest) = await forms.questions_of(meeting.theme_id, is_summary=False)
    await write_down(meeting.id, question.id, "Å bli kjent")
    choices = (await snapshot.for_desk(made.workshop_id, by=made.by))["screen"]
    assert str(meeting.id) in {each["id"] for each in choices["notes"]}
    assert {each["id"] for each in choices["proposals"]} == {str(each) for each in made.themes}
    await steering.show_notes(meeting.id, by=made.by)
    (answer,) = (await snapshot.for_screen(made.workshop_id))["showing"]["answers"]
    assert "Å bli kjent" in str(answer["lines"])


async def test_of_two_who_press_next_at_once_one_moves_the_turn() -> None:
    made, item_id = await _begun()
    await _next(made, item_id)
    seen = await _on(item_id)
    pressed = [turns.next_turn(item_id, by=made.by, seen=seen) for _ in range(2)]
    results = await asyncio.gather(*pressed, return_exceptions=True)
    assert [getattr(each, "code", None) for each in results] == [None, "turn_moved"]
    assert (await _told(made))["on"] == 2


async def test_back_goes_on_with_the_turn_before_and_what_was_left_of_it() -> None:
    made, item_id = await _begun()
    before = []
    for _ in range(4):
        before.append(await _turns_but_clocks(item_id))
        await _next(made, item_id)
        clock.advance(timedelta(minutes=1))
    for state in reversed(before):
        await turns.back_turn(item_id, by=made.by, seen=await _on(item_id))
        assert await _turns_but_clocks(item_id) == state
        now_on = await Turn.get_or_none(id=await _on(item_id))
        assert now_on is None or now_on.ends_at == clock.now() + timedelta(minutes=2)
    with pytest.raises(Conflict, match="no_turn_before"):
        await turns.back_turn(item_id, by=made.by, seen=None)


async def _turns_but_clocks(item_id: UUID) -> list[dict[str, Any]]:
    rows = await Turn.filter(item_id=item_id).order_by("id").values()
    return [{name: value for name, value in each.items() if name != "ends_at"} for each in rows]


async def test_turn_that_is_taken_back_stands_still_as_the_day_does() -> None:
    made, item_id = await _begun()
    await _next(made, item_id)
    first = await _turn(item_id, 1)
    clock.advance(timedelta(minutes=1))
    await _next(made, item_id)
    await stage.pause(made.workshop_id, by=made.by)
    clock.advance(timedelta(minutes=10))
    await turns.back_turn(item_id, by=made.by, seen=await _on(item_id))
    assert await Turn.filter(id=first).values_list("ends_at", "seconds_left") == [(None, 120)]
    await stage.resume(made.workshop_id, by=made.by)
    assert (await Turn.get(id=first)).ends_at == clock.now() + timedelta(minutes=2)


async def test_turn_that_is_taken_back_runs_as_the_day_does() -> None:
    made, item_id = await _begun()
    await _next(made, item_id)
    first = await _turn(item_id, 1)
    clock.advance(timedelta(minutes=1))
    await stage.pause(made.workshop_id, by=made.by)
    await _next(made, item_id)
    await stage.resume(made.workshop_id, by=made.by)
    clock.advance(timedelta(minutes=1))
    await turns.back_turn(item_id, by=made.by, seen=await _on(item_id))
    told = await Turn.get(id=first)
    assert (told.ends_at, told.seconds_left) == (clock.now() + timedelta(minutes=2), None)


async def test_group_that_is_not_there_is_skipped_and_taken_later() -> None:
    made, item_id = await _begun()
    await _next(made, item_id)
    await turns.skip_turn(await _turn(item_id, 1), by=made.by, seen=await _on(item_id))
    assert await _told(made) == {"on": 2, "line": [3], "over": [], "skipped": [1]}
    await turns.skip_turn(await _turn(item_id, 3), by=made.by, seen=await _on(item_id))
    assert await _told(made) == {"on": 2, "line": [], "over": [], "skipped": [1, 3]}
    await turns.give_turn(await _turn(item_id, 3), by=made.by, seen=await _on(item_id))
    assert await _told(made) == {"on": 3, "line": [], "over": [2], "skipped": [1]}
    await turns.back_turn(item_id, by=made.by, seen=await _on(item_id))
    assert await _told(made) == {"on": 2, "line": [], "over": [], "skipped": [1, 3]}
    for work in (turns.give_turn, turns.skip_turn):
        await _next(made, item_id, 1 if await _on(item_id) else 0)
        with pytest.raises(Conflict, match="turn_moved"):
            await work(await _turn(item_id, 2), by=made.by, seen=None)


async def test_pause_and_more_time_are_for_step_and_turn_alike() -> None:
    made, item_id = await _begun()
    await _next(made, item_id)
    clock.advance(timedelta(minutes=1))
    await stage.pause(made.workshop_id, by=made.by)
    await stage.add_minutes(made.workshop_id, 1, by=made.by)
    first = await Turn.get(id=await _turn(item_id, 1))
    assert (first.ends_at, first.seconds_left) == (None, 180)
    await _next(made, item_id)
    second = await Turn.get(id=await _turn(item_id, 2))
    assert (second.ends_at, second.seconds_left) == (None, 180)
    await stage.resume(made.workshop_id, by=made.by)
    assert (await Turn.get(id=second.id)).ends_at == MORNING + timedelta(minutes=4)
    told = await snapshot.for_group(made.workshop_id, made.groups[1])
    assert told["turns"]["on"]["ends_at"] == clock.milliseconds(MORNING + timedelta(minutes=4))


async def test_order_is_drawn_or_chosen_beforehand_and_kept_once_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    made, item_id = await an_expectation_round()
    monkeypatch.setattr(expectations._random, "shuffle", lambda groups: groups.reverse())
    await expectations.set_turn_order(item_id, TurnOrder.DRAWN, by=made.by)
    (told,) = await expectations.read_rounds(made.workshop_id, by=made.by)
    assert (told.turn_order, [each.number for each in told.line]) == (TurnOrder.DRAWN, [3, 2, 1])
    await expectations.move_turn(item_id, made.groups[0], 0, by=made.by)
    (told,) = await expectations.read_rounds(made.workshop_id, by=made.by)
    assert (told.turn_order, [each.number for each in told.line]) == (TurnOrder.CHOSEN, [1, 3, 2])
    await groups.set_count(made.workshop_id, 4, by=made.by)
    await planning.make_plan(made.workshop_id, by=made.by)
    await stage.start(made.workshop_id, by=made.by)
    assert (await _told(made))["line"] == [1, 3, 2, 4]
    for work in (
        expectations.set_turn_order(item_id, TurnOrder.DRAWN, by=made.by),
        expectations.move_turn(item_id, made.groups[0], 2, by=made.by),
    ):
        with pytest.raises(Conflict, match="turns_begun"):
            await work


async def test_turns_are_as_they_were_after_a_restart(database: Path) -> None:
    made, item_id = await _begun()
    await _next(made, item_id)
    await turns.skip_turn(await _turn(item_id, 2), by=made.by, seen=await _on(item_id))
    before = await snapshot.for_screen(made.workshop_id)
    await close_database()
    await open_database(database)
    assert await snapshot.for_screen(made.workshop_id) == before
    assert await _told(made) == {"on": 1, "line": [3], "over": [], "skipped": [2]}


async def test_group_that_is_made_while_the_round_is_on_comes_last() -> None:
    made, item_id = await _begun()
    await _next(made, item_id)
    await groups.set_count(made.workshop_id, 4, by=made.by)
    assert (await _told(made))["line"] == [2, 3, 4]
    assert await Meeting.filter(item_id=item_id, opened_at=MORNING).count() == 4


async def test_group_that_is_made_after_the_round_is_in_it_when_the_day_goes_back() -> None:
    made, item_id = await _begun()
    await _next(made, item_id)
    await go_on(made)
    await groups.set_count(made.workshop_id, 4, by=made.by)
    await stage.back(made.workshop_id, by=made.by, seen=made.items[0])
    assert await _told(made) == {"on": 1, "line": [2, 3, 4], "over": [], "skipped": []}
    assert await Meeting.filter(item_id=item_id, opened_at=MORNING, closed_at=None).count() == 4


async def test_undone_start_forgets_the_turns_and_no_turn_moves_in_another_step() -> None:
    made, item_id = await _begun()
    await _next(made, item_id, 2)
    await go_on(made)
    with pytest.raises(Conflict, match="already_moved"):
        await _next(made, item_id)
    assert (await snapshot.for_screen(made.workshop_id))["turns"] is None
    await stage.back(made.workshop_id, by=made.by, seen=made.items[0])
    assert (await _told(made))["on"] == 2
    await stage.back(made.workshop_id, by=made.by, seen=item_id)
    await begun(made)
    assert await _told(made) == {"on": None, "line": [1, 2, 3], "over": [], "skipped": []}
