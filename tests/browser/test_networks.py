"""Writing on networks as people have them: slow, lossy, without WebSockets, half dead, and changing under way."""

import asyncio
import re
from functools import partial

import pytest
from playwright.async_api import Page, expect

from tests.browser.cable import WebSockets
from tests.browser.conftest import Open
from tests.browser.scene import BACK, Scene, editor, paste, stand, state, until, write

NO_WEBSOCKET_AT_ALL = "delete window.WebSocket"
SLOW = 40_000
"""Milliseconds in which a browser must have found back on a bad line."""

TYPE_OFF_LINE = """
    async ([who, edits]) => {
        for (let number = 0; number < edits; number++) {
            document.execCommand("insertText", false, number % 5 ? "x" : ` ${who}${number / 5}`)
            if (number % 50 === 0) await new Promise((done) => setTimeout(done))
        }
    }
"""
"""Types as fast as the editor takes it: each edit is an update of its own."""


async def _both_write(scene: Scene, jonas: Page, sara: Page) -> None:
    """Each writes, both see all, and what is said to be saved is on disk, once."""
    await write(sara, "Sara skriver. ")
    await expect(state(sara)).to_have_text("Lagret", timeout=SLOW)
    assert await scene.on_disk() == "Sara skriver. "
    await expect(editor(jonas)).to_have_text("Sara skriver. ", timeout=SLOW)
    await write(jonas, "Jonas skriver.")
    await expect(editor(sara)).to_have_text("Sara skriver. Jonas skriver.", timeout=SLOW)
    for page in (jonas, sara):
        await expect(state(page)).to_have_text("Lagret", timeout=SLOW)
    assert await scene.on_disk() == "Sara skriver. Jonas skriver."


@pytest.mark.parametrize("websockets", [WebSockets.REFUSED, WebSockets.SWALLOWED], ids=lambda each: each.value)
async def test_network_without_websockets_carries_the_text(
    scene: Scene, desktop: Open, phone: Open, websockets: WebSockets
) -> None:
    scene.cable.websockets = websockets
    jonas, sara = await scene.lead(desktop), await scene.take_part(phone, by_cable=True)
    await _both_write(scene, jonas, sara)


async def test_browser_without_websockets_carries_the_text(scene: Scene, desktop: Open, phone: Open) -> None:
    jonas, sara = await scene.lead(desktop), await scene.take_part(phone, before=NO_WEBSOCKET_AT_ALL)
    await _both_write(scene, jonas, sara)


async def test_page_follows_the_day_and_writes_without_websockets(scene: Scene, desktop: Open, phone: Open) -> None:
    scene.cable.websockets = WebSockets.REFUSED
    desk, sara = await scene.desk(desktop), await scene.take_part(phone, by_cable=True)
    await write(sara, "Første runde.")
    await expect(state(sara)).to_have_text("Lagret")
    await desk.get_by_role("region", name="Nå", exact=True).get_by_role("button", name=re.compile("^Neste")).click()
    await sara.get_by_role("link", name="Gå dit").click()
    await sara.get_by_role("link", name=re.compile("Skriv.* i skjemaet")).click()
    await write(sara, "Andre runde.")
    await expect(state(sara)).to_have_text("Lagret")
    assert await scene.on_disk() == "Første runde."


async def test_line_with_seconds_of_delay_carries_the_text(scene: Scene, desktop: Open, phone: Open) -> None:
    jonas, sara = await scene.lead(desktop), await scene.take_part(phone, by_cable=True)
    scene.cable.delay = 2  # each way
    scene.cable.cut()  # it has to find back over the slow line, too
    await _both_write(scene, jonas, sara)


async def test_line_with_loss_carries_the_text(scene: Scene, desktop: Open, phone: Open) -> None:
    jonas, sara = await scene.lead(desktop), await scene.take_part(phone, by_cable=True)
    scene.cable.loss = 0.05
    await _both_write(scene, jonas, sara)
    words = [f"s{number}" for number in range(30)]
    for word in words:
        await write(sara, f" {word}")
        if word in {"s10", "s20"}:
            scene.cable.cut()
    await expect(state(sara)).to_have_text("Lagret", timeout=SLOW)
    assert (await scene.on_disk()).split() == ["Sara", "skriver.", "Jonas", "skriver.", *words]
    await expect(editor(jonas)).to_have_text(await scene.on_disk())


async def test_phone_that_moves_to_another_network_writes_on(scene: Scene, desktop: Open, phone: Open) -> None:
    jonas, sara = await scene.lead(desktop), await scene.take_part(phone, by_cable=True)
    await write(sara, "på Wi-Fi ")
    await expect(editor(jonas)).to_contain_text("på Wi-Fi")
    await expect(jonas.locator(".caret[data-name='Sara, Kommune A']")).to_have_count(1)
    scene.cable.hang()
    await write(sara, "på mobil ")
    await expect(state(sara)).to_have_text("2 ord venter", timeout=BACK)
    await expect(state(sara)).to_have_text("Lagret", timeout=BACK)
    await write(sara, "igjen")
    await expect(editor(jonas)).to_have_text("på Wi-Fi på mobil igjen")
    await expect(jonas.locator(".caret[data-name='Sara, Kommune A']")).to_have_count(1)
    await expect(state(sara)).to_have_text("Lagret")
    assert await scene.on_disk() == "på Wi-Fi på mobil igjen"


async def test_phone_that_tells_of_the_other_network_is_there_within_seconds(scene: Scene, phone: Open) -> None:
    sara = await scene.take_part(phone, by_cable=True)
    scene.cable.hang()
    await sara.evaluate("dispatchEvent(new Event('online'))")
    async with asyncio.timeout(6):
        await write(sara, "på mobil")
        await expect(state(sara)).to_have_text("Lagret")
        while await scene.on_disk() != "på mobil":
            await asyncio.sleep(0.1)


async def test_line_that_went_silent_is_told_and_left(scene: Scene, phone: Open) -> None:
    sara = await scene.take_part(phone, by_cable=True)
    scene.cable.hang()
    scene.cable.silent = True
    await write(sara, "venter")
    await expect(state(sara)).to_have_text("1 ord venter", timeout=BACK)
    await expect(sara.get_by_text("Ikke tilkoblet.").first).to_be_visible(timeout=BACK)
    scene.cable.plug()
    await expect(state(sara)).to_have_text("Lagret", timeout=BACK)
    assert await scene.on_disk() == "venter"


async def test_backlog_of_two_goes_in_order_in_small_updates_however_often_it_is_cut(
    scene: Scene, desktop: Open, phone: Open
) -> None:
    edits, jonas = 1500, await scene.lead(desktop)
    away = [await scene.take_part(phone, number, by_cable=True) for number in (0, 4)]
    scene.cable.pull()
    for who, page in zip("sg", away, strict=True):
        await stand(page, "Control+End")
        await page.evaluate(TYPE_OFF_LINE, [who, edits])
        await paste(editor(page), f" {who}limt" + " ord" * 22_500)
        await expect(state(page)).to_have_text(re.compile(r"[\d\s]+ ord venter"))
    sent: list[int] = []
    for page in away:
        page.on("websocket", lambda line: line.on("framesent", lambda frame: sent.append(len(frame))))
    scene.cable.plug()
    for number in range(1, 5):
        # Who was here all the time writes on, and is told that it is saved.
        await stand(jonas, "Control+Home")
        await jonas.keyboard.type(f"j{number} ")
        await expect(state(jonas)).to_have_text("Lagret")
        await until(partial(_has_come, scene, f"s{number * 50}x"))
        scene.cable.cut()
    for page in (jonas, *away):
        await expect(state(page)).to_have_text("Lagret", timeout=SLOW)
    words = (await scene.on_disk()).replace("x", "").split()
    for who in "sg":
        expected = [f"{who}{number}" for number in range(edits // 5)]
        assert [each for each in words if re.fullmatch(rf"{who}\d+", each)] == expected
    assert words.count("ord") == 2 * 22_500
    assert [each for each in words if each[0] == "j"] == ["j4", "j3", "j2", "j1"]
    assert max(sent) < 110_000


async def _has_come(scene: Scene, text: str) -> bool:
    return text in await scene.on_disk()
