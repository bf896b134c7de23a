"""The namespace `/live`, over a real server and real sockets."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import socketio
import structlog
from socketio.exceptions import ConnectionError as NotConnected

from facilitator import groups, joining, people, planning, presence, stage, workshops
from facilitator.access import By, ByScreen
from facilitator.audience import Audience, Kind, read_snapshots
from facilitator.settings import Settings
from facilitator.turns import next_turn, on
from models import Turn, Workshop
from models.vocabulary import Role
from tests.builders import Made, a_workshop, come_in
from tests.facilitator.answers import ABOUT, a_hall, a_survey, answers_for
from tests.facilitator.expecting import an_expectation_round, begun, expect
from tests.staging import SOCKETS, settings_in, staged
from tests.waiting import until
from ui.identity import SocketTokens

PATIENCE = 5.0


class Phone:
    """A page without a browser: what it was sent last."""

    def __init__(self, address: str, token: str) -> None:
        self.address, self.token = address, token
        self.client = socketio.AsyncClient(reconnection=False)
        self.snapshot: dict[str, Any] = {}
        self.personal: dict[str, Any] = {}
        self.received = 0
        self.client.on("snapshot", self._take, namespace="/live")
        self.client.on("personal", self._take_personal, namespace="/live")

    async def connect(self) -> None:
        """Open the socket."""
        await self.client.connect(
            self.address,
            auth={"token": self.token},
            namespaces=["/live"],
            socketio_path=SOCKETS,
            transports=["websocket"],
        )

    async def watch(self, **wish: Any) -> dict[str, Any]:
        """Begin to watch."""
        answer: dict[str, Any] = await self.client.call("watch", wish, namespace="/live")
        if answer["ok"]:
            self.snapshot, self.personal = answer["snapshot"], answer["personal"]
        return answer

    async def do(self, name: str, **facts: Any) -> dict[str, Any]:
        """Do something by name."""
        answer: dict[str, Any] = await self.client.call("do", (name, facts), namespace="/live")
        return answer

    def _take(self, message: dict[str, Any]) -> None:
        self.snapshot = message["snapshot"]
        self.received += 1

    def _take_personal(self, personal: dict[str, Any]) -> None:
        self.personal = personal


Open = Callable[[By], Awaitable[Phone]]


@pytest.fixture
async def settings(database: Path) -> AsyncIterator[Settings]:
    """A server for the live pages, with these settings."""
    settings = settings_in(database.parent)
    async with staged(settings):
        yield settings


@pytest.fixture
async def open_phone(settings: Settings) -> AsyncIterator[Open]:
    """Connect somebody's page."""
    phones: list[Phone] = []

    async def open_one(by: By) -> Phone:
        phone = Phone(settings.address, SocketTokens(settings.secret()).sign(by))
        phones.append(phone)
        await phone.connect()
        return phone

    yield open_one
    for phone in phones:
        await phone.client.disconnect()


async def _afresh(audience: Audience) -> dict[str, Any]:
    return (await read_snapshots(audience.workshop_id, [audience]))[audience]


async def _next(made: Made) -> None:
    workshop = await Workshop.get(id=made.workshop_id)
    if workshop.started_at is None:
        await stage.start(made.workshop_id, by=made.by)
    else:
        await stage.next_step(made.workshop_id, by=made.by, seen=workshop.current_item_id)


async def test_unsigned_token_does_not_connect(settings: Settings) -> None:
    phone = Phone(settings.address, "made-up")
    with pytest.raises(NotConnected):
        await phone.connect()


async def test_participant_gets_the_snapshot_of_the_group(database: Path, morning: datetime, open_phone: Open) -> None:
    made = await a_workshop()
    sara = await open_phone(await come_in(made.people[0]))
    await sara.watch(**{"as": "group"})
    assert sara.snapshot == await _afresh(Audience(made.workshop_id, Kind.GROUP, group_id=made.groups[0]))
    assert sara.personal["name"] == "Sara"


async def test_open_screens_equal_screens_opened_afresh_after_every_action(
    database: Path, morning: datetime, open_phone: Open
) -> None:
    made = await a_workshop()
    here = made.workshop_id
    sara = await open_phone(await come_in(made.people[0]))
    await sara.watch(**{"as": "group"})
    leader = await open_phone(await come_in(made.leaders[0]))
    await leader.watch(**{"as": "lead", "theme_id": str(made.themes[0]), "track": 1})
    screen = await open_phone(ByScreen(here, 1))
    await screen.watch(**{"as": "screen"})
    watched = {
        Audience(here, Kind.GROUP, group_id=made.groups[0]): sara,
        Audience(here, Kind.LEAD, theme_id=made.themes[0]): leader,
        Audience(here, Kind.SCREEN): screen,
    }
    actions: list[Callable[[], Awaitable[Any]]] = [
        lambda: workshops.change(here, by=made.by, title="Nærmiljø 2031"),
        lambda: groups.change_group(made.groups[0], by=made.by, place="Rom 204"),
        lambda: people.add(here, by=made.by, name="Marte"),
        lambda: people.change(made.leaders[0], by=made.by, organisation="Bedrift B"),
        lambda: planning.assign(made.themes[0], 1, Role.NOTE_TAKER, made.people[7], by=made.by),
        lambda: planning.assign(made.themes[0], 1, Role.NOTE_TAKER, None, by=made.by),
        lambda: _next(made),
        lambda: _next(made),
        lambda: stage.add_minutes(here, 5, by=made.by),
        lambda: stage.pause(here, by=made.by),
        lambda: stage.resume(here, by=made.by),
        lambda: stage.send_message(here, "Lunsj i kantina.", by=made.by),
        lambda: groups.move_person(made.people[4], made.groups[1], by=made.by),
        lambda: _next(made),
    ]
    for action in actions:
        await action()
        for audience, phone in watched.items():
            afresh = await _afresh(audience)
            await until(lambda phone=phone, afresh=afresh: phone.snapshot == afresh, PATIENCE)  # type: ignore[misc]


async def test_snapshot_goes_only_to_those_for_whom_it_is_another(
    database: Path, morning: datetime, open_phone: Open
) -> None:
    made = await a_workshop()
    phones = [await open_phone(await come_in(person_id)) for person_id in made.people[:2]]
    for phone in phones:
        await phone.watch(**{"as": "group"})
    await groups.change_group(made.groups[1], by=made.by, place="Rom 205")
    await until(lambda: phones[1].received == 1, PATIENCE)
    await stage.start(made.workshop_id, by=made.by)
    await until(lambda: phones[0].received == 1, PATIENCE)


async def test_person_who_changes_group_sees_the_new_one_and_no_more_of_the_old(
    database: Path, morning: datetime, open_phone: Open
) -> None:
    made = await a_workshop()
    sara = await open_phone(await come_in(made.people[0]))
    await sara.watch(**{"as": "group"})
    await groups.move_person(made.people[0], made.groups[2], by=made.by)
    await until(lambda: sara.snapshot["group"]["number"] == 3, PATIENCE)
    await until(lambda: sara.personal["group_id"] == str(made.groups[2]), PATIENCE)
    received = sara.received
    await groups.change_group(made.groups[0], by=made.by, place="Bare for gruppe 1")
    await groups.change_group(made.groups[2], by=made.by, place="Rom 206")
    await until(lambda: sara.snapshot["group"]["place"] == "Rom 206", PATIENCE)
    assert sara.received == received + 1


async def test_revoked_key_is_put_out_and_does_not_come_in_again(
    database: Path, morning: datetime, open_phone: Open
) -> None:
    made = await a_workshop()
    by = await come_in(made.people[0])
    sara = await open_phone(by)
    await sara.watch(**{"as": "group"})
    await joining.revoke_keys(made.people[0], by=made.by)
    await until(lambda: "/live" not in sara.client.namespaces, PATIENCE)
    again = await open_phone(by)
    assert (await again.watch(**{"as": "group"}))["code"] == "not_found"


async def test_removed_person_is_put_out(database: Path, morning: datetime, open_phone: Open) -> None:
    made = await a_workshop()
    sara = await open_phone(await come_in(made.people[0]))
    await sara.watch(**{"as": "group"})
    await people.remove(made.people[0], by=made.by)
    await until(lambda: "/live" not in sara.client.namespaces, PATIENCE)


async def test_leader_who_is_replaced_is_put_out(database: Path, morning: datetime, open_phone: Open) -> None:
    made = await a_workshop()
    leader = await open_phone(await come_in(made.leaders[0]))
    await leader.watch(**{"as": "lead", "theme_id": str(made.themes[0]), "track": 1})
    await planning.assign(made.themes[0], 1, Role.LEADER, made.people[7], by=made.by)
    await until(lambda: "/live" not in leader.client.namespaces, PATIENCE)


async def test_participant_may_not_watch_as_leader_or_screen(
    database: Path, morning: datetime, open_phone: Open
) -> None:
    made = await a_workshop()
    sara = await open_phone(await come_in(made.people[0]))
    wishes: list[dict[str, Any]] = [
        {"as": "lead", "theme_id": str(made.themes[0]), "track": 1},
        {"as": "screen"},
        {"as": "desk"},
        {},
    ]
    for wish in wishes:
        assert not (await sara.watch(**wish))["ok"]


async def test_leader_of_another_workshop_may_not_watch_this_one(
    database: Path, morning: datetime, open_phone: Open
) -> None:
    here, there = await a_workshop(), await a_workshop(title="Skolemiljø")
    stranger = await open_phone(await come_in(there.leaders[0]))
    answer = await stranger.watch(**{"as": "lead", "theme_id": str(here.themes[0]), "track": 1})
    assert answer["code"] == "not_found"


async def test_screen_with_an_old_serial_may_not_watch(database: Path, morning: datetime, open_phone: Open) -> None:
    made = await a_workshop()
    await Workshop.filter(id=made.workshop_id).update(screen_serial=2)
    old = await open_phone(ByScreen(made.workshop_id, 1))
    assert not (await old.watch(**{"as": "screen"}))["ok"]


async def test_person_with_two_screens_is_here_until_the_last_is_gone(
    database: Path, morning: datetime, open_phone: Open
) -> None:
    made = await a_workshop()
    by = await come_in(made.people[0])
    first, second = await open_phone(by), await open_phone(by)
    await first.watch(**{"as": "group"})
    await second.watch(**{"as": "group"})
    await first.client.disconnect()
    assert presence.present(made.workshop_id) == {made.people[0]}
    await second.client.disconnect()
    await until(lambda: presence.present(made.workshop_id) == frozenset(), PATIENCE)


async def test_command_that_is_refused_says_so_in_words(database: Path, morning: datetime, open_phone: Open) -> None:
    made = await a_workshop()
    sara = await open_phone(await come_in(made.people[0]))
    answer = await sara.do("add_question", workshop_id=str(made.workshop_id), text="Hva nå?")
    assert (answer["ok"], answer["code"]) == (False, "not_found")
    assert answer["say"].startswith("Vi finner ikke")


@pytest.mark.parametrize(
    ("name", "facts", "code"),
    [
        ("__class__", {}, "command_unknown"),
        ("add_question", {"by": "me"}, "command_unreadable"),
        ("add_question", {"workshop_id": "x", "text": "Hva nå?"}, "command_unreadable"),
        ("admit", {}, "command_unreadable"),
    ],
)
async def test_unreadable_command_is_refused(
    database: Path, morning: datetime, open_phone: Open, name: str, facts: dict[str, Any], code: str
) -> None:
    made = await a_workshop()
    sara = await open_phone(await come_in(made.people[0]))
    assert (await sara.do(name, **facts))["code"] == code


async def test_leader_adds_a_question_to_the_own_theme(database: Path, morning: datetime, open_phone: Open) -> None:
    made = await a_workshop()
    leader = await open_phone(await come_in(made.leaders[0]))
    facts = {"workshop_id": str(made.workshop_id), "theme_id": str(made.themes[0]), "text": "Hvem gjør det?"}
    assert (await leader.do("add_question", **facts))["ok"]
    assert (await leader.do("add_question", **(facts | {"theme_id": str(made.themes[1])})))["code"] == "not_found"


async def test_many_commands_at_once_are_slowed_down(database: Path, morning: datetime, open_phone: Open) -> None:
    made = await a_workshop()
    sara = await open_phone(await come_in(made.people[0]))
    codes = [(await sara.do("nothing"))["code"] for _ in range(61)]
    assert codes[-1] == "too_fast"


async def test_who_asks_without_end_is_put_out(database: Path, morning: datetime, open_phone: Open) -> None:
    made = await a_workshop()
    sara = await open_phone(await come_in(made.people[0]))
    for _ in range(700):
        await sara.client.emit("read", namespace="/live")
    await until(lambda: "/live" not in sara.client.namespaces, PATIENCE)


def _has_message(phone: Phone) -> bool:
    return bool(phone.snapshot["messages"])


async def test_answering_a_survey_is_heard_by_nobody_else(open_phone: Open, morning: datetime) -> None:
    made, everybody = await a_hall(2, 2)
    survey_id = str(await a_survey(made))
    sent: dict[str, list[str]] = {}

    async def listening(name: str, by: By, **wish: Any) -> Phone:
        phone, heard = await open_phone(by), sent.setdefault(name, [])
        await phone.watch(**wish)

        def take(event: str, message: dict[str, Any]) -> None:
            heard.append(repr(message))
            {"snapshot": phone._take, "personal": phone._take_personal}[event](message)

        for event in ("snapshot", "personal"):
            phone.client.on(event, partial(take, event), namespace="/live")
        return phone

    sara = await listening("sara", everybody[0], **{"as": "group"})
    beside = await listening("her other tab", everybody[0], **{"as": "group"})
    kari = await listening("kari", everybody[1], **{"as": "group"})
    ali = await listening("ali", everybody[2], **{"as": "group"})
    screen = await listening("screen", ByScreen(made.workshop_id, 1), **{"as": "screen"})
    answers = {str(each): value for each, value in (await answers_for(UUID(survey_id))).items()}
    with structlog.testing.capture_logs() as logged:
        facts = {"survey_id": survey_id, "answers": answers}
        for _again in range(3):
            assert (await sara.do("answer_survey", **facts, receipt="samme"))["ok"]
        second = await beside.do("answer_survey", **facts, receipt="en annen")
        await until(lambda: beside.personal["answered"] == [survey_id], PATIENCE)
        await stage.send_message(made.workshop_id, "Takk for i dag", by=made.by)
        for phone in (sara, beside, kari, ali, screen):
            await until(partial(_has_message, phone), PATIENCE)
    assert (second["code"], second["say"]) == ("survey_answered", "Du har svart alt. Det første svaret teller.")
    assert {name: any(survey_id in each and "answered" in each for each in heard) for name, heard in sent.items()} == {
        "sara": True,
        "her other tab": True,
        "kari": False,
        "ali": False,
        "screen": False,
    }
    assert not [each for heard in sent.values() for each in heard if ABOUT in each]
    assert {name: len(heard) for name, heard in sent.items() if name not in {"sara", "her other tab"}} == {
        "kari": 1,  # what the organiser said, and nothing before it
        "ali": 1,
        "screen": 1,
    }
    assert kari.personal["answered"] == ali.personal["answered"] == []
    assert ABOUT not in repr(logged)
    assert str(made.people[0]) not in repr(logged)


async def test_turn_is_heard_by_all_and_what_a_group_expects_by_itself_alone(
    database: Path, morning: datetime, open_phone: Open
) -> None:
    made, item_id = await an_expectation_round()
    sara, kari = [await open_phone(await come_in(each)) for each in made.people[:2]]
    screen = await open_phone(ByScreen(made.workshop_id, 1))
    heard: list[str] = []
    for phone, wish in ((sara, "group"), (kari, "group"), (screen, "screen")):
        phone.client.on("snapshot", partial(_take_down, phone, heard), namespace="/live")
        await phone.watch(**{"as": wish})
    await begun(made)
    await expect(item_id, made.groups[0], "Mer samarbeid", person_id=made.people[0])
    for number in (1, 2):
        seen = on(await Turn.filter(item_id=item_id))
        await next_turn(item_id, by=made.by, seen=seen.id if seen else None)
        for phone in (sara, kari, screen):
            await until(lambda phone=phone, n=number: _has_turn(phone) == n, PATIENCE)  # type: ignore[misc]
    assert sara.snapshot["meeting"]["id"] != kari.snapshot["meeting"]["id"]
    assert not [each for each in heard if "samarbeid" in each]


def _take_down(phone: Phone, heard: list[str], message: dict[str, Any]) -> None:
    heard.append(repr(message))
    phone._take(message)


def _has_turn(phone: Phone) -> int | None:
    turns = phone.snapshot["turns"]
    return turns["on"]["number"] if turns and turns["on"] else None
