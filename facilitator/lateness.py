"""Late text: what came for a closed meeting, kept by person until leader or note taker takes it in or leaves it.

One row for each person and document collects what comes, however many keystrokes it came in. Text that was left is
not asked about again when its browser offers it anew. Call these inside a transaction.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from uuid import UUID

from facilitator import clock, textlog, texts
from facilitator.errors import Conflict
from facilitator.nesting import DEEPEST, nesting
from facilitator.sharedtext import MalformedError, SharedText, merged
from facilitator.updates import (
    Spans,
    Update,
    begins_inside_character,
    brings_news,
    cuts_character,
    lacks,
    read_update,
)
from models import LateUpdate

LARGEST = 1_000_000
"""Bytes of late text kept for one person in one document."""


class Kept(Enum):
    """What became of late text."""

    NEW = "new"
    KNOWN = "known"
    MISSING = "missing"


@dataclass(slots=True)
class Sketch:
    """A document as it would be with its late text, to try more of it on: kept, so that a keystroke costs little.

    `drawn` is what each waiting row held when it was drawn in; `_read` what was read of the rows.
    """

    text: SharedText | None = None
    drawn: dict[UUID, bytes] = field(default_factory=dict)
    _read: dict[UUID, tuple[bytes, Update]] = field(default_factory=dict)

    def read(self, row: LateUpdate) -> Update:
        """What a row's text says, read once."""
        known = self._read.get(row.id)
        if known is None or known[0] != row.data:
            known = self._read[row.id] = (row.data, read_update(row.data))
        return known[1]

    def remember(self, row: LateUpdate, update: Update) -> None:
        """That what a row says now, after it was changed, is this too; and that it is drawn in."""
        said = self._read.get(row.id)
        if said is not None:
            update = _together(said[1], update)
        self._read[row.id] = (row.data, update)
        self.drawn[row.id] = row.data


@dataclass(frozen=True, slots=True)
class Ground:
    """What late text is tried on: a document's text, and what is about to be logged after it.

    `clocks` and `halves` (see `updates`) are those of both.
    """

    document_id: UUID
    text: SharedText
    logged: Sequence[bytes]
    clocks: Mapping[int, int]
    halves: Sequence[Spans]
    sketch: Sketch


async def keep(person_id: UUID, data: bytes, update: Update, ground: Ground) -> Kept:
    """Keep an update of a person for a document. MISSING: it leans on text that is nowhere.

    Raises MalformedError for what could not be taken in.
    """
    document_id, clocks, sketch = ground.document_id, ground.clocks, ground.sketch
    rows = await LateUpdate.filter(document_id=document_id, person_id=person_id).order_by("received_at")
    # Text from before such was refused hides what is honest in its row: what comes now is kept apart from it.
    rows = [row for row in rows if row.decided_at is not None or _is_sound(row, ground)]
    for row in rows:
        known = sketch.read(row)
        if known.brings.holds_all(_beyond(update, clocks).brings) and known.deletes.holds_all(update.deletes):
            return Kept.KNOWN
    waiting = next((row for row in reversed(rows) if row.decided_at is None), None)
    reached = _with(clocks, sketch.read(waiting) if waiting else None)
    if lacks(update, reached) or begins_inside_character(update, reached):
        return Kept.MISSING
    if cuts_character(update, *ground.halves, *([sketch.read(waiting).halves] if waiting else [])):
        raise MalformedError("half a character")
    so_far = nesting(sketch.read(waiting))[0] if waiting else 0
    if so_far + nesting(update)[0] > DEEPEST:
        raise MalformedError("nodes too deep")
    if waiting is None:
        _try(data, None, ground)
        now = clock.now()
        row = await LateUpdate.create(document_id=document_id, person_id=person_id, data=data, received_at=now)
        sketch.remember(row, update)
        return Kept.NEW
    if len(waiting.data) + len(data) > LARGEST:
        raise Conflict("document_full")
    _try(data, waiting, ground)
    waiting.data = merged([waiting.data, data])
    waiting.received_at = clock.now()
    await waiting.save()
    sketch.remember(waiting, update)
    return Kept.NEW


async def waiting(person_id: UUID, text_ids: Iterable[UUID]) -> set[UUID]:
    """The texts for which something of a person's came late that nobody has decided about."""
    rows = LateUpdate.filter(texts.among(text_ids, "document__"), person_id=person_id, decided_at=None)
    return {texts.text_id(row.document) for row in await rows.select_related("document")}


async def settle(document_id: UUID, clocks: Mapping[int, int], deleted: Spans, sketch: Sketch) -> bool:
    """Take off the waiting list what has come into a document by another way (its round was opened again).

    Returns whether anything still waits.
    """
    waits = False
    for row in await LateUpdate.filter(document_id=document_id, decided_at=None):
        update = sketch.read(row)
        if not brings_news(update, clocks) and deleted.holds_all(update.deletes):
            row.decided_at, row.taken_in = clock.now(), True
            await row.save()
        else:
            waits = True
    return waits


def _is_sound(row: LateUpdate, ground: Ground) -> bool:
    """Whether a waiting row can be taken in; it is drawn in if so."""
    if ground.sketch.text is not None and ground.sketch.drawn.get(row.id) == row.data:
        return True
    try:
        _try(row.data, None, ground)
    except MalformedError:
        return False
    ground.sketch.drawn[row.id] = row.data
    return True


def _try(data: bytes, waiting: LateUpdate | None, ground: Ground) -> None:
    """See whether late text can be taken in together with what waits; MalformedError if not.

    A row that is sound together with text that isn't would never be taken in again, and hide what is honest in it.
    """
    sketch = ground.sketch
    try:
        if sketch.text is None:
            sketch.text = SharedText()
            sketch.drawn.clear()
        for part in (ground.text.missing_from(sketch.text.state()), *ground.logged):
            sketch.text.apply(part)
        if waiting is not None and sketch.drawn.get(waiting.id) != waiting.data:
            sketch.text.apply(waiting.data)
        sketch.text.apply(data)
    except MalformedError:
        sketch.text = None
        # The sketch holds others' text, and what is about to be logged is untried: nobody is refused for those.
        fresh = textlog.build(ground.document_id, [ground.text.missing_from(), *ground.logged])
        if waiting is not None:
            fresh.apply(waiting.data)
        fresh.apply(data)


def _together(one: Update, other: Update) -> Update:
    brings, deletes, halves = Spans(), Spans(), Spans()
    for each in (one, other):
        brings.add_all(each.brings)
        deletes.add_all(each.deletes)
        halves.add_all(each.halves)
    leans_on, roots, cuts = one.leans_on | other.leans_on, one.roots | other.roots, one.cuts | other.cuts
    return Update(brings, leans_on, deletes, roots, one.characters + other.characters, halves, cuts)


def _with(clocks: Mapping[int, int], waiting: Update | None) -> dict[int, int]:
    """The clocks as if the waiting text were in the document."""
    reached = dict(clocks)
    if waiting is not None:
        for client, end in waiting.brings.ends().items():
            reached[client] = max(end, reached.get(client, 0))
    return reached


def _beyond(update: Update, clocks: Mapping[int, int]) -> Update:
    """The update without the text that a document with these clocks has."""
    brings = type(update.brings)()
    for client, spans in update.brings.of.items():
        for start, end in spans:
            brings.add(client, max(start, clocks.get(client, 0)), end)
    return replace(update, brings=brings)
