"""Scripts that are fetched when they are needed, and do not come at first: the page finds back by itself."""

import re
from functools import partial

import pytest
from playwright.async_api import Page, Route, WebSocketRoute, expect

from tests.browser.conftest import Open
from tests.browser.scene import BACK, Scene, editor, patiently, state, until, write
from tests.cookies import came_in

FORM = re.compile(r"/static/dist/form-\w+\.js")
BELOW_FORM = re.compile(r"/static/dist/chunk-\w+\.js")
AUTHORS = re.compile(r"/static/dist/authors-\w+\.js")


class Refusing:
    """Lets a script not come for the first times that it is asked for."""

    def __init__(self, times: int) -> None:
        self.left = times

    async def __call__(self, route: Route) -> None:
        """Refuse it, or let it come."""
        self.left -= 1
        if self.left >= 0:
            await route.abort("connectionreset")
        else:
            await route.continue_()


async def _come(scene: Scene, page: Page, number: int = 0) -> str:
    """Come in as somebody of the group; the address of their page."""
    name, value = await patiently(partial(came_in, scene.made.people[number]))
    await page.context.add_cookies([{"name": name, "value": value, "url": scene.cable.address}])
    return f"{scene.cable.address}/w/{scene.made.workshop_id}"


async def _to_the_form(page: Page) -> None:
    await page.get_by_role("link", name=re.compile("Skriv.* i skjemaet")).click()


@pytest.mark.parametrize("script", [FORM, BELOW_FORM], ids=["form", "chunk"])
async def test_form_whose_script_did_not_come_comes_by_itself(
    scene: Scene, phone: Open, script: re.Pattern[str]
) -> None:
    sara = await phone()
    await sara.goto(await _come(scene, sara))
    await sara.evaluate("window.isSamePage = true")
    await sara.route(script, Refusing(3))
    await _to_the_form(sara)
    await expect(sara.get_by_text("Skjemaet kom ikke fram. Vi prøver igjen hele tida.")).to_be_visible()
    await expect(editor(sara)).to_be_visible(timeout=BACK)
    assert await sara.evaluate("window.isSamePage")
    await write(sara, "her")
    await expect(state(sara)).to_have_text("Lagret")
    assert await scene.on_disk() == "her"


async def test_page_whose_script_is_no_longer_there_is_loaded_again(scene: Scene, phone: Open) -> None:
    """As after an upgrade; and as in browsers that never ask again for what did not come once."""
    sara = await phone()
    await sara.goto(await _come(scene, sara))

    loads = 0

    def load(_page: Page) -> None:
        nonlocal loads
        loads += 1

    async def gone(route: Route) -> None:
        await (route.continue_() if loads else route.fulfill(status=404))

    sara.on("domcontentloaded", load)

    await sara.route(FORM, gone)
    await _to_the_form(sara)
    await expect(editor(sara)).to_be_visible(timeout=BACK)
    assert loads == 1


async def test_page_without_a_network_is_not_loaded_again_for_a_script(scene: Scene, phone: Open) -> None:
    sara = await phone()
    await sara.goto(await _come(scene, sara))
    await sara.evaluate("window.isSamePage = true")
    scene.cable.pull()
    await sara.clock.install()
    await _to_the_form(sara)
    await expect(sara.get_by_text("Skjemaet kom ikke fram.").first).to_be_visible()
    await sara.clock.run_for(60_000)
    assert await sara.evaluate("window.isSamePage")
    scene.cable.plug()
    await sara.clock.run_for(20_000)
    await expect(editor(sara)).to_be_visible(timeout=BACK)
    assert await sara.evaluate("window.isSamePage")


async def test_unsent_text_is_sent_though_the_script_for_it_did_not_come_at_first(scene: Scene, phone: Open) -> None:
    sara = await scene.take_part(phone, by_cable=True)
    await write(sara, "fra ")
    await expect(state(sara)).to_have_text("Lagret")
    await scene.write_unsent(sara, "i går")
    await sara.close()
    scene.cable.plug()
    again = await sara.context.new_page()
    refusing = Refusing(2)
    await again.route(FORM, refusing)
    await again.goto(f"{scene.cable.address}/w/{scene.made.workshop_id}")
    await until(lambda: _is_on_disk(scene, "fra i går"))
    assert refusing.left < 0


async def _is_on_disk(scene: Scene, text: str) -> bool:
    return await scene.on_disk() == text


async def test_names_of_those_who_wrote_come_though_their_script_did_not_at_first(scene: Scene, phone: Open) -> None:
    sara = await scene.take_part(phone)
    await write(sara, "Gåbuss")
    await sara.route(AUTHORS, Refusing(2))
    await sara.get_by_role("button", name="Vis hvem som skrev").click()
    await expect(sara.get_by_text("Henter navnene …")).to_be_visible()
    await expect(sara.get_by_text("Navnet viser hvem som skrev")).to_be_visible(timeout=BACK)
    await expect(sara.get_by_text("Henter navnene …")).to_have_count(0)


async def test_form_that_was_not_answered_for_is_asked_for_again(scene: Scene, phone: Open) -> None:
    sara = await phone()
    lost: list[str] = []

    def carry(line: WebSocketRoute) -> None:
        server = line.connect_to_server()

        def take(message: str | bytes) -> None:
            if isinstance(message, str) and '["form",' in message and not lost:
                lost.append(message)
            else:
                server.send(message)

        line.on_message(take)

    await sara.route_web_socket(re.compile("socket.io"), carry)
    await _come(scene, sara)
    await sara.goto(scene.cable.address + scene.form)
    await expect(editor(sara)).to_be_visible(timeout=BACK)
    assert len(lost) == 1
