"""Casting ballots: one for each person and poll, counted in by lots, and in a secret poll joined to nobody.

*Who has voted* and *what was chosen* are two rows with nothing in common but the poll. What lets a voter change their
ballot is a key that their browser made; its hash lies with the ballot until the poll is closed. Nothing here is
journalled or logged, and no time is kept.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4, uuid5

from facilitator import ballots, clock
from facilitator.access import By, ByPerson
from facilitator.accounts import hash_token
from facilitator.ballots import Choice, Rules
from facilitator.database import transaction
from facilitator.errors import Conflict, Invalid, NotFound, Refusal
from facilitator.happenings import BallotsCast
from facilitator.live import announce, reading
from facilitator.lots import Lots
from models import Ballot, Meeting, PersonKey, Poll, PollOption, Voted

KEY = range(22, 65)
"""How many characters the key to a ballot has: 128 random bits at least."""


@dataclass(frozen=True, slots=True)
class _Cast:
    """A ballot that somebody hands in."""

    by: ByPerson
    key_hash: str
    choice: Any


async def cast(poll_id: UUID, key: str, choice: Any, *, by: By) -> None:
    """Vote, or change one's vote with the key that it was cast with. The same once more changes nothing.

    Raises Conflict("poll_not_open"), ("poll_closed"), ("voted_elsewhere") or ("vote_is_final"), Invalid as
    `ballots.check` does, and NotFound for who may not vote in it.
    """
    if not isinstance(by, ByPerson):
        raise NotFound
    if len(key) not in KEY or not key.isalnum() or not key.isascii():
        raise Invalid("command_unreadable")
    await _urns.ask(poll_id, _Cast(by, hash_token(key), choice))


@reading
async def has_voted(poll_id: UUID, *, by: By) -> bool:
    """Whether the one who asks has voted in a poll that is open for them; asked by a page that knows nothing of it."""
    poll = await Poll.get_or_none(id=poll_id)
    if poll is None or not isinstance(by, ByPerson) or not is_open(poll, clock.now()):
        raise NotFound
    if by.person_id not in await _voters(poll, [by]):
        raise NotFound
    return await Voted.exists(id=_voted_id(poll.id, by.person_id))


def rules_of(poll: Poll, options: Sequence[PollOption]) -> Rules:
    """What a poll is held by."""
    return Rules(
        kind=poll.kind,
        options=tuple(str(each.id) for each in sorted(options, key=lambda each: each.position)),
        dots=poll.dots,
        most_on_one=poll.most_on_one,
        least=poll.least,
        most=poll.most,
        method=poll.method,
        seats=poll.seats,
        tie=poll.tie,
        seed=poll.lot,
    )


def is_open(poll: Poll, now: datetime) -> bool:
    """Whether a ballot can be cast: a time limit holds by itself, whoever closes the poll after it."""
    return poll.opened_at is not None and poll.closed_at is None and (poll.ends_at is None or now < poll.ends_at)


def packed(choice: Choice) -> str:
    """A choice as a ballot holds it: equal ones are equal texts."""
    return json.dumps(choice, sort_keys=True, separators=(",", ":"))


def unpacked(ballot: str) -> Choice:
    """The choice that a ballot holds."""
    choice: Choice = json.loads(ballot)
    return choice


async def met_by(theme_id: UUID) -> frozenset[UUID]:
    """The groups that have met a theme, or meet it now: those whom its polls are for."""
    groups = await Meeting.filter(theme_id=theme_id, opened_at__isnull=False).values_list("group_id", flat=True)
    return frozenset(UUID(str(each)) for each in groups)


async def _count_in(poll_id: UUID, casts: Sequence[_Cast]) -> list[Refusal | None]:
    workshop_id, outcomes = await transaction(_write, poll_id, casts)
    if None in outcomes:
        announce(BallotsCast(workshop_id, poll_id))
    return outcomes


_urns = Lots(_count_in)


async def _write(poll_id: UUID, casts: Sequence[_Cast]) -> tuple[UUID, list[Refusal | None]]:
    poll = await Poll.get_or_none(id=poll_id)
    if poll is None:
        raise NotFound
    urn = _Urn(
        poll=poll,
        rules=rules_of(poll, await PollOption.filter(poll_id=poll_id)),
        voters=await _voters(poll, [each.by for each in casts]),
        voted={
            each.id for each in await Voted.filter(id__in=[_voted_id(poll_id, each.by.person_id) for each in casts])
        },
        there=await _ballots(poll, casts),
        now=clock.now(),
    )
    outcomes = [urn.take(each) for each in casts]
    await Voted.bulk_create(urn.new_voted)
    await Ballot.bulk_create(urn.added)
    for ballot in urn.changed.values():
        await Ballot.filter(id=ballot.id).update(choice=ballot.choice)
    return poll.workshop_id, outcomes


@dataclass(slots=True)
class _Urn:
    """A poll, what is known of those who cast a ballot together, and what is to be written."""

    poll: Poll
    rules: Rules
    voters: frozenset[UUID]
    voted: set[UUID]
    there: dict[str, Ballot]
    now: datetime
    new_voted: list[Voted] = field(default_factory=list)
    added: list[Ballot] = field(default_factory=list)
    changed: dict[UUID, Ballot] = field(default_factory=dict)

    def take(self, cast: _Cast) -> Refusal | None:
        """What becomes of one ballot. Writes nothing yet, so that one refusal undoes nobody else's."""
        try:
            self._require_open(cast)
            choice = packed(ballots.check(cast.choice, self.rules))
        except Refusal as refusal:
            return refusal
        voted_id = _voted_id(self.poll.id, cast.by.person_id)
        if voted_id in self.voted:
            return self._change(cast, choice)
        if cast.key_hash in self.there:
            return Conflict("voted_elsewhere")  # somebody else's key
        self.voted.add(voted_id)
        self.new_voted.append(Voted(id=voted_id, poll_id=self.poll.id, person_id=cast.by.person_id))
        named = None if self.poll.is_secret else cast.by.person_id
        ballot = Ballot(id=uuid4(), poll_id=self.poll.id, key_hash=cast.key_hash, choice=choice, person_id=named)
        self.added.append(ballot)
        self.there[cast.key_hash] = ballot
        return None

    def _require_open(self, cast: _Cast) -> None:
        if cast.by.person_id not in self.voters:
            raise NotFound
        if self.poll.opened_at is None:
            raise Conflict("poll_not_open")
        if not is_open(self.poll, self.now):
            raise Conflict("poll_closed")

    def _change(self, cast: _Cast, choice: str) -> Refusal | None:
        ballot = self.there.get(cast.key_hash)
        if ballot is None or ballot.person_id not in {None, cast.by.person_id}:
            return Conflict("voted_elsewhere")
        if ballot.choice == choice:
            return None
        if not self.poll.is_changeable:
            return Conflict("vote_is_final")
        ballot.choice = choice
        if ballot not in self.added:
            self.changed[ballot.id] = ballot
        return None


async def _ballots(poll: Poll, casts: Sequence[_Cast]) -> dict[str, Ballot]:
    """The ballots that were cast with these keys."""
    found = await Ballot.filter(poll_id=poll.id, key_hash__in=[each.key_hash for each in casts])
    return {each.key_hash: each for each in found if each.key_hash}


async def _voters(poll: Poll, wanted: Sequence[ByPerson]) -> frozenset[UUID]:
    """Those of these who may vote: in the workshop, with a key that opens, and of the groups that the poll is for."""
    keys = await PersonKey.filter(
        id__in=[each.key_id for each in wanted],
        revoked_at=None,
        admitted_at__isnull=False,
        person__workshop_id=poll.workshop_id,
    ).values_list("id", "person_id", "person__group_id")
    opens = {key_id: (person_id, group_id) for key_id, person_id, group_id in keys}
    groups = await voting_groups(poll)
    found = set()
    for each in wanted:
        person_id, group_id = opens.get(each.key_id, (None, None))
        if person_id == each.person_id and (groups is None or group_id in groups):
            found.add(each.person_id)
    return frozenset(found)


async def voting_groups(poll: Poll) -> frozenset[UUID] | None:
    """The groups that a poll is for; None for everybody's."""
    if poll.group_id is not None:
        return frozenset({poll.group_id})
    return await met_by(poll.theme_id) if poll.theme_id is not None else None


def _voted_id(poll_id: UUID, person_id: UUID) -> UUID:
    return uuid5(poll_id, person_id.hex)
