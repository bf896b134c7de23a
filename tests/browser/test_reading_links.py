"""Reading links: an organiser shares a document, somebody without an account reads it on a phone, and it is closed."""

from functools import partial
from pathlib import Path

from playwright.async_api import expect

from tests.browser.conftest import Open
from tests.browser.looking import axe_clean, fits
from tests.browser.scene import Scene, patiently
from tests.browser.test_policy import listen
from tests.exports.reading import text_of
from tests.facilitator.writing_down import write_down


async def test_document_is_shared_read_and_closed(scene: Scene, desktop: Open, phone: Open, tmp_path: Path) -> None:
    made = scene.made
    await patiently(partial(write_down, scene.meeting, scene.question, "Benker", person_id=made.people[0]))
    organiser = await scene.desk(desktop)
    workshop = f"{scene.server.address}/workshops/{made.workshop_id}"
    await organiser.goto(f"{workshop}/summary.html?theme={scene.theme}")
    await organiser.get_by_text("Del med en lenke").click()
    await expect(organiser.get_by_text("Navn på deltakere er med.")).to_be_visible()
    await axe_clean(organiser)
    await organiser.get_by_role("button", name="Lag lenke").click()
    await axe_clean(organiser)
    await organiser.get_by_role("button", name="Kopier lenka").click()
    await expect(organiser.get_by_role("status")).to_have_text("Kopiert.")
    address = await organiser.get_by_label("Lenke til dokumentet").input_value()

    reader = await phone()
    wrong = listen(reader)
    await reader.goto(address)
    await expect(reader.get_by_role("heading", level=1)).to_have_text("Nærmiljø 2030")
    await expect(reader.locator("main")).to_contain_text("Benker")
    await axe_clean(reader)
    await fits(reader)
    async with reader.expect_download() as coming:
        await reader.get_by_role("link", name="PDF", exact=True).click()
    await (await coming.value).save_as(tmp_path / "summary.pdf")
    assert "Benker" in text_of((tmp_path / "summary.pdf").read_bytes())
    await reader.get_by_role("link", name="English").click()
    await expect(reader.get_by_text("Download the document as")).to_be_visible()
    assert await reader.context.cookies() == []
    assert wrong == []

    await organiser.goto(f"{workshop}/summary")
    listed = organiser.get_by_role("listitem").filter(has_text="Laget av Marit")
    await expect(listed).to_contain_text("Oppsummering, ")
    await listed.get_by_role("button", name="Steng").click()
    await expect(organiser.get_by_text("Lenka er stengt.")).to_be_visible()
    await expect(listed).to_have_count(0)
    await axe_clean(organiser)

    await reader.goto(address)
    await expect(reader.get_by_text("Spør den du fikk den av.")).to_be_visible()
    await axe_clean(reader)
    await fits(reader)
