"""Expectation rounds: what the groups are asked, where it is written, and where it is not."""

from collections.abc import AsyncIterator

import pytest

from exports import files
from facilitator import (
    agenda,
    clock,
    copying,
    desk,
    forms,
    latecomers,
    notes,
    overview,
    planbook,
    planning,
    proposals,
    snapshot,
    summary,
    themes,
    turns,
    workshops,
    writing,
)
from facilitator.day import read_day
from facilitator.errors import Conflict, NotFound
from facilitator.evaluation_report import read_evaluation_report
from facilitator.expectations import read_rounds
from facilitator.judging import Receipt
from facilitator.minutes import read_minutes
from facilitator.richtext import plain_lines
from models import AgendaItem, LateUpdate, Meeting, Question, Theme, Turn
from models.vocabulary import ItemKind, QuestionKind
from tests.builders import a_workshop, come_in, in_two_days
from tests.exports.reading import text_of
from tests.facilitator.expecting import an_expectation_round, begun, expect, go_on
from tests.facilitator.pens import Pen
from ui.words import words_for

pytestmark = pytest.mark.usefixtures("database", "morning")


@pytest.fixture
async def rooms(database: object, morning: object) -> AsyncIterator[None]:
    writing.open_rooms()
    yield
    await writing.close_rooms()


async def test_round_asks_what_its_template_does_until_that_is_changed() -> None:
    made, item_id = await an_expectation_round()
    (told,) = await read_rounds(made.workshop_id, by=made.by)
    assert told.questions[0].text == "Hva vil dere ha igjen for dagen?"
    await forms.add_question(made.workshop_id, by=made.by, text="Hva gruer dere dere til?", theme_id=told.theme_id)
    await forms.retire_question(told.questions[0].id, by=made.by)
    (told,) = await read_rounds(made.workshop_id, by=made.by)
    assert [each.text for each in told.questions][-1] == "Hva gruer dere dere til?"
    assert len(told.questions) == 3
    assert told.item_id == item_id


async def test_round_is_no_theme_anywhere_else() -> None:
    made, item_id = await an_expectation_round()
    plan = await planning.plan_table(made.workshop_id, by=made.by)
    await begun(made)
    await expect(item_id, made.groups[0], "Mer samarbeid")
    theme = await Theme.get(item_id=item_id)
    book = await planbook.read_planbook(made.workshop_id, by=made.by)
    assert {each.id for each in book.sheets} == set(made.themes)
    assert theme.id not in {each.theme_id for each in book.questions}
    assert len(await themes.list_themes(made.workshop_id, by=made.by)) == 4
    assert (await workshops.overview(made.workshop_id, by=made.by)).themes == 4
    assert len((await overview.read_overview(made.workshop_id, by=made.by)).themes) == 4
    after = await planning.plan_table(made.workshop_id, by=made.by)
    assert [each.cells for each in after.rounds] == [each.cells for each in plan.rounds]
    assert after.broken == plan.broken
    assert await copying.choices(made.workshop_id, by=made.by) == []
    meeting = await Meeting.get(item_id=item_id, group_id=made.groups[0])
    for work in (
        themes.change(theme.id, by=made.by, title="Noe annet"),
        proposals.write_apart(theme.id, by=made.by),
        proposals.make(meeting.id, by=await come_in(made.people[0])),
    ):
        with pytest.raises(NotFound):
            await work


async def test_group_reads_its_own_answer_and_no_other_groups() -> None:
    made, item_id = await an_expectation_round()
    await begun(made)
    await expect(item_id, made.groups[0], "Mer samarbeid", person_id=made.people[0])
    sara, kari = await come_in(made.people[0]), await come_in(made.people[1])
    own = await Meeting.get(item_id=item_id, group_id=made.groups[0])
    form = await notes.read_form(own.theme_id, own.track, by=sara)
    assert [each["id"] for each in form["meetings"]] == [str(own.id)] == [form["now"]]
    assert (form["proposals"], form["meetings"][0]["round"]) == (None, None)
    assert len(form["questions"]) == 3
    assert not await notes.is_readable(own.id, by=kari)
    with pytest.raises(NotFound):
        await notes.read_form(own.theme_id, own.track, by=kari)
    assert await notes.is_readable(own.id, by=made.by)
    told = await snapshot.for_group(made.workshop_id, made.groups[0])
    assert (told["meeting"]["id"], told["meeting"]["title"]) == (str(own.id), "Forventninger")


async def test_desk_shows_how_each_groups_form_is_filled() -> None:
    made, item_id = await an_expectation_round()
    await begun(made)
    await expect(item_id, made.groups[1], "Mer samarbeid")
    told = await desk.overview(await read_day(made.workshop_id))
    assert [each["meeting"]["questions"][0]["fill"] for each in told["groups"]] == ["empty", "thin", "empty"]
    assert not told["groups"][0]["meeting"]["is_led"]


async def test_summary_has_a_chapter_in_the_order_in_which_the_groups_spoke() -> None:
    made, item_id = await an_expectation_round()
    await agenda.change_item(item_id, by=made.by, title="Hva vi vil")
    await begun(made)
    for number in (1, 2, 3):
        await expect(item_id, made.groups[number - 1], f"Fra gruppe {number}")
    third = await Turn.get(item_id=item_id, group_id=made.groups[2])
    await turns.give_turn(third.id, by=made.by, seen=None)
    await turns.next_turn(item_id, by=made.by, seen=third.id)
    whole = await summary.read_summary(made.workshop_id, by=made.by)
    (chapter,) = whole.expectations
    assert chapter.title == "Hva vi vil"
    assert [plain_lines(each.blocks) for each in chapter.answers[0].entries] == [
        ["Fra gruppe 3"],
        ["Fra gruppe 1"],
        ["Fra gruppe 2"],
    ]
    assert all(each.title != "Hva vi vil" for each in whole.chapters)
    own = await summary.read_summary(made.workshop_id, by=await come_in(made.people[0]))
    assert [plain_lines(each.blocks) for each in own.expectations[0].answers[0].entries] == [["Fra gruppe 1"]]


async def test_late_text_is_the_organisers_to_decide(rooms: None) -> None:
    made, item_id = await an_expectation_round()
    await begun(made)
    sara, pen = await come_in(made.people[0]), Pen()
    meeting = await Meeting.get(item_id=item_id, group_id=made.groups[0])
    question = await Question.filter(theme_id=meeting.theme_id).first()
    assert question is not None
    entry = await pen.enter(meeting.id, sara)
    await go_on(made)
    assert await pen.send(pen.write(question.id, "Mer samarbeid"), sara) is Receipt.LATE
    writing.leave(entry.room)
    assert (await desk.overview(await read_day(made.workshop_id)))["late_unled"] == 1
    (late,) = await latecomers.late_texts(meeting.theme_id, meeting.track, by=made.by)
    assert late["changes"][0]["added"] == ["Mer samarbeid"]
    with pytest.raises(NotFound):
        await latecomers.late_texts(meeting.theme_id, meeting.track, by=sara)
    await latecomers.take_in((await LateUpdate.get()).id, by=made.by)
    assert (await desk.overview(await read_day(made.workshop_id)))["late_unled"] == 0
    (chapter,) = (await summary.read_summary(made.workshop_id, by=made.by)).expectations
    assert plain_lines(chapter.answers[0].entries[0].blocks) == ["Mer samarbeid"]


async def test_round_in_which_somebody_wrote_is_kept_and_another_goes_with_its_form_when_it_is_removed() -> None:
    made, item_id = await an_expectation_round()
    other = await agenda.add_item(made.workshop_id, ItemKind.EXPECTATIONS, by=made.by, minutes=10)
    await begun(made)
    with pytest.raises(Conflict, match="expectations_stay"):
        await agenda.change_item(other, by=made.by, kind=ItemKind.PLENARY)
    assert await Question.filter(theme__item_id=other).count() == 3
    await agenda.remove_item(other, by=made.by)
    assert await Question.filter(theme__item_id__isnull=False).count() == 3
    with pytest.raises(Conflict, match="step_begun"):
        await agenda.remove_item(item_id, by=made.by)


async def test_common_question_may_change_kind_while_only_expectations_were_written() -> None:
    made, item_id = await an_expectation_round()
    await begun(made)
    await expect(item_id, made.groups[0], "Mer samarbeid")
    common = await Question.filter(workshop_id=made.workshop_id, theme_id=None).first()
    assert common is not None
    await forms.change_question(common.id, by=made.by, kind=QuestionKind.NEXT_STEP)


async def test_copy_asks_the_same_with_the_same_time() -> None:
    made, item_id = await an_expectation_round()
    (before,) = await read_rounds(made.workshop_id, by=made.by)
    await forms.change_question(before.questions[0].id, by=made.by, text="Hvorfor er dere her?")
    await AgendaItem.filter(id=item_id).update(turn_minutes=7)
    for work in (copying.copy, copying.build_on):
        copied = await work(made.workshop_id, "Neste", in_two_days(), by=made.by)
        (told,) = await read_rounds(copied, by=made.by)
        assert (told.questions[0].text, told.turn_minutes) == ("Hvorfor er dere her?", 7)
        assert told.theme_id != before.theme_id


async def test_evaluation_report_and_minutes_tell_what_the_groups_expected() -> None:
    made, item_id = await an_expectation_round()
    assert (await read_evaluation_report(made.workshop_id, by=made.by)).expected == ()
    await begun(made)
    await expect(item_id, made.groups[0], "Mer samarbeid på tvers")
    report = await read_evaluation_report(made.workshop_id, by=made.by)
    for told in (report, await read_minutes(made.workshop_id, by=made.by)):
        text = text_of(files.write(told, files.Kind.PDF, words_for(report.language)))
        assert "Forventninger Hva vil dere ha igjen for dagen? Gruppe 1 Mer samarbeid på tvers" in text


async def test_round_is_put_before_the_rounds_in_which_groups_meet_unless_they_have_begun() -> None:
    made = await a_workshop()
    item_id = await agenda.add_item(made.workshop_id, ItemKind.EXPECTATIONS, by=made.by, minutes=20)
    steps = [each.id for each in await AgendaItem.filter(workshop_id=made.workshop_id).order_by("position")]
    assert steps[steps.index(item_id) + 1] == made.rounds[0]
    await AgendaItem.filter(position__lte=steps.index(made.rounds[0])).update(started_at=clock.now())
    late = await agenda.add_item(made.workshop_id, ItemKind.EXPECTATIONS, by=made.by, minutes=20)
    last = await AgendaItem.filter(workshop_id=made.workshop_id).order_by("-position").first()
    assert last is not None
    assert last.id == late
