"""The people of a whole day, each with a screen of their own, as they would use it: by what they can see and press."""

import re
from dataclasses import dataclass

from playwright.async_api import Locator, Page, expect

from tests.browser.conftest import Open
from tests.serving import Server

PASSWORD = "en lang setning om natta"
DESK_RESTS = 900
"""Milliseconds for which the desk takes a second press for a mistake."""
ONE_TIME_LINK = re.compile(r"http\S+/account#\S+")


@dataclass
class Organiser:
    """Who plans and runs the day, on a laptop."""

    server: Server
    page: Page
    workshop: str = ""

    async def come(self) -> None:
        """Make the first account with the link that the server printed."""
        found = ONE_TIME_LINK.search(self.server.log)
        assert found is not None, self.server.log
        await self.page.goto(found.group())
        await self.page.get_by_role("button", name="Gå videre").click()
        await self.page.get_by_label("Navnet ditt").fill("Marit")
        await self.page.get_by_label("E-post").fill("marit@kommune-a.example")
        await self.page.get_by_label("Velg passord").fill(PASSWORD)
        await self.page.get_by_role("button", name="Lagre og logg inn").click()
        await self.page.wait_for_url("**/workshops")

    async def go(self, where: str) -> None:
        """Open a page of the workshop and wait until it lives."""
        await self.page.goto(f"{self.server.address}/workshops/{self.workshop}{where}")
        await self.alive()

    async def alive(self) -> None:
        """Wait until the page listens."""
        await self.page.wait_for_function("window.did_handshake === true")

    async def reloaded(self) -> None:
        """Wait until the page, which was marked old, has been loaded again, as it does when the server was gone."""
        await self.page.wait_for_function("!window.isOld && window.did_handshake === true", timeout=40_000)

    async def make_workshop(self, title: str, day: str) -> None:
        """From the template with rotating leaders."""
        await self.alive()
        await self.page.get_by_role("button", name="Roterende gruppeledere").click()
        dialog = self.page.get_by_role("dialog")
        await dialog.get_by_label("Tittel").fill(title)
        await dialog.get_by_label("Dato").fill(day)
        await dialog.get_by_role("button", name="Lag verkstedet").click()
        await self.page.wait_for_url(re.compile(r"/workshops/[0-9a-f-]{36}$"))
        self.workshop = self.page.url.rsplit("/", 1)[1]

    async def write_themes(self, titles: list[str]) -> None:
        """Add the themes; the first gets a purpose on its sheet."""
        await self.go("/themes")
        for title in titles:
            await self.page.get_by_label("Nytt tema").fill(title)
            await self.page.get_by_role("button", name="Legg til").click()
            await expect(self.page.locator("main")).to_contain_text("Temaark")
            await expect(self.page.get_by_label("Nytt tema")).to_have_value("")

    async def import_people(self, sheet: str) -> None:
        """Paste a sheet, look it over, say yes."""
        await self.go("/people")
        await self.page.get_by_role("button", name="Lim inn en liste").click()
        dialog = self.page.get_by_role("dialog")
        await dialog.get_by_label("Lista").fill(sheet)
        await dialog.get_by_role("button", name="Se over").click()
        await dialog.get_by_role("button", name=re.compile(r"Legg til \d+ person")).click()
        await expect(dialog).to_have_count(0)

    async def split_groups(self) -> None:
        """Spread people evenly over the groups."""
        await self.go("/groups")
        await self.page.get_by_role("button", name="Fordel folk jevnt").click()
        again = self.page.get_by_role("button", name="Fordel på nytt")
        told = self.page.get_by_text("Alle har en gruppe.")
        await expect(again.or_(told).first).to_be_visible()
        if await again.is_visible():
            await again.click()
        await expect(told).to_be_visible()

    async def make_plan(self) -> list[list[str]]:
        """Draw up who meets whom; the themes of each round, group by group."""
        await self.go("/rotation")
        make = self.page.get_by_role("button", name="Lag planen", exact=True)
        again = self.page.get_by_role("button", name="Lag planen på nytt")
        await expect(make.or_(again).first).to_be_visible()
        if await make.is_visible():
            await make.click()
        await expect(again).to_be_visible()
        rows = self.page.locator("table tbody tr")
        return [await rows.nth(n).locator("td strong").all_inner_texts() for n in range(await rows.count())]

    async def personal_link(self, name: str) -> str:
        """Make somebody's personal link, which is shown once."""
        await self.go("/people")
        await self.page.get_by_role("button", name=name, exact=True).click()
        dialog = self.page.get_by_role("dialog")
        await dialog.get_by_role("button", name="Lag personlig lenke").click()
        shown = dialog.get_by_text("/in#").or_(dialog.locator("input[value*='/in#']")).first
        await expect(shown).to_be_visible()
        text = await shown.evaluate("each => each.value || each.textContent")
        found = re.search(r"http\S+/in#\S+", text)
        assert found is not None, text
        return found.group()

    async def join_address(self) -> str:
        """The link that the desk gives for the meeting's chat."""
        await self.go("/desk")
        line = await self.page.get_by_text(re.compile(r"http\S+/j/\d+")).first.inner_text()
        found = re.search(r"http\S+/j/\d+", line)
        assert found is not None, line
        return found.group()

    async def press(self, button: str, then: str) -> None:
        """Press the desk's button and wait until the field of now begins with `then`."""
        field_of_now = self.page.get_by_role("region", name="Nå", exact=True)
        await field_of_now.get_by_role("button", name=re.compile(button)).click(timeout=90_000)  # it may be coming back
        await expect(field_of_now.get_by_role("paragraph").first).to_contain_text(then)

    async def next(self, then: str) -> None:
        """Go on with the day, as soon as the desk takes a press again after the last."""
        drawn = await self.page.evaluate("performance.now()")
        await self.page.wait_for_function(f"performance.now() > {drawn} + {DESK_RESTS}")
        await self.press("^Neste", then)


@dataclass
class Writer:
    """A leader or a participant, on a device of their own."""

    name: str
    page: Page

    @property
    def now(self) -> Locator:
        """The field of now on their page."""
        return self.page.get_by_role("region", name="Nå", exact=True)

    async def open_form(self) -> None:
        """Go to the form, from wherever the page is."""
        await self.now.get_by_role("link", name=re.compile("Skriv.* i skjemaet")).click()
        await expect(self.editor()).to_be_visible()

    async def leave_form(self) -> None:
        """Go back to what is on now."""
        await self.page.get_by_role("link", name=re.compile("^Til ")).first.click()
        await expect(self.now).to_be_visible()

    def editor(self, called: str = "", group: int | str = "") -> Locator:
        """Where one can write for a round and group; the first question's. Named by both, as screen readers hear."""
        return self.page.get_by_role("textbox", name=re.compile(rf"{called}\b.*Gruppe {group}")).first

    async def write(self, text: str, called: str, group: int, *, at: str = "Control+End") -> None:
        """Write in the first answer, key by key, from where the key `at` leads: its end, or its beginning."""
        await self.editor(called, group).click()
        await self.page.keyboard.press(at)
        await self.page.keyboard.type(f"{text} ")

    async def saved(self) -> None:
        """Wait until the page says that all is on disk."""
        await expect(self.page.locator(".save-state").first).to_have_text("Lagret", timeout=40_000)


async def person_with_link(open_page: Open, name: str, link: str) -> Writer:
    """Somebody who comes in with a personal link."""
    page = await open_page()
    await page.goto(link)
    await page.get_by_role("button", name="Gå inn").click()
    await page.wait_for_url("**/w/**")
    return Writer(name, page)


async def person_with_name(open_page: Open, name: str, address: str) -> Writer:
    """Somebody who opens the link in the chat and types their name."""
    page = await open_page()
    await page.goto(address)
    await page.get_by_label("Navnet ditt").fill(name)
    await page.get_by_role("button", name="Bli med").click()
    await page.wait_for_url("**/w/**")
    return Writer(name, page)
