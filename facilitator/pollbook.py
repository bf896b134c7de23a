"""The polls of a workshop as their organisers see them: values to compare, in one gated read.

Of a secret poll it holds how many have voted, never who; the result when the poll is closed, as it may be shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from facilitator import clock, poll_views
from facilitator.access import By, require_organiser
from facilitator.ballots import Choice, Hand, Rules, check_hand, unpacked
from facilitator.discussed import themes_of
from facilitator.errors import Conflict, NotFound
from facilitator.live import reading
from facilitator.poll_results import PollResult, Scope
from facilitator.sender import sender_of
from facilitator.tally import Winners, may_export_ballots
from facilitator.voting import rules_of
from models import Ballot, Group, Person, Poll, PollOption, Theme, Workshop
from models.vocabulary import PollKind, RankingMethod, Showing, TieRule


@dataclass(frozen=True, slots=True)
class Named:
    """What somebody chose in a named poll."""

    name: str
    choice: Any


@dataclass(frozen=True, slots=True)
class HeldPoll:
    """A poll. `scope` is its theme's or group's id; `options` are texts by id; `cast` of those who `may` have voted.

    `hand` is what was counted by hand, until it is closed, and `told` what came of it, from then on.
    """

    id: UUID
    title: str
    kind: PollKind
    scope: UUID | None
    options: tuple[tuple[str, str], ...]
    rules: Rules
    method: RankingMethod
    tie: TieRule
    is_secret: bool
    is_live: bool
    is_changeable: bool
    is_shuffled: bool
    minutes: int
    state: str
    cast: int
    may: int
    by_hand: int
    hand: Mapping[str, Any] | None
    is_on_screen: bool
    told: PollResult | None
    named: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class PollBook:
    """The polls in order, the themes and groups that they may be for, and who may vote without being on a list."""

    polls: tuple[HeldPoll, ...]
    themes: tuple[tuple[UUID, str], ...]
    groups: tuple[tuple[UUID, int, str], ...]
    unlisted: tuple[str, ...]


@reading
async def read_pollbook(workshop_id: UUID, *, by: By) -> PollBook:
    """The polls as they stand. Raises NotFound for who does not organise the workshop."""
    workshop = await require_organiser(by, workshop_id)
    groups = await Group.filter(workshop_id=workshop_id).order_by("number")
    opened = {each.poll.id: each for each in await poll_views.read_poll_states(workshop_id)}
    polls = await Poll.filter(workshop_id=workshop_id).order_by("position", "id")
    unlisted = Person.filter(workshop_id=workshop_id, is_unlisted=True).order_by("name")
    return PollBook(
        polls=tuple([await _held(workshop, each, opened.get(each.id)) for each in polls]),
        themes=tuple([(each.id, each.title) for each in await themes_of(workshop_id).order_by("position")]),
        groups=tuple((each.id, each.number, each.name) for each in groups),
        unlisted=tuple([each.name for each in await unlisted]),
    )


@reading
async def read_result(poll_id: UUID, *, by: By) -> PollResult:
    """What came of a poll, as of now. Raises NotFound for who does not organise it, Conflict("poll_not_closed")."""
    poll = await Poll.get_or_none(id=poll_id)
    if poll is None:
        raise NotFound
    book = await read_pollbook(poll.workshop_id, by=by)
    told = next(each.told for each in book.polls if each.id == poll_id)
    if told is None:
        raise Conflict("poll_not_closed")
    return replace(told, made_at=clock.now())


@reading
async def read_ballots(poll_id: UUID, *, by: By) -> tuple[PollResult, list[Choice], Hand | None]:
    """What came of a closed poll, its ballots without who cast them, and what was counted by hand.

    Raises as `read_result` does, and Conflict("too_few_ballots") where they could tell whose they are.
    """
    told = await read_result(poll_id, by=by)
    if isinstance(told.result, Winners) or not may_export_ballots(told.result, is_secret=told.is_secret):
        raise Conflict("too_few_ballots")
    poll = await Poll.get(id=poll_id)
    choices = [unpacked(each.choice) for each in await Ballot.filter(poll_id=poll_id)]
    return told, choices, check_hand(poll.hand, told.rules) if poll.hand else None


async def _told(
    workshop: Workshop, poll: Poll, options: tuple[PollOption, ...], state: poll_views.PollState
) -> PollResult:
    closed_at = poll.closed_at or clock.now()
    theme = await Theme.get_or_none(id=poll.theme_id) if poll.theme_id and not poll.group_id else None
    group = await Group.get_or_none(id=poll.group_id) if poll.group_id else None
    rules = rules_of(poll, options)
    by_hand = _by_hand(poll, rules)
    voted = state.cast + by_hand
    return PollResult(
        workshop_id=workshop.id,
        title=workshop.title,
        starts_at=workshop.starts_at,
        place=workshop.place,
        language=workshop.language,
        made_at=closed_at,
        question=poll.title,
        is_secret=poll.is_secret,
        scope=Scope(theme.title if theme else "", group.number if group else None, group.name if group else ""),
        day=closed_at.astimezone(clock.OSLO).date(),
        may_vote=max(state.may + by_hand, voted),
        voted=voted,
        by_hand=by_hand,
        texts={str(each.id): each.text for each in options},
        rules=rules,
        result=await poll_views.shown_result(poll, options),
        sender=await sender_of(workshop.id),
    )


async def _held(workshop: Workshop, poll: Poll, state: poll_views.PollState | None) -> HeldPoll:
    options = state.options if state else tuple(await PollOption.filter(poll_id=poll.id).order_by("position"))
    rules = rules_of(poll, options)
    return HeldPoll(
        id=poll.id,
        title=poll.title,
        kind=poll.kind,
        scope=poll.theme_id or poll.group_id,
        options=tuple((str(each.id), each.text) for each in options),
        rules=rules,
        method=poll.method,
        tie=poll.tie,
        is_secret=poll.is_secret,
        is_live=poll.is_live,
        is_changeable=poll.is_changeable,
        is_shuffled=poll.is_shuffled,
        minutes=poll.minutes or 0,
        state=state.state if state else "planned",
        cast=state.cast if state else 0,
        may=state.may if state else 0,
        by_hand=_by_hand(poll, rules),
        hand=poll.hand if poll.closed_at is None else None,
        is_on_screen=workshop.showing is Showing.POLL and workshop.showing_id == poll.id,
        told=await _told(workshop, poll, options, state) if state and poll.closed_at else None,
        named=() if poll.is_secret else await _named(poll),
    )


def _who_came(person: Person) -> str:
    return person.deputy_name if person.deputy_came and person.deputy_name else person.name


def _by_hand(poll: Poll, rules: Rules) -> int:
    return check_hand(poll.hand, rules).counted_by_hand if poll.hand else 0


async def _named(poll: Poll) -> tuple[Named, ...]:
    ballots = await Ballot.filter(poll_id=poll.id, person_id__isnull=False).select_related("person")
    found = [Named(_who_came(each.person), unpacked(each.choice)) for each in ballots if each.person]
    return tuple(sorted(found, key=lambda each: each.name))
