"""From a closed vote to what is to be started, and onto the theme sheets of a later workshop."""

from functools import partial
from uuid import UUID

import pytest
from playwright.async_api import Page, expect

from facilitator import polls
from models import PollOption
from tests.browser.conftest import Open
from tests.browser.looking import axe_clean, fits
from tests.browser.organising import go, saved, sign_in
from tests.browser.scene import Scene, patiently
from tests.builders import Made, a_workshop, come_in
from tests.cookies import came_in
from tests.facilitator.test_choosing import FOLLOW_UP, WHAT, WHY
from tests.facilitator.voters import a_poll, vote
from tests.facilitator.writing_down import a_proposal, write_down

pytestmark = pytest.mark.usefixtures("data")


async def _propose(scene: Scene) -> None:
    lights = await a_proposal(scene.meeting, "Flere lamper langs elva", author_id=scene.made.people[0])
    await a_proposal(scene.meeting, "Benker i parken", author_id=scene.made.people[0])
    for part, text in ((WHAT, "Tjue lamper"), (WHY, "Barna går der i mørket"), (FOLLOW_UP, "Vi teller om et år")):
        await write_down(lights.id, part, text)


async def test_winner_is_carried_to_what_is_started_and_to_a_later_workshop(
    scene: Scene, desktop: Open, phone: Open
) -> None:
    made, root = scene.made, f"{scene.server.address}/workshops"
    await patiently(partial(_propose, scene))
    poll_id = await patiently(partial(a_poll, made, options=("Nattbuss",), opened=False, seats=1))
    later = await patiently(partial(a_workshop, made.by, title="Nærmiljø 2031"))
    page, _by = await sign_in(desktop, scene.server, made.by)
    await go(page, f"{root}/{made.workshop_id}/polls")
    await page.get_by_role("button", name="Hent forslagene fra gruppene").click()
    options = page.get_by_role("textbox", name="Det man kan stemme på")
    await expect(options).to_have_value("Nattbuss\nFlere lamper langs elva\nBenker i parken")
    await page.get_by_role("button", name="Åpne avstemningen").click()
    sara = await _reading_before_voting(scene, phone, poll_id)
    await _voted(scene, poll_id)
    await go(page, f"{root}/{made.workshop_id}/polls")
    await axe_clean(page)
    await page.get_by_role("button", name="Ta vinnerne videre").click()
    await _put_in_order(page)
    await sara.goto(f"{scene.server.address}/w/{made.workshop_id}#")
    await expect(sara.get_by_role("region", name="Dette setter vi i gang")).to_contain_text("Åpen skolegård")
    await axe_clean(sara)
    await fits(sara)
    await go(page, f"{root}/{later.workshop_id}/themes")
    await _fetched(page, made, later)
    await page.goto(f"{root}/{made.workshop_id}/summary.html")
    said = "Valgt i avstemningen «Hva bør vi begynne med?». 10 prikker. 5 stemte."
    await expect(page.get_by_text(said)).to_be_visible()
    await axe_clean(page)


async def _reading_before_voting(scene: Scene, phone: Open, poll_id: UUID) -> Page:
    """Sara's phone, where she has read a proposal that is voted on."""
    sara = await phone(color_scheme="dark")
    name, value = await patiently(partial(came_in, scene.made.people[0]))
    await sara.context.add_cookies([{"name": name, "value": value, "url": scene.server.address}])
    await sara.goto(f"{scene.server.address}/w/{scene.made.workshop_id}#vote/{poll_id}")
    await sara.get_by_text("Les forslagene").click()
    await sara.locator("summary", has_text="Flere lamper langs elva").click()
    await expect(sara.get_by_text("Barna går der i mørket")).to_be_visible()
    await axe_clean(sara)
    await fits(sara)
    return sara


async def _voted(scene: Scene, poll_id: UUID) -> None:
    """Everybody gives two dots to the same, and the poll is closed."""
    option = await PollOption.get(text="Flere lamper langs elva", poll_id=poll_id)
    for person in scene.made.people[:5]:
        await patiently(partial(vote, poll_id, {str(option.id): 2}, await come_in(person)))
    await patiently(partial(polls.close_poll, poll_id, by=scene.made.by))


async def _put_in_order(page: Page) -> None:
    """A proposal and a text are chosen beside the winner, ordered, and shown to everybody."""
    await expect(page.get_by_role("heading", name="1. Flere lamper langs elva")).to_be_visible()
    await page.locator("summary").first.click()
    await page.get_by_role("button", name="Velg: Benker i parken").click()
    await expect(page.get_by_role("heading", name="2. Benker i parken")).to_be_visible()
    await page.get_by_role("textbox", name="Et tiltak som ikke er et forslag").fill("Åpen skolegård")
    await page.get_by_role("button", name="Legg til").click()
    await expect(page.get_by_role("heading", name="3. Åpen skolegård")).to_be_visible()
    await page.get_by_role("button", name="Flytt opp: Åpen skolegård").click()
    await expect(page.get_by_role("heading", name="2. Åpen skolegård")).to_be_visible()
    await page.get_by_label("Tema").first.select_option("Frivillighet")
    await saved(page)
    await axe_clean(page)
    await page.get_by_role("button", name="Vis for deltakerne").click()
    await expect(page.get_by_text("Deltakerne ser hva som er valgt.")).to_be_visible()


async def _fetched(page: Page, made: Made, later: Made) -> None:
    await page.get_by_role("button", name="Hent valgte tiltak fra et tidligere verksted").click()
    await page.get_by_label("Verksted", exact=True).select_option(str(made.workshop_id))
    await expect(page.get_by_label("Flere lamper langs elva")).to_have_value(str(later.themes[0]))
    await axe_clean(page)
    await page.get_by_role("button", name="Hent tiltakene").click()
    await expect(page.get_by_text("3 tiltak er hentet.")).to_be_visible()
    sheet = page.get_by_label("Forslag til tiltak").first
    await expect(sheet).to_have_value("Flere lamper langs elva\nBenker i parken")
    await axe_clean(page)
