"""The overview of the notes: which themes have answers, and which questions are empty."""

import pytest

from facilitator import forms, locking
from facilitator.overview import read_overview
from models.vocabulary import QuestionKind
from tests.builders import a_workshop
from tests.facilitator.test_summary import first_question, meeting_of
from tests.facilitator.writing_down import next_step, write_down

CLOSING = "Hvem gjør hva?"

pytestmark = pytest.mark.usefixtures("database", "morning")


async def test_nothing_is_written_at_first() -> None:
    made = await a_workshop()

    read = await read_overview(made.workshop_id, by=made.by)

    assert not read.has_ended
    assert [each.theme_id for each in read.themes] == made.themes
    assert not any(each.has_answers or each.has_next_steps or each.is_locked for each in read.themes)
    assert all(each.track is None and each.unanswered for each in read.themes)


async def test_what_was_answered_in_any_round_is_no_longer_empty() -> None:
    made = await a_workshop()
    question = await first_question(made)
    meeting = await meeting_of(made, 2, 1)
    await write_down(meeting.id, question.id, "Benker langs elva")

    found = {each.theme_id: each for each in (await read_overview(made.workshop_id, by=made.by)).themes}

    assert {each.theme_id for each in found.values() if each.has_answers} == {meeting.theme_id}
    assert [question.text in each.unanswered for each in found.values()] == [
        each != meeting.theme_id for each in made.themes
    ]
    assert not found[meeting.theme_id].has_next_steps


async def test_next_steps_locks_and_retired_questions_are_told() -> None:
    made = await a_workshop()
    retired = await forms.add_question(made.workshop_id, by=made.by, text="Tatt bort")
    await forms.retire_question(retired, by=made.by)
    closing = await forms.add_question(made.workshop_id, by=made.by, text=CLOSING, kind=QuestionKind.NEXT_STEP)
    meeting = await meeting_of(made, 1, 2)
    await write_down(meeting.id, closing, next_step("Sara", "kaller inn", "1. mai"))
    await locking.lock(made.themes[0], by=made.by)

    themes = (await read_overview(made.workshop_id, by=made.by)).themes

    assert [each.has_next_steps for each in themes] == [each.theme_id == meeting.theme_id for each in themes]
    assert [each.is_locked for each in themes] == [True, False, False, False]
    assert not any("Tatt bort" in each.unanswered for each in themes)
    assert [CLOSING in each.unanswered for each in themes] == [each.theme_id != meeting.theme_id for each in themes]
