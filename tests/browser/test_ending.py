"""The end of a day: what groups propose is voted on and shown, and 21 in groups of 6, 6, 6 and 3 evaluate the day.

Four of them have phones with browsers, the others sockets; an organiser's page and the plenary screen are there too.
"""

import asyncio
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from playwright.async_api import Page, expect

from facilitator import evaluation, stage
from facilitator import groups as grouping
from facilitator.access import ByPerson
from models import Meeting, Person, Poll, PollOption, Survey
from tests.browser.conftest import Open
from tests.browser.looking import axe_clean, fits
from tests.browser.organising import go, saved, sign_in
from tests.browser.scene import go_to, patiently, state
from tests.builders import Made, a_workshop, come_in
from tests.cookies import came_in
from tests.exports.reading import text_of
from tests.facilitator.answers import answers_for
from tests.facilitator.voters import a_key
from tests.serving import Server
from tests.sockets import a_socket
from ui.routes.screen import screen_path

pytestmark = pytest.mark.usefixtures("data")

SIZES = (6, 6, 6, 3)
LIGHT, PATROL, BENCH = "Flere lamper langs elva", "Natteravner hver fredag", "En benk ved skolen"
QUESTION = "Hva bør vi starte med?"


@dataclass
class Ending:
    """A day in its first round, with people in groups of those sizes; the first of each group has a phone."""

    server: Server
    made: Made
    phones: list[Page]
    others: list[ByPerson]


async def _a_day(server: Server, phone: Open) -> Ending:
    made = await a_workshop(people_count=sum(SIZES))
    places = [group_id for group_id, size in zip(made.groups, SIZES, strict=True) for _ in range(size)]
    for person_id, group_id in zip(made.people, places, strict=True):
        await patiently(partial(grouping.move_person, person_id, group_id, by=made.by))
    await patiently(partial(stage.start, made.workshop_id, by=made.by))
    await go_to(made, made.rounds[0])
    firsts = [sum(SIZES[:number]) for number in range(len(SIZES))]
    phones = [await _phone(phone, server, made, first, color_scheme="dark" if first else "light") for first in firsts]
    others = [await patiently(partial(come_in, each)) for n, each in enumerate(made.people) if n not in firsts]
    return Ending(server, made, phones, others)


async def _phone(open_page: Open, server: Server, made: Made, number: int, **options: object) -> Page:
    page = await open_page(**options)
    name, value = await patiently(partial(came_in, made.people[number]))
    await page.context.add_cookies([{"name": name, "value": value, "url": server.address}])
    person = await Person.get(id=made.people[number])
    meeting = await Meeting.get(item_id=made.rounds[0], group_id=person.group_id)
    await page.goto(f"{server.address}/w/{made.workshop_id}#form/{meeting.theme_id}/1")
    await expect(state(page).first).to_contain_text("Lagret")
    return page


async def _propose(page: Page, title: str) -> None:
    proposals = page.get_by_role("region", name="Forslag", exact=True)
    await proposals.get_by_role("button", name="Nytt forslag").click()
    await expect(page.get_by_role("textbox", name="Uten tittel Tittel")).to_be_focused()
    await page.keyboard.type(title)
    await expect(page.get_by_role("article", name=title, exact=True)).to_be_visible()
    await page.get_by_role("textbox", name=f"{title} Hvorfor").fill(f"{title}: tryggere for alle")
    await expect(state(page).first).to_have_text("Lagret")


async def _ask(page: Page, ending: Ending) -> UUID:
    """The organiser has people vote on what was proposed."""
    await go(page, f"{ending.server.address}/workshops/{ending.made.workshop_id}/polls")
    await page.get_by_role("textbox", name="Hva stemmer dere om?").fill(QUESTION)
    await page.get_by_role("button", name="Lag avstemningen").click()
    await page.get_by_role("button", name="Hent forslagene fra gruppene").click()
    await expect(page.get_by_role("textbox", name="Det man kan stemme på")).to_have_value(f"{LIGHT}\n{PATROL}\n{BENCH}")
    await page.get_by_label("Hvor mange går videre").fill("2")
    await page.keyboard.press("Tab")
    await expect(page.get_by_label("Ved likt antall")).to_be_visible()  # it is drawn anew
    await saved(page)
    await page.get_by_role("button", name="Åpne avstemningen").click()
    await page.get_by_role("button", name="Vis på storskjermen").click()
    return (await Poll.get(workshop_id=ending.made.workshop_id)).id


async def _vote(ending: Ending, poll_id: UUID) -> None:
    """Eleven for light, then patrols; the rest for patrols alone."""
    options = {each.text: str(each.id) for each in await PollOption.filter(poll_id=poll_id)}
    for page in ending.phones:
        await page.goto(f"{page.url.partition('#')[0]}#vote/{poll_id}")
        row = page.get_by_role("group", name=LIGHT)
        await row.get_by_role("button", name="Gi en prikk").click()
        await row.get_by_role("button", name="Gi en prikk").click()
        await page.get_by_role("button", name="Send stemmen").click()
        await expect(page.get_by_role("heading", name="Stemmen din er talt med.")).to_be_visible()

    async def cast(number: int, by: ByPerson) -> None:
        choice = {options[LIGHT]: 2, options[PATROL]: 1} if number < 7 else {options[PATROL]: 1}
        async with a_socket(ending.server, by) as page:
            answer = await page.do("cast", poll_id=str(poll_id), key=a_key(), choice=choice)
            assert answer["ok"], answer

    await asyncio.gather(*(cast(number, each) for number, each in enumerate(ending.others)))


async def _close(page: Page, screen: Page) -> None:
    await expect(screen.get_by_text("21 av 21 har stemt")).to_be_visible()
    await page.get_by_role("button", name="Lukk avstemningen").click()
    await page.get_by_role("dialog").get_by_role("button", name="Lukk avstemningen").click()
    await page.get_by_role("button", name="Vis resultatet").click()
    await expect(screen.get_by_role("listitem").filter(has_text=LIGHT)).to_contain_text("22")
    await expect(screen.get_by_role("listitem").filter(has_text=PATROL)).to_contain_text("17")
    await axe_clean(screen)


async def _choose(ending: Ending, page: Page) -> None:
    """The winners go on, with all that was written of them."""
    await page.get_by_role("button", name="Ta vinnerne videre").click()
    for title in (LIGHT, PATROL):
        await expect(page.get_by_role("heading", name=title)).to_be_visible()
    await page.get_by_role("button", name="Vis for deltakerne").click()
    phone = ending.phones[3]
    await phone.goto(f"{phone.url.partition('#')[0]}#")
    chosen = phone.get_by_role("region", name="Dette setter vi i gang")
    for title in (LIGHT, PATROL):
        await expect(chosen).to_contain_text(title)
    summary = await page.request.get(f"{ending.server.address}/workshops/{ending.made.workshop_id}/summary.pdf")
    text = text_of(await summary.body())
    assert "Dette setter vi i gang" in text
    assert f"{LIGHT}: tryggere for alle" in text
    await axe_clean(page)
    await axe_clean(phone)


async def _evaluate(ending: Ending, page: Page) -> Survey:
    await go(page, f"{ending.server.address}/workshops/{ending.made.workshop_id}/evaluation")
    await page.get_by_role("button", name="Lag en kort evaluering").click()
    await page.get_by_role("button", name="Åpne for svar").click()
    await expect(page.get_by_text("Ingen har svart.")).to_be_visible()
    survey = await Survey.get(workshop_id=ending.made.workshop_id)

    async def answer(number: int, by: ByPerson) -> None:
        answers = {str(each): value for each, value in (await answers_for(survey.id, number)).items()}
        async with a_socket(ending.server, by) as told:
            answered = await told.do("answer_survey", survey_id=str(survey.id), answers=answers, receipt=uuid4().hex)
            assert answered["ok"], answered

    for phone in ending.phones:
        await phone.goto(f"{phone.url.partition('#')[0]}#evaluation/{survey.id}")
        await phone.get_by_label("Svært bra").check()
        for _ in range(3):
            skip = phone.get_by_role("button", name="Hopp over").or_(phone.get_by_role("button", name="Neste spørsmål"))
            await skip.first.click()
        await phone.get_by_role("button", name="Send svarene").click()
        await expect(phone.get_by_role("heading", level=1)).to_have_text("Takk for svarene.")
    await asyncio.gather(*(answer(number, each) for number, each in enumerate(ending.others)))
    await expect(page.get_by_text("21 har svart.")).to_be_visible()
    await page.get_by_role("button", name="Lukk og vis svarene").click()
    await page.get_by_role("dialog").get_by_role("button", name="Lukk og vis svarene").click()
    await expect(page.get_by_role("table").first).to_be_visible()
    return survey


async def test_day_ends_with_proposals_a_vote_a_choice_and_an_evaluation(
    server: Server, desktop: Open, phone: Open, tmp_path: Path
) -> None:
    ending = await _a_day(server, phone)
    made = ending.made
    for page, title in zip(ending.phones, (LIGHT, PATROL, BENCH), strict=False):
        await _propose(page, title)
    page, _by = await sign_in(desktop, server, made.by)
    screen = await desktop(color_scheme="dark")
    await screen.goto(server.address + screen_path(server.settings, made.workshop_id, 1))
    poll_id = await _ask(page, ending)
    await _vote(ending, poll_id)
    await _close(page, screen)
    await _choose(ending, page)
    await _evaluate(ending, page)
    (told,) = await evaluation.list_results(made.workshop_id, by=made.by)
    shown = {tuple(each.number for each in question.groups if each.counted) for question in told.questions[:-1]}
    assert len(shown) == 1
    (groups,) = shown
    assert len(groups) == 2
    assert 4 not in groups  # of three: and one of six is withheld, or the whole less the rest would tell
    report = await page.request.get(f"{server.address}/workshops/{made.workshop_id}/evaluation.pdf")
    text = text_of(await report.body())
    assert [number for number in range(1, 5) if f"Gruppe {number} For få svar" not in text] == [*groups]
    assert [number for number in range(1, 5) if f"Gruppe {number} 6 " in text] == [*groups]
    for each in (page, ending.phones[0], screen):
        await axe_clean(each)
    await fits(ending.phones[0])
