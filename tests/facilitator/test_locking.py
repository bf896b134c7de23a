"""A locked theme: nothing is written in it, and what is taken home is what was locked."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from facilitator import forms, latecomers, locking, notes, writing
from facilitator.errors import Conflict, NotFound
from facilitator.judging import Receipt
from facilitator.summary import read_summary
from models import DocumentState, LateUpdate, Meeting
from models.vocabulary import StateKind
from tests.facilitator.pens import Pen, log_lines
from tests.facilitator.scenes import Scene, first_round


@pytest.fixture
async def scene(database: Path, morning: datetime) -> AsyncIterator[Scene]:
    writing.open_rooms()
    yield await first_round()
    await writing.close_rooms()


async def _theme(scene: Scene) -> Meeting:
    return await Meeting.get(id=scene.meeting)


async def test_nobody_writes_in_a_locked_theme_and_what_comes_waits(scene: Scene) -> None:
    theme = (await _theme(scene)).theme_id
    sara, jonas = Pen(), Pen()
    await sara.enter(scene.meeting, scene.sara)
    await jonas.enter(scene.meeting, scene.jonas)
    await sara.send(sara.write(scene.question, "før"), scene.sara)
    await locking.lock(theme, by=scene.made.by)
    assert await sara.send(sara.write(scene.question, "etter"), scene.sara) is Receipt.LATE
    assert await jonas.send(jonas.write(scene.question, "leder"), scene.jonas) is Receipt.LATE
    assert not (await Pen().enter(scene.meeting, scene.jonas)).may_write
    assert await log_lines(scene.meeting, scene.question) == ["før"]
    form = await notes.read_form(theme, 1, by=scene.jonas)
    assert (form["is_locked"], form["now"], [each["may_write"] for each in form["meetings"]]) == (True, None, [False])
    await locking.unlock(theme, by=scene.made.by)
    assert await jonas.send(jonas.write(scene.question, "leder igjen"), scene.jonas) is Receipt.MISSING
    assert (await notes.read_form(theme, 1, by=scene.jonas))["now"] == str(scene.meeting)


async def test_late_text_enters_a_locked_theme_when_it_is_unlocked(scene: Scene) -> None:
    theme = (await _theme(scene)).theme_id
    sara = Pen()
    await sara.enter(scene.meeting, scene.sara)
    await locking.lock(theme, by=scene.made.by)
    await sara.send(sara.write(scene.question, "sent"), scene.sara)
    late = (await LateUpdate.all())[0]
    with pytest.raises(Conflict, match="theme_locked"):
        await latecomers.take_in(late.id, by=scene.jonas)
    assert await log_lines(scene.meeting, scene.question) == []
    await locking.unlock(theme, by=scene.made.by)
    await latecomers.take_in(late.id, by=scene.jonas)
    assert await log_lines(scene.meeting, scene.question) == ["sent"]


async def test_lock_keeps_a_state_that_exports_go_on_to_equal(scene: Scene) -> None:
    theme = (await _theme(scene)).theme_id
    sara = Pen()
    await sara.enter(scene.meeting, scene.sara)
    await sara.send(sara.write(scene.question, "låst"), scene.sara)
    await locking.lock(theme, by=scene.made.by)
    await locking.lock(theme, by=scene.made.by)
    assert [each.kind for each in await DocumentState.all()] == [StateKind.LOCKED]
    taken = (await read_summary(scene.made.workshop_id, by=scene.made.by, theme_id=theme)).chapters
    await sara.send(sara.write(scene.question, "mer"), scene.sara)
    await scene.next()
    assert (await read_summary(scene.made.workshop_id, by=scene.made.by, theme_id=theme)).chapters == taken


async def test_lock_holds_for_writers_who_send_at_the_same_moment(scene: Scene) -> None:
    theme = (await _theme(scene)).theme_id
    pens = [Pen() for _ in range(6)]
    for pen in pens:
        await pen.enter(scene.meeting, scene.sara)
    sent = [asyncio.create_task(_write_ten(pen, scene, name)) for name, pen in enumerate(pens)]
    await asyncio.sleep(0)
    await locking.lock(theme, by=scene.made.by)
    locked = await log_lines(scene.meeting, scene.question)
    receipts = [each for some in await asyncio.gather(*sent) for each in some]
    assert await log_lines(scene.meeting, scene.question) == locked
    assert receipts.count(Receipt.SAVED) == len(locked)
    assert set(receipts) == {Receipt.SAVED, Receipt.LATE}


async def _write_ten(pen: Pen, scene: Scene, name: int) -> list[Receipt]:
    return [await pen.send(pen.write(scene.question, f"{name}-{n}"), scene.sara) for n in range(10)]


async def test_questions_of_a_locked_theme_stay_as_they_are(scene: Scene) -> None:
    theme, workshop = (await _theme(scene)).theme_id, scene.made.workshop_id
    own = await forms.add_question(workshop, by=scene.jonas, text="Hvor er det mørkt?", theme_id=theme)
    sara = Pen()
    await sara.enter(scene.meeting, scene.sara)
    for question in (own, scene.question):
        await sara.send(sara.write(question, "Ved elva"), scene.sara)
    await locking.lock(theme, by=scene.made.by)
    taken = (await read_summary(workshop, by=scene.made.by, theme_id=theme)).chapters
    refused: list[Coroutine[Any, Any, object]] = [
        forms.add_question(workshop, by=scene.jonas, text="Og når?", theme_id=theme),
        forms.change_question(own, by=scene.jonas, text="Hvor er det lyst?"),
        forms.change_question(scene.question, by=scene.made.by, text="Hva ikke?"),
        forms.move_question(own, scene.question, by=scene.jonas, theme_id=theme),
        forms.move_question(scene.question, None, by=scene.made.by),
        forms.retire_question(own, by=scene.jonas),
    ]
    for doing in refused:
        with pytest.raises(Conflict, match="question_locked"):
            await doing
    await forms.retire_question(scene.question, by=scene.made.by)
    assert (await read_summary(workshop, by=scene.made.by, theme_id=theme)).chapters == taken
    # The others go on.
    other = next(each for each in scene.made.themes if each != theme)
    await forms.add_question(workshop, by=scene.made.by, text="Og når?", theme_id=other)
    await locking.unlock(theme, by=scene.made.by)
    await forms.change_question(own, by=scene.jonas, text="Hvor er det lyst?")


async def test_only_organisers_lock(scene: Scene) -> None:
    theme = (await _theme(scene)).theme_id
    for by in (scene.jonas, scene.sara):
        with pytest.raises(NotFound):
            await locking.lock(theme, by=by)
