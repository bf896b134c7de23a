"""The form: which questions, in which order, and who may change them."""

from datetime import datetime
from pathlib import Path
from uuid import UUID

import pytest

from facilitator import clock, forms, stage
from facilitator.errors import Conflict, Invalid, NotAllowed, NotFound
from facilitator.happenings import Happening, QuestionsChanged
from facilitator.live import listen
from models import Document, DocumentUpdate, LateUpdate, Meeting, Question, Workshop
from models.vocabulary import AskedIn, QuestionKind
from tests.builders import Made, a_workshop, an_account, come_in


async def _texts(theme: UUID, *, is_summary: bool = False) -> list[str]:
    return [each.text for each in await forms.questions_of(theme, is_summary=is_summary)]


async def _only(made: Made) -> None:
    await Question.filter(workshop_id=made.workshop_id).delete()


async def test_form_holds_what_is_asked_of_its_theme_in_this_part_of_the_day(database: Path, morning: datetime) -> None:
    made = await a_workshop(people_count=0, planned=False)
    await _only(made)
    for text, theme, asked_in in (
        ("Hva?", None, AskedIn.ROUNDS),
        ("Hvem?", None, AskedIn.BOTH),
        ("Hvilke først?", None, AskedIn.SUMMARY),
        ("Hvor er det mørkt?", made.themes[0], AskedIn.ROUNDS),
        ("Hva koster det?", made.themes[1], AskedIn.ROUNDS),
    ):
        await forms.add_question(made.workshop_id, by=made.by, text=text, theme_id=theme, asked_in=asked_in)
    assert await _texts(made.themes[0]) == ["Hva?", "Hvem?", "Hvor er det mørkt?"]
    assert await _texts(made.themes[1]) == ["Hva?", "Hvem?", "Hva koster det?"]
    assert await _texts(made.themes[0], is_summary=True) == ["Hvem?", "Hvilke først?"]


async def test_leader_shapes_their_own_themes_form_while_it_runs(database: Path, morning: datetime) -> None:
    made = await a_workshop()
    await _only(made)
    common = await forms.add_question(made.workshop_id, by=made.by, text="Hva?")
    await stage.start(made.workshop_id, by=made.by)
    theme, jonas = made.themes[0], await come_in(made.leaders[0])
    told: list[Happening] = []
    end = listen(told.append)
    own = await forms.add_question(made.workshop_id, by=jonas, text="Hvor er det mørkt?", theme_id=theme)
    await forms.change_question(own, by=jonas, text="Hvor er det for mørkt?")
    await forms.move_question(own, common, by=jonas, theme_id=theme)
    end()
    assert told == [QuestionsChanged(made.workshop_id, theme)] * 3
    assert await _texts(theme) == ["Hvor er det for mørkt?", "Hva?"]
    assert await _texts(made.themes[1]) == ["Hva?"]
    await forms.retire_question(own, by=await come_in(made.note_takers[0]))
    assert await _texts(theme) == ["Hva?"]
    await forms.restore_question(own, by=made.by)
    assert await _texts(theme) == ["Hvor er det for mørkt?", "Hva?"]


async def test_leader_changes_no_other_form(database: Path, morning: datetime) -> None:
    made, elsewhere = await a_workshop(), await a_workshop()
    common = await forms.add_question(made.workshop_id, by=made.by, text="Hva?")
    others = await forms.add_question(made.workshop_id, by=made.by, text="Hva koster det?", theme_id=made.themes[1])
    foreign = await forms.add_question(
        elsewhere.workshop_id, by=elsewhere.by, text="Der?", theme_id=elsewhere.themes[0]
    )
    jonas, sara = await come_in(made.leaders[0]), await come_in(made.people[0])
    before = await Question.all().order_by("id").values()
    with pytest.raises(NotAllowed, match="question_is_common"):
        await forms.change_question(common, by=jonas, text="X")
    with pytest.raises(NotAllowed, match="question_is_common"):
        await forms.add_question(made.workshop_id, by=jonas, text="X")
    for attempt in (
        forms.change_question(others, by=jonas, text="X"),
        forms.retire_question(others, by=jonas),
        forms.move_question(others, None, by=jonas, theme_id=made.themes[1]),
        forms.move_question(others, None, by=jonas, theme_id=made.themes[0]),
        forms.move_question(foreign, None, by=jonas, theme_id=made.themes[0]),
        forms.add_question(made.workshop_id, by=jonas, text="X", theme_id=made.themes[1]),
        forms.add_question(made.workshop_id, by=jonas, text="X", theme_id=elsewhere.themes[0]),
        forms.add_question(elsewhere.workshop_id, by=elsewhere.by, text="X", theme_id=made.themes[0]),
        forms.change_question(foreign, by=jonas, text="X"),
        forms.change_question(common, by=sara, text="X"),
        forms.change_question(common, by=await an_account("Tor"), text="X"),
        forms.list_questions(made.workshop_id, by=sara),
    ):
        with pytest.raises(NotFound):
            await attempt
    assert await Question.all().order_by("id").values() == before


async def test_questions_are_moved_for_all(database: Path, morning: datetime) -> None:
    made = await a_workshop(people_count=0, planned=False)
    await _only(made)
    first, second, third = [
        await forms.add_question(made.workshop_id, by=made.by, text=text) for text in ("Hva?", "Hvorfor?", "Hvem?")
    ]
    await forms.move_question(third, second, by=made.by)
    await forms.move_question(first, None, by=made.by)
    assert [each.text for each in await forms.list_questions(made.workshop_id, by=made.by)] == [
        "Hvem?",
        "Hvorfor?",
        "Hva?",
    ]


async def test_question_keeps_its_kind_once_a_meeting_that_asks_it_was_opened(
    database: Path, morning: datetime
) -> None:
    made = await a_workshop(theme_count=5)
    common = await forms.add_question(made.workshop_id, by=made.by, text="Hva?")
    met = {each.theme_id for each in await Meeting.filter(item_id=made.rounds[0])}
    (unmet,) = set(made.themes) - met
    own, later = [
        await forms.add_question(made.workshop_id, by=made.by, text="Hvor?", theme_id=theme)
        for theme in (met.pop(), unmet)
    ]
    for question in (common, own, later):
        await forms.change_question(question, by=made.by, kind=QuestionKind.NEXT_STEP)
    await stage.start(made.workshop_id, by=made.by)
    while not await Meeting.filter(opened_at__isnull=False).exists():
        workshop = await Workshop.get(id=made.workshop_id)
        await stage.next_step(made.workshop_id, by=made.by, seen=workshop.current_item_id)
    for question in (common, own):
        # Nobody has written yet, but a phone without a connection may hold text.
        with pytest.raises(Conflict, match="question_was_asked"):
            await forms.change_question(question, by=made.by, kind=QuestionKind.TEXT)
        await forms.change_question(question, by=made.by, kind=QuestionKind.NEXT_STEP, text="Hvem?")
        await forms.retire_question(question, by=made.by)
        with pytest.raises(Conflict, match="question_was_asked"):
            await forms.change_question(question, by=made.by, kind=QuestionKind.TEXT)
    await forms.change_question(later, by=made.by, kind=QuestionKind.TEXT)
    kinds = {each.id: each.kind for each in await Question.filter(id__in=[common, own, later])}
    assert kinds == {common: QuestionKind.NEXT_STEP, own: QuestionKind.NEXT_STEP, later: QuestionKind.TEXT}


@pytest.mark.parametrize("holds", ["log", "late", "somebody who came in"])
async def test_question_keeps_its_kind_where_a_meeting_that_was_closed_again_holds_text(
    database: Path, morning: datetime, holds: str
) -> None:
    """The counts say nothing of it: they come a second after the text."""
    made = await a_workshop()
    question = await forms.add_question(made.workshop_id, by=made.by, text="Hva?")
    meeting = await Meeting.filter(workshop_id=made.workshop_id).first()
    document = await Document.create(meeting=meeting, created_at=clock.now(), words={})
    if holds == "log":
        await DocumentUpdate.create(document=document, data=b"\x00\x00", written_at=clock.now())
    elif holds == "late":
        await LateUpdate.create(document=document, data=b"\x00\x00", received_at=clock.now())
    with pytest.raises(Conflict, match="question_was_asked"):
        await forms.change_question(question, by=made.by, kind=QuestionKind.NEXT_STEP)


@pytest.mark.parametrize(("text", "code"), [("", "text_missing"), ("å" * 10_000, "text_too_long")])
async def test_question_refuses_what_cannot_be_used(database: Path, morning: datetime, text: str, code: str) -> None:
    made = await a_workshop(people_count=0, planned=False)
    before = await Question.all().count()
    with pytest.raises(Invalid, match=code):
        await forms.add_question(made.workshop_id, by=made.by, text=text)
    assert await Question.all().count() == before
