"""Judging what waits to be written: who may, whose text it is, whether it is whole; and logging what stands the test.

Runs inside the one transaction of a group commit. Touches no room: what a room may take in is told by the judgement.
"""

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta
from enum import Enum
from uuid import UUID

from facilitator import clock, lateness, textlog
from facilitator.access import By, ByPerson
from facilitator.errors import Conflict, NotAllowed, NotFound, Refusal
from facilitator.nesting import DEEPEST, nesting
from facilitator.rooms import KEEP_STATE, Room
from facilitator.sharedtext import MalformedError
from facilitator.standing import Right, Standing, read_standing
from facilitator.updates import Spans, Update, begins_inside_character, brings_news, cuts_character, lacks, read_update
from models import Author, Workshop
from models.vocabulary import StateKind

LARGEST_DOCUMENT = 4_000_000
"""Bytes of one text; more than a shelf of books."""


MOST_HANDS = 500
"""Client ids in one update that are nobody's yet; a browser takes one each time it opens a document."""


class Receipt(Enum):
    """What became of an update."""

    SAVED = "saved"
    LATE = "late"
    MISSING = "missing"


@dataclass(eq=False, slots=True)
class Pending:
    """An update that waits for the next commit."""

    room: Room
    by: By
    data: bytes
    update: Update
    sender: object
    done: asyncio.Future[Receipt]


@dataclass(slots=True)
class Judged:
    """What became of one update, and whether the room is to take it in."""

    outcome: Receipt | Exception
    is_news: bool = False


@dataclass(slots=True)
class Judgement:
    """What became of a batch, in its order; whose client ids are whose; the rooms that late text came for.

    `kept` are the rooms of which a state was kept.
    """

    judged: list[Judged] = field(default_factory=list)
    owners: dict[Room, dict[int, UUID]] = field(default_factory=dict)
    late_rooms: list[Room] = field(default_factory=list)
    kept: list[Room] = field(default_factory=list)


@dataclass(slots=True)
class _Sitting:
    """What is known while a batch is judged: rooms as they will be once it is committed."""

    grace: timedelta
    versions: dict[UUID, int]
    clocks: dict[Room, dict[int, int]] = field(default_factory=dict)
    halves: dict[Room, list[Spans]] = field(default_factory=dict)
    sizes: dict[Room, int] = field(default_factory=dict)
    owners: dict[Room, dict[int, UUID]] = field(default_factory=dict)
    wrote: set[tuple[Room, UUID]] = field(default_factory=set)
    rows: list[tuple[UUID, UUID | None, bytes]] = field(default_factory=list)
    entered: dict[Room, list[Update]] = field(default_factory=dict)
    result: Judgement = field(default_factory=Judgement)

    def take_up(self, room: Room) -> None:
        """Begin with a room as it is."""
        self.clocks.setdefault(room, dict(room.clocks))
        self.halves.setdefault(room, [room.halves])
        self.sizes.setdefault(room, room.size)
        self.owners.setdefault(room, dict(room.owners))


async def judge_at_once(batch: list[Pending], grace: timedelta) -> Judgement | None:
    """Judge by what is known and log it in one statement; None, with nothing done, if more has to be asked or refused.

    That is nearly every batch: people who write, whose rights and text are known, in workshops where nothing changed.
    """
    sitting = _Sitting(grace, {})
    try:
        for pending in batch:
            judged = _judge_known(pending, sitting)
            if judged is None:
                return None
            sitting.result.judged.append(judged)
    except (Refusal, MalformedError):
        return None
    if any(is_state_due(room) for room, _ in sitting.wrote) or not 0 < len(sitting.rows) <= textlog.MOST_ROWS:
        return None
    return sitting.result if await textlog.append_if(sitting.versions, sitting.rows, clock.now()) else None


async def judge(batch: list[Pending], grace: timedelta) -> Judgement:
    """Judge a batch in order and log what may be written."""
    workshops = Workshop.filter(id__in={each.room.workshop_id for each in batch})
    sitting = _Sitting(grace, dict(await workshops.values_list("id", "version")))
    for pending in batch:
        sitting.take_up(pending.room)
        try:
            judged = await _judge_one(pending, sitting)
        except (Refusal, MalformedError) as refusal:
            judged = Judged(refusal)
        sitting.result.judged.append(judged)
    sitting.result.kept = [room for room in {room for room, _ in sitting.wrote} if is_state_due(room)]
    if sitting.result.kept:
        # Before what comes now, which may take away what nobody has touched for an hour.
        documents = [room.document_id for room in sitting.result.kept]
        await textlog.keep_states(documents, StateKind.WRITTEN, clock.now(), only_changed=True)
    await textlog.append(sitting.rows, clock.now())
    sitting.result.owners = sitting.owners
    return sitting.result


def is_state_due(room: Room) -> bool:
    """Whether a room is to be kept as it is before it is written in now."""
    return clock.now() - room.state_kept_at >= KEEP_STATE


def _judge_known(pending: Pending, sitting: _Sitting) -> Judged | None:
    room = pending.room
    standing = room.standings.get(pending.by)
    if standing is None or sitting.versions.setdefault(room.workshop_id, standing.version) != standing.version:
        return None
    sitting.take_up(room)
    clocks = sitting.clocks[room]
    person_id, right = _right(pending, sitting, standing)
    if right is not Right.WRITE:
        return None
    news = brings_news(pending.update, clocks)
    if not news and room.deleted.holds_all(pending.update.deletes):
        return Judged(Receipt.SAVED)
    owners = sitting.owners[room]
    if any(owners.get(client) != person_id for client in news):
        return None
    return _enter(pending, sitting, person_id)


async def _judge_one(pending: Pending, sitting: _Sitting) -> Judged:
    room = pending.room
    person_id, right = _right(pending, sitting, await _standing(pending, sitting))
    news = brings_news(pending.update, sitting.clocks[room])
    if not news and room.deleted.holds_all(pending.update.deletes):
        return Judged(Receipt.SAVED)
    await _claim(sitting, room, news, person_id)
    if right is Right.COME_LATE:
        return await _keep_late(pending, sitting, person_id)
    return _enter(pending, sitting, person_id)


def _right(pending: Pending, sitting: _Sitting, standing: Standing) -> tuple[UUID, Right]:
    """Who it is, and what they may; NotFound if nothing."""
    room, now = pending.room, clock.now()
    if not isinstance(pending.by, ByPerson):
        raise NotFound
    person_id = pending.by.person_id
    wrote_at = now if (room, person_id) in sitting.wrote else room.wrote_at.get(person_id)
    right = standing.right(now, wrote_at, sitting.grace)
    if right is Right.NONE:
        raise NotFound
    return person_id, right


def _enter(pending: Pending, sitting: _Sitting, person_id: UUID) -> Judged:
    """Put an update among those that are logged, if it is whole and there is room for it."""
    room, update, clocks = pending.room, pending.update, sitting.clocks[pending.room]
    if lacks(update, clocks) or begins_inside_character(update, clocks):
        return Judged(Receipt.MISSING)
    if cuts_character(update, *sitting.halves[room]):
        raise MalformedError("half a character")
    size = sitting.sizes[room] + len(pending.data)
    if update.brings.of and size > LARGEST_DOCUMENT:
        raise Conflict("document_full")  # not for what only takes away: it makes room
    _measure(pending, sitting)
    for client, end in update.brings.ends().items():
        clocks[client] = max(end, clocks.get(client, 0))
    if update.halves.of:
        sitting.halves[room].append(update.halves)
    sitting.sizes[room] = size
    sitting.wrote.add((room, person_id))
    sitting.rows.append((room.document_id, person_id, pending.data))
    return Judged(Receipt.SAVED, is_news=True)


def _measure(pending: Pending, sitting: _Sitting) -> None:
    """See that the room's nodes stay within what can be walked through, with as little reading as that takes."""
    room = pending.room
    levels, hangs = nesting(pending.update)
    if levels:
        after = room.levels + levels if hangs and room.levels is not None else levels
        if room.levels is None or after > DEEPEST:
            # Not by the deepest node that anybody made: what is shallow may always be written beside it.
            ground = [read_update(room.text.missing_from()), *sitting.entered.get(room, ())]
            room.levels = max(nesting(each, ground)[0] for each in ground)
            after, _ = nesting(pending.update, ground)
        if after > DEEPEST:
            raise MalformedError("nodes too deep")
        room.levels = max(room.levels, after)
    sitting.entered.setdefault(room, []).append(pending.update)


async def _standing(pending: Pending, sitting: _Sitting) -> Standing:
    room = pending.room
    version = sitting.versions.get(room.workshop_id)
    if version is None:
        raise NotFound
    known = room.standings.get(pending.by)
    # Every change of rights raises the workshop's version: one row read here tells whether what is known still holds.
    if known is None or known.version != version:
        known = await read_standing(pending.by, room.text_id, room.document_id, version)
        room.standings[pending.by] = known
    return known


async def _claim(sitting: _Sitting, room: Room, clients: set[int], person_id: UUID) -> None:
    """Make sure that all this text is the person's own; an id that nobody has becomes theirs."""
    owners = sitting.owners[room]
    unknown = clients - owners.keys()
    if len(unknown) > MOST_HANDS:
        raise MalformedError("too many client ids")
    authors = await Author.filter(document_id=room.document_id, client_id__in=unknown) if unknown else []
    found = {each.client_id: each.person_id for each in authors}
    if any({**owners, **found}.get(client, person_id) != person_id for client in clients):
        raise NotAllowed("text_of_another")
    fresh = [
        Author(document_id=room.document_id, client_id=each, person_id=person_id) for each in unknown - found.keys()
    ]
    await Author.bulk_create(fresh)
    owners.update(dict.fromkeys(unknown, person_id))


async def _keep_late(pending: Pending, sitting: _Sitting, person_id: UUID) -> Judged:
    room = pending.room
    logged = [data for document_id, _, data in sitting.rows if document_id == room.document_id]
    clocks, halves = sitting.clocks[room], sitting.halves[room]
    ground = lateness.Ground(room.document_id, room.text, logged, clocks, halves, room.sketch)
    kept = await lateness.keep(person_id, pending.data, pending.update, ground)
    if kept is lateness.Kept.MISSING:
        return Judged(Receipt.MISSING)
    if kept is lateness.Kept.NEW and room not in sitting.result.late_rooms:
        sitting.result.late_rooms.append(room)
    return Judged(Receipt.LATE)
