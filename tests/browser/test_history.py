"""The history of a theme in a real browser: what was lost is found and brought back, and a lock holds."""

import re
from functools import partial

from playwright.async_api import Page, expect

from models import Document, Meeting, Person
from tests.browser.conftest import Open
from tests.browser.looking import axe_clean, fits
from tests.browser.organising import go, sign_in
from tests.browser.scene import NEXT_FRAME, Scene, editor, go_to, patiently, stand, state, until, write


async def _press_next(scene: Scene, desktop: Open) -> None:
    """Let the day go on by the organiser's hand, so that the server tells of it."""
    desk = await scene.desk(desktop)
    await desk.get_by_role("button", name=re.compile("^Neste")).click()
    await expect(desk.locator(".day > li[aria-current=step]")).to_contain_text("Runde 2")


async def _kept(page: Page) -> list[str]:
    return [" ".join(each.split()) for each in await page.locator(".kept .what").all_inner_texts()]


async def test_leader_finds_what_was_lost_and_brings_it_back(scene: Scene, desktop: Open, phone: Open) -> None:
    sara = await scene.take_part(phone)
    await write(sara, "Gåbuss med faste voksne")
    await expect(state(sara)).to_have_text("Lagret")
    await _press_next(scene, desktop)
    jonas = await scene.lead(desktop)
    await jonas.get_by_role("button", name="Rett").first.click()
    await stand(jonas, "Control+a")
    await jonas.keyboard.type("Noe helt annet")
    await expect(state(jonas)).to_have_text("Lagret")
    page = await jonas.context.new_page()
    await page.goto(jonas.url)
    await page.get_by_role("link", name="Historikk").click()
    await expect(page.get_by_role("heading", level=1)).to_contain_text("Historikk for")
    assert await _kept(page) == ["Møtet begynte", "Møtet var slutt", "Møtet begynte"]
    await axe_clean(page)
    await page.locator(".kept a").first.click()
    await expect(page.locator("del")).to_contain_text("Gåbuss med faste voksne")
    await expect(page.locator("ins")).to_contain_text("Noe helt annet")
    await axe_clean(page)
    await page.get_by_role("button", name="Hent tilbake hele teksten").click()
    await expect(page.get_by_role("status")).to_contain_text("Teksten er hentet tilbake.")
    await expect(page.get_by_text("Ingenting er endret siden.")).to_be_visible()
    assert await _kept(page) == [
        "Møtet begynte",
        "Møtet var slutt",
        "Underveis",
        "Hentet tilbake av Jonas",
        "Møtet begynte",
    ]
    # Who had the form open sees it there, can't undo it away, and writes on in it.
    await expect(editor(jonas)).to_have_text("Gåbuss med faste voksne")
    await stand(jonas, "Control+End")
    for _ in range(3):
        await jonas.keyboard.press("Control+z")
        await jonas.evaluate(NEXT_FRAME)
    await expect(editor(jonas)).to_have_text("Gåbuss med faste voksne")
    await write(jonas, ", hver dag")
    await expect(state(jonas)).to_have_text("Lagret")
    assert await scene.on_disk() == "Gåbuss med faste voksne, hver dag"
    await page.get_by_label("Sammenlign med").select_option("ingenting, bare les")
    await page.get_by_role("button", name="Vis").click()
    await expect(page.locator(".was .text")).to_have_text("Gåbuss med faste voksne")
    await page.set_viewport_size({"width": 320, "height": 700})
    await fits(page)
    await axe_clean(page)


async def test_organiser_locks_a_theme_and_nobody_writes_in_it(scene: Scene, desktop: Open, phone: Open) -> None:
    sara, jonas = await scene.take_part(phone), await scene.lead(desktop)
    await write(sara, "Gåbuss")
    await expect(state(sara)).to_have_text("Lagret")
    page, _ = await sign_in(desktop, scene.server, scene.made.by)
    await go(page, f"{scene.server.address}/workshops/{scene.made.workshop_id}/summary")
    lock = page.get_by_role("button", name=re.compile("^Lås: Trygg skolevei"))
    await lock.click()
    await expect(page.get_by_text("Låst. Ingen kan skrive i temaet.")).to_be_visible()
    await axe_clean(page)
    for each in (sara, jonas):
        await expect(each.get_by_text("Temaet er låst. Ingen kan skrive i det nå.")).to_be_visible()
        await expect(each.get_by_role("textbox")).to_have_count(0)
        await axe_clean(each)
    await expect(jonas.get_by_role("button", name="Rett")).to_have_count(0)
    await page.get_by_role("link", name=re.compile("^Historikk for Trygg skolevei")).click()
    assert await _kept(page) == ["Møtet begynte", "Temaet ble låst"]
    await expect(page.get_by_role("button", name=re.compile("^Hent tilbake"))).to_have_count(0)
    await page.go_back()
    await page.get_by_role("button", name=re.compile("^Lås opp: Trygg skolevei")).click()
    await expect(editor(sara)).to_be_visible()
    await write(sara, " hver dag")
    await expect(state(sara)).to_have_text("Lagret")
    assert await scene.on_disk() == "Gåbuss hver dag"


async def test_next_group_is_told_what_those_before_wrote(scene: Scene, desktop: Open, phone: Open) -> None:
    sara = await scene.take_part(phone)
    await write(sara, "Gåbuss med faste voksne")
    await expect(state(sara)).to_have_text("Lagret")
    await until(partial(_is_counted, scene))
    await patiently(partial(go_to, scene.made, scene.made.rounds[1]))
    # Group 2 or another has the theme now: whoever it is, somebody of theirs opens the form.
    form = await _somebody_of_the_next_group(scene, phone)
    news = form.get_by_role("region", name="Dette skrev gruppene før dere")
    await expect(news).to_contain_text("Runde 1 · Gruppe 1")
    await expect(news).to_contain_text("(4 ord)")
    await axe_clean(form)
    await fits(form)


async def _is_counted(scene: Scene) -> bool:
    return bool((await Document.get(meeting_id=scene.meeting)).words)


async def _somebody_of_the_next_group(scene: Scene, phone: Open) -> Page:
    meeting = await Meeting.get(item_id=scene.made.rounds[1], theme_id=scene.theme)
    person = await Person.filter(group_id=meeting.group_id).order_by("name_key").first()
    assert person is not None
    return await scene.take_part(phone, scene.made.people.index(person.id))
