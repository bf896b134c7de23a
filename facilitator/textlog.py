"""The log of a document on disk: a snapshot and the updates after it. Call these inside a transaction or a read.

What is here is what was acknowledged. Everything is read from the database anew, never from a room's memory, so that
compaction can't throw away what a room has not heard of. A state that is kept is a mark in the log, which compaction
turns into the text as it was there.
"""

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from uuid import UUID

import structlog
from tortoise.functions import Max

from facilitator import texts
from facilitator.database import in_one_statement
from facilitator.parts import LONGEST_TITLE, TITLE
from facilitator.richtext import count_words, plain_lines
from facilitator.sharedtext import MalformedError, SharedText
from models import Document, DocumentSnapshot, DocumentState, DocumentUpdate
from models.vocabulary import StateKind

Rows = Sequence[tuple[UUID, UUID | None, bytes]]
"""Updates: document, person, data."""


@dataclass(frozen=True, slots=True)
class Derived:
    """What is kept of a text beside its log: the words of each answer, and the title of a proposal."""

    words: dict[str, int]
    title: str = ""


MOST_ROWS = 1000
"""Rows that go in one statement; SQLite has an end to the values that one takes."""

log = structlog.get_logger()


async def read_texts(document_ids: Iterable[UUID]) -> dict[UUID, SharedText]:
    """The documents as they stand in the log."""
    return {document_id: build(document_id, parts) for document_id, parts in (await read_parts(document_ids)).items()}


async def parts_of(document_id: UUID) -> list[bytes]:
    """What one document as it stands is built from."""
    return (await read_parts([document_id]))[document_id]


def build(document_id: UUID, parts: Sequence[bytes]) -> SharedText:
    """The text that the log's parts make; one that can't be applied to those before is passed over, and logged."""
    return _build(document_id, parts)[0]


def inapplicable(document_id: UUID, parts: Sequence[bytes]) -> set[int]:
    """The numbers, from 0, of the parts that can't be applied to those before."""
    return _build(document_id, parts)[1]


async def append(rows: Rows, written_at: datetime) -> None:
    """Add updates to their documents' logs, in order."""
    await DocumentUpdate.bulk_create(
        [
            DocumentUpdate(document_id=document_id, person_id=person_id, data=data, written_at=written_at)
            for document_id, person_id, data in rows
        ]
    )


async def append_if(versions: Mapping[UUID, int], rows: Rows, written_at: datetime) -> bool:
    """The same in one statement, if the workshops have these versions; whether they had. At most MOST_ROWS."""
    updates = [(str(document), person and str(person), data, written_at) for document, person, data in rows]
    known = [(str(workshop), version) for workshop, version in versions.items()]
    sql = (
        "INSERT INTO document_update (document_id, person_id, data, written_at) "  # noqa: S608  # marks for values only
        f"SELECT * FROM (VALUES {_marks(updates)}) "
        f"WHERE (SELECT count(*) FROM workshop WHERE (id, version) IN (VALUES {_marks(known)})) = {len(known)}"
    )
    return await in_one_statement(sql, [*chain(*updates, *known)]) == len(updates)


async def withdraw(document_id: UUID, data: bytes) -> None:
    """Take back the last update that equals `data`: it could not be applied and nobody was told of it."""
    row = await DocumentUpdate.filter(document_id=document_id, data=data).order_by("-id").first()
    if row is not None:
        await row.delete()


async def keep_states(
    document_ids: Iterable[UUID],
    kind: StateKind,
    at: datetime,
    *,
    person_id: UUID | None = None,
    only_changed: bool = False,
) -> None:
    """Keep the documents as they are now; with `only_changed` those that were written in since a state was kept.

    Of what is private none is kept: what its author takes away before the reveal was never anybody else's to read.
    """
    ids = list(document_ids)
    upto: dict[object, int] = dict(
        await DocumentSnapshot.filter(document_id__in=ids).values_list("document_id", "upto")
    )
    newest = DocumentUpdate.filter(document_id__in=ids).annotate(newest=Max("id")).group_by("document_id")
    upto |= dict(await newest.values_list("document_id", "newest"))
    documents = Document.filter(texts.not_private(), id__in=ids).only("id", "words")
    words = {each.id: sum(each.words.values()) for each in await documents}
    if only_changed:
        kept = DocumentState.filter(document_id__in=ids).annotate(newest=Max("upto")).group_by("document_id")
        known: dict[object, int] = dict(await kept.values_list("document_id", "newest"))
        ids = [each for each in ids if upto.get(each, 0) > known.get(each, 0)]
    await DocumentState.bulk_create(
        [
            DocumentState(
                document_id=each, kind=kind, at=at, upto=upto.get(each, 0), words=words[each], person_id=person_id
            )
            for each in ids
            if each in words
        ]
    )


async def read_parts(document_ids: Iterable[UUID]) -> dict[UUID, list[bytes]]:
    """What the documents as they stand are built from, for who builds them elsewhere: long texts take long."""
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
    return parts


async def state_parts(state: DocumentState) -> list[bytes]:
    """What the document as it was when this state was kept is built from."""
    if state.data is not None:
        return [unpacked(state.data)]
    snapshot, rows = await _log(state.document_id)
    return [*([snapshot] if snapshot else []), *(data for row_id, data in rows if row_id <= state.upto)]


def packed(text: bytes) -> bytes:
    """A text as a state that is kept has it."""
    return zlib.compress(text)


def unpacked(data: bytes) -> bytes:
    """The text of a state that is kept."""
    return zlib.decompress(data)


async def compact(document_id: UUID) -> None:
    """Replace the log of a document by one snapshot of the same text; what can't be applied is left lying."""
    if not await Document.exists(id=document_id):
        return
    snapshot, rows = await _log(document_id)
    if not rows:
        return
    before = [snapshot] if snapshot else []
    text, bad = _build(document_id, [*before, *(data for _, data in rows)])
    if bad & set(range(len(before))):
        return
    numbered = list(enumerate(rows, start=len(before)))
    await _fix_states(document_id, before, [row for number, row in numbered if number not in bad])
    # The rows that are deleted here tell `uncounted` nothing any more.
    await renew_derived(document_id, derived(text))
    await DocumentSnapshot.update_or_create(
        defaults={"upto": rows[-1][0], "data": text.missing_from()}, document_id=document_id
    )
    left = [row_id for number, (row_id, _) in numbered if number in bad]
    between = DocumentUpdate.filter(document_id=document_id, id__gte=rows[0][0], id__lte=rows[-1][0])
    await between.exclude(id__in=left).delete()


async def renew_derived(document_id: UUID, fresh: Derived) -> bool:
    """Bring what is derived from a document's log up to the log, which gives this; whether anything differed."""
    document = await Document.get_or_none(id=document_id)
    if document is None:
        return False
    last = await DocumentUpdate.filter(document_id=document_id).order_by("-id").first().values("written_at")
    times = [each for each in (document.last_written_at, last and last["written_at"]) if each]
    written_at = max(times, default=None)
    known = Derived(document.words, document.title)
    if (fresh, written_at) == (known, document.last_written_at):
        return False
    await Document.filter(id=document_id).update(words=fresh.words, title=fresh.title, last_written_at=written_at)
    return True


async def put_derived(rows: Sequence[tuple[UUID, Derived, datetime]]) -> None:
    """Keep what is derived from several documents' logs, and when they were last written in.

    What was overtaken by that of a later text is passed over.
    """
    for start in range(0, len(rows), MOST_ROWS):
        some = rows[start : start + MOST_ROWS]
        values = [(str(each), json.dumps(fresh.words), fresh.title, written_at) for each, fresh, written_at in some]
        sql = "UPDATE document SET words = column2, title = column3, last_written_at = column4 "
        where = "WHERE id = column1 AND (last_written_at IS NULL OR last_written_at <= column4)"
        await in_one_statement(f"{sql} FROM (VALUES {_marks(values)}) {where}", [*chain(*values)])


async def uncounted() -> list[UUID]:
    """The documents whose log may have grown since their words were counted: a process was killed before it did."""
    newest = DocumentUpdate.annotate(newest=Max("id")).group_by("document_id")
    rows = await DocumentUpdate.filter(id__in=await newest.values_list("newest", flat=True)).values_list(
        "document_id", "written_at", "document__last_written_at"
    )
    return [document_id for document_id, written, counted in rows if counted is None or counted <= written]


def derived(text: SharedText) -> Derived:
    """What is derived from a text.

    The words are by the question's id: at least one, since what has no word may say something too.
    """
    answers = text.answers()
    title = " ".join(" ".join(plain_lines(answers.get(TITLE, ()))).split())[:LONGEST_TITLE]
    return Derived({str(question_id): max(1, count_words(blocks)) for question_id, blocks in answers.items()}, title)


def _marks(values: Sequence[tuple[object, ...]]) -> str:
    """Places for values in a statement."""
    return ", ".join(f"({', '.join('?' * len(each))})" for each in values)


async def _fix_states(document_id: UUID, before: Sequence[bytes], rows: Sequence[tuple[int, bytes]]) -> None:
    """Give the states that are marks in the log the text that they mark."""
    text, at = SharedText(before), 0
    for state in await DocumentState.filter(document_id=document_id, data=None).order_by("upto"):
        while at < len(rows) and rows[at][0] <= state.upto:
            text.apply(rows[at][1])
            at += 1
        state.data = packed(text.missing_from())
        await state.save(update_fields=["data"])


async def _log(document_id: UUID) -> tuple[bytes | None, list[tuple[int, bytes]]]:
    """A document's snapshot, and the updates after it with their ids."""
    snapshot = await DocumentSnapshot.get_or_none(document_id=document_id)
    rows = DocumentUpdate.filter(document_id=document_id, id__gt=snapshot.upto if snapshot else 0)
    return snapshot.data if snapshot else None, await rows.order_by("id").values_list("id", "data")


def _build(document_id: UUID, parts: Sequence[bytes]) -> tuple[SharedText, set[int]]:
    """The text, and the numbers of the parts that it doesn't hold."""
    try:
        return SharedText(parts), set()
    except MalformedError:
        # Each part may be sound by itself: only together with those before it does one fail.
        text, bad = SharedText(), set[int]()
    for number, part in enumerate(parts):
        try:
            text.apply(part)
        except MalformedError:
            bad.add(number)
            text = SharedText(each for n, each in enumerate(parts[:number]) if n not in bad)
    log.error("log_parts_malformed", document=str(document_id), parts=len(bad))
    return text, bad
