"""An expectation round in real browsers: two groups write, the desk gives the turn, and every screen follows."""

from functools import partial

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.looking import axe_clean, fits
from tests.browser.organising import go, sign_in
from tests.browser.scene import patiently
from tests.builders import Made, a_workshop
from tests.cookies import came_in
from tests.facilitator.expecting import an_expectation_round
from tests.serving import Server
from ui.routes.screen import screen_path

pytestmark = pytest.mark.usefixtures("data")


async def _phone_of(
    open_page: Open, server: Server, made: Made, number: int, wrong: list[str], **options: object
) -> Page:
    name, value = await patiently(partial(came_in, made.people[number]))
    page = await open_page(**options)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    await page.context.add_cookies([{"name": name, "value": value, "url": server.address}])
    await page.goto(f"{server.address}/w/{made.workshop_id}")
    return page


async def _next_group(desk: Page) -> None:
    await expect(desk.get_by_role("button", name="Neste gruppe")).to_be_enabled()
    await desk.get_by_role("button", name="Neste gruppe").click()


async def test_two_groups_expect_something_and_speak_in_turn(server: Server, desktop: Open, phone: Open) -> None:
    made, _ = await an_expectation_round(await a_workshop(group_count=2))
    wrong: list[str] = []
    desk, _ = await sign_in(desktop, server, made.by)
    root = f"{server.address}/workshops/{made.workshop_id}"

    await go(desk, f"{root}/expectations")
    await axe_clean(desk)
    await desk.get_by_label("Spørsmål 1").fill("Hva vil dere lære?")
    await desk.get_by_role("button", name="Flytt opp: Gruppe 2").click()
    await expect(desk.get_by_text("Rekkefølgen er valgt av arrangøren.")).to_be_visible()
    await expect(desk.locator(".rows:not(.ask) > li").first).to_contain_text("Gruppe 2")

    await go(desk, f"{root}/desk")
    sara = await _phone_of(phone, server, made, 0, wrong, color_scheme="dark")
    kari = await _phone_of(phone, server, made, 1, wrong)
    screen = await desktop(color_scheme="dark")
    await screen.goto(server.address + screen_path(server.settings, made.workshop_id, 1))
    await desk.get_by_role("button", name="Start").click()
    await expect(kari.get_by_text("Dere får ordet først.")).to_be_visible()
    await axe_clean(kari)
    await fits(kari)
    await kari.get_by_role("link", name="Skriv i skjemaet").click()
    await expect(kari.get_by_role("heading", level=1)).to_have_text("Hva vil dere lære?")
    await expect(kari.get_by_role("heading", name="Forslag")).to_have_count(0)
    await axe_clean(kari)
    await kari.get_by_role("textbox").click()
    await kari.keyboard.type("Hvordan andre gjør det")
    await expect(kari.get_by_text("Lagret", exact=True)).to_be_visible()
    await expect(desk.get_by_text("Tomt:")).to_have_count(1)
    await kari.get_by_role("link", name="Til forventninger").click()

    await desk.get_by_role("button", name="Gi ordet til Gruppe 2", exact=True).first.click()
    await expect(kari.get_by_role("heading", level=1)).to_have_text("Nå er det dere.")
    await expect(sara.get_by_role("heading", level=1)).to_have_text("Dere er neste.")
    await expect(screen.get_by_role("heading", level=1)).to_have_text("Gruppe 2 har ordet")
    await expect(screen.get_by_text("Neste: Gruppe 1")).to_be_visible()
    for page in (sara, screen, desk):
        await axe_clean(page)
    await fits(sara)
    await expect(sara.get_by_text("Hvordan andre gjør det")).to_have_count(0)

    await _next_group(desk)
    await expect(sara.get_by_role("heading", level=1)).to_have_text("Nå er det dere.")
    await kari.reload()
    await expect(kari.get_by_text("Dere har hatt ordet.")).to_be_visible()
    await desk.get_by_role("button", name="Angre, gå tilbake til Gruppe 2").click()
    await expect(kari.get_by_role("heading", level=1)).to_have_text("Nå er det dere.")
    await expect(desk.locator(".now .said-large")).to_have_text("Gruppe 2 har ordet")
    await desk.get_by_role("button", name="Hopp over Gruppe 1").click()
    await expect(sara.get_by_text("Dere ble hoppet over.")).to_be_visible()
    await _next_group(desk)
    await expect(desk.get_by_role("button", name="Angre, gå tilbake til Gruppe 2")).to_be_visible()

    await go(desk, f"{root}/coverage")
    await axe_clean(desk)
    assert wrong == []
