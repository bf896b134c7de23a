"""Who gets in by a socket, from outside our pages: every event and command, by everybody who may not, with every id.

Generated from the namespaces and from the table of commands: what has no expectation here fails.
"""

import asyncio
import inspect
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any
from uuid import uuid4

import pytest
import socketio
from itsdangerous import TimestampSigner
from nicegui import core
from socketio.exceptions import ConnectionError as NotConnected

from facilitator.access import By, ByPerson
from tests.facilitator.pens import PLACE
from tests.facilitator.strangers import plain
from tests.interop.yjs import Yjs
from tests.ui.neighbours import HERE, ORGANISERS, PEOPLE, Somebody, Street, unchanged
from tests.waiting import until
from ui.identity import TOKEN_SECONDS, SocketTokens
from ui.wire.collab import Collab
from ui.wire.commands import COMMANDS
from ui.wire.live import Live

LEADING = {"leader", "note taker"}
READERS = LEADING | {"participant"}
SOCKETS = "_nicegui_ws/socket.io"
FOREIGN = {"origin": "https://ondsinnet.example"}

ALLOWED = {
    "add_question": ORGANISERS | LEADING,
    "change_question": ORGANISERS | LEADING,
    "move_question": ORGANISERS | LEADING,
    "retire_question": ORGANISERS | LEADING,
    "restore_question": ORGANISERS | LEADING,
    "admit": ORGANISERS | LEADING | {"other leader"},
    "turn_away": ORGANISERS | LEADING | {"other leader"},
    "take_in": LEADING,
    "leave_out": LEADING,
    "answer_survey": PEOPLE,
    "read_result": ORGANISERS | PEOPLE | {"screen"},
    "cast": {"participant"},
    "has_voted": {"participant"},
    "read_proposal": ORGANISERS | READERS,
    "make_proposal": READERS,
    "hide_proposal": ORGANISERS | LEADING,
    "show_proposal": ORGANISERS | LEADING,
    "merge_proposals": ORGANISERS | LEADING,
    "write_apart": ORGANISERS | LEADING,
    "reveal_proposals": ORGANISERS | LEADING,
}
"""Which roles of a workshop may do what by name."""

EVENTS = {
    "/live": {"connect", "disconnect", "watch", "read", "do"},
    "/collab": {"connect", "disconnect", "form", "late", "authors", "join", "leave", "part", "u", "offer", "cursor"},
    "/": {"connect", "disconnect", "handshake", "event", "javascript_response", "ack", "log"},
}
"""What is tried here."""

Connect = Callable[..., Awaitable[socketio.AsyncClient]]


@pytest.fixture
async def connect(street: Street) -> AsyncIterator[Connect]:
    """Open somebody's socket on a namespace."""
    opened: list[socketio.AsyncClient] = []
    tokens = SocketTokens(street.server.settings.secret())

    async def open_socket(namespace: str, who: Somebody | None = None, **facts: Any) -> socketio.AsyncClient:
        client = socketio.AsyncClient(reconnection=False)
        opened.append(client)
        token = facts.get("token", tokens.sign(who.by) if who and type(who.by) is not By else None)
        await client.connect(
            street.server.address + facts.get("query", ""),
            headers={**(who.headers if who else {}), **facts.get("headers", {})},
            auth={"token": token},
            namespaces=[namespace],
            socketio_path=SOCKETS,
            transports=["websocket"],
        )
        return client

    yield open_socket
    for client in opened:
        await client.disconnect()


async def _call(client: socketio.AsyncClient, namespace: str, event: str, *facts: Any) -> dict[str, Any]:
    answer: dict[str, Any] = await client.call(event, facts, namespace=namespace, timeout=20)
    return answer


def _is_refused(answer: dict[str, Any]) -> bool:
    return answer["ok"] is False and HERE not in str(answer)


def _with_token(street: Street, allowed: set[str]) -> list[Somebody]:
    return [each for each in street.strangers(allowed) if each.who not in {"nobody", "signed out"}]


def _facts(command: str, ids: dict[str, Any]) -> dict[str, Any]:
    """What a command needs, and every id that it can take, as a browser sends them."""
    fields = [each for each in inspect.signature(COMMANDS[command]).parameters.values() if each.name != "by"]
    known = {**plain(), **ids}
    wanted = [each.name for each in fields if each.default is inspect.Parameter.empty or each.name in ids]
    return {each: _as_sent(known[each]) for each in wanted}


def _as_sent(value: Any) -> Any:
    if isinstance(value, list):
        return [_as_sent(each) for each in value]
    return value if isinstance(value, int | str) else str(value)


def _ids_of(command: str) -> list[str]:
    return [
        each for each in inspect.signature(COMMANDS[command]).parameters if each.endswith("_id") or each == "before"
    ]


def test_every_event_and_command_has_an_expectation() -> None:
    for namespace in (Live, Collab):
        events = {name.removeprefix("on_") for name in vars(namespace) if name.startswith("on_")}
        assert events == EVENTS[namespace(SocketTokens("x")).namespace]
    assert set(core.sio.handlers["/"]) == EVENTS["/"]
    assert COMMANDS.keys() == ALLOWED.keys()


# ---- Getting a socket --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("namespace", ["/live", "/collab"])
async def test_socket_opens_with_a_fresh_token_of_ours_only(
    street: Street, connect: Connect, namespace: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    leader = street.here.people["leader"]
    assert leader.cookie
    tokens = SocketTokens(street.server.settings.secret())
    good = tokens.sign(leader.by)
    head, _, signature = good.rpartition(".")
    long_ago = int(time.time()) - TOKEN_SECONDS - 5
    with monkeypatch.context() as patched:
        patched.setattr(TimestampSigner, "get_timestamp", lambda _self: long_ago)
        expired = tokens.sign(leader.by)
    wrong = [
        None,
        "",
        7,
        expired,
        SocketTokens("another secret").sign(leader.by),
        f"{head}.{signature[::-1]}",
        good + "x",
        leader.cookie[1],
        street.here.screen.rsplit("/", 1)[-1],
        street.here.code,
    ]
    with unchanged(street.server):
        for token in wrong:
            with pytest.raises(NotConnected):
                await connect(namespace, leader, token=token)
        with pytest.raises(NotConnected):
            await connect(namespace, leader, headers=FOREIGN)
        await connect(namespace, leader)


async def test_token_of_a_shut_out_person_opens_a_socket_that_shows_nothing(street: Street, connect: Connect) -> None:
    for role in ("revoked", "waiting"):
        who = street.here.people[role]
        live, collab = await connect("/live", who), await connect("/collab", who)
        assert _is_refused(await _call(live, "/live", "watch", {"as": "group"}))
        assert _is_refused(await _call(collab, "/collab", "form", str(street.here.place.ids["theme_id"]), 1))


async def test_token_names_person_and_key_together(street: Street, connect: Connect) -> None:
    leader, participant = street.here.people["leader"].by, street.here.people["participant"].by
    assert isinstance(leader, ByPerson)
    assert isinstance(participant, ByPerson)
    mixed = Somebody("mixed", ByPerson(leader.person_id, participant.key_id))
    live = await connect("/live", mixed)
    assert _is_refused(await _call(live, "/live", "watch", {"as": "group"}))
    lead = {"as": "lead", "theme_id": str(street.here.place.ids["theme_id"]), "track": 1}
    assert _is_refused(await _call(live, "/live", "watch", lead))


# ---- Watching ----------------------------------------------------------------------------------------------------


async def test_watching_shows_each_only_their_own_workshop(street: Street, connect: Connect) -> None:
    theme = str(street.here.place.ids["theme_id"])
    wishes: list[tuple[set[str], dict[str, Any]]] = [
        (PEOPLE, {"as": "group"}),
        (LEADING, {"as": "lead", "theme_id": theme, "track": 1}),
        (set(), {"as": "lead", "theme_id": theme, "track": 2}),
        ({"screen"}, {"as": "screen"}),
        (set(), {"as": "desk"}),
    ]
    everybody = [*_with_token(street, set())]
    with unchanged(street.server):
        for who in everybody:
            live = await connect("/live", who)
            assert _is_refused(await _call(live, "/live", "read"))
            for roles, wish in wishes:
                answer = await _call(live, "/live", "watch", wish)
                is_own = any(who is street.here.people[role] for role in roles)
                assert (HERE in str(answer)) == is_own, (who.who, wish)
            await live.disconnect()


async def test_ids_that_nobody_asked_for_lead_strangers_nowhere(street: Street, connect: Connect) -> None:
    ids = {"group_id": str(street.here.place.ids["group_id"]), "workshop_id": str(street.here.id)}
    for who in _with_token(street, set(street.here.people)):
        live = await connect("/live", who)
        for name, value in ids.items():
            assert HERE not in str(await _call(live, "/live", "watch", {"as": "group", name: value})), who.who
        await live.disconnect()


async def test_group_is_not_shown_what_another_group_will_meet(street: Street, connect: Connect) -> None:
    live = await connect("/live", street.here.people["participant"])
    answer = await _call(live, "/live", "watch", {"as": "group"})
    assert set(answer["snapshot"]["sheets"]) == {str(street.here.place.ids["theme_id"])}
    assert "people" not in answer["snapshot"]
    assert "waiting" not in answer["snapshot"]


# ---- Doing -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", COMMANDS)
async def test_command_is_refused_to_all_who_may_not(street: Street, connect: Connect, command: str) -> None:
    facts = _facts(command, street.here.place.ids)
    with unchanged(street.server):
        for who in _with_token(street, ALLOWED[command]):
            live = await connect("/live", who)
            assert _is_refused(await _call(live, "/live", "do", command, facts)), who.who
            await live.disconnect()


@pytest.mark.parametrize(("command", "name"), [(each, name) for each in COMMANDS for name in _ids_of(each)])
async def test_command_is_refused_with_an_id_from_elsewhere(
    street: Street, connect: Connect, command: str, name: str
) -> None:
    ids = street.here.place.ids
    with unchanged(street.server):
        for role in ALLOWED[command]:
            live = await connect("/live", street.here.people[role])
            for foreign in (street.there.place.ids[name], uuid4()):
                answer = await _call(live, "/live", "do", command, _facts(command, {**ids, name: foreign}))
                assert answer["ok"] is False, role
            await live.disconnect()


async def test_command_that_is_none_or_brings_more_than_it_takes_is_refused(street: Street, connect: Connect) -> None:
    live = await connect("/live", street.here.people["leader"])
    facts = _facts("add_question", street.here.place.ids)
    wrong: list[tuple[object, object]] = [
        ("remove", {"workshop_id": str(street.here.id)}),
        ("__class__", {}),
        ("", {}),
        (None, None),
        (["add_question"], facts),
        ("add_question", {**facts, "by": {"account_id": str(uuid4())}}),
        ("add_question", [1]),
        ("add_question", "x"),
    ]
    with unchanged(street.server):
        for name, given in wrong:
            assert _is_refused(await _call(live, "/live", "do", name, given)), (name, given)


# ---- The shared text ---------------------------------------------------------------------------------------------


async def test_shared_text_is_shut_to_all_who_may_not_read_it(street: Street, connect: Connect, yjs: Yjs) -> None:
    question = street.here.place.ids["before"]
    theme, meeting = str(street.here.place.ids["theme_id"]), str(street.here.place.ids["meeting_id"])
    # Whoever is the first to open a document has its words counted, if they are not.
    organiser = await connect("/collab", next(street.here.people[role] for role in ORGANISERS))
    assert (await _call(organiser, "/collab", "join", meeting, None, b"\x00"))["ok"]
    with unchanged(street.server):
        for who in _with_token(street, ORGANISERS | READERS):
            if who.who.startswith(("screen", "old screen")):
                with pytest.raises(NotConnected):
                    await connect("/collab", who)
                continue
            collab = await connect("/collab", who)
            told: list[Any] = []
            collab.on("*", lambda *facts, told=told: told.append(facts), namespace="/collab")
            asked = ("form", (theme, 1)), ("late", (theme, 1)), ("authors", (meeting,)), ("join", (meeting, 7, b"\x00"))
            for event, facts in asked:
                assert _is_refused(await _call(collab, "/collab", event, *facts)), (who.who, event)
            assert await _call(collab, "/collab", "u", meeting, b"\x00\x00") == {"ok": True, "receipt": "missing"}
            update = yjs.peer().write(question, "Kapret")
            offered = await _call(collab, "/collab", "offer", meeting, update)
            assert offered.get("receipt") not in {"saved", "late"}, who.who
            for event in ("u", "offer"):
                assert await _call(collab, "/collab", "part", meeting, update[:9], 0) == {"ok": True}
                handed = await _call(collab, "/collab", event, meeting, update[9:], 9)
                assert handed.get("receipt") not in {"saved", "late"}, who.who
            await collab.emit("cursor", (meeting, PLACE), namespace="/collab")
            await collab.emit("leave", (meeting,), namespace="/collab")
            assert _is_refused(await _call(collab, "/collab", "form", theme, 1)), who.who
            assert not told
            await collab.disconnect()


async def test_shared_text_is_read_by_those_who_may(street: Street, connect: Connect) -> None:
    theme, meeting = str(street.here.place.ids["theme_id"]), str(street.here.place.ids["meeting_id"])
    for number, role in enumerate(sorted(READERS | ORGANISERS)):
        collab = await connect("/collab", street.here.people[role])
        assert HERE in str(await _call(collab, "/collab", "form", theme, 1)), role
        answer = await _call(collab, "/collab", "join", meeting, 1000 + number if role in READERS else None, b"\x00")
        assert HERE.encode() in answer["update"], role
        assert answer["may_write"] is (role in READERS), role


async def test_late_text_is_shown_to_those_who_lead_the_theme_and_nobody_else(street: Street, connect: Connect) -> None:
    theme = str(street.here.place.ids["theme_id"])
    for role in street.here.people:
        if "screen" not in role:
            collab = await connect("/collab", street.here.people[role])
            answer = await _call(collab, "/collab", "late", theme, 1)
            assert answer["ok"] is (role in LEADING), role


async def test_authors_are_named_to_those_who_were_there(street: Street, connect: Connect) -> None:
    meeting = str(street.here.place.ids["meeting_id"])
    for role in street.here.people:
        if "screen" not in role:
            collab = await connect("/collab", street.here.people[role])
            answer = await _call(collab, "/collab", "authors", meeting)
            # Who writes with the group knows who wrote; nobody else is told anything.
            assert (HERE in str(answer)) is answer["ok"] is (role in READERS | ORGANISERS), role


async def test_cursor_tells_others_nothing_in_a_document_that_is_not_open(street: Street, connect: Connect) -> None:
    meeting = str(street.here.place.ids["meeting_id"])
    leader = await connect("/collab", street.here.people["leader"])
    heard: list[Any] = []
    leader.on("cursors", lambda *facts: heard.append(facts), namespace="/collab")
    assert (await _call(leader, "/collab", "join", meeting, 2001, b"\x00"))["ok"]
    stranger = await connect("/collab", street.there.people["leader"])
    await stranger.emit("cursor", (meeting, PLACE), namespace="/collab")
    participant = await connect("/collab", street.here.people["participant"])
    assert (await _call(participant, "/collab", "join", meeting, 2002, b"\x00"))["ok"]
    await participant.emit("cursor", (meeting, PLACE), namespace="/collab")
    await until(lambda: bool(heard), 20)
    assert "Klokkelyng" not in str(heard)
    assert {client_id for _meeting, cursors in heard for client_id in cursors} == {"2002"}


async def test_asking_for_a_document_again_and_again_overhears_nothing(
    street: Street, connect: Connect, yjs: Yjs
) -> None:
    meeting, question = str(street.here.place.ids["meeting_id"]), street.here.place.ids["before"]
    leader, pen = await connect("/collab", street.here.people["leader"]), yjs.peer()
    assert (await _call(leader, "/collab", "join", meeting, pen.client_id, b"\x00"))["ok"]
    heard: list[Any] = []
    listening = []
    for who in (street.here.people["other group"], street.here.people["revoked"], street.there.people["leader"]):
        stranger = await connect("/collab", who)
        stranger.on("u", lambda *facts: heard.append(facts), namespace="/collab")
        listening.append(stranger)
    for _time in range(15):
        asked = [_call(each, "/collab", "join", meeting, None, b"\x00") for each in listening for _again in range(3)]
        written = _call(leader, "/collab", "u", meeting, pen.write(question, "Ord"))
        receipt, *answers = await asyncio.gather(written, *asked)
        assert receipt["receipt"] == "saved"
        assert all(_is_refused(each) for each in answers)
    assert heard == []


async def test_nonsense_is_answered_or_passed_over_and_logged_by_nobody(street: Street, connect: Connect) -> None:
    collab = await connect("/collab", street.here.people["participant"])
    of_all_kinds: tuple[Any, ...] = (None, 7, "x", [], {}, b"x")
    for nonsense in of_all_kinds:
        await collab.emit("leave", nonsense, namespace="/collab")
        assert _is_refused(await _call(collab, "/collab", "authors", nonsense))
        await collab.emit("cursor", (nonsense, nonsense), namespace="/collab")
        for event in ("form", "late", "join", "part", "u", "offer"):
            await _call(collab, "/collab", event, nonsense, nonsense)
            if not collab.connected:
                collab = await connect("/collab", street.here.people["participant"])
    assert "Traceback" not in street.server.log
