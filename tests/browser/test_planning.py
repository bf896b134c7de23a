"""Planning a workshop in a real browser: by mouse, by keyboard, and two at once."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from facilitator import clock, people, planning, themes, workshops
from facilitator.database import close_database, open_database
from facilitator.planbook import read_planbook
from models.vocabulary import AskedIn, QuestionKind, Role
from tests.browser.conftest import Open
from tests.browser.looking import axe_clean, fits
from tests.browser.organising import go, saved, sign_in, tab_to
from tests.builders import a_bare_workshop, a_workshop, an_account
from tests.serving import Server

PAGES = ("", "/agenda", "/themes", "/questions", "/groups", "/people", "/leaders", "/rotation")
SHEET = "Navn\tOrganisasjon\tE-post\tRolle\tTema\n" + "\n".join(
    [
        "Jonas\tKommune A\tjonas@kommune-a.example\tGruppeleder og referent\tTrygg skolevei",
        "Ingrid\tKommune A\t\tGruppeleder\tBolig for alle",
        *(f"{name}\tBedrift B\t\t\t" for name in ("Sara", "Petter", "Amal", "Liv")),
    ]
)


async def test_workshop_is_planned_by_mouse(server: Server, data: Path, desktop: Open) -> None:
    page, by = await sign_in(desktop, server)
    await go(page, f"{server.address}/workshops")
    await page.get_by_role("button", name="Roterende gruppeledere").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Tittel").fill("Nærmiljø 2030")
    await dialog.get_by_label("Dato").fill("2030-03-06")
    await axe_clean(page)
    await dialog.get_by_role("button", name="Lag verkstedet").click()
    await page.wait_for_url(re.compile(r"/workshops/[0-9a-f-]{36}$"))
    root = page.url
    await page.get_by_label("Sted", exact=True).fill("Storsalen")
    await page.get_by_label("Sted", exact=True).blur()
    await saved(page)

    await go(page, f"{root}/themes")
    for title in ("Trygg skolevei", "Bolig for alle"):
        await page.get_by_label("Nytt tema").fill(title)
        await page.get_by_role("button", name="Legg til").click()
        await expect(page.get_by_label("Tema", exact=True).last).to_have_value(title)
    await go(page, f"{root}/people")
    await page.get_by_role("button", name="Lim inn en liste").click()
    await dialog.get_by_label("Lista").fill(SHEET)
    await dialog.get_by_role("button", name="Se over").click()
    await axe_clean(page)
    await dialog.get_by_role("button", name="Legg til 6 personer").click()
    await expect(page.get_by_role("button", name="Sara")).to_be_visible()

    await go(page, f"{root}/groups")
    await page.get_by_label("Antall grupper").fill("2")
    await page.get_by_label("Antall grupper").blur()
    await expect(page.locator(".circles > li")).to_have_count(2)
    await page.get_by_role("button", name="Fordel folk jevnt").click()
    await expect(page.get_by_text("Alle har en gruppe. Det er 2 i hver.")).to_be_visible()

    await go(page, f"{root}/rotation")
    await page.get_by_role("button", name="Ta bort 2 runder").click()
    await expect(page.get_by_role("button", name=re.compile("Bytt for gruppe 2 i runde 2"))).to_be_visible()
    await expect(page.get_by_text("mangler leder")).to_have_count(0)
    await axe_clean(page)
    workshop_id = next(each.id for each in await workshops.list_workshops(by=by))
    table = await planning.plan_table(workshop_id, by=by)
    assert [each for each in table.broken if each.is_grave] == []
    assert len(table.rounds) == 3
    book = await read_planbook(workshop_id, by=by)
    assert sorted(each.size for each in book.circles) == [2, 2]


async def test_workshop_is_planned_by_keyboard(server: Server, data: Path, desktop: Open) -> None:
    page, by = await sign_in(desktop, server)
    await go(page, f"{server.address}/workshops")
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("link", name="Hopp til innholdet")).to_be_focused()
    await tab_to(page, "Faste grupperHver gruppe arbeider med sitt tema hele tida.")
    await page.keyboard.press("Enter")
    await tab_to(page, "Tittel")
    await page.keyboard.type("Frivillig og kommunal")
    await page.get_by_role("dialog").get_by_label("Dato").fill("2030-05-12")
    await tab_to(page, "Lag verkstedet")
    await page.keyboard.press("Enter")
    await page.wait_for_url(re.compile(r"/workshops/[0-9a-f-]{36}$"))
    root = page.url

    await go(page, f"{root}/themes")
    await tab_to(page, "Nytt tema")
    for title in ("Skolemat", "Bibliotek"):
        await page.keyboard.type(title)
        await page.keyboard.press("Enter")
        await expect(page.get_by_label("Tema", exact=True).last).to_have_value(title)
        await expect(page.get_by_label("Nytt tema")).to_have_value("")
        await expect(page.get_by_label("Nytt tema")).to_be_focused()
    await page.get_by_role("button", name="Flytt opp: Bibliotek").focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_label("Tema", exact=True).first).to_have_value("Bibliotek")
    await expect(page.get_by_role("button", name="Flytt opp: Bibliotek")).to_be_focused()

    await go(page, f"{root}/people")
    await tab_to(page, "Nytt navn")
    for name in ("Sara", "Jonas", "Petter", "Amal"):
        await page.keyboard.type(name)
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("button", name=name)).to_be_visible()
        await expect(page.get_by_label("Nytt navn")).to_have_value("")
    await go(page, f"{root}/leaders")
    await tab_to(page, "Leder for Bibliotek, spor 1")
    await page.keyboard.type("Jonas")
    await page.keyboard.press("Tab")
    await saved(page)
    await go(page, f"{root}/groups")
    await tab_to(page, "Gruppe for Sara")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Tab")
    await saved(page)
    workshop_id = next(each.id for each in await workshops.list_workshops(by=by))
    book = await read_planbook(workshop_id, by=by)
    assert [each.title for each in book.sheets] == ["Bibliotek", "Skolemat"]
    assert [each.role for each in book.seats] == [Role.LEADER]
    assert [each.name for each in book.guests if each.group_id == book.circles[0].id] == ["Sara"]


@pytest.mark.parametrize(("scheme", "pages"), [("light", PAGES), ("dark", ("", "/people", "/rotation"))])
async def test_page_is_clean_and_fits_from_phone_to_projector(
    server: Server, data: Path, desktop: Open, scheme: str, pages: tuple[str, ...]
) -> None:
    page, by = await sign_in(desktop, server, color_scheme=scheme)
    made = await a_workshop(by, group_count=6, theme_count=4)
    root = f"{server.address}/workshops"
    for address in [root, *(f"{root}/{made.workshop_id}{each}" for each in pages)]:
        await go(page, address)
        await axe_clean(page)
        for width in (320, 768, 3840):
            await page.set_viewport_size({"width": width, "height": 800})
            await fits(page)


async def test_page_speaks_the_readers_language(server: Server, data: Path, desktop: Open) -> None:
    page, _by = await sign_in(desktop, server, locale="en-GB")
    await go(page, f"{server.address}/workshops")
    await expect(page.locator("html")).to_have_attribute("lang", "en")
    await page.get_by_role("button", name="Nynorsk").click()
    await expect(page.locator("html")).to_have_attribute("lang", "nn")


async def test_field_says_what_is_wrong_and_keeps_what_was_typed(server: Server, data: Path, desktop: Open) -> None:
    page, by = await sign_in(desktop, server)
    workshop_id = await a_bare_workshop(by)
    await go(page, f"{server.address}/workshops/{workshop_id}")
    link = page.get_by_label("Lenke til videomøtet")
    await link.fill("møterommet")
    await link.blur()
    await expect(link).to_have_attribute("aria-invalid", "true")
    await expect(page.get_by_text("Lenka må begynne med https://.")).to_be_visible()
    await expect(page.get_by_role("status").filter(has_text="Ikke alt er lagret")).to_be_visible()
    await axe_clean(page)
    await expect(link).to_have_value("møterommet")
    await link.fill("https://mote.example/1")
    await link.blur()
    await expect(link).to_have_attribute("aria-invalid", "false")
    await saved(page)
    assert (await workshops.overview(workshop_id, by=by)).meeting_url == "https://mote.example/1"


async def test_two_organisers_do_not_take_the_words_from_each_other(server: Server, data: Path, desktop: Open) -> None:
    marit, by = await sign_in(desktop, server)
    tor, _by = await sign_in(desktop, server, by)
    workshop_id = await a_bare_workshop(by)
    theme_id = await themes.add(workshop_id, "Skolemat", by=by)
    for page in (marit, tor):
        await go(page, f"{server.address}/workshops/{workshop_id}/themes")
        await page.get_by_text("Temaark").click()
    await marit.get_by_label("Formål").press_sequentially("Alle skal ")
    await saved(marit)
    await tor.get_by_label("Mål", exact=True).fill("Varm lunsj hver dag")
    await tor.get_by_label("Mål", exact=True).blur()
    await saved(tor)
    await expect(marit.get_by_label("Mål", exact=True)).to_have_value("Varm lunsj hver dag")
    await expect(marit.get_by_label("Formål")).to_be_focused()
    await marit.get_by_label("Formål").press_sequentially("spise sammen")
    await expect(marit.get_by_label("Formål")).to_have_value("Alle skal spise sammen")
    await marit.get_by_label("Formål").blur()
    await expect(tor.get_by_label("Formål")).to_have_value("Alle skal spise sammen")
    sheet = next(each for each in (await read_planbook(workshop_id, by=by)).sheets if each.id == theme_id)
    assert (sheet.purpose, sheet.goals) == ("Alle skal spise sammen", "Varm lunsj hver dag")


async def test_text_survives_a_killed_server(own_server: Server, desktop: Open) -> None:
    await open_database(own_server.settings.database)
    page, by = await sign_in(desktop, own_server)
    workshop_id = await a_bare_workshop(by)
    await themes.add(workshop_id, "Skolemat", by=by)
    await close_database()
    await go(page, f"{own_server.address}/workshops/{workshop_id}/themes")
    await page.get_by_text("Temaark").click()
    own_server.kill()
    await page.get_by_label("Formål").fill("Skrevet mens tjeneren var nede")
    await expect(page.get_by_text("Ikke tilkoblet.")).to_be_visible()
    own_server.start()
    await saved(page)
    await page.reload()
    await expect(page.get_by_label("Formål")).to_have_value("Skrevet mens tjeneren var nede")
    await open_database(own_server.settings.database)
    purposes = [each.purpose for each in await themes.list_themes(workshop_id, by=by)]
    await close_database()
    assert purposes == ["Skrevet mens tjeneren var nede"]


async def test_broken_plan_is_told_in_words_and_mended_by_a_button(server: Server, data: Path, desktop: Open) -> None:
    page, by = await sign_in(desktop, server)
    made = await a_workshop(by)
    await go(page, f"{server.address}/workshops/{made.workshop_id}/rotation")
    await page.get_by_role("button", name=re.compile("^Trygg skolevei.*Bytt for gruppe 1 i runde 1")).click()
    await axe_clean(page)
    await page.get_by_role("dialog").get_by_role("button", name="Møteplasser for unge").click()
    told = page.locator("main .notice")
    await expect(told).to_contain_text("Planen går ikke opp i runde 1.")
    await expect(page.get_by_text("To steder samtidig").first).to_be_visible()
    await expect(page.get_by_role("button", name=re.compile("Bytt for gruppe 1 i runde 1"))).to_be_focused()
    await axe_clean(page)
    await told.get_by_role("button").first.click()
    await expect(told).to_have_count(0)


async def test_refused_roster_brings_in_nobody(server: Server, data: Path, desktop: Open) -> None:
    page, by = await sign_in(desktop, server)
    workshop_id = await a_bare_workshop(by)
    await go(page, f"{server.address}/workshops/{workshop_id}/people")
    await page.get_by_role("button", name="Lim inn en liste").click()
    dialog = page.get_by_role("dialog")
    sheet = "Navn;E-post\nSara;sara@kommune-a.example\nJonas;ikke en adresse\n"
    await dialog.locator("input[type=file]").set_input_files(
        {"name": "liste.csv", "mimeType": "text/csv", "buffer": sheet.encode("latin-1")}
    )
    await expect(dialog.get_by_text("Linje 3:")).to_be_visible()
    await expect(dialog.get_by_role("button", name=re.compile("Legg til"))).to_have_count(0)
    assert await people.list_people(workshop_id, by=by) == []


async def test_too_big_a_file_is_refused_in_words(server: Server, data: Path, desktop: Open) -> None:
    page, by = await sign_in(desktop, server)
    workshop_id = await a_bare_workshop(by)
    await go(page, f"{server.address}/workshops/{workshop_id}/people")
    await page.get_by_role("button", name="Lim inn en liste").click()
    dialog = page.get_by_role("dialog")
    await dialog.locator("input[type=file]").set_input_files(
        {"name": "stor.csv", "mimeType": "text/csv", "buffer": b"Sara;Kommune A\n" * 400_000}
    )
    await expect(dialog.get_by_text("Filen er for stor.")).to_be_visible()


async def test_personal_link_is_shown_once_and_shuts_the_old_one(server: Server, data: Path, desktop: Open) -> None:
    page, by = await sign_in(desktop, server)
    workshop_id = await a_bare_workshop(by)
    await people.add(workshop_id, by=by, name="Sara")
    await go(page, f"{server.address}/workshops/{workshop_id}/people")
    await page.get_by_role("button", name="Sara").click()
    await page.get_by_role("button", name="Lag personlig lenke").click()
    link = await page.locator("code.secret").inner_text()
    assert re.fullmatch(re.escape(server.address) + r"/in#[\w-]{22}", link)
    await axe_clean(page)
    await page.get_by_role("dialog").get_by_role("button", name="Lukk").click()
    await expect(page.get_by_role("button", name="Sara")).to_be_focused()
    await expect(page.get_by_text(link)).to_have_count(0)
    await expect(page.get_by_role("cell", name="Har personlig lenke")).to_be_visible()


async def test_questions_are_asked_of_one_theme_and_ordered(server: Server, data: Path, desktop: Open) -> None:
    page, by = await sign_in(desktop, server)
    workshop_id = await a_bare_workshop(by)
    theme_id = await themes.add(workshop_id, "Skolemat", by=by)
    await go(page, f"{server.address}/workshops/{workshop_id}/questions")
    section = page.locator("section", has=page.get_by_role("heading", name="Bare til «Skolemat»"))
    for text, kind in (("Hva koster det?", "text"), ("Hvem lager maten?", "next_step")):
        await section.get_by_label("Nytt spørsmål").fill(text)
        await section.get_by_label("Svares med").last.select_option(kind)
        await section.get_by_role("button", name="Legg til").click()
        await expect(section.get_by_label("Spørsmål", exact=True).last).to_have_value(text)
    await section.get_by_role("button", name="Flytt opp: Hvem lager maten?").click()
    await expect(section.get_by_label("Spørsmål", exact=True).first).to_have_value("Hvem lager maten?")
    await section.get_by_label("Stilles").first.select_option("both")
    await saved(page)
    await section.get_by_role("button", name="Fjern: Hva koster det?").click()
    await expect(section.get_by_label("Spørsmål", exact=True)).to_have_count(1)
    own = [each for each in (await read_planbook(workshop_id, by=by)).questions if each.theme_id == theme_id]
    assert [(each.text, each.asked_in, each.kind) for each in own] == [
        ("Hvem lager maten?", AskedIn.BOTH, QuestionKind.NEXT_STEP)
    ]
    await page.get_by_role("button", name="Angre").click()
    await expect(section.get_by_label("Spørsmål", exact=True)).to_have_count(2)


async def test_administrator_gives_accounts_and_takes_them_back(server: Server, data: Path, desktop: Open) -> None:
    page, _by = await sign_in(desktop, server, await an_account("Marit", administrator=True))
    await go(page, f"{server.address}/accounts")
    await axe_clean(page)
    email = f"tor.{clock.milliseconds(clock.now())}@kommune-b.example"
    await page.get_by_label("Navn").fill("Tor")
    await page.get_by_label("E-post").fill(email)
    await page.get_by_role("button", name="Lag konto").click()
    await expect(page.locator("code.secret")).to_contain_text(f"{server.address}/account#")
    await axe_clean(page)
    await page.get_by_role("dialog").get_by_role("button", name="Lukk").click()
    row = page.get_by_role("row").filter(has_text=email)
    await row.get_by_role("button", name="Steng: Tor").click()
    await page.get_by_role("dialog").get_by_role("button", name="Steng kontoen").click()
    await expect(row.get_by_role("cell", name="Stengt")).to_be_visible()


async def test_workshop_builds_on_an_earlier_one(server: Server, data: Path, desktop: Open) -> None:
    page, by = await sign_in(desktop, server)
    earlier = await a_workshop(by, title="Nærmiljø 2029")
    await go(page, f"{server.address}/workshops")
    await page.get_by_role("button", name="Bygg videre på et tidligere").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Det som blir med").select_option("chosen")
    await expect(dialog.get_by_text("Ingen har skrevet noe i det verkstedet.")).to_be_visible()
    await dialog.get_by_label("Tittel").fill("Nærmiljø 2030")
    await dialog.get_by_role("button", name="Lag verkstedet").click()
    await expect(dialog.get_by_text("Velg en dato.")).to_be_visible()
    await dialog.get_by_label("Dato").fill("2030-03-06")
    await dialog.get_by_role("button", name="Lag verkstedet").click()
    await page.wait_for_url(re.compile(r"/workshops/[0-9a-f-]{36}$"))
    made = next(each for each in await workshops.list_workshops(by=by) if each.id != earlier.workshop_id)
    titles = [each.title for each in (await read_planbook(made.id, by=by)).sheets]
    assert titles == [each.title for each in (await read_planbook(earlier.workshop_id, by=by)).sheets]


async def test_page_left_open_after_signing_out_does_nothing(server: Server, data: Path, desktop: Open) -> None:
    page, by = await sign_in(desktop, server)
    workshop_id = await a_bare_workshop(by, "Skolemat")
    await go(page, f"{server.address}/workshops/{workshop_id}")
    other = await page.context.new_page()
    await go(other, f"{server.address}/workshops")
    await other.get_by_role("button", name="Logg ut").click()
    await other.wait_for_url("**/sign-in")
    await page.get_by_label("Tittel").fill("Noe annet")
    await page.get_by_label("Tittel").blur()
    await expect(page.get_by_text("Du er logget ut.")).to_be_visible()
    assert (await workshops.overview(workshop_id, by=by)).title == "Skolemat"


async def test_strangers_are_sent_to_the_door(server: Server, data: Path, desktop: Open) -> None:
    _page, by = await sign_in(desktop, server)
    workshop_id = await a_bare_workshop(by)
    stranger = await desktop()
    for each in PAGES:
        await stranger.goto(f"{server.address}/workshops/{workshop_id}{each}")
        assert "/sign-in" in stranger.url
    other, _other_by = await sign_in(desktop, server)
    for each in PAGES:
        answer = await other.goto(f"{server.address}/workshops/{workshop_id}{each}")
        assert answer is not None
        assert answer.status == 404
    await _is_refused(other, [f"{server.address}/accounts"])


async def _is_refused(page: Page, addresses: Sequence[str]) -> None:
    for address in addresses:
        answer = await page.goto(address)
        assert answer is not None
        assert answer.status == 404
