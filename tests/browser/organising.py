"""An organiser at work: signed in, on a page that listens."""

from playwright.async_api import Page, expect

from facilitator import accounts
from facilitator.access import ByAccount
from models import Account
from tests.browser.conftest import Open
from tests.builders import an_account
from tests.serving import Server

_NAME = """(() => {
    const it = document.activeElement;
    return it.getAttribute("aria-label") ?? it.labels?.[0]?.textContent ?? it.textContent.trim();
})()"""


async def sign_in(
    open_page: Open, server: Server, by: ByAccount | None = None, **options: object
) -> tuple[Page, ByAccount]:
    """A page of somebody signed in."""
    by = by or await an_account()
    account = await Account.get(id=by.account_id)
    token = await accounts._begin_session(account.id, account.password_hash, "")
    page = await open_page(**options)
    await page.context.add_cookies([{"name": "verksted_session", "value": token, "url": server.address}])
    return page, by


async def go(page: Page, address: str) -> None:
    """Open a page and wait until it lives."""
    await page.goto(address)
    await page.wait_for_function("window.did_handshake === true")


async def saved(page: Page) -> None:
    """Wait until the page says that all is saved."""
    await expect(page.get_by_role("status").filter(has_text="Lagret")).to_be_visible()


async def tab_to(page: Page, name: str, *, most: int = 80) -> None:
    """Press Tab until the control of that accessible name has the focus; fail if it never gets there."""
    for _ in range(most):
        await page.keyboard.press("Tab")
        found = await page.evaluate(_NAME)
        if found == name:
            return
    raise AssertionError(f"the keyboard never reached {name!r}")
