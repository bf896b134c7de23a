"""What an organiser puts on the plenary screen, and how much of it the hall may see."""

import json
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from facilitator import (
    archiving,
    clock,
    evaluation,
    polls,
    proposals,
    retention,
    stage,
    steering,
    surveys,
    workshops,
)
from facilitator.audience import Audience, Kind, concerns
from facilitator.errors import Conflict, Invalid, NotFound
from facilitator.happenings import BallotsCast, NotesChanged, ProposalsChanged, TurnoutChanged
from facilitator.snapshot import for_desk, for_group, for_screen
from models import JournalEntry, Meeting, Proposal, SurveyQuestion, Workshop
from models.vocabulary import AnswerKind, Showing
from tests.builders import an_account
from tests.facilitator.answers import ABOUT, a_hall, a_survey, answer_all
from tests.facilitator.scenes import Scene, first_round
from tests.facilitator.voters import a_poll
from tests.facilitator.writing_down import Tree, a_proposal, bullets, next_step, write_down


@pytest.fixture
async def scene(database: Path, morning: datetime) -> Scene:
    return await first_round()


async def _showing(workshop_id: UUID) -> dict[str, Any]:
    found: dict[str, Any] = (await for_screen(workshop_id))["showing"]
    return found


async def _theme(scene: Scene) -> UUID:
    return (await Meeting.get(id=scene.meeting)).theme_id


async def _back(scene: Scene) -> None:
    made = scene.made
    seen = (await Workshop.get(id=made.workshop_id)).current_item_id
    await stage.back(made.workshop_id, by=made.by, seen=seen)


async def test_text_of_a_group_is_shown_as_lines_without_its_authors(scene: Scene) -> None:
    made = scene.made
    heading: Tree = ("heading", {"level": "2"}, ["Ved elva"])
    await write_down(
        scene.meeting,
        scene.question,
        heading,
        "Mørkt om vinteren",
        bullets("Lys", ("bullet_list", {}, [("list_item", {}, [("paragraph", {}, ["ved brua"])])])),
        next_step("Kommunen", "setter opp lys", "i høst"),
        person_id=scene.sara.person_id,
    )
    await steering.show_notes(scene.meeting, by=made.by)
    shown = await _showing(made.workshop_id)
    assert (shown["what"], shown["title"], shown["group"]["number"]) == ("notes", "Trygg skolevei", 1)
    (answer,) = shown["answers"]
    assert [(each["text"], each["mark"], each["depth"], each["is_heading"]) for each in answer["lines"]] == [
        ("Ved elva", "", 0, True),
        ("Mørkt om vinteren", "", 0, False),
        ("Lys", "•", 0, False),
        ("ved brua", "•", 0, False),
        ("Kommunen, setter opp lys, i høst", "•", 0, False),
    ]
    whole = json.dumps(await for_screen(made.workshop_id), ensure_ascii=False)
    assert "Sara" not in whole
    assert str(scene.sara.person_id) not in whole


async def test_one_question_is_shown_alone_and_a_long_answer_from_its_end(scene: Scene) -> None:
    made = scene.made
    other = (await forms_of(scene))[1]
    await write_down(scene.meeting, scene.question, "Først")
    await write_down(scene.meeting, other, *(f"Linje {number} {'x' * 90}" for number in range(100)))
    await steering.show_notes(scene.meeting, by=made.by, question_id=other)
    (answer,) = (await _showing(made.workshop_id))["answers"]
    assert answer["id"] == str(other)
    assert answer["lines"][-1]["text"].startswith("Linje 99 ")
    assert sum(len(each["text"]) for each in answer["lines"]) == 4000
    parts = (await for_desk(made.workshop_id, by=made.by))["screen"]
    assert (parts["part"], [each["id"] for each in parts["parts"]][:2]) == (
        str(other),
        [str(scene.question), str(other)],
    )


async def forms_of(scene: Scene) -> list[UUID]:
    """The questions of Sara's meeting."""
    desk = await for_desk(scene.made.workshop_id, by=scene.made.by)
    group = next(each for each in desk["groups"] if each["meeting"]["id"] == str(scene.meeting))
    return [UUID(each["id"]) for each in group["meeting"]["questions"]]


async def test_text_that_its_group_may_not_see_yet_is_not_shown(scene: Scene) -> None:
    made = scene.made
    later = await Meeting.get(item_id=made.rounds[2], group_id=made.groups[0])
    with pytest.raises(Conflict, match="notes_not_open"):
        await steering.show_notes(later.id, by=made.by)
    await write_down(scene.meeting, scene.question, "Mørkt om vinteren")
    await steering.show_notes(scene.meeting, by=made.by)
    await _back(scene)
    assert await _showing(made.workshop_id) == {"what": "day"}
    assert (await for_desk(made.workshop_id, by=made.by))["screen"]["what"] == "day"


async def test_proposals_are_shown_with_their_groups_but_none_that_is_private_hidden_or_merged(scene: Scene) -> None:
    made, theme_id = scene.made, await _theme(scene)
    kept = await a_proposal(scene.meeting, "Lys langs elva")
    merged = await a_proposal(scene.meeting, "Lamper ved elva", merged_into_id=kept.id)
    hidden = await a_proposal(scene.meeting, "Et mål som er skjult")
    await a_proposal(scene.meeting, "")
    await proposals.hide(hidden.id, by=made.by)
    private = await a_proposal(scene.meeting, "Bare mitt", author_id=scene.sara.person_id, is_private=True)
    await steering.show_proposals(theme_id, by=made.by)
    shown = await _showing(made.workshop_id)
    assert [(each["title"], each["group"]) for each in shown["proposals"]] == [("Lys langs elva", 1)]
    for each in (merged, hidden, private):
        assert str(each.id) not in json.dumps(shown)
    await Proposal.filter(id=private.id).update(is_private=False)
    assert len((await _showing(made.workshop_id))["proposals"]) == 2
    await _back(scene)
    assert (await _showing(made.workshop_id))["proposals"] == []


async def test_proposals_text_is_no_text_of_a_group(scene: Scene) -> None:
    private = await a_proposal(scene.meeting, "Bare mitt", author_id=scene.sara.person_id, is_private=True)
    with pytest.raises(NotFound):
        await steering.show_notes(private.id, by=scene.made.by)
    assert (await _showing(scene.made.workshop_id)) == {"what": "day"}


async def test_survey_shows_how_many_have_answered_and_numbers_only_when_they_are_common(
    database: Path, morning: datetime
) -> None:
    made, everybody = await a_hall(3, 3)
    survey_id = await a_survey(made)
    await steering.show_survey(survey_id, by=made.by)
    await answer_all(survey_id, everybody)
    shown = await _showing(made.workshop_id)
    assert (shown["question"], shown["is_open"], shown["turnout"]) == ("Hvordan var dagen?", True, 6)
    assert shown["result"] is None
    await evaluation.close_survey(survey_id, by=made.by)
    assert (await _showing(made.workshop_id))["result"] is None
    await evaluation.publish(survey_id, by=made.by)
    result = (await _showing(made.workshop_id))["result"]
    assert (result["text"], result["counts"], result["n"]) == ("Hvordan var dagen?", [2, 1, 1, 1, 1], 6)
    recommend = await SurveyQuestion.get(survey_id=survey_id, kind=AnswerKind.RECOMMEND)
    await steering.show_survey(survey_id, by=made.by, survey_question_id=recommend.id)
    assert len((await _showing(made.workshop_id))["result"]["counts"]) == 11
    assert ABOUT not in json.dumps(await for_screen(made.workshop_id))
    await evaluation.publish(survey_id, by=made.by, is_published=False)
    assert (await _showing(made.workshop_id))["result"] is None


async def test_survey_below_the_limit_shows_no_number_of_an_answer(database: Path, morning: datetime) -> None:
    made, everybody = await a_hall(4)
    survey_id = await a_survey(made, is_live=True)
    await evaluation.publish(survey_id, by=made.by)
    await steering.show_survey(survey_id, by=made.by)
    await answer_all(survey_id, everybody)
    for close in (False, True):
        if close:
            await evaluation.close_survey(survey_id, by=made.by)
        shown = await _showing(made.workshop_id)
        assert (shown["turnout"], shown["result"]["counts"], shown["result"]["n"]) == (4, None, None)


async def test_live_survey_is_shown_in_steps(database: Path, morning: datetime) -> None:
    made, everybody = await a_hall(6, 6)
    survey_id = await a_survey(made, is_live=True)
    await evaluation.publish(survey_id, by=made.by)
    await steering.show_survey(survey_id, by=made.by)
    seen = []
    for by in everybody:
        await answer_all(survey_id, [by])
        seen.append((await _showing(made.workshop_id))["result"]["n"])
    assert seen == [None] * 4 + [5] * 5 + [10] * 3


async def test_survey_that_is_taken_back_leaves_the_screen(database: Path, morning: datetime) -> None:
    made, _everybody = await a_hall(2)
    planned = await surveys.make_survey(made.workshop_id, "short", by=made.by)
    with pytest.raises(Conflict, match="survey_not_opened"):
        await steering.show_survey(planned, by=made.by)
    await evaluation.open_survey(planned, by=made.by)
    text = await SurveyQuestion.get(survey_id=planned, kind=AnswerKind.TEXT)
    with pytest.raises(Conflict, match="comments_not_on_screen"):
        await steering.show_survey(planned, by=made.by, survey_question_id=text.id)
    await steering.show_survey(planned, by=made.by)
    assert (await _showing(made.workshop_id))["what"] == "survey"
    await evaluation.take_back(planned, by=made.by)
    assert await _showing(made.workshop_id) == {"what": "day"}


async def test_message_fills_the_screen_until_it_is_taken_back(scene: Scene) -> None:
    made = scene.made
    message_id = await stage.send_message(made.workshop_id, "Lunsj i kantina.", by=made.by)
    await steering.show_message(message_id, by=made.by)
    assert (await _showing(made.workshop_id))["text"] == "Lunsj i kantina."
    await stage.withdraw_message(message_id, by=made.by)
    assert await _showing(made.workshop_id) == {"what": "day"}
    with pytest.raises(Conflict, match="message_withdrawn"):
        await steering.show_message(message_id, by=made.by)


async def test_what_is_about_something_is_not_shown_without_it(scene: Scene) -> None:
    for what in (Showing.POLL, Showing.NOTES, Showing.SURVEY):
        with pytest.raises(NotFound):
            await steering.show_on_screen(scene.made.workshop_id, what, by=scene.made.by)
    poll_id = await a_poll(scene.made, opened=False)
    with pytest.raises(Conflict, match="poll_not_open"):
        await steering.show_poll(poll_id, by=scene.made.by)
    await polls.open_poll(poll_id, by=scene.made.by)
    await steering.show_poll(poll_id, by=scene.made.by)
    await steering.show_on_screen(scene.made.workshop_id, Showing.BOARD, by=scene.made.by)
    assert await _showing(scene.made.workshop_id) == {"what": "board"}


async def test_another_organiser_and_another_workshops_things_are_not_found(scene: Scene) -> None:
    olav = await an_account("Olav")
    theirs = await first_round()
    presses: list[Callable[[], Awaitable[object]]] = [
        lambda: steering.show_notes(scene.meeting, by=olav),
        lambda: steering.show_notes(scene.meeting, by=scene.made.by, question_id=theirs.question),
        lambda: steering.show_notes(uuid4(), by=scene.made.by),
        lambda: steering.show_on_screen(theirs.made.workshop_id, Showing.DAY, by=scene.made.by),
        lambda: steering.show_proposals(theirs.made.themes[0], by=scene.made.by),
    ]
    for press in presses:
        with pytest.raises(NotFound):
            await press()


async def test_network_is_told_on_the_welcome_alone(scene: Scene) -> None:
    made = scene.made
    await workshops.change_wifi(made.workshop_id, by=made.by, name='Gjest; "sal"', password="fjell:tur\\  2031")
    assert (await for_screen(made.workshop_id))["wifi"] is None  # the day is on
    await steering.show_on_screen(made.workshop_id, Showing.WELCOME, by=made.by)
    told = (await for_screen(made.workshop_id))["wifi"]
    assert (told["name"], told["password"]) == ('Gjest; "sal"', "fjell:tur\\  2031")
    for seen in (
        await for_group(made.workshop_id, made.groups[0]),
        await for_desk(made.workshop_id, by=made.by),
        await JournalEntry.filter(workshop_id=made.workshop_id).values(),
        await archiving.read_archive(made.workshop_id, by=made.by),
    ):
        assert "fjell" not in repr(seen)
    await workshops.change_wifi(made.workshop_id, by=made.by, name="")
    assert (await for_screen(made.workshop_id))["wifi"] is None


async def test_network_is_deleted_with_the_personal_data_and_takes_no_more(database: Path, morning: datetime) -> None:
    made, _everybody = await a_hall(2)
    await workshops.change_wifi(made.workshop_id, by=made.by, name="Gjest", password="fjelltur-2031")
    clock.advance(timedelta(days=400))
    await retention.delete_due()
    workshop = await Workshop.get(id=made.workshop_id)
    assert (workshop.wifi_name, workshop.wifi_password) == ("", "")
    for file in (database, database.with_name(database.name + "-wal")):
        assert b"fjelltur-2031" not in file.read_bytes()
    with pytest.raises(Conflict, match="personal_data_deleted"):
        await workshops.change_wifi(made.workshop_id, by=made.by, name="Gjest")


@pytest.mark.parametrize(("name", "password"), [("n" * 33, ""), ("Gjest", "p" * 64)])
async def test_network_that_no_phone_could_join_is_refused(scene: Scene, name: str, password: str) -> None:
    with pytest.raises(Invalid, match="text_too_long"):
        await workshops.change_wifi(scene.made.workshop_id, by=scene.made.by, name=name, password=password)
    assert (await Workshop.get(id=scene.made.workshop_id)).wifi_name == ""


async def test_screen_is_read_again_only_for_what_it_shows(scene: Scene) -> None:
    made, theme_id = scene.made, await _theme(scene)
    screen = Audience(made.workshop_id, Kind.SCREEN)
    here, elsewhere = NotesChanged(made.workshop_id, scene.meeting), NotesChanged(made.workshop_id, uuid4())
    often = [here, elsewhere, *(each(made.workshop_id, uuid4()) for each in (BallotsCast, TurnoutChanged))]
    seen = await for_screen(made.workshop_id)
    assert [concerns(each, screen, seen) for each in often] == [False] * 4
    assert all(concerns(each, screen) for each in often)  # where it is not known what is seen
    await steering.show_notes(scene.meeting, by=made.by)
    seen = await for_screen(made.workshop_id)
    assert [concerns(each, screen, seen) for each in often] == [True, False, False, False]
    await steering.show_proposals(theme_id, by=made.by)
    seen = await for_screen(made.workshop_id)
    assert concerns(ProposalsChanged(made.workshop_id, theme_id), screen, seen)
    assert concerns(here, screen, seen)
