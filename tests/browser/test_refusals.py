"""Text that is refused for good: it is there to be copied, the rest goes on at once, and nobody is locked out."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from functools import partial

from playwright.async_api import Locator, Page, expect

from facilitator import clock, flattening, textlog
from facilitator.access import By
from facilitator.database import transaction
from facilitator.judging import LARGEST_DOCUMENT
from facilitator.live import action
from models import Author, Document
from tests.browser.conftest import Open
from tests.browser.looking import axe_clean, fits
from tests.browser.scene import BACK, NOTES, Scene, editor, paste, patiently, stand, state, until, write
from tests.facilitator.pens import Pen

SPOIL = r"""
    () => {
        const send = WebSocket.prototype.send
        window.isSpoiling = true
        WebSocket.prototype.send = function (data) {
            const isNext = window.isSpoiling && data.startsWith?.("42/collab,") && data.includes('["u",')
            if (isNext) window.isSpoiling = false
            send.call(this, isNext ? data.replace(/"[^"]+",(\d+])$/, '"CQkJ",$1') : data)
        }
    }
"""
"""Spoils the next update that the browser sends."""
DROP = """
    (element, text) => {
        const data = new DataTransfer()
        data.setData("text/plain", text)
        const {left, top} = element.getBoundingClientRect()
        const where = {clientX: left + 30, clientY: top + 30, bubbles: true, cancelable: true}
        element.dispatchEvent(new DragEvent("drop", {dataTransfer: data, ...where}))
    }
"""
LEFT_BY_ANOTHER_TAB = """
    async (bytes) => {
        const known = await indexedDB.databases()
        const {name} = known.find(({name}) => name.split(":").length === 3)
        const answer = (request) => new Promise((tell) => (request.onsuccess = () => tell(request.result)))
        const db = await answer(indexedDB.open(name))
        const stores = db.transaction(["updates", "custom"], "readwrite")
        const document = await answer(stores.objectStore("custom").get("document"))
        await answer(stores.objectStore("updates").add({update: new Uint8Array(bytes), document, isUnsent: true}))
        db.close()
    }
"""
"""Puts an unsent update among what the device keeps of the text."""


@action
async def _replace_documents(scene: Scene, *, by: By) -> None:
    assert by == scene.made.by
    await flattening.flatten_all(scene.made.workshop_id)


async def _behind_its_back(scene: Scene, page: Page, work: Callable[[], Awaitable[object]]) -> None:
    """Do something to the database while the server is down and the page writes on."""
    scene.server.kill()
    await write(page, "imens ")
    await expect(state(page)).to_contain_text("venter")
    await work()
    scene.server.start()


def _notice(page: Page) -> Locator:
    return page.get_by_role("region", name="Dette kom ikke med")


async def _goes_on(scene: Scene, page: Page, *before: str) -> None:
    """What is written from here on is saved, beside what was saved before."""
    await expect(state(page)).to_have_text("Lagret", timeout=BACK)
    await write(page, "videre ")
    await expect(state(page)).to_have_text("Lagret", timeout=BACK)
    assert (await scene.on_disk()).split() == [*before, "videre"]


async def test_text_of_a_document_that_is_no_more_is_there_to_be_copied(own_scene: Scene, phone: Open) -> None:
    sara = await own_scene.take_part(phone)
    await write(sara, "før ")
    await expect(state(sara)).to_have_text("Lagret")
    await _behind_its_back(own_scene, sara, lambda: _replace_documents(own_scene, by=own_scene.made.by))
    await expect(_notice(sara)).to_contain_text("Notatene er lagt på nytt siden du skrev.", timeout=BACK)
    await expect(_notice(sara).locator("pre")).to_contain_text("imens")
    await expect(_notice(sara).locator("pre")).not_to_contain_text("før")
    await expect(editor(sara)).to_have_text("før ")
    await expect(editor(sara)).to_be_focused()
    await _goes_on(own_scene, sara, "før")
    await axe_clean(sara)
    await fits(sara)
    # It waits, also for those who load the page anew, until they have no more use for it.
    await sara.reload()
    await expect(_notice(sara).locator("pre")).to_contain_text("imens")
    await sara.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await _notice(sara).get_by_role("button", name="Kopier").click()
    await expect(_notice(sara).get_by_role("button", name="Kopiert")).to_be_visible()
    assert "imens" in await sara.evaluate("navigator.clipboard.readText()")
    await _notice(sara).get_by_role("button", name="Fjern").click()
    await expect(_notice(sara)).to_have_count(0)
    await expect(state(sara)).to_have_text("Lagret")
    await sara.reload()
    await expect(state(sara)).to_have_text("Lagret", timeout=BACK)
    await expect(_notice(sara)).to_have_count(0)


async def test_what_another_tab_kept_of_a_document_that_is_no_more_is_there_to_be_copied(
    own_scene: Scene, phone: Open
) -> None:
    sara = await own_scene.take_part(phone)
    await write(sara, "før ")
    await expect(state(sara)).to_have_text("Lagret")
    await sara.evaluate(LEFT_BY_ANOTHER_TAB, list(Pen().write(own_scene.question, "fra den andre fanen")))
    await _behind_its_back(own_scene, sara, lambda: _replace_documents(own_scene, by=own_scene.made.by))
    await expect(_notice(sara).locator("pre")).to_contain_text("imens", timeout=BACK)
    await _goes_on(own_scene, sara, "før")
    await sara.reload()
    for text in ("imens", "fra den andre fanen"):
        await expect(_notice(sara).filter(has_text=text)).to_be_visible()


async def test_text_that_stands_in_another_name_is_there_to_be_copied(own_scene: Scene, desktop: Open) -> None:
    made = own_scene.made
    jonas = await own_scene.lead(desktop)
    await write(jonas, "før ")
    await expect(state(jonas)).to_have_text("Lagret")
    others = made.people[0]
    await _behind_its_back(own_scene, jonas, lambda: Author.all().update(person_id=others))
    await expect(_notice(jonas)).to_contain_text("Teksten sto i en annens navn.", timeout=BACK)
    await expect(_notice(jonas).locator("pre")).to_contain_text("imens")
    await _goes_on(own_scene, jonas, "før")
    await axe_clean(jonas)


async def test_text_that_is_damaged_on_its_way_is_there_to_be_copied(scene: Scene, phone: Open) -> None:
    sara, geir = await scene.take_part(phone), await scene.take_part(phone, 4)
    await write(sara, "før ")
    await expect(state(sara)).to_have_text("Lagret")
    await sara.evaluate(SPOIL)
    await write(sara, "i")
    await expect(_notice(sara)).to_contain_text("Teksten var skadet.", timeout=BACK)
    await expect(_notice(sara).locator("pre")).to_have_text(re.compile(r"foreslår dere\?\s+i\s*$"))
    await _goes_on(scene, sara, "før")
    await expect(editor(geir)).to_have_text("før videre ")


async def _fill(scene: Scene, left: int) -> None:
    """Leave so many bytes in the document, and a word in the answer."""
    document = await patiently(lambda: Document.create(meeting_id=scene.meeting, created_at=clock.now()))
    pen = Pen()
    word = pen.write(scene.question, "mye")
    # Under no question of the form, so that nobody has to draw it.
    much = pen.write(document.id, "x" * (LARGEST_DOCUMENT - left - len(word) - 100))
    rows = [(document.id, None, each) for each in (word, much)]
    await patiently(lambda: transaction(textlog.append, rows, clock.now()))


async def test_there_is_no_room_for_more_before_it_is_in_the_text_and_one_can_make_room(
    scene: Scene, phone: Open
) -> None:
    await _fill(scene, left=1_000)
    sara = await scene.take_part(phone)
    await expect(editor(sara)).to_have_text("mye")
    await paste(editor(sara), "nytt " * 200)
    await expect(state(sara)).to_contain_text("Det er ikke plass til mer her. Kort ned teksten")
    await axe_clean(sara)
    await fits(sara)
    await stand(sara, "Control+End")
    await sara.keyboard.type("r " * 300)
    await expect(editor(sara)).to_contain_text("myer r r")
    await expect(state(sara)).to_have_text("Lagret", timeout=BACK)
    assert 10 < (await scene.on_disk()).count("r ") < 300
    await expect(_notice(sara)).to_have_count(0)
    await editor(sara).click()
    await sara.keyboard.press("Control+a")
    await sara.keyboard.press("Delete")
    await until(lambda: _is_empty(scene))
    await until(lambda: _goes_in(sara, "så "))
    await expect(state(sara)).to_have_text("Lagret", timeout=BACK)
    assert (await scene.on_disk()).startswith("så")


async def _goes_in(page: Page, text: str) -> bool:
    """Write; whether it is in the text."""
    await page.keyboard.type(text)
    return text.strip() in await editor(page).inner_text()


async def test_more_than_goes_in_at_once_is_not_pasted_or_dropped_and_that_is_said(scene: Scene, desktop: Open) -> None:
    jonas = await scene.lead(desktop)
    place = editor(jonas)
    ways: dict[str, Callable[[str], Awaitable[object]]]
    ways = {"paste": partial(paste, place), "drop": partial(place.evaluate, DROP)}
    for kind, lay_down in ways.items():
        await write(jonas, f"før {kind} ")
        await expect(state(jonas)).to_have_text("Lagret", timeout=BACK)
        await lay_down("x" * 100_001)
        await expect(state(jonas)).to_have_text("Det er for langt å lime inn. Lim inn litt om gangen.")
        await axe_clean(jonas)
    await expect(place).to_have_text("før paste før drop ")


async def test_text_whose_room_another_took_meanwhile_is_there_to_be_copied(scene: Scene, phone: Open) -> None:
    await _fill(scene, left=12_000)
    sara, geir = await scene.take_part(phone, by_cable=True), await scene.take_part(phone, 4)
    await write(sara, " er ")
    await expect(state(sara)).to_have_text("Lagret")
    scene.cable.pull()
    await paste(editor(sara), "→" * 3_000)
    await expect(state(sara)).to_contain_text("venter")
    await paste(editor(geir), "↑" * 3_000)
    await expect(state(geir)).to_have_text("Lagret", timeout=BACK)
    await scene.plug_in(sara)
    await expect(_notice(sara)).to_contain_text("Det var ikke plass til mer.", timeout=BACK)
    await expect(_notice(sara).locator("pre")).to_contain_text("→" * 3_000)
    await expect(editor(sara)).to_contain_text("↑" * 3_000)
    await expect(state(sara)).to_have_text("Lagret", timeout=BACK)


async def _is_empty(scene: Scene) -> bool:
    return not re.search(r"\w", await scene.on_disk())


async def test_who_leaves_is_asked_about_text_that_was_refused_and_leaves_none_of_it(scene: Scene, phone: Open) -> None:
    sara = await scene.take_part(phone)
    await write(sara, "før ")
    await expect(state(sara)).to_have_text("Lagret")
    await sara.evaluate(SPOIL)
    await write(sara, "i")
    await expect(_notice(sara)).to_contain_text("Teksten var skadet.", timeout=BACK)
    await _goes_on(scene, sara, "før")
    await sara.get_by_role("link", name=re.compile("^Til runde")).click()
    await sara.locator("summary", has_text="Sara").click()
    leave = sara.get_by_role("button", name="Ikke deg?")
    async with sara.expect_event("dialog") as asked:
        press = asyncio.create_task(leave.click())
    dialog = await asked.value
    assert dialog.message == "Noe du skrev, kom ikke med. Går du nå, blir det borte."
    await dialog.dismiss()
    await press
    await sara.reload()
    await expect(_notice(sara).locator("pre")).to_contain_text("i")
    await sara.locator("summary", has_text="Sara").click()
    sara.once("dialog", lambda dialog: asyncio.create_task(dialog.accept()))
    await leave.click()
    await sara.wait_for_url(re.compile(r"/j/|/$"))
    await sara.goto(f"{scene.server.address}/privacy")
    await until(lambda: sara.evaluate("async () => !(await indexedDB.databases()).length"))
    assert await sara.evaluate(NOTES) == []
