"""Shared writing: what is acknowledged is on disk, and only those who may write do."""

import asyncio
import contextlib
import os
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from pycrdt import Doc, Map, XmlElement, XmlFragment
from tortoise import Tortoise

from facilitator import clock, groups, joining, planning, rooms, textlog, writing
from facilitator.database import transaction
from facilitator.errors import Conflict, NotAllowed, NotFound, Refusal
from facilitator.forms import questions_of
from facilitator.happenings import Happening, NotesChanged
from facilitator.judging import LARGEST_DOCUMENT, Receipt
from facilitator.live import listen
from facilitator.nesting import DEEPEST
from facilitator.writing import Malformed
from models import Author, Document, DocumentSnapshot, DocumentUpdate, LateUpdate, Meeting
from models.vocabulary import Role
from tests.builders import come_in
from tests.facilitator.pens import Pen, log_lines, under_a_character
from tests.facilitator.scenes import Scene, first_round
from tests.waiting import until


@pytest.fixture
async def scene(database: Path, morning: object) -> AsyncIterator[Scene]:
    found = await first_round()
    writing.open_rooms(grace_seconds=120)
    yield found
    await writing.close_rooms()


async def test_acknowledged_text_is_on_disk(scene: Scene) -> None:
    pen = Pen()
    entry = await pen.enter(scene.meeting, scene.sara)
    assert entry.may_write
    assert await pen.send(pen.write(scene.question, "Gåbuss"), scene.sara) is Receipt.SAVED
    assert await log_lines(scene.meeting, scene.question) == ["Gåbuss"]
    assert await Author.all().values_list("client_id", "person_id") == [(pen.doc.client_id, scene.sara.person_id)]


async def test_the_log_is_the_same_whether_or_not_something_had_to_be_asked_first(scene: Scene) -> None:
    pen = Pen()
    await pen.enter(scene.meeting, scene.sara)
    for word in ("Gåbuss", "fra", "skolen"):
        await pen.send(pen.write(scene.question, word), scene.sara)
    rows = await Tortoise.get_connection("default").execute_query_dict(
        "SELECT document_id, person_id, typeof(data) AS kind, written_at FROM document_update ORDER BY id"
    )
    # The first asks what Sara may; the others find that nothing has changed.
    assert rows == [rows[0]] * 3
    assert await log_lines(scene.meeting, scene.question) == ["Gåbuss", "fra", "skolen"]


async def test_others_are_told_only_of_what_the_log_has(scene: Scene) -> None:
    told: list[bytes] = []
    logged: list[int] = []

    def tell(meeting_id: UUID, data: bytes, sender: object) -> None:
        told.append(data)
        logged.append(len(told))

    end = writing.listen(tell)
    pen, peer = Pen(), Pen()
    await pen.enter(scene.meeting, scene.sara)
    await peer.enter(scene.meeting, scene.jonas)
    await pen.send(pen.write(scene.question, "Gåbuss"), scene.sara)
    end()
    assert [each async for each in _datas()] == told
    peer.doc.apply_update(told[0])
    assert str(peer.doc.get(str(scene.question), type=XmlFragment)) == "<paragraph>Gåbuss</paragraph>"


async def test_all_of_a_batch_hear_when_what_nobody_foresaw_happens(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError

    pens, peer = [Pen() for _ in range(3)], Pen()
    entries = [await pen.enter(scene.meeting, scene.sara) for pen in pens]
    updates = [pen.write(scene.question, f"tekst {n}") for n, pen in enumerate(pens)]
    end = writing.listen(lambda _meeting_id, data, _sender: peer.doc.apply_update(data))
    with monkeypatch.context() as faults:
        faults.setattr(entries[0].room.text, "apply", fail)
        async with asyncio.timeout(10):
            answers = await asyncio.gather(
                *(pen.send(update, scene.sara) for pen, update in zip(pens, updates, strict=True)),
                return_exceptions=True,
            )
    assert all(isinstance(answer, RuntimeError) for answer in answers)
    assert entries[0].room.held == len(pens)
    # The room and the others have what the log has.
    for text in (entries[0].room.text.answer(scene.question), peer.doc.get(str(scene.question), type=XmlFragment)):
        assert all(f"tekst {n}" in str(text) for n in range(3))
    end()
    again = [await pen.send_all(entry, scene.sara) for pen, entry in zip(pens, entries, strict=True)]
    assert set(again) == {Receipt.SAVED}
    assert sorted(await log_lines(scene.meeting, scene.question)) == ["tekst 0", "tekst 1", "tekst 2"]


async def _datas() -> AsyncIterator[bytes]:
    for row in await DocumentUpdate.all().order_by("id"):
        yield row.data


async def test_many_writers_at_once_all_end_up_in_order(scene: Scene) -> None:
    pens = [Pen() for _ in range(12)]
    for pen in pens:
        await pen.enter(scene.meeting, scene.sara)
    sent = [
        pen.send(pen.write(scene.question, f"{n}-{m}"), scene.sara) for m in range(20) for n, pen in enumerate(pens)
    ]
    assert set(await asyncio.gather(*sent)) == {Receipt.SAVED}
    lines = await log_lines(scene.meeting, scene.question)
    assert sorted(lines) == sorted(f"{n}-{m}" for m in range(20) for n in range(12))
    assert await DocumentUpdate.all().count() == 240


async def test_update_whose_dependencies_are_missing_is_not_acknowledged(scene: Scene) -> None:
    pen = Pen()
    entry = await pen.enter(scene.meeting, scene.sara)
    pen.write(scene.question, "mistet")
    assert await pen.send(pen.write(scene.question, "etter"), scene.sara) is Receipt.MISSING
    assert await log_lines(scene.meeting, scene.question) == []
    assert await pen.send_all(entry, scene.sara) is Receipt.SAVED
    assert await log_lines(scene.meeting, scene.question) == ["mistet", "etter"]


async def test_text_that_is_known_is_acknowledged_and_not_kept_twice(scene: Scene) -> None:
    pen = Pen()
    entry = await pen.enter(scene.meeting, scene.sara)
    update = pen.write(scene.question, "Gåbuss")
    assert [await pen.send(update, scene.sara), await pen.send_all(entry, scene.sara)] == [Receipt.SAVED] * 2
    assert await DocumentUpdate.all().count() == 1


async def test_nobody_writes_in_the_name_of_another(scene: Scene) -> None:
    pen, forged = Pen(), Pen(client_id=4242)
    await pen.enter(scene.meeting, scene.jonas)
    entry = await forged.enter(scene.meeting, scene.sara)
    written = forged.write(scene.question, "Jeg er Sara")
    with pytest.raises(NotAllowed, match="text_of_another"):
        await writing.write(entry.room, written, by=scene.jonas)
    with pytest.raises(Conflict, match="client_id_taken"):
        await Pen(client_id=4242).enter(scene.meeting, scene.jonas)
    assert await DocumentUpdate.all().count() == 0


async def test_only_the_meetings_own_group_and_leader_write(scene: Scene) -> None:
    other = await come_in(scene.made.people[1])
    entry = await Pen().enter(scene.meeting, scene.sara)
    with pytest.raises(NotFound):
        await Pen().enter(scene.meeting, other)
    with pytest.raises(NotFound):
        await writing.write(entry.room, Pen().write(scene.question, "utenfra"), by=other)
    reader = Pen()
    assert not (await reader.enter(scene.meeting, scene.made.by)).may_write
    with pytest.raises(NotFound):
        await reader.send(reader.write(scene.question, "arrangør"), scene.made.by)
    assert await DocumentUpdate.all().count() == 0


async def test_a_revoked_key_writes_nothing_more(scene: Scene) -> None:
    pen = Pen()
    await pen.enter(scene.meeting, scene.sara)
    await pen.send(pen.write(scene.question, "før"), scene.sara)
    await joining.revoke_keys(scene.sara.person_id, by=scene.made.by)
    with pytest.raises(NotFound):
        await pen.send(pen.write(scene.question, "etter"), scene.sara)
    assert await log_lines(scene.meeting, scene.question) == ["før"]


async def test_a_typist_finishes_the_sentence_after_the_round(scene: Scene) -> None:
    pen = Pen()
    await pen.enter(scene.meeting, scene.sara)
    await pen.send(pen.write(scene.question, "første"), scene.sara)
    await scene.next()
    receipts = []
    for _ in range(14):
        clock.advance(timedelta(seconds=10))
        receipts.append(await pen.send(pen.write(scene.question, "mer"), scene.sara))
    # Two minutes of grace, and then it waits for the leader.
    assert receipts == [Receipt.SAVED] * 12 + [Receipt.LATE] * 2


async def test_who_has_paused_comes_late(scene: Scene) -> None:
    pen = Pen()
    await pen.enter(scene.meeting, scene.sara)
    await pen.send(pen.write(scene.question, "første"), scene.sara)
    await scene.next()
    clock.advance(timedelta(seconds=31))
    assert await pen.send(pen.write(scene.question, "sent"), scene.sara) is Receipt.LATE
    assert await log_lines(scene.meeting, scene.question) == ["første"]


async def test_late_text_is_kept_in_one_piece_for_each_person(scene: Scene) -> None:
    pen = Pen()
    await pen.enter(scene.meeting, scene.sara)
    await scene.to_round(2)
    sent = [await pen.send(pen.write(scene.question, each), scene.sara) for each in ("en", "to", "tre")]
    assert sent == [Receipt.LATE] * 3
    assert await LateUpdate.all().count() == 1
    assert await log_lines(scene.meeting, scene.question) == []
    again = await pen.enter(scene.meeting, scene.sara)
    assert await pen.send_all(again, scene.sara) is Receipt.LATE
    assert await LateUpdate.all().count() == 1


async def test_who_changes_group_leaves_what_they_wrote_and_comes_late(scene: Scene) -> None:
    pen = Pen()
    await pen.enter(scene.meeting, scene.sara)
    await groups.move_person(scene.sara.person_id, scene.made.groups[1], by=scene.made.by)
    assert await pen.send(pen.write(scene.question, "på vei ut"), scene.sara) is Receipt.LATE


async def test_leader_and_note_taker_may_always_mend(scene: Scene) -> None:
    await scene.to_round(3)
    pen = Pen()
    assert (await pen.enter(scene.meeting, scene.jonas)).may_write
    assert await pen.send(pen.write(scene.question, "rettet"), scene.jonas) is Receipt.SAVED


async def test_a_leader_who_fell_ill_writes_no_more_and_the_new_one_does(scene: Scene) -> None:
    meeting = await Meeting.get(id=scene.meeting)
    await scene.to_round(2)
    tor = await come_in(scene.made.people[3])
    pen = Pen()
    await pen.enter(scene.meeting, scene.jonas)
    await planning.assign(meeting.theme_id, meeting.track, Role.LEADER, tor.person_id, by=scene.made.by)
    assert await pen.send(pen.write(scene.question, "Jonas"), scene.jonas) is Receipt.LATE
    newcomer = Pen()
    await newcomer.enter(scene.meeting, tor)
    assert await newcomer.send(newcomer.write(scene.question, "Tor"), tor) is Receipt.SAVED


async def test_undone_next_keeps_what_was_written_and_opens_the_old_again(scene: Scene) -> None:
    pen, new = Pen(), Pen()
    await pen.enter(scene.meeting, scene.sara)
    await pen.send(pen.write(scene.question, "runde 1"), scene.sara)
    while (await Meeting.get(item_id=scene.made.rounds[1], group_id=scene.made.groups[0])).opened_at is None:
        await scene.next()
    second = await Meeting.get(item_id=scene.made.rounds[1], group_id=scene.made.groups[0])
    question = (await questions_of(second.theme_id, is_summary=False))[0].id
    await new.enter(second.id, scene.sara)
    await new.send(new.write(question, "for tidlig"), scene.sara)
    while (await Meeting.get(id=scene.meeting)).closed_at is not None:
        await scene.back()
    assert await pen.send(pen.write(scene.question, "videre"), scene.sara) is Receipt.SAVED
    with pytest.raises(NotFound):
        await Pen().enter(second.id, scene.sara)
    assert await log_lines(second.id, question) == ["for tidlig"]


@pytest.mark.parametrize("data", [b"", b"\x01", b"garbage", os.urandom(200), b"\xff" * 40, b"\x00\x00\x00"])
async def test_malformed_data_is_refused_and_changes_nothing(scene: Scene, data: bytes) -> None:
    pen = Pen()
    await pen.enter(scene.meeting, scene.sara)
    with pytest.raises(Malformed):
        await pen.send(data, scene.sara)
    assert await pen.send(pen.write(scene.question, "videre"), scene.sara) is Receipt.SAVED


async def test_what_is_no_rich_text_is_refused(scene: Scene) -> None:
    pen = Pen()
    await pen.enter(scene.meeting, scene.sara)
    sly: Doc[Map[object]] = Doc()
    sly.get("x", type=Map)["y"] = Map({"z": 1})
    with pytest.raises(Malformed):
        await pen.send(sly.get_update(), scene.sara)


async def test_a_paste_as_large_as_a_document_is_taken_and_a_larger_one_refused(scene: Scene) -> None:
    pen, greedy = Pen(), Pen()
    await pen.enter(scene.meeting, scene.sara)
    await greedy.enter(scene.meeting, scene.sara)
    with pytest.raises(Conflict, match="document_full"):
        await greedy.send(greedy.write(scene.question, "x" * LARGEST_DOCUMENT), scene.sara)
    large = pen.write(scene.question, "x" * (LARGEST_DOCUMENT - 1000))
    small = pen.write(scene.question, "etterpå")
    # What follows at once leans on it, and is neither judged before it nor sent again.
    sent = await asyncio.gather(pen.send(large, scene.sara), pen.send(small, scene.sara))
    assert set(sent) == {Receipt.SAVED}
    assert (await log_lines(scene.meeting, scene.question))[1:] == ["etterpå"]
    with pytest.raises(Conflict, match="document_full"):
        await pen.send(pen.write(scene.question, "x" * 2000), scene.sara)


async def test_what_is_handed_in_together_is_measured_together(scene: Scene) -> None:
    pen = Pen()
    await pen.enter(scene.meeting, scene.sara)
    await pen.send(pen.write(scene.question, "x" * (LARGEST_DOCUMENT - 1000)), scene.sara)
    halves = [pen.write(scene.question, "x" * 600) for _ in range(2)]
    sent = await asyncio.gather(*(pen.send(each, scene.sara) for each in halves), return_exceptions=True)
    assert [getattr(each, "code", each) for each in sent] == [Receipt.SAVED, "document_full"]


async def test_what_is_taken_away_again_makes_room(scene: Scene) -> None:
    pen = Pen()
    entry = await pen.enter(scene.meeting, scene.sara)
    for _ in range(8):
        await pen.send(pen.write(scene.question, "x" * (LARGEST_DOCUMENT // 8 - 1000)), scene.sara)
    with pytest.raises(Conflict, match="document_full"):
        await pen.send(Pen().write(scene.question, "x" * 10_000), scene.sara)
    await pen.send(pen.erase(scene.question), scene.sara)
    await until(lambda: entry.room.size < LARGEST_DOCUMENT // 100, 5)
    assert await pen.send(pen.write(scene.question, "x" * 100_000), scene.sara) is Receipt.SAVED


async def test_older_count_does_not_take_the_place_of_a_later_one(scene: Scene) -> None:
    pen = Pen()
    entry = await pen.enter(scene.meeting, scene.sara)
    now = clock.now()
    for words, at in ((5, now), (2, now - timedelta(seconds=1))):
        await textlog.put_derived([(entry.document_id, textlog.Derived({str(scene.question): words}), at)])
    document = await Document.get(id=entry.document_id)
    assert (document.words, document.last_written_at) == ({str(scene.question): 5}, now)


async def test_what_cannot_be_applied_is_refused_and_takes_nothing_with_it(scene: Scene) -> None:
    pen, other = Pen(), Pen()
    await pen.enter(scene.meeting, scene.sara)
    await other.enter(scene.meeting, scene.jonas)
    await other.send(other.write(scene.question, "Gåbuss"), scene.jonas)
    answers = await asyncio.gather(
        pen.send(under_a_character(pen.doc.client_id, (other.doc.client_id, 3)), scene.sara),
        other.send(other.write(scene.question, "Lavere fart"), scene.jonas),
        return_exceptions=True,
    )
    assert isinstance(answers[0], Malformed)
    assert answers[1] is Receipt.SAVED
    assert await DocumentUpdate.all().count() == 2
    assert await log_lines(scene.meeting, scene.question) == ["Gåbuss", "Lavere fart"]


async def test_log_with_a_part_that_cannot_be_applied_gives_all_the_others(scene: Scene) -> None:
    """What a process leaves that was killed between the commit and taking the text out again."""
    pen, reader = Pen(), Pen()
    await pen.enter(scene.meeting, scene.jonas)
    await pen.send(pen.write(scene.question, "Gåbuss"), scene.jonas)
    document = await Document.get(meeting_id=scene.meeting)
    broken = under_a_character(4242, (pen.doc.client_id, 3))
    await DocumentUpdate.create(document=document, data=broken, written_at=clock.now())
    await pen.send(pen.write(scene.question, "Lavere fart"), scene.jonas)
    await writing.close_rooms()
    writing.open_rooms()
    assert await log_lines(scene.meeting, scene.question) == ["Gåbuss", "Lavere fart"]
    await reader.enter(scene.meeting, scene.sara)
    assert await reader.send(reader.write(scene.question, "Flere"), scene.sara) is Receipt.SAVED
    # What isn't understood is not thrown away, and keeps the log no longer than it is.
    await transaction(textlog.compact, document.id)
    assert [bytes(each.data) for each in await DocumentUpdate.all()] == [broken]
    await reader.send(reader.write(scene.question, "Mer lys"), scene.sara)
    await transaction(textlog.compact, document.id)
    assert [bytes(each.data) for each in await DocumentUpdate.all()] == [broken]
    assert await log_lines(scene.meeting, scene.question) == ["Gåbuss", "Lavere fart", "Flere", "Mer lys"]


async def test_counts_are_true_again_after_a_process_that_never_renewed_them(scene: Scene) -> None:
    pen, newcomer = Pen(), Pen()
    entry = await pen.enter(scene.meeting, scene.sara)
    await pen.send(pen.write(scene.question, "Gåbuss hver dag"), scene.sara)
    writing.leave(entry.room)
    await writing.close_rooms()
    counted = {str(scene.question): 3}
    for newer in (None, clock.now() - timedelta(minutes=1)):
        # Nobody opens it again.
        await Document.all().update(words={}, last_written_at=newer)
        writing.open_rooms()
        await writing.close_rooms()
        found = await Document.get(meeting_id=scene.meeting)
        assert (found.words, found.last_written_at) == (counted, clock.now())
    # The log says nothing of when they were counted; who opens the document sees to it.
    await transaction(textlog.compact, found.id)
    await Document.all().update(words={})
    writing.open_rooms()
    told: list[Happening] = []
    end = listen(told.append)
    await newcomer.enter(scene.meeting, scene.sara)
    end()
    assert (await Document.get(meeting_id=scene.meeting)).words == counted
    assert told == [NotesChanged(scene.made.workshop_id, scene.meeting)]


async def test_log_that_is_compacted_is_counted(scene: Scene) -> None:
    pen = Pen()
    await pen.enter(scene.meeting, scene.sara)
    await pen.send(pen.write(scene.question, "Gåbuss"), scene.sara)
    document = await Document.get(meeting_id=scene.meeting)
    await transaction(textlog.compact, document.id)
    assert (await Document.get(id=document.id)).words == {str(scene.question): 1}


async def test_an_answer_without_words_counts_as_one(scene: Scene) -> None:
    pen = Pen()
    await pen.enter(scene.meeting, scene.sara)
    await pen.send(pen.write(scene.question, "👍 !"), scene.sara)
    await writing.close_rooms()
    assert (await Document.get(meeting_id=scene.meeting)).words == {str(scene.question): 1}


async def test_broken_update_that_was_cut_anywhere_is_refused(scene: Scene) -> None:
    pen = Pen()
    await pen.enter(scene.meeting, scene.sara)
    update = pen.write(scene.question, "Gåbuss med faste voksne", "Lavere fart")
    for end in range(len(update)):
        with pytest.raises(Malformed):
            await pen.send(update[:end], scene.sara)
    assert await DocumentUpdate.all().count() == 0


async def test_turned_bytes_never_break_the_room(scene: Scene) -> None:
    pen, other = Pen(client_id=77), Pen()
    await pen.enter(scene.meeting, scene.sara)
    await other.enter(scene.meeting, scene.jonas)
    await other.send(other.write(scene.question, "trygt"), scene.jonas)
    update = pen.write(scene.question, "Gåbuss", "Lavere fart")
    for at in range(len(update)):
        for byte in (0, 1, 7, 0x7F, 0x80, 0xC4, 0xFF):
            turned = update[:at] + bytes([byte]) + update[at + 1 :]
            with contextlib.suppress(Malformed, Refusal):
                await pen.send(turned, scene.sara)
    assert await other.send(other.write(scene.question, "etterpå"), scene.jonas) is Receipt.SAVED
    lines = await log_lines(scene.meeting, scene.question)
    assert [each for each in lines if each in {"trygt", "etterpå"}] == ["trygt", "etterpå"]


async def test_log_is_compacted_and_reads_the_same(scene: Scene) -> None:
    pen = Pen()
    await pen.enter(scene.meeting, scene.sara)
    for number in range(30):
        await pen.send(pen.write(scene.question, str(number)), scene.sara)
    document = await Document.get(meeting_id=scene.meeting)
    before = await log_lines(scene.meeting, scene.question)
    await transaction(textlog.compact, document.id)
    assert await DocumentUpdate.all().count() == 0
    assert await DocumentSnapshot.all().count() == 1
    assert await log_lines(scene.meeting, scene.question) == before
    await pen.send(pen.write(scene.question, "etter"), scene.sara)
    await transaction(textlog.compact, document.id)
    assert await log_lines(scene.meeting, scene.question) == [*before, "etter"]
    newcomer = Pen()
    await newcomer.enter(scene.meeting, scene.jonas)
    assert newcomer.doc.get_state() == pen.doc.get_state()


async def test_erased_text_stays_erased(scene: Scene) -> None:
    pen = Pen()
    await pen.enter(scene.meeting, scene.sara)
    await pen.send(pen.write(scene.question, "bort"), scene.sara)
    assert await pen.send(pen.erase(scene.question), scene.sara) is Receipt.SAVED
    assert await log_lines(scene.meeting, scene.question) == []


async def test_rooms_closed_and_opened_again_have_all(scene: Scene) -> None:
    pen = Pen()
    entry = await pen.enter(scene.meeting, scene.sara)
    await pen.send(pen.write(scene.question, "Gåbuss"), scene.sara)
    writing.leave(entry.room)
    await writing.close_rooms()
    document = await Document.get(meeting_id=scene.meeting)
    assert document.words == {str(scene.question): 1}
    assert document.last_written_at == clock.now()
    writing.open_rooms(grace_seconds=120)
    other = Pen()
    await other.enter(scene.meeting, scene.jonas)
    assert str(other.doc.get(str(scene.question), type=XmlFragment)) == "<paragraph>Gåbuss</paragraph>"


@pytest.mark.parametrize("at_once", [10**6, 0], ids=["short", "long"])
async def test_notes_changed_is_told_once_however_fast_one_types(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(rooms, "QUICKLY_COUNTED", at_once)
    told: list[Happening] = []
    heard = asyncio.Event()

    def hear(happening: Happening) -> None:
        if isinstance(happening, NotesChanged):
            told.append(happening)
            heard.set()

    end = listen(hear)
    pen = Pen()
    await pen.enter(scene.meeting, scene.sara)
    for number in range(20):
        await pen.send(pen.write(scene.question, str(number)), scene.sara)
    await asyncio.wait_for(heard.wait(), 5)
    end()
    assert told == [NotesChanged(scene.made.workshop_id, scene.meeting)]
    assert (await Document.get(meeting_id=scene.meeting)).words == {str(scene.question): 20}


async def test_busy_room_is_told_in_merged_frames(scene: Scene) -> None:
    told: list[tuple[bytes, object]] = []
    end = writing.listen(lambda meeting_id, data, sender: told.append((data, sender)))
    pens = [Pen() for _ in range(40)]
    for pen in pens:
        await pen.enter(scene.meeting, scene.sara)
    await asyncio.gather(*(pen.send(pen.write(scene.question, f"{n}"), scene.sara) for n, pen in enumerate(pens)))
    peer = Pen()
    while len(str(peer.doc.get(str(scene.question), type=XmlFragment)).split("<paragraph>")) < 41:
        await asyncio.sleep(0)
        for data, _ in told:
            peer.doc.apply_update(data)
    end()
    assert len(told) < 30
    assert told[-1][1] is None


async def test_nobody_reads_a_meeting_that_does_not_exist(scene: Scene) -> None:
    with pytest.raises(NotFound):
        await Pen().enter(uuid4(), scene.sara)


async def test_nodes_in_nodes_without_end_are_refused_and_hurt_nobody(scene: Scene) -> None:
    """Some ten thousand in each other, and then taken away, would be the end of the process."""
    pen = Pen()
    await pen.enter(scene.meeting, scene.sara)
    with pytest.raises(Malformed):
        await pen.send(nest(pen, scene.question, DEEPEST + 1), scene.sara)
    sara = Pen()
    await sara.enter(scene.meeting, scene.sara)
    assert await sara.send(sara.write(scene.question, "Gåbuss"), scene.sara) is Receipt.SAVED


async def test_nodes_in_nodes_are_refused_level_by_level_too(scene: Scene) -> None:
    pen = Pen()
    await pen.enter(scene.meeting, scene.sara)
    for _ in range(9):
        await pen.send(nest(pen, scene.question, DEEPEST // 9), scene.sara)
    with pytest.raises(Malformed):
        await pen.send(nest(pen, scene.question, DEEPEST // 9), scene.sara)


async def test_node_beside_many_is_no_deeper_than_they(scene: Scene) -> None:
    pen = Pen()
    await pen.enter(scene.meeting, scene.sara)
    update = pen.write(scene.question, *(f"linje {number}" for number in range(DEEPEST)))
    assert await pen.send(update, scene.sara) is Receipt.SAVED
    for number in range(DEEPEST + 1):
        assert await pen.send(pen.write(scene.question, f"mer {number}"), scene.sara) is Receipt.SAVED


async def test_late_text_is_no_deeper_either(scene: Scene) -> None:
    pen = Pen()
    await pen.enter(scene.meeting, scene.sara)
    await scene.to_round(2)
    clock.advance(timedelta(hours=1))
    with pytest.raises(Malformed):
        await pen.send(nest(pen, scene.question, DEEPEST + 1), scene.sara)


def nest(pen: Pen, question_id: UUID, levels: int) -> bytes:
    """Put so many nodes in each other, in the innermost there is; the update that this makes."""
    before = pen.doc.get_state()
    inner: XmlFragment | XmlElement = pen.doc.get(str(question_id), type=XmlFragment)
    while isinstance(found := next(iter(inner.children), None), XmlElement):
        inner = found
    with pen.doc.transaction():
        for _ in range(levels):
            inner = inner.children.append(XmlElement("blockquote"))
    return pen.doc.get_update(before)
