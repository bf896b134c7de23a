"""Polls in an archive: options by their place, from "1", so that it can be read without ids; ballots in no order.

What no page may tell, no archive does: ballots of a poll that is open are not in it, of a secret one in which few voted
only who won, and beside few that were counted by hand all are one count.
"""

import json
import secrets
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID, uuid4

from facilitator import ballots, tally
from facilitator.ballots import Rules
from facilitator.errors import Invalid
from facilitator.poll_views import result_of
from facilitator.voting import rules_of
from models import Ballot, Poll, PollOption
from models.vocabulary import PollKind

SETTINGS = (
    *("position", "title", "kind", "dots", "most_on_one", "least", "most", "method", "seats", "tie", "lot"),
    *("is_secret", "is_live", "is_changeable", "is_shuffled", "minutes"),
)
"""The columns that are archived as they are."""

Row = dict[str, Any]


async def read_polls(workshop_id: UUID) -> list[Row]:
    """The polls of a workshop as an archive has them (inside a read). One that is open is as before it was opened."""
    return [await _told(each) for each in await Poll.filter(workshop_id=workshop_id).order_by("position", "title")]


async def put_polls(rows: Sequence[Row], workshop_id: UUID) -> None:
    """Make polls of what an archive has (inside an action)."""
    for row in rows:
        about = row["proposals"] or [None] * len(row["options"])
        options = [
            PollOption(id=uuid4(), position=place, text=text, proposal_id=proposal_id)
            for place, (text, proposal_id) in enumerate(zip(row["options"], about, strict=True))
        ]
        ids = {str(place): str(each.id) for place, each in enumerate(options, start=1)}
        kept = {name: row[name] for name in (*SETTINGS, *_TIMES, "id", "theme_id", "group_id")}
        hand, winners = renamed(row["hand"], ids), renamed(row["winners"], ids)
        kept["lot"] = kept["lot"] or secrets.token_hex(16)
        poll = await Poll.create(**kept, workshop_id=workshop_id, hand=hand, winners=winners)
        for each in options:
            each.poll_id = poll.id
        await PollOption.bulk_create(options)
        rules = rules_of(poll, options)
        await Ballot.bulk_create(
            Ballot(
                id=uuid4(),
                poll_id=poll.id,
                choice=ballots.packed(ballots.check(renamed(each["choice"], ids), rules)),
                person_id=each["person_id"],
            )
            for each in row["ballots"]
        )


def renamed(value: Any, names: Mapping[str, str]) -> Any:
    """The same with options called something else; what is no option is left for the rules to refuse."""
    match value:
        case str():
            return names.get(value, value)
        case list():
            return [renamed(each, names) for each in value]
        case dict():
            return {names.get(key, key): renamed(each, names) for key, each in value.items()}
    return value


def require_possible(row: Mapping[str, Any]) -> None:
    """Raise Invalid where a poll in an archive could not have been held so, or a ballot not have been cast in it."""
    rules = _rules(row)
    if row["opened_at"] is None:
        if row["ballots"] or row["hand"] or row["winners"] or row["closed_at"]:
            raise Invalid("poll_not_open")
        return
    ballots.check_rules(rules)
    if row["closed_at"] is None:
        raise Invalid("poll_not_closed")
    if not {*(row["winners"] or ())} <= {*rules.counted}:
        raise Invalid("option_unknown")
    if row["hand"] is not None:
        ballots.check_hand(row["hand"], rules)
    for each in row["ballots"]:
        ballots.check(each["choice"], rules)


def _rules(row: Mapping[str, Any]) -> Rules:
    return Rules(
        kind=row["kind"],
        options=tuple(str(place) for place in range(1, len(row["options"]) + 1)),
        **{name: row[name] for name in ("dots", "most_on_one", "least", "most", "method", "seats", "tie")},
        seed=row["lot"],
    )


_TIMES = ("opened_at", "ends_at", "closed_at", "published_at")


async def _told(poll: Poll) -> Row:
    options = await PollOption.filter(poll_id=poll.id).order_by("position")
    row: Row = {name: getattr(poll, name) for name in (*SETTINGS, "id", "theme_id", "group_id")}
    row |= {"options": [each.text for each in options], "proposals": [each.proposal_id for each in options]}
    row |= {"hand": None, "winners": None, "ballots": []}
    if poll.closed_at is None:
        # With the lot in it, who holds an archive would know how a draw will end.
        return row | dict.fromkeys(_TIMES) | {"lot": ""}
    row |= {name: getattr(poll, name) for name in _TIMES}
    names = {str(each.id): str(place) for place, each in enumerate(options, start=1)}
    result = await result_of(poll, tuple(options))
    shown = result if isinstance(result, tally.Winners) else tally.shown(result, is_secret=poll.is_secret)
    if isinstance(shown, tally.Winners):
        return row | {"winners": sorted(names.get(each, each) for each in shown.winners)}
    lying = await Ballot.filter(poll_id=poll.id)
    if not tally.may_export_ballots(shown, is_secret=poll.is_secret):
        rules = rules_of(poll, options)
        hand = ballots.check_hand(poll.hand, rules) if poll.hand else None
        counted = tally.summed([ballots.unpacked(each.choice) for each in lying], rules, hand)
        return row | {"hand": renamed(ballots.packed_hand(counted), names)}
    cast = [
        {"choice": _in_order(renamed(ballots.unpacked(each.choice), names), poll), "person_id": each.person_id}
        for each in lying
    ]
    cast.sort(key=lambda each: json.dumps(each["choice"], sort_keys=True))
    return row | {"hand": renamed(poll.hand, names), "ballots": cast}


def _in_order(choice: Any, poll: Poll) -> Any:
    """What is equal is equal in the file, whatever the ids were."""
    return sorted(choice) if isinstance(choice, list) and poll.kind is PollKind.CHOOSE else choice
