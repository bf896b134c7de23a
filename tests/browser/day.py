"""A workshop that is served in this process, moved by its actions and watched in browsers."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
from playwright.async_api import Page

from facilitator import groups, stage, themes
from facilitator.settings import Settings
from models import AgendaItem, Workshop
from models.vocabulary import ItemKind
from tests.browser.scene import Open
from tests.builders import Made, a_workshop
from tests.staging import cookie_of, settings_in, staged
from ui.routes.screen import screen_path

HALL = {"width": 1920, "height": 1080}


@dataclass
class Day:
    """A workshop that is served, and how to move it."""

    made: Made
    settings: Settings
    server: AsyncExitStack

    async def restart(self) -> None:
        """Serve again, as after a power cut."""
        await self.server.aclose()
        await self.server.enter_async_context(staged(self.settings))

    async def next(self) -> AgendaItem | None:
        """Press "next" (or "start"); gives the step that is on."""
        by, here = self.made.by, self.made.workshop_id
        workshop = await Workshop.get(id=here)
        if workshop.started_at is None:
            await stage.start(here, by=by)
        else:
            await stage.next_step(here, by=by, seen=workshop.current_item_id)
        return await AgendaItem.get_or_none(id=(await Workshop.get(id=here)).current_item_id)

    async def go_to(self, kind: ItemKind, *, number: int = 1) -> AgendaItem:
        """Press until the step of this kind is on."""
        seen = 0
        while item := await self.next():
            seen += item.kind == kind
            if seen == number:
                return item
        raise AssertionError(f"no {kind} number {number}")

    async def open(self, opener: Open, who: int = 0, fragment: str = "", **options: object) -> Page:
        """The page of a participant (by place in `made.people`)."""
        page = await opener(**options)
        here = self.made.workshop_id
        await page.context.add_cookies([await cookie_of(self.made.people[who], self.settings, here)])  # type: ignore[list-item]
        await page.goto(f"{self.settings.address}/w/{here}{fragment}")
        return page

    async def open_screen(self, opener: Open, **options: object) -> Page:
        """The plenary screen."""
        page = await opener(viewport=HALL, **options)
        await page.goto(self.settings.address + screen_path(self.settings, self.made.workshop_id, 1))
        return page


@pytest.fixture
async def day(database: Path, morning: datetime) -> AsyncIterator[Day]:
    """A workshop of four groups, each in a room of its own, served in this process."""
    made = await a_workshop()
    for number, group_id in enumerate(made.groups, start=1):
        link = f"https://moete.example/{number}"
        await groups.change_group(group_id, by=made.by, place=f"Rom 20{number}", meeting_url=link)
    for theme_id in made.themes:
        await themes.change(theme_id, by=made.by, goals="- Færre biler\n- Flere går")
    async with AsyncExitStack() as server:
        day = Day(made, settings_in(database.parent), server)
        await server.enter_async_context(staged(day.settings))
        yield day
