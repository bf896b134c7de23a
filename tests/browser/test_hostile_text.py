"""What no editor of ours makes, in the text that people have open: their editors hold, and they write on."""

from functools import partial

import pytest
import socketio
from playwright.async_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.scene import Scene, editor, patiently, state, write
from tests.builders import come_in
from tests.facilitator import hostile
from tests.facilitator.pens import Pen
from ui.identity import SocketTokens
from ui.wire.collab import NAMESPACE

SAID = {
    "deep": "Ytterst",
    "long": "ååå",
    "empty": "Sist",
    "striped": "ababab",
    "odd": "I script.",
    "covered": "Bak tallet",
}
"""A piece of what each says."""
SOON = 30_000
"""Milliseconds in which even a million characters are shown and listened to, on a busy machine."""
SLOW = 60_000
"""Milliseconds in which twenty thousand paragraphs are."""


async def send(scene: Scene, update: bytes) -> None:
    """Hand in an update as somebody in the group, without a browser."""
    by = await patiently(partial(come_in, scene.made.people[4]))
    token = SocketTokens(scene.server.settings.secret()).sign(by)
    sio = socketio.AsyncClient(reconnection=False)
    await sio.connect(
        scene.server.address, auth={"token": token}, namespaces=[NAMESPACE], socketio_path="_nicegui_ws/socket.io"
    )
    pen = Pen()
    meeting = str(scene.meeting)
    joined = await sio.call("join", (meeting, pen.doc.client_id, pen.doc.get_state()), namespace=NAMESPACE)
    assert joined["ok"], joined
    for start in range(0, len(update), 100_000):
        is_last = start + 100_000 >= len(update)
        facts = (meeting, update[start : start + 100_000], start)
        answer = await sio.call("u" if is_last else "part", facts, namespace=NAMESPACE, timeout=30)
    assert answer == {"ok": True, "receipt": "saved"}
    await sio.disconnect()


def faults(page: Page) -> list[str]:
    """What goes wrong in the page's scripts, from now on."""
    found: list[str] = []
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("console", lambda message: found.extend([message.text] * (message.type == "error")))
    return found


@pytest.mark.parametrize("name", hostile.ALL)
async def test_who_has_the_text_open_writes_on(scene: Scene, desktop: Open, name: str) -> None:
    patience = SLOW if name == "empty" else SOON
    jonas = await scene.lead(desktop)
    wrong = faults(jonas)
    await write(jonas, "Før. ")
    await expect(state(jonas)).to_have_text("Lagret")
    await send(scene, hostile.ALL[name](scene.question))
    await expect(editor(jonas)).to_contain_text(SAID[name], timeout=patience)
    await jonas.keyboard.type("Etter.")
    await expect(editor(jonas)).to_contain_text("Før. Etter.", timeout=patience)
    await expect(state(jonas)).to_have_text("Lagret", timeout=patience)
    on_disk = await scene.on_disk()
    assert "Før. Etter." in on_disk
    assert SAID[name] in on_disk
    assert wrong == []


@pytest.mark.parametrize("name", hostile.ALL)
async def test_who_opens_the_text_reads_it_and_writes_in_it(scene: Scene, desktop: Open, name: str) -> None:
    patience = SLOW if name == "empty" else SOON
    await send(scene, hostile.ALL[name](scene.question))
    jonas = await scene.lead(desktop)
    wrong = faults(jonas)
    await expect(editor(jonas)).to_contain_text(SAID[name], timeout=patience)
    await write(jonas, " Etter.")
    await expect(editor(jonas)).to_contain_text("Etter.", timeout=patience)
    await expect(state(jonas)).to_have_text("Lagret", timeout=patience)
    on_disk = await scene.on_disk()
    assert SAID[name] in on_disk
    assert "Etter." in on_disk
    assert wrong == []
