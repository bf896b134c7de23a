"""Updates that the server, the library and browsers could read in different ways, or that take long to take in."""

import time
from collections.abc import AsyncIterator
from datetime import timedelta
from uuid import UUID

import pytest

from facilitator import clock, live, writing
from facilitator.access import By
from facilitator.happenings import Happening, LateTextReceived
from facilitator.judging import Receipt
from facilitator.updates import BrokenUpdate, read_state, read_update
from facilitator.writing import Malformed
from tests.facilitator.crafted import TEXT, after, deleting, inside, node, number, on_root, paragraph, string, update
from tests.facilitator.pens import Pen, log_lines
from tests.facilitator.scenes import Scene, first_round
from tests.interop.yjs import Yjs
from tests.waiting import until

SARA, JONAS = 77, 7
QUESTION = UUID(int=1)
ONE = paragraph(JONAS, QUESTION, "hei")
VALUE = b"\x01"  # one value follows

REFUSED = {
    "a client id that others read as another": update((2**53 + SARA, 0, paragraph(2**53 + SARA, QUESTION, "hei"))),
    "a clock that others read as another": update((JONAS, 2**32, ONE)),
    "clocks that end beyond all": update((JONAS, 0, [*ONE, b"\x00" + number(2**31)])),
    "a client twice": update((JONAS, 3, [inside(4, JONAS, 1, string("x"))]), (JONAS, 0, ONE)),
    "a client with nothing": update((JONAS, 0, [])),
    "a deletion of nothing": update((JONAS, 0, ONE), deletes=deleting(9, (0, 0))),
    "a deletion beyond all": update((JONAS, 0, ONE), deletes=deleting(JONAS, (0, 2**40))),
    "nothing that is gone": update((JONAS, 0, [b"\x00\x00", *ONE])),
    "a gap of nothing": update((JONAS, 0, [b"\x0a\x00", *ONE])),
    "something gone with marks": update((JONAS, 0, [b"\xe0\x05"])),
    "a number too large": update((JONAS, 0, [*ONE, inside(8, JONAS, 0, VALUE + b"\x7d" + b"\xff" * 8 + b"\x01")])),
    "a number without end": update((JONAS, 0, [*ONE, inside(8, JONAS, 0, VALUE + b"\x7d" + b"\xff" * 12 + b"\x01")])),
    "a format that is no JSON": update((JONAS, 0, [*ONE, inside(6, JONAS, 1, string("bold") + string("{a"))])),
    "a format without a value": update((JONAS, 0, [*ONE, inside(6, JONAS, 1, string("bold") + string(""))])),
    "a format that is no number": update((JONAS, 0, [*ONE, inside(6, JONAS, 1, string("bold") + string("NaN"))])),
}


@pytest.fixture
async def scene(database: None, morning: None) -> AsyncIterator[Scene]:
    found = await first_round()
    writing.open_rooms(grace_seconds=120)
    yield found
    await writing.close_rooms()


@pytest.mark.parametrize("crafted", REFUSED.values(), ids=REFUSED)
def test_what_each_would_read_in_another_way_is_refused(crafted: bytes) -> None:
    with pytest.raises(BrokenUpdate):
        read_update(crafted)


def test_what_is_put_together_here_is_else_what_browsers_read(yjs: Yjs) -> None:
    sound = update(
        (JONAS, 0, [*ONE, after(6, JONAS, 4, string("bold") + string("true"))]), deletes=deleting(JONAS, (2, 1))
    )
    assert read_update(sound).brings.of == {JONAS: [(0, 6)]}
    peer = yjs.peer()
    peer.apply(sound)
    assert peer.text(QUESTION) == "ei"


async def test_nobody_writes_as_another_by_a_client_id_that_is_cut(scene: Scene) -> None:
    sara, jonas = Pen(SARA), Pen(JONAS)
    await sara.enter(scene.meeting, scene.sara)
    entry = await jonas.enter(scene.meeting, scene.jonas)
    await sara.send(sara.write(scene.question, "Sara først"), scene.sara)
    begin, forged = read_state(sara.doc.get_state())[SARA], 2**53 + SARA
    with pytest.raises(Malformed):
        await writing.write(
            entry.room,
            update((forged, begin, paragraph(forged, scene.question, "jeg, Sara", clock=begin))),
            by=scene.jonas,
        )
    assert await sara.send(sara.write(scene.question, "Sara etterpå"), scene.sara) is Receipt.SAVED
    assert await log_lines(scene.meeting, scene.question) == ["Sara først", "Sara etterpå"]


async def test_pieces_in_each_others_way_are_refused_and_keep_nobody_waiting(scene: Scene) -> None:
    entry = await Pen(JONAS).enter(scene.meeting, scene.jonas)
    much = update((JONAS, 0, paragraph(JONAS, scene.question, *"a" * 5000)))
    with pytest.raises(Malformed):
        await writing.write(entry.room, much, by=scene.jonas)
    begun, client = time.thread_time(), 1000
    first, pieces = paragraph(client, scene.question), [inside(4, client, 1, string("b"))] * 900
    while await _is_taken(entry, update((client, 0, first + pieces)), scene.jonas):
        client, first = client + 1, []
    assert time.thread_time() - begun < 30
    sara = Pen(SARA)
    await sara.enter(scene.meeting, scene.sara)
    assert await sara.send(sara.write(scene.question, "Sara"), scene.sara) is Receipt.SAVED


async def test_update_of_many_hands_is_refused(scene: Scene) -> None:
    entry = await Pen(JONAS).enter(scene.meeting, scene.jonas)
    with pytest.raises(Malformed):
        await writing.write(
            entry.room, update(*((1000 + each, 0, [b"\x00\x01"]) for each in range(501))), by=scene.jonas
        )


def test_deletions_in_any_order_are_read_as_quickly() -> None:
    spans = [(2 * each, 1) for each in range(100_000)]
    took = []
    for ordered in (spans, spans[::-1]):
        begun = time.thread_time()
        assert len(read_update(update(deletes=deleting(JONAS, *ordered))).deletes.of[JONAS]) == len(spans)
        took.append(time.thread_time() - begun)
    assert took[1] < 5 * took[0]


async def test_deep_node_of_one_keeps_no_other_from_writing_paragraphs(scene: Scene) -> None:
    entry, sara = await Pen(JONAS).enter(scene.meeting, scene.jonas), Pen(SARA)
    await sara.enter(scene.meeting, scene.sara)
    await sara.send(sara.write(scene.question, "først"), scene.sara)
    deep = [inside(7, JONAS, at, node("blockquote")) for at in range(999)]
    crafted = update((JONAS, 0, [on_root(7, scene.question, node("blockquote")), *deep]))
    assert await writing.write(entry.room, crafted, by=scene.jonas) is Receipt.SAVED
    for line in ("så", "sist"):
        assert await sara.send(sara.write(scene.question, line), scene.sara) is Receipt.SAVED
    with pytest.raises(Malformed):
        await writing.write(entry.room, update((JONAS, 1000, [inside(7, JONAS, 999, TEXT)])), by=scene.jonas)


async def test_late_text_is_told_of_once_in_a_while_however_fast_one_types(scene: Scene) -> None:
    pen = Pen(SARA)
    await pen.enter(scene.meeting, scene.sara)
    await scene.to_round(2)
    clock.advance(timedelta(hours=1))
    heard: list[Happening] = []
    end = live.listen(lambda each: heard.append(each) if isinstance(each, LateTextReceived) else None)
    for each in range(20):
        assert await pen.send(pen.write(scene.question, f"sent {each}"), scene.sara) is Receipt.LATE
    assert 1 <= len(heard) <= 5
    told = len(heard)
    await until(lambda: len(heard) > told, 10)  # what came since is told, too
    end()


async def _is_taken(entry: writing.Entry, data: bytes, by: By) -> bool:
    try:
        return await writing.write(entry.room, data, by=by) is Receipt.SAVED
    except Malformed:
        return False
