"""The door in a real browser: coming in, coming back, being let in."""

from pathlib import Path

import pytest
from playwright.async_api import expect

from facilitator import accounts, joining
from facilitator.access import ByAccount
from facilitator.database import close_database, open_database
from facilitator.limits import Client
from models import Workshop
from tests.browser.conftest import Open
from tests.browser.looking import axe_clean, fits
from tests.builders import a_bare_workshop, an_account
from tests.serving import Server


async def _workshop(title: str = "Nærmiljø 2030") -> tuple[ByAccount, Workshop]:
    by = await an_account()
    return by, await Workshop.get(id=await a_bare_workshop(by, title))


async def test_participant_comes_in_by_link_and_is_known_again(server: Server, data: Path, phone: Open) -> None:
    _, workshop = await _workshop()
    page = await phone()
    await page.goto(f"{server.address}/j/{workshop.code}")
    await axe_clean(page)
    await page.get_by_label("Navnet ditt").fill("Sara")
    await page.get_by_label("Hvor kommer du fra?").fill("Bedrift B")
    await page.get_by_role("button", name="Bli med").click()
    await page.wait_for_url(f"**/w/{workshop.id}")
    await page.goto(f"{server.address}/j/{workshop.code}")
    await page.wait_for_url(f"**/w/{workshop.id}")


async def test_typed_code_says_which_workshop_it_is(server: Server, data: Path, phone: Open) -> None:
    _, workshop = await _workshop()
    page = await phone()
    await page.goto(server.address)
    await axe_clean(page)
    await page.get_by_label("Kode").fill(f"{workshop.code[:3]} {workshop.code[3:]}")
    await expect(page.get_by_role("status")).to_contain_text("Nærmiljø 2030")
    await axe_clean(page)
    await page.get_by_label("Navnet ditt").fill("Jonas")
    await page.get_by_role("button", name="Bli med").click()
    await page.wait_for_url(f"**/w/{workshop.id}")


async def test_wrong_code_is_said_at_the_field_which_has_the_focus(server: Server, data: Path, phone: Open) -> None:
    page = await phone(java_script_enabled=False)
    await page.goto(server.address)
    await page.get_by_label("Kode").fill("111111")
    await page.get_by_role("button", name="Bli med").click()
    code = page.get_by_label("Kode")
    await expect(code).to_have_attribute("aria-invalid", "true")
    await expect(code).to_be_focused()
    await expect(code).to_have_accessible_description("Ingen verksteder har den koden. Se på sifrene en gang til.")


async def test_name_in_use_waits_and_goes_on_by_itself_when_let_in(server: Server, data: Path, phone: Open) -> None:
    by, workshop = await _workshop()
    first, second = await phone(), await phone()
    for page in (first, second):
        await page.goto(f"{server.address}/j/{workshop.code}")
        await page.get_by_label("Navnet ditt").fill("Amal")
        await page.get_by_role("button", name="Bli med").click()
    await second.wait_for_url("**/waiting")
    await axe_clean(second)
    [asking] = await joining.waiting(workshop.id, by=by)
    await joining.admit(asking.key_id, by=by)
    await second.wait_for_url(f"**/w/{workshop.id}")


async def test_personal_link_leaves_the_address_clean_and_opens_by_its_button(
    server: Server, data: Path, phone: Open
) -> None:
    by, workshop = await _workshop()
    guest = await joining.join(workshop.code, "Ingrid", client=Client("", "192.0.2.1"))
    person = await joining.person_of(guest.token, workshop.id)
    assert person is not None
    link = await joining.issue_link(person.person_id, by=by)
    page = await phone()
    await page.goto(f"{server.address}/in#{link}")
    await axe_clean(page)
    assert page.url == f"{server.address}/in"
    await page.get_by_role("button", name="Gå inn").click()
    await page.wait_for_url(f"**/w/{workshop.id}")


async def test_first_organiser_makes_an_account_and_is_signed_in(own_server: Server, desktop: Open) -> None:
    await open_database(own_server.settings.database)
    token = await accounts.first_link()
    await close_database()
    page = await desktop()
    await page.goto(f"{own_server.address}/account#{token}")
    await axe_clean(page)
    await page.get_by_role("button", name="Gå videre").click()
    await axe_clean(page)
    await page.get_by_label("Navnet ditt").fill("Marit")
    await page.get_by_label("E-post").fill("marit@kommune-a.example")
    await page.get_by_label("Velg passord").fill("kort")
    await page.get_by_role("button", name="Lagre og logg inn").click()
    await expect(page.get_by_label("Velg passord")).to_be_focused()
    await axe_clean(page)
    await page.get_by_label("Velg passord").fill("en lang setning")
    await page.get_by_role("button", name="Lagre og logg inn").click()
    await page.wait_for_url("**/workshops")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/", "/sign-in", "/in", "/account", "/privacy", "/nowhere"])
async def test_page_of_the_door_is_clean_and_fits(server: Server, phone: Open, path: str, scheme: str) -> None:
    page = await phone(color_scheme=scheme, viewport={"width": 320, "height": 640})
    await page.goto(f"{server.address}{path}")
    await axe_clean(page)
    await fits(page)


@pytest.mark.parametrize("language", ["nn", "en"])
async def test_language_is_kept_and_said(server: Server, phone: Open, language: str) -> None:
    page = await phone()
    await page.goto(f"{server.address}/sign-in")
    await page.locator(f"button[lang={language}]").click()
    await expect(page.locator("html")).to_have_attribute("lang", language)
    assert page.url == f"{server.address}/sign-in"
    await axe_clean(page)
