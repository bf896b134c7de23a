"""What every page must be, whoever looks at it."""

from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page

_EXAMINED = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],  # the rest is not looked at, and takes as long again to put together
    "preload": False,  # of all rules these ask for no style sheet
}


async def axe_clean(page: Page) -> None:
    """Fail if axe-core finds anything on the page as it stands."""
    await page.evaluate("Promise.all(document.getAnimations().map((each) => each.finished.catch(() => null)))")
    found = (await Axe().run(page, options=_EXAMINED)).response["violations"]
    told = [f"{each['id']}: {each['help']}\n    " + "\n    ".join(n["html"] for n in each["nodes"]) for each in found]
    assert not told, f"{page.url}\n" + "\n".join(told)


async def fits(page: Page) -> None:
    """Fail if the page must be scrolled sideways."""
    wide, room = await page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert wide <= room, f"{page.url}: {wide} px wide in {room} px"
