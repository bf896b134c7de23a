"""A real server and a real Chromium, for what people meet on the screen.

`server` is one for all tests; `own_server` is one's own, to kill and start again. `phone()` and `desktop()` open a
page in a context of its own: another person on another device.
"""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, BrowserContext, Page, async_playwright, expect

from facilitator.database import close_database, open_database
from tests.browser.day import day as day  # noqa: PLC0414  # and the day they watch
from tests.browser.scene import Open as Open  # noqa: PLC0414  # every test of a page has it from here
from tests.browser.scene import Scene, set_scene
from tests.chromium import chromium
from tests.serving import Server

PHONE = {"width": 360, "height": 780}
DESKTOP = {"width": 1366, "height": 800}

expect.set_options(timeout=15_000)  # a busy machine is slow, and not wrong


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A running server, one for all of these tests."""
    server = Server(tmp_path_factory.mktemp("server")).start()
    yield server
    server.stop()


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Server]:
    """A running server of this test's own: `kill()` it, `start()` it again on the same data and port."""
    server = Server(tmp_path / "server").start()
    yield server
    server.stop()


@pytest.fixture
async def data(server: Server) -> AsyncIterator[Path]:
    """The shared server's database, open here too, to set the scene through real actions."""
    await open_database(server.settings.database)
    yield server.settings.database
    await close_database()


@pytest.fixture
async def scene(server: Server, data: Path) -> AsyncIterator[Scene]:
    """A form in the first round, on the shared server."""
    found = await set_scene(server)
    yield found
    await found.cable.take_up()


@pytest.fixture
async def own_scene(own_server: Server) -> AsyncIterator[Scene]:
    """A form in the first round, on a server that may be killed."""
    await open_database(own_server.settings.database)
    found = await set_scene(own_server)
    yield found
    await found.cable.take_up()
    await close_database()


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    """Chromium without a screen, one for all of these tests."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(**chromium())
        yield browser
        await browser.close()


@pytest.fixture
async def phone(browser: Browser) -> AsyncIterator[Open]:
    """Open a page on somebody's phone, 360 px wide; takes what a Playwright context takes."""
    async with _opener(browser, {"viewport": PHONE, "has_touch": True, "is_mobile": True}) as open_page:
        yield open_page


@pytest.fixture
async def desktop(browser: Browser) -> AsyncIterator[Open]:
    """Open a page on somebody's laptop; takes what a Playwright context takes."""
    async with _opener(browser, {"viewport": DESKTOP}) as open_page:
        yield open_page


@asynccontextmanager
async def _opener(browser: Browser, device: dict[str, Any]) -> AsyncIterator[Open]:
    """Opens pages, and closes them in the end."""
    contexts = list[BrowserContext]()

    async def open_page(**options: Any) -> Page:
        context = await browser.new_context(**({"locale": "nb-NO", "color_scheme": "light"} | device | options))
        contexts.append(context)
        return await context.new_page()

    yield open_page
    for each in contexts:
        await each.close()
