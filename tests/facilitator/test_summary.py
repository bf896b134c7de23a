"""The summary: all that was written, under the right theme, question, round and group, for those who may read it."""

from collections.abc import Iterator
from datetime import datetime
from uuid import uuid4

import pytest

from facilitator import forms, people, stage, summary, workshops
from facilitator.access import ByAccount
from facilitator.errors import NotFound
from facilitator.richtext import Paragraph, Text, plain_lines
from facilitator.summary import Summary
from models import Meeting, Person, Question, Workshop
from models.vocabulary import QuestionKind
from tests.builders import Made, a_workshop, an_account, come_in
from tests.facilitator.writing_down import bullets, next_step, write_down

pytestmark = pytest.mark.usefixtures("database", "morning")


async def first_question(made: Made) -> Question:
    questions = await forms.list_questions(made.workshop_id, by=made.by)
    return next(each for each in questions if each.theme_id is None and each.kind == QuestionKind.TEXT)


async def meeting_of(made: Made, round_number: int, group_number: int) -> Meeting:
    return await Meeting.get(item_id=made.rounds[round_number - 1], group_id=made.groups[group_number - 1])


async def go_to_round(made: Made, number: int) -> None:
    await stage.start(made.workshop_id, by=made.by)
    while (here := (await Workshop.get(id=made.workshop_id)).current_item_id) != made.rounds[number - 1]:
        await stage.next_step(made.workshop_id, by=made.by, seen=here)


def told(read: Summary) -> Iterator[tuple[str, str, int | None, int, str]]:
    """Theme, question, round, group and text of everything."""
    for chapter in read.chapters:
        for answer in chapter.answers:
            for entry in answer.entries:
                for line in plain_lines(entry.blocks):
                    yield chapter.title, answer.question, entry.origin.round_number, entry.origin.group_number, line


async def write_everywhere(made: Made, question: Question) -> dict[str, tuple[str, int | None, int]]:
    """A word of its own for each meeting; returns where each word belongs."""
    words = {}
    for number, item_id in enumerate(made.rounds, 1):
        for meeting in await Meeting.filter(item_id=item_id).prefetch_related("group", "theme", "item"):
            word = f"ord-{number}-{meeting.group.number}"
            await write_down(meeting.id, question.id, word)
            in_round = number if meeting.item.kind == "round" else None
            words[word] = (meeting.theme.title, in_round, meeting.group.number)
    return words


async def test_summary_tells_every_word_once_in_its_place() -> None:
    made = await a_workshop()
    question = await first_question(made)
    words = await write_everywhere(made, question)

    read = await summary.read_summary(made.workshop_id, by=made.by)

    found = [(line, (theme, number, group)) for theme, _, number, group, line in told(read)]
    assert len(found) == len(words) == 20
    assert dict(found) == words
    for chapter in read.chapters:
        assert [answer.question for answer in chapter.answers] == [question.text]
        rounds = [entry.origin.round_number or 99 for entry in chapter.answers[0].entries]
        assert rounds == sorted(rounds)


async def test_summary_names_the_workshop_and_who_led() -> None:
    made = await a_workshop()
    await workshops.change(made.workshop_id, by=made.by, place="Kulturhuset")

    read = await summary.read_summary(made.workshop_id, by=made.by)

    assert (read.title, read.place, read.has_ended) == ("Nærmiljø 2030", "Kulturhuset", False)
    assert [
        (each.title, each.leader and each.leader.name, each.note_taker and each.note_taker.name)
        for each in read.chapters
    ] == [
        ("Trygg skolevei", "Jonas", "Liv"),
        ("Møteplasser for unge", "Petter", "Tor"),
        ("Bolig for alle", "Ingrid", "Eirik"),
        ("Frivillighet", "Amal", "Nadia"),
    ]
    assert [(group.number, [each.name for each in group.people]) for group in read.groups] == [
        (1, ["Geir", "Sara"]),
        (2, ["Hanna", "Kari"]),
        (3, ["Ali", "Iver"]),
        (4, ["Berit", "Jorunn"]),
    ]


async def test_summary_tells_who_came_and_who_did_not(morning: datetime) -> None:
    made = await a_workshop()
    await people.add(made.workshop_id, by=made.by, name="Tuva", organisation="Bedrift B")
    await Person.filter(id__in=made.people[:2]).update(joined_at=morning)
    await Person.filter(id=made.people[1]).update(deputy_name="Vera", deputy_came=True)

    read = await summary.read_summary(made.workshop_id, by=made.by)

    assert [[(each.name, each.deputy_for) for each in group.people] for group in read.groups] == [
        [("Sara", "")],
        [("Vera", "Kari")],
    ]
    assert [each.name for each in read.absent] == ["Ali", "Berit", "Geir", "Hanna", "Iver", "Jorunn", "Tuva"]


async def test_next_steps_are_collected_and_leave_their_question() -> None:
    made = await a_workshop()
    question = await first_question(made)
    asked = await forms.add_question(made.workshop_id, by=made.by, text="Hvem gjør hva?", kind=QuestionKind.NEXT_STEP)
    meeting = await meeting_of(made, 1, 2)
    await write_down(meeting.id, asked, next_step("Sara", "kaller inn", "1. mai"))
    await write_down(meeting.id, question.id, "Innledning", bullets("Punkt", next_step("Kari", "ringer", "i morgen")))

    read = await summary.read_summary(made.workshop_id, by=made.by)

    assert [
        (
            each.question,
            each.origin.group_number,
            each.step.who[0].text,
            each.step.what[0].text,
            each.step.by_when[0].text,
        )
        for each in read.commitments
    ] == [(question.text, 2, "Kari", "ringer", "i morgen"), ("Hvem gjør hva?", 2, "Sara", "kaller inn", "1. mai")]
    assert [line for *_, line in told(read)] == ["Innledning", "Punkt"]


async def test_empty_questions_are_left_out_and_named() -> None:
    made = await a_workshop()
    question = await first_question(made)
    retired = await forms.add_question(made.workshop_id, by=made.by, text="Tatt bort")
    await forms.retire_question(retired, by=made.by)
    await write_down((await meeting_of(made, 1, 1)).id, question.id, "Noe")

    [chapter, other, *_] = (await summary.read_summary(made.workshop_id, by=made.by)).chapters

    assert [each.question for each in chapter.answers] == [question.text]
    assert other.answers == ()
    assert question.text not in chapter.unanswered
    assert question.text in other.unanswered
    assert "Tatt bort" not in other.unanswered


async def test_retired_question_keeps_its_answers() -> None:
    made = await a_workshop()
    question = await first_question(made)
    await write_down((await meeting_of(made, 1, 1)).id, question.id, "Noe")
    await forms.retire_question(question.id, by=made.by)

    assert [line for *_, line in told(await summary.read_summary(made.workshop_id, by=made.by))] == ["Noe"]


async def test_one_theme_and_one_group_are_told_alone() -> None:
    made = await a_workshop()
    words = await write_everywhere(made, await first_question(made))

    theme = await summary.read_summary(made.workshop_id, by=made.by, theme_id=made.themes[1], track=1)
    group = await summary.read_summary(made.workshop_id, by=made.by, group_id=made.groups[2])

    assert theme.theme == "Møteplasser for unge"
    assert {line for *_, line in told(theme)} == {w for w, place in words.items() if place[0] == "Møteplasser for unge"}
    assert (group.group_number, [each.number for each in group.groups]) == (3, [3])
    assert {line for *_, line in told(group)} == {w for w, place in words.items() if place[2] == 3}


async def test_participant_gets_what_their_group_has_met() -> None:
    made = await a_workshop()
    await write_everywhere(made, await first_question(made))
    await go_to_round(made, 2)
    sara = await come_in(made.people[0])
    first, second = await meeting_of(made, 1, 1), await meeting_of(made, 2, 1)
    earlier = await Meeting.get(item_id=made.rounds[0], theme_id=second.theme_id).prefetch_related("group")

    read = await summary.read_summary(made.workshop_id, by=sara)

    assert {line for *_, line in told(read)} == {"ord-1-1", "ord-2-1", f"ord-1-{earlier.group.number}"}
    assert [each.number for each in read.groups] == [1]
    assert read.absent == ()
    assert {each.theme_id for each in read.chapters} == {first.theme_id, second.theme_id}


async def test_leader_gets_their_theme() -> None:
    made = await a_workshop()
    words = await write_everywhere(made, await first_question(made))
    jonas = await come_in(made.leaders[0])

    read = await summary.read_summary(made.workshop_id, by=jonas)

    assert {line for *_, line in told(read)} == {w for w, place in words.items() if place[0] == "Trygg skolevei"}
    assert [each.number for each in read.groups] == [1, 2, 3, 4]


@pytest.mark.parametrize("wanted", ["theme_id", "group_id"])
async def test_participant_gets_nothing_of_what_is_not_theirs(wanted: str) -> None:
    made, other = await a_workshop(), await a_workshop()
    await go_to_round(made, 1)
    sara = await come_in(made.people[0])
    met = await meeting_of(made, 1, 1)
    strange = {
        "theme_id": [*(each for each in made.themes if each != met.theme_id), other.themes[0]],
        "group_id": [*made.groups[1:], other.groups[0], uuid4()],
    }

    for each in strange[wanted]:
        with pytest.raises(NotFound):
            await summary.read_summary(made.workshop_id, by=sara, **{wanted: each})  # type: ignore[arg-type]
    with pytest.raises(NotFound):
        await summary.read_summary(other.workshop_id, by=sara)


async def test_another_organiser_gets_nothing() -> None:
    made = await a_workshop()
    for by in (await an_account("Sivert"), ByAccount(uuid4())):
        with pytest.raises(NotFound):
            await summary.read_summary(made.workshop_id, by=by)


async def test_machine_keeper_reads_by_code() -> None:
    made = await a_workshop()
    question = await first_question(made)
    await write_down((await meeting_of(made, 1, 1)).id, question.id, "Noe")
    code = (await Workshop.get(id=made.workshop_id)).code

    read = await summary.read_as_owner(f" {code.lower()} ")

    assert read.chapters[0].answers[0].entries[0].blocks == (Paragraph((Text("Noe"),)),)
    with pytest.raises(NotFound):
        await summary.read_as_owner("finnes ikke")
