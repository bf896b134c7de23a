"""Casting ballots: one for each person and poll, counted in by lots, and in a secret poll joined to nobody.

*Who has voted* and *what was chosen* are two rows with nothing in common but the poll. What lets a voter change their
ballot is a key that their browser made; its hash lies with the ballot until the poll is closed. Nothing here is
journalled or logged, and no time is kept.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from sqlite3 import Connection
from typing import Any, TypeVar
from uuid import UUID

from facilitator import clock
from facilitator.access import By, ByPerson
from facilitator.accounts import hash_token
from facilitator.ballots import Rules
from facilitator.database import in_one_go
from facilitator.errors import Invalid, NotFound, Refusal
from facilitator.happenings import BallotsCast
from facilitator.live import announce
from facilitator.lots import Lots
from facilitator.urn import Cast, Groups, OtherPollError, Urn, is_open
from models import Meeting, Poll, PollOption

A = TypeVar("A")
T = TypeVar("T")

KEY = range(22, 65)
"""How many characters the key to a ballot has: 128 random bits at least."""


async def cast(poll_id: UUID, key: str, choice: Any, *, by: By, opened_at: int | None = None) -> None:
    """Vote, or change one's vote with the key that it was cast with. The same once more changes nothing.

    `opened_at` tells which opening of the poll the voter saw, as the page was told: it may have been taken back and
    changed since. Raises Conflict("poll_not_open"), ("poll_closed"), ("poll_changed"), ("voted_elsewhere") or
    ("vote_is_final"), Invalid as `ballots.check` does, and NotFound for who may not vote in it.
    """
    if not isinstance(by, ByPerson):
        raise NotFound
    if len(key) not in KEY or not key.isalnum() or not key.isascii():
        raise Invalid("command_unreadable")
    await _lots.ask(poll_id, Cast(by, hash_token(f"{poll_id} {by.person_id} {key}"), choice, opened_at))


async def has_voted(poll_id: UUID, *, by: By) -> bool:
    """Whether the one who asks has voted in a poll that is open for them; asked by a page that knows nothing of it."""
    if not isinstance(by, ByPerson):
        raise NotFound
    _urn, has = await _with_urn(poll_id, Urn.has_voted, by)
    return has


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


async def met_by(theme_id: UUID) -> frozenset[UUID]:
    """The groups that have met a theme, or meet it now: those whom its polls are for."""
    groups = await Meeting.filter(theme_id=theme_id, opened_at__isnull=False).values_list("group_id", flat=True)
    return frozenset(UUID(str(each)) for each in groups)


async def voting_groups(poll: Poll) -> frozenset[UUID] | None:
    """The groups that a poll is for; None for everybody's."""
    if poll.group_id is not None:
        return frozenset({poll.group_id})
    return await met_by(poll.theme_id) if poll.theme_id is not None else None


async def _count_in(poll_id: UUID, casts: Sequence[Cast]) -> list[Refusal | None]:
    urn, (outcomes, cast) = await _with_urn(poll_id, Urn.take_in, casts)
    if None in outcomes:
        announce(BallotsCast(urn.poll.workshop_id, poll_id, cast))
    return outcomes


async def _with_urn(
    poll_id: UUID, work: Callable[[Urn, A, Groups, datetime, Connection], T], asked: A
) -> tuple[Urn, T]:
    """Do something with a poll's urn in one transaction, by the rules that the poll has in it."""
    while True:
        urn = await _urn_of(poll_id)
        try:
            return urn, await in_one_go(partial(work, urn, asked, await voting_groups(urn.poll), clock.now()))
        except OtherPollError:
            _urns.pop(poll_id, None)


async def _urn_of(poll_id: UUID) -> Urn:
    """The urn of a poll, kept while people vote: what a poll is held by stays as it is from its opening on."""
    if poll_id in _urns:
        return _urns[poll_id]
    poll = await Poll.get_or_none(id=poll_id)
    if poll is None:
        raise NotFound
    urn = Urn(poll, rules_of(poll, await PollOption.filter(poll_id=poll_id)))
    if is_open(poll, clock.now()):
        _urns[poll_id] = urn
        while len(_urns) > _MOST_KEPT:
            del _urns[next(iter(_urns))]
    return urn


_MOST_KEPT = 100
_urns: dict[UUID, Urn] = {}
_lots = Lots(_count_in)
