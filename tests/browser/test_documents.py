"""Documents: looked at on the screen, taken home as files, and there at once when the last word is written."""

import asyncio
import time
from functools import partial
from pathlib import Path

import pytest
from playwright.async_api import Page, Route, expect
from python_calamine import CalamineWorkbook

from tests.browser.conftest import Open
from tests.browser.looking import axe_clean, fits
from tests.browser.organising import sign_in
from tests.browser.scene import Scene, go_to, patiently, stand, state
from tests.exports.reading import text_of
from tests.exports.word_reading import text_of as text_of_word
from tests.facilitator.writing_down import write_down

AT_ONCE = 10
"""Seconds from the last word to the file on the organiser's disk."""


async def _summary(scene: Scene, open_page: Open) -> Page:
    page = await scene.desk(open_page)
    await page.goto(f"{scene.server.address}/workshops/{scene.made.workshop_id}/summary")
    await page.wait_for_function("window.did_handshake === true")
    return page


async def _taken(page: Page, name: str, path: Path) -> bytes:
    """The file that the page gives under this name."""
    async with page.expect_download() as coming:
        await page.get_by_role("link", name=name, exact=True).click()
    await (await coming.value).save_as(path)
    return path.read_bytes()


async def test_minutes_are_looked_at_and_taken_home(scene: Scene, desktop: Open, tmp_path: Path) -> None:
    made = scene.made
    await patiently(partial(write_down, scene.meeting, scene.question, "Benker", person_id=made.people[0]))
    page = await _summary(scene, desktop)
    await page.get_by_role("link", name="Se og last ned: Referat").click()
    await page.get_by_label("Hvem referatet går til").fill("Kommunestyret\nUtvalg for plan")
    await page.get_by_role("button", name="Vis i referatet").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Nærmiljø 2030")
    await expect(page.get_by_text("Utvalg for plan").last).to_be_visible()
    assert "Utvalg" not in page.url
    await expect(page.locator("main")).to_contain_text("Benker")
    for file in (
        text_of(await _taken(page, "PDF", tmp_path / "a")),
        text_of_word(await _taken(page, "Word", tmp_path / "b")),
    ):
        assert "Utvalg for plan" in file
        assert "Benker" in file


async def test_attendance_list_is_an_excel_file(scene: Scene, desktop: Open, tmp_path: Path) -> None:
    page = await _summary(scene, desktop)
    await page.get_by_role("link", name="Se og last ned: Deltakerliste").click()
    await _taken(page, "Excel", tmp_path / "list.xlsx")
    rows = CalamineWorkbook.from_path(str(tmp_path / "list.xlsx")).get_sheet_by_index(0).to_python()
    assert rows[0][:2] == ["Gruppe", "Navn"]
    assert "Sara" in {row[1] for row in rows}


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_every_document_is_clean_and_fits(scene: Scene, desktop: Open, phone: Open, scheme: str) -> None:
    made = scene.made
    await patiently(partial(write_down, scene.meeting, scene.question, "Benker", person_id=made.people[0]))
    for open_page in (desktop, phone):
        page = await scene.desk(partial(open_page, color_scheme=scheme))
        for name in ("summary.html?authors=1", "attendance.html", "agenda.html", "minutes.html"):
            await page.goto(f"{scene.server.address}/workshops/{made.workshop_id}/{name}")
            await expect(page.get_by_role("heading", level=1)).to_be_visible()
            await axe_clean(page)
            await fits(page)


async def test_last_word_is_in_the_pdf_on_the_disk_at_once(scene: Scene, desktop: Open, tmp_path: Path) -> None:
    page = await _summary(scene, desktop)
    await go_to(scene.made, scene.made.rounds[-1])
    leader = await scene.lead(desktop)
    await stand(leader, "Control+End")
    await leader.keyboard.type("sisteord")
    began = time.monotonic()
    await expect(state(leader)).to_have_text("Lagret")
    async with page.expect_download() as coming:
        await page.get_by_role("button", name="Last ned hele oppsummeringen").click()
    await (await coming.value).save_as(tmp_path / "summary.pdf")
    assert time.monotonic() - began < AT_ONCE
    assert "sisteord" in text_of((tmp_path / "summary.pdf").read_bytes())


async def test_page_tells_that_a_file_is_made_and_how_it_went(scene: Scene, desktop: Open) -> None:
    page = await scene.desk(desktop)
    root = f"{scene.server.address}/workshops/{scene.made.workshop_id}"
    asked, goes_on = list[str](), asyncio.Event()

    async def slow(route: Route) -> None:
        asked.append(route.request.url)
        await goes_on.wait()
        await route.continue_()

    await page.route("**/summary.pdf*", slow)
    await page.goto(f"{root}/summary.html")
    link, said = page.get_by_role("link", name="PDF", exact=True), page.get_by_role("status")
    await link.click()
    await expect(said).to_have_text("Lager PDF-filen …")
    await expect(page.get_by_role("progressbar", name="Lager PDF-filen …")).to_be_visible()
    await axe_clean(page)
    await link.click(force=True)
    async with page.expect_download() as coming:
        goes_on.set()
    assert (await coming.value).suggested_filename.startswith("Oppsummering - Nærmiljø 2030 - ")
    await expect(said).to_have_text("PDF-filen er klar og lastes ned.")
    await expect(page.get_by_role("progressbar")).to_be_hidden()
    assert len(asked) == 1
    await page.route("**/summary.docx*", lambda route: route.abort())
    await page.get_by_role("link", name="Word", exact=True).click()
    await expect(said).to_have_text("Vi fikk ikke laget filen. Sjekk nettet, og prøv igjen.")
    # What the server refuses, it says why.
    await page.evaluate("document.querySelector('a[data-making]').href = 'summary.pdf?authors=2'")
    await link.click()
    await expect(said).to_contain_text("Vi finner ikke det du leter etter.")


async def test_file_is_a_plain_link_where_no_script_runs(scene: Scene, desktop: Open, tmp_path: Path) -> None:
    sign = partial(sign_in, desktop, scene.server, scene.made.by, java_script_enabled=False)
    page, _by = await patiently(sign)
    await page.goto(f"{scene.server.address}/workshops/{scene.made.workshop_id}/agenda.html")

    assert "Program" in text_of(await _taken(page, "PDF", tmp_path / "agenda.pdf"))


async def test_summary_page_tells_that_the_archive_is_made(scene: Scene, desktop: Open) -> None:
    page = await _summary(scene, desktop)
    async with page.expect_download() as coming:
        await page.get_by_role("link", name="Last ned: Arkiv", exact=True).click()
        await expect(page.get_by_text("Lager arkivet …")).to_be_visible()
    assert (await coming.value).suggested_filename.endswith(".zip")
    await expect(page.get_by_text("Arkivet er klart og lastes ned.")).to_be_visible()
    await axe_clean(page)
