"""A form that people write in: who comes to it, what they do there, and what is on disk then."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar
from uuid import UUID

from playwright.async_api import Locator, Page, expect
from playwright.async_api import TimeoutError as NotInTime
from pycrdt import Doc, XmlFragment
from tortoise.exceptions import OperationalError

from facilitator import groups, stage
from facilitator.forms import questions_of
from models import Meeting, Workshop
from tests.browser.cable import Cable
from tests.builders import Made, a_workshop
from tests.cookies import came_in, signed_in
from tests.facilitator.pens import log_lines
from tests.serving import Server

T = TypeVar("T")
Open = Callable[..., Awaitable[Page]]

NEXT_FRAME = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
"""Lets the browser tell the editor what is marked, as it does between two keys that people press."""

NOTES = "Object.keys(localStorage).filter((name) => /^(kept|unsent|refused)/.test(name))"
"""What a device has noted of the texts that it keeps."""

ROWS = """
    async () => {
        const found = []
        for (const {name} of await indexedDB.databases()) {
            if (name.split(":").length !== 3) continue
            const asked = indexedDB.open(name)
            await new Promise((tell) => (asked.onsuccess = tell))
            const rows = asked.result.transaction("updates").objectStore("updates").getAll()
            await new Promise((tell) => (rows.onsuccess = tell))
            asked.result.close()
            found.push(...rows.result.map(({update}) => [...update]))
        }
        return found
    }
"""
"""The updates that this device keeps."""

BACK = 30_000
"""Milliseconds in which a browser must have found back."""


@dataclass
class Scene:
    """A workshop in its first round, and how to come into group 1's meeting."""

    server: Server
    cable: Cable
    made: Made
    meeting: UUID
    theme: UUID
    question: UUID

    async def lead(self, open_page: Open, *, note_taker: bool = False, **options: Any) -> Page:
        """The page of the theme's leader (or note taker), on the form."""
        people = self.made.note_takers if note_taker else self.made.leaders
        person = people[self.made.themes.index(self.theme)]
        path = f"/w/{self.made.workshop_id}/lead/{self.theme}/1"
        return await self._come(open_page, person, self.server.address, path, **options)

    async def take_part(self, open_page: Open, number: int = 0, *, by_cable: bool = False, **options: Any) -> Page:
        """The page of somebody in the group, on the form."""
        address = self.cable.address if by_cable else self.server.address
        return await self._come(open_page, self.made.people[number], address, self.form, **options)

    @property
    def form(self) -> str:
        """The address of the form on a participant's page."""
        return f"/w/{self.made.workshop_id}#form/{self.theme}/1"

    async def plug_in(self, page: Page) -> None:
        """Put the cable back, and press to try at once, unless the page has found back by itself already."""
        self.cable.plug()
        with contextlib.suppress(NotInTime):
            await page.get_by_role("button", name="Prøv nå").click(timeout=2000)

    async def desk(self, open_page: Open) -> Page:
        """The organiser's desk."""
        page = await open_page()
        name, value = await patiently(partial(signed_in, self.made.by))
        await page.context.add_cookies([{"name": name, "value": value, "url": self.server.address}])
        await page.goto(f"{self.server.address}/workshops/{self.made.workshop_id}/desk")
        await page.wait_for_function("window.did_handshake === true")
        return page

    async def write_unsent(self, page: Page, text: str) -> None:
        """Write without a network, until the device keeps it: then the page may be closed."""
        self.cable.pull()
        await write(page, text)
        await expect(state(page)).to_contain_text("venter")
        await self.keeps(page, text)

    async def keeps(self, page: Page, text: str) -> None:
        """Wait until the device keeps this under the first question; it is typed faster than it is kept."""
        await until(partial(self._is_kept, page, text.strip()))

    async def on_disk(self) -> str:
        """What the log has under the first question, as one text."""
        return "\n".join(await log_lines(self.meeting, self.question))

    async def _is_kept(self, page: Page, text: str) -> bool:
        document: Doc[XmlFragment] = Doc()
        for row in await page.evaluate(ROWS):
            document.apply_update(bytes(row))
        return text in str(document.get(str(self.question), type=XmlFragment))

    async def _come(
        self, open_page: Open, person: UUID, address: str, path: str, *, before: str = "", **options: Any
    ) -> Page:
        page = await open_page(**options)
        if before:
            await page.add_init_script(before)
        name, value = await patiently(partial(came_in, person))
        await page.context.add_cookies([{"name": name, "value": value, "url": address}])
        await page.goto(address + path)
        # A network that swallows WebSockets takes twenty seconds to be seen through.
        await expect(editor(page)).to_be_visible(timeout=2 * BACK)
        await expect(state(page)).to_contain_text("Lagret", timeout=BACK)
        return page


def editor(page: Page) -> Locator:
    """The first place to write."""
    return page.get_by_role("textbox").first


def state(page: Page) -> Locator:
    """What is said of the text."""
    return page.locator(".save-state").first


async def stand(page: Page, at: str) -> None:
    """Put the caret in the first answer, where this key leads."""
    await editor(page).click()
    await page.keyboard.press(at)


async def write(page: Page, text: str) -> None:
    """Write at the end of the first answer, as somebody at a keyboard."""
    await stand(page, "Control+End")
    await page.keyboard.type(text, delay=5)


async def paste(place: Locator, text: str, html: str = "") -> None:
    """Paste where the caret is."""
    await place.evaluate(
        """(element, [text, html]) => {
            const data = new DataTransfer()
            data.setData("text/plain", text)
            if (html) data.setData("text/html", html)
            element.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}))
        }""",
        [text, html],
    )


async def patiently(work: Callable[[], Awaitable[T]]) -> T:
    """Do something in the server's database from here, again while the server itself is writing."""
    async with asyncio.timeout(30):
        while True:
            with contextlib.suppress(OperationalError):
                return await work()
            await asyncio.sleep(0.05)


async def until(is_so: Callable[[], Awaitable[bool]]) -> None:
    """Wait for something."""
    async with asyncio.timeout(BACK / 1000):
        while not await is_so():
            await asyncio.sleep(0.05)


async def go_to(made: Made, item_id: UUID) -> None:
    """Let the day go on to a step, without the server's being told."""
    while (workshop := await Workshop.get(id=made.workshop_id)).current_item_id != item_id:
        seen = workshop.current_item_id
        await patiently(partial(stage.next_step, made.workshop_id, by=made.by, seen=seen))


async def set_scene(server: Server) -> Scene:
    """A workshop in its first round on this server, whose database is open here."""
    made = await patiently(a_workshop)
    await patiently(partial(groups.change_group, made.groups[0], by=made.by, meeting_url="https://meet.example/1"))
    await patiently(partial(stage.start, made.workshop_id, by=made.by))
    await go_to(made, made.rounds[0])
    meeting = await Meeting.get(item_id=made.rounds[0], group_id=made.groups[0])
    question = (await questions_of(meeting.theme_id, is_summary=False))[0]
    cable = Cable(server.port)
    await cable.lay()
    return Scene(server, cable, made, meeting.id, meeting.theme_id, question.id)
