"""What comes over the plenary screen's own socket: what was put there, soon, and nothing that the hall may not see."""

import asyncio
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from facilitator import evaluation, proposals, qr, stage, steering, workshops
from facilitator.access import By, ByScreen
from facilitator.parts import TITLE
from models import Meeting
from models.vocabulary import Showing
from tests.builders import come_in
from tests.facilitator.answers import a_hall, a_survey, answers_for
from tests.facilitator.pens import Pen
from tests.facilitator.scenes import Scene, first_round
from tests.ui.test_live import PATIENCE, Open, Phone
from tests.ui.test_live import open_phone as open_phone  # noqa: PLC0414  # the same pages without a browser
from tests.ui.test_live import settings as settings  # noqa: PLC0414
from tests.waiting import until


@pytest.fixture
async def scene(database: Path, morning: datetime) -> Scene:
    return await first_round()


class Heard:
    """All that came to one page."""

    def __init__(self, phone: Phone) -> None:
        self.phone = phone
        self.messages: list[str] = []
        for event in ("snapshot", "personal"):
            phone.client.on(event, self._take(event), namespace="/live")

    def _take(self, event: str) -> Any:
        def take(message: dict[str, Any]) -> None:
            self.messages.append(repr(message))
            {"snapshot": self.phone._take, "personal": self.phone._take_personal}[event](message)

        return take

    @property
    def showing(self) -> dict[str, Any]:
        """What the screen was told to show."""
        found: dict[str, Any] = self.phone.snapshot["showing"]
        return found

    def tells(self, text: str) -> bool:
        """Whether anything that came holds this."""
        return any(text in each for each in self.messages)


async def _listen(open_phone: Open, by: By, **wish: Any) -> Heard:
    phone = await open_phone(by)
    heard = Heard(phone)
    answer = await phone.watch(**wish)
    heard.messages.append(repr(answer))
    return heard


async def _screen(open_phone: Open, workshop_id: UUID) -> Heard:
    return await _listen(open_phone, ByScreen(workshop_id, 1), **{"as": "screen"})


async def test_text_is_on_the_screen_within_a_second_and_goes_to_nobody_else(scene: Scene, open_phone: Open) -> None:
    made = scene.made
    screen = await _screen(open_phone, made.workshop_id)
    kari = await _listen(open_phone, await come_in(made.people[1]), **{"as": "group"})
    await steering.show_notes(scene.meeting, by=made.by)
    await until(lambda: screen.showing["what"] == "notes", PATIENCE)
    heard = len(kari.messages)
    pen = Pen()
    await pen.enter(scene.meeting, scene.sara)
    for number in range(3):
        await pen.send(pen.write(scene.question, f"Mørkt ved elva {number}"), scene.sara)
        begun = asyncio.get_running_loop().time()
        await until(lambda number=number: screen.tells(f"Mørkt ved elva {number}"), PATIENCE)  # type: ignore[misc]
        assert asyncio.get_running_loop().time() - begun < 1.0
    assert not kari.tells("Mørkt ved elva")
    assert len(kari.messages) == heard


async def test_text_of_another_group_is_not_sent_to_the_screen(scene: Scene, open_phone: Open) -> None:
    made = scene.made
    screen = await _screen(open_phone, made.workshop_id)
    other = await Meeting.get(item_id=made.rounds[0], group_id=made.groups[1])
    await steering.show_notes(other.id, by=made.by)
    pen = Pen()
    await pen.enter(scene.meeting, scene.sara)
    await pen.send(pen.write(scene.question, "Bare for gruppe 1"), scene.sara)
    await stage.send_message(made.workshop_id, "Lunsj i kantina.", by=made.by)
    await until(lambda: screen.tells("Lunsj i kantina."), PATIENCE)
    assert not screen.tells("Bare for gruppe 1")


async def test_what_is_written_apart_or_hidden_never_comes_to_the_screen(scene: Scene, open_phone: Open) -> None:
    made = scene.made
    theme_id = (await Meeting.get(id=scene.meeting)).theme_id
    screen = await _screen(open_phone, made.workshop_id)
    await steering.show_proposals(theme_id, by=made.by)
    await until(lambda: screen.showing["what"] == "proposals", PATIENCE)
    titles = {}
    await proposals.write_apart(theme_id, by=made.by)
    for title in ("Lys langs elva", "Skjult av lederen"):
        proposal_id = titles[title] = await proposals.make(scene.meeting, by=scene.sara)
        pen = Pen()
        await pen.enter(proposal_id, scene.sara)
        await pen.send(pen.write(TITLE, title), scene.sara)
    heard = len(screen.messages)
    await stage.send_message(made.workshop_id, "Skriv hver for seg.", by=made.by)
    await until(lambda: screen.tells("Skriv hver for seg."), PATIENCE)
    assert len(screen.messages) == heard + 1
    assert screen.showing["proposals"] == []
    await proposals.reveal(theme_id, by=made.by)
    await until(lambda: screen.tells("Lys langs elva"), PATIENCE)
    await proposals.hide(titles["Skjult av lederen"], by=made.by)
    await until(lambda: len(screen.showing["proposals"]) == 1, PATIENCE)
    again = await _screen(open_phone, made.workshop_id)
    assert not again.tells("Skjult av lederen")
    assert not [each for each in screen.messages if str(scene.sara.person_id) in each]


async def test_screen_counts_who_has_answered_and_gets_no_number_below_the_limit(
    database: Path, morning: datetime, open_phone: Open
) -> None:
    made, everybody = await a_hall(3, 3)
    survey_id = await a_survey(made)
    screen = await _screen(open_phone, made.workshop_id)
    await steering.show_survey(survey_id, by=made.by)
    await evaluation.publish(survey_id, by=made.by)
    for number, by in enumerate(everybody[:4], start=1):
        phone = await open_phone(by)
        answers = {str(each): value for each, value in (await answers_for(survey_id, number)).items()}
        assert (await phone.do("answer_survey", survey_id=str(survey_id), answers=answers, receipt="a"))["ok"]
        await until(lambda number=number: screen.showing.get("turnout") == number, PATIENCE)  # type: ignore[misc]
    await evaluation.close_survey(survey_id, by=made.by)
    await until(lambda: screen.showing["is_open"] is False, PATIENCE)
    assert [each for each in screen.messages if "'counts': [" in each or "'groups': [" in each] == []
    assert screen.showing["result"]["n"] is None
    assert not [each for each in screen.messages for by in everybody if str(by.person_id) in each]
    assert not screen.tells("Mer tid i gruppene")


async def test_password_of_the_network_comes_with_the_welcome_alone(scene: Scene, open_phone: Open) -> None:
    made = scene.made
    screen = await _screen(open_phone, made.workshop_id)
    await workshops.change_wifi(made.workshop_id, by=made.by, name="Gjest", password="fjell;tur")
    await stage.send_message(made.workshop_id, "Lunsj i kantina.", by=made.by)
    await until(lambda: screen.tells("Lunsj i kantina."), PATIENCE)
    assert not screen.tells("fjell;tur")
    await steering.show_on_screen(made.workshop_id, Showing.WELCOME, by=made.by)
    await until(lambda: screen.tells("fjell;tur"), PATIENCE)
    assert qr.wifi_text("Gjest", "fjell;tur") == "WIFI:T:WPA;S:Gjest;P:fjell\\;tur;;"
    assert qr.wifi_text("Åpent: nett", "") == "WIFI:S:Åpent\\: nett;;"
    side, _path = qr.drawn(qr.wifi_text("Gjest", "fjell;tur")).split(" ", 1)
    assert int(side) in range(21, 60, 4)
