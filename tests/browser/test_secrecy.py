"""All that comes to an organiser's pages while people vote in secret and answer without names: nothing that tells."""

from uuid import UUID, uuid4

import pytest
from playwright.async_api import Page, expect

from facilitator import polls
from facilitator.access import ByPerson
from models import Person, Poll
from tests.browser.conftest import Open
from tests.browser.organising import go, sign_in
from tests.builders import a_workshop, come_in
from tests.facilitator.answers import a_survey, answers_for
from tests.facilitator.voters import OPTIONS, a_key, a_poll, options_of
from tests.serving import Server
from tests.sockets import a_socket

pytestmark = pytest.mark.usefixtures("data")

COMMENT = "Lokalet var for kaldt"
TABLE = '"tag":"table"'
"""Numbers, as they come to a page."""


def _tapped(page: Page) -> list[str]:
    """Everything that comes to a page by sockets from now on; loaded anew it has new ones."""
    heard: list[str] = []
    page.on("websocket", lambda opened: opened.on("framereceived", lambda frame: heard.append(str(frame))))
    return heard


async def _vote(server: Server, by: ByPerson, poll_id: UUID, choice: object) -> None:
    async with a_socket(server, by) as page:
        answer = await page.do("cast", poll_id=str(poll_id), key=a_key(), choice=choice)
        assert answer["ok"], answer


async def _answer(server: Server, by: ByPerson, survey_id: UUID, number: int) -> None:
    answers = {
        str(question): COMMENT if isinstance(answer, str) else answer
        for question, answer in (await answers_for(survey_id, number)).items()
    }
    async with a_socket(server, by) as page:
        answer = await page.do("answer_survey", survey_id=str(survey_id), answers=answers, receipt=uuid4().hex)
        assert answer["ok"], answer


async def test_organisers_pages_hear_how_many_have_voted_and_nothing_of_what(server: Server, desktop: Open) -> None:
    made = await a_workshop(people_count=4)
    voters = [await come_in(each) for each in made.people]
    await Person.filter(id__in=made.people).update(joined_at=(await Person.first()).created_at)  # type: ignore[union-attr]
    poll_id = await a_poll(made)
    options = await options_of(poll_id)
    page, _by = await sign_in(desktop, server, made.by)
    desk = await page.context.new_page()
    heard = [*map(_tapped, (page, desk))]
    await go(page, f"{server.address}/workshops/{made.workshop_id}/polls")
    await go(desk, f"{server.address}/workshops/{made.workshop_id}/desk")
    for told in heard:
        told.clear()  # what they show from the beginning has the options in it
    for number, by in enumerate(voters):
        await _vote(server, by, poll_id, {options[number % 2]: 1})
    for each in (page, desk):
        await expect(each.get_by_text("4 av 4 har stemt.")).to_be_visible()
    names = [each.name for each in await Person.filter(id__in=made.people)]
    for told in heard:
        all_of_it = "".join(told)
        assert "4 av 4 har stemt." in all_of_it
        assert not [each for each in (*OPTIONS, *options, *names) if each in all_of_it]
    await polls.close_poll(poll_id, by=made.by)
    assert (await Poll.get(id=poll_id)).closed_at is not None


async def test_organisers_page_hears_nothing_of_four_answers(server: Server, desktop: Open) -> None:
    made = await a_workshop(people_count=4)
    survey_id = await a_survey(made, is_live=True)
    page, _by = await sign_in(desktop, server, made.by)
    heard = _tapped(page)
    await go(page, f"{server.address}/workshops/{made.workshop_id}/evaluation")
    for number, each in enumerate(made.people):
        await _answer(server, await come_in(each), survey_id, number)
    await expect(page.get_by_text("4 har svart.")).to_be_visible()
    ids = [str(each) for each in made.people]
    assert "4 har svart." in "".join(heard)
    assert not [each for each in (COMMENT, *ids, TABLE) if each in "".join(heard)]
    await _answer(server, await come_in(made.leaders[0]), survey_id, 0)
    await expect(page.get_by_role("table").first).to_be_visible()
    assert TABLE in "".join(heard)
    assert COMMENT not in "".join(heard)  # comments come when it is closed
