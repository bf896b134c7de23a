"""Who wrote what, on the screen: exact, in colour and in words, and only for those who may know."""

from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from playwright.async_api import Locator, Page, expect

from exports import files
from facilitator import authorship, summary, textlog
from facilitator.richtext import BulletList, Inlines, Paragraph
from models import Document, Meeting, Person
from models.vocabulary import Language
from tests.browser.conftest import Open
from tests.browser.looking import axe_clean, fits
from tests.browser.scene import Scene, editor, go_to, patiently, stand, state, until, write
from tests.exports.reading import text_of
from tests.facilitator.writing_down import bullets, write_down
from ui.words import words_for

SHOW = "Vis hvem som skrev"
LETTERS = """
    (place) => {
        const found = []
        const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT)
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            if (node.parentElement.closest(".who")) continue
            const hue = node.parentElement.closest(".wrote")?.dataset.g ?? "none"
            for (const letter of node.data.replace(/\\s/g, "")) found.push([letter, hue])
        }
        return found
    }
"""
"""Every letter with the colour of its author."""


async def _show(page: Page) -> None:
    button = page.get_by_role("button", name=SHOW)
    if await button.get_attribute("aria-pressed") == "false":
        await button.click()
    await expect(page.get_by_text("Navnet viser hvem som skrev eller sist flyttet teksten.")).to_be_visible()


async def _is_shown(place: Locator, letters: list[list[str]]) -> bool:
    return bool(await place.evaluate(LETTERS) == letters)


async def _on_disk(scene: Scene) -> list[tuple[str, UUID | None]]:
    """Every letter of the first answer with its author, as the log has it."""
    people = (await authorship.owners([scene.meeting]))[scene.meeting]
    numbers = {person: number for number, person in enumerate(sorted({*people.values()}, key=str))}
    document = await Document.get(meeting_id=scene.meeting)
    text = (await textlog.read_texts([document.id]))[document.id]
    blocks = text.answers({client: numbers[person] for client, person in people.items()})[scene.question]
    lines: list[Inlines] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines.append(block.inlines)
        elif isinstance(block, BulletList):
            lines += [each.inlines for item in block.items for each in item.blocks if isinstance(each, Paragraph)]
    known = {number: person for person, number in numbers.items()}
    return [
        (letter, known[run.author] if run.author is not None else None)
        for line in lines
        for run in line
        for letter in run.text
        if not letter.isspace()
    ]


async def _write_into_each_other(sara: Page, geir: Page) -> None:
    """Sara writes small letters and Geir large ones, into each other's words, in bold and in a list."""
    await write(sara, "vi vil ha flere benker")
    await expect(editor(geir)).to_contain_text("benker")
    await stand(geir, "Control+Home")
    for _letter in "vi vil ha ":
        await geir.keyboard.press("ArrowRight")
    await geir.keyboard.type("GODE ")
    await geir.keyboard.press("ArrowRight")
    await geir.keyboard.type("L")
    await expect(editor(sara)).to_contain_text("fLlere")
    await stand(sara, "Control+Home")
    await sara.keyboard.press("Control+Shift+ArrowRight")
    await sara.keyboard.press("Control+b")
    await stand(geir, "Control+End")
    await geir.keyboard.press("Enter")
    await geir.keyboard.type("- LYS")
    await expect(editor(sara).locator("li")).to_contain_text("LYS")
    await stand(sara, "Control+End")
    await sara.keyboard.type("langs elva")
    for page in (sara, geir):
        await expect(editor(page)).to_contain_text("elva")
        await expect(state(page)).to_have_text("Lagret")


async def test_every_letter_is_shown_as_its_writers(scene: Scene, desktop: Open, phone: Open) -> None:
    sara, geir = await scene.take_part(desktop, 0), await scene.take_part(phone, 4)
    await _write_into_each_other(sara, geir)
    ids = scene.made.people[0], scene.made.people[4]
    written = await _on_disk(scene)
    assert {person for letter, person in written if letter.islower()} == {ids[0]}
    assert {person for letter, person in written if letter.isupper()} == {ids[1]}
    shown = [[letter, str(authorship.hue(person)) if person else "none"] for letter, person in written]

    liv = await scene.lead(desktop, note_taker=True)
    for page in (sara, geir, liv):
        await _show(page)
        await expect(editor(page).locator(".wrote[data-who]").first).to_be_visible()
        await until(partial(_is_shown, editor(page), shown))
    await go_to(scene.made, scene.made.rounds[1])
    await liv.reload()
    # It is remembered on the device, and the same is said of the text where it is read.
    reading = liv.locator(".entry .text").first
    await expect(reading.locator(".who").first).to_be_visible()
    assert await reading.evaluate(LETTERS) == shown
    assert await _names(reading) == ["Sara", "Geir", "med Sara", "Sara", "med Geir"]

    # And the same on paper.
    read = await summary.read_summary(scene.made.workshop_id, by=scene.made.by, authors=True)
    said = " ".join((await reading.inner_text()).split())
    assert said == "Sara: vi vil ha Geir: GODE med Sara: fLlere Sara: benker med Geir: LYSlangs elva"
    assert said in text_of(files.write(read, files.Kind.PDF, words_for(Language.BOKMAAL))).replace("• ", "")


async def test_organiser_takes_home_what_one_has_written_with_names(
    scene: Scene, desktop: Open, tmp_path: Path
) -> None:
    made = scene.made
    for writer, said in ((made.people[0], "Gangvei"), (made.people[4], "Fortau")):
        await patiently(partial(write_down, scene.meeting, scene.question, said, person_id=writer))
    page = await scene.desk(desktop)
    await page.goto(f"{scene.server.address}/workshops/{made.workshop_id}/summary")
    await page.wait_for_function("window.did_handshake === true")
    await page.get_by_label("Vis hvem som skrev").check()
    for choice, told in (("Alle personer", {"Sara: Gangvei", "Geir: Fortau"}), ("Geir", {"Geir: Fortau"})):
        await page.get_by_role("combobox", name="Person").select_option(choice)
        await page.get_by_role("combobox", name="Runde").select_option("Runde 1")
        async with page.expect_download() as coming:
            await page.get_by_role("button", name="Last ned hele oppsummeringen").click()
        await (await coming.value).save_as(tmp_path / "summary.pdf")
        text = text_of((tmp_path / "summary.pdf").read_bytes())
        assert {each for each in ("Sara: Gangvei", "Geir: Fortau") if each in text} == told
    await axe_clean(page)
    await page.get_by_role("combobox", name="Runde").select_option("Runde 4")
    await page.get_by_role("button", name="Last ned hele oppsummeringen").click()
    await expect(page.get_by_text("Ingenting passer med utvalget. Velg en annen runde eller person.")).to_be_visible()


async def _names(place: Locator) -> list[str]:
    return [each.removesuffix(": ") for each in await place.locator(".who").all_text_contents()]


async def test_marks_leave_who_writes_alone(scene: Scene, desktop: Open, phone: Open) -> None:
    sara, geir = await scene.take_part(desktop, 0), await scene.take_part(phone, 4)
    await write(sara, "Felles ")
    await expect(editor(geir)).to_contain_text("Felles")
    for page in (sara, geir):
        await _show(page)
        await stand(page, "Control+End")
    # The name is on the first letter; the rest of what she wrote follows it.
    await expect(editor(sara).locator(".wrote[data-who='Sara:']")).to_have_text("F")
    await expect(editor(sara).locator(".wrote[data-who='Sara:'] + .wrote")).to_have_text("elles ")
    # Letter by letter, with marks drawn anew in between.
    for place in range(8):
        await sara.keyboard.type("sssssss "[place])
        await expect(editor(geir)).to_contain_text("s" * min(place + 1, 7))
        await geir.keyboard.type("GGGGGGG "[place])
        await expect(editor(sara)).to_contain_text("G" * min(place + 1, 7))
    await expect(editor(sara).locator(".wrote[data-who*=Geir]").first).to_be_visible()
    await sara.keyboard.type("slutt")
    for page in (sara, geir):
        await expect(state(page)).to_have_text("Lagret")
    text = await scene.on_disk()
    assert [text.count(each) for each in ("s" * 7, "G" * 7, "slutt")] == [1, 1, 1]
    await sara.keyboard.press("Control+z")
    await expect(editor(sara)).not_to_contain_text("slutt")


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_filter_shows_a_round_a_group_or_a_person_and_says_so(
    scene: Scene, desktop: Open, phone: Open, scheme: str
) -> None:
    made = scene.made
    await patiently(lambda: write_down(scene.meeting, scene.question, "Gangvei", person_id=made.people[0]))
    await patiently(
        lambda: write_down(scene.meeting, scene.question, "Fortau", bullets("Lys", "Skilt"), person_id=made.people[4])
    )
    await go_to(made, made.rounds[1])
    later = await Meeting.get(item_id=made.rounds[1], theme_id=scene.theme).prefetch_related("group")
    writer = made.people[later.group.number - 1]
    await patiently(lambda: write_down(later.id, scene.question, "Sykkelvei", person_id=writer))
    for open_page in (desktop, phone):
        page = await scene.lead(open_page, color_scheme=scheme)
        await _show(page)
        question = page.locator("section.question").first
        await expect(question.get_by_text("Gangvei")).to_be_visible()
        await expect(question.locator(".who").first).to_be_visible()
        await axe_clean(page)
        await fits(page)

        await page.get_by_role("combobox", name="Person").select_option("Geir")
        await expect(page.get_by_text("Viser Geir.")).to_be_visible()
        await expect(question.get_by_text("Gangvei")).to_be_hidden()
        await expect(question.get_by_text("Skilt")).to_be_visible()
        await expect(question.get_by_text("1 annet avsnitt er skjult.")).to_be_visible()
        # The place to write is never hidden.
        await expect(editor(page)).to_be_visible()
        await axe_clean(page)
        await page.get_by_role("button", name="Vis alt").click()
        await page.get_by_role("combobox", name="Runde").select_option("Runde 1")
        await page.get_by_role("combobox", name="Gruppe").select_option("Gruppe 1")
        await expect(page.get_by_text("Viser Runde 1, Gruppe 1.")).to_be_visible()
        await expect(question.get_by_text("Gangvei")).to_be_visible()
        await expect(editor(page)).to_be_visible()
        await page.get_by_role("button", name=SHOW).click()
        await expect(page.locator(".who, .wrote")).to_have_count(0)
        await expect(page.get_by_role("combobox", name="Runde")).to_have_count(0)


async def test_participant_is_told_the_names_of_the_own_group_alone(scene: Scene, phone: Open) -> None:
    made = scene.made
    theirs = await Meeting.get(item_id=made.rounds[1], group_id=made.groups[0])
    before = await Meeting.get(item_id=made.rounds[0], theme_id=theirs.theme_id).prefetch_related("group")
    other = made.people[before.group.number - 1]
    await patiently(lambda: write_down(before.id, scene.question, "Fra dem", person_id=other))
    await go_to(made, made.rounds[1])
    await patiently(lambda: write_down(theirs.id, scene.question, "Fra oss", person_id=made.people[4]))
    scene.theme = theirs.theme_id
    sara = await scene.take_part(phone, 0)
    told: list[str] = []
    sara.on("websocket", lambda socket: socket.on("framereceived", lambda frame: told.append(str(frame))))
    await sara.reload()
    await _show(sara)
    await expect(editor(sara).locator(".wrote[data-who='Geir:']")).to_have_text("F")
    await expect(sara.get_by_text("For andre grupper vises bare gruppa.")).to_be_visible()
    await expect(sara.get_by_text("Fra dem")).to_be_visible()
    assert await sara.locator(".who").count() == 0
    name = (await Person.get(id=other)).name
    assert told
    assert not [frame for frame in told if name in frame]


async def test_name_is_heard_once_and_never_inside_a_word(scene: Scene, desktop: Open, phone: Open) -> None:
    sara, geir = await scene.take_part(desktop, 0), await scene.take_part(phone, 4)
    await write(sara, "kommunen rydder")
    await expect(editor(geir)).to_contain_text("rydder")
    await stand(geir, "Control+Home")
    for _letter in range(3):
        await geir.keyboard.press("ArrowRight")
    await geir.keyboard.type("XX")
    await expect(editor(sara)).to_contain_text("komXXmunen")
    await expect(state(geir)).to_have_text("Lagret")
    await go_to(scene.made, scene.made.rounds[1])
    liv = await scene.lead(desktop, note_taker=True)
    await _show(liv)
    reading = liv.locator(".entry .text").first
    await expect(reading.locator(".who").first).to_be_visible()
    assert " ".join((await reading.inner_text()).split()) == "Sara: med Geir: komXXmunen rydder"


async def test_name_stands_once_also_where_another_has_the_caret(scene: Scene, phone: Open) -> None:
    sara, geir = await scene.take_part(phone), await scene.take_part(phone, 4)
    await write(sara, "vi vil ha flere benker")
    await expect(editor(geir)).to_contain_text("benker")
    await stand(geir, "Control+Home")
    for _letter in "vi vil":
        await geir.keyboard.press("ArrowRight")
    await _show(sara)
    names = editor(sara).locator("[data-who]")
    await expect(editor(sara).locator(".caret[data-short='Geir']")).to_be_visible()
    await expect(names.first).to_have_attribute("data-who", "Sara:")
    await expect(names).to_have_count(1)
