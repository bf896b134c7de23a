"""Writing with the keyboard alone: its shortcuts, the tools beside the text, and the way in and out again."""

from playwright.async_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.looking import axe_clean
from tests.browser.scene import NEXT_FRAME, Scene, editor, state, write

TOOLS = """
- toolbar "Tekstverktøy":
  - button "Fet" [pressed]
  - button "Kursiv"
  - button "Overskrift"
  - button "Punkter" [pressed]
  - button "Tall"
  - button "Sitat"
  - button "Lenke"
  - button "Angre"
  - button "Gjør om" [disabled]
  - button "Taster"
"""
TOLD = [
    ("Fet", "Ctrl+B"),
    ("Kursiv", "Ctrl+I"),
    ("Overskrift", "# og mellomrom"),
    ("Punkter", "Ctrl+Shift+8"),
    ("Tall", "Ctrl+Shift+7"),
    ("Sitat", "Ctrl+Shift+9"),
    ("Lenke", "Ctrl+K"),
    ("Angre", "Ctrl+Z"),
    ("Gjør om", "Ctrl+Shift+Z"),
    ("Flytt punktet inn", "Tab"),
    ("Flytt punktet ut", "Shift+Tab"),
    ("Ny linje i avsnittet", "Shift+Enter"),
    ("Til verktøyene", "Alt+F10"),
    ("Ut av teksten", "Escape, så Tab"),
]


async def press(page: Page, *keys: str) -> None:
    """Press keys, each seen by the editor before the next; what is no key is typed."""
    for key in keys:
        await (page.keyboard.type(key[1:]) if key.startswith("'") else page.keyboard.press(key))
        await page.evaluate(NEXT_FRAME)


async def test_every_shortcut_does_what_is_told_of_it(scene: Scene, desktop: Open) -> None:
    jonas = await scene.lead(desktop)
    text = editor(jonas)
    await write(jonas, "")
    await press(
        jonas, "Control+b", "'Fet", "Control+b", "Control+i", "'kursiv", "Control+i", "Shift+Enter", "'to", "Enter"
    )
    await expect(text.locator("p").first.locator("strong")).to_have_text("Fet")
    await expect(text.locator("em")).to_have_text("kursiv")
    await expect(text.locator("p").first.locator("br:not(.ProseMirror-trailingBreak)")).to_have_count(1)
    await press(jonas, "'# Tittel", "Enter", "'Gåbuss", "Control+Shift+8", "Enter", "'Voksne", "Tab")
    await expect(text.locator("h4, h3")).to_have_text("Tittel")
    await expect(text.locator("ul ul li")).to_have_text("Voksne")
    await press(jonas, "Shift+Tab")
    await expect(text.locator("ul ul")).to_have_count(0)
    await press(jonas, "Control+Shift+7")
    await expect(text.locator("ol li")).to_have_text(["Gåbuss", "Voksne"])
    await press(jonas, "Control+Shift+7")
    await expect(text.locator("ol li")).to_have_text(["Gåbuss"])
    await press(jonas, "Control+Shift+9")
    await expect(text.locator("blockquote")).to_have_text("Voksne")
    await press(jonas, "Control+z")
    await expect(text.locator("blockquote")).to_have_count(0)
    await press(jonas, "Control+Shift+z")
    await expect(text.locator("blockquote")).to_have_text("Voksne")
    await text.locator("blockquote").click()
    await press(jonas, "End", "Control+Shift+ArrowLeft", "Control+k", "'plan.example", "Enter")
    await expect(text.get_by_role("link")).to_have_text("Voksne")
    await expect(text).to_be_focused()
    await press(jonas, "Escape", "Tab")
    await expect(text).not_to_be_focused()
    await press(jonas, "Shift+Tab")
    await expect(text).to_be_focused()
    await press(jonas, "Alt+F10", "End", "Enter")
    rows = jonas.get_by_role("dialog", name="Taster når du skriver").locator("dl > div")
    told = [tuple((await row.inner_text()).split("\n")) for row in await rows.all()]
    assert [(name.strip(), keys.strip()) for name, keys in told] == TOLD
    await axe_clean(jonas)
    await press(jonas, "Escape")
    await expect(jonas.get_by_role("toolbar").get_by_role("button", name="Taster")).to_be_focused()


async def test_toolbar_is_one_stop_with_a_name_and_tells_what_is_on(scene: Scene, desktop: Open) -> None:
    jonas = await scene.lead(desktop)
    tools = jonas.get_by_role("toolbar")
    await write(jonas, "- Gåbuss")
    await press(jonas, "Alt+F10")
    await expect(tools.get_by_role("button", name="Fet")).to_be_focused()
    await press(jonas, "Enter")
    await expect(editor(jonas)).to_be_focused()
    await press(jonas, "' hele veien")
    await expect(editor(jonas).locator("strong")).to_have_text(" hele veien")
    await expect(tools).to_match_aria_snapshot(TOOLS)
    await expect(tools.get_by_role("button", name="Fet")).to_have_attribute("aria-keyshortcuts", "Control+B")
    await press(jonas, "Alt+F10")
    for key, name in (
        ("ArrowRight", "Kursiv"),
        ("ArrowLeft", "Fet"),
        ("ArrowLeft", "Taster"),
        ("ArrowRight", "Fet"),
        ("End", "Taster"),
        ("Home", "Fet"),
        ("ArrowRight", "Kursiv"),
    ):
        await press(jonas, key)
        await expect(tools.get_by_role("button", name=name)).to_be_focused()
        await expect(tools.locator("[tabindex='0']")).to_have_text(name)
    await axe_clean(jonas)
    # One stop for Tab, and the same tool for who comes back from the text before it.
    await press(jonas, "Shift+Tab")
    await expect(tools.locator(":focus")).to_have_count(0)
    await press(jonas, "Tab")
    await expect(tools.get_by_role("button", name="Kursiv")).to_be_focused()
    await press(jonas, "Escape")
    await expect(jonas.locator("[role=textbox]:focus")).to_have_count(1)
    await expect(state(jonas)).to_have_text("Lagret")
    assert await scene.on_disk() == "Gåbuss hele veien"
