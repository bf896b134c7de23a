"""A thousand vote within ten seconds, over real sockets: whatever is sent twice or cut off, each counts once."""

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from random import Random
from uuid import UUID, uuid4

import pytest

from facilitator import ballots, clock, polls, stage
from facilitator.access import ByPerson, ByScreen
from models import Ballot, Person, PersonKey, Voted
from models.vocabulary import KeyKind, PollKind, Showing
from tests.builders import Made, a_workshop
from tests.facilitator.voters import a_key, a_poll, options_of
from tests.serving import Server
from tests.sockets import PATIENCE, Socket, a_socket

VOTERS = 1000
SECONDS = 10.0

pytestmark = pytest.mark.usefixtures("data")


@dataclass
class Hall:
    """A poll on a server, and what people do there."""

    server: Server
    poll_id: UUID
    options: list[str]
    final: dict[UUID, list[str]] = field(default_factory=dict)
    """The last choice of each that the server has answered for."""

    async def cast(self, page: Socket, key: str, choice: list[str]) -> None:
        """Send a ballot; whoever sent it waits for the answer."""
        await page.send("do", "cast", {"poll_id": str(self.poll_id), "key": key, "choice": choice})

    async def acknowledged(self, page: Socket, by: ByPerson, key: str, choice: list[str]) -> None:
        """Vote, and be told that it is counted."""
        await self.cast(page, key, choice)
        answer = await page.answer()
        assert answer["ok"], answer
        self.final[by.person_id] = choice

    async def twice(self, by: ByPerson, first: list[str], _second: list[str]) -> None:
        """The same ballot is sent twice without waiting."""
        key = a_key()
        async with a_socket(self.server, by) as page:
            await self.cast(page, key, first)
            await self.acknowledged(page, by, key, first)

    async def otherwise(self, by: ByPerson, first: list[str], second: list[str]) -> None:
        """The vote is changed, and then sent again."""
        key = a_key()
        async with a_socket(self.server, by) as page:
            await self.acknowledged(page, by, key, first)
            await self.acknowledged(page, by, key, second)
            await self.acknowledged(page, by, key, second)

    async def cut_off(self, by: ByPerson, first: list[str], second: list[str]) -> None:
        """The connection is cut between sending and answer, of the vote and of its change."""
        key = a_key()
        for choice in (first, second):
            async with a_socket(self.server, by) as page:
                await self.cast(page, key, choice)
                await asyncio.sleep(0)
                page.opened.transport.abort()
            async with a_socket(self.server, by) as page:
                await self.acknowledged(page, by, key, choice)

    async def in_two_tabs(self, by: ByPerson, first: list[str], second: list[str]) -> None:
        """Two devices of one person vote at once: one is counted, the other told so."""
        async with a_socket(self.server, by) as page, a_socket(self.server, by) as other:
            await asyncio.gather(self.cast(page, a_key(), first), self.cast(other, a_key(), second))
            answers = await asyncio.gather(page.answer(), other.answer())
        assert sorted(each.get("code", "counted") for each in answers) == ["counted", "voted_elsewhere"]
        self.final[by.person_id] = first if answers[0]["ok"] else second


async def _everybody(made: Made) -> list[ByPerson]:
    now = clock.now()
    people = [
        Person(workshop_id=made.workshop_id, name=f"Person {n}", name_key=f"person {n}", created_at=now, joined_at=now)
        for n in range(VOTERS)
    ]
    await Person.bulk_create(people)
    keys = [
        PersonKey(person_id=each.id, kind=KeyKind.DEVICE, token_hash=uuid4().hex, created_at=now, admitted_at=now)
        for each in people
    ]
    await PersonKey.bulk_create(keys)
    return [ByPerson(each.person_id, each.id) for each in keys]


async def test_a_thousand_who_vote_at_once_are_counted_exactly(server: Server) -> None:
    made = await a_workshop()
    everybody = await _everybody(made)
    poll_id = await a_poll(made, PollKind.CHOOSE, least=1, most=2)
    await stage.show_on_screen(made.workshop_id, Showing.POLL, by=made.by, poll_id=poll_id)
    hall = Hall(server, poll_id, await options_of(poll_id))
    chance = Random(7)  # noqa: S311  # the same each time
    ways = [hall.twice, hall.otherwise, hall.cut_off, hall.in_two_tabs]

    async def vote(number: int, by: ByPerson, moment: float) -> None:
        first, second = (sorted(chance.sample(hall.options, chance.randint(1, 2))) for _ in range(2))
        await asyncio.sleep(moment)
        await ways[number % len(ways)](by, first, second)

    async with a_socket(server, ByScreen(made.workshop_id, 1), "screen") as screen, asyncio.timeout(PATIENCE):
        listening = asyncio.create_task(screen.read_on())
        moments = [SECONDS * chance.random() for _ in everybody]
        await asyncio.gather(*(vote(number, *each) for number, each in enumerate(zip(everybody, moments, strict=True))))
        while f'"cast":{VOTERS},' not in screen.heard[-1]:
            await asyncio.sleep(0.05)
    await listening
    assert await Voted.filter(poll_id=poll_id).count() == VOTERS
    assert "result" not in "".join(screen.heard)
    await polls.close_poll(poll_id, by=made.by)
    counted = Counter([each.choice for each in await Ballot.filter(poll_id=poll_id)])
    assert counted == Counter(ballots.packed(each) for each in hall.final.values())
    assert counted.total() == VOTERS
