"""The organiser's desk in a real browser: the day run from start to summary, by mouse and by keyboard."""

import re
from pathlib import Path
from uuid import UUID

import pytest
from playwright.async_api import Page, expect

from facilitator import workshops
from facilitator.access import ByAccount
from models import AgendaItem, Meeting, Question, Workshop
from models.vocabulary import Language
from tests.browser.conftest import Open
from tests.browser.looking import axe_clean, fits
from tests.browser.organising import go, sign_in
from tests.builders import Made, a_workshop
from tests.exports.reading import text_of
from tests.facilitator.writing_down import write_down
from tests.serving import Server

pytestmark = pytest.mark.usefixtures("data")


async def a_desk(open_page: Open, server: Server, **options: object) -> tuple[Page, Made]:
    """A workshop ready to start, and its desk."""
    made = await a_workshop()
    page = await the_desk(open_page, server, made.by, made.workshop_id, **options)
    return page, made


async def the_desk(open_page: Open, server: Server, by: ByAccount, workshop_id: UUID, **options: object) -> Page:
    page, _ = await sign_in(open_page, server, by, **options)
    await go(page, f"{server.address}/workshops/{workshop_id}/desk")
    return page


async def step_of(made: Made) -> UUID | None:
    """The step that is on."""
    return (await Workshop.get(id=made.workshop_id)).current_item_id


async def forward(page: Page, number: int) -> None:
    """Press "next" (or "start") and wait until the step of that number, from 0, is on."""
    await page.get_by_role("button", name=re.compile("^(Neste|Start)")).click()
    await expect(page.locator(f".day:not(.head) > li:nth-child({number + 1})[aria-current=step]")).to_be_visible()


async def to_round_1(page: Page, made: Made) -> None:
    for number in range(made.items.index(made.rounds[0]) + 1):
        await forward(page, number)


async def test_day_is_run_from_start_to_summary(server: Server, desktop: Open) -> None:
    page, made = await a_desk(desktop, server)
    await axe_clean(page)
    await expect(page.get_by_text("Folk kan komme inn nå.")).to_be_visible()
    await to_round_1(page, made)
    await expect(page.get_by_text("Runde 1 av 5")).to_be_visible()
    await expect(page.get_by_role("timer")).to_have_attribute("aria-label", "24 minutter igjen")
    await expect(page.locator(".groups > li")).to_have_count(4)
    await expect(page.locator(".groups > li").first).to_contain_text("Trygg skolevei")
    await axe_clean(page)

    await page.get_by_role("button", name="+5 min").click()
    await expect(page.get_by_role("timer")).to_have_attribute("aria-label", "29 minutter igjen")
    await page.get_by_role("button", name="Stopp klokka").click()
    await expect(page.get_by_text("Klokka står.")).to_be_visible()
    await axe_clean(page)
    await page.get_by_role("button", name="La klokka gå").click()
    await expect(page.get_by_role("button", name="Stopp klokka")).to_be_visible()

    for number in range(made.items.index(made.rounds[0]) + 1, len(made.items)):
        await forward(page, number)
    await page.get_by_role("button", name=re.compile("Avslutt dagen")).click()
    await expect(page.get_by_text("Dagen er over.").first).to_be_visible()
    await axe_clean(page)
    await page.get_by_role("link", name="Til oppsummeringen").click()
    await expect(page.get_by_role("heading", name="Oppsummering", level=1)).to_be_visible()


async def test_mistaken_next_is_undone(server: Server, desktop: Open) -> None:
    page, made = await a_desk(desktop, server)
    await to_round_1(page, made)
    await forward(page, made.items.index(made.rounds[1]))
    await page.get_by_role("button", name="Angre, gå tilbake til «Runde 1»").click()
    await expect(page.locator(".day [aria-current=step]")).to_contain_text("Runde 1")
    assert await Meeting.filter(item_id=made.rounds[1], opened_at__isnull=False).count() == 0
    assert await Meeting.filter(item_id=made.rounds[0], closed_at=None).count() == 4


async def test_double_click_goes_one_step(server: Server, desktop: Open) -> None:
    page, made = await a_desk(desktop, server)
    await page.get_by_role("button", name=re.compile("^Start")).dblclick()
    await expect(page.get_by_role("button", name=re.compile("^Neste"))).to_be_enabled()
    assert await step_of(made) == made.items[0]
    await expect(page.get_by_role("alert").filter(has_text=re.compile("."))).to_have_count(0)


async def test_desk_is_worked_by_keyboard_and_spoken(server: Server, desktop: Open) -> None:
    page, made = await a_desk(desktop, server)
    start = page.get_by_role("button", name=re.compile("^Start"))
    await start.focus()
    await page.keyboard.press("Enter")
    first = await AgendaItem.get(id=made.items[0])
    said = page.get_by_role("status").filter(has_text=f"Nå: {first.title}, {first.minutes} minutter.")
    await expect(said).to_have_count(1)
    await page.get_by_role("button", name="+1 min").focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("button", name="+1 min")).to_be_focused()


async def test_two_desks_follow_each_other(server: Server, desktop: Open) -> None:
    first, made = await a_desk(desktop, server)
    second = await the_desk(desktop, server, made.by, made.workshop_id)
    await to_round_1(first, made)
    await expect(second.locator(".day [aria-current=step]")).to_contain_text("Runde 1")
    await expect(second.get_by_role("button", name=re.compile("^Neste"))).to_be_visible()


async def test_who_waits_is_let_in(server: Server, desktop: Open, phone: Open) -> None:
    desk, made = await a_desk(desktop, server)
    code = (await Workshop.get(id=made.workshop_id)).code
    phones = [await phone(), await phone()]
    for each in phones:
        await each.goto(f"{server.address}/j/{code}")
        await each.get_by_label("Navnet ditt").fill("Tuva")
        await each.get_by_role("button", name="Bli med").click()
        await each.wait_for_load_state("networkidle")
    await expect(desk.get_by_text("Tuva vil inn", exact=False).first).to_be_visible()
    await axe_clean(desk)
    await desk.get_by_role("button", name="Slipp inn Tuva").click()
    await phones[1].wait_for_url(f"**/w/{made.workshop_id}")
    await expect(desk.get_by_role("button", name="Slipp inn Tuva")).to_have_count(0)


async def test_message_is_sent_and_taken_back(server: Server, desktop: Open) -> None:
    page, _ = await a_desk(desktop, server)
    field = page.get_by_role("textbox", name="Melding til alle")
    await page.get_by_role("button", name="Send").click()
    await expect(field).to_have_attribute("aria-invalid", "true")
    await axe_clean(page)
    await field.fill("Kaffen er servert i gangen")
    await field.press("Enter")
    await expect(page.get_by_role("list", name="Sendte meldinger")).to_contain_text("Kaffen er servert i gangen")
    await expect(field).to_have_value("")
    await axe_clean(page)
    await page.get_by_role("button", name="Ta tilbake: Kaffen er servert i gangen").click()
    await expect(page.get_by_role("list", name="Sendte meldinger")).to_have_count(0)


async def test_line_for_the_chat_is_copied(server: Server, desktop: Open) -> None:
    page, made = await a_desk(desktop, server, permissions=["clipboard-read", "clipboard-write"])
    code = (await Workshop.get(id=made.workshop_id)).code
    await page.get_by_role("button", name="Kopier").click()
    await expect(page.get_by_text("Kopiert.")).to_be_visible()
    assert (
        await page.evaluate("navigator.clipboard.readText()")
        == f"Nærmiljø 2030: Bli med her: {server.address}/j/{code}"
    )
    await to_round_1(page, made)
    await expect(page.locator(".chat-line")).to_contain_text(
        re.compile(r"Runde 1 til kl\. \d\d\.\d\d\. Gå til gruppa di")
    )
    await expect(page.locator(".chat-line")).to_contain_text("Gruppe 1 (Trygg skolevei)")


async def test_line_for_the_chat_is_in_the_workshops_language(server: Server, desktop: Open) -> None:
    made = await a_workshop()
    await workshops.change(made.workshop_id, by=made.by, language=Language.ENGLISH)
    page = await the_desk(desktop, server, made.by, made.workshop_id)
    await expect(page.get_by_role("button", name="Kopier")).to_be_visible()
    await expect(page.locator(".chat-line")).to_contain_text("Nærmiljø 2030: Join here: http")


async def test_groups_tell_who_is_here_and_what_is_written(server: Server, desktop: Open) -> None:
    made = await a_workshop()
    page = await the_desk(desktop, server, made.by, made.workshop_id)
    await to_round_1(page, made)
    card = page.locator(".groups > li").first
    await expect(card).to_contain_text("Alt er tomt.")
    await expect(card).to_contain_text("Ingen har skrevet ennå")
    await card.get_by_role("button", name="Hvem er her").click()
    dialog = page.get_by_role("dialog")
    await expect(dialog).to_contain_text("Jonas leder, Kommune A")
    await expect(dialog).to_contain_text("Sara")
    await axe_clean(page)
    await page.keyboard.press("Escape")
    await expect(card.get_by_role("button", name="Hvem er her")).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_desk_is_clean_and_fits_a_phone(server: Server, phone: Open, scheme: str) -> None:
    page, made = await a_desk(phone, server, color_scheme=scheme, viewport={"width": 320, "height": 640})
    await axe_clean(page)
    await fits(page)
    await to_round_1(page, made)
    await axe_clean(page)
    await fits(page)


async def test_summary_is_taken_home(server: Server, desktop: Open, tmp_path: Path) -> None:
    made = await a_workshop()
    question = (
        await Question.filter(workshop_id=made.workshop_id, theme_id=None, kind="text").order_by("position").first()
    )
    meeting = await Meeting.get(item_id=made.rounds[0], group_id=made.groups[1])
    assert question is not None
    await write_down(meeting.id, question.id, "Benker langs elva")
    page, _ = await sign_in(desktop, server, made.by)
    await go(page, f"{server.address}/workshops/{made.workshop_id}/summary")
    await axe_clean(page)
    await fits(page)
    await expect(page.get_by_text("1 av 4 temaer har svar.")).to_be_visible()
    for name, holds in (
        ("Last ned hele oppsummeringen", True),
        ("Last ned: Møteplasser for unge", True),
        ("Last ned: Bolig for alle", False),
        ("Last ned: Gruppe 2", True),
    ):
        async with page.expect_download() as coming:
            await page.get_by_role("button", name=name).click()
        download = await coming.value
        assert download.suggested_filename.startswith("Oppsummering - Nærmiljø 2030")
        await download.save_as(tmp_path / "summary.pdf")
        assert ("Benker langs elva" in text_of((tmp_path / "summary.pdf").read_bytes())) == holds
    await expect(page.get_by_role("status").filter(has_text="er klar")).to_be_visible()
    await axe_clean(page)


@pytest.mark.parametrize("path", ["desk", "summary"])
async def test_another_organiser_finds_nothing(server: Server, desktop: Open, path: str) -> None:
    made = await a_workshop()
    page, _ = await sign_in(desktop, server)
    answer = await page.goto(f"{server.address}/workshops/{made.workshop_id}/{path}")
    assert answer is not None
    assert answer.status == 404


@pytest.mark.parametrize(("language", "here"), [("nn", "Grupper"), ("en", "Groups")])
async def test_desk_speaks_the_organisers_language(server: Server, desktop: Open, language: str, here: str) -> None:
    made = await a_workshop()
    page, _ = await sign_in(desktop, server, made.by)
    await page.context.add_cookies([{"name": "verksted_language", "value": language, "url": server.address}])
    for path in ("desk", "summary"):
        await go(page, f"{server.address}/workshops/{made.workshop_id}/{path}")
        await expect(page.locator("html")).to_have_attribute("lang", language)
        await axe_clean(page)
        if path == "desk":
            await expect(page.get_by_role("heading", name=here, exact=True)).to_be_visible()
