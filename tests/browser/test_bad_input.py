"""What can't be used is refused on the page, in the reader's language, with what to do instead; and nothing changes."""

from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from playwright.async_api import Locator, Page, expect

from facilitator import groups, people, workshops
from facilitator.access import ByAccount
from facilitator.database import close_database, open_database
from facilitator.errors import Conflict, Invalid, Refusal
from facilitator.spreadsheet import MOST_BYTES
from models import AgendaItem, Group, Person, Workshop
from models.vocabulary import Joining, Language
from tests.browser.conftest import Open
from tests.browser.organising import go, sign_in
from tests.builders import a_bare_workshop
from tests.serving import Server
from ui.sentences import sentence
from ui.words import words_for

LOCALES = {Language.BOKMAAL: "nb-NO", Language.NYNORSK: "nn-NO", Language.ENGLISH: "en-GB"}
LONG = "å" * 10_000
LONG_AGO = date(2020, 2, 3)
MOST_GROWTH = 80
"""Megabytes that a list of fifty may make the server grow: it is not kept while it is refused."""


async def _all_of(workshop_id: UUID) -> list[object]:
    """Everything that is planned of a workshop."""
    return [
        await Workshop.filter(id=workshop_id).values(),
        await Group.filter(workshop_id=workshop_id).order_by("number").values(),
        await Person.filter(workshop_id=workshop_id).order_by("id").values(),
        await AgendaItem.filter(workshop_id=workshop_id).order_by("id").values(),
    ]


def _megabytes(server: Server) -> int:
    assert server.process is not None
    lines = Path(f"/proc/{server.process.pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmRSS"))


async def _type(control: Locator, text: str) -> None:
    await control.fill(text)
    await control.blur()


async def _opened(
    server: Server, desktop: Open, path: str, language: Language, prepare: Callable[[UUID, ByAccount], Awaitable[None]]
) -> tuple[Page, UUID]:
    page, by = await sign_in(desktop, server, locale=LOCALES[language])
    workshop_id = await a_bare_workshop(by)
    await prepare(workshop_id, by)
    await go(page, f"{server.address}/workshops/{workshop_id}{path}")
    return page, workshop_id


async def _nothing(_workshop_id: UUID, _by: ByAccount) -> None:
    pass


async def _three_on_the_list(workshop_id: UUID, by: ByAccount) -> None:
    for name in ("Sara", "Jonas", "Amal"):
        await people.add(workshop_id, by=by, name=name)
    await groups.set_count(workshop_id, 2, by=by)
    await workshops.change(workshop_id, by=by, joining=Joining.LISTED)


@pytest.mark.parametrize("language", LOCALES)
@pytest.mark.parametrize(
    ("path", "name", "typed", "refusal"),
    [
        ("", "title", "", Invalid("text_missing", field="title")),
        ("", "title", LONG, Invalid("text_too_long", field="title", length=10_000, most=200)),
        ("", "day", LONG_AGO.isoformat(), Invalid("date_past", date=LONG_AGO)),
        ("/groups", "count", "0", Invalid("number_outside", field="groups", least=1, most=groups.MOST_GROUPS)),
        ("/groups", "count", "-3", Invalid("number_outside", field="groups", least=1, most=groups.MOST_GROUPS)),
        ("/groups", "count", "4", Conflict("more_groups_than_people", groups=4, people=3)),
    ],
)
async def test_field_refuses_and_nothing_changes(
    server: Server, data: Path, desktop: Open, language: Language, path: str, name: str, typed: str, refusal: Refusal
) -> None:
    page, workshop_id = await _opened(server, desktop, path, language, _three_on_the_list)
    before = await _all_of(workshop_id)
    control = page.locator(f"[data-key={name}]").first
    await _type(control, typed)
    await expect(page.get_by_text(sentence(refusal, words_for(language)))).to_be_visible()
    await expect(control).to_have_attribute("aria-invalid", "true")
    await expect(control).to_have_value(typed)
    assert await _all_of(workshop_id) == before


@pytest.mark.parametrize("language", LOCALES)
@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ("", Invalid("text_missing", field="name")),
        (LONG, Invalid("text_too_long", field="name", length=10_000, most=120)),
        ("sara", Conflict("name_taken", name="Sara")),
    ],
)
async def test_name_refuses_and_nobody_is_added(
    server: Server, data: Path, desktop: Open, language: Language, typed: str, refusal: Refusal
) -> None:
    page, workshop_id = await _opened(server, desktop, "/people", language, _three_on_the_list)
    before = await _all_of(workshop_id)
    _ = words_for(language)
    await page.get_by_label(_("Nytt navn")).fill(typed)
    await page.get_by_role("button", name=_("Legg til"), exact=True).click()
    await expect(page.get_by_text(sentence(refusal, _))).to_be_visible()
    assert await _all_of(workshop_id) == before


async def test_workshop_on_a_day_that_is_over_is_not_made(server: Server, data: Path, desktop: Open) -> None:
    page, by = await sign_in(desktop, server)
    await go(page, f"{server.address}/workshops")
    await page.get_by_role("button", name="Faste grupper").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Tittel").fill("I fjor")
    await dialog.get_by_label("Dato").fill(LONG_AGO.isoformat())
    await dialog.get_by_role("button", name="Lag verkstedet").click()
    said = sentence(Invalid("date_past", date=LONG_AGO), words_for(Language.BOKMAAL))
    await expect(dialog.get_by_text(said)).to_be_visible()
    await expect(dialog.get_by_label("Tittel")).to_have_value("I fjor")
    assert await workshops.list_workshops(by=by) == []


async def test_people_are_not_split_over_more_groups_than_there_are_of_them(
    server: Server, data: Path, desktop: Open
) -> None:
    async def four_groups(workshop_id: UUID, by: ByAccount) -> None:
        await _three_on_the_list(workshop_id, by)
        await workshops.change(workshop_id, by=by, joining=Joining.OPEN)
        await groups.set_count(workshop_id, 4, by=by)

    page, workshop_id = await _opened(server, desktop, "/groups", Language.BOKMAAL, four_groups)
    before = await _all_of(workshop_id)
    await page.get_by_role("button", name="Fordel folk jevnt").click()
    said = sentence(Conflict("more_groups_than_people", groups=4, people=3), words_for(Language.BOKMAAL))
    await expect(page.get_by_text(said)).to_be_visible()
    assert await _all_of(workshop_id) == before


async def _pick(page: Page, file: Path) -> Locator:
    await page.get_by_role("button", name="Lim inn en liste").click()
    dialog = page.get_by_role("dialog")
    await dialog.locator("input[type=file]").set_input_files(file)
    return dialog


@pytest.mark.parametrize("forged", [False, True], ids=["as it is", "past the browser's check"])
async def test_list_of_fifty_megabytes_is_refused_and_not_kept(
    own_server: Server, desktop: Open, tmp_path: Path, *, forged: bool
) -> None:
    await open_database(own_server.settings.database)
    try:
        file = tmp_path / "stor.csv"
        file.write_bytes(b"Navn;Organisasjon\n" + b"Sara;Kommune A\n" * (50 * 2**20 // 15))
        page, workshop_id = await _opened(own_server, desktop, "/people", Language.BOKMAAL, _nothing)
        if forged:
            await page.evaluate("Object.defineProperty(File.prototype, 'size', {get: () => 10})")
        before, megabytes = await _all_of(workshop_id), _megabytes(own_server)
        dialog = await _pick(page, file)
        said = sentence(Invalid("sheet_too_big", most_mb=MOST_BYTES // 1_000_000), words_for(Language.BOKMAAL))
        await expect(dialog.get_by_text(said)).to_be_visible(timeout=30_000)
        await page.wait_for_function("window.socket.io.engine.writeBuffer.length === 0", timeout=60_000)
        await page.get_by_role("dialog").get_by_role("button", name="Se over").click()
        await expect(dialog.get_by_text("Det er ingen nye i lista.")).to_be_visible(timeout=60_000)
        assert await _all_of(workshop_id) == before
        assert _megabytes(own_server) - megabytes < MOST_GROWTH
    finally:
        await close_database()


async def test_list_from_an_old_spreadsheet_comes_in_with_its_letters(
    server: Server, data: Path, desktop: Open, tmp_path: Path
) -> None:
    file = tmp_path / "liste.csv"
    file.write_bytes("Navn;Organisasjon\r\nBjørn Åse;Kommune Æ\r\nSøren;Bedrift Ø\r\n".encode("latin-1"))
    page, workshop_id = await _opened(server, desktop, "/people", Language.BOKMAAL, _nothing)
    dialog = await _pick(page, file)
    await dialog.get_by_role("button", name="Legg til 2 personer").click()
    await expect(page.get_by_role("button", name="Bjørn Åse")).to_be_visible()
    listed = await Person.filter(workshop_id=workshop_id).order_by("name").values_list("name", "organisation")
    assert [tuple(each) for each in listed] == [("Bjørn Åse", "Kommune Æ"), ("Søren", "Bedrift Ø")]
