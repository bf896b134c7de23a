"""Those who write: on bare sockets with a real Yjs document, and in real browsers on our own pages."""

import asyncio
import contextlib
import os
import signal
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from playwright.async_api import Error as PageError
from playwright.async_api import Page, Playwright

from facilitator.access import ByPerson
from tests.browser.scene import NEXT_FRAME
from tests.chromium import chromium
from tests.interop.yjs import Line, Peer, Yjs
from tests.torture.tally import Tally
from ui.identity import SocketTokens

TRANSPORTS = ("websocket", "websocket", "websocket", "polling")
ANSWER = 6.0
"""Seconds that an answer is waited for."""


@dataclass(frozen=True)
class Place:
    """Where somebody may come to write: a meeting, and its first question."""

    meeting: UUID
    question: UUID


@dataclass
class Copy:
    """A meeting's document on somebody's device. `waiting` are the tokens in it that were not acknowledged."""

    place: Place
    peer: Peer
    waiting: list[str] = field(default_factory=list)
    document: str | None = None
    pending: list[bytes] = field(default_factory=list)
    heard: list[bytes] = field(default_factory=list)
    is_joined: bool = False
    is_gone: bool = False
    may_write: bool = False


@dataclass
class SocketWriter:
    """Somebody at a program of their own, that keeps to the rules of the wire. `keeps` is whether it has a disk."""

    name: str
    by: ByPerson
    places: list[Place]
    address: str
    secrets: SocketTokens
    yjs: Yjs
    tally: Tally
    chance: Random
    keeps: bool = True
    copies: dict[UUID, Copy] = field(default_factory=dict)
    surprises: list[str] = field(default_factory=list)
    _line: Line | None = None
    _is_connected: bool = False
    _at: Copy | None = None

    async def live(self) -> None:
        """Write until cancelled, whatever happens to the connection."""
        while True:
            try:
                await self._turn()
            except (PageError, TimeoutError):
                await self.hang_up()
            await asyncio.sleep(self.chance.uniform(0.1, 0.9))

    async def settle(self) -> bool:
        """Send all that waits, and hear all there is; whether nothing waits any more."""
        try:
            await self._connect()
            for place in self.places:
                copy = self._copy(place)
                await self._join(copy)
                await self._send(copy)
                await self._hear(copy)
        except (PageError, TimeoutError):
            await self.hang_up()
            return False
        return not any(copy.waiting for copy in self.copies.values())

    async def trouble(self) -> str:
        """What waits, for the account."""
        waits = {copy.place.meeting: len(copy.waiting) for copy in self.copies.values() if copy.waiting}
        return f"{waits}, connected: {self._is_connected}, {self.surprises[-3:]}"

    async def die(self) -> None:
        """Lose all that is only in memory: with a disk one comes back to the text, without one it is gone."""
        await self.hang_up()
        self._at = None
        copies, self.copies = self.copies, {}
        for copy in copies.values():
            if self.keeps:
                fresh = Copy(copy.place, self.yjs.peer(), copy.waiting, copy.document)
                await fresh.peer.hear(await copy.peer.send_to())
                self.copies[copy.place.meeting] = fresh
            else:
                self.tally.forsake(copy.waiting)
            copy.peer.drop()

    async def leave(self) -> None:
        """Never come back."""
        self.keeps = False
        await self.die()

    async def _turn(self) -> None:
        await self._connect()
        copy = await self._choose()
        if copy is None:
            return
        token = self.tally.token(self.name)
        heard, copy.heard = copy.heard, []
        copy.pending.append(await copy.peer.go_on(heard, copy.place.question, f"{self.name}n", token))
        copy.waiting.append(token)
        if self.keeps:
            self.tally.hold([token])
        if self.chance.random() < 0.8:
            await self._send(copy)

    async def _choose(self) -> Copy | None:
        """Where to write now: where one may, as a rule, and sometimes where it is over."""
        if self._at and self._at.is_joined and self._at.may_write and self.chance.random() < 0.9:
            return self._at
        for place in self.chance.sample(self.places, len(self.places)):
            copy = self._copy(place)
            await self._join(copy)
            if copy.may_write or (copy.document and self.chance.random() < 0.1):
                await self._send(copy)
                self._at = copy
                return copy
        return None

    def _copy(self, place: Place) -> Copy:
        if place.meeting not in self.copies:
            self.copies[place.meeting] = Copy(place, self.yjs.peer())
        return self.copies[place.meeting]

    async def _join(self, copy: Copy) -> None:
        heard, copy.heard = copy.heard, []
        for update in heard:
            await copy.peer.hear(update)
        peer = copy.peer
        answer = await self._ask("join", str(copy.place.meeting), peer.client_id, peer.state(), copy.document)
        copy.is_joined = answer["ok"]
        if not answer["ok"]:
            copy.may_write = False
            copy.is_gone = answer["code"] == "not_found"
            if not copy.is_gone:
                self.surprises.append(f"{self.name}: join {answer['code']}")
            return
        copy.is_gone, copy.document, copy.may_write = False, answer["document"], answer["may_write"]
        copy.pending = [await peer.send_to(answer["state"])] if copy.waiting else []
        await peer.hear(answer["update"])

    async def _send(self, copy: Copy) -> None:
        tokens = list(copy.waiting)
        if not tokens or not (copy.is_joined or copy.is_gone):
            return
        if copy.is_gone:
            update = await copy.peer.send_to()
            answer = await self._ask("offer", str(copy.place.meeting), update, 0, copy.document)
        else:
            pending, copy.pending = copy.pending, []
            if not pending:
                return
            answer = await self._ask("u", str(copy.place.meeting), self.yjs.merge(*pending), 0)
        receipt = answer.get("receipt")
        if receipt in {"saved", "late"}:
            del copy.waiting[: len(tokens)]
            self.tally.acknowledge(tokens, late=receipt == "late")
            return
        copy.is_joined = False
        if not answer["ok"] and answer["code"] != "not_found":
            self.surprises.append(f"{self.name}: {answer['code']}")

    async def _hear(self, copy: Copy) -> None:
        heard, copy.heard = copy.heard, []
        for update in heard:
            await copy.peer.hear(update)

    async def _connect(self) -> None:
        if self._is_connected:
            return
        await self.hang_up()
        how = {"path": "/_nicegui_ws/socket.io", "transports": [self.chance.choice(TRANSPORTS)]}
        token = {"token": self.secrets.sign(self.by)}
        async with asyncio.timeout(ANSWER):
            self._line = await self.yjs.connect(self.address, "/collab", token, self._told, **how)
        self._is_connected = True

    async def hang_up(self) -> None:
        """Let the connection go."""
        line, self._line = self._line, None
        self._is_connected = False
        for copy in self.copies.values():
            copy.is_joined = False
        if line is not None:
            await line.close()

    async def _ask(self, event: str, *facts: Any) -> dict[str, Any]:
        assert self._line is not None
        answer: dict[str, Any] = await self._line.ask(event, *facts, seconds=ANSWER)
        return answer

    def _told(self, name: str, facts: list[Any]) -> None:
        if name == "disconnect":
            self._is_connected = False
        copy = self.copies.get(UUID(facts[0])) if name in {"u", "gone"} else None
        if copy is not None and name == "u":
            copy.heard.append(facts[1])
        elif copy is not None:
            copy.is_joined, copy.is_gone, copy.may_write = False, True, False


BARRIER = """
    async () => {
        for (const {name} of await indexedDB.databases()) {
            if (name.split(":").length !== 3) continue
            const db = await new Promise((tell) => (indexedDB.open(name).onsuccess = ({target}) => tell(target.result)))
            if (db.objectStoreNames.contains("updates")) {
                await new Promise((tell) => (db.transaction("updates").objectStore("updates").count().onsuccess = tell))
            }
            db.close()
        }
    }
"""
"""Gives when what was typed so far is on the device: a read of it waits for the writes before."""

SHOWN = """
    () => Object.fromEntries([...document.querySelectorAll("article.entry")].map((entry) => {
        const text = entry.querySelector(".text").cloneNode(true)
        text.querySelectorAll(".ProseMirror-widget").forEach((each) => each.remove())
        return [entry.querySelector(".by p").innerText, text.textContent]
    }))
"""


@dataclass
class BrowserWriter:
    """Somebody in a Chromium of their own, on a profile that outlives it."""

    name: str
    address: str
    path: str
    cookie: tuple[str, str]
    profile: Path
    playwright: Playwright
    tally: Tally
    chance: Random
    _opening: asyncio.Task[Page] | None = None
    _is_loaded: bool = False
    _typed: list[str] = field(default_factory=list)
    _is_placed: bool = False
    _wrong: list[str] = field(default_factory=list)

    async def live(self) -> None:
        """Type until cancelled; opened again whenever the browser was killed."""
        while True:
            try:
                await self._turn()
            except (PageError, TimeoutError):
                self._is_placed = False
                await asyncio.sleep(0.3)
            await asyncio.sleep(self.chance.uniform(0.1, 0.6))

    async def open(self) -> Page:
        """Open the browser on its profile and its page, if it isn't."""
        if self._opening is None:
            self._opening = asyncio.create_task(self._open_browser())
        # One that is being opened is opened to the end, whoever gives up waiting: it holds the profile.
        page = await asyncio.shield(self._opening)
        if not self._is_loaded:
            self._is_placed = False
            await page.goto(self.address + self.path, timeout=15_000)
            self._is_loaded = True
        return page

    async def kill(self) -> None:
        """End the whole browser at once."""
        if self._opening is None:
            return
        context = (await self._opening).context
        for process in self._processes():
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        self._opening, self._is_loaded = None, False
        with contextlib.suppress(PageError):
            await context.close()
        async with asyncio.timeout(ANSWER):
            while self._processes():
                await asyncio.sleep(0.05)

    async def _open_browser(self) -> Page:
        context = await self.playwright.chromium.launch_persistent_context(
            self.profile, locale="nb-NO", viewport={"width": 1000, "height": 700}, **chromium()
        )
        name, value = self.cookie
        await context.add_cookies([{"name": name, "value": value, "url": self.address}])
        page = context.pages[0]
        page.on("console", lambda message: self._wrong.extend([message.text] * (message.type in {"error", "warning"})))
        page.on("pageerror", lambda error: self._wrong.append(str(error)))
        return page

    def _processes(self) -> list[int]:
        listed = subprocess.run(["ps", "-eo", "pid,args"], capture_output=True, text=True, check=True).stdout
        return [int(line.split()[0]) for line in listed.splitlines() if f"--user-data-dir={self.profile}" in line]

    async def close(self) -> None:
        """End in order."""
        if self._opening is not None:
            with contextlib.suppress(PageError):
                await (await self._opening).context.close()

    async def shown(self) -> dict[str, str]:
        """What is on the page when nothing comes any more: by round and group, the text without others' carets."""
        page, before = await self.open(), None
        while (found := await page.evaluate(SHOWN)) != before:
            before = found
            await page.wait_for_timeout(700)
        return dict(found)

    async def settle(self) -> bool:
        """Whether all is handed in: the page says so, or has had nothing to say of it for a while."""
        if await self.note_saved():
            return True
        page = await self.open()
        await page.locator("section.question").first.wait_for(timeout=5000)
        for _time in range(8):
            if await page.locator(".save-state").count():
                return False
            await page.wait_for_timeout(250)
        return True

    async def trouble(self) -> str:
        """What the page says, for the account."""
        with contextlib.suppress(PageError, TimeoutError):
            page = await self.open()
            return f"{page.url}: {(await page.locator('body').inner_text())[:600]} {self._wrong[-3:]}"
        return "a page that does not answer"

    async def note_saved(self) -> bool:
        """Take the page's word for what was typed before it was asked."""
        typed = list(self._typed)
        state = (await self.open()).locator(".save-state")
        if not await state.count() or not (await state.first.text_content() or "").strip().startswith("Lagret"):
            return False
        self.tally.acknowledge(typed)
        self._typed = self._typed[len(typed) :]
        return True

    async def _turn(self) -> None:
        page = await self.open()
        editor = page.get_by_role("textbox").first
        if page.is_closed():
            self._opening, self._is_loaded = None, False
            return
        if not self._is_placed:
            await editor.click(timeout=3000)
            await page.keyboard.press("Control+End")
            # Else Enter comes where the click was: in the middle of another's word.
            await page.evaluate(NEXT_FRAME)
            await page.keyboard.press("Enter")
            await page.evaluate(NEXT_FRAME)
            self._is_placed = True
        token = self.tally.token(self.name)
        await page.keyboard.type(f"{token} ")
        is_in = await page.evaluate(
            "token => document.activeElement.closest('.ProseMirror')?.innerText.includes(token) ?? false", token
        )
        if not is_in:
            self._is_placed = False
            return
        await page.evaluate(BARRIER)
        self._typed.append(token)
        self.tally.hold([token])
        with contextlib.suppress(PageError):
            await self.note_saved()
