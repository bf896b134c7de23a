"""A hall when several things happen to it at once."""

import asyncio
from collections import defaultdict
from typing import Any

import pytest

from facilitator import audience as seats
from facilitator import clock, groups, stage, steering, themes
from facilitator.access import ByPerson, ByScreen
from facilitator.arriving import find_place
from facilitator.audience import Kind, Wish
from facilitator.happenings import ClockChanged
from facilitator.live import listen
from facilitator.snapshot import for_screen
from models import Person
from tests.builders import a_workshop, come_in
from tests.facilitator.voters import a_poll, options_of, vote
from tests.waiting import until
from ui.wire.hall import Hall

PATIENCE = 10.0

pytestmark = pytest.mark.usefixtures("database", "morning")


class Notebook:
    """A wire that writes down what goes through it."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, str]] = []
        self.closed: list[str] = []
        self.last: dict[str, Any] | None = None

    async def enter(self, sid: str, room: str) -> None:
        """See Wire."""

    async def leave(self, sid: str, room: str) -> None:
        """See Wire."""

    async def send(self, event: str, message: dict[str, Any], to: str) -> None:
        """See Wire."""
        assert message
        self.sent.append((event, to))
        self.last = message.get("snapshot")

    async def close(self, sid: str) -> None:
        """See Wire."""
        self.closed.append(sid)


class Members(Notebook):
    """A wire that writes down who was in a room when something was sent to it."""

    def __init__(self) -> None:
        super().__init__()
        self.rooms: dict[str, set[str]] = defaultdict(set)
        self.told: list[tuple[str, set[str]]] = []

    async def enter(self, sid: str, room: str) -> None:
        """See Wire."""
        self.rooms[room].add(sid)

    async def leave(self, sid: str, room: str) -> None:
        """See Wire."""
        self.rooms[room].discard(sid)

    async def send(self, event: str, message: dict[str, Any], to: str) -> None:
        """See Wire."""
        await super().send(event, message, to)
        if event == "snapshot":
            self.told.append((message["snapshot"]["group"]["name"], set(self.rooms[to])))


class Deaf(Notebook):
    """A wire whose next sendings fail."""

    fails = 0

    async def send(self, event: str, message: dict[str, Any], to: str) -> None:
        """See Wire."""
        if self.fails:
            self.fails -= 1
            raise ConnectionResetError
        await super().send(event, message, to)


async def _enter(hall: Hall, sid: str, by: ByPerson, wish: Wish) -> dict[str, Any] | None:
    return await hall.enter(sid, by, wish, await find_place(by, wish))


async def test_many_who_come_at_once_into_an_empty_room_all_get_the_snapshot() -> None:
    made = await a_workshop(people_count=2)
    hall = Hall(made.workshop_id, Notebook(), lambda _: None)
    people = [await come_in(made.people[number % 2]) for number in range(8)]
    async with asyncio.timeout(10):
        answers = await asyncio.gather(
            *(_enter(hall, str(number), by, Wish(Kind.GROUP)) for number, by in enumerate(people))
        )
    assert all(answer and answer["snapshot"]["group"] for answer in answers)


async def test_leader_of_a_theme_that_is_taken_away_is_put_out_and_the_others_hear_on() -> None:
    made = await a_workshop(people_count=1, planned=False)
    wire = Notebook()
    hall = Hall(made.workshop_id, wire, lambda _: None)
    end = listen(hall.stir)
    sara, jonas = await come_in(made.people[0]), await come_in(made.leaders[0])
    await _enter(hall, "sara", sara, Wish(Kind.GROUP))
    await _enter(hall, "jonas", jonas, Wish(Kind.LEAD, made.themes[0]))
    await themes.remove(made.themes[0], by=made.by)
    await until(lambda: wire.closed == ["jonas"], PATIENCE)
    assert await hall.read("jonas") is None
    assert await hall.read("sara") is not None
    end()


class Trapdoor(Notebook):
    """A wire on which another leaves while somebody is put out."""

    hall: Hall

    async def close(self, sid: str) -> None:
        """See Wire."""
        await super().close(sid)
        await self.hall.leave("sara")


async def test_who_was_moved_hears_of_it_although_another_leaves_in_that_moment() -> None:
    made = await a_workshop(people_count=3, planned=False)
    wire = Trapdoor()
    hall = wire.hall = Hall(made.workshop_id, wire, lambda _: None)
    jonas, sara, amal = await come_in(made.leaders[0]), await come_in(made.people[0]), await come_in(made.people[1])
    await _enter(hall, "jonas", jonas, Wish(Kind.LEAD, made.themes[0]))
    await _enter(hall, "sara", sara, Wish(Kind.GROUP))
    await _enter(hall, "amal", amal, Wish(Kind.GROUP))
    await groups.move_person(amal.person_id, made.groups[-1], by=made.by)
    await groups.move_person(sara.person_id, made.groups[-1], by=made.by)
    await themes.remove(made.themes[0], by=made.by)
    end = listen(hall.stir)
    await groups.set_count(made.workshop_id, len(made.groups), by=made.by)
    await until(lambda: ("personal", "amal") in wire.sent, PATIENCE)
    assert wire.closed == ["jonas"]
    end()


class Fault(Notebook):
    """A wire that fails once."""

    has_failed = False

    async def close(self, sid: str) -> None:
        """See Wire."""
        if not self.has_failed:
            self.has_failed = True
            raise ConnectionError
        await super().close(sid)


async def test_who_was_moved_while_the_wire_failed_is_moved_with_the_next_try() -> None:
    made = await a_workshop(people_count=2, planned=False)
    wire = Fault()
    hall = Hall(made.workshop_id, wire, lambda _: None)
    jonas, sara = await come_in(made.leaders[0]), await come_in(made.people[0])
    await _enter(hall, "jonas", jonas, Wish(Kind.LEAD, made.themes[0]))
    await _enter(hall, "sara", sara, Wish(Kind.GROUP))
    await themes.remove(made.themes[0], by=made.by)
    end = listen(hall.stir)
    await groups.move_person(sara.person_id, made.groups[-1], by=made.by)
    await until(lambda: ("personal", "sara") in wire.sent, PATIENCE)
    assert wire.closed == ["jonas"]
    end()


class Slip(Notebook):
    """A wire that fails the first time that somebody is to leave a room."""

    has_failed = False

    async def leave(self, sid: str, room: str) -> None:
        """See Wire."""
        if not self.has_failed:
            self.has_failed = True
            raise ConnectionResetError(sid, room)


async def test_who_is_alone_in_a_room_is_moved_with_the_next_try() -> None:
    made = await a_workshop(people_count=1, planned=False)
    wire = Slip()
    hall = Hall(made.workshop_id, wire, lambda _: None)
    sara = await come_in(made.people[0])
    await _enter(hall, "sara", sara, Wish(Kind.GROUP))
    end = listen(hall.stir)
    await groups.move_person(sara.person_id, made.groups[-1], by=made.by)
    await until(lambda: ("personal", "sara") in wire.sent, PATIENCE)
    assert wire.has_failed
    end()


async def _read_after(hall: Hall, sid: str, seconds: float) -> None:
    await asyncio.sleep(seconds)
    await hall.read(sid)


async def test_new_state_is_sent_to_nobody_in_the_room_they_were_moved_from() -> None:
    made = await a_workshop(people_count=8)
    wire = Members()
    hall = Hall(made.workshop_id, wire, lambda _: None)
    group = (await Person.get(id=made.people[0])).group_id
    assert group is not None
    sara, kari = [await come_in(person.id) for person in await Person.filter(group_id=group).limit(2)]
    for number in range(10):
        await _enter(hall, "sara", sara, Wish(Kind.GROUP))
        await _enter(hall, "kari", kari, Wish(Kind.GROUP))
        end = listen(hall.stir)
        hall.stir(ClockChanged(made.workshop_id))  # their room is to be read anew, and is read as she is moved
        await asyncio.gather(
            groups.move_person(sara.person_id, made.groups[1], by=made.by),
            groups.change_group(group, by=made.by, name=f"Navn {number}"),
            _read_after(hall, "kari", number / 500),
        )
        name = f"Navn {number}"
        await until(lambda name=name: name in [told for told, _sids in wire.told], PATIENCE)  # type: ignore[misc]
        end()
        assert [sids for told, sids in wire.told if told == name] == [{"kari"}]
        for sid in ("sara", "kari"):
            await hall.leave(sid)
        await groups.move_person(sara.person_id, group, by=made.by)


async def test_failed_sending_is_made_up_for_in_every_room() -> None:
    made = await a_workshop(people_count=8)
    wire = Deaf()
    hall = Hall(made.workshop_id, wire, lambda _: None)
    for number, person in enumerate(made.people):
        await _enter(hall, str(number), await come_in(person), Wish(Kind.GROUP))
    wire.sent.clear()
    wire.fails = 1
    end = listen(hall.stir)
    await stage.start(made.workshop_id, by=made.by)
    await until(lambda: len({room for event, room in wire.sent if event == "snapshot"}) == len(made.groups), PATIENCE)
    end()


@pytest.mark.parametrize("facts", [{"is_secret": True}, {"is_secret": False, "is_live": True}], ids=["secret", "live"])
async def test_turnout_that_was_told_is_what_a_reading_would_tell(facts: dict[str, Any]) -> None:
    made = await a_workshop(people_count=3)
    voters = [await come_in(each) for each in made.people]
    shown, other = await a_poll(made, **facts), await a_poll(made)
    await steering.show_poll(shown, by=made.by)
    wire = Notebook()
    hall = Hall(made.workshop_id, wire, lambda _: None)
    end = listen(hall.stir)
    await hall.enter(
        "screen", by := ByScreen(made.workshop_id, 1), wish := Wish(Kind.SCREEN), await find_place(by, wish)
    )
    for number, voter in enumerate(voters, start=1):
        await vote(other, {(await options_of(other))[0]: 1}, voter)
        await vote(shown, {(await options_of(shown))[0]: 1}, voter)
        await until(lambda number=number: bool(wire.last and wire.last["showing"]["poll"]["cast"] == number), PATIENCE)  # type: ignore[misc]
        assert wire.last == await for_screen(made.workshop_id)
    end()


async def test_votes_do_not_have_the_day_read_for_the_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    made = await a_workshop(people_count=1)
    await Person.all().update(joined_at=clock.now())
    poll_id, voter = await a_poll(made), await come_in(made.people[0])
    await steering.show_poll(poll_id, by=made.by)
    wire = Notebook()
    hall = Hall(made.workshop_id, wire, lambda _: None)
    end = listen(hall.stir)
    await hall.enter(
        "screen", by := ByScreen(made.workshop_id, 1), wish := Wish(Kind.SCREEN), await find_place(by, wish)
    )
    monkeypatch.delattr(seats, "read_snapshots")
    await vote(poll_id, {(await options_of(poll_id))[0]: 1}, voter)
    await until(lambda: bool(wire.last and wire.last["showing"]["poll"]["cast"] == 1), PATIENCE)
    end()
