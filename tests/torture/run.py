"""A run of the torture: a day with many writers, and a schedule of what is done to them that a seed gives again.

The schedule is the seed's; who gets how far between two blows is the machine's.
"""

import asyncio
import contextlib
import re
import sqlite3
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from playwright.async_api import Error as PageError
from playwright.async_api import Page, Playwright, async_playwright

from exports import files
from facilitator import stage, textlog
from facilitator.database import close_database, open_database
from facilitator.forms import questions_of
from facilitator.migrating import migrate
from facilitator.richtext import plain_lines
from facilitator.summary import read_as_owner
from models import Document, LateUpdate, Meeting, Workshop
from tests.browser.cable import Cable
from tests.builders import a_workshop, come_in
from tests.chromium import chromium
from tests.cookies import came_in, signed_in
from tests.exports.reading import text_of
from tests.interop.yjs import Peer, Yjs
from tests.serving import Server
from tests.torture.tally import TOKEN, Tally
from tests.torture.writers import BrowserWriter, Place, SocketWriter
from tests.waiting import until
from ui.identity import SocketTokens
from ui.words import words_for

Writer = SocketWriter | BrowserWriter

KILLS = ("server", "browser", "connection")
BLOWS = {
    "server": 4,
    "browser": 2,
    "connection": 4,
    "program": 2,
    "outage": 1,
    "half open": 1,
    "weather": 3,
    "next": 3,
    "back": 2,
    "lock": 2,
}
"""What may be done, and how often compared with the others; the first three are kills."""
SETTLED = 120.0
"""Seconds in which all who come back must have handed in what they have."""


@dataclass(frozen=True)
class Blow:
    """Something that is done after so many seconds; `draw` decides whom it strikes."""

    after: float
    kind: str
    draw: float


def schedule(seed: int, kills: int) -> list[Blow]:
    """What is done, until there were so many kills; each kind of kill comes in its turn."""
    chance = Random(seed)  # noqa: S311  # the same seed must give the same schedule
    blows: list[Blow] = []
    left = kills
    while left:
        kind = chance.choices(list(BLOWS), list(BLOWS.values()))[0]
        if kills - left < len(KILLS) and kind in KILLS:
            kind = KILLS[kills - left]
        left -= kind in KILLS
        blows.append(Blow(chance.uniform(0.4, 2.5), kind, chance.random()))
    return blows


@dataclass
class Outcome:
    """How it went: what is wrong, if anything, and an account for people."""

    faults: list[str]
    account: str


@dataclass
class Torture:
    """Everybody and everything in a run."""

    folder: Path
    seed: int
    kills: int
    programs: int
    browsers: int
    say: Callable[[str], None] = lambda line: None
    tally: Tally = field(default_factory=Tally)
    done: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    async def run(self) -> Outcome:
        """Play it, and look at what is left."""
        began = time.monotonic()
        self._server = Server(self.folder / "server")
        self._chance = Random(self.seed)  # noqa: S311  # see above
        await self._make()
        await asyncio.to_thread(self._server.start)
        async with async_playwright() as playwright, self._network() as cable:
            self._cable = cable
            self.yjs = await asyncio.to_thread(Yjs, f"{cable.address}/healthz")
            self._sit_down(playwright)
            self._desk = await self._open_desk(playwright)
            everybody: list[Writer] = [*self._socket_writers, *self._browser_writers]
            tasks = self._tasks = {id(each): self._begin(each) for each in everybody}
            for blow in schedule(self.seed, self.kills):
                await asyncio.sleep(blow.after)
                await self._strike(blow)
            await asyncio.sleep(1)
            for task in tasks.values():
                await _end(task)
            struck = time.monotonic()
            await self._settle()
            shown = await self._shown()
            await self._browser_end()
        settled = time.monotonic()
        await self._judge(shown)
        await asyncio.to_thread(self.yjs.close)
        return Outcome(self.faults, self._account(struck - began, settled - struck))

    # ---- The day

    async def _make(self) -> None:
        self._server.folder.mkdir(parents=True)
        await migrate(self._server.settings.database)
        await open_database(self._server.settings.database)
        self._made = made = await a_workshop()
        await stage.start(made.workshop_id, by=made.by)
        while (workshop := await Workshop.get(id=made.workshop_id)).current_item_id != made.rounds[0]:
            await stage.next_step(made.workshop_id, by=made.by, seen=workshop.current_item_id)
        self._code = workshop.code
        self._steps = made.items.index(made.rounds[-1]) - made.items.index(made.rounds[0])
        order = {item: place for place, item in enumerate(made.rounds)}
        meetings = sorted(await Meeting.filter(item_id__in=made.rounds), key=lambda each: order[each.item_id])
        question = {each: (await questions_of(each, is_summary=False))[0].id for each in made.themes}
        self._question = {each.id: question[each.theme_id] for each in meetings}
        groups = {group: place + 1 for place, group in enumerate(made.groups)}
        self._entry = {each.id: f"Runde {order[each.item_id] + 1}, {groups[each.group_id]}" for each in meetings}
        people: list[tuple[UUID, list[Meeting]]] = []
        for number, person in enumerate(made.people):
            group = made.groups[number % len(made.groups)]
            people.append((person, [each for each in meetings if each.group_id == group]))
        for leading in (made.leaders, made.note_takers):
            for person, theme in zip(leading, made.themes, strict=True):
                people.append((person, [each for each in meetings if each.theme_id == theme]))
        self._people = [
            (await come_in(person), await came_in(person), [Place(each.id, self._question[each.id]) for each in own])
            for person, own in people
        ]
        self._themes = [(theme, f"/w/{made.workshop_id}/lead/{theme}/1") for theme in made.themes]
        self._organiser = await signed_in(made.by)
        first = meetings[0]
        self._form = f"/w/{made.workshop_id}#form/{first.theme_id}/1"
        await close_database()

    def _sit_down(self, playwright: Playwright) -> None:
        secrets = SocketTokens(self._server.settings.secret())
        cable, chance = self._cable, self._chance
        self._socket_writers: list[SocketWriter] = []
        for number in range(self.programs):
            by, _, places = self._people[number % len(self._people)]
            self._socket_writers.append(
                SocketWriter(
                    f"p{number}", by, places, cable.address, secrets, self.yjs, self.tally,
                    Random(chance.random()),  # noqa: S311  # see above
                    keeps=number % 3 != 2,
                )
            )  # fmt: skip
        self._browser_writers = []
        for number in range(self.browsers):
            # The first in group 1, the leader of a theme, the second in group 1 and so on.
            place = (0, 8, 4, 9)[number % 4]
            _, cookie, _ = self._people[place]
            path = self._form if place < len(self._made.people) else self._themes[place - len(self._made.people)][1]
            self._browser_writers.append(
                BrowserWriter(
                    f"b{number}", cable.address, path, cookie, self.folder / f"profile-{number}", playwright,
                    self.tally, Random(chance.random()),  # noqa: S311  # see above
                )
            )  # fmt: skip

    def _begin(self, writer: Writer) -> asyncio.Task[None]:
        return asyncio.create_task(writer.live())

    @asynccontextmanager
    async def _network(self) -> AsyncIterator[Cable]:
        cable = Cable(self._server.port, chance=Random(self.seed))  # noqa: S311  # see above
        await cable.lay()
        yield cable
        await cable.take_up()

    # ---- Blows

    async def _strike(self, blow: Blow) -> None:
        self.done[blow.kind] += 1
        self.say(f"{blow.kind} ({self.done[blow.kind]})")
        cable = self._cable
        if blow.kind == "server":
            await asyncio.to_thread(self._server.kill)
            await asyncio.sleep(2 * blow.draw**3)
            await asyncio.to_thread(self._server.start)
        elif blow.kind == "browser":
            await self._strike_browser(_drawn(self._browser_writers, blow.draw))
        elif blow.kind == "connection":
            cable.cut(blow.draw)
        elif blow.kind == "program":
            await self._strike_program(_drawn(self._socket_writers, blow.draw))
        elif blow.kind == "outage":
            cable.pull()
            await asyncio.sleep(4 * blow.draw)
            cable.plug()
        elif blow.kind == "half open":
            cable.hang()
        elif blow.kind == "lock":
            await self._lock(blow.draw)
        elif blow.kind in {"next", "back"}:
            ahead, _ = self._day()
            await self._move("back" if ahead >= self._steps else "next" if not ahead else blow.kind)
        elif blow.kind == "weather":
            cable.delay, cable.loss = (0.3 * blow.draw, 0.1 * blow.draw) if blow.draw > 0.3 else (0.0, 0.0)

    async def _strike_browser(self, writer: BrowserWriter) -> None:
        await _end(self._tasks[id(writer)])
        await writer.kill()
        self._tasks[id(writer)] = self._begin(writer)

    async def _strike_program(self, writer: SocketWriter) -> None:
        await _end(self._tasks[id(writer)])
        if not writer.keeps and len(self._socket_writers) > self.programs // 2:
            await writer.leave()
            self._socket_writers.remove(writer)
            self.done["left for good"] += 1
            return
        await writer.die()
        self._tasks[id(writer)] = self._begin(writer)

    # ---- The organiser

    async def _open_desk(self, playwright: Playwright) -> Page:
        browser = await playwright.chromium.launch(**chromium())
        context = await browser.new_context(locale="nb-NO")
        name, value = self._organiser
        await context.add_cookies([{"name": name, "value": value, "url": self._server.address}])
        self._desk_browser = browser
        return await context.new_page()

    async def _move(self, way: str) -> None:
        """Press "next" or "undo" on the desk."""
        button = re.compile("^Neste" if way == "next" else "^Angre, gå tilbake til")
        self.done[f"{way} done"] += await self._press("desk", button)

    async def _lock(self, draw: float) -> None:
        """Lock a theme, or unlock it."""
        self.done["lock done"] += await self._press("summary", re.compile("^Lås( opp)?: "), draw)

    async def _press(self, where: str, button: re.Pattern[str], draw: float = 0.0) -> bool:
        """Press one of these buttons on a page of the organiser's; whether the day is another then."""
        page, before = self._desk, self._day()
        with contextlib.suppress(PageError, TimeoutError):
            await page.goto(f"{self._server.address}/workshops/{self._made.workshop_id}/{where}", timeout=10_000)
            await page.wait_for_function("window.did_handshake === true", timeout=5000)
            buttons = page.get_by_role("button", name=button)
            await buttons.first.wait_for(timeout=3000)
            await buttons.nth(int(draw * await buttons.count())).click(timeout=2000)
            await until(lambda: self._day() != before, 5)
        return self._day() != before

    def _day(self) -> tuple[int, int]:
        """How many steps after the first round the day is, and how many themes are locked. The server is running."""
        with closing(sqlite3.connect(self._server.settings.database)) as file:
            (step,) = file.execute("SELECT current_item_id FROM workshop").fetchone()
            (locked,) = file.execute("SELECT count(*) FROM theme WHERE locked_at IS NOT NULL").fetchone()
        items = self._made.items
        return (items.index(UUID(step)) if step else len(items)) - items.index(self._made.rounds[0]), locked

    # ---- The end

    async def _settle(self) -> None:
        """Let all come back, on a good network, and hand in what they have."""
        self.say("all come back")
        self._cable.plug()
        self._cable.delay = self._cable.loss = 0.0
        # In the last round all may read all that was their own, and where nothing is locked their text goes in.
        for _time in range(3 * len(self._made.items)):
            if self._day()[0] >= self._steps:
                break
            await self._move("next")
        for _time in range(3 * len(self._made.themes)):
            if not self._day()[1]:
                break
            await self._press("summary", re.compile("^Lås opp: "))
        latest = time.monotonic() + SETTLED
        behind: list[Writer] = [*self._socket_writers, *self._browser_writers]
        while behind and time.monotonic() < latest:
            behind = [each for each in behind if not await _safely(each.settle)]
            await asyncio.sleep(0.5)
        self.faults += [f"{each.name} has not handed in all: {await each.trouble()}" for each in behind]
        # What everybody has is compared when nobody writes: what came last is heard by all.
        for each in self._socket_writers:
            await each.settle()

    async def _shown(self) -> list[dict[str, str]]:
        return [await writer.shown() for writer in self._browser_writers]

    async def _browser_end(self) -> None:
        for writer in self._browser_writers:
            await writer.close()
        await self._desk_browser.close()
        for each in self._socket_writers:
            await each.hang_up()
        await asyncio.to_thread(self._server.kill)

    async def _judge(self, shown: Sequence[dict[str, str]]) -> None:
        """Compare what the log has, read anew, with every copy, with the export and with what was acknowledged."""
        await open_database(self._server.settings.database)
        documents: dict[str, list[str]] = {}
        by_entry: dict[str, list[str]] = {}
        waiting: set[str] = set()
        for document in await Document.all().select_related("meeting"):
            text = (await textlog.read_texts([document.id]))[document.id]
            question = self._question[document.meeting_id]
            name = f"{self._entry[document.meeting_id]} ({document.meeting_id})"
            documents[name] = plain_lines(text.answer(question))
            by_entry[self._entry[document.meeting_id]] = TOKEN.findall("\n".join(documents[name]))
            peer = self.yjs.peer()
            peer.apply(text.missing_from())
            own: set[str] = set()
            for row in await LateUpdate.filter(document_id=document.id):
                late = self.yjs.peer()
                late.apply(text.missing_from())
                late.apply(row.data)
                own |= set(TOKEN.findall(late.text(question)))
            waiting |= own
            self._compare_copies(document, peer, own - set(TOKEN.findall(peer.text(question))))
        self.faults += self.tally.faults(documents, waiting)
        summary = await read_as_owner(self._code)
        exported = TOKEN.findall(text_of(files.write(summary, files.Kind.PDF, words_for(summary.language))))
        in_log = TOKEN.findall("\n".join(line for lines in documents.values() for line in lines))
        if more := Counter(exported) - Counter(in_log):
            self.faults.append(f"the export has more: {sorted(more)}")
        if less := Counter(in_log) - Counter(exported):
            self.faults.append(f"the export has less: {sorted(less)}")
        for writer, pages in zip(self._browser_writers, shown, strict=True):
            self._compare_page(writer, pages, by_entry, waiting)
        await close_database()

    def _compare_copies(self, document: Document, peer: Peer, waiting: set[str]) -> None:
        question = self._question[document.meeting_id]
        for writer in self._socket_writers:
            copy = writer.copies.get(document.meeting_id)
            if copy is None or not copy.is_joined or waiting & set(TOKEN.findall(copy.peer.text(question))):
                continue
            if copy.peer.shown(question) != peer.shown(question):
                self.faults.append(f"{writer.name} has another text of {document.meeting_id}")

    def _compare_page(
        self, writer: BrowserWriter, shown: dict[str, str], by_entry: dict[str, list[str]], waiting: set[str]
    ) -> None:
        for entry, text in shown.items():
            found = re.search(r"(Runde \d+|Oppsummering)\D+Gruppe (\d+)", entry)
            if found is None:
                self.faults.append(f"{writer.name} shows an entry of nobody: {entry}")
                continue
            there = by_entry.get(f"{found[1]}, {found[2]}", [])
            # What waits for the leader is in the document of who wrote it, and in nobody else's.
            tokens = [token for token in TOKEN.findall(text) if token in there or token not in waiting]
            if tokens != there:
                differing = sorted(set(tokens) ^ set(there)) or "their order"
                self.faults.append(f"{writer.name} shows another text of {found.group()}: {differing}")

    def _account(self, struck: float, settled: float) -> str:
        tally = self.tally
        kills = {kind: self.done[kind] for kind in KILLS}
        lost = sum(" lost: " in each for each in self.faults)
        others = {kind: count for kind, count in self.done.items() if kind not in KILLS}
        lines = [
            f"seed {self.seed}: {sum(kills.values())} kills in {struck:.0f} s, all back after {settled:.0f} s",
            "  kills: " + ", ".join(f"{count} {kind}" for kind, count in kills.items()),
            "  besides: " + ", ".join(f"{count} {kind}" for kind, count in sorted(others.items())),
            f"  tokens: {len(tally.written)} written, {len(tally.saved)} acknowledged, {len(tally.late)} of them late",
            f"  unacknowledged: {len(tally.held)} on devices that came back, {len(tally.doubtful)} on none that did",
            f"  lost: {lost}, other faults: {len(self.faults) - lost}",
        ]
        surprises = Counter(each.partition(": ")[2] for writer in self._socket_writers for each in writer.surprises)
        if surprises:
            lines.append(f"  refusals: {dict(surprises)}")
        return "\n".join([*lines, *(f"  ! {each}" for each in self.faults[:40])])


def _drawn(among: Sequence[Any], draw: float) -> Any:
    return among[int(draw * len(among))]


async def _end(task: asyncio.Task[None]) -> None:
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task


async def _safely(work: Callable[[], Awaitable[bool]]) -> bool:
    try:
        return await work()
    except (PageError, TimeoutError):
        return False
