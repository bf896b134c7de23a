"""The day on phones and on the plenary screen, in a real browser."""

from datetime import datetime, timedelta

import pytest
from playwright.async_api import Page, expect

from facilitator import clock, groups, joining, people, planning, stage, workshops
from models import AgendaItem, Meeting, Person, Workshop
from models.vocabulary import ItemKind, Language, Role
from tests.browser.conftest import Open
from tests.browser.day import Day
from tests.browser.looking import axe_clean, fits
from tests.staging import cookie_of
from ui.identity import LANGUAGE
from ui.routes.screen import screen_path
from ui.words import words_for

SMALL = {"width": 320, "height": 640}


@pytest.mark.parametrize("language", Language)
async def test_phone_speaks_its_readers_language(day: Day, phone: Open, language: Language) -> None:
    page = await day.open(phone, locale="en-GB")
    await page.context.add_cookies([{"name": LANGUAGE, "value": language.value, "url": day.settings.address}])
    await page.reload()
    workshop, _ = await Workshop.get(id=day.made.workshop_id), words_for(language)
    when = _.date(workshop.starts_at, weekday=False, year=False)
    begins = _("Vi begynner {day} kl. {clock}.", day=when, clock=_.clock(workshop.starts_at))
    await expect(page.get_by_text(begins)).to_be_visible()
    await day.go_to(ItemKind.ROUND)
    now = page.get_by_role("region", name=_("Nå"))
    await expect(now).to_contain_text(
        _("{who} leder", who=_("{name} fra {organisation}", name="Jonas", organisation="Kommune A"))
    )
    await expect(now.get_by_role("link", name=_("Skriv i skjemaet"))).to_be_visible()


async def test_phone_says_what_to_do_now_without_being_touched(day: Day, phone: Open) -> None:
    page = await day.open(phone)
    await expect(page.get_by_role("heading", level=1)).to_have_text("Du er inne, Sara.")
    await day.go_to(ItemKind.ROUND)
    await expect(page.get_by_role("heading", level=1)).to_have_text("Trygg skolevei")
    now = page.get_by_role("region", name="Nå")
    await expect(now).to_contain_text("Gruppe 1")
    await expect(now).to_contain_text("Runde 1 av 5")
    await expect(now).to_contain_text("Jonas fra Kommune A leder")
    await expect(now.get_by_role("link", name="Møterom")).to_have_attribute("href", "https://moete.example/1")
    await expect(now.get_by_role("link", name="Skriv i skjemaet")).to_be_visible()


async def test_round_change_is_said_once_to_those_who_listen(day: Day, phone: Open) -> None:
    page = await day.open(phone)
    await day.go_to(ItemKind.ROUND)
    await expect(page.locator("#said")).to_have_text("Runde 1 av 5 har begynt: Trygg skolevei")


async def test_undone_next_is_undone_on_the_phone(day: Day, phone: Open) -> None:
    page = await day.open(phone)
    first = await day.go_to(ItemKind.ROUND)
    following = await day.next()
    assert following is not None
    await stage.back(day.made.workshop_id, by=day.made.by, seen=following.id)
    await expect(page.get_by_role("region", name="Nå")).to_contain_text("Runde 1 av 5")
    assert (await Workshop.get(id=day.made.workshop_id)).current_item_id == first.id


async def test_phone_and_screen_are_right_again_after_the_server_was_away(day: Day, phone: Open, desktop: Open) -> None:
    sara, screen = await day.open(phone), await day.open_screen(desktop)
    await expect(screen.get_by_role("heading", level=1)).to_contain_text("Velkommen")
    await day.server.aclose()
    await expect(sara.get_by_text("Ikke tilkoblet.").first).to_be_visible()
    await axe_clean(sara)
    await day.go_to(ItemKind.ROUND)
    await day.restart()
    await expect(sara.get_by_role("heading", level=1)).to_have_text("Trygg skolevei")
    await expect(sara.get_by_text("Tilkoblet igjen. Alt er lagret.").first).to_be_visible()
    await expect(screen.get_by_role("heading", level=1, name="Gå til gruppa di.")).to_be_visible()


async def test_writer_is_not_thrown_out_by_a_new_round(day: Day, phone: Open) -> None:
    page = await day.open(phone)
    await day.go_to(ItemKind.ROUND)
    await page.get_by_role("link", name="Skriv i skjemaet").click()
    await day.next()
    band = page.get_by_text("Runde 2 av 5 har begynt")
    await expect(band.first).to_be_visible()
    assert "#form/" in page.url
    await page.get_by_role("link", name="Gå dit").click()
    await expect(page.get_by_role("region", name="Nå")).to_contain_text("Runde 2 av 5")


async def test_last_two_minutes_count_seconds_and_are_said(day: Day, phone: Open) -> None:
    item = await day.go_to(ItemKind.ROUND)
    clock.advance(timedelta(minutes=item.minutes) - timedelta(seconds=110))
    page = await day.open(phone)
    await expect(page.get_by_role("timer")).to_contain_text("1:")
    await expect(page.get_by_role("timer")).to_contain_text("Skriv ferdig.")
    await expect(page.locator("#said")).to_have_text("To minutter igjen.")


async def test_phone_with_a_wrong_clock_counts_right(day: Day, phone: Open) -> None:
    item = await day.go_to(ItemKind.ROUND)
    clock.advance(timedelta(minutes=5))
    page = await phone()
    await page.clock.install(time=datetime(2020, 1, 1))  # noqa: DTZ001 - a phone that is years behind
    here = day.made.workshop_id
    await page.context.add_cookies([await cookie_of(day.made.people[0], day.settings, here)])  # type: ignore[list-item]
    await page.goto(f"{day.settings.address}/w/{here}")
    await expect(page.get_by_role("timer")).to_have_attribute("aria-label", f"{item.minutes - 5} minutter igjen")


async def test_message_stays_until_it_is_read_and_does_not_come_back(day: Day, phone: Open) -> None:
    page = await day.open(phone)
    await stage.send_message(day.made.workshop_id, "Lunsj i kantina.", by=day.made.by)
    await expect(page.get_by_text("Lunsj i kantina.")).to_be_visible()
    await page.get_by_role("button", name="Lest").click()
    await expect(page.get_by_text("Lunsj i kantina.")).to_have_count(0)
    await page.reload()
    await expect(page.get_by_role("heading", level=1)).to_be_visible()
    await expect(page.get_by_text("Lunsj i kantina.")).to_have_count(0)


async def test_person_moved_to_another_group_is_told_where_to_be(day: Day, phone: Open) -> None:
    page = await day.open(phone)
    await day.go_to(ItemKind.ROUND)
    await groups.move_person(day.made.people[0], day.made.groups[2], by=day.made.by)
    await expect(page.get_by_role("region", name="Nå")).to_contain_text("Rom 203")


async def test_who_is_made_leader_or_renamed_sees_it_at_once(day: Day, phone: Open) -> None:
    page = await day.open(phone)
    await day.go_to(ItemKind.ROUND)
    await expect(page.get_by_role("link", name="Skriv i skjemaet")).to_be_visible()
    made = day.made
    await people.change(made.people[0], by=made.by, name="Sara Lind")
    await expect(page.locator("[data-name]")).to_have_text("Sara Lind")
    meeting = await Meeting.get(item_id=made.rounds[0], group_id=made.groups[0])
    await planning.assign(meeting.theme_id, 1, Role.LEADER, made.people[0], by=made.by)
    await expect(page.get_by_role("link", name="Åpne skjemaet du leder")).to_be_visible()


async def test_who_writes_sees_what_the_organiser_says_to_everyone(day: Day, phone: Open) -> None:
    page = await day.open(phone)
    await day.go_to(ItemKind.ROUND)
    await page.get_by_role("link", name="Skriv i skjemaet").click()
    await expect(page.locator(".ProseMirror").first).to_be_visible()
    await stage.send_message(day.made.workshop_id, "Lunsj i kantina.", by=day.made.by)
    await expect(page.get_by_text("Lunsj i kantina.")).to_be_visible()
    await _look_at([page])


async def test_who_writes_and_is_moved_to_another_group_is_shown_the_way(day: Day, phone: Open) -> None:
    page = await day.open(phone)
    await day.go_to(ItemKind.ROUND)
    await page.get_by_role("link", name="Skriv i skjemaet").click()
    await expect(page.locator(".ProseMirror").first).to_be_visible()
    await groups.move_person(day.made.people[0], day.made.groups[2], by=day.made.by)
    await page.get_by_role("link", name="Gå dit").click()
    await expect(page.get_by_role("region", name="Nå")).to_contain_text("Rom 203")


async def test_revoked_phone_is_shown_out(day: Day, phone: Open) -> None:
    page = await day.open(phone)
    await expect(page.get_by_role("heading", level=1)).to_be_visible()
    await joining.revoke_keys(day.made.people[0], by=day.made.by)
    await page.wait_for_url("**/waiting")


async def test_not_you_is_on_the_page_and_leads_back_to_the_door(day: Day, phone: Open) -> None:
    page = await day.open(phone)
    await page.locator("summary").click()
    await axe_clean(page)
    await page.get_by_role("button", name="Ikke deg?").click()
    await page.wait_for_url("**/j/**")


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_every_state_of_the_day_is_clean_and_fits(day: Day, phone: Open, desktop: Open, scheme: str) -> None:
    sara = await day.open(phone, viewport=SMALL, color_scheme=scheme)
    wide = await day.open(desktop, color_scheme=scheme)
    screen = await day.open_screen(desktop, color_scheme=scheme)
    pages = (sara, wide, screen)
    seen: set[ItemKind] = set()
    await workshops.change(day.made.workshop_id, by=day.made.by, starts_at=clock.now() + timedelta(minutes=6))
    await expect(sara.get_by_role("timer")).to_contain_text("6")
    await _look_at(pages)
    while item := await day.next():
        if item.kind not in seen:
            for page in pages:
                await expect(page.locator("[aria-label='Nå']")).to_contain_text(_heading(item))
            await _look_at(pages)
        seen.add(item.kind)
    await expect(sara.get_by_role("heading", level=1, name="Takk, Sara. Vi er ferdige.")).to_be_visible()
    await expect(screen.get_by_role("heading", level=1, name="Takk for i dag.")).to_be_visible()
    await _look_at(pages)


@pytest.mark.parametrize("language", ["nn", "en"])
async def test_phone_speaks_the_language_that_was_chosen(day: Day, phone: Open, language: str) -> None:
    page = await day.open(phone)
    await page.locator("summary").click()
    await page.locator(f"button[lang={language}]").click()
    await expect(page.locator("html")).to_have_attribute("lang", language)
    await axe_clean(page)


async def test_sheet_and_what_was_written_can_be_read(day: Day, phone: Open) -> None:
    await day.go_to(ItemKind.ROUND)
    page = await day.open(phone, viewport=SMALL)
    await page.get_by_role("link", name="Temaark").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Trygg skolevei")
    await expect(page.get_by_role("listitem")).to_have_text(["Færre biler", "Flere går"])
    await _look_at([page])
    await page.go_back()
    await expect(page.get_by_role("link", name="Skriv i skjemaet")).to_be_visible()
    await day.go_to(ItemKind.BREAK)
    await page.get_by_role("link", name="Les det vi skrev").click()
    await expect(page.get_by_role("link", name="Trygg skolevei")).to_be_visible()
    await _look_at([page])


async def test_screen_shows_the_code_while_people_arrive_and_counts_them(day: Day, desktop: Open) -> None:
    workshop = await Workshop.get(id=day.made.workshop_id)
    page = await day.open_screen(desktop)
    await expect(page.get_by_text(f"{workshop.code[:3]} {workshop.code[3:]}")).to_be_visible()
    await expect(page.get_by_role("img", name="QR-kode for å bli med")).to_be_visible()
    joined = await Person.filter(workshop_id=workshop.id, joined_at__isnull=False).count()
    await Person.filter(id=day.made.people[0]).update(joined_at=clock.now())
    await stage.send_message(workshop.id, "Kaffen er klar.", by=day.made.by)
    await expect(page.get_by_text("Kaffen er klar.")).to_be_visible()
    await expect(page.locator("main")).to_contain_text(f"{joined + 1} er inne.")


async def test_screen_with_a_changed_token_shows_nothing(day: Day, desktop: Open) -> None:
    page = await desktop()
    path = screen_path(day.settings, day.made.workshop_id, 1)
    signature = path.rpartition(".")[2]
    # Not its last character: some of that one's bits say nothing.
    changed = path.removesuffix(signature) + ("B" if signature[0] == "A" else "A") + signature[1:]
    for wrong in (changed, path.replace("/1.", "/2.")):
        answer = await page.goto(day.settings.address + wrong)
        assert answer is not None
        assert answer.status >= 400


async def _look_at(pages: list[Page] | tuple[Page, ...]) -> None:
    for page in pages:
        await axe_clean(page)
        await fits(page)


def _heading(item: AgendaItem) -> str:
    names = {ItemKind.BREAK: "Pause", ItemKind.EVALUATION: "Evaluering", ItemKind.CLOSING: "Avslutning"}
    fixed = {ItemKind.ROUND: "Runde", ItemKind.SUMMARY: "Oppsummering"}
    return fixed.get(item.kind) or item.title or names[item.kind]


async def test_end_is_told_as_it_is_when_something_was_not_sent(day: Day, phone: Open) -> None:
    page = await day.open(phone)
    while await day.next():
        pass
    await expect(page.get_by_text("Du kan lukke siden. Alt er lagret.")).to_be_visible()
    flag = f"unsent/{day.made.people[0]}/{day.made.workshop_id}"
    await page.evaluate("flag => localStorage.setItem(flag, 'yes')", flag)
    await expect(page.get_by_text("Noe du skrev, er ikke sendt ennå. La siden stå åpen.")).to_be_visible()
