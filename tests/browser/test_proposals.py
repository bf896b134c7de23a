"""Proposals in real browsers: written by several, merged and hidden by the leader, and written apart."""

import re

from playwright.async_api import Locator, Page, expect

from models import AgendaItem, Document, Meeting, Theme
from tests.browser.conftest import Open
from tests.browser.looking import axe_clean, fits
from tests.browser.scene import Scene, patiently, state, until


def _proposals(page: Page) -> Locator:
    return page.get_by_role("region", name="Forslag", exact=True)


def _titled(page: Page, title: str) -> Locator:
    return page.get_by_role("article", name=title, exact=True)


async def _propose(page: Page, title: str) -> None:
    """Make a proposal and write its title, where one stands then."""
    await _proposals(page).get_by_role("button", name="Nytt forslag").click()
    await expect(page.get_by_role("textbox", name="Uten tittel Tittel")).to_be_focused()
    await page.keyboard.type(title)
    await expect(_titled(page, title)).to_be_visible()
    await expect(state(page).first).to_have_text("Lagret")


async def test_group_proposes_and_leader_merges_and_hides(scene: Scene, phone: Open, desktop: Open) -> None:
    theme_id = (await Meeting.get(id=scene.meeting)).theme_id
    await patiently(lambda: Theme.filter(id=theme_id).update(measures="Trygg skolevei\nLeksehjelp"))
    sara, jonas = await scene.take_part(phone), await scene.lead(desktop)
    await _propose(sara, "Mer lys")
    await expect(_titled(jonas, "Mer lys")).to_be_visible()
    await _titled(jonas, "Mer lys").get_by_role("button", name="Åpne og skriv").click()
    await jonas.get_by_role("textbox", name="Mer lys Hva").fill("Flere lamper langs elva")
    await expect(_titled(sara, "Mer lys").get_by_text("Flere lamper langs elva")).to_be_visible()
    await _proposals(sara).get_by_text("Forslag til tiltak på temaarket").click()
    await sara.get_by_role("button", name="Gjør konkret").last.click()
    await expect(sara.get_by_role("textbox", name="Uten tittel Tittel")).to_be_focused()
    await sara.keyboard.type("Hver tirsdag")
    await expect(_titled(jonas, "Hver tirsdag")).to_contain_text("Gjør konkret: Leksehjelp")
    for page in (sara, jonas):
        await axe_clean(page)
        await fits(page)
    await _titled(jonas, "Mer lys").get_by_role("button", name="Slå sammen").click()
    await jonas.get_by_role("checkbox", name="Hver tirsdag").check()
    await axe_clean(jonas)
    await jonas.get_by_role("button", name="Slå sammen").last.click()
    await expect(_titled(sara, "Mer lys")).to_contain_text("Slått sammen av «Hver tirsdag».")
    await expect(_titled(sara, "Hver tirsdag")).to_have_count(0)
    await _titled(jonas, "Mer lys").get_by_role("button", name="Skjul").click()
    await expect(_titled(sara, "Mer lys")).to_contain_text("Forslaget er skjult for de andre. Snakk med gruppelederen.")
    await jonas.get_by_text("1 skjult forslag").click()
    await axe_clean(jonas)
    await _titled(jonas, "Mer lys").get_by_role("button", name="Vis igjen").click()
    await expect(_titled(sara, "Mer lys")).not_to_contain_text("skjult")


async def test_each_writes_apart_until_the_leader_opens(scene: Scene, phone: Open, desktop: Open) -> None:
    sara, jonas = await scene.take_part(phone), await scene.lead(desktop)
    await _proposals(jonas).get_by_role("button", name="Skriv hver for seg først").click()
    await expect(_proposals(sara)).to_contain_text("Bare du ser forslagene dine, til de åpnes for alle.")
    await _propose(sara, "Hemmelig lys")
    await expect(_titled(sara, "Hemmelig lys")).to_contain_text("Bare du ser dette.")
    await expect(_proposals(jonas)).to_contain_text("1 har skrevet noe.", timeout=20_000)
    await expect(_titled(jonas, "Hemmelig lys")).to_have_count(0)
    for page in (sara, jonas):
        await axe_clean(page)
        await fits(page)
    await sara.context.set_offline(True)
    await _titled(sara, "Hemmelig lys").get_by_role("textbox", name="Hemmelig lys Hva").fill("Uten nett")
    await _proposals(jonas).get_by_role("button", name="Åpne for alle").click()
    asked = jonas.get_by_role("dialog", name="Åpne for alle?")
    await expect(asked).to_contain_text("1 har skrevet for seg selv. Da kan alle lese det. Det kan ikke lukkes igjen.")
    await axe_clean(jonas)
    await asked.get_by_role("button", name="Avbryt").click()
    await expect(_titled(jonas, "Hemmelig lys")).to_have_count(0)
    await _proposals(jonas).get_by_role("button", name="Åpne for alle").click()
    await asked.get_by_role("button", name="Åpne for alle").click()
    await expect(_titled(jonas, "Hemmelig lys")).to_be_visible()
    await sara.context.set_offline(False)
    await _titled(jonas, "Hemmelig lys").get_by_role("button", name="Åpne og skriv").click()
    await expect(_titled(jonas, "Hemmelig lys").get_by_text("Uten nett")).to_be_visible(timeout=30_000)


async def test_organiser_hides_a_proposal_and_lets_each_write_alone(scene: Scene, phone: Open, desktop: Open) -> None:
    sara, desk = await scene.take_part(phone), await scene.desk(desktop)
    await _propose(sara, "Mer lys")
    await desk.get_by_role("link", name="Forslag").click()
    await expect(desk.get_by_text("Mer lys")).to_be_visible()
    await axe_clean(desk)
    await desk.get_by_role("button", name="Skjul: Mer lys").click()
    await expect(_titled(sara, "Mer lys")).to_contain_text("Forslaget er skjult for de andre. Snakk med gruppelederen.")
    await expect(desk.get_by_text("Skjult for deltakerne.")).to_be_visible()  # a page drawn anew loses what is pressed
    await desk.get_by_role("button", name="Skriv hver for seg først").first.click()
    await expect(desk.get_by_text("Skriver hver for seg nå. 0 har skrevet noe.")).to_be_visible()
    await expect(_proposals(sara)).to_contain_text("Bare du ser forslagene dine, til de åpnes for alle.")
    await axe_clean(desk)
    await desk.get_by_role("button", name="Åpne for alle").click()
    await expect(_proposals(sara)).not_to_contain_text("Bare du ser forslagene dine")


async def test_organiser_is_asked_before_the_end_opens_what_was_written_apart(
    scene: Scene, phone: Open, desktop: Open
) -> None:
    this_round = (await Meeting.get(id=scene.meeting)).item_id
    await patiently(lambda: AgendaItem.exclude(id=this_round).delete())
    sara, desk = await scene.take_part(phone), await scene.desk(desktop)
    await desk.get_by_role("link", name="Forslag").click()
    await desk.get_by_role("button", name="Skriv hver for seg først").first.click()
    await expect(_proposals(sara)).to_contain_text("Bare du ser forslagene dine, til de åpnes for alle.")
    await _propose(sara, "Hemmelig lys")
    await until(lambda: Document.filter(title="Hemmelig lys").exists())
    asked = desk.get_by_role("dialog")
    await desk.get_by_role("button", name="Åpne for alle").click()
    await expect(asked).to_contain_text("1 har skrevet for seg selv. Da kan alle lese det. Det kan ikke lukkes igjen.")
    await axe_clean(desk)
    await asked.get_by_role("button", name="Avbryt").click()
    await desk.goto(f"{scene.server.address}/workshops/{scene.made.workshop_id}/desk")
    await desk.get_by_role("button", name=re.compile("^Neste")).click()
    await expect(asked).to_contain_text("1 har skrevet for seg selv. Det åpnes for alle når dagen avsluttes.")
    await axe_clean(desk)
    await expect(_titled(sara, "Hemmelig lys")).to_contain_text("Bare du ser dette.")
    await asked.get_by_role("button", name="Avslutt dagen").click()
    await expect(desk.get_by_text("Dagen er over.").first).to_be_visible()
    await expect(_titled(sara, "Hemmelig lys")).not_to_contain_text("Bare du ser dette.")
