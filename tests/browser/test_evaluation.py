"""An evaluation on the phone, kept until it is sent and sent once; and the organiser's page, from plan to numbers."""

import re
from functools import partial

from playwright.async_api import Page, expect

from facilitator import evaluation, stage
from models import Person, SurveyAnswer, SurveyAnswered, Workshop
from models.vocabulary import AnswerKind
from tests.browser.conftest import Open
from tests.browser.looking import axe_clean, fits
from tests.browser.scene import Scene, patiently
from tests.builders import come_in
from tests.cookies import came_in
from tests.facilitator.answers import a_survey, answer_all


async def _come(scene: Scene, open_page: Open, *, by_cable: bool = False) -> Page:
    """Sara's day, in a pause with an evaluation to answer."""
    address = scene.cable.address if by_cable else scene.server.address
    name, value = await patiently(partial(came_in, scene.made.people[0]))
    page = await open_page(color_scheme="dark")
    await page.context.add_cookies([{"name": name, "value": value, "url": address}])
    await page.goto(f"{address}/w/{scene.made.workshop_id}")
    return page


async def _ask(scene: Scene) -> None:
    """The day is over but for the evaluation."""
    made = scene.made
    while (now := (await Workshop.get(id=made.workshop_id)).current_item_id) not in {None, made.items[-1]}:
        await patiently(partial(stage.next_step, made.workshop_id, by=made.by, seen=now))
    await patiently(partial(a_survey, made))


async def test_evaluation_is_answered_with_the_keyboard_and_counts_once(scene: Scene, phone: Open) -> None:
    await _ask(scene)
    page = await _come(scene, phone)
    await expect(page.get_by_role("heading", level=2).first).to_have_text("Evaluering")
    await axe_clean(page)
    await page.get_by_role("link", name="Svar nå").press("Enter")
    question = page.get_by_role("heading", level=1)
    await expect(question).to_have_text("Spørsmål 1 av 4: Hvordan var dagen?")
    await expect(page.get_by_text("De vises også gruppe for gruppe, der minst 5 har svart.")).to_be_visible()
    await axe_clean(page)
    await page.get_by_label("Svært dårlig").focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "Enter"):
        await page.keyboard.press(key)
    await expect(question).to_have_text("Spørsmål 2 av 4: Fikk du sagt det du ville?")
    await expect(question).to_be_focused()
    await page.reload()  # what was answered is on the device
    await expect(question).to_have_text("Spørsmål 2 av 4: Fikk du sagt det du ville?")
    await page.get_by_role("button", name="Tilbake").click()
    await expect(page.get_by_role("radio", name="Bra", exact=True)).to_be_checked()
    await page.get_by_role("button", name="Neste spørsmål").click()
    await page.get_by_label("Det meste").check()
    await fits(page)
    await page.get_by_role("button", name="Neste spørsmål").click()
    await axe_clean(page)
    await fits(page)
    await page.get_by_role("button", name="Hopp over").click()
    box = page.get_by_role("textbox")
    await box.fill("Mer tid " * 2500)
    await page.get_by_role("button", name="Send svarene").click()
    await expect(page.get_by_role("alert")).to_contain_text("2000")
    await expect(box).to_have_value("Mer tid " * 2500)
    await box.fill("Mer tid 👍🏽")
    await axe_clean(page)
    await page.get_by_role("button", name="Send svarene").click()
    await expect(question).to_have_text("Takk for svarene.")
    await axe_clean(page)
    rows = await SurveyAnswer.filter(question__survey__workshop_id=scene.made.workshop_id).prefetch_related("question")
    assert {each.question.kind: each.text or each.choices for each in rows} == {
        AnswerKind.SMILEYS: [3],
        AnswerKind.SCALE: [3],
        AnswerKind.TEXT: "Mer tid 👍🏽",
    }
    assert await page.evaluate("Object.keys(localStorage).filter((name) => name.startsWith('survey/'))") == []
    await page.get_by_role("link", name="Tilbake til dagen").first.click()
    await expect(page.get_by_role("link", name="Svar nå")).to_have_count(0)
    await page.reload()
    await expect(page.get_by_role("heading", level=1)).to_be_visible()
    await expect(page.get_by_role("link", name="Svar nå")).to_have_count(0)


async def test_answers_sent_without_a_network_arrive_once(scene: Scene, phone: Open) -> None:
    await _ask(scene)
    page = await _come(scene, phone, by_cable=True)
    await page.get_by_role("link", name="Svar nå").click()
    await page.get_by_label("Svært bra").check()
    for _ in range(3):
        await (
            page.get_by_role("button", name="Hopp over")
            .or_(page.get_by_role("button", name="Neste spørsmål"))
            .first.click()
        )
    scene.cable.hang()
    await page.get_by_role("button", name="Send svarene").click()
    await expect(page.get_by_role("status").filter(has_text="Sender …")).to_be_visible()
    scene.cable.pull()
    scene.cable.plug()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Takk for svarene.", timeout=60_000)
    assert await SurveyAnswered.filter(survey__workshop_id=scene.made.workshop_id).count() == 1
    assert await SurveyAnswer.filter(question__survey__workshop_id=scene.made.workshop_id).count() == 1


async def test_organiser_plans_opens_and_closes_an_evaluation(scene: Scene, desktop: Open) -> None:
    made = scene.made
    page = await scene.desk(desktop)
    await page.goto(f"{scene.server.address}/workshops/{made.workshop_id}/evaluation")
    await page.wait_for_function("window.did_handshake === true")
    await page.get_by_role("button", name="Lag en kort evaluering").click()
    survey = page.get_by_role("region", name="Evaluering")
    await survey.get_by_label("Nytt spørsmål").fill("Hva likte du best?")
    await survey.get_by_label("Svares med").select_option("one")
    await survey.get_by_role("button", name="Legg til").click()
    await expect(survey.get_by_role("alert").filter(has_text="svaralternativer")).to_be_visible()
    await survey.get_by_label("Svaralternativer, ett på hver linje").last.fill("Gruppene\nInnleggene")
    await survey.get_by_role("button", name="Legg til").click()
    await expect(survey.get_by_label("Spørsmål 5")).to_have_value("Hva likte du best?")
    await axe_clean(page)
    await fits(page)
    await survey.get_by_role("button", name="Åpne for svar").click()
    await expect(survey).to_contain_text("Ingen har svart.")
    (opened,) = await evaluation.list_results(made.workshop_id, by=made.by)
    everybody = [await patiently(partial(come_in, each)) for each in made.people]
    await patiently(partial(answer_all, opened.id, everybody))
    await patiently(lambda: Person.filter(id=made.people[0]).update(is_unlisted=True))
    await page.reload()
    await page.wait_for_function("window.did_handshake === true")
    await expect(survey).to_contain_text("8 har svart.")
    await page.get_by_text("1 som ikke sto på lista, kan svare.").click()
    await expect(survey.get_by_role("table")).to_have_count(0)
    await axe_clean(page)
    await survey.get_by_role("button", name="Lukk og vis svarene").click()
    await page.get_by_role("dialog").get_by_role("button", name="Lukk og vis svarene").click()
    await expect(survey.get_by_role("table")).to_have_count(4)  # the whole, and no groups of two
    await expect(survey.get_by_role("row", name="Svært dårlig 2 25 %")).to_be_visible()
    await survey.get_by_role("button", name=re.compile("^Utelat: ")).first.click()
    await expect(survey.get_by_text("Utelatt: vises ikke, og kommer ikke med i filer.")).to_be_visible()
    await survey.get_by_role("button", name="Vis tallene for deltakerne").click()
    await expect(survey.get_by_role("button", name="Ikke vis tallene for deltakerne")).to_be_visible()
    await axe_clean(page)
    await fits(page)
    phone = await _come(scene, desktop)
    await phone.get_by_role("link", name="Se svarene: Evaluering").click()
    await expect(phone.locator("main")).to_contain_text("Hvordan var dagen?")
    await expect(phone.locator(".bars").first).to_contain_text("Svært dårlig2")
    await axe_clean(phone)
