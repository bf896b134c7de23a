"""What is said to those who write while the server's disk takes nothing, and that all goes on by itself."""

from pathlib import Path

import pytest
from playwright.async_api import WebSocket, expect
from tortoise.connection import get_connection

from models import Meeting
from tests.browser.conftest import Open
from tests.browser.scene import BACK, editor, state, write
from tests.facilitator.pens import log_lines
from tests.facilitator.scenes import Scene, first_round
from tests.staging import cookie_of, settings_in, staged
from tests.waiting import until

FAILING = "Tjeneren får ikke lagret nå. Teksten er trygg på denne enheten, og sendes når det går."
COUNT_ALERTS = """
    () => {
        window.alerts = 0
        new MutationObserver((changes) => {
            const added = changes.flatMap(({addedNodes}) => [...addedNodes])
            window.alerts += added.filter(({role}) => role === "alert").length
        }).observe(document.body, {childList: true, subtree: true})
    }
"""


@pytest.fixture
async def scene(database: Path) -> Scene:
    """A workshop in its first round, on the database that this test has open."""
    return await first_round()


async def test_disk_that_takes_nothing_is_told_and_waited_for(scene: Scene, database: Path, desktop: Open) -> None:
    connection, settings = get_connection("default"), settings_in(database.parent)
    meeting = await Meeting.get(id=scene.meeting)
    async with staged(settings):
        page = await desktop()
        tries: list[object] = []

        def watch(socket: WebSocket) -> None:
            socket.on("framesent", lambda sent: tries.extend([sent] if '"join"' in str(sent) else []))

        page.on("websocket", watch)
        here = scene.made.workshop_id
        await page.context.add_cookies([await cookie_of(scene.sara.person_id, settings, here)])  # type: ignore[list-item]
        await page.goto(f"{settings.address}/w/{here}#form/{meeting.theme_id}/1")
        await write(page, "før ")
        await expect(state(page)).to_have_text("Lagret")
        await page.evaluate(COUNT_ALERTS)
        await connection.execute_query("PRAGMA query_only=ON")
        await write(page, "under ")
        await expect(state(page)).to_have_text(FAILING)
        tried = len(tries)
        await until(lambda: len(tries) >= tried + 2, 20)
        await expect(state(page)).to_have_text(FAILING)
        assert await page.evaluate("alerts") == 1
        # Without a network, nothing is known of the server's disk.
        await page.context.set_offline(True)
        await expect(state(page)).to_have_text("1 ord venter", timeout=BACK)
        await page.context.set_offline(False)
        await expect(state(page)).to_have_text(FAILING, timeout=BACK)
        assert await log_lines(scene.meeting, scene.question) == ["før "]
        await write(page, "og etter")
        await connection.execute_query("PRAGMA query_only=OFF")
        await expect(state(page)).to_have_text("Lagret")
        await expect(editor(page)).to_have_text("før under og etter")
        assert await log_lines(scene.meeting, scene.question) == ["før under og etter"]
