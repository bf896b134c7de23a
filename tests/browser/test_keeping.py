"""Text on the device: it survives a killed browser and a server that is gone, and what can't be kept is told."""

import os
import re
import signal
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from playwright.async_api import BrowserContext, Page, async_playwright, expect

from facilitator import clock, workshops
from models import Workshop
from tests.browser.conftest import PHONE, Open
from tests.browser.scene import BACK, NOTES, Scene, editor, patiently, state, until, write
from tests.chromium import chromium
from tests.cookies import came_in

FULL = """
    const add = IDBObjectStore.prototype.add
    IDBObjectStore.prototype.add = function (...facts) {
        const asked = add.apply(this, facts)
        if (window.isFull) this.transaction.abort()
        return asked
    }
"""
"""A device that may be full: what was to be written is taken back, as a browser does that has no room."""
OPENS_NOTHING = "IDBFactory.prototype.open = () => { throw new DOMException('no', 'InvalidStateError') }"
KEPT_NOWHERE = "Lagret. Nettleseren tar ikke vare på tekst uten nett."
NAMES = "async () => (await indexedDB.databases()).map(({name}) => name)"
LONG_AGO = """
    () => {
        for (const name of Object.keys(localStorage)) if (name.startsWith("kept/")) localStorage[name] = 1
    }
"""
"""As if nobody had been here for years."""
DATES = """
    async (date) => {
        const found = []
        for (const {name} of await indexedDB.databases()) {
            if (name.split(":").length !== 3) continue
            const asked = indexedDB.open(name)
            asked.onupgradeneeded = () => asked.transaction.abort() // deleted meanwhile: it is not to be made anew
            const db = await new Promise((tell) => {
                asked.onsuccess = () => tell(asked.result)
                asked.onerror = () => tell(null)
            })
            if (!db) continue
            const custom = db.transaction(["custom"], "readwrite").objectStore("custom")
            if (date) custom.put(date, "until")
            found.push(await new Promise((tell) => (custom.get("until").onsuccess = ({target}) => tell(target.result))))
            db.close()
        }
        return [...new Set(found)]
    }
"""
"""The dates on which what is kept goes; and, with a date, that it be this one."""


def _kill_browser(folder: Path) -> None:
    """End the browser that lives in this folder at once, all of its processes, as a flat battery would."""
    mark = f"--user-data-dir={folder}".encode()
    for each in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            if mark in each.read_bytes().split(b"\0"):
                os.kill(int(each.parent.name), signal.SIGKILL)


async def test_text_survives_a_killed_browser_and_a_server_that_is_down_meanwhile(
    own_scene: Scene, tmp_path: Path
) -> None:
    scene, folder = own_scene, tmp_path / "browser"
    name, value = await patiently(partial(came_in, scene.made.people[0]))
    address = scene.server.address
    async with async_playwright() as playwright:
        launch = partial(
            playwright.chromium.launch_persistent_context,
            folder,
            locale="nb-NO",
            viewport={"width": PHONE["width"], "height": PHONE["height"]},
            **chromium(),
        )
        browser = await launch()
        await browser.add_cookies([{"name": name, "value": value, "url": address}])
        sara = await browser.new_page()
        await sara.goto(address + scene.form)
        await write(sara, "sendt ")
        await expect(state(sara)).to_have_text("Lagret")
        scene.server.kill()
        await write(sara, "bare her")
        await expect(state(sara)).to_have_text("2 ord venter")
        await scene.keeps(sara, "bare her")
        _kill_browser(folder)
        with suppress(Exception):
            await browser.close()
        browser = await launch()
        await browser.add_cookies([{"name": name, "value": value, "url": address}])
        scene.server.start()
        again = await browser.new_page()
        # Not the form: what was never sent goes from wherever the page is.
        await again.goto(f"{address}/w/{scene.made.workshop_id}")
        await until(lambda: _is_on_disk(scene, "sendt bare her"))
        await again.goto(address + scene.form)
        await expect(editor(again)).to_have_text("sendt bare her")
        await browser.close()


async def _is_on_disk(scene: Scene, text: str) -> bool:
    return await scene.on_disk() == text


async def test_device_that_is_full_says_so_and_keeps_text_again_when_there_is_room(scene: Scene, phone: Open) -> None:
    sara = await scene.take_part(phone, by_cable=True, before=FULL)
    await sara.evaluate("window.isFull = true")
    await write(sara, "før ")
    await expect(state(sara)).to_have_text(KEPT_NOWHERE)
    scene.cable.pull()
    await write(sara, "nå ")
    await expect(state(sara)).to_have_text("1 ord venter. Ikke lukk siden.")
    await sara.evaluate("window.isFull = false")
    await expect(state(sara)).to_have_text("1 ord venter", timeout=BACK)
    await scene.keeps(sara, "før nå")
    await sara.close()
    scene.cable.plug()
    again = await sara.context.new_page()
    await again.goto(scene.cable.address + scene.form)
    await until(lambda: _is_on_disk(scene, "før nå "))


async def test_text_that_the_browser_threw_away_is_kept_anew(scene: Scene, phone: Open) -> None:
    sara = await scene.take_part(phone, by_cable=True)
    await write(sara, "sendt ")
    await expect(state(sara)).to_have_text("Lagret")
    await scene.write_unsent(sara, "bare ")
    devtools = await sara.context.new_cdp_session(sara)
    thrown = {"origin": scene.cable.address, "storageTypes": "indexeddb"}
    await devtools.send("Storage.clearDataForOrigin", thrown)
    await write(sara, "her")
    await scene.keeps(sara, "sendt bare her")
    await expect(state(sara)).to_have_text("2 ord venter")
    await sara.close()
    scene.cable.plug()
    again = await sara.context.new_page()
    await again.goto(scene.cable.address + scene.form)
    await expect(state(again)).to_have_text("Lagret", timeout=BACK)
    await expect(editor(again)).to_have_text("sendt bare her")
    assert await scene.on_disk() == "sendt bare her"


async def test_browser_that_opens_no_store_says_so_and_writes(scene: Scene, phone: Open) -> None:
    sara = await scene.take_part(phone, before=OPENS_NOTHING)
    await write(sara, "Gåbuss")
    await expect(state(sara)).to_have_text(KEPT_NOWHERE)
    assert await scene.on_disk() == "Gåbuss"


async def test_two_tabs_of_one_person_and_another_person_on_the_same_device(scene: Scene, phone: Open) -> None:
    sara = await scene.take_part(phone, by_cable=True)
    tab = await sara.context.new_page()
    await tab.goto(scene.cable.address + scene.form)
    await write(sara, "en ")
    # What the other tab shows may be what the device keeps, and the network still has to carry it.
    await expect(state(sara)).to_have_text("Lagret")
    await expect(editor(tab)).to_have_text("en ")
    await scene.write_unsent(sara, "to ")
    await write(tab, "tre ")
    await scene.keeps(tab, "tre")
    await sara.close()
    await tab.close()
    scene.cable.plug()
    # Geir comes in on her device: he sees nothing of what she did not send, and it stays hers.
    name, value = await patiently(partial(came_in, scene.made.people[4]))
    await sara.context.add_cookies([{"name": name, "value": value, "url": scene.cable.address}])
    geir = await sara.context.new_page()
    await geir.goto(scene.cable.address + scene.form)
    await expect(editor(geir)).to_have_text("en ")
    await write(geir, "Geir ")
    await expect(state(geir)).to_have_text("Lagret")
    await geir.close()
    name, value = await patiently(partial(came_in, scene.made.people[0]))
    await sara.context.add_cookies([{"name": name, "value": value, "url": scene.cable.address}])
    again = await sara.context.new_page()
    await again.goto(scene.cable.address + scene.form)
    await until(lambda: _has_words(scene, ["Geir", "en", "to", "tre"]))
    await expect(state(again)).to_have_text("Lagret")


async def _has_words(scene: Scene, words: list[str]) -> bool:
    return sorted((await scene.on_disk()).split()) == words


async def test_copies_of_long_ago_are_taken_off_the_device_unless_they_were_never_sent(
    scene: Scene, phone: Open
) -> None:
    sara = await scene.take_part(phone, by_cable=True)
    await write(sara, "sendt ")
    await expect(state(sara)).to_have_text("Lagret")
    await scene.write_unsent(sara, "bare her")
    await sara.evaluate(LONG_AGO)
    await sara.close()
    scene.cable.plug()
    # Somebody else's page, years later.
    name, value = await patiently(partial(came_in, scene.made.people[4]))
    await sara.context.add_cookies([{"name": name, "value": value, "url": scene.cable.address}])
    geir = await sara.context.new_page()
    await geir.goto(f"{scene.cable.address}/w/{scene.made.workshop_id}")
    await expect(geir.get_by_role("region", name="Nå", exact=True)).to_be_visible()
    assert any(str(scene.made.people[0]) in each for each in await geir.evaluate(NAMES))
    name, value = await patiently(partial(came_in, scene.made.people[0]))
    await sara.context.add_cookies([{"name": name, "value": value, "url": scene.cable.address}])
    again = await sara.context.new_page()
    await again.goto(scene.cable.address + scene.form)
    await expect(state(again)).to_have_text("Lagret", timeout=BACK)
    assert await scene.on_disk() == "sendt bare her"
    await again.evaluate(LONG_AGO)
    await again.close()
    await geir.reload()
    await until(lambda: _has_none_of(geir, str(scene.made.people[0])))


async def _has_none_of(page: Page, person: str) -> bool:
    return not any(person in each for each in await page.evaluate(NAMES))


async def _has_date(page: Page, date: str) -> bool:
    return bool(await page.evaluate(DATES) == [date])


async def _has_nothing(page: Page) -> bool:
    return not await page.evaluate(DATES) and await page.evaluate(NOTES) == []


async def _end(scene: Scene) -> str:
    return str((await Workshop.get(id=scene.made.workshop_id)).personal_data_until)


async def _left_behind(scene: Scene, phone: Open) -> BrowserContext:
    """A device on which somebody wrote something that was never sent; no page is open, and the network is back."""
    sara = await scene.take_part(phone, by_cable=True)
    await write(sara, "sendt ")
    await expect(state(sara)).to_have_text("Lagret")
    await scene.write_unsent(sara, "bare her")
    await until(partial(_has_date, sara, await _end(scene)))
    await sara.close()
    scene.cable.plug()
    return sara.context


@pytest.mark.parametrize("path", ["/", "/privacy", "/w/nobody", "/sign-in"])
async def test_unsent_text_goes_on_its_date_whatever_page_is_opened(scene: Scene, phone: Open, path: str) -> None:
    other = await (await _left_behind(scene, phone)).new_page()
    await other.goto(scene.cable.address + "/privacy")
    await other.evaluate(DATES, str(clock.today() + timedelta(days=1)))
    await other.goto(scene.cable.address + path, wait_until="networkidle")
    assert await other.evaluate(DATES) != []
    await other.evaluate(DATES, str(clock.today()))
    await other.reload()
    await until(partial(_has_nothing, other))


async def test_text_stays_on_a_device_whose_clock_is_years_ahead(scene: Scene, phone: Open) -> None:
    again = await (await _left_behind(scene, phone)).new_page()
    await again.clock.install(time=datetime.now(UTC) + timedelta(days=4000))
    async with again.expect_response(re.compile("/healthz")):
        await again.goto(scene.cable.address + "/privacy")
    assert await again.evaluate(DATES) == [await _end(scene)]
    await again.goto(scene.cable.address + scene.form)
    await until(lambda: _is_on_disk(scene, "sendt bare her"))


async def test_date_that_the_organiser_moves_is_the_one_that_counts(scene: Scene, phone: Open) -> None:
    sara = await scene.take_part(phone, by_cable=True)
    await scene.write_unsent(sara, "bare her")
    first = await _end(scene)
    await until(partial(_has_date, sara, first))
    await sara.close()
    moved = date.fromisoformat(first) - timedelta(days=3)
    change = partial(workshops.change, scene.made.workshop_id, by=scene.made.by, personal_data_until=moved)
    await patiently(change)
    scene.cable.plug()
    again = await sara.context.new_page()
    # Not the form, where the text would be opened: the date reaches what only lies there.
    await again.goto(f"{scene.cable.address}/w/{scene.made.workshop_id}")
    await until(partial(_has_date, again, str(moved)))
