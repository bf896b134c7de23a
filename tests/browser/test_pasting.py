"""What other programs put on the clipboard, pasted into an answer: headings, lists and their levels come along."""

import re
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from uuid import UUID

from playwright.async_api import expect

from facilitator import textlog
from facilitator.forms import questions_of
from facilitator.richtext import Block, BulletList, Heading, Inlines, Item, NumberedList, Paragraph, Quote
from models import Document, Meeting
from tests.browser.conftest import Open
from tests.browser.scene import Scene, editor, go_to, paste, state, until
from tests.facilitator.pens import log_lines

PASTED = Path(__file__).parent / "pasted"
UNWANTED = "[style], script, style, table, iframe, img:not(.ProseMirror-separator), a:not([href^='https:'])"


def outline(blocks: Iterable[Block]) -> Iterator[str]:
    """A line for each block: # headings, • and 1) items, > quotations, / a line break; moved in by level."""
    for block in blocks:
        match block:
            case Heading():
                yield f"{'#' * block.level} {_line(block.inlines)}"
            case Paragraph():
                yield _line(block.inlines)
            case BulletList():
                for item in block.items:
                    yield from _item("• ", item)
            case NumberedList():
                for number, item in enumerate(block.items, block.start):
                    yield from _item(f"{number}) ", item)
            case Quote():
                yield from (f"> {line}" for line in outline(block.blocks))


def _item(sign: str, item: Item) -> Iterator[str]:
    for number, line in enumerate(outline(item.blocks)):
        yield f"  {line}" if number else f"{sign}{line}"


def _line(inlines: Inlines) -> str:
    line = ""
    for each in inlines:
        text = each.text.replace("\n", " / ")
        for is_so, sign in ((each.italic, "*"), (each.bold, "**")):
            text = text.replace(text.strip(), f"{sign}{text.strip()}{sign}") if is_so else text
        line += f"[{text}]({each.link})" if each.link else text
    return line.replace("\xa0", " ").strip()


async def _on_disk(meeting_id: UUID, question_id: UUID) -> list[str]:
    document = await Document.get(meeting_id=meeting_id)
    text = (await textlog.read_texts([document.id]))[document.id]
    return list(outline(text.answer(question_id)))


async def test_pasted_from_other_programs_keeps_headings_lists_and_their_levels(scene: Scene, desktop: Open) -> None:
    jonas = await scene.lead(desktop)
    found = {}
    wanted = {each.stem: each.read_text().splitlines() for each in sorted(PASTED.glob("*.outline"))}
    for name, lines in wanted.items():
        [source] = {*PASTED.glob(f"{name}.html"), *PASTED.glob(f"{name}.txt")}
        html = source.read_text() if source.suffix == ".html" else ""
        text = source.read_bytes().decode() if source.suffix == ".txt" else "\n".join(lines)
        await editor(jonas).click()
        await jonas.keyboard.press("Control+a")
        await paste(editor(jonas), text, html)
        await until(partial(_has, scene, lines[-1][-6:]))
        await expect(editor(jonas).locator(UNWANTED)).to_have_count(0)
        found[name] = await _on_disk(scene.meeting, scene.question)
    assert found == wanted


async def test_pasted_page_brings_nothing_unsafe_and_nothing_too_deep(scene: Scene, desktop: Open) -> None:
    jonas = await scene.lead(desktop)
    pasted = f"""<h1 style="color:red" onclick="x()">Tiltak</h1>{"<blockquote>" * 300}Innerst{"</blockquote>" * 300}
        <p>Se <a href="javascript:alert(1)">her</a> og <a href="https://plan.example/">der</a>, <a href="/w">hit</a>
        <img src=x alt="et bilde" onerror="x()"><script>x()</script></p>"""
    await editor(jonas).click()
    await paste(editor(jonas), "Tiltak", pasted)
    await expect(editor(jonas).locator(f"{UNWANTED}, [onclick], [onerror]")).to_have_count(0)
    await until(partial(_has, scene, "hit"))
    await expect(state(jonas)).to_have_text("Lagret")
    found = await _on_disk(scene.meeting, scene.question)
    assert found == ["# Tiltak", f"{'> ' * 8}Innerst", "Se her og [der](https://plan.example/), hit"]


async def test_list_pasted_into_a_commitment_is_lines_of_the_cell_that_is_written_in(
    scene: Scene, desktop: Open
) -> None:
    await go_to(scene.made, scene.made.rounds[-1])
    jonas = await scene.lead(desktop)
    steps = jonas.get_by_role("textbox", name=re.compile("^Neste steg"))
    await steps.locator(".step-part").nth(1).click()
    await paste(steps, "", "<ul><li>Ringer <b>rektor</b><ul><li>på mandag</li></ul></li><li>Skriver</li></ul>")
    await paste(steps, " til\n- Kommune A\n- Kommune B")
    await expect(steps.locator(".step-part").nth(1).locator("strong")).to_have_text("rektor")
    meeting = await Meeting.get(item_id=scene.made.rounds[-1], theme_id=scene.theme)
    question = (await questions_of(scene.theme, is_summary=True))[-1]
    await until(partial(_is, meeting.id, question.id, "Ringer rektor\npå mandag\nSkriver til\nKommune A\nKommune B"))


async def _is(meeting_id: UUID, question_id: UUID, text: str) -> bool:
    return await log_lines(meeting_id, question_id) == [text]


async def _has(scene: Scene, words: str) -> bool:
    return words in await scene.on_disk()
