"""Late text: what came for a closed meeting, kept by person until leader or note taker takes it in or leaves it.

One row for each person and document collects what comes, however many keystrokes it came in. Text that was left is
not asked about again when its browser offers it anew. Call these inside a transaction.
"""

from collections.abc import Mapping
from enum import Enum
from uuid import UUID

from facilitator import clock
from facilitator.errors import Conflict
from facilitator.sharedtext import merged
from facilitator.updates import Spans, Update, brings_news, lacks, read_update
from models import LateUpdate

LARGEST = 1_000_000
"""Bytes of late text kept for one person in one document."""


class Kept(Enum):
    """What became of late text."""

    NEW = "new"
    KNOWN = "known"
    MISSING = "missing"


async def keep(document_id: UUID, person_id: UUID, data: bytes, update: Update, clocks: Mapping[int, int]) -> Kept:
    """Keep an update of a person for a document with these clocks. MISSING: it leans on text that is nowhere."""
    rows = await LateUpdate.filter(document_id=document_id, person_id=person_id).order_by("received_at")
    for row in rows:
        known = read_update(row.data)
        if known.brings.holds_all(_beyond(update, clocks).brings) and known.deletes.holds_all(update.deletes):
            return Kept.KNOWN
    waiting = next((row for row in rows if row.decided_at is None), None)
    if lacks(update, _with(clocks, waiting)):
        return Kept.MISSING
    if waiting is None:
        now = clock.now()
        await LateUpdate.create(document_id=document_id, person_id=person_id, data=data, received_at=now)
        return Kept.NEW
    if len(waiting.data) + len(data) > LARGEST:
        raise Conflict("document_full")
    waiting.data = merged([waiting.data, data])
    waiting.received_at = clock.now()
    await waiting.save()
    return Kept.NEW


async def settle(document_id: UUID, clocks: Mapping[int, int], deleted: Spans) -> bool:
    """Take off the waiting list what has come into a document by another way (its round was opened again).

    Returns whether anything still waits.
    """
    waits = False
    for row in await LateUpdate.filter(document_id=document_id, decided_at=None):
        update = read_update(row.data)
        if not brings_news(update, clocks) and deleted.holds_all(update.deletes):
            row.decided_at, row.taken_in = clock.now(), True
            await row.save()
        else:
            waits = True
    return waits


def _with(clocks: Mapping[int, int], waiting: LateUpdate | None) -> dict[int, int]:
    """The clocks as if the waiting text were in the document."""
    reached = dict(clocks)
    if waiting is not None:
        for client, end in read_update(waiting.data).brings.ends().items():
            reached[client] = max(end, reached.get(client, 0))
    return reached


def _beyond(update: Update, clocks: Mapping[int, int]) -> Update:
    """The update without the text that a document with these clocks has."""
    brings = type(update.brings)()
    for client, spans in update.brings.of.items():
        for start, end in spans:
            brings.add(client, max(start, clocks.get(client, 0)), end)
    return Update(brings, update.leans_on, update.deletes, update.roots, update.characters)
