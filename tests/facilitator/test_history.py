"""The history of notes: what is kept when, and that any of it can be read, compared and brought back."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pycrdt import XmlElement, XmlFragment, XmlText

from facilitator import clock, forms, history, locking, textlog, writing
from facilitator.database import transaction
from facilitator.differences import Kind
from facilitator.errors import Conflict, NotFound
from facilitator.judging import Receipt
from facilitator.richtext import plain_lines
from models import Author, Document, DocumentState, DocumentUpdate, Meeting
from models.vocabulary import StateKind
from tests.facilitator.pens import Pen, log_lines
from tests.facilitator.scenes import Scene, first_round


@pytest.fixture
async def scene(database: Path, morning: datetime) -> AsyncIterator[Scene]:
    writing.open_rooms()
    yield await first_round()
    await writing.close_rooms()


async def _kept(scene: Scene) -> list[history.Kept]:
    meeting = await Meeting.get(id=scene.meeting)
    timeline = await history.read_timeline(meeting.theme_id, meeting.track, by=scene.jonas)
    return list(timeline.meetings[0].states)


async def _lines(scene: Scene, kept: history.Kept) -> list[str]:
    return [line for was in await history.read_state(kept.id, by=scene.jonas) for line in plain_lines(was.blocks)]


async def test_states_are_kept_every_two_minutes_and_at_the_end(scene: Scene) -> None:
    pen = Pen()
    await pen.enter(scene.meeting, scene.sara)
    for number in range(8):
        await pen.send(pen.write(scene.question, f"linje {number}"), scene.sara)
        clock.advance(timedelta(seconds=50))
    await scene.next()
    kept = await _kept(scene)
    assert [each.kind for each in kept] == [StateKind.WRITTEN, StateKind.WRITTEN, StateKind.CLOSED]
    assert [len(await _lines(scene, each)) for each in kept] == [3, 6, 8]


async def test_states_survive_compaction_and_a_new_process(scene: Scene) -> None:
    pen = Pen()
    await pen.enter(scene.meeting, scene.sara)
    for number in range(9):
        await pen.send(pen.write(scene.question, f"linje {number}"), scene.sara)
        clock.advance(timedelta(seconds=130))
        if number == 4:
            document = await Document.get(meeting_id=scene.meeting)
            await transaction(textlog.compact, document.id)
    before = [await _lines(scene, each) for each in await _kept(scene)]
    await transaction(textlog.compact, document.id)
    assert await DocumentUpdate.all().count() == 0
    await writing.close_rooms()
    writing.open_rooms()
    assert [await _lines(scene, each) for each in await _kept(scene)] == before
    assert [len(each) for each in before] == [1, 2, 3, 4, 5, 6, 7, 8]


async def test_what_was_left_alone_for_a_while_is_kept_before_it_is_changed(scene: Scene) -> None:
    pen = Pen()
    entry = await pen.enter(scene.meeting, scene.sara)
    await pen.send(pen.write(scene.question, "Gåbuss"), scene.sara)
    clock.advance(timedelta(seconds=100))
    await pen.send(pen.write(scene.question, "Lavere fart"), scene.sara)
    writing.leave(entry.room)
    await writing.close_rooms()
    writing.open_rooms()
    clock.advance(timedelta(minutes=10))
    await pen.enter(scene.meeting, scene.sara)
    await pen.send(pen.erase(scene.question), scene.sara)
    await transaction(textlog.compact, (await Document.get(meeting_id=scene.meeting)).id)
    assert [await _lines(scene, each) for each in await _kept(scene)] == [["Gåbuss", "Lavere fart"]]


async def test_no_state_is_kept_of_what_did_not_change(scene: Scene) -> None:
    pen = Pen()
    await pen.enter(scene.meeting, scene.sara)
    clock.advance(timedelta(minutes=10))
    await pen.send(pen.write(scene.question, "Gåbuss"), scene.sara)
    await scene.next()
    jonas = Pen()
    await jonas.enter(scene.meeting, scene.jonas)
    clock.advance(timedelta(minutes=10))
    await jonas.send(jonas.write(scene.question, "Lavere fart"), scene.jonas)
    assert [each.kind for each in await _kept(scene)] == [StateKind.CLOSED]


async def test_comparing_tells_what_was_added_and_taken_away(scene: Scene) -> None:
    pen = Pen()
    await pen.enter(scene.meeting, scene.sara)
    await pen.send(pen.write(scene.question, "Flere bussruter", "Lavere fart ved skolen"), scene.sara)
    await scene.next()
    await scene.back()
    fragment = pen.doc.get(str(scene.question), type=XmlFragment)
    state = pen.doc.get_state()
    paragraph = fragment.children[1]
    assert isinstance(paragraph, XmlElement)
    words = paragraph.children[0]
    assert isinstance(words, XmlText)
    words.insert(len(words), " og barnehagen")
    del fragment.children[0]
    await pen.send(pen.doc.get_update(state), scene.sara)
    await scene.next()
    first, second = [each for each in await _kept(scene) if each.kind is StateKind.CLOSED]
    (was,) = await history.read_state(first.id, by=scene.made.by, against_id=second.id)
    assert [[(piece.kind, piece.text) for piece in line.pieces] for line in was.lines] == [
        [(Kind.REMOVED, "Flere bussruter")],
        [(Kind.SAME, "Lavere fart ved skolen"), (Kind.ADDED, " og barnehagen")],
    ]
    (now,) = await history.read_state(second.id, by=scene.made.by)
    assert not now.differs


async def test_other_form_of_the_same_words_is_a_difference(scene: Scene) -> None:
    pen = Pen()
    await pen.enter(scene.meeting, scene.sara)
    await pen.send(pen.write(scene.question, "Plan"), scene.sara)
    await scene.next()
    jonas = Pen()
    await jonas.enter(scene.meeting, scene.jonas)
    state = jonas.doc.get_state()
    (paragraph,) = jonas.doc.get(str(scene.question), type=XmlFragment).children
    assert isinstance(paragraph, XmlElement)
    (words,) = paragraph.children
    assert isinstance(words, XmlText)
    words.format(0, len(words), {"link": {"href": "https://et-annet-sted.example"}})
    await jonas.send(jonas.doc.get_update(state), scene.jonas)
    kept = next(each for each in await _kept(scene) if each.kind is StateKind.CLOSED)
    (was,) = await history.read_state(kept.id, by=scene.jonas)
    assert (was.differs, was.has_same_words) == (True, True)
    await history.bring_back(kept.id, by=scene.jonas)
    (was,) = await history.read_state(kept.id, by=scene.jonas)
    assert not was.differs


async def test_bringing_back_is_a_new_edit_that_everybody_hears(scene: Scene) -> None:
    sara, jonas = Pen(), Pen()
    await sara.enter(scene.meeting, scene.sara)
    await sara.send(sara.write(scene.question, "Gåbuss", "Lavere fart"), scene.sara)
    await scene.next()
    entry = await jonas.enter(scene.meeting, scene.jonas)
    await jonas.send(jonas.erase(scene.question), scene.jonas)
    await jonas.send(jonas.write(scene.question, "Noe annet"), scene.jonas)
    told: list[bytes] = []
    end = writing.listen(lambda _meeting, data, _sender: told.append(data))
    kept = (await _kept(scene))[-1]
    await history.bring_back(kept.id, by=scene.jonas)
    end()
    assert await log_lines(scene.meeting, scene.question) == ["Gåbuss", "Lavere fart"]
    for data in told:
        jonas.doc.apply_update(data)
    assert plain_lines(entry.room.text.answer(scene.question)) == ["Gåbuss", "Lavere fart"]
    assert await jonas.send(jonas.write(scene.question, "Mer"), scene.jonas) is Receipt.SAVED
    assert await log_lines(scene.meeting, scene.question) == ["Gåbuss", "Lavere fart", "Mer"]
    # What was there before is kept too, and whose edit it was.
    states = await _kept(scene)
    assert [(each.kind, each.by) for each in states[-2:]] == [
        (StateKind.WRITTEN, ""),
        (StateKind.BROUGHT_BACK, "Jonas"),
    ]
    assert await _lines(scene, states[-2]) == ["Noe annet"]
    assert await Author.filter(person_id=scene.jonas.person_id).count() == 2


async def test_one_answer_is_brought_back_alone(scene: Scene) -> None:
    meeting = await Meeting.get(id=scene.meeting)
    other = (await forms.questions_of(meeting.theme_id, is_summary=False))[1].id
    pen = Pen()
    await pen.enter(scene.meeting, scene.sara)
    await pen.send(pen.write(scene.question, "En"), scene.sara)
    await pen.send(pen.write(other, "To"), scene.sara)
    await scene.next()
    jonas = Pen()
    await jonas.enter(scene.meeting, scene.jonas)
    await jonas.send(jonas.erase(scene.question), scene.jonas)
    await jonas.send(jonas.erase(other), scene.jonas)
    await history.bring_back((await _kept(scene))[-1].id, by=scene.jonas, question_id=other)
    assert await log_lines(scene.meeting, scene.question) == []
    assert await log_lines(scene.meeting, other) == ["To"]


async def test_bringing_back_is_refused_in_a_locked_theme_and_where_nothing_differs(scene: Scene) -> None:
    meeting = await Meeting.get(id=scene.meeting)
    pen = Pen()
    await pen.enter(scene.meeting, scene.sara)
    await pen.send(pen.write(scene.question, "Gåbuss"), scene.sara)
    await scene.next()
    kept = (await _kept(scene))[-1]
    with pytest.raises(Conflict, match="state_is_now"):
        await history.bring_back(kept.id, by=scene.jonas)
    await locking.lock(meeting.theme_id, by=scene.made.by)
    with pytest.raises(Conflict, match="theme_locked"):
        await history.bring_back(kept.id, by=scene.jonas)
    with pytest.raises(NotFound):
        await history.bring_back(kept.id, by=scene.sara)
    assert await DocumentState.all().count() == 2


async def test_history_is_not_the_groups_to_read(scene: Scene) -> None:
    meeting = await Meeting.get(id=scene.meeting)
    pen = Pen()
    await pen.enter(scene.meeting, scene.sara)
    await pen.send(pen.write(scene.question, "Gåbuss"), scene.sara)
    await scene.next()
    kept = (await _kept(scene))[-1]
    with pytest.raises(NotFound):
        await history.read_timeline(meeting.theme_id, meeting.track, by=scene.sara)
    with pytest.raises(NotFound):
        await history.read_state(kept.id, by=scene.sara)
