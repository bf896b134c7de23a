"""An evaluation from the first answer to what is shown: once each, never traced, and nothing below the limit."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
import structlog

from facilitator import (
    answering,
    archiving,
    backup,
    clock,
    evaluation,
    groups,
    joining,
    live,
    people,
    retention,
    snapshot,
    surveys,
)
from facilitator.access import ByPerson, ByScreen
from facilitator.errors import Conflict, Invalid, NotFound, Refusal
from facilitator.evaluation import SurveyResult
from facilitator.evaluation_report import read_evaluation_report
from facilitator.happenings import AnswerReceived, Happening, TurnoutChanged
from models import Group, JournalEntry, Survey, SurveyAnswer, SurveyAnswered, SurveyQuestion, Workshop
from models.vocabulary import AnswerKind, Phase
from tests.builders import Made, come_in
from tests.facilitator.answers import ABOUT, a_hall, a_survey, answer_all, answers_for
from tests.facilitator.archives import dump


async def the_result(made: Made) -> SurveyResult:
    """The only survey, as its organisers see it."""
    (found,) = await evaluation.list_results(made.workshop_id, by=made.by)
    return found


def shown_of(result: SurveyResult) -> list[tuple[int | None, list[int | None]]]:
    """How many are shown of each question: of the whole, and of each group."""
    return [
        (each.whole.n if each.whole else None, [group.counted.n if group.counted else None for group in each.groups])
        for each in result.questions
    ]


@contextmanager
def heard() -> Iterator[list[Happening]]:
    """All that happens meanwhile."""
    found: list[Happening] = []
    end = live.listen(found.append)
    yield found
    end()


async def test_three_and_six_of_twenty_one_are_withheld(database: Path, morning: datetime) -> None:
    made, everybody = await a_hall(6, 6, 6, 3)
    survey_id = await a_survey(made)
    await answer_all(survey_id, everybody)
    assert (await the_result(made)).turnout == 21
    await evaluation.close_survey(survey_id, by=made.by)
    result = await the_result(made)
    assert shown_of(result) == [(21, [None, 6, 6, None])] * 3 + [(21, [])]
    assert result.phase is Phase.ENDED
    smileys = result.questions[0].whole
    assert smileys is not None
    assert smileys.counts == (5, 4, 4, 4, 4)
    assert len(result.questions[-1].comments) == 21


async def test_result_names_the_groups_that_answered_whoever_comes_in_their_place(
    database: Path, morning: datetime
) -> None:
    made, everybody = await a_hall(6, 6, 6)
    await groups.change_group(made.groups[2], by=made.by, name="Fjord")
    survey_id = await a_survey(made)
    await answer_all(survey_id, everybody)
    await evaluation.close_survey(survey_id, by=made.by)
    for count in (2, 3):
        await groups.set_count(made.workshop_id, count, by=made.by)
    new = await Group.get(workshop_id=made.workshop_id, number=3)
    await groups.change_group(new.id, by=made.by, name="Helt ny gruppe")
    result = await the_result(made)
    assert [(each.number, each.name) for each in result.questions[0].groups] == [(1, ""), (2, ""), (3, "Fjord")]


async def test_answers_of_too_small_a_group_are_kept_without_it(
    database: Path, morning: datetime, tmp_path: Path
) -> None:
    made, everybody = await a_hall(6, 1)
    survey_id = await a_survey(made)
    await answer_all(survey_id, everybody)
    assert {each.group_id for each in await SurveyAnswer.all()} == {None, made.groups[0]}
    backup.copy_database(database, tmp_path / "kopi.sqlite3")
    alone = """
        SELECT answer.choices FROM survey_answered
        JOIN person ON person.id = survey_answered.person_id
        JOIN survey_answer AS answer ON answer.group_id = person.group_id
        WHERE person.group_id IN (SELECT group_id FROM person GROUP BY group_id HAVING count(*) < 5)
    """
    with closing(sqlite3.connect(tmp_path / "kopi.sqlite3")) as file:
        assert file.execute(alone).fetchall() == []
    await evaluation.close_survey(survey_id, by=made.by)
    assert shown_of(await the_result(made)) == [(7, [])] * 4


async def test_group_that_was_too_small_is_withheld_however_it_grows(database: Path, morning: datetime) -> None:
    made, everybody = await a_hall(6, 6, 4)
    survey_id = await a_survey(made)
    await answer_all(survey_id, everybody[:13])  # one of the four, too
    grown = []
    for number in range(6):
        grown.append(await people.add(made.workshop_id, by=made.by, name=f"Vara {number}"))
        await groups.move_person(grown[-1], made.groups[2], by=made.by)
    await answer_all(survey_id, [*everybody[13:], *[await come_in(each) for each in grown]])
    assert {each.group_id for each in await SurveyAnswer.all()} == {None, *made.groups[:2]}
    await evaluation.close_survey(survey_id, by=made.by)
    assert shown_of(await the_result(made)) == [(22, [6, 6, None])] * 3 + [(22, [])]
    assert (await Survey.get(id=survey_id)).small_groups == []


async def test_group_that_shrinks_while_it_answers_loses_what_it_had(database: Path, morning: datetime) -> None:
    made, everybody = await a_hall(6, 6, 6)
    survey_id = await a_survey(made)
    await answer_all(survey_id, everybody[:15])
    for person_id in made.people[12:15]:
        await groups.move_person(person_id, made.groups[0], by=made.by)
    await answer_all(survey_id, everybody[15:])
    assert {each.group_id for each in await SurveyAnswer.all()} == {None, *made.groups[:2]}
    await evaluation.close_survey(survey_id, by=made.by)
    assert shown_of(await the_result(made))[0] == (18, [6, 6, None])


async def test_nothing_is_shown_while_people_answer(database: Path, morning: datetime) -> None:
    made, everybody = await a_hall(6, 6)
    survey_id = await a_survey(made)
    await answer_all(survey_id, everybody)
    result = await the_result(made)
    assert shown_of(result) == [(None, [])] * 4
    assert [each.comments for each in result.questions] == [()] * 4


async def test_four_answers_show_nothing_and_leave_nothing(database: Path, morning: datetime) -> None:
    made, everybody = await a_hall(4)
    survey_id = await a_survey(made)
    await answer_all(survey_id, everybody)
    await evaluation.close_survey(survey_id, by=made.by)
    result = await the_result(made)
    assert shown_of(result) == [(None, [])] * 4
    assert await SurveyAnswer.all().count() == 0
    for file in (database, database.with_name(database.name + "-wal")):
        assert ABOUT.encode() not in file.read_bytes()


async def test_live_survey_is_shown_in_steps_and_without_the_last_few(database: Path, morning: datetime) -> None:
    made, everybody = await a_hall(6, 6)
    survey_id = await a_survey(made, is_live=True)
    seen = []
    for by in everybody:
        await answer_all(survey_id, [by])
        seen.append(shown_of(await the_result(made))[0])
    assert [whole for whole, _groups in seen] == [None] * 4 + [5] * 5 + [10] * 3
    await evaluation.close_survey(survey_id, by=made.by)
    result = await the_result(made)
    assert shown_of(result) == [(10, []), (10, []), (10, []), (12, [])]
    assert [each.is_partial for each in result.questions] == [True, True, True, False]


async def test_live_survey_keeps_no_groups(database: Path, morning: datetime) -> None:
    made, everybody = await a_hall(6, 6)
    await answer_all(await a_survey(made, is_live=True), everybody)
    assert {each.group_id for each in await SurveyAnswer.all()} == {None}


async def test_answer_counts_once_however_often_it_is_sent(database: Path, morning: datetime) -> None:
    made, everybody = await a_hall(6)
    survey_id = await a_survey(made)
    said = await answers_for(survey_id)
    again = [answering.answer(survey_id, said, "samme", by=everybody[0]) for _ in range(20)]
    await asyncio.gather(*again)
    await answering.answer(survey_id, said, "samme", by=everybody[0])
    assert (await the_result(made)).turnout == 1
    assert await SurveyAnswer.all().count() == 4


async def test_second_tab_is_told_that_the_first_counts(database: Path, morning: datetime) -> None:
    made, everybody = await a_hall(6)
    survey_id = await a_survey(made)
    said = [await answers_for(survey_id, number) for number in range(9)]
    sent = [answering.answer(survey_id, each, f"fane {n}", by=everybody[0]) for n, each in enumerate(said)]
    outcomes = await asyncio.gather(*sent, return_exceptions=True)
    refused = [each for each in outcomes if isinstance(each, Refusal)]
    assert [each.code for each in refused] == ["survey_answered"] * 8
    assert (await the_result(made)).turnout == 1


async def test_five_hundred_answer_at_once(database: Path, morning: datetime) -> None:
    made, everybody = await a_hall(125, 125, 125, 125)
    survey_id = await a_survey(made, is_live=True)
    said = [await answers_for(survey_id, number) for number in range(len(everybody))]
    sent = [
        answering.answer(survey_id, each, str(by.person_id), by=by)
        for each, by in zip(said, everybody, strict=True)
        for _ in range(3)
    ]
    await asyncio.gather(*sent)
    await evaluation.close_survey(survey_id, by=made.by)
    result = await the_result(made)
    assert result.turnout == 500
    assert [each.counts for question in result.questions if (each := question.whole)] == [
        (100,) * 5,
        (100,) * 5,
        (46,) * 5 + (45,) * 6,
        (),
    ]


@pytest.mark.parametrize(
    ("kind", "value", "code"),
    [
        (AnswerKind.TEXT, "x" * 20_000, "text_too_long"),
        (AnswerKind.TEXT, [1], "answer_unknown"),
        (AnswerKind.SCALE, [5], "answer_unknown"),
        (AnswerKind.SCALE, [-1], "answer_unknown"),
        (AnswerKind.SCALE, [1, 2], "answer_unknown"),
        (AnswerKind.SCALE, "Litt", "answer_unknown"),
        (AnswerKind.TEXT, " \n ", "survey_empty"),
        (AnswerKind.TEXT, "\u200d\n\u2800", "survey_empty"),
        (AnswerKind.SMILEYS, [], "survey_empty"),
    ],
)
async def test_answer_that_cannot_be_used_is_refused(
    database: Path, morning: datetime, kind: AnswerKind, value: Any, code: str
) -> None:
    made, everybody = await a_hall(6)
    survey_id = await a_survey(made)
    question = await SurveyQuestion.get(survey_id=survey_id, kind=kind)
    with pytest.raises(Invalid, match=code):
        await answering.answer(survey_id, {question.id: value}, "nøkkel", by=everybody[0])
    assert (await the_result(made)).turnout == 0
    await answering.answer(survey_id, await answers_for(survey_id), "nøkkel", by=everybody[0])


async def test_comment_of_emoji_alone_is_a_comment(database: Path, morning: datetime) -> None:
    made, everybody = await a_hall(6)
    survey_id = await a_survey(made)
    question = await SurveyQuestion.get(survey_id=survey_id, kind=AnswerKind.TEXT)
    for by in everybody:
        await answering.answer(survey_id, {question.id: "👍🏽"}, uuid4().hex, by=by)
    await evaluation.close_survey(survey_id, by=made.by)
    assert {each.text for each in (await the_result(made)).questions[-1].comments} == {"👍🏽"}


async def test_answer_after_closing_is_refused_and_a_retry_acknowledged(database: Path, morning: datetime) -> None:
    made, everybody = await a_hall(6)
    survey_id = await a_survey(made)
    said = await answers_for(survey_id)
    await answering.answer(survey_id, said, "nøkkel", by=everybody[0])
    await evaluation.close_survey(survey_id, by=made.by)
    await answering.answer(survey_id, said, "nøkkel", by=everybody[0])
    with pytest.raises(Conflict, match="survey_closed"):
        await answering.answer(survey_id, said, "en annen", by=everybody[1])
    assert (await the_result(made)).turnout == 1


async def test_who_left_cannot_answer(database: Path, morning: datetime) -> None:
    made, everybody = await a_hall(6)
    survey_id = await a_survey(made)
    await joining.revoke_keys(made.people[0], by=made.by)
    await people.remove(made.people[1], by=made.by)
    for by in everybody[:2]:
        with pytest.raises(NotFound):
            await answering.answer(survey_id, await answers_for(survey_id), "nøkkel", by=by)
    assert (await the_result(made)).turnout == 0


async def test_nobody_who_came_is_taken_out_while_answers_come(database: Path, morning: datetime) -> None:
    made, everybody = await a_hall(6)
    absent = await people.add(made.workshop_id, by=made.by, name="Kari")
    survey_id = await a_survey(made)
    await answer_all(survey_id, everybody[:4])
    for person_id in (made.people[0], made.people[5]):  # alike, whether they have answered or not
        with pytest.raises(Conflict, match="voices_open") as refused:
            await people.remove(person_id, by=made.by)
        assert refused.value.facts == {"title": "Evaluering"}
    await people.remove(absent, by=made.by)
    await evaluation.close_survey(survey_id, by=made.by)
    await people.remove(made.people[0], by=made.by)
    result = await the_result(made)
    assert (result.turnout, shown_of(result)) == (4, [(None, [])] * 4)


async def test_nothing_stored_joins_who_and_what_or_tells_the_order(database: Path, morning: datetime) -> None:
    made, everybody = await a_hall(5)
    survey_id = await a_survey(made)
    journal = await JournalEntry.all().count()
    version = (await Workshop.get(id=made.workshop_id)).version
    await answer_all(survey_id, everybody)
    assert await JournalEntry.all().count() == journal
    assert (await Workshop.get(id=made.workshop_id)).version == version
    people_and_keys = {str(each) for by in everybody for each in (by.person_id, by.key_id)}
    lines = dump(database)
    answers = [line for line in lines if line.startswith('INSERT INTO "survey_answer"')]
    assert len(answers) == 20
    assert not [line for line in answers if any(each in line for each in people_and_keys)]
    receipts = {str(each) for each in await SurveyAnswered.all().values_list("receipt_hash", flat=True)}
    assert not [line for line in answers if any(each in line for each in receipts)]
    with closing(sqlite3.connect(database)) as file:
        for table in ("survey_answer", "survey_answered"):
            with pytest.raises(sqlite3.OperationalError, match="rowid"):
                file.execute(f"SELECT rowid FROM {table}")  # noqa: S608  # the names are ours
    moments = {line for line in answers for year in ("2031", "2026") if f"'{year}-" in line}
    assert moments == set()


async def test_answering_tells_only_who_answered_and_only_them(database: Path, morning: datetime) -> None:
    made, everybody = await a_hall(2, 2)
    survey_id = await a_survey(made)
    group = made.groups[0]

    async def others_see() -> list[Any]:
        screen, desk = snapshot.for_screen(made.workshop_id), snapshot.for_desk(made.workshop_id, by=made.by)
        return [await snapshot.for_group(made.workshop_id, group), await screen, await desk]

    before = await others_see()
    with heard() as happened, structlog.testing.capture_logs() as logged:
        await answer_all(survey_id, everybody[:1])
    sara = everybody[0].person_id
    assert happened == [TurnoutChanged(made.workshop_id, survey_id), AnswerReceived(made.workshop_id, sara)]
    assert logged == []
    assert await others_see() == before
    told = await snapshot.personals(made.workshop_id, made.people)
    assert [told[each]["answered"] for each in made.people] == [[str(survey_id)], [], [], []]
    organisers = repr(await evaluation.list_results(made.workshop_id, by=made.by))
    assert str(sara) not in organisers
    assert ABOUT not in organisers


async def test_backup_and_archive_below_the_limit_tell_nothing(
    database: Path, morning: datetime, tmp_path: Path
) -> None:
    made, everybody = await a_hall(4)
    survey_id = await a_survey(made)
    await answer_all(survey_id, everybody)
    opened = repr((await archiving.read_archive(made.workshop_id, by=made.by)).rows["surveys"])
    assert ABOUT not in opened
    assert "'turnout': 0" in opened
    await evaluation.close_survey(survey_id, by=made.by)
    backup.copy_database(database, tmp_path / "kopi.sqlite3")
    assert ABOUT not in "".join(dump(tmp_path / "kopi.sqlite3"))
    archived = (await archiving.read_archive(made.workshop_id, by=made.by)).rows["surveys"]
    assert [each["shown"] for each in archived[0]["questions"]] == [None] * 4


async def test_numbers_are_others_to_see_once_they_are_made_common(database: Path, morning: datetime) -> None:
    made, everybody = await a_hall(6, 6)
    survey_id = await a_survey(made)
    await answer_all(survey_id, everybody)
    await evaluation.close_survey(survey_id, by=made.by)
    screen = ByScreen(made.workshop_id, 1)
    for by in (everybody[0], screen):
        with pytest.raises(NotFound):
            await evaluation.read_result(survey_id, by=by)
    await evaluation.publish(survey_id, by=made.by)
    organisers = await evaluation.read_result(survey_id, by=made.by)
    for by in (everybody[0], screen):
        seen = await evaluation.read_result(survey_id, by=by)
        assert shown_of(seen) == shown_of(organisers)
        assert [each.comments for each in seen.questions] == [()] * 4
    assert (await snapshot.for_group(made.workshop_id, None))["published"] == [
        {"id": str(survey_id), "title": "Evaluering"}
    ]
    await evaluation.publish(survey_id, by=made.by, is_published=False)
    with pytest.raises(NotFound):
        await evaluation.read_result(survey_id, by=everybody[0])


async def test_comments_are_left_out_and_taken_in_again(database: Path, morning: datetime) -> None:
    made, everybody = await a_hall(6)
    survey_id = await a_survey(made)
    await answer_all(survey_id, everybody)
    question = (await the_result(made)).questions[-1].id
    with pytest.raises(Conflict, match="survey_not_closed"):
        await evaluation.leave_out_comments(question, by=made.by)
    await evaluation.close_survey(survey_id, by=made.by)

    async def left_out() -> list[bool]:
        return [each.is_left_out for each in (await the_result(made)).questions[-1].comments]

    await evaluation.leave_out_comments(question, by=made.by)
    assert await left_out() == [True] * 6
    await evaluation.leave_out_comments(question, by=made.by, is_left_out=False)
    first = (await the_result(made)).questions[-1].comments[0].id
    await evaluation.leave_out_comment(first, by=made.by)
    assert await left_out() == [True, False, False, False, False, False]


async def test_comments_come_in_another_order_than_they_were_written(database: Path, morning: datetime) -> None:
    made, everybody = await a_hall(30)
    survey_id = await a_survey(made)
    await answer_all(survey_id, everybody)
    stored = [each.text for each in await SurveyAnswer.filter(question__kind=AnswerKind.TEXT).order_by("id")]
    await evaluation.close_survey(survey_id, by=made.by)
    shown = [each.text for each in (await the_result(made)).questions[-1].comments]
    written = [f"{ABOUT} {number}" for number in range(30)]
    assert sorted(shown) == sorted(stored) == sorted(written)
    assert len({tuple(each) for each in (shown, stored, written)}) == 3


async def test_report_holds_no_comment_that_was_left_out(database: Path, morning: datetime) -> None:
    made, everybody = await a_hall(6)
    survey_id = await a_survey(made)
    await surveys.make_survey(made.workshop_id, "expectations", by=made.by)
    await answer_all(survey_id, everybody)
    assert ABOUT not in repr(await read_evaluation_report(made.workshop_id, by=made.by))
    await evaluation.close_survey(survey_id, by=made.by)
    comment = (await evaluation.read_result(survey_id, by=made.by)).questions[-1].comments[0]
    await evaluation.leave_out_comment(comment.id, by=made.by)
    (told,) = (await read_evaluation_report(made.workshop_id, by=made.by)).surveys
    assert len(told.questions[-1].comments) == 5
    assert comment.text not in {each.text for each in told.questions[-1].comments}


async def test_end_date_keeps_the_numbers_and_nothing_else(database: Path, morning: datetime) -> None:
    made, everybody = await a_hall(6)
    survey_id = await a_survey(made)
    await answer_all(survey_id, everybody)
    clock.advance(timedelta(days=1000))
    assert await retention.delete_due() == [made.workshop_id]
    result = await the_result(made)
    assert (result.phase, result.turnout) == (Phase.ENDED, 6)
    assert shown_of(result)[0] == (6, [6])
    assert (await SurveyAnswer.all().count(), await SurveyAnswered.all().count()) == (0, 0)
    assert ABOUT.encode() not in database.read_bytes()


async def test_survey_is_taken_back_only_before_the_first_answer(database: Path, morning: datetime) -> None:
    made, everybody = await a_hall(6)
    survey_id = await a_survey(made)
    await answer_all(survey_id, everybody[:1])
    with pytest.raises(Conflict, match="survey_answers_came"):
        await evaluation.take_back(survey_id, by=made.by)


async def test_group_sees_what_it_can_answer(database: Path, morning: datetime) -> None:
    made, _everybody = await a_hall(2)
    planned = await surveys.make_survey(made.workshop_id, "expectations", by=made.by)
    assert (await snapshot.for_group(made.workshop_id, made.groups[0]))["surveys"] == []
    await evaluation.open_survey(planned, by=made.by)
    (seen,) = (await snapshot.for_group(made.workshop_id, made.groups[0]))["surveys"]
    assert (seen["title"], seen["least"], len(seen["questions"])) == ("Forventninger", 5, 3)
    assert seen["by_group"]
    assert not (await snapshot.for_group(made.workshop_id, None))["surveys"][0]["by_group"]


async def test_planned_survey_is_nobodys_to_answer(database: Path, morning: datetime) -> None:
    made, everybody = await a_hall(2)
    planned = await surveys.make_survey(made.workshop_id, "short", by=made.by)
    with pytest.raises(NotFound):
        await answering.answer(planned, await answers_for(planned), "nøkkel", by=everybody[0])
    stranger = ByPerson(uuid4(), uuid4())
    with pytest.raises(NotFound):
        await answering.answer(UUID(int=7), {}, "nøkkel", by=stranger)
