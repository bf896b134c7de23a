"""Answers to surveys, for tests: sent through the real action by people of a workshop."""

from collections.abc import Sequence
from uuid import UUID, uuid4

from facilitator import answering, evaluation, people, surveys
from facilitator import groups as grouping
from facilitator.access import ByPerson
from models import SurveyQuestion
from models.vocabulary import AnswerKind
from tests.builders import Made, a_workshop, come_in

ABOUT = "Mer tid i gruppene, nummer"
"""What the comments of `answer_all` begin with."""


async def answers_for(survey_id: UUID, number: int = 0) -> dict[UUID, list[int] | str]:
    """An answer to each question; another for each number."""
    found: dict[UUID, list[int] | str] = {}
    for each in await SurveyQuestion.filter(survey_id=survey_id):
        options = surveys.option_count(each.kind, each.options)
        found[each.id] = f"{ABOUT} {number}" if each.kind is AnswerKind.TEXT else [number % options]
    return found


async def answer_all(survey_id: UUID, everybody: Sequence[ByPerson]) -> None:
    """All of them answer every question."""
    for number, by in enumerate(everybody):
        await answering.answer(survey_id, await answers_for(survey_id, number), uuid4().hex, by=by)


async def a_survey(made: Made, template: str = "short", *, is_live: bool = False) -> UUID:
    """A survey that is open."""
    survey_id = await surveys.make_survey(made.workshop_id, template, by=made.by)
    await surveys.change_survey(survey_id, by=made.by, is_live=is_live)
    await evaluation.open_survey(survey_id, by=made.by)
    return survey_id


async def a_hall(*sizes: int) -> tuple[Made, list[ByPerson]]:
    """A workshop with groups of these sizes, and everybody in them, group by group."""
    made = await a_workshop(group_count=len(sizes), people_count=0, planned=False)
    everybody: list[ByPerson] = []
    for group_id, size in zip(made.groups, sizes, strict=True):
        for _ in range(size):
            person_id = await people.add(made.workshop_id, by=made.by, name=f"Deltaker {len(everybody) + 1}")
            await grouping.move_person(person_id, group_id, by=made.by)
            made.people.append(person_id)
            everybody.append(await come_in(person_id))
    return made, everybody
