"""What the browser is told to refuse breaks no page of ours."""

from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from facilitator import joining
from facilitator.accounts import hash_token
from facilitator.limits import Client
from models import Account, Session, Workshop
from tests.browser.conftest import Open
from tests.builders import Made, a_workshop
from tests.serving import Server


def listen(page: Page) -> list[str]:
    """What goes wrong in the page's scripts and policy from now on."""
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    return wrong


async def sign_in(page: Page, server: Server, made: Made) -> None:
    """Sign the browser in as the workshop's organiser, without the time that a password takes."""
    token = f"session of {made.by.account_id}"
    await Session.create(
        account=await Account.get(id=made.by.account_id),
        token_hash=hash_token(token),
        created_at="2026-01-01T00:00:00Z",
        expires_at="2099-01-01T00:00:00Z",
    )
    await page.context.add_cookies([{"name": "verksted_session", "value": token, "url": server.address}])


@pytest.mark.parametrize("path", ["/workshops", "/workshops/{id}", "/workshops/{id}/desk", "/accounts"])
async def test_organisers_pages_live_with_their_policy(server: Server, data: Path, desktop: Open, path: str) -> None:
    made = await a_workshop()
    await Account.filter(id=made.by.account_id).update(is_administrator=True)
    page = await desktop()
    await sign_in(page, server, made)
    wrong = listen(page)
    await page.goto(server.address + path.format(id=made.workshop_id))
    await page.wait_for_function("window.did_handshake === true")
    await expect(page.get_by_role("heading", level=1)).to_have_count(1)
    assert wrong == []


async def test_participants_page_lives_with_its_policy(server: Server, data: Path, phone: Open) -> None:
    made = await a_workshop()
    workshop = await Workshop.get(id=made.workshop_id)
    page = await phone()
    wrong = listen(page)
    await page.goto(f"{server.address}/j/{workshop.code}")
    await page.get_by_label("Navnet ditt").fill("Sara")
    await page.get_by_role("button", name="Bli med").click()
    await page.wait_for_url(f"**/w/{workshop.id}")
    await expect(page.get_by_role("heading", level=1)).to_have_count(1)
    assert wrong == []


async def test_page_on_another_site_can_not_send_our_forms(server: Server, data: Path, desktop: Open) -> None:
    made = await a_workshop()
    workshop = await Workshop.get(id=made.workshop_id)
    came = await joining.join(workshop.code, "Sara", client=Client("", "192.0.2.3"))
    page = await desktop()
    path = f"/w/{workshop.id}"
    await page.context.add_cookies(
        [{"name": "verksted_person", "value": came.token, "domain": "localhost", "path": path}]
    )
    form = f'<form method="post" action="{server.address}{path}/leave"><button>Vinn en premie</button></form>'
    await page.route("https://ondsinnet.example/", lambda route: route.fulfill(body=form, content_type="text/html"))
    await page.goto("https://ondsinnet.example/")
    async with page.expect_response(f"**{path}/leave") as answer:
        await page.get_by_role("button").click()
    assert (await answer.value).status == 403
    assert await joining.person_of(came.token, workshop.id) is not None
