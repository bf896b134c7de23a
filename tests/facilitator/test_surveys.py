"""Making surveys: from a template, changed until they are opened, and never after."""

from datetime import datetime
from pathlib import Path

import pytest

from facilitator import copying, evaluation, surveys
from facilitator.errors import Conflict, Invalid, Refusal
from facilitator.evaluation import SurveyResult
from facilitator.surveys import MOST_OPTIONS
from models.vocabulary import AnswerKind, Phase
from tests.builders import Made, a_workshop, in_two_days
from tests.facilitator.answers import a_survey


async def the_survey(made: Made) -> SurveyResult:
    """The only survey, as its organisers see it."""
    (found,) = await evaluation.list_results(made.workshop_id, by=made.by)
    return found


async def test_short_evaluation_asks_four_questions(database: Path, morning: datetime) -> None:
    made = await a_workshop()
    await surveys.make_survey(made.workshop_id, "short", by=made.by)
    found = await the_survey(made)
    assert [each.kind for each in found.questions] == ["smileys", "scale", "recommend", "text"]
    assert (found.phase, found.least, found.is_live, found.turnout) == (Phase.PLANNED, 5, False, 0)
    assert found.questions[1].options[0] == "Ikke i det hele tatt"


async def test_questions_are_added_changed_ordered_and_taken_out(database: Path, morning: datetime) -> None:
    made = await a_workshop()
    survey_id = await surveys.make_survey(made.workshop_id, "expectations", by=made.by)
    new = await surveys.add_survey_question(
        survey_id, "Hvor kommer du fra?", AnswerKind.ONE, by=made.by, options=["Fjorden", " Øya ", ""]
    )
    await surveys.move_survey_question(new, 0, by=made.by)
    await surveys.change_survey_question(new, by=made.by, text="Hvor bor du?")
    first, *_, last = (await the_survey(made)).questions
    await surveys.remove_survey_question(last.id, by=made.by)
    found = (await the_survey(made)).questions
    assert (first.text, first.options) == ("Hvor bor du?", ("Fjorden", "Øya"))
    assert [each.kind for each in found] == ["one", "smileys", "scale"]


@pytest.mark.parametrize(
    ("kind", "options", "code"),
    [
        (AnswerKind.ONE, ["Fjorden"], "options_wrong"),
        (AnswerKind.SEVERAL, ["Ja"] * (MOST_OPTIONS + 1), "options_wrong"),
        (AnswerKind.ONE, ["Fjorden", "FJORDEN"], "options_alike"),
        (AnswerKind.ONE, ["Fjorden", "Fjor\u200dden"], "options_alike"),
        (AnswerKind.ONE, ["Fjorden", "\u3164"], "options_wrong"),
        (AnswerKind.SCALE, ["Lite", "Mye"], "options_wrong"),
        (AnswerKind.TEXT, ["Ja", "Nei"], "options_wrong"),
    ],
)
async def test_options_that_cannot_be_chosen_among_are_refused(
    database: Path, morning: datetime, kind: AnswerKind, options: list[str], code: str
) -> None:
    made = await a_workshop()
    survey_id = await surveys.make_survey(made.workshop_id, "short", by=made.by)
    with pytest.raises(Invalid, match=code):
        await surveys.add_survey_question(survey_id, "Hvor?", kind, by=made.by, options=options)
    assert len((await the_survey(made)).questions) == 4


async def test_limit_is_never_below_five(database: Path, morning: datetime) -> None:
    made = await a_workshop()
    survey_id = await surveys.make_survey(made.workshop_id, "short", by=made.by)
    with pytest.raises(Invalid, match="number_outside"):
        await surveys.change_survey(survey_id, by=made.by, least=4)
    await surveys.change_survey(survey_id, by=made.by, least=8)
    assert (await the_survey(made)).least == 8


async def test_what_is_asked_stays_once_it_can_be_answered(database: Path, morning: datetime) -> None:
    made = await a_workshop()
    survey_id = await a_survey(made)
    before = await the_survey(made)
    for change in (
        surveys.change_survey(survey_id, by=made.by, is_live=True),
        surveys.add_survey_question(survey_id, "Hvor?", AnswerKind.TEXT, by=made.by),
        surveys.change_survey_question(before.questions[0].id, by=made.by, text="Hvor?"),
        surveys.remove_survey_question(before.questions[0].id, by=made.by),
        surveys.remove_survey(survey_id, by=made.by),
    ):
        with pytest.raises(Conflict, match="survey_opened"):
            await change
    assert await the_survey(made) == before


async def test_survey_that_nobody_answered_is_taken_back_and_removed(database: Path, morning: datetime) -> None:
    made = await a_workshop()
    survey_id = await a_survey(made)
    await evaluation.take_back(survey_id, by=made.by)
    assert (await the_survey(made)).phase is Phase.PLANNED
    await surveys.remove_survey(survey_id, by=made.by)
    assert await evaluation.list_results(made.workshop_id, by=made.by) == []


async def test_survey_without_questions_is_not_opened(database: Path, morning: datetime) -> None:
    made = await a_workshop()
    survey_id = await surveys.make_survey(made.workshop_id, "expectations", by=made.by)
    for each in (await the_survey(made)).questions:
        await surveys.remove_survey_question(each.id, by=made.by)
    with pytest.raises(Conflict, match="survey_without_questions"):
        await evaluation.open_survey(survey_id, by=made.by)


async def test_copy_of_a_workshop_asks_the_same(database: Path, morning: datetime) -> None:
    made = await a_workshop()
    await a_survey(made, is_live=True)
    copied = await copying.copy(made.workshop_id, "Året etter", in_two_days(), by=made.by)
    (found,) = await evaluation.list_results(copied, by=made.by)
    assert (found.phase, found.is_live) == (Phase.PLANNED, True)
    assert [each.text for each in found.questions] == [each.text for each in (await the_survey(made)).questions]


async def test_unknown_template_is_refused(database: Path, morning: datetime) -> None:
    made = await a_workshop()
    with pytest.raises(Refusal, match="template_unknown"):
        await surveys.make_survey(made.workshop_id, "lang", by=made.by)
