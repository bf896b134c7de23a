"""The road of shared text: Yjs and Socket.IO as browsers have them, against a real server in this process."""

import asyncio
import gc
from base64 import b64decode, b64encode
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import socketio
import uvicorn
from playwright.async_api import Error as Refused
from structlog.testing import capture_logs

from facilitator import clock, flattening, groups, history, people, proposals, rooms, writing
from facilitator.access import By, ByScreen
from facilitator.judging import LARGEST_DOCUMENT
from facilitator.parts import TITLE
from facilitator.settings import Settings
from facilitator.sharedtext import SharedText
from facilitator.standing import Standing
from models import DocumentState, LateUpdate, Meeting, Person, Workshop
from models.vocabulary import StateKind
from tests.builders import come_in
from tests.facilitator.pens import PLACE, log_lines
from tests.facilitator.scenes import Scene, first_round
from tests.facilitator.writing_down import write_down
from tests.interop.yjs import Line, Peer, Yjs
from tests.serving import free_port
from tests.waiting import until
from ui.identity import SocketTokens
from ui.wire import collab, engine, gate, pace

Connect = Callable[[By], Awaitable["Browser"]]


class Browser:
    """A connection with what it was told."""

    def __init__(self) -> None:
        self.line: Line | None = None
        self.told: list[tuple[str, Any]] = []
        self.gone = asyncio.Event()

    def hear_of(self, name: str, facts: list[Any]) -> None:
        """Take down what was told."""
        if name == "disconnect":
            self.gone.set()
        else:
            if name == "u" and isinstance(facts[1], str):  # a small one comes as text
                facts[1] = b64decode(facts[1])
            self.told.append((name, tuple(facts)))

    async def ask(self, event: str, *facts: Any) -> Any:
        """Ask and wait for the answer."""
        assert self.line is not None
        return await self.line.ask(event, *_as_sent(event, facts))

    async def say(self, event: str, *facts: Any, times: int = 1) -> None:
        """Say something that is not waited for."""
        assert self.line is not None
        await self.line.say(event, *_as_sent(event, facts), times=times)

    async def leave(self) -> None:
        """Let the connection go."""
        assert self.line is not None
        await self.line.close()

    async def join(self, scene: Scene, peer: Peer) -> Any:
        """Open the scene's meeting."""
        answer = await self.ask("join", str(scene.meeting), peer.client_id, peer.state())
        if answer["ok"]:
            peer.apply(answer["update"])
        return answer

    async def hear(self, name: str) -> Any:
        """Wait until something of this name was told; the facts of the first."""
        async with asyncio.timeout(20):
            while True:
                for told, facts in self.told:
                    if told == name:
                        return facts
                await asyncio.sleep(0.01)


def _as_sent(event: str, facts: Iterable[Any]) -> list[Any]:
    """As the form sends it: small updates as text."""
    return [
        b64encode(each).decode() if event == "u" and isinstance(each, bytes) and len(each) <= collab.SMALL else each
        for each in facts
    ]


@pytest.fixture
async def scene(database: Path) -> AsyncIterator[Scene]:
    found = await first_round()
    writing.open_rooms()
    yield found
    await writing.close_rooms()


@pytest.fixture
async def connect(scene: Scene, tmp_path: Path, yjs: Yjs) -> AsyncIterator[Connect]:
    settings = Settings(data=tmp_path)
    sio = socketio.AsyncServer(async_mode="asgi", cors_allowed_origins="*")
    for module in (engine, gate, collab):
        module.register(sio, settings)
    port = free_port()
    server = uvicorn.Server(
        uvicorn.Config(socketio.ASGIApp(sio), port=port, log_config=None, lifespan="off", ws=engine.Protocol)
    )
    serving = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    browsers: list[Browser] = []

    async def open_socket(by: By) -> Browser:
        browser = Browser()
        browsers.append(browser)
        token = SocketTokens(settings.secret()).sign(by)
        browser.line = await yjs.connect(
            f"http://127.0.0.1:{port}", collab.NAMESPACE, {"token": token}, browser.hear_of, path="/socket.io"
        )
        return browser

    yield open_socket
    for browser in browsers:
        if browser.line is not None:
            await browser.leave()
    server.should_exit = True
    await serving


async def test_saved_is_said_when_it_is_on_disk_and_others_are_sent_it(
    scene: Scene, connect: Connect, yjs: Yjs
) -> None:
    sara, jonas, pen, peer = await connect(scene.sara), await connect(scene.jonas), yjs.peer(), yjs.peer()
    assert (await sara.join(scene, pen))["may_write"]
    await jonas.join(scene, peer)
    answer = await sara.ask("u", str(scene.meeting), pen.write(scene.question, "Gåbuss"))
    assert answer == {"ok": True, "receipt": "saved"}
    assert await log_lines(scene.meeting, scene.question) == ["Gåbuss"]
    meeting, data = await jonas.hear("u")
    peer.apply(data)
    assert (meeting, peer.shown(scene.question)) == (
        str(scene.meeting),
        "<paragraph>Gåbuss</paragraph>",
    )
    assert sara.told == []


async def test_each_is_told_the_authors_that_they_may_know(scene: Scene, connect: Connect, yjs: Yjs) -> None:
    sara, jonas, pen, peer = await connect(scene.sara), await connect(scene.jonas), yjs.peer(), yjs.peer()
    await sara.join(scene, pen)
    await jonas.join(scene, peer)
    authors = {
        str(pen.client_id): {"name": "Sara", "hue": scene.sara.person_id.int % 8 + 1},
        str(peer.client_id): {"name": "Jonas", "hue": scene.jonas.person_id.int % 8 + 1},
    }
    for browser in (sara, jonas):
        assert await browser.ask("authors", str(scene.meeting)) == {"ok": True, "authors": authors}
    await scene.next()
    await scene.next()
    theirs = await Meeting.get(item_id=scene.made.rounds[1], group_id=scene.made.groups[0])
    before = await Meeting.get(item_id=scene.made.rounds[0], theme_id=theirs.theme_id)
    await write_down(before.id, scene.question, "Hemmelig hvem", person_id=scene.made.people[1])
    # The text of the group before theirs may be read; who wrote it, not be known.
    assert (await sara.ask("join", str(before.id), 77, b"\x00"))["ok"]
    assert await sara.ask("authors", str(before.id)) == {"ok": True, "authors": {}}
    await people.remove(scene.sara.person_id, by=scene.made.by)
    assert (await jonas.ask("authors", str(scene.meeting)))["authors"] == authors | {str(pen.client_id): None}


async def test_others_texts_are_closed(scene: Scene, connect: Connect, yjs: Yjs) -> None:
    other = await Meeting.get(item_id=scene.made.rounds[0], group_id=scene.made.groups[1])
    sara = await connect(scene.sara)
    for meeting in (other.id, "x", None, scene.question):
        answer = await sara.ask("join", str(meeting), 7, b"\x00")
        assert (answer["ok"], answer["code"]) == (False, "not_found")
    answer = await sara.ask("u", str(other.id), yjs.peer().write(scene.question, "x"))
    assert answer == {"ok": True, "receipt": "missing"}
    assert not (await sara.ask("form", str(other.theme_id), 1))["ok"]


async def test_who_has_no_token_or_a_screens_is_not_let_in(scene: Scene, connect: Connect) -> None:
    with pytest.raises(Refused, match="token"):
        await connect(ByScreen(scene.made.workshop_id, 1))


async def test_malformed_data_costs_the_sender_alone_its_connection(scene: Scene, connect: Connect, yjs: Yjs) -> None:
    sara, jonas, pen, peer = await connect(scene.sara), await connect(scene.jonas), yjs.peer(), yjs.peer()
    await sara.join(scene, pen)
    await jonas.join(scene, peer)
    with capture_logs() as logs:
        # The first says why, however many come after it.
        answers = [asyncio.ensure_future(sara.ask("u", str(scene.meeting), b"garbage")) for _ in range(100)]
        assert await answers[0] == {"ok": False, "code": "malformed"}
        async with asyncio.timeout(5):
            await sara.gone.wait()
        await asyncio.gather(*answers, return_exceptions=True)
    assert [(each["event"], each["code"]) for each in logs] == [("put_out", "malformed")]
    answer = await jonas.ask("u", str(scene.meeting), peer.write(scene.question, "videre"))
    assert answer == {"ok": True, "receipt": "saved"}


async def test_too_many_frames_cost_the_sender_its_connection(scene: Scene, connect: Connect, yjs: Yjs) -> None:
    sara, pen = await connect(scene.sara), yjs.peer()
    await sara.join(scene, pen)
    data = pen.write(scene.question, "x")
    with capture_logs() as logs:
        await sara.say("u", str(scene.meeting), data, times=700)
        async with asyncio.timeout(10):
            await sara.gone.wait()
    assert [(each["event"], each["code"]) for each in logs] == [("put_out", "too_fast")]


async def _send_in_parts(browser: Browser, scene: Scene, event: str, update: bytes, size: int = 200_000) -> Any:
    """Send as a browser sends a large update; the answer to the last part."""
    at = 0
    while len(update) - at > size:
        answer = await browser.ask("part", str(scene.meeting), update[at : at + size], at)
        if answer != {"ok": True}:
            return answer
        at += size
    return await browser.ask(event, str(scene.meeting), update[at:], at)


async def test_large_update_comes_in_parts(scene: Scene, connect: Connect, yjs: Yjs) -> None:
    sara, jonas, pen, peer = await connect(scene.sara), await connect(scene.jonas), yjs.peer(), yjs.peer()
    await sara.join(scene, pen)
    await jonas.join(scene, peer)
    text = "ord " * 400_000
    update = pen.write(scene.question, text)
    assert await _send_in_parts(sara, scene, "u", update) == {"ok": True, "receipt": "saved"}
    assert await log_lines(scene.meeting, scene.question) == [text]
    _, data = await jonas.hear("u")
    peer.apply(data)
    assert peer.shown(scene.question) == f"<paragraph>{text}</paragraph>"


async def test_parts_that_do_not_follow_each_other_or_came_on_another_connection_are_missing(
    scene: Scene, connect: Connect, yjs: Yjs
) -> None:
    sara, pen, missing = await connect(scene.sara), yjs.peer(), {"ok": True, "receipt": "missing"}
    await sara.join(scene, pen)
    meeting, update = str(scene.meeting), pen.write(scene.question, "Gåbuss")
    assert await sara.ask("part", meeting, update[:5], 0) == {"ok": True}
    assert await sara.ask("part", meeting, update[6:8], 6) == missing
    assert await sara.ask("u", meeting, update[5:], 5) == missing
    assert await sara.ask("part", meeting, update[:5], 0) == {"ok": True}
    await sara.leave()
    again = await connect(scene.sara)
    await again.join(scene, pen)
    assert await again.ask("u", meeting, update[5:], 5) == missing
    assert await _send_in_parts(again, scene, "u", update, 5) == {"ok": True, "receipt": "saved"}
    assert await log_lines(scene.meeting, scene.question) == ["Gåbuss"]


async def test_update_that_no_document_holds_is_refused_and_costs_nobody_the_connection(
    scene: Scene, connect: Connect, yjs: Yjs
) -> None:
    sara, pen = await connect(scene.sara), yjs.peer()
    await sara.join(scene, pen)
    answer = await _send_in_parts(sara, scene, "u", bytes(LARGEST_DOCUMENT + 1), 400_000)
    assert (answer["ok"], answer["code"]) == (False, "document_full")
    small = yjs.peer()
    await sara.join(scene, small)
    answer = await sara.ask("u", str(scene.meeting), small.write(scene.question, "kort"))
    assert answer == {"ok": True, "receipt": "saved"}


async def test_who_sends_much_is_kept_waiting_and_who_does_not_wait_is_put_out(
    scene: Scene, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As in the house, and a hundred times as fast.
    monkeypatch.setitem(pace._RATES, "bytes", (2_000_000.0, 400_000.0))
    monkeypatch.setattr(pace, "LONGEST_WAIT", 0.6)
    sara, flooder, meeting, part = (
        await connect(scene.sara),
        await connect(scene.jonas),
        str(scene.meeting),
        bytes(100_000),
    )
    for _ in range(3):
        for number in range(8):
            assert await sara.ask("part", meeting, part, number * 100_000) == {"ok": True}
    await flooder.say("part", meeting, part, 0, times=100)
    async with asyncio.timeout(10):
        await flooder.gone.wait()
    assert not sara.gone.is_set()


async def test_cursors_carry_the_names_that_the_server_knows(scene: Scene, connect: Connect, yjs: Yjs) -> None:
    sara, jonas, pen, peer = await connect(scene.sara), await connect(scene.jonas), yjs.peer(), yjs.peer()
    await sara.join(scene, pen)
    await jonas.join(scene, peer)
    place = {"anchor": {"type": None}, "head": {"type": None}, "name": "Kongen"}
    await sara.say("cursor", str(scene.meeting), place)
    (meeting, cursors) = await jonas.hear("cursors")
    ((client_id, shown),) = cursors.items()
    assert (meeting, client_id, shown["name"], shown["cursor"]) == (
        str(scene.meeting), str(pen.client_id), "Sara", None
    )  # fmt: skip
    assert await _shown(jonas, sara, scene, PLACE) == PLACE
    late = await connect(scene.jonas)
    assert list((await late.join(scene, yjs.peer()))["cursors"]) == [str(pen.client_id)]
    jonas.told.clear()
    await sara.leave()
    assert await jonas.hear("cursors") == (str(scene.meeting), {str(pen.client_id): None})


async def test_cursor_goes_along_when_a_phone_changes_network(scene: Scene, connect: Connect, yjs: Yjs) -> None:
    wifi, mobile, jonas = await connect(scene.sara), await connect(scene.sara), await connect(scene.jonas)
    pen, elsewhere = yjs.peer(), {**PLACE, "head": {"tname": str(scene.question)}}
    await wifi.join(scene, pen)
    await jonas.join(scene, yjs.peer())
    assert await _shown(jonas, wifi, scene, PLACE) == PLACE
    # The old connection is still there, as far as the server knows.
    await mobile.join(scene, pen)
    assert await _shown(jonas, mobile, scene, elsewhere) == elsewhere
    jonas.told.clear()
    await wifi.leave()
    assert await mobile.ask("u", str(scene.meeting), pen.write(scene.question, "videre")) == {
        "ok": True,
        "receipt": "saved",
    }
    late = await connect(scene.jonas)
    cursors = (await late.join(scene, yjs.peer()))["cursors"]
    assert {client_id: shown["cursor"] for client_id, shown in cursors.items()} == {str(pen.client_id): elsewhere}
    assert [name for name, _ in jonas.told if name == "cursors"] == []


_ID = {"client": 1, "clock": 1}
NOWPLACE: list[Any] = [
    {"anchor": None, "head": None},
    {"anchor": {}, "head": {}},
    *(
        {"anchor": each, "head": PLACE["head"]}
        for each in (
            {"type": None, "tname": None, "item": None},
            {"item": 7},
            {"item": {"client": 1}},
            {"item": {"client": -1, "clock": 1}},
            {"item": {"client": 1, "clock": 2**53}},
            {"item": {"client": "1", "clock": 1}},
            {"item": {"client": True, "clock": 1}},
            {"item": {**_ID, "more": 1}},
            {"tname": 7},
            {"tname": "x" * 101},
            {"item": _ID, "assoc": "1"},
            {"item": _ID, "assoc": 2**40},
            {"item": _ID, "more": 1},
        )
    ),
]


async def _shown(told: Browser, mover: Browser, scene: Scene, place: Any) -> Any:
    """What one is shown when another moves to a place."""
    told.told.clear()
    await mover.say("cursor", str(scene.meeting), place)
    (shown,) = (await told.hear("cursors"))[1].values()
    return shown["cursor"]


@pytest.mark.parametrize("place", NOWPLACE)
async def test_place_that_no_browser_could_read_is_shown_to_nobody(
    scene: Scene, connect: Connect, yjs: Yjs, place: Any
) -> None:
    sara, jonas, pen = await connect(scene.sara), await connect(scene.jonas), yjs.peer()
    await sara.join(scene, pen)
    await jonas.join(scene, yjs.peer())
    assert await _shown(jonas, sara, scene, place) is None


async def test_who_only_reads_is_nowhere_in_the_text(scene: Scene, connect: Connect, yjs: Yjs) -> None:
    sara, jonas = await connect(scene.sara), await connect(scene.jonas)
    await scene.to_round(2)
    assert not (await sara.join(scene, yjs.peer()))["may_write"]
    await jonas.join(scene, yjs.peer())
    await sara.say("cursor", str(scene.meeting), PLACE)
    assert (await sara.ask("form", str(scene.meeting), 1))["ok"] is False
    late = await connect(scene.jonas)
    assert (await late.join(scene, yjs.peer()))["cursors"] == {}


async def test_other_groups_are_not_told_who_is_in_the_text(scene: Scene, connect: Connect, yjs: Yjs) -> None:
    await scene.to_round(2)
    theme = (await Meeting.get(id=scene.meeting)).theme_id
    now = await Meeting.get(item_id=scene.made.rounds[1], theme_id=theme, track=1)
    of_the_next = await Person.filter(group_id=now.group_id).order_by("name").first()
    assert of_the_next is not None
    jonas, pen = await connect(scene.jonas), yjs.peer()
    sara, other = await connect(scene.sara), await connect(await come_in(of_the_next.id))
    for reader in (sara, other):
        assert (await reader.join(scene, yjs.peer()))["ok"]
    await jonas.join(scene, pen)
    await jonas.say("cursor", str(scene.meeting), PLACE)
    assert list((await sara.hear("cursors"))[1]) == [str(pen.client_id)]
    assert (await other.join(scene, yjs.peer()))["cursors"] == {}
    assert [each for each in other.told if each[0] == "cursors"] == []


async def test_who_loses_the_right_is_put_out_at_once(scene: Scene, connect: Connect, yjs: Yjs) -> None:
    sara, jonas, pen, peer = await connect(scene.sara), await connect(scene.jonas), yjs.peer(), yjs.peer()
    await sara.join(scene, pen)
    await jonas.join(scene, peer)
    await groups.move_person(scene.sara.person_id, scene.made.groups[1], by=scene.made.by)
    assert await sara.hear("gone") == (str(scene.meeting),)
    await jonas.ask("u", str(scene.meeting), peer.write(scene.question, "hemmelig"))
    assert [each for each in sara.told if each[0] == "u"] == []


@pytest.mark.parametrize("milliseconds", range(15))
async def test_who_loses_the_right_while_the_document_is_opened_hears_nothing_of_it(
    scene: Scene, connect: Connect, yjs: Yjs, milliseconds: int
) -> None:
    sara, jonas, pen, peer = await connect(scene.sara), await connect(scene.jonas), yjs.peer(), yjs.peer()

    async def move() -> None:
        await asyncio.sleep(milliseconds / 1000)
        await groups.move_person(scene.sara.person_id, scene.made.groups[1], by=scene.made.by)

    answer, _ = await asyncio.gather(sara.join(scene, pen), move())
    if answer["ok"]:
        async with asyncio.timeout(5):
            await sara.hear("gone")
    await jonas.join(scene, peer)
    sara.told.clear()
    await jonas.ask("u", str(scene.meeting), peer.write(scene.question, "hemmelig"))
    await sara.ask("form", str(scene.meeting), 1)
    assert [each for each in sara.told if each[0] == "u"] == []


async def test_form_is_told_to_be_read_again_when_the_round_changes(scene: Scene, connect: Connect) -> None:
    meeting = await Meeting.get(id=scene.meeting)
    jonas = await connect(scene.jonas)
    form = (await jonas.ask("form", str(meeting.theme_id), meeting.track))["form"]
    assert form["now"] == str(scene.meeting)
    await scene.to_round(2)
    await jonas.hear("form_changed")
    form = (await jonas.ask("form", str(meeting.theme_id), meeting.track))["form"]
    assert [each["round"] for each in form["meetings"]] == [1, 2]
    assert form["now"] == form["meetings"][1]["id"]


async def test_undone_next_takes_the_group_out_again(scene: Scene, connect: Connect) -> None:
    sara = await connect(scene.sara)
    await scene.to_round(2)
    second = await Meeting.get(item_id=scene.made.rounds[1], group_id=scene.made.groups[0])
    assert (await sara.ask("join", str(second.id), 7, b"\x00"))["ok"]
    while (await Meeting.get(id=second.id)).opened_at is not None:
        await scene.back()
    assert await sara.hear("gone") == (str(second.id),)


async def test_late_text_is_answered_as_late(scene: Scene, connect: Connect, yjs: Yjs) -> None:
    sara, pen = await connect(scene.sara), yjs.peer()
    await sara.join(scene, pen)
    with clock.frozen(clock.now()):
        await scene.to_round(2)
    answer = await sara.ask("u", str(scene.meeting), pen.write(scene.question, "sent"))
    assert answer == {"ok": True, "receipt": "late"}


async def test_text_from_where_one_may_no_longer_read_waits_for_the_leader(
    scene: Scene, connect: Connect, yjs: Yjs
) -> None:
    sara, other, pen = await connect(scene.sara), await connect(await come_in(scene.made.people[1])), yjs.peer()
    await sara.join(scene, pen)
    await groups.move_person(scene.sara.person_id, scene.made.groups[1], by=scene.made.by)
    assert (await sara.join(scene, pen))["code"] == "not_found"
    update = pen.write(scene.question, "skrevet i toget")
    assert await sara.ask("offer", str(scene.meeting), update) == {"ok": True, "receipt": "late"}
    assert await log_lines(scene.meeting, scene.question) == []
    # Who never had the right hands in nothing.
    refused = await other.ask("offer", str(scene.meeting), yjs.peer().write(scene.question, "fremmed"))
    assert (refused["ok"], refused["code"]) == (False, "not_found")
    assert await LateUpdate.all().count() == 1


async def test_replaced_document_is_told_and_its_copies_are_refused(scene: Scene, connect: Connect, yjs: Yjs) -> None:
    jonas, pen = await connect(scene.jonas), yjs.peer()
    joined = await jonas.join(scene, pen)
    await jonas.ask("u", str(scene.meeting), pen.write(scene.question, "Gåbuss"))
    while (await Workshop.get(id=scene.made.workshop_id)).ended_at is None:
        await scene.next()
    await flattening.flatten(scene.made.workshop_id, by=scene.made.by)
    assert await jonas.hear("renewed") == (str(scene.meeting),)
    unsent = pen.write(scene.question, "usendt")
    answer = await jonas.ask("u", str(scene.meeting), unsent)
    assert answer == {"ok": True, "receipt": "missing"}
    for event, facts in (
        ("join", [pen.client_id, pen.state(), joined["document"]]),
        ("offer", [unsent, 0, joined["document"]]),
    ):
        answer = await jonas.ask(event, str(scene.meeting), *facts)
        assert (answer["ok"], answer["code"]) == (False, "document_replaced")
    fresh = yjs.peer()
    again = await jonas.join(scene, fresh)
    assert again["document"] != joined["document"]
    assert fresh.shown(scene.question) == "<paragraph>Gåbuss</paragraph>"


@pytest.mark.parametrize("has_text", [True, False], ids=["text", "only a past"])
async def test_copy_of_a_replaced_document_that_is_said_to_be_of_none_is_nobodys(
    scene: Scene, connect: Connect, yjs: Yjs, *, has_text: bool
) -> None:
    sara, jonas, copy = await connect(scene.sara), await connect(scene.jonas), yjs.peer(gc=False)
    hers, pen = yjs.peer(), yjs.peer()
    await sara.join(scene, hers)
    await sara.ask("u", str(scene.meeting), hers.write(scene.question, "Kvassbekken"))
    await jonas.join(scene, pen)
    await jonas.ask("u", str(scene.meeting), pen.erase(scene.question))
    if has_text:
        await jonas.ask("u", str(scene.meeting), pen.write(scene.question, "Gåbuss"))
    for each in (hers, pen):
        copy.apply(each.missing_from())
    old = copy.missing_from()
    while (await Workshop.get(id=scene.made.workshop_id)).ended_at is None:
        await scene.next()
    await flattening.flatten(scene.made.workshop_id, by=scene.made.by)
    await jonas.hear("renewed")
    # Neither as text typed before any meeting, nor under client ids that were made one's own first.
    refused = await jonas.ask("offer", str(scene.meeting), old)
    assert (refused["ok"], refused["code"]) == (False, "text_of_another")
    for client_id in (hers.client_id, pen.client_id):
        refused = await jonas.ask("join", str(scene.meeting), client_id, copy.state())
        assert (refused["ok"], refused["code"]) == (False, "client_id_taken")
    fresh = yjs.peer()
    assert (await jonas.join(scene, fresh))["ok"]
    refused = await jonas.ask("u", str(scene.meeting), old)
    assert (refused["ok"], refused["code"]) == (False, "text_of_another")
    assert await log_lines(scene.meeting, scene.question) == (["Gåbuss"] if has_text else [])
    # What is typed now is taken, and a second time nothing is forgotten.
    assert await jonas.ask("u", str(scene.meeting), fresh.write(scene.question, "nytt")) == {
        "ok": True,
        "receipt": "saved",
    }
    await flattening.flatten(scene.made.workshop_id, by=scene.made.by)
    for update in (old, fresh.missing_from()):
        refused = await jonas.ask("offer", str(scene.meeting), update)
        assert (refused["ok"], refused["code"]) == (False, "text_of_another")


async def test_what_is_brought_back_is_the_same_in_a_browser(scene: Scene, connect: Connect, yjs: Yjs) -> None:
    jonas, pen = await connect(scene.jonas), yjs.peer()
    await jonas.join(scene, pen)
    written = """
        const list = new Y.XmlElement("ordered_list"), item = new Y.XmlElement("list_item")
        const paragraph = new Y.XmlElement("paragraph"), text = new Y.XmlText()
        list.setAttribute("order", 3)
        text.insert(0, "Lys 💡 langs ")
        text.insert(14, "elva", {bold: {}, link: {href: "https://elva.example/å"}})
        text.insert(18, " nå", {bold: null, link: null})
        paragraph.insert(0, [text])
        item.insert(0, [paragraph])
        list.insert(0, [item])
        const heading = new Y.XmlElement("heading")
        heading.setAttribute("level", 3)
        heading.insert(0, [new Y.XmlText("Overskrift")])
        body.insert(0, [heading, list])
    """
    await jonas.ask("u", str(scene.meeting), pen.change(scene.question, written))
    before = pen.shown(scene.question)
    await scene.next()
    await jonas.ask("u", str(scene.meeting), pen.erase(scene.question))
    kept = await DocumentState.get(kind=StateKind.CLOSED)
    await history.bring_back(kept.id, by=scene.jonas)
    _, data = await jonas.hear("u")
    pen.apply(data)
    assert pen.shown(scene.question) == before


@pytest.fixture
def uncollected() -> Iterator[None]:
    """A server collects garbage so seldom that nothing of a document may wait for it."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


async def test_all_that_a_document_took_is_given_back_when_nobody_has_it_open(
    scene: Scene, connect: Connect, yjs: Yjs, monkeypatch: pytest.MonkeyPatch, uncollected: None
) -> None:
    monkeypatch.setattr(rooms, "LINGER", 0.05)
    of_documents = (rooms.Room, SharedText, Standing, collab.Seat)

    def alive(*kinds: type) -> Counter[str]:
        return Counter(type(each).__name__ for each in gc.get_objects() if isinstance(each, kinds))

    before = alive(*of_documents, collab.Caller)
    meetings = [each.id for each in await Meeting.filter(item_id=scene.made.rounds[0])]
    for is_closed_first in (True, False):
        sara, jonas, pen = await connect(scene.sara), await connect(scene.jonas), yjs.peer()
        await sara.join(scene, pen)
        await sara.ask("u", str(scene.meeting), pen.write(scene.question, "Gåbuss"))
        await sara.say("cursor", str(scene.meeting), PLACE)
        answers = [await jonas.ask("join", str(meeting), None, b"\0") for meeting in meetings]
        assert (alive(rooms.Room) - before).total() == sum(each["ok"] for each in answers) > 0
        if is_closed_first:
            await sara.say("leave", str(scene.meeting))
            for meeting in meetings:
                await jonas.say("leave", str(meeting))
            await until(lambda: not alive(*of_documents) - before, 10)
        await sara.leave()
        await jonas.leave()
        await until(lambda: not alive(*of_documents) - before, 10)
    gc.collect()
    assert not alive(collab.Caller) - before


async def test_several_write_in_a_proposal_and_hear_of_a_new_one(scene: Scene, connect: Connect, yjs: Yjs) -> None:
    meeting = await Meeting.get(id=scene.meeting)
    sara, jonas, pen, peer = await connect(scene.sara), await connect(scene.jonas), yjs.peer(), yjs.peer()
    for browser in (sara, jonas):
        assert (await browser.ask("form", str(meeting.theme_id), 1))["ok"]
    made = str(await proposals.make(scene.meeting, by=scene.sara))
    await jonas.hear("form_changed")
    form = (await jonas.ask("form", str(meeting.theme_id), 1))["form"]
    assert [each["id"] for each in form["proposals"]["entries"]] == [made]
    assert (await sara.ask("join", made, pen.client_id, pen.state()))["may_write"]
    assert (await jonas.ask("join", made, peer.client_id, peer.state()))["may_write"]
    assert await sara.ask("u", made, pen.write(TITLE, "Mer lys")) == {"ok": True, "receipt": "saved"}
    text_id, update = await jonas.hear("u")
    peer.apply(update)
    assert (text_id, await log_lines(UUID(made), TITLE)) == (made, ["Mer lys"])


async def test_hidden_proposal_is_closed_to_those_who_may_not_read_it(scene: Scene, connect: Connect, yjs: Yjs) -> None:
    made = await proposals.make(scene.meeting, by=scene.sara)
    ali = await come_in(scene.made.people[4])
    browser, pen = await connect(ali), yjs.peer()
    assert (await browser.ask("join", str(made), pen.client_id, pen.state()))["may_write"]
    await proposals.hide(made, by=scene.jonas)
    assert await browser.hear("gone") == (str(made),)
    unsent = pen.write(TITLE, "Uten nett")
    assert await browser.ask("offer", str(made), unsent) == {"ok": True, "receipt": "late"}


async def test_nothing_of_what_is_written_apart_is_sent_to_others_before_the_reveal(
    scene: Scene, connect: Connect, yjs: Yjs
) -> None:
    meeting = await Meeting.get(id=scene.meeting)
    theme = str(meeting.theme_id)
    await proposals.write_apart(meeting.theme_id, track=1, by=scene.jonas)
    ali = await come_in(scene.made.people[4])
    others = [await connect(by) for by in (ali, scene.jonas, scene.made.by)]
    before = [await browser.ask("form", theme, 1) for browser in others]
    sara, pen = await connect(scene.sara), yjs.peer()
    made = str(await proposals.make(scene.meeting, by=scene.sara))
    joined = await sara.ask("join", made, pen.client_id, pen.state())
    assert await sara.ask("u", made, pen.write(TITLE, "Hemmelig lys")) == {"ok": True, "receipt": "saved"}
    await sara.say("cursor", made, PLACE)
    await writing.close_rooms()  # counts, and tells of what may be told
    writing.open_rooms()
    for browser, form in zip(others, before, strict=True):
        for event, facts in (("join", [7, b"\x00"]), ("authors", []), ("u", [b"\x00\x00"])):
            answer = await browser.ask(event, made, *facts)
            assert answer in ({**NOT_FOUND, "say": answer.get("say")}, {"ok": True, "receipt": "missing"})
        assert (await browser.ask("offer", made, yjs.peer().write(TITLE, "x")))["code"] == "not_found"
        now = await browser.ask("form", theme, 1)
        assert without_number(now) == without_number(form)
        assert browser.told == []
    assert (await others[1].ask("form", theme, 1))["form"]["proposals"]["wrote"] == 1
    assert (await others[0].ask("form", theme, 1))["form"]["proposals"]["wrote"] is None
    await proposals.reveal(meeting.theme_id, track=1, by=scene.jonas)
    for number, browser in enumerate(others):
        await browser.hear("form_changed")
        (entry,) = (await browser.ask("form", theme, 1))["form"]["proposals"]["entries"]
        assert (entry["id"], entry["title"], entry["is_private"]) == (made, "Hemmelig lys", False)
        assert (await browser.ask("join", made, number, b"\x00"))["document"] == joined["document"]


NOT_FOUND = {"ok": False, "code": "not_found"}


def without_number(answer: dict[str, Any]) -> dict[str, Any]:
    """A form but for how many have written something, which its leader and organisers are told."""
    return {**answer["form"], "proposals": {**answer["form"]["proposals"], "wrote": None}}
