"""The form and late text, as leader and participant see them."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from facilitator import clock, forms, latecomers, notes, writing
from facilitator.access import ByPerson
from facilitator.errors import Conflict, NotFound
from facilitator.judging import Receipt
from facilitator.sharedtext import merged
from facilitator.writing import Malformed
from models import Document, DocumentUpdate, LateUpdate, Meeting, Person
from tests.builders import a_workshop, come_in
from tests.facilitator.pens import Pen, log_lines, under_a_character
from tests.facilitator.scenes import Scene, first_round


@pytest.fixture
async def scene(database: Path, morning: object) -> AsyncIterator[Scene]:
    found = await first_round()
    writing.open_rooms(grace_seconds=120)
    yield found
    await writing.close_rooms()


async def test_form_shows_the_meeting_that_is_on(scene: Scene) -> None:
    meeting = await Meeting.get(id=scene.meeting)
    for by, leads in ((scene.sara, False), (scene.jonas, True)):
        form = await notes.read_form(meeting.theme_id, meeting.track, by=by)
        assert (form["now"], form["leads"]) == (str(scene.meeting), leads)
        assert [(each["round"], each["group"]["number"], each["may_write"]) for each in form["meetings"]] == [
            (1, 1, True)
        ]


async def test_form_travels_with_the_theme(scene: Scene) -> None:
    meeting = await Meeting.get(id=scene.meeting)
    await scene.to_round(2)
    second = await Meeting.get(item_id=scene.made.rounds[1], theme_id=meeting.theme_id).prefetch_related("group")
    newcomer = await come_in(scene.made.people[scene.made.groups.index(second.group_id)])
    form = await notes.read_form(meeting.theme_id, meeting.track, by=newcomer)
    assert [(each["id"], each["may_write"]) for each in form["meetings"]] == [
        (str(scene.meeting), False),
        (str(second.id), True),
    ]
    # The group that was there first doesn't see what the next one writes.
    before = await notes.read_form(meeting.theme_id, meeting.track, by=scene.sara)
    assert [each["id"] for each in before["meetings"]] == [str(scene.meeting)]
    assert before["now"] is None


async def test_form_of_a_theme_not_yet_met_is_not_there(scene: Scene) -> None:
    meeting = await Meeting.get(item_id=scene.made.rounds[0], group_id=scene.made.groups[1])
    with pytest.raises(NotFound):
        await notes.read_form(meeting.theme_id, meeting.track, by=scene.sara)
    other = await a_workshop()
    with pytest.raises(NotFound):
        await notes.read_form(meeting.theme_id, meeting.track, by=other.by)


async def test_question_taken_off_stays_where_it_was_answered(scene: Scene) -> None:
    meeting = await Meeting.get(id=scene.meeting)
    pen = Pen()
    entry = await pen.enter(scene.meeting, scene.sara)
    await pen.send(pen.write(scene.question, "Gåbuss"), scene.sara)
    writing.leave(entry.room)
    await writing.close_rooms()
    writing.open_rooms()
    await forms.retire_question(scene.question, by=scene.made.by)
    await scene.to_round(2)
    form = await notes.read_form(meeting.theme_id, meeting.track, by=scene.jonas)
    first, second = (each["questions"] for each in form["meetings"])
    assert (str(scene.question) in first, str(scene.question) in second) == (True, False)


async def test_late_text_is_shown_and_taken_in(scene: Scene) -> None:
    meeting = await Meeting.get(id=scene.meeting)
    pen, leader = Pen(), Pen()
    await pen.enter(scene.meeting, scene.sara)
    await pen.send(pen.write(scene.question, "Gåbuss"), scene.sara)
    await scene.to_round(2)
    await leader.enter(scene.meeting, scene.jonas)
    clock.advance(timedelta(minutes=1))
    assert await pen.send(pen.write(scene.question, "Lavere fart"), scene.sara) is Receipt.LATE
    (late,) = await latecomers.late_texts(meeting.theme_id, meeting.track, by=scene.jonas)
    assert late["name"] == "Sara"
    assert [(each["added"], each["removed"]) for each in late["changes"]] == [(["Lavere fart"], [])]
    assert [await _waits(scene, by) for by in (scene.sara, scene.jonas)] == [[True], [False, False]]
    with pytest.raises(NotFound):
        await latecomers.late_texts(meeting.theme_id, meeting.track, by=scene.sara)
    with pytest.raises(NotFound):
        await latecomers.take_in(late["id"], by=scene.sara)
    told: list[bytes] = []
    end = writing.listen(lambda meeting_id, data, sender: told.append(data))
    await latecomers.take_in(late["id"], by=scene.jonas)
    end()
    assert len(told) == 1
    assert await _waits(scene, scene.sara) == [False]
    assert await log_lines(scene.meeting, scene.question) == ["Gåbuss", "Lavere fart"]
    with pytest.raises(Conflict, match="late_text_decided"):
        await latecomers.leave_out(late["id"], by=scene.jonas)
    assert await latecomers.late_texts(meeting.theme_id, meeting.track, by=scene.jonas) == []
    assert [each.person_id for each in await DocumentUpdate.all()] == [scene.sara.person_id] * 2
    # Her browser offers it again and hears that it is in.
    assert await pen.send_all(await pen.enter(scene.meeting, scene.sara), scene.sara) is Receipt.SAVED


async def _waits(scene: Scene, by: ByPerson) -> list[bool]:
    """Of each meeting that somebody sees, whether text of theirs waits there."""
    meeting = await Meeting.get(id=scene.meeting)
    return [each["waits"] for each in (await notes.read_form(meeting.theme_id, meeting.track, by=by))["meetings"]]


async def test_late_text_that_was_left_is_not_asked_about_again(scene: Scene) -> None:
    meeting = await Meeting.get(id=scene.meeting)
    pen = Pen()
    await pen.enter(scene.meeting, scene.sara)
    await scene.to_round(2)
    await pen.send(pen.write(scene.question, "Lavere fart"), scene.sara)
    (late,) = await latecomers.late_texts(meeting.theme_id, meeting.track, by=scene.jonas)
    await latecomers.leave_out(late["id"], by=scene.jonas)
    assert await pen.send_all(await pen.enter(scene.meeting, scene.sara), scene.sara) is Receipt.LATE
    assert await latecomers.late_texts(meeting.theme_id, meeting.track, by=scene.jonas) == []
    assert await log_lines(scene.meeting, scene.question) == []


async def test_late_text_of_a_round_opened_again_goes_in_by_itself(scene: Scene) -> None:
    meeting = await Meeting.get(id=scene.meeting)
    pen = Pen()
    await pen.enter(scene.meeting, scene.sara)
    await scene.next()
    assert await pen.send(pen.write(scene.question, "Gåbuss"), scene.sara) is Receipt.LATE
    await scene.back()
    assert await pen.send(pen.write(scene.question, "videre"), scene.sara) is Receipt.MISSING
    assert await pen.send_all(await pen.enter(scene.meeting, scene.sara), scene.sara) is Receipt.SAVED
    assert await log_lines(scene.meeting, scene.question) == ["Gåbuss", "videre"]
    assert await latecomers.late_texts(meeting.theme_id, meeting.track, by=scene.jonas) == []
    await writing.close_rooms()
    assert [each.taken_in for each in await LateUpdate.all()] == [True]
    writing.open_rooms()


async def _late_for_what_is_written(scene: Scene) -> tuple[Pen, Pen]:
    """Sara's pen in a meeting that is over, and Jonas's, who wrote "Gåbuss" there."""
    pen, writer = Pen(), Pen()
    await writer.enter(scene.meeting, scene.jonas)
    await writer.send(writer.write(scene.question, "Gåbuss"), scene.jonas)
    await pen.enter(scene.meeting, scene.sara)
    await scene.to_round(2)
    return pen, writer


async def test_late_text_that_cannot_be_applied_is_refused_and_hides_nobodys(scene: Scene) -> None:
    meeting = await Meeting.get(id=scene.meeting)
    pen, writer = await _late_for_what_is_written(scene)
    broken = under_a_character(4242, (writer.doc.client_id, 3))
    with pytest.raises(Malformed):
        await pen.send(broken, scene.sara)
    assert await LateUpdate.all().count() == 0
    for line in ("Lavere fart", "Flere voksne"):
        assert await pen.send(pen.write(scene.question, line), scene.sara) is Receipt.LATE
        kept = await LateUpdate.get()
        with pytest.raises(Malformed):
            await pen.send(broken, scene.sara)
        assert (await LateUpdate.get()).data == kept.data
    # Nor does one that hangs under what she wrote late herself.
    with pytest.raises(Malformed):
        await pen.send(under_a_character(4242, (pen.doc.client_id, 3)), scene.sara)
    (late,) = await latecomers.late_texts(meeting.theme_id, meeting.track, by=scene.jonas)
    assert [each["added"] for each in late["changes"]] == [["Lavere fart", "Flere voksne"]]
    await latecomers.take_in(late["id"], by=scene.jonas)
    assert await log_lines(scene.meeting, scene.question) == ["Gåbuss", "Lavere fart", "Flere voksne"]


async def test_late_text_that_cannot_be_applied_hides_only_itself_and_is_not_taken_in(scene: Scene) -> None:
    """Late text from before such text was refused."""
    meeting = await Meeting.get(id=scene.meeting)
    pen, writer = await _late_for_what_is_written(scene)
    await pen.send(pen.write(scene.question, "Lavere fart"), scene.sara)
    document = await Document.get(meeting_id=scene.meeting)
    pending = pen.write(scene.question, "nådde aldri fram") and pen.write(scene.question, "leaner på det")
    for data in (under_a_character(4242, (writer.doc.client_id, 3)), pending):
        bad = await LateUpdate.create(document=document, data=data, received_at=clock.now())
        (late,) = await latecomers.late_texts(meeting.theme_id, meeting.track, by=scene.jonas)
        assert [each["added"] for each in late["changes"]] == [["Lavere fart"]]
        with pytest.raises(Conflict, match="late_text_broken"):
            await latecomers.take_in(bad.id, by=scene.jonas)
        assert (await LateUpdate.get(id=bad.id)).decided_at is None
    assert await DocumentUpdate.all().count() == 1
    assert await log_lines(scene.meeting, scene.question) == ["Gåbuss"]


async def test_late_text_taken_in_while_nobody_has_the_document_open_is_counted(scene: Scene) -> None:
    pen = Pen()
    await pen.enter(scene.meeting, scene.sara)
    await scene.to_round(2)
    await pen.send(pen.write(scene.question, "Lavere fart"), scene.sara)
    await writing.close_rooms()
    writing.open_rooms()
    clock.advance(timedelta(minutes=1))
    await latecomers.take_in((await LateUpdate.get()).id, by=scene.jonas)
    document = await Document.get(meeting_id=scene.meeting)
    assert (document.words, document.last_written_at) == ({str(scene.question): 2}, clock.now())


async def test_question_taken_off_stays_where_it_was_answered_without_words(scene: Scene) -> None:
    meeting = await Meeting.get(id=scene.meeting)
    pen = Pen()
    await pen.enter(scene.meeting, scene.sara)
    await pen.send(pen.write(scene.question, "👍"), scene.sara)
    await writing.close_rooms()
    writing.open_rooms()
    await forms.retire_question(scene.question, by=scene.made.by)
    form = await notes.read_form(meeting.theme_id, meeting.track, by=scene.jonas)
    assert str(scene.question) in form["meetings"][0]["questions"]


async def test_late_text_hidden_by_what_it_was_merged_with_is_kept_again(scene: Scene) -> None:
    """Rows from before text that can't be applied was refused."""
    meeting = await Meeting.get(id=scene.meeting)
    pen, writer = await _late_for_what_is_written(scene)
    both = merged(
        [pen.write(scene.question, "Lavere fart"), under_a_character(4242, (writer.doc.client_id, 3))],
    )
    document = await Document.get(meeting_id=scene.meeting)
    bad = await LateUpdate.create(document=document, person_id=scene.sara.person_id, data=both, received_at=clock.now())
    clock.advance(timedelta(minutes=1))
    assert await pen.send_all(await pen.enter(scene.meeting, scene.sara), scene.sara) is Receipt.LATE
    assert await pen.send(pen.write(scene.question, "Flere voksne"), scene.sara) is Receipt.LATE
    (late,) = await latecomers.late_texts(meeting.theme_id, meeting.track, by=scene.jonas)
    assert [each["added"] for each in late["changes"]] == [["Lavere fart", "Flere voksne"]]
    assert (await LateUpdate.get(id=bad.id)).data == both
    assert await LateUpdate.all().count() == 2


async def test_late_text_is_not_refused_for_what_another_sends_at_the_same_time(scene: Scene) -> None:
    pen, writer = await _late_for_what_is_written(scene)
    broken = under_a_character(4242, (writer.doc.client_id, 3))
    answers = await asyncio.gather(
        writer.send(broken, scene.jonas),
        pen.send(pen.write(scene.question, "Lavere fart"), scene.sara),
        return_exceptions=True,
    )
    assert isinstance(answers[0], Malformed)
    assert answers[1] is Receipt.LATE
    assert await log_lines(scene.meeting, scene.question) == ["Gåbuss"]


async def test_news_are_what_others_wrote_since_the_group_saw_the_theme(scene: Scene) -> None:
    theme = (await Meeting.get(id=scene.meeting)).theme_id
    assert (await notes.read_form(theme, 1, by=scene.sara))["news"] == {"is_first": True, "meetings": []}
    assert (await notes.read_form(theme, 1, by=scene.jonas))["news"] is None
    await _say(scene, scene.meeting, scene.sara, "Gåbuss hver dag")
    second = await _meeting_in(scene, 2, theme)
    geir = await come_in(await _somebody_in(second))
    news = (await notes.read_form(theme, 1, by=geir))["news"]
    asked = {str(scene.question): 3}
    first = {"id": str(scene.meeting), "is_changed": False, "questions": asked}
    assert news == {"is_first": True, "meetings": [first]}
    await _say(scene, second.id, geir, "Lavere fart")
    # The first group comes back in the summary round; what its leader has mended meanwhile is told too.
    clock.advance(timedelta(minutes=3))
    await _say(scene, scene.meeting, scene.jonas, "Mer")
    await scene.to_round(5)
    found = (await notes.read_form(theme, 1, by=scene.sara))["news"]
    assert not found["is_first"]
    assert [(each["id"], each["is_changed"]) for each in found["meetings"]] == [
        (str(scene.meeting), True),
        (str(second.id), False),
    ]


async def test_sentence_that_was_finished_as_the_group_left_is_no_news_to_it(scene: Scene) -> None:
    theme = (await Meeting.get(id=scene.meeting)).theme_id
    pen = Pen()
    entry = await pen.enter(scene.meeting, scene.sara)
    await pen.send(pen.write(scene.question, "Gåbuss"), scene.sara)
    await scene.to_round(2)
    clock.advance(timedelta(seconds=20))
    assert await pen.send(pen.write(scene.question, "hver dag"), scene.sara) is Receipt.SAVED
    writing.leave(entry.room)
    await writing.close_rooms()
    writing.open_rooms()
    await scene.to_round(5)
    assert (await notes.read_form(theme, 1, by=scene.sara))["news"] == {"is_first": False, "meetings": []}


async def _say(scene: Scene, meeting_id: UUID, by: ByPerson, line: str) -> None:
    """Write a line, and wait until it is counted."""
    pen = Pen()
    entry = await pen.enter(meeting_id, by)
    await pen.send(pen.write(scene.question, line), by)
    writing.leave(entry.room)
    await writing.close_rooms()
    writing.open_rooms()


async def _meeting_in(scene: Scene, number: int, theme_id: UUID) -> Meeting:
    await scene.to_round(number)
    return await Meeting.get(item_id=scene.made.rounds[number - 1], theme_id=theme_id)


async def _somebody_in(meeting: Meeting) -> UUID:
    person = await Person.filter(group_id=meeting.group_id).order_by("name_key").first()
    assert person is not None
    return person.id
