"""Evaluations beside expectations and earlier workshops, as far as each may be read."""

from datetime import datetime
from pathlib import Path

from facilitator import comparing, copying, evaluation, people, workshops
from facilitator.evaluation import Beside
from models import Account, Survey, Theme, ThemeSource
from tests.builders import an_account, come_in, in_two_days
from tests.facilitator.answers import a_hall, a_survey, answer_all


async def test_evaluation_stands_beside_what_was_expected(database: Path, morning: datetime) -> None:
    made, everybody = await a_hall(5)
    for template in ("expectations", "short"):
        survey_id = await a_survey(made, template)
        await answer_all(survey_id, everybody)
        await evaluation.close_survey(survey_id, by=made.by)
    expected, told = await comparing.list_compared(made.workshop_id, by=made.by)
    assert [each.beside for each in expected.questions] == [()] * 3
    assert [each.beside for each in told.questions] == [
        (Beside("Forventninger", "Hvordan tror du dagen blir?", 5, 3.0),),
        (Beside("Forventninger", "Tror du at du får sagt det du vil?", 5, 3.0),),
        (),
        (),
    ]


async def test_evaluation_stands_beside_the_earlier_workshops(database: Path, morning: datetime) -> None:
    made, everybody = await a_hall(5)
    first = await a_survey(made)
    await answer_all(first, everybody)
    await evaluation.close_survey(first, by=made.by)
    later = await copying.copy(made.workshop_id, "Året etter", in_two_days(), by=made.by)
    theme_id = (await Theme.filter(workshop_id=later).order_by("position"))[0].id
    await ThemeSource.create(theme_id=theme_id, position=0, title="Før", text="", from_workshop_id=made.workshop_id)
    again = (await Survey.get(workshop_id=later)).id
    await evaluation.open_survey(again, by=made.by)
    (told,) = await comparing.list_compared(later, by=made.by)
    assert [each.beside for each in told.questions] == [()] * 4  # nothing is compared with nothing
    coming = [await come_in(await people.add(later, by=made.by, name=f"Ny {n}")) for n in range(5)]
    await answer_all(again, coming)
    await evaluation.close_survey(again, by=made.by)
    (told,) = await comparing.list_compared(later, by=made.by)
    assert [[each.title for each in question.beside] for question in told.questions] == [["Nærmiljø 2030"]] * 3 + [[]]

    geir = await an_account("Geir")
    await workshops.invite(later, (await Account.get(id=geir.account_id)).email, by=made.by)
    (seen,) = await comparing.list_compared(later, by=geir)
    assert [each.beside for each in seen.questions] == [()] * 4  # the earlier one is not his to read
