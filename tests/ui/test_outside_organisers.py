"""An organiser's page hears the browser that it was built for, and no other, whoever knows the page's id."""

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
import socketio
from socketio.exceptions import ConnectionError as NotConnected

from facilitator import accounts
from facilitator.access import ByAccount
from facilitator.database import close_database, open_database
from models import JournalEntry, Workshop
from tests.cookies import signed_in
from tests.ui.neighbours import Somebody, Street
from tests.ui.test_outside_sockets import SOCKETS

PATIENCE = 20.0
CLIENT_ID = re.compile(r"'client_id': '([0-9a-f-]{36})'")
FACTS = "tab_id=a-tab&document_id=a-document&next_message_id=0"
TITLE = re.compile(r'"(\d+)":\{"tag":"nicegui-control","props":\{"name":"title".*?"listener_id":"([0-9a-f-]{36})"')


@dataclass
class Page:
    """A page about a workshop that was asked for: its id, and where its title is saved."""

    client_id: str
    element: int
    listener: str

    def save(self, title: str, **other: Any) -> dict[str, Any]:
        """What a browser sends when a title was typed."""
        event = {"id": self.element, "client_id": self.client_id, "listener_id": self.listener}
        return event | {"args": [f'{{"seq": 1, "text": "{title}"}}']} | other


Connect = Callable[..., Awaitable[socketio.AsyncClient]]


@pytest.fixture
async def data(street: Street) -> AsyncIterator[Path]:
    """The street's database, open here too."""
    await open_database(street.server.settings.database)
    yield street.server.settings.database
    await close_database()


@pytest.fixture
async def connect(street: Street) -> AsyncIterator[Connect]:
    """Open somebody's socket, seated with a page if one is given."""
    opened: list[socketio.AsyncClient] = []

    async def open_socket(who: Somebody, page: Page | None = None) -> socketio.AsyncClient:
        client = socketio.AsyncClient(reconnection=False)
        opened.append(client)
        seat = f"?client_id={page.client_id}&{FACTS}&implicit_handshake=true" if page else ""
        await client.connect(
            street.server.address + seat, headers=who.headers, socketio_path=SOCKETS, transports=["websocket"]
        )
        return client

    yield open_socket
    for client in opened:
        await client.disconnect()


async def _open(street: Street, who: Somebody, workshop_id: object) -> Page:
    async with httpx.AsyncClient(base_url=street.server.address, timeout=PATIENCE) as client:
        text = (await client.get(f"/workshops/{workshop_id}", headers=who.headers)).text
    [client_id], [(element, listener)] = CLIENT_ID.findall(text), TITLE.findall(text)
    return Page(client_id, int(element), listener)


async def _until_called(street: Street, title: str) -> None:
    async with asyncio.timeout(PATIENCE):
        while (await Workshop.get(id=street.here.id)).title != title:
            await asyncio.sleep(0.02)


async def test_page_is_heard_from_its_own_browser_alone(street: Street, connect: Connect, data: Path) -> None:
    owner = street.here.people["owner"]
    page = await _open(street, owner, street.here.id)
    before = await JournalEntry.filter(workshop_id=street.here.id).count()
    others = [
        street.there.people["owner"],
        street.here.people["invited"],
        street.here.people["leader"],
        street.here.people["participant"],
        *street.outsiders,
    ]
    for who in others:
        with pytest.raises(NotConnected):
            await connect(who, page)
        socket = await connect(who)
        facts = {"client_id": page.client_id, "tab_id": "a-tab", "document_id": "a-document"}
        assert await socket.call("handshake", facts) is False, who.who
        await socket.call("event", page.save(f"Kapret av {who.who}"))
        await socket.call("log", {"client_id": page.client_id, "level": "error", "message": f"Sagt av {who.who}"})
        await socket.emit("javascript_response", {"client_id": page.client_id, "request_id": "x", "result": 1})
        await socket.emit("ack", {"client_id": page.client_id, "next_message_id": 10_000})
    own = await connect(owner, page)
    await own.call("event", page.save("Rognekvist på rett vis"))
    await _until_called(street, "Rognekvist på rett vis")
    assert await JournalEntry.filter(workshop_id=street.here.id).count() == before + 1
    assert "Sagt av" not in street.server.log
    assert page.client_id not in street.server.log


async def test_seat_at_ones_own_page_moves_nobody_elses(street: Street, connect: Connect, data: Path) -> None:
    page = await _open(street, street.here.people["owner"], street.here.id)
    stranger = street.there.people["owner"]
    own_page = await _open(street, stranger, street.there.id)
    socket = await connect(stranger, own_page)
    before = await JournalEntry.filter(workshop_id=street.here.id).count()
    await socket.call("event", page.save("Kapret"))
    await socket.call("event", own_page.save("Kapret", id=page.element, listener_id=page.listener))
    await socket.call("event", own_page.save("Klokkelyng på rett vis"))
    async with asyncio.timeout(PATIENCE):
        while (await Workshop.get(id=street.there.id)).title != "Klokkelyng på rett vis":
            await asyncio.sleep(0.02)
    assert await JournalEntry.filter(workshop_id=street.here.id).count() == before


async def test_page_of_who_signed_out_does_nothing_more(street: Street, connect: Connect, data: Path) -> None:
    by = street.here.people["owner"].by
    assert isinstance(by, ByAccount)
    leaving = Somebody("owner, elsewhere", by, await signed_in(by))
    assert leaving.cookie
    page = await _open(street, leaving, street.here.id)
    socket = await connect(leaving, page)
    told: list[Any] = []
    socket.on("update", told.append)
    await accounts.sign_out(leaving.cookie[1])
    before = await JournalEntry.filter(workshop_id=street.here.id).count()
    await socket.call("event", page.save("Etter utlogging"))
    async with asyncio.timeout(PATIENCE):
        while not told:
            await asyncio.sleep(0.02)
    assert await JournalEntry.filter(workshop_id=street.here.id).count() == before
    with pytest.raises(NotConnected):
        await connect(leaving, page)


async def test_page_left_open_after_signing_out_is_told_nothing_more(
    street: Street, connect: Connect, data: Path
) -> None:
    owner = street.here.people["owner"]
    assert isinstance(owner.by, ByAccount)
    leaving = Somebody("owner, elsewhere", owner.by, await signed_in(owner.by))
    assert leaving.cookie
    left, page = await _open(street, leaving, street.here.id), await _open(street, owner, street.here.id)
    told: dict[str, list[Any]] = {"left": [], "own": []}
    for name, who, which in (("left", leaving, left), ("own", owner, page)):
        socket = await connect(who, which)
        socket.on("update", lambda facts, name=name: told[name].append(facts))
    await accounts.sign_out(leaving.cookie[1])
    other = await _open(street, owner, street.here.id)
    seated = await connect(owner, other)
    await seated.call("event", other.save("Rognekvist, etterpå"))
    async with asyncio.timeout(PATIENCE):
        while "etterpå" not in str(told["own"]):
            await asyncio.sleep(0.05)
    assert "etterpå" not in str(told["left"])
