"""Whose documents they are, said in a real browser: a name in two languages, a colour, and a logo from a file."""

from pathlib import Path

from playwright.async_api import expect

from facilitator import sender
from models.vocabulary import NameLanguage
from tests.browser.conftest import Open
from tests.browser.looking import axe_clean, fits
from tests.browser.organising import go, saved, sign_in
from tests.builders import a_bare_workshop
from tests.facilitator.logos import a_picture
from tests.serving import Server


async def test_sender_is_set_seen_and_taken_away(server: Server, data: Path, phone: Open) -> None:
    page, by = await sign_in(phone, server, color_scheme="dark")
    here = await a_bare_workshop(by)
    await go(page, f"{server.address}/workshops/{here}")
    section = page.get_by_role("region", name="Avsender")
    await section.get_by_label("Hvem dokumentene kommer fra").fill("Fjordane fylkeskommune")
    await section.get_by_label("Hvem dokumentene kommer fra").blur()
    await section.get_by_label("Navn", exact=True).fill("Fjordánda fylkkasuohkan")
    await section.get_by_role("button", name="Legg til navn").click()
    await expect(section.locator("[lang=se]")).to_have_text("Fjordánda fylkkasuohkan")
    await section.get_by_label("Fargekode").fill("gul")
    await section.get_by_label("Fargekode").blur()
    await expect(section.get_by_text("Fargen må skrives som")).to_be_visible()
    await section.get_by_label("Fargekode").fill("#FFD500")
    await section.get_by_label("Fargekode").blur()
    await saved(page)
    await expect(section.get_by_text("Fargen er for lys til overskrifter.")).to_be_visible()
    await expect(section.get_by_label("Velg fargen her")).to_have_value("#ffd500")
    chosen = section.get_by_label("Velg en logo")
    await chosen.set_input_files({"name": "a.png", "mimeType": "image/png", "buffer": b"<svg/>"})
    await expect(section.get_by_text("Vi kan ikke lese bildet.")).to_be_visible()
    await chosen.set_input_files({"name": "a.png", "mimeType": "image/png", "buffer": b"0" * 1_000_001})
    await expect(section.get_by_text("Bildet er for stort.")).to_be_visible()
    await chosen.set_input_files({"name": "a.jpg", "mimeType": "image/jpeg", "buffer": a_picture(kind="JPEG")})
    await expect(section.get_by_role("img", name="Fjordane fylkeskommune")).to_be_visible()
    await axe_clean(page)
    await fits(page)
    seen = await sender.read_sender(here, by=by)
    assert seen is not None
    assert (seen.colour, seen.names[0].language) == ("#ffd500", NameLanguage.NORTHERN_SAMI)

    await page.goto(f"{server.address}/workshops/{here}/agenda.html")
    await expect(page.get_by_role("img", name="Fjordane fylkeskommune")).to_be_visible()
    await axe_clean(page)
    await fits(page)

    await go(page, f"{server.address}/workshops/{here}")
    await section.get_by_role("button", name="Ta bort avsenderen").click()
    await page.get_by_role("dialog").get_by_role("button", name="Ta bort avsenderen").click()
    await expect(section.get_by_role("img")).to_have_count(0)
    assert await sender.read_sender(here, by=by) is None
