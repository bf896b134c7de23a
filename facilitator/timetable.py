"""When each step of the day comes, and which round it is: pure arithmetic on the agenda.

Everywhere `items` are all steps of one workshop, in order.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from models import AgendaItem, Turn
from models.vocabulary import ROUND_KINDS, ItemKind


@dataclass(frozen=True, slots=True)
class Span:
    """From when until when a step lasts."""

    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class RoundNumber:
    """Which round a step is: `number` of `of` ordinary rounds; for a summary round, how many come before it."""

    number: int
    of: int
    is_summary: bool


def planned(items: Sequence[AgendaItem], starts_at: datetime) -> dict[UUID, Span]:
    """The day as it was meant: each step follows the one before, from the workshop's start."""
    spans: dict[UUID, Span] = {}
    for item in items:
        spans[item.id] = Span(starts_at, starts_at + timedelta(minutes=item.minutes))
        starts_at = spans[item.id].ends_at
    return spans


def projected(
    items: Sequence[AgendaItem],
    starts_at: datetime,
    current_id: UUID | None,
    now: datetime,
    ended_at: datetime | None = None,
) -> dict[UUID, Span]:
    """The day as it goes: what has been as it was, what is on until its clock ends, the rest after that.

    Before the start this is the plan. A step that runs over ends now; a paused one is taken to go on now.
    """
    spans: dict[UUID, Span] = {}
    follows_at = starts_at
    for index, item in enumerate(items):
        begins = item.started_at or follows_at
        if item.id == current_id:
            ends = max(now, now + left(item, now))
        elif item.started_at is not None:
            next_start = items[index + 1].started_at if index + 1 < len(items) else None
            ends = next_start or ended_at or now
        else:
            ends = begins + timedelta(minutes=item.minutes)
        spans[item.id] = Span(begins, ends)
        follows_at = ends
    return spans


def minutes_late(items: Sequence[AgendaItem], starts_at: datetime, current_id: UUID | None, now: datetime) -> int:
    """How many whole minutes after the plan the day will end; negative if before it."""
    if not items:
        return 0
    last = items[-1].id
    late = projected(items, starts_at, current_id, now)[last].ends_at - planned(items, starts_at)[last].ends_at
    return round(late / timedelta(minutes=1))


def left(running: AgendaItem | Turn, now: datetime) -> timedelta:
    """What is left of a step or a turn that is on; negative when it has run over."""
    if running.seconds_left is not None:
        return timedelta(seconds=running.seconds_left)
    if running.ends_at is not None:
        return running.ends_at - now
    return timedelta(minutes=running.minutes) if isinstance(running, AgendaItem) else timedelta()


def round_of(items: Sequence[AgendaItem], item_id: UUID | None) -> RoundNumber | None:
    """Which round a step is; None if the groups do not meet in it."""
    rounds = [item for item in items if item.kind == ItemKind.ROUND]
    number = 0
    for item in items:
        number += item.kind == ItemKind.ROUND
        if item.id == item_id and item.kind in ROUND_KINDS:
            return RoundNumber(number, len(rounds), item.kind == ItemKind.SUMMARY)
    return None


def rounds(items: Sequence[AgendaItem]) -> list[AgendaItem]:
    """The steps in which the groups meet."""
    return [item for item in items if item.kind in ROUND_KINDS]
