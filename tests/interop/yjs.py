"""Yjs from npm in one Chromium page: many documents, each as a browser has its own, and sockets as browsers open them.

The page lives in a thread of its own. What only Yjs does is answered at once, also while the test's loop stands; what
waits for a server is awaited.
"""

import asyncio
import base64
import threading
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

from playwright.async_api import Page, Playwright, async_playwright

from tests.chromium import chromium

T = TypeVar("T")
Heard = Callable[[str, list[Any]], None]

BUNDLE = Path(__file__).with_name("peer.built.js")
PATIENCE = 60.0
"""Seconds in which the page must have answered."""


class Yjs:
    """The page, on no site or at `home`: a server that asks where a socket was opened may want it to be its own."""

    def __init__(self, home: str = "") -> None:
        self._home = home
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._hearing: dict[int, Heard] = {}
        self._early: list[tuple[int, str, list[Any]]] = []
        self._playwright, self._page = self._now(self._open())

    def close(self) -> None:
        """End."""
        self._now(self._end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def peer(self, client_id: int | None = None, *, gc: bool = True) -> "Peer":
        """A new document, with a client id of its own or this one."""
        return Peer(self, **self.do("doc", client_id, gc))

    def merge(self, *updates: bytes) -> bytes:
        """Yjs's mergeUpdates."""
        return bytes(self.do("merge", list(updates)))

    def diff(self, update: bytes, state: bytes) -> bytes:
        """Yjs's diffUpdate: what an update has beyond a state vector."""
        return bytes(self.do("diff", update, state))

    def state_of(self, update: bytes) -> bytes:
        """Yjs's encodeStateVectorFromUpdate."""
        return bytes(self.do("stateOf", update))

    async def connect(self, address: str, namespace: str, auth: dict[str, Any], heard: Heard, **how: Any) -> "Line":
        """Open a socket; `heard` is called in this loop with what comes on it. Playwright's Error if it is refused."""
        loop = asyncio.get_running_loop()
        path, transports = how.get("path", "/socket.io"), how.get("transports", ["websocket"])
        at = await self.wait("open", address, path, namespace, auth, transports)

        def pass_on(name: str, facts: list[Any]) -> None:
            if not loop.is_closed():
                loop.call_soon_threadsafe(heard, name, facts)

        self._loop.call_soon_threadsafe(self._listen, at, pass_on)
        return Line(self, at)

    def do(self, task: str, *facts: Any) -> Any:
        """Let the page do something and wait for it here."""
        return self._now(self._evaluate(task, facts))

    async def wait(self, task: str, *facts: Any) -> Any:
        """Let the page do something; the loop goes on meanwhile."""
        return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(self._evaluate(task, facts), self._loop))

    def _now(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(PATIENCE)

    async def _open(self) -> tuple[Playwright, Page]:
        playwright = await async_playwright().start()
        page = await (await playwright.chromium.launch(**chromium())).new_page()
        await page.expose_function("hear", self._hear)
        if self._home:
            await page.goto(self._home)
        await page.evaluate(BUNDLE.read_text())
        return playwright, page

    async def _end(self) -> None:
        browser = self._page.context.browser
        assert browser is not None
        await browser.close()
        await self._playwright.stop()

    async def _evaluate(self, task: str, facts: tuple[Any, ...]) -> Any:
        return _unpacked(await self._page.evaluate("call => peer(call)", [task, _packed(list(facts))]))

    def _hear(self, at: int, name: str, facts: list[Any]) -> None:
        if at in self._hearing:
            self._hearing[at](name, _unpacked(facts))
        else:
            self._early.append((at, name, facts))

    def _listen(self, at: int, heard: Heard) -> None:
        self._hearing[at] = heard
        early, self._early = self._early, []
        for each in early:
            self._hear(*each)


class Peer:
    """A document in the page. Each edit gives the update that a browser would send for it."""

    def __init__(self, yjs: Yjs, at: int, client_id: int) -> None:
        self.client_id = client_id
        self._yjs = yjs
        self._at = at

    def write(self, question_id: UUID, *lines: str) -> bytes:
        """Add paragraphs under a question."""
        return bytes(self._do("write", str(question_id), list(lines)))

    def erase(self, question_id: UUID) -> bytes:
        """Delete all under a question."""
        return self.change(question_id, "body.delete(0, body.length)")

    def change(self, question_id: UUID, code: str) -> bytes:
        """Do what the JavaScript says with `body` (the question's fragment), `doc` and `Y`."""
        return bytes(self._do("change", str(question_id), code))

    def follow(self, question_id: UUID) -> None:
        """Keep what is done under a question from now on, so that it can be undone."""
        self._do("follow", str(question_id))

    def undo(self) -> bytes:
        """Undo what this document did last under the question that it follows."""
        return bytes(self._do("undo"))

    def redo(self) -> bytes:
        """Do again what was undone."""
        return bytes(self._do("redo"))

    def apply(self, update: bytes) -> None:
        """Take in what came from another."""
        self._do("apply", update)

    def state(self) -> bytes:
        """The state vector."""
        return bytes(self._do("state"))

    def missing_from(self, state: bytes | None = None) -> bytes:
        """What somebody with this state vector (none: with nothing) lacks."""
        return bytes(self._do("missing", state))

    def shown(self, question_id: UUID) -> str:
        """What is under a question, as Yjs writes it."""
        return str(self._do("shown", str(question_id)))

    def text(self, question_id: UUID) -> str:
        """The letters under a question, without marks and without a break between paragraphs."""
        return str(self._do("text", str(question_id)))

    @property
    def waits(self) -> bool:
        """Whether something came that leans on what isn't here."""
        return bool(self._do("waits"))

    async def go_on(self, heard: list[bytes], question_id: UUID, start: str, text: str) -> bytes:
        """Hear what the others wrote, then write on in the last paragraph that begins with `start`, or begin one."""
        return bytes(await self._yjs.wait("goOn", self._at, heard, str(question_id), start, text))

    async def send_to(self, state: bytes | None = None) -> bytes:
        """As `missing_from`; the loop goes on meanwhile."""
        return bytes(await self._yjs.wait("missing", self._at, state))

    async def hear(self, update: bytes) -> None:
        """As `apply`; the loop goes on meanwhile."""
        await self._yjs.wait("apply", self._at, update)

    def drop(self) -> None:
        """Forget the document."""
        self._do("drop")

    def _do(self, task: str, *facts: Any) -> Any:
        return self._yjs.do(task, self._at, *facts)


class Line:
    """An open socket of the page."""

    def __init__(self, yjs: Yjs, at: int) -> None:
        self._yjs = yjs
        self._at = at

    async def ask(self, event: str, *facts: Any, seconds: float = 5) -> Any:
        """Ask and wait for the answer; Playwright's Error if none comes."""
        return await self._yjs.wait("ask", self._at, seconds * 1000, event, list(facts))

    async def say(self, event: str, *facts: Any, times: int = 1) -> None:
        """Say something, and wait for no answer."""
        await self._yjs.wait("say", self._at, event, list(facts), times)

    async def close(self) -> None:
        """Let the connection go."""
        await self._yjs.wait("close", self._at)


def _packed(value: Any) -> Any:
    if isinstance(value, bytes | bytearray):
        return {"bytes": base64.b64encode(value).decode()}
    if isinstance(value, list | tuple):
        return [_packed(each) for each in value]
    if isinstance(value, dict):
        return {name: _packed(each) for name, each in value.items()}
    return value


def _unpacked(value: Any) -> Any:
    if isinstance(value, dict):
        if isinstance(value.get("bytes"), str):
            return base64.b64decode(value["bytes"])
        return {name: _unpacked(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_unpacked(each) for each in value]
    return value
