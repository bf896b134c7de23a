"""Writing straight to WebSockets: all that is told comes whole and in order, however fast the other end reads."""

import asyncio
import json
from collections.abc import AsyncIterator

import pytest
import socketio
import uvicorn
from engineio import async_socket
from websockets.asyncio.client import connect as websocket

from tests.serving import free_port
from tests.waiting import until
from ui.wire import engine

NAMESPACE = "/told"
TELLINGS = 400
SIZES = (0, 100, 125, 126, 60_000, 70_000)
"""Bytes, on both sides of where a frame's head grows."""


class Told(socketio.AsyncNamespace):  # type: ignore[misc]
    """Lets everybody into one room."""

    async def on_connect(self, sid: str, _environ: object, _auth: object = None) -> None:
        """Somebody comes."""
        await self.enter_room(sid, "all")

    async def on_ask(self, _sid: str) -> str:
        """Somebody asks."""
        return "answered"


@pytest.fixture
async def address(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[tuple[str, socketio.AsyncServer]]:
    monkeypatch.setattr(async_socket, "AsyncSocket", engine.Socket)
    sio = socketio.AsyncServer(async_mode="asgi")
    engine.register(sio, None)
    sio.register_namespace(Told(NAMESPACE))
    port = free_port()
    config = uvicorn.Config(socketio.ASGIApp(sio), port=port, log_config=None, lifespan="off", ws=engine.Protocol)
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve())
    await until(lambda: server.started, 10)
    yield f"127.0.0.1:{port}", sio
    await sio.shutdown()
    server.should_exit = server.force_exit = True
    await serving


@pytest.mark.parametrize("size", SIZES)
async def test_who_reads_late_is_told_all_of_it_whole_and_in_order(
    address: tuple[str, socketio.AsyncServer], size: int
) -> None:
    where, sio = address
    opened = await websocket(f"ws://{where}/socket.io/?EIO=4&transport=websocket", max_queue=1, max_size=None)
    await opened.recv()
    await opened.send(f"40{NAMESPACE},")
    assert "sid" in str(await opened.recv())
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
