"""A vote as people meet it: made ready and held on the organiser's page, cast on phones, told on the plenary screen."""

from functools import partial
from uuid import UUID

import pytest
from playwright.async_api import Locator, Page, expect

from facilitator import polls
from facilitator.poll_archive import renamed
from models import Ballot, Poll, PollOption
from models.vocabulary import PollKind
from tests.browser.cable import Cable
from tests.browser.conftest import Open
from tests.browser.looking import axe_clean, fits
from tests.browser.organising import go, saved, sign_in
from tests.browser.scene import BACK, patiently, until
from tests.builders import Made, a_workshop
from tests.cookies import came_in
from tests.facilitator.voters import OPTIONS, a_poll
from tests.serving import Server
from ui.routes.screen import screen_path

pytestmark = pytest.mark.usefixtures("data")


async def _phone(open_page: Open, address: str, made: Made, number: int, **options: object) -> Page:
    page = await open_page(**options)
    name, value = await patiently(partial(came_in, made.people[number]))
    await page.context.add_cookies([{"name": name, "value": value, "url": address}])
    await page.goto(f"{address}/w/{made.workshop_id}")
    return page


def _row(page: Page, option: str) -> Locator:
    return page.get_by_role("group", name=option)


async def _make_ready(page: Page, made: Made, server: Server) -> None:
    await go(page, f"{server.address}/workshops/{made.workshop_id}/polls")
    await page.get_by_role("textbox", name="Hva stemmer dere om?").fill("Hva bør vi begynne med?")
    await page.get_by_role("button", name="Lag avstemningen").click()
    await page.get_by_role("textbox", name="Det man kan stemme på").fill("\n".join(OPTIONS))
    await page.get_by_label("Hvor mange går videre").fill("1")
    await page.keyboard.press("Tab")
    await expect(page.get_by_label("Ved likt antall")).to_be_visible()
    await saved(page)
    await axe_clean(page)


async def _vote(page: Page, *dots: str, send: str = "Send stemmen") -> None:
    for option in dots:
        await _row(page, option).get_by_role("button", name="Gi en prikk").click()
    await axe_clean(page)
    await fits(page)
    await page.get_by_role("button", name=send).click()


async def _is_counted(page: Page) -> None:
    await expect(page.get_by_role("heading", name="Stemmen din er talt med.")).to_be_visible(timeout=BACK)
    await axe_clean(page)


async def test_vote_is_held_from_a_question_to_a_result_on_the_screen(
    server: Server, desktop: Open, phone: Open
) -> None:
    made = await a_workshop(people_count=6)
    page, _by = await sign_in(desktop, server, made.by)
    await _make_ready(page, made, server)
    await page.get_by_role("button", name="Åpne avstemningen").click()
    cable = Cable(server.port)
    await cable.lay()
    sara = await _phone(phone, cable.address, made, 0)
    kari = await _phone(phone, server.address, made, 1, color_scheme="dark")
    screen = await desktop()
    await screen.goto(server.address + screen_path(server.settings, made.workshop_id, 1))
    await page.get_by_role("button", name="Vis på storskjermen").click()
    for each in (screen, sara, kari):
        await expect(each.get_by_role("heading", name="Hva bør vi begynne med?")).to_be_visible()
        await axe_clean(each)
    # What is sent when the line is gone waits, and is counted once when it is back.
    await sara.get_by_role("link", name="Stem", exact=True).click()
    await expect(_row(sara, OPTIONS[0])).to_be_visible()
    cable.pull()
    await _vote(sara, OPTIONS[0], OPTIONS[0], OPTIONS[1])
    await expect(sara.get_by_text("Sender stemmen.")).to_be_visible()
    cable.plug()
    await _is_counted(sara)
    assert "choice" not in await sara.evaluate("JSON.stringify(localStorage)")
    await kari.get_by_role("link", name="Stem", exact=True).click()
    await _vote(kari, OPTIONS[1])
    await _is_counted(kari)
    await kari.get_by_role("button", name="Endre stemmen").click()
    await _vote(kari, OPTIONS[0], send="Send den nye stemmen")
    await _is_counted(kari)
    await expect(screen.get_by_text("2 av 2 har stemt")).to_be_visible()
    await axe_clean(screen)
    await expect(page.get_by_text("2 av 2 har stemt.")).to_be_visible()
    await axe_clean(page)
    await _is_closed(page, screen)
    # Two votes are too few for numbers.
    await page.get_by_role("button", name="Vis resultatet").click()
    for each in (screen, sara):
        await expect(each.get_by_text("Få stemte, så vi viser ikke tallene.")).to_be_visible()
        await expect(each.get_by_text(OPTIONS[0])).to_be_visible()
        await expect(each.get_by_text(OPTIONS[1])).to_have_count(0)
        await axe_clean(each)
    await cable.take_up()


async def test_vote_on_its_way_when_the_poll_is_closed_is_not_said_to_be_lost(server: Server, phone: Open) -> None:
    made = await a_workshop(people_count=2)
    poll_id = await a_poll(made, PollKind.YES_NO, options=())
    cable = Cable(server.port)
    await cable.lay()
    sara, kari = await _phone(phone, cable.address, made, 0), await _phone(phone, cable.address, made, 1)
    await kari.get_by_role("link", name="Stem", exact=True).click()
    await kari.get_by_role("radio", name="Nei").check()
    await kari.get_by_role("button", name="Send stemmen").click()
    await _is_counted(kari)
    await kari.get_by_role("button", name="Endre stemmen").click()
    await sara.get_by_role("link", name="Stem", exact=True).click()
    for each, send in ((sara, "Send stemmen"), (kari, "Send den nye stemmen")):
        await each.get_by_role("radio", name="Ja").check()
        cable.hang()
        await each.get_by_role("button", name=send).click()
        await expect(each.get_by_text("Sender stemmen.")).to_be_visible()
    cable.pull()
    await patiently(partial(polls.close_poll, poll_id, by=made.by))
    cable.plug()
    await expect(sara.get_by_role("alert")).to_contain_text("Kom stemmen fram før det, er den talt.", timeout=BACK)
    await expect(kari.get_by_role("alert")).to_contain_text("teller stemmen din fra før.", timeout=BACK)
    assert "vote/" not in await kari.evaluate("JSON.stringify(localStorage)")
    await cable.take_up()


async def _is_closed(page: Page, screen: Page) -> None:
    await page.get_by_role("button", name="Lukk avstemningen").click()
    await page.get_by_role("dialog").get_by_role("button", name="Lukk avstemningen").click()
    await expect(screen.get_by_text("Avstemningen er lukket.")).to_be_visible()


@pytest.mark.parametrize("kind", list(PollKind))
async def test_every_kind_of_ballot_is_cast_by_keyboard(server: Server, phone: Open, kind: PollKind) -> None:
    made = await a_workshop(people_count=1)
    options = () if kind is PollKind.YES_NO else OPTIONS
    poll_id = await a_poll(made, kind, options=options, is_secret=False, is_live=True, is_shuffled=True, most=3)
    sara = await _phone(phone, server.address, made, 0)
    await sara.get_by_role("link", name="Stem", exact=True).press("Enter")
    await expect(sara.get_by_role("button", name="Send stemmen")).to_be_disabled()
    await _fill(sara, kind)
    await axe_clean(sara)
    await fits(sara)
    await sara.get_by_role("button", name="Send stemmen").press("Enter")
    await expect(sara.get_by_role("heading", name="Stemmen din er talt med.")).to_be_visible()
    assert await Ballot.filter(poll_id=poll_id, person_id=made.people[0]).count() == 1
    await patiently(partial(_show, poll_id, made))
    await sara.reload()
    await expect(sara.get_by_text("Åpen avstemning.")).to_be_visible()
    await axe_clean(sara)


async def _show(poll_id: UUID, made: Made) -> None:
    await polls.close_poll(poll_id, by=made.by)
    await polls.publish(poll_id, by=made.by)


async def _fill(page: Page, kind: PollKind) -> None:
    if kind is PollKind.DOTS:
        await page.get_by_role("button", name="Gi en prikk").first.press("Enter")
    elif kind is PollKind.CHOOSE:
        for option in OPTIONS[:2]:
            await page.get_by_role("checkbox", name=option).press("Space")
    elif kind is PollKind.RANKING:
        for option in reversed(OPTIONS):
            await page.get_by_role("button", name=option).press("Enter")
        await expect(page.get_by_role("button", name=f"{OPTIONS[2]} nummer 1")).to_be_visible()
    elif kind is PollKind.SCALE:
        await page.get_by_role("group", name=OPTIONS[0]).get_by_role("radio", name="4").press("Space")
    elif kind is PollKind.TWO_SCALES:
        group = page.get_by_role("group", name=OPTIONS[0])
        await group.get_by_role("group", name="Effekt").get_by_role("radio", name="5").press("Space")
        await group.get_by_role("group", name="Innsats").get_by_role("radio", name="2").press("Space")
    else:
        await page.get_by_role("radio", name="Nei").press("Space")


async def test_slips_are_counted_by_hand_on_scales_and_in_rankings(server: Server, desktop: Open) -> None:
    made = await a_workshop(people_count=1)
    first, second, third = OPTIONS
    page, _by = await sign_in(desktop, server, made.by, viewport={"width": 390, "height": 844})
    ranking = await _counted_by_hand(page, server, made, PollKind.RANKING)
    await page.get_by_role("textbox", name="Sedlene").fill("2 1\n4 x 3\n0")
    await _refused_then_saved(page, "Sedlene", "2 1\n4 x 7", "Vi kan ikke lese linje 2. Skriv tall fra 1 til 3.")
    scale = await _counted_by_hand(page, server, made, PollKind.SCALE)
    await page.get_by_label("Antall uten telefon").fill("3")
    group = page.get_by_role("group", name=first)
    await group.get_by_label("4").fill("2")
    too_many = "Et alternativ har fått 4. Så mange kan gi fra 0 til 3."
    await _refused_then_saved(group, "5", "4", too_many, then="1")
    both = await _counted_by_hand(page, server, made, PollKind.TWO_SCALES)
    await page.get_by_label("Antall uten telefon").fill("1")
    await page.get_by_role("group", name=f"{second}: effekt").get_by_label("5").fill("1")
    differ = "Like mange må ha svart på effekt og innsats. Tell en gang til."
    await _refused_then_saved(page.get_by_role("group", name=f"{second}: innsats"), "1", "", differ, then="1")
    numbers = {str(each.id): each.text for each in await PollOption.filter(poll__workshop_id=made.workshop_id)}
    hands = [renamed((await Poll.get(id=each)).hand, numbers) for each in (ranking, scale, both)]
    assert sorted(hands[0]["totals"]) == [[[], 1], [[second, first], 1], [[third], 4]]
    assert [each["voters"] for each in hands] == [6, 3, 1]
    assert hands[1]["totals"] == {first: [0, 0, 0, 2, 1]}
    assert hands[2]["totals"] == {second: [[0, 0, 0, 0, 1], [1, 0, 0, 0, 0]]}


async def _counted_by_hand(page: Page, server: Server, made: Made, kind: PollKind) -> UUID:
    """A poll that is open, alone on the page, its fields for slips unfolded."""
    for each in await Poll.filter(workshop_id=made.workshop_id, closed_at=None):
        await patiently(partial(polls.close_poll, each.id, by=made.by))
    poll_id = await patiently(partial(a_poll, made, kind))
    await go(page, f"{server.address}/workshops/{made.workshop_id}/polls")
    await page.get_by_text("Noen uten telefon? Tell for hånd").click()
    await axe_clean(page)
    await fits(page)
    return poll_id


async def _refused_then_saved(place: Page | Locator, label: str, wrong: str, said: str, *, then: str = "") -> None:
    field = place.get_by_label(label, exact=True)
    right = then or await field.input_value()
    page = field.page
    await field.fill(wrong)
    await page.get_by_role("button", name="Lagre tellingen").click()
    await expect(page.get_by_text(said)).to_be_visible()
    await field.fill(right)
    await page.get_by_role("button", name="Lagre tellingen").click()
    await expect(page.get_by_role("button", name="Ta bort tellingen")).to_be_visible()
    await expect(field).to_have_value(right)  # it is there to be mended
    await axe_clean(page)


async def test_phone_that_lost_its_memory_learns_that_its_person_has_voted(server: Server, phone: Open) -> None:
    made = await a_workshop(people_count=1)
    poll_id = await a_poll(made, PollKind.YES_NO, options=())
    sara = await _phone(phone, server.address, made, 0)
    await sara.get_by_role("link", name="Stem", exact=True).click()
    await sara.get_by_role("radio", name="Ja").check()
    await sara.get_by_role("button", name="Send stemmen").click()
    await expect(sara.get_by_role("heading", name="Stemmen din er talt med.")).to_be_visible()
    await sara.evaluate("localStorage.clear()")
    await sara.reload()
    await expect(sara.get_by_role("heading", name="Du har stemt på en annen enhet.")).to_be_visible()
    assert await Ballot.filter(poll_id=poll_id).count() == 1
    assert (await Poll.get(id=poll_id)).closed_at is None


async def test_vote_that_came_too_late_is_said_to_be(server: Server, phone: Open) -> None:
    made = await a_workshop(people_count=1)
    cable = Cable(server.port)
    await cable.lay()
    poll_id = await a_poll(made, PollKind.YES_NO, options=())
    sara = await _phone(phone, cable.address, made, 0)
    await sara.get_by_role("link", name="Stem", exact=True).click()
    await sara.get_by_role("radio", name="Ja").check()
    cable.pull()
    await sara.get_by_role("button", name="Send stemmen").click()
    await expect(sara.get_by_text("Sender stemmen.")).to_be_visible()
    await patiently(partial(polls.close_poll, poll_id, by=made.by))
    cable.plug()
    await expect(sara.get_by_text("Avstemningen er lukket. Det er for sent å stemme.")).to_be_visible(timeout=BACK)
    assert not await Ballot.filter(poll_id=poll_id).exists()
    await until(partial(_is_settled, sara))
    await cable.take_up()


async def test_phone_forgets_what_was_chosen_in_a_poll_that_is_taken_back(
    server: Server, desktop: Open, phone: Open
) -> None:
    made = await a_workshop(people_count=1)
    poll_id = await a_poll(made, PollKind.DOTS)
    page, _by = await sign_in(desktop, server, made.by)
    await go(page, f"{server.address}/workshops/{made.workshop_id}/polls")
    cable = Cable(server.port)
    await cable.lay()
    sara = await _phone(phone, cable.address, made, 0)
    await sara.get_by_role("link", name="Stem", exact=True).click()
    await _row(sara, OPTIONS[0]).get_by_role("button", name="Gi en prikk").click()
    await page.get_by_role("button", name="Ta tilbake").click()
    await expect(sara.get_by_role("heading", name="Avstemningen er ikke åpen nå.")).to_be_visible()
    await expect(sara.get_by_text("Resultatet kommer")).to_have_count(0)
    await patiently(partial(polls.change, poll_id, by=made.by, kind=PollKind.YES_NO))
    await patiently(partial(polls.set_options, poll_id, (), by=made.by))
    await page.get_by_role("button", name="Åpne avstemningen").click()
    # What waits without a line does not count for what the poll has become meanwhile, either.
    await sara.get_by_role("radio", name="Ja").check()
    cable.pull()
    await sara.get_by_role("button", name="Send stemmen").click()
    await expect(sara.get_by_text("Sender stemmen.")).to_be_visible()
    await page.get_by_role("button", name="Ta tilbake").click()
    await expect(page.get_by_role("button", name="Åpne avstemningen")).to_be_visible()
    await patiently(partial(polls.change, poll_id, by=made.by, title="Vil dere la det være?"))
    await page.get_by_role("button", name="Åpne avstemningen").click()
    await expect(page.get_by_role("button", name="Ta tilbake")).to_be_visible()
    cable.plug()
    await expect(sara.get_by_role("alert")).to_contain_text("Avstemningen er åpnet på nytt.", timeout=BACK)
    await expect(sara.get_by_role("heading", name="Vil dere la det være?")).to_be_visible()
    await expect(sara.get_by_role("radio", name="Ja")).not_to_be_checked()
    assert not await Ballot.filter(poll_id=poll_id).exists()
    await cable.take_up()


async def _is_settled(page: Page) -> bool:
    return "waiting" not in await page.evaluate("JSON.stringify(localStorage)")
