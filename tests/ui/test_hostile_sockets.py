"""What no browser sends, on a bare WebSocket: its sender loses the connection, one line is logged, others go on."""

import asyncio
import json
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import httpx
import pytest
import socketio
from websockets.asyncio.client import ClientConnection
from websockets.asyncio.client import connect as websocket
from websockets.exceptions import ConnectionClosed

from facilitator.access import By
from facilitator.database import close_database, open_database
from tests.facilitator.pens import Pen
from tests.facilitator.scenes import Scene, first_round
from tests.serving import Server
from tests.waiting import until
from ui.identity import SocketTokens

PATH = "/_nicegui_ws/socket.io/?EIO=4&transport="
GARBAGE: list[str | bytes] = ['451-/collab,1["u","{meeting}",{"_placeholder":true,"num":0}]', b"garbage"]
DEEP = "[" * 50_000 + "]" * 50_000

FLOODS: dict[str, list[str | bytes]] = {
    "no update": GARBAGE * 500,
    "no update, as a browser sends it": ['42/collab,1["u","{meeting}","CQkJ",0]'] * 500,
    "text that is no bytes": ['42/collab,1["u","{meeting}","A",0]'] * 500,
    "too many updates": ['42/collab,1["u","{meeting}","AAA=",0]'] * 20_000,
    "no packet": ["x"],
    "nothing": [""],
    "no JSON": ['42/collab,{"'] * 500,
    "deep JSON": ["42/collab," + DEEP] * 20,
    "no name": ["42/collab,[]"] * 500,
    "a name that is none": ["42/collab,[{}]"] * 500,
    "an event of the library's own": ['42/collab,["disconnect"]'] * 500,
    "more facts than there are": ['42/collab,1["u",1,2,3,4,5,6,7]'] * 500,
    "bytes that nothing announced": [b"x"] * 500,
    "more bytes than anything has": ['49999999-/collab,["u"]', *[b"x" * 1000] * 500],
    "bytes that are not there": ['451-/collab,1["u",{"_placeholder":true,"num":9}]', b"x"] * 500,
    "a large frame": [b"x" * 1_500_000],
    "a huge frame": [b"x" * 20_000_000],
    "too many events": ['42/collab,["nothing"]'] * 20_000,
    "too many pings": ["2"] * 20_000,
    "too many namespaces": ["40/nothing,"] * 20_000,
}


@dataclass
class Hall:
    """A server and a round on it."""

    server: Server
    scene: Scene

    def token(self, by: By) -> str:
        """What somebody's sockets are opened with."""
        return SocketTokens(self.server.settings.secret()).sign(by)

    def said(self, before: str) -> list[str]:
        """What the log has said since, but for who came and went."""
        return [each for each in self.server.log[len(before) :].splitlines() if not each.startswith("INFO:")]


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """A server in whose first round nobody else writes."""
    server = Server(tmp_path_factory.mktemp("hall")).start()

    async def make() -> Scene:
        await open_database(server.settings.database)
        scene = await first_round()
        await close_database()
        return scene

    with ThreadPoolExecutor(1) as aside:  # another loop than the tests'
        yield Hall(server, aside.submit(lambda: asyncio.run(make())).result())
    server.stop()


async def _opened(hall: Hall, by: By) -> ClientConnection:
    """A bare WebSocket in the namespace of shared text."""
    address = hall.server.address.replace("http", "ws") + PATH + "websocket"
    opened = await websocket(address, max_size=None, close_timeout=1)
    await opened.recv()
    await opened.send("40/collab," + json.dumps({"token": hall.token(by)}))
    assert "sid" in str(await opened.recv())
    return opened


async def _writer(hall: Hall, pen: Pen) -> socketio.AsyncClient:
    """Jonas, who writes with a browser as everybody's."""
    jonas = socketio.AsyncClient(reconnection=False)
    await jonas.connect(
        hall.server.address,
        auth={"token": hall.token(hall.scene.jonas)},
        namespaces=["/collab"],
        socketio_path="_nicegui_ws/socket.io",
        transports=["websocket"],
    )
    joined = await jonas.call(
        "join", (str(hall.scene.meeting), pen.doc.client_id, pen.doc.get_state()), "/collab", timeout=5
    )
    assert joined["ok"]
    return jonas


async def _send_all(to: ClientConnection, frames: Iterable[str | bytes], meeting: str) -> None:
    """Send until the end, or until the other side has had enough; then wait until it has hung up or put one out."""
    try:
        for each in frames:
            await to.send(each.replace("{meeting}", meeting) if isinstance(each, str) else each)
        async with asyncio.timeout(10):
            while await to.recv() != "41/collab,":
                pass
        await to.close()
    except ConnectionClosed:
        return


@pytest.mark.parametrize("flood", FLOODS)
async def test_what_no_browser_sends_costs_its_sender_alone_the_connection(hall: Hall, flood: str) -> None:
    pen, before = Pen(), hall.server.log
    jonas, hostile = await _writer(hall, pen), await _opened(hall, hall.scene.sara)
    sending = asyncio.create_task(_send_all(hostile, FLOODS[flood], str(hall.scene.meeting)))
    for number in range(5):
        update = pen.write(hall.scene.question, f"linje {number}")
        answer = await jonas.call("u", (str(hall.scene.meeting), update), "/collab", timeout=10)
        assert answer == {"ok": True, "receipt": "saved"}
    await sending
    await jonas.disconnect()
    await until(lambda: bool(hall.said(before)), 5)
    said = hall.said(before)
    assert len(said) == 1
    assert "connection_refused" in said[0] or "put_out" in said[0]


async def test_who_comes_in_anew_again_and_again_may_send_no_more_than_others(hall: Hall) -> None:
    hostile, before = await _opened(hall, hall.scene.sara), hall.server.log
    again = "41/collab,", "40/collab," + json.dumps({"token": hall.token(hall.scene.sara)})
    update = f'42/collab,1["u","{hall.scene.meeting}","AAA=",0]'
    with pytest.raises(ConnectionClosed):
        await _send_and_come_in_anew(hostile, [update] * 8, again)
    await until(lambda: bool(hall.said(before)), 5)
    assert ["connection_refused" in each for each in hall.said(before)] == [True]


async def _send_and_come_in_anew(hostile: ClientConnection, updates: list[str], again: tuple[str, str]) -> None:
    for number in range(2000):
        await _ask(hostile, updates, answers=len(updates))
        if number % 50 == 49:
            await asyncio.sleep(0.02)  # until the two that are read one by one may come
            await _ask(hostile, again, answers=1)


async def _ask(of: ClientConnection, frames: Iterable[str], *, answers: int) -> None:
    """Send frames, and wait for so many answers."""
    for each in frames:
        await of.send(each)
    while answers:
        answers -= str(await of.recv()).startswith(("43/", "40/"))


async def test_unreadable_request_of_a_browser_without_websocket_is_refused(hall: Hall) -> None:
    before = hall.server.log
    async with httpx.AsyncClient(base_url=hall.server.address) as client:
        opened = await client.get(PATH + "polling")
        where = f"{PATH}polling&sid={json.loads(opened.text[1:])['sid']}"
        assert (await client.post(where, content="x")).status_code == 400
        assert (await client.post(where, content="4")).status_code == 400
    assert sum("connection_refused" in each for each in hall.said(before)) == 1
    assert "Traceback" not in hall.server.log[len(before) :]


async def test_much_that_a_browser_without_websocket_says_at_once_arrives(hall: Hall) -> None:
    async with httpx.AsyncClient(base_url=hall.server.address, timeout=10) as client:
        opened = await client.get(PATH + "polling")
        where = f"{PATH}polling&sid={json.loads(opened.text[1:])['sid']}"
        await client.post(where, content="40/collab," + json.dumps({"token": hall.token(hall.scene.sara)}))
        asked = [f'42/collab,{number}["late","x",1]' for number in range(50)]
        assert (await client.post(where, content="\x1e".join(asked))).status_code == 200
        heard = ""
        async with asyncio.timeout(10):
            while not all(f"43/collab,{number}[" in heard for number in range(50)):
                heard += (await client.get(where)).text
