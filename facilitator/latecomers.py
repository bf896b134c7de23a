"""Deciding on text that came late: leader and note taker read it, take it into the document, or leave it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import structlog

from facilitator import clock, forms, textlog, texts, writing
from facilitator.access import By, require_leading, require_organiser
from facilitator.differences import Effort, stretches
from facilitator.errors import Conflict, NotFound
from facilitator.happenings import LateTextDecided
from facilitator.live import action, note, reading
from facilitator.locking import require_unlocked
from facilitator.parts import PARTS
from facilitator.richtext import plain_lines
from facilitator.sharedtext import MalformedError, SharedText
from facilitator.updates import brings_news, read_state, read_update
from models import Document, LateUpdate, Meeting, Question, Theme
from models.vocabulary import ProposalPart

log = structlog.get_logger()


@reading
async def late_texts(theme_id: UUID, track: int, *, by: By) -> list[dict[str, Any]]:
    """What waits in the meetings of a theme and track, oldest first, with what it would change; as plain data.

    For leader and note taker; of an expectation round, which nobody leads, for organisers. What has come into the
    document by another way since is left out.
    """
    theme = await Theme.get_or_none(id=theme_id)
    if theme is None:
        raise NotFound
    await _require_deciding(by, theme, track)
    waiting = LateUpdate.filter(
        texts.not_private("document__"),
        decided_at=None,
        document__meeting__theme_id=theme_id,
        document__meeting__track=track,
    )
    rows = await waiting.order_by("received_at").select_related("document", "person")
    written = await textlog.read_texts({row.document_id for row in rows})
    questions = forms.in_order(await Question.filter(workshop_id=theme.workshop_id), theme.question_order)
    found, effort = [], Effort()
    for row in rows:
        try:
            changes = _changes(written[row.document_id], row.data, _asked(row.document, questions), effort)
        except MalformedError:
            log.error("late_text_malformed", late=str(row.id))  # noqa: TRY400  # its message may hold text
            continue
        if changes:
            found.append(
                {
                    "id": str(row.id),
                    "meeting_id": str(row.document.meeting_id),
                    "proposal": row.document.title if row.document.proposal_id else None,
                    "name": row.person.name if row.person else "",
                    "received_at": clock.milliseconds(row.received_at),
                    "changes": changes,
                }
            )
    return found


async def take_in(late_id: UUID, *, by: By) -> None:
    """Let late text into its document.

    Raises Conflict("late_text_decided") if somebody has decided, Conflict("late_text_broken") if it can't be applied,
    Conflict("theme_locked").
    """
    text_id, data = await _take_in(late_id, by=by)
    await writing.take_into_room(text_id, data)


@action
async def leave_out(late_id: UUID, *, by: By) -> None:
    """Leave late text out; it stays stored, and isn't asked about again."""
    row = await _require_waiting(late_id, by)
    await _decide(row, taken_in=False)


@action
async def _take_in(late_id: UUID, *, by: By) -> tuple[UUID, bytes]:
    row = await _require_waiting(late_id, by)
    await require_unlocked(row.document.meeting.theme_id)
    text = (await textlog.read_texts([row.document_id]))[row.document_id]
    try:
        text.apply(row.data)
    except MalformedError:
        raise Conflict("late_text_broken") from None
    if brings_news(read_update(row.data), read_state(text.state())):
        raise Conflict("late_text_broken")
    await textlog.append([(row.document_id, row.person_id, row.data)], clock.now())
    # Nobody may have the document open, whose room would count.
    await textlog.renew_derived(row.document_id, textlog.derived(text))
    await _decide(row, taken_in=True)
    return texts.text_id(row.document), row.data


async def _require_waiting(late_id: UUID, by: By) -> LateUpdate:
    row = await LateUpdate.get_or_none(id=late_id).select_related("document__meeting__theme", "document__proposal")
    if row is None or (row.document.proposal is not None and row.document.proposal.is_private):
        raise NotFound
    meeting: Meeting = row.document.meeting
    await _require_deciding(by, meeting.theme, meeting.track)
    if row.decided_at is not None:
        raise Conflict("late_text_decided")
    return row


async def _require_deciding(by: By, theme: Theme, track: int) -> None:
    if theme.item_id is None:
        await require_leading(by, theme.id, track, theme.workshop_id)
    else:
        await require_organiser(by, theme.workshop_id)


async def _decide(row: LateUpdate, *, taken_in: bool) -> None:
    row.decided_at = clock.now()
    row.taken_in = taken_in
    await row.save()
    note(LateTextDecided(row.document.meeting.workshop_id, row.document.meeting_id))


def _asked(document: Document, questions: list[Question]) -> dict[UUID, tuple[str, ProposalPart | None]]:
    """What a document answers, in order: questions by their text, or the parts of a proposal."""
    if document.proposal_id is None:
        return {each.id: (each.text, None) for each in questions}
    return {each: ("", part) for each, part in PARTS.items()}


def _changes(
    text: SharedText, data: bytes, asked: Mapping[UUID, tuple[str, ProposalPart | None]], effort: Effort
) -> list[dict[str, Any]]:
    """By question, the lines that the late text would add and take away."""
    after = SharedText([text.missing_from(), data])
    found = []
    for question_id, (question, part) in asked.items():
        old, new = (plain_lines(each.answer(question_id)) for each in (text, after))
        added, removed = list[str](), list[str]()
        for from_old, to_old, from_new, to_new in stretches(old, new, effort):
            removed += old[from_old:to_old]
            added += new[from_new:to_new]
        if added or removed:
            change = {"question_id": str(question_id), "text": question, "part": part}
            found.append({**change, "added": added, "removed": removed})
    return found
