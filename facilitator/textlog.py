"""The log of a document on disk: a snapshot and the updates after it. Call these inside a transaction or a read.

What is here is what was acknowledged. Everything is read from the database anew, never from a room's memory, so that
compaction can't throw away what a room has not heard of.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

import structlog

from facilitator.sharedtext import MalformedError, SharedText
from models import Document, DocumentSnapshot, DocumentUpdate

log = structlog.get_logger()


async def read_texts(document_ids: Iterable[UUID]) -> dict[UUID, SharedText]:
    """The documents as they stand in the log."""
    ids = list(document_ids)
    parts: dict[UUID, list[bytes]] = {document_id: [] for document_id in ids}
    upto: dict[UUID, int] = {}
    for snapshot in await DocumentSnapshot.filter(document_id__in=ids):
        parts[snapshot.document_id].append(snapshot.data)
        upto[snapshot.document_id] = snapshot.upto
    rows = await DocumentUpdate.filter(document_id__in=ids).order_by("id").values_list("document_id", "id", "data")
    for document_id, row_id, data in rows:
        if row_id > upto.get(document_id, 0):
            parts[document_id].append(data)
    return {document_id: build(document_id, each) for document_id, each in parts.items()}


def build(document_id: UUID, parts: Sequence[bytes]) -> SharedText:
    """The text that the log's parts make; a part that can't be applied is passed over, and logged."""
    try:
        return SharedText(parts)
    except MalformedError:
        log.exception("log_part_malformed", document=str(document_id))
    # A part that breaks may leave the text half done, so each part is tried on a text of its own first.
    return SharedText([part for part in parts if _applies(part)])


async def append(rows: Sequence[tuple[UUID, UUID | None, bytes]], written_at: datetime) -> None:
    """Add updates to their documents' logs, in order: document, person, data."""
    await DocumentUpdate.bulk_create(
        [
            DocumentUpdate(document_id=document_id, person_id=person_id, data=data, written_at=written_at)
            for document_id, person_id, data in rows
        ]
    )


async def withdraw(document_id: UUID, data: bytes) -> None:
    """Take back the last update that equals `data`: it could not be applied and nobody was told of it."""
    row = await DocumentUpdate.filter(document_id=document_id, data=data).order_by("-id").first()
    if row is not None:
        await row.delete()


async def compact(document_id: UUID) -> None:
    """Replace the log of a document by one snapshot of the same text."""
    if not await Document.exists(id=document_id):
        return
    last = await DocumentUpdate.filter(document_id=document_id).order_by("-id").first()
    if last is None:
        return
    text = (await read_texts([document_id]))[document_id]
    await DocumentSnapshot.update_or_create(
        defaults={"upto": last.id, "data": text.missing_from()}, document_id=document_id
    )
    await DocumentUpdate.filter(document_id=document_id, id__lte=last.id).delete()


def _applies(part: bytes) -> bool:
    try:
        SharedText([part])
    except MalformedError:
        return False
    return True
