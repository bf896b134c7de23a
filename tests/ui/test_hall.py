"""A hall when several things happen to it at once."""

import asyncio
from typing import Any

import pytest

from facilitator import groups, themes
from facilitator.access import ByPerson
from facilitator.arriving import find_place
from facilitator.audience import Kind, Wish
from facilitator.live import listen
from tests.builders import a_workshop, come_in
from ui.wire.hall import Hall

pytestmark = pytest.mark.usefixtures("database", "morning")


class Notebook:
    """A wire that writes down what goes through it."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, str]] = []
        self.closed: list[str] = []

    async def enter(self, sid: str, room: str) -> None:
        """See Wire."""

    async def leave(self, sid: str, room: str) -> None:
        """See Wire."""

    async def send(self, event: str, message: dict[str, Any], to: str) -> None:
        """See Wire."""
        assert message
        self.sent.append((event, to))

    async def close(self, sid: str) -> None:
        """See Wire."""
        self.closed.append(sid)


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
    async with asyncio.timeout(10):
        while wire.closed != ["jonas"]:
            await asyncio.sleep(0.01)
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
    async with asyncio.timeout(10):
        while ("personal", "amal") not in wire.sent:
            await asyncio.sleep(0.01)
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
    async with asyncio.timeout(10):
        while ("personal", "sara") not in wire.sent:
            await asyncio.sleep(0.01)
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
    async with asyncio.timeout(10):
        while ("personal", "sara") not in wire.sent:
            await asyncio.sleep(0.01)
    assert wire.has_failed
    end()
