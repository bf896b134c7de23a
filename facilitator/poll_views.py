"""What may be seen of the polls of a day that are open or over, as plain data: one view for voters, one for the screen.

A result is told once an organiser shows it, or grows on the screen in a named poll that says so. Of a secret poll
nothing is told before, and where few voted nothing but who won.
"""

from collections import Counter, OrderedDict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from tortoise.functions import Count

from facilitator import ballots, clock, tally
from facilitator.clock import milliseconds
from facilitator.proposals import followed
from facilitator.urn import is_open
from facilitator.voting import rules_of, voting_groups
from models import Ballot, Person, Poll, PollOption, Proposal
from models.vocabulary import PollKind

NEWEST = 3
"""How many results a participant's page holds: it goes to everybody at each round change."""

_MOST_KEPT = 200
_counted: OrderedDict[tuple[object, ...], tally.Result] = OrderedDict()


@dataclass(frozen=True, slots=True)
class PollState:
    """An opened poll: `groups` whom it is for (None: everybody), how many `may` vote and have `cast`, what is shown.

    `about` are the proposals that can be read, by option.
    """

    poll: Poll
    options: tuple[PollOption, ...]
    about: Mapping[UUID, Proposal]
    groups: frozenset[UUID] | None
    may: int
    cast: int
    result: tally.Result | tally.Winners | None

    @property
    def state(self) -> str:
        """Open, closed, or shown."""
        if self.poll.published_at is not None:
            return "shown"
        return "open" if is_open(self.poll, clock.now()) else "closed"

    def is_for(self, group_id: UUID | None) -> bool:
        """Whether people of this group may vote in it."""
        return self.groups is None or group_id in self.groups


async def read_poll_states(workshop_id: UUID) -> list[PollState]:
    """The polls of a workshop that were opened, in order (inside a read)."""
    polls = await Poll.filter(workshop_id=workshop_id, opened_at__isnull=False).order_by("position")
    if not polls:
        return []
    options: dict[UUID, list[PollOption]] = {each.id: [] for each in polls}
    for each in await PollOption.filter(poll_id__in=list(options)).order_by("position"):
        options[each.poll_id].append(each)
    cast = Ballot.filter(poll_id__in=list(options)).annotate(number=Count("id")).group_by("poll_id")
    numbers = dict(await cast.values_list("poll_id", "number"))
    here = Person.filter(workshop_id=workshop_id, joined_at__isnull=False)
    sizes: Counter[UUID | None] = Counter(
        dict(await here.annotate(size=Count("id")).group_by("group_id").values_list("group_id", "size"))
    )
    every = [each for some in options.values() for each in some if each.proposal_id]
    kept = await followed(each.proposal_id for each in every if each.proposal_id)
    about = {
        each.id: proposal
        for each in every
        if each.proposal_id and (proposal := kept[each.proposal_id]).hidden_at is None
    }
    return [
        await _state(poll, tuple(options[poll.id]), about, sizes, numbers.get(poll.id, 0) + _archived(poll))
        for poll in polls
    ]


async def shown_result(poll: Poll, options: tuple[PollOption, ...]) -> tally.Result | tally.Winners:
    """What may be shown of a result (inside a read)."""
    result = await result_of(poll, options)
    return result if isinstance(result, tally.Winners) else tally.shown(result, is_secret=poll.is_secret)


async def result_of(poll: Poll, options: tuple[PollOption, ...]) -> tally.Result | tally.Winners:
    """All that is known of a result (inside a read); whoever shows it to anybody takes `shown_result`."""
    if poll.winners is not None:
        return tally.Winners(frozenset(poll.winners))
    key = (poll.id, poll.closed_at, str(poll.hand))
    if poll.closed_at is not None and key in _counted:
        return _counted[key]
    rules = rules_of(poll, options)
    choices = [
        ballots.unpacked(str(each)) for each in await Ballot.filter(poll_id=poll.id).values_list("choice", flat=True)
    ]
    result = tally.count(choices, rules, ballots.check_hand(poll.hand, rules) if poll.hand else None)
    if poll.closed_at is not None:
        _counted[key] = result
        while len(_counted) > _MOST_KEPT:
            _counted.popitem(last=False)
    return result


def for_voters(state: PollState, readable: Collection[UUID]) -> dict[str, Any]:
    """What those see who may vote in it; `readable` are the meetings whose proposals they may read."""
    poll = state.poll
    about = {each: str(proposal.id) for each, proposal in state.about.items() if proposal.meeting_id in readable}
    facts = _facts(state) | {
        "about": {str(each.id): about[each.id] for each in state.options if each.id in about},
        "opened_at": milliseconds(poll.opened_at) if poll.opened_at else None,
        "is_changeable": poll.is_changeable,
        "is_shuffled": poll.is_shuffled,
        "dots": poll.dots,
        "most_on_one": poll.most_on_one,
        "least": poll.least,
        "most": poll.most,
    }
    return facts | ({"result": told(state.result)} if state.state == "shown" and state.result else {})


def for_screen(state: PollState) -> dict[str, Any]:
    """What the plenary screen shows of it: how many have voted, and the result or live totals where they are told."""
    facts = _facts(state) | {"cast": state.cast, "may": max(state.may, state.cast), "dots": state.poll.dots}
    return facts | ({"result": told(state.result)} if state.result else {})


def for_desk(state: PollState) -> dict[str, Any]:
    """What organisers see of it while the day runs: how many have voted."""
    facts = {"id": str(state.poll.id), "title": state.poll.title, "state": state.state}
    return facts | {"cast": state.cast, "may": max(state.may, state.cast)}


def told(result: tally.Result | tally.Winners) -> dict[str, Any]:
    """A result as a browser gets it: numbers as decimals with at most two places."""
    if isinstance(result, tally.Winners):
        return {"winners": sorted(result.winners)}
    tie = result.tie
    return {
        "ballots": result.ballots,
        "by_hand": result.by_hand,
        "standings": [
            {
                "option": each.option,
                "place": each.place,
                "wins": each.wins,
                "given": each.given,
                "points": _decimal(each.points),
                "means": [_decimal(spread.mean) for spread in each.spreads],
                "spreads": [list(spread.numbers) for spread in each.spreads],
            }
            for each in result.standings
        ],
        "tie": {"options": list(tie.options), "seats": tie.seats, "went_on": list(tie.went_on)} if tie else None,
    }


def _archived(poll: Poll) -> int:
    """How many voted on devices whose ballots an archive did not hold."""
    return int(poll.hand["voters"]) - int(poll.hand["by_hand"]) if poll.hand and "by_hand" in poll.hand else 0


async def _state(
    poll: Poll,
    options: tuple[PollOption, ...],
    about: Mapping[UUID, Proposal],
    sizes: Counter[UUID | None],
    cast: int,
) -> PollState:
    groups = await voting_groups(poll)
    may = sum(size for group, size in sizes.items() if groups is None or group in groups)
    is_told = poll.published_at is not None or (poll.is_live and not poll.is_secret and poll.closed_at is None)
    result = await shown_result(poll, options) if is_told else None
    return PollState(poll, options, about, groups, may, cast, result)


def _facts(state: PollState) -> dict[str, Any]:
    poll = state.poll
    ranked = {"method": poll.method.value} if poll.kind is PollKind.RANKING else {}
    return {
        "id": str(poll.id),
        "title": poll.title,
        "kind": poll.kind.value,
        "state": state.state,
        "is_secret": poll.is_secret,
        "seats": poll.seats,
        "tie": poll.tie.value,
        "ends_at": milliseconds(poll.ends_at) if poll.ends_at else None,
        "options": [{"id": str(each.id), "text": each.text} for each in state.options],
    } | ranked


def _decimal(number: Any) -> float | None:
    return None if number is None else round(float(number), 2)
