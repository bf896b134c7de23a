"""Typing by everyone: letters that are put together, keyboards that correct, and two who write at the same place."""

from dataclasses import dataclass

import pytest
from playwright.async_api import CDPSession, Page, expect

from tests.browser.conftest import Open
from tests.browser.scene import NEXT_FRAME, Scene, editor, stand, state, write


@dataclass
class Keyboard:
    """A keyboard that puts text together before it is meant: dead keys, an IME, or a phone's."""

    page: Page
    wire: CDPSession

    async def compose(self, *states: str, commit: str | None = None) -> None:
        """Show each state of what is being put together; then commit something, or the last of them."""
        for text in states:
            await self._key()
            place = len(text.encode("utf-16-le")) // 2
            await self.wire.send(
                "Input.imeSetComposition", {"text": text, "selectionStart": place, "selectionEnd": place}
            )
        if commit is not None:
            await self.commit(commit)

    async def commit(self, text: str) -> None:
        """What was put together is meant as this."""
        await self.wire.send("Input.insertText", {"text": text})

    async def take_back(self) -> None:
        """Backspace, as a phone's keyboard sends it."""
        await self._key("deleteBackward")

    async def enter(self) -> None:
        """The key for a new line, as a phone's keyboard sends it."""
        facts = {"windowsVirtualKeyCode": 13, "key": "Enter", "code": "Enter", "text": "\r"}
        await self.wire.send("Input.dispatchKeyEvent", {"type": "keyDown", **facts})
        await self.wire.send("Input.dispatchKeyEvent", {"type": "keyUp", **facts})

    async def _key(self, *commands: str) -> None:
        """The key that such keyboards send instead of the one that was pressed."""
        facts = {"windowsVirtualKeyCode": 229, "key": "Process"}
        await self.wire.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", "commands": list(commands), **facts})
        await self.wire.send("Input.dispatchKeyEvent", {"type": "keyUp", **facts})


async def keyboard(page: Page) -> Keyboard:
    return Keyboard(page, await page.context.new_cdp_session(page))


async def have_all(scene: Scene, text: str, *pages: Page) -> None:
    """Both browsers and the disk have this text, and nothing else."""
    for page in pages:
        await expect(editor(page)).to_have_text(text)
        await expect(state(page)).to_have_text("Lagret")
    assert await scene.on_disk() == text


async def test_norwegian_letters_and_those_with_accents(scene: Scene, desktop: Open, phone: Open) -> None:
    jonas, sara = await scene.lead(desktop), await scene.take_part(phone)
    keys = await keyboard(jonas)
    await stand(jonas, "Control+End")
    await jonas.keyboard.type("Blåbærøl på ÆØÅ-kaféen: ")
    await keys.compose("´", commit="é")
    await keys.compose("`", commit="ò")
    await keys.compose("¨", commit="ü")
    await keys.compose("^", commit="^")
    await jonas.keyboard.type(" 👩‍👩‍👧 𝒜 ☕️")
    await have_all(scene, "Blåbærøl på ÆØÅ-kaféen: éòü^ 👩‍👩‍👧 𝒜 ☕️", jonas, sara)


async def do(page: Page, at: str, *keys: str) -> None:
    """Press keys in the first answer, each seen by the browser before the next; a text is typed."""
    await stand(page, at)
    await page.evaluate(NEXT_FRAME)
    for key in keys:
        await page.keyboard.press(key) if key in {"Delete", "Enter"} else await page.keyboard.type(key)
        await page.evaluate(NEXT_FRAME)


@pytest.mark.parametrize(
    ("where", "others", "came_to"),
    [
        ("Control+Home", ("Control+End", "."), "én felles tekst."),
        ("Control+End", ("Control+Home", "En "), "En felles tekstén "),
        ("Control+Home", ("Control+Home", "Vår "), "Vår én felles tekst"),
        ("Control+End", ("Control+Home", "Delete", "Delete"), "lles tekstén "),
        ("Control+End", ("Control+Home", "Enter"), "felles tekstén "),
    ],
    ids=["written after", "written before", "written at the same place", "taken away before", "moved down"],
)
@pytest.mark.parametrize("composed", [("´",), ("e", "に", "éに")], ids=["dead key", "IME"])
async def test_what_is_put_together_comes_once_whatever_another_does_in_the_paragraph(
    scene: Scene,
    desktop: Open,
    phone: Open,
    composed: tuple[str, ...],
    where: str,
    others: tuple[str, ...],
    came_to: str,
) -> None:
    jonas, sara = await scene.lead(desktop), await scene.take_part(phone)
    keys = await keyboard(jonas)
    await write(sara, "felles tekst")
    await expect(editor(jonas)).to_have_text("felles tekst")
    await stand(jonas, where)
    await keys.compose(composed[0])
    await expect(editor(sara)).to_contain_text(composed[0])
    await do(sara, *others)
    await expect(state(sara)).to_have_text("Lagret")
    await keys.compose(*composed[1:], commit="é")
    await jonas.keyboard.type("n ")
    for page in (jonas, sara):
        await expect(editor(page)).to_contain_text("én ")
        await expect(editor(page)).to_have_text(came_to)
        await expect(state(page)).to_have_text("Lagret")
    assert (await scene.on_disk()).strip("\n") == came_to


async def test_list_made_of_a_paragraph_that_is_composed_in_loses_nothing(
    scene: Scene, desktop: Open, phone: Open
) -> None:
    jonas, sara = await scene.lead(desktop), await scene.take_part(phone)
    keys = await keyboard(jonas)
    await write(sara, "felles ")
    await expect(editor(jonas)).to_contain_text("felles")
    await stand(jonas, "Control+End")
    await keys.compose("に")
    await expect(editor(sara)).to_contain_text("に")
    await do(sara, "Control+Home", "- ")
    await expect(editor(jonas).locator("li")).to_have_text("felles に")
    await keys.compose(commit="日本")
    for page in (jonas, sara):
        await expect(editor(page).locator("li")).to_contain_text("日本")
        await expect(state(page)).to_have_text("Lagret")
    assert "日本" in await scene.on_disk()


async def test_word_left_open_on_a_phone_keeps_others_out_for_a_while_only(
    scene: Scene, desktop: Open, phone: Open
) -> None:
    jonas, sara = await scene.lead(desktop), await scene.take_part(phone)
    keys = await keyboard(sara)
    await stand(sara, "Control+End")
    await keys.compose("Gå", "Gåb")
    await expect(editor(jonas)).to_have_text("Gåb")
    await do(jonas, "Control+Home", "Ny ")
    await expect(state(jonas)).to_have_text("Lagret")
    await expect(editor(sara)).to_have_text("Ny Gåb")


ANDROID = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36"


async def test_android_keyboard_composes_corrects_and_takes_back(scene: Scene, desktop: Open, phone: Open) -> None:
    jonas, sara = await scene.lead(desktop), await scene.take_part(phone, user_agent=ANDROID)
    keys = await keyboard(sara)
    await stand(sara, "Control+End")
    await keys.compose("v", "vi", commit="Vi")  # a word that is corrected as it is done
    await keys.commit(" ")
    await keys.compose("øn", "ønk", "ønsk", commit="ønsker")
    await keys.commit(" gåbusser")  # swiped, with its own space
    await keys.take_back()
    await keys.commit(" ")
    await keys.compose("o", "og", commit="og")
    await keys.enter()
    await keys.compose("l", "ly", "lys", commit="lys")
    await keys.commit(" 🚌")
    for page in (jonas, sara):
        await expect(editor(page).locator("p")).to_have_text(["Vi ønsker gåbusse og", "lys 🚌"])
        await expect(state(page)).to_have_text("Lagret")
    assert await scene.on_disk() == "Vi ønsker gåbusse og\nlys 🚌"


async def test_android_keyboard_makes_lists(scene: Scene, desktop: Open, phone: Open) -> None:
    jonas, sara = await scene.lead(desktop), await scene.take_part(phone, user_agent=ANDROID)
    keys = await keyboard(sara)
    await stand(sara, "Control+End")
    await keys.commit("-")
    await keys.commit(" ")
    await keys.compose("g", "gå", commit="gåbuss")
    await keys.enter()
    await keys.compose("l", "ly", commit="lys")
    for page in (jonas, sara):
        await expect(editor(page).locator("li")).to_have_text(["gåbuss", "lys"])
        await expect(state(page)).to_have_text("Lagret")
    assert await scene.on_disk() == "gåbuss\nlys"


async def test_emoji_goes_whole_when_it_is_taken_back(scene: Scene, desktop: Open, phone: Open) -> None:
    jonas, sara = await scene.lead(desktop), await scene.take_part(phone)
    await write(jonas, "Buss 🚌👍")
    await jonas.keyboard.press("Backspace")
    await have_all(scene, "Buss 🚌", jonas, sara)


async def test_undo_takes_back_only_ones_own_and_redo_brings_it_again(scene: Scene, desktop: Open, phone: Open) -> None:
    petter = await scene.lead(desktop)
    jonas = await scene.take_part(phone, by_cable=True)
    await write(jonas, "Jonas skrev. ")
    await expect(editor(petter)).to_have_text("Jonas skrev. ")
    await write(petter, "Petter skrev.")
    await expect(editor(jonas)).to_have_text("Jonas skrev. Petter skrev.")
    await jonas.keyboard.press("Control+z")
    await have_all(scene, "Petter skrev.", jonas, petter)
    await jonas.keyboard.press("Control+y")
    await have_all(scene, "Jonas skrev. Petter skrev.", jonas, petter)
    # Also what was undone without a network, with what another wrote meanwhile, when both are back.
    scene.cable.pull()
    await jonas.keyboard.press("Control+z")
    await expect(editor(jonas)).to_have_text("Petter skrev.")
    await write(petter, " Mer.")
    await expect(state(petter)).to_have_text("Lagret")
    await scene.plug_in(jonas)
    await have_all(scene, "Petter skrev. Mer.", jonas, petter)
    await editor(jonas).click()
    await jonas.keyboard.press("Control+Shift+z")
    await have_all(scene, "Jonas skrev. Petter skrev. Mer.", jonas, petter)


@pytest.mark.parametrize("began", ["- ", "# ", "> "], ids=["list", "heading", "quotation"])
async def test_undo_leaves_what_another_wrote_in_ones_block(
    scene: Scene, desktop: Open, phone: Open, began: str
) -> None:
    petter, jonas = await scene.lead(desktop), await scene.take_part(phone)
    await write(jonas, f"{began}Jonas")
    await expect(editor(petter)).to_have_text("Jonas")
    await write(petter, " Petter")
    await expect(editor(jonas)).to_have_text("Jonas Petter")
    for _ in range(4):
        await jonas.keyboard.press("Control+z")
    for page in (jonas, petter):
        await expect(editor(page)).not_to_contain_text("Jonas")
        await expect(editor(page)).to_contain_text("Petter")
        await expect(state(page)).to_have_text("Lagret")
    assert (await scene.on_disk()).strip() == "Petter"
