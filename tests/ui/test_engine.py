"""Writing straight to WebSockets: all that is told comes whole and in order, however fast the other end reads."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
import socketio
import uvicorn
from engineio import async_socket
from websockets.asyncio.client import ClientConnection
from websockets.asyncio.client import connect as websocket

from tests.serving import free_port
from tests.waiting import until
from ui.wire import engine

NAMESPACE = "/told"
TELLINGS = 400
SIZES = (0, 100, 125, 126, 60_000, 70_000)
"""Bytes, on both sides of where a frame's head grows."""


class Told(socketio.AsyncNamespace):  # type: ignore[misc]
    """Lets everybody into one room, and takes notes."""

    may_answer: asyncio.Event

    async def on_connect(self, sid: str, _environ: object, _auth: object = None) -> None:
        """Somebody comes."""
        await self.enter_room(sid, "all")

    async def on_ask(self, _sid: str) -> str:
        """Somebody asks."""
        return "answered"

    async def on_note(self, sid: str, text: str) -> dict[str, Any]:
        """Somebody notes something."""
        return {"by": "events", "text": text, "is_in": sid in self.server.manager.rooms[NAMESPACE]["all"]}

    async def take(self, sid: str, text: bytes) -> dict[str, Any]:
        """The same, straight."""
        await self.may_answer.wait()
        return await self.on_note(sid, text.decode()) | {"by": "shortcut"}


@pytest.fixture
async def address(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[tuple[str, socketio.AsyncServer]]:
    monkeypatch.setattr(async_socket, "AsyncSocket", engine.Socket)
    sio = socketio.AsyncServer(async_mode="asgi", ping_interval=2, ping_timeout=5)  # who polls goes after both
    engine.register(sio, None)
    told = Told(NAMESPACE)
    told.may_answer = asyncio.Event()
    told.may_answer.set()
    sio.register_namespace(told)
    engine.take_straight(sio, NAMESPACE, "note", rb'"([a-z]+)"', told.take)
    port = free_port()
    config = uvicorn.Config(socketio.ASGIApp(sio), port=port, log_config=None, lifespan="off", ws=engine.Protocol)
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve())
    await until(lambda: server.started, 10)
    yield f"127.0.0.1:{port}", sio
    await sio.shutdown()
    server.should_exit = server.force_exit = True
    await serving


async def _opened(where: str, **options: Any) -> ClientConnection:
    """A bare WebSocket that has asked for nothing yet."""
    opened = await websocket(f"ws://{where}/socket.io/?EIO=4&transport=websocket", **options)
    await opened.recv()
    return opened


async def _come_in(opened: ClientConnection) -> None:
    """Enter the namespace."""
    await opened.send(f"40{NAMESPACE},")
    assert "sid" in str(await opened.recv())


@pytest.mark.parametrize("size", SIZES)
async def test_who_reads_late_is_told_all_of_it_whole_and_in_order(
    address: tuple[str, socketio.AsyncServer], size: int
) -> None:
    where, sio = address
    opened = await _opened(where, max_queue=1, max_size=None)
    await _come_in(opened)
    for number in range(TELLINGS):
        await sio.emit("u", (number, bytes(size)), room="all", namespace=NAMESPACE)
        if number == TELLINGS // 2:
            await opened.send(f'42{NAMESPACE},7["ask"]')
    heard: list[int] = []
    answers = 0
    async with asyncio.timeout(30):
        while len(heard) < TELLINGS or not answers:
            said = str(await opened.recv())
            if said.startswith("43"):
                answers += 1
                continue
            heard.append(json.loads(said[said.index("[") :])[1])
            assert await opened.recv() == bytes(size)
    assert heard == list(range(TELLINGS))
    await opened.close()


async def test_who_has_no_websocket_is_told_too_and_who_is_skipped_is_not(
    address: tuple[str, socketio.AsyncServer],
) -> None:
    where, sio = address
    told: dict[str, list[object]] = {"polling": [], "websocket": [], "skipped": []}
    clients = {name: socketio.AsyncClient(reconnection=False) for name in told}
    for name, client in clients.items():
        client.on("u", told[name].append, namespace=NAMESPACE)
        transport = "websocket" if name == "skipped" else name
        await client.connect(f"http://{where}", transports=[transport], namespaces=[NAMESPACE])
    skip = clients["skipped"].get_sid(NAMESPACE)
    await sio.emit("u", b"Kommune A", room="all", skip_sid=skip, namespace=NAMESPACE)
    await until(lambda: bool(told["polling"] and told["websocket"]), 10)
    assert await clients["skipped"].call("ask", namespace=NAMESPACE) == "answered"
    assert told == {"polling": [b"Kommune A"], "websocket": [b"Kommune A"], "skipped": []}
    for client in clients.values():
        await client.disconnect()


async def _answers(opened: ClientConnection, count: int) -> dict[int, Any]:
    """What so many events are answered, by their numbers."""
    found = dict[int, Any]()
    async with asyncio.timeout(10):
        while len(found) < count:
            said = str(await opened.recv())
            if said.startswith(f"43{NAMESPACE},"):
                number, _, answer = said.removeprefix(f"43{NAMESPACE},").partition("[")
                found[int(number)] = json.loads("[" + answer)[0]
    return found


async def test_event_that_comes_as_it_always_does_is_taken_straight_and_any_other_as_events_are(
    address: tuple[str, socketio.AsyncServer],
) -> None:
    where, _ = address
    opened = await _opened(where)
    # Not in the namespace yet: nobody hears it.
    await opened.send(f'42{NAMESPACE},1["note","for"]')
    await _come_in(opened)
    straight, usual = ({"by": by, "text": "etter", "is_in": True} for by in ("shortcut", "events"))
    for facts, answer in {'"etter"': straight, '"ETTER"': usual | {"text": "ETTER"}, ' "etter"': usual}.items():
        await opened.send(f'42{NAMESPACE},2["note",{facts}]')
        assert await _answers(opened, 1) == {2: answer}
    await opened.close()


async def test_who_sends_on_without_waiting_for_answers_gets_them_all(
    address: tuple[str, socketio.AsyncServer],
) -> None:
    where, sio = address
    told = sio.namespace_handlers[NAMESPACE]
    opened = await _opened(where)
    await _come_in(opened)
    told.may_answer.clear()
    for number in range(100):
        await opened.send(f'42{NAMESPACE},{number}["note","etter"]')
    # Only so many are taken straight at a time; the others come in their turn.
    usual = await _answers(opened, 100 - engine.IN_A_ROW)
    assert {each["by"] for each in usual.values()} == {"events"}
    told.may_answer.set()
    straight = await _answers(opened, engine.IN_A_ROW)
    assert {each["by"] for each in straight.values()} == {"shortcut"}
    assert sorted([*usual, *straight]) == list(range(100))
    await opened.close()


async def test_large_event_that_comes_in_pieces_is_taken_too(address: tuple[str, socketio.AsyncServer]) -> None:
    where, _ = address
    opened = await _opened(where)
    await _come_in(opened)
    await opened.send([f'42{NAMESPACE},7["note","', "et", 'ter"]'])
    assert await _answers(opened, 1) == {7: {"by": "shortcut", "text": "etter", "is_in": True}}
    await opened.close()
