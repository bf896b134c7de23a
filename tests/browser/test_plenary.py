"""The plenary screen as it is steered: all that can be put there, read from the back of the hall, and there again."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from uuid import UUID

import pytest
from playwright.async_api import Page, expect

from facilitator import evaluation, forms, groups, live, polls, stage, steering, workshops
from facilitator.happenings import NotesChanged
from models import Meeting, Poll, SurveyQuestion, Workshop
from models.vocabulary import AnswerKind, ItemKind, PollKind, Showing
from tests.browser.conftest import Open
from tests.browser.day import Day
from tests.browser.looking import axe_clean, fits
from tests.browser.organising import go, sign_in
from tests.builders import a_workshop, come_in
from tests.facilitator.answers import a_survey, answer_all
from tests.facilitator.voters import a_poll, options_of, vote
from tests.facilitator.writing_down import a_proposal, bullets, write_down
from tests.serving import Server
from ui import static
from ui.routes.screen import screen_path

SIZES = ((1280, 720), (1920, 1080), (960, 540))
"""A projector's, a television's, and a window that is shared in a meeting."""

UNREADABLE = """() => {
    const rem = Math.max(9, Math.min(innerWidth * 0.0125, innerHeight * 0.022222)), found = []
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
        const text = texts.currentNode, own = text.parentElement, said = text.textContent.trim()
        if (!said || own.closest(".hidden, script, template, #said")) continue
        const size = parseFloat(getComputedStyle(own).fontSize) / rem
        const range = document.createRange()
        range.selectNodeContents(text)
        for (const box of range.getClientRects()) {
            if (size < 1.39) found.push(`${size} rem: ${said}`)
            if (box.right > innerWidth + 1 || box.bottom > innerHeight + 1 || box.left < -1 || box.top < -1)
                found.push(`outside: ${said}`)
            const seen = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2)
            if (box.width > 1 && !own.contains(seen)) found.push(`covered: ${said}`)
        }
    }
    for (const each of document.querySelectorAll(".fits"))
        if (each.scrollHeight > each.clientHeight + 1) found.push(`cut off: ${each.textContent.slice(0, 80)}`)
    const page = document.documentElement
    if (page.scrollHeight > innerHeight || page.scrollWidth > innerWidth) found.push("scrolls")
    return found
}"""
"""What is too small, outside the screen, or under something else; and whether anything is cut off or scrolls."""

Put = Callable[[Day], Awaitable[object]]


async def _notes(day: Day, *paragraphs: str) -> UUID:
    meeting = await Meeting.get(item_id=day.made.rounds[0], group_id=day.made.groups[1])
    questions = await forms.questions_of(meeting.theme_id, is_summary=False)
    await write_down(
        meeting.id,
        questions[0].id,
        ("heading", {"level": "1"}, ["Ved skolen"]),
        "Det er mørkt langs elva om vinteren, og mange kjører barna hele veien.",
        bullets("Lys ved gangbrua", "Gåvakter fra sjuende trinn", "Et trygt sted å stanse"),
    )
    if paragraphs:
        await write_down(meeting.id, questions[1].id, *paragraphs)
    await steering.show_notes(meeting.id, by=day.made.by)
    return meeting.id


async def _long_notes(day: Day) -> None:
    await _notes(
        day, *(f"{number}. Kommunene deler på driften, og fylket gir tilskudd til lys." for number in range(40))
    )


async def _proposals(day: Day) -> None:
    theme_id = day.made.themes[0]
    for meeting in await Meeting.filter(theme_id=theme_id, opened_at__isnull=False):
        for number in range(30):
            await a_proposal(meeting.id, f"Hjertesone ved skole {number + 1} og et trygt sted å stanse litt unna")
    await steering.show_proposals(theme_id, by=day.made.by)


async def _poll(day: Day, *, kind: PollKind, options: tuple[str, ...], result: bool = True) -> None:
    by = day.made.by
    poll_id = await a_poll(day.made, kind, options=options, is_secret=False, dots=3, most_on_one=3)
    chosen = await options_of(poll_id)
    for number, person_id in enumerate(day.made.people[:6] if result else []):
        choice: dict[str, object] = {
            each: [max(1, 5 - place), 1 + (place * 2 + number % 2) % 5] for place, each in enumerate(chosen)
        }
        await vote(
            poll_id, choice if kind is PollKind.TWO_SCALES else {chosen[number % 3]: 3}, await come_in(person_id)
        )
    if result:
        await polls.close_poll(poll_id, by=by)
        await polls.publish(poll_id, by=by)
    await steering.show_poll(poll_id, by=by)


OPTIONS = (
    "Gåbuss med faste voksne",
    "Åpen skolegård etter kl. 16",
    "Én kontaktperson for frivillige",
    "Bilfri sone kl. 7.45–8.30",
    "Bytteordning for bolig",
    "Ungdomsråd med egne penger",
)


async def _two_scales(day: Day) -> None:
    await _poll(day, kind=PollKind.TWO_SCALES, options=OPTIONS)


async def _dots(day: Day) -> None:
    await _poll(day, kind=PollKind.DOTS, options=OPTIONS)


async def _many_options(day: Day) -> None:
    many = tuple(f"{each}, forslag nummer {number}" for number in range(10) for each in OPTIONS)
    await _poll(day, kind=PollKind.DOTS, options=many, result=False)


async def _asking(day: Day) -> None:
    await steering.show_survey(await a_survey(day.made), by=day.made.by)


async def _numbers(day: Day) -> None:
    survey_id = await a_survey(day.made)
    await answer_all(survey_id, [await come_in(each) for each in day.made.people])
    await evaluation.close_survey(survey_id, by=day.made.by)
    await evaluation.publish(survey_id, by=day.made.by)
    recommend = await SurveyQuestion.get(survey_id=survey_id, kind=AnswerKind.RECOMMEND)
    await steering.show_survey(survey_id, by=day.made.by, survey_question_id=recommend.id)


async def _message(day: Day) -> None:
    text = "Bussen til stasjonen går fra hovedinngangen kl. 15.40.\n" + "Husk å levere navneskiltene ved døra. " * 11
    await steering.show_message(await stage.send_message(day.made.workshop_id, text, by=day.made.by), by=day.made.by)


async def _welcome(day: Day) -> None:
    await workshops.change_wifi(day.made.workshop_id, by=day.made.by, name="Gjest", password="fjelltur;2031")
    await steering.show_on_screen(day.made.workshop_id, Showing.WELCOME, by=day.made.by)


def _itself(what: Showing) -> Put:
    async def put(day: Day) -> None:
        await steering.show_on_screen(day.made.workshop_id, what, by=day.made.by)

    return put


SHOWINGS: dict[str, tuple[Put, str]] = {
    "day": (_itself(Showing.DAY), "Gå til gruppa di."),
    "agenda": (_itself(Showing.AGENDA), "Dagen videre"),
    "welcome": (_welcome, "fjelltur;2031"),
    "asking": (_asking, "Hvordan var dagen?"),
    "notes": (_notes, "Et trygt sted å stanse"),
    "long notes": (_long_notes, "39. Kommunene"),
    "proposals": (_proposals, "skole 30"),
    "dots": (_dots, OPTIONS[0]),
    "two scales": (_two_scales, "Gjør først"),
    "many options": (_many_options, "Side 1 av"),
    "numbers": (_numbers, "8 svar"),
    "message": (_message, "Bussen til stasjonen"),
}


async def _is_readable(page: Page) -> None:
    for width, height in SIZES:
        await page.set_viewport_size({"width": width, "height": height})
        await page.evaluate("document.fonts.ready.then(() => new Promise(requestAnimationFrame))")
        assert await page.evaluate(UNREADABLE) == [], (width, height)


@pytest.mark.parametrize(("scheme", "message"), [("light", ""), ("dark", "Lunsj i kantina kl. 12. " * 20)])
async def test_all_that_is_shown_is_read_from_the_back_of_the_hall(
    day: Day, desktop: Open, scheme: str, message: str
) -> None:
    await day.go_to(ItemKind.ROUND)
    if message:
        await stage.send_message(day.made.workshop_id, message, by=day.made.by)
    page = await day.open_screen(desktop, color_scheme=scheme)
    for put, expected in SHOWINGS.values():
        await put(day)
        await expect(page.locator("main").get_by_text(expected).first).to_be_visible()
        await _is_readable(page)
        await axe_clean(page)


async def test_forty_groups_are_read_a_page_at_a_time(day: Day, desktop: Open) -> None:
    await day.go_to(ItemKind.ROUND)
    await groups.set_count(day.made.workshop_id, 40, by=day.made.by)
    page = await day.open_screen(desktop)
    await expect(page.get_by_text("av 3")).to_be_visible()
    await _is_readable(page)


async def test_pages_go_on_turning_while_people_vote(desktop: Open) -> None:
    page = await desktop()
    source = (Path(static.__file__).parent / "web" / "src" / "fitting.js").read_text().replace("export ", "")
    assert await page.evaluate(VOTING, source) == ["1/4", "2/4", "3/4", "4/4"]


VOTING = """(source) => {
    const fit = new Function(`${source}; return fit`)()
    document.body.innerHTML = `<ul data-keep="pages" style="height:100px;overflow:hidden;margin:0;padding:0">
        ${Array.from({ length: 20 }, (_, n) => `<li data-unit style="height:20px">Tiltak ${n}</li>`).join("")}</ul>`
    const seen = new Set()
    for (let second = 0; second < 60; second++)
        seen.add(fit(document.querySelector("ul"), "poll", String(Math.floor(second / 8)), second * 1000).join("/"))
    return [...seen]
}"""
"""The pages of twenty options that are shown in a minute with a ballot each eight seconds."""


async def test_long_text_shows_what_was_written_last(day: Day, desktop: Open) -> None:
    await day.go_to(ItemKind.ROUND)
    page = await day.open_screen(desktop)
    await _long_notes(day)
    await expect(page.get_by_text("39. Kommunene")).to_be_visible()
    await expect(page.get_by_text("Lys ved gangbrua")).to_be_hidden()
    meeting = await Meeting.get(item_id=day.made.rounds[0], group_id=day.made.groups[1])
    questions = await forms.questions_of(meeting.theme_id, is_summary=False)
    await write_down(meeting.id, questions[0].id, "Her kommer noe nytt først")
    live.announce(NotesChanged(day.made.workshop_id, meeting.id))
    await expect(page.get_by_text("Her kommer noe nytt først")).to_be_visible()
    await expect(page.get_by_text("39. Kommunene")).to_be_hidden()
    await _is_readable(page)


async def test_screen_shows_what_it_was_told_to_after_the_server_was_away(day: Day, desktop: Open) -> None:
    await day.go_to(ItemKind.ROUND)
    page = await day.open_screen(desktop)
    await _notes(day)
    await expect(page.get_by_text("Lys ved gangbrua")).to_be_visible()
    await day.server.aclose()
    await expect(page.get_by_text("Ikke tilkoblet.").first).to_be_visible()
    await expect(page.get_by_text("Lys ved gangbrua")).to_be_visible()
    await _is_readable(page)
    await day.restart()
    await expect(page.get_by_text("Ikke tilkoblet.")).to_have_count(0)
    await expect(page.get_by_text("Lys ved gangbrua")).to_be_visible()
    await _proposals(day)
    await expect(page.get_by_text("skole 30").first).to_be_visible()


async def test_screen_is_steered_from_the_desk(server: Server, data: Path, desktop: Open) -> None:
    made = await a_workshop()
    await stage.start(made.workshop_id, by=made.by)
    while (now := (await Workshop.get(id=made.workshop_id)).current_item_id) != made.rounds[0]:
        await stage.next_step(made.workshop_id, by=made.by, seen=now)
    meeting = await Meeting.get(item_id=made.rounds[0], group_id=made.groups[1])
    question = (await forms.questions_of(meeting.theme_id, is_summary=False))[0]
    await write_down(meeting.id, question.id, "Mørkt langs elva")
    desk, _by = await sign_in(desktop, server, made.by)
    await go(desk, f"{server.address}/workshops/{made.workshop_id}/desk")
    screen = await desktop(viewport={"width": 1280, "height": 720})
    await screen.goto(server.address + screen_path(server.settings, made.workshop_id, 1))

    await desk.get_by_text("Teksten til ei gruppe").click()
    await desk.get_by_label("Hvilken tekst").select_option(label="Runde 1, gruppe 2: Møteplasser for unge")
    await desk.get_by_role("button", name="Vis teksten").click()
    await expect(screen.get_by_text("Mørkt langs elva")).to_be_visible()
    await expect(desk.get_by_role("button", name="Hele teksten")).to_have_attribute("aria-pressed", "true")
    await desk.get_by_role("button", name=question.text.rstrip("?")).click()
    await expect(screen.get_by_text("Mørkt langs elva")).to_be_visible()

    await desk.get_by_text("Spør om noe nå").click()
    await desk.get_by_label("Hva spør du om?").fill("Når skal vi møtes igjen?")
    await desk.get_by_label("Slik svarer man").select_option(label="Velg én")
    await desk.get_by_label("Det man kan velge").fill("I mars")
    await desk.get_by_role("button", name="Spør nå").click()
    await expect(desk.get_by_role("alert").filter(has_text="2")).to_be_visible()
    assert not await Poll.filter(workshop_id=made.workshop_id).exists()
    await desk.get_by_label("Det man kan velge").fill("I mars\nI mai")
    await axe_clean(desk)
    await desk.get_by_role("button", name="Spør nå").click()
    await expect(screen.get_by_role("heading", name="Når skal vi møtes igjen?")).to_be_visible()
    await desk.get_by_role("button", name="Lukk: Når skal vi møtes igjen?").click()
    await desk.get_by_role("dialog").get_by_role("button", name="Lukk avstemningen").click()
    await desk.get_by_role("button", name="Vis resultatet: Når skal vi møtes igjen?").click()
    await expect(screen.get_by_text("Få stemte, så vi viser ikke tallene.")).to_be_visible()

    await desk.get_by_role("button", name="Velkomst og kode").click()
    await expect(screen.get_by_role("heading", name="Velkommen til")).to_be_visible()
    await axe_clean(desk)
    await fits(desk)
