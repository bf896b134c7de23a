"""Deciding on text that came late: leader and note taker read it, take it into the document, or leave it."""

from typing import Any
from uuid import UUID

import structlog

from facilitator import clock, forms, textlog, writing
from facilitator.access import By, require_leading
from facilitator.differences import Effort, stretches
from facilitator.errors import Conflict, NotFound
from facilitator.happenings import LateTextDecided
from facilitator.live import action, note, reading
from facilitator.locking import require_unlocked
from facilitator.richtext import plain_lines
from facilitator.sharedtext import MalformedError, SharedText
from facilitator.updates import brings_news, read_state, read_update
from models import LateUpdate, Meeting, Question, Theme

log = structlog.get_logger()


@reading
async def late_texts(theme_id: UUID, track: int, *, by: By) -> list[dict[str, Any]]:
    """What waits in the meetings of a theme and track, oldest first, with what it would change; as plain data.

    For leader and note taker. What has come into the document by another way since is left out.
    """
    theme = await Theme.get_or_none(id=theme_id)
    if theme is None:
        raise NotFound
    await require_leading(by, theme_id, track, theme.workshop_id)
    rows = await (
        LateUpdate.filter(decided_at=None, document__meeting__theme_id=theme_id, document__meeting__track=track)
        .order_by("received_at")
        .select_related("document", "person")
    )
    texts = await textlog.read_texts({row.document_id for row in rows})
    questions = forms.in_order(await Question.filter(workshop_id=theme.workshop_id), theme.question_order)
    found, effort = [], Effort()
    for row in rows:
        try:
            changes = _changes(texts[row.document_id], row.data, questions, effort)
        except MalformedError:
            log.error("late_text_malformed", late=str(row.id))  # noqa: TRY400  # its message may hold text
            continue
        if changes:
            found.append(
                {
                    "id": str(row.id),
                    "meeting_id": str(row.document.meeting_id),
                    "name": row.person.name if row.person else "",
                    "received_at": clock.milliseconds(row.received_at),
                    "changes": changes,
                }
            )
    return found


async def take_in(late_id: UUID, *, by: By) -> None:
    """Let late text into its meeting's document.

    Raises Conflict("late_text_decided") if somebody has decided, Conflict("late_text_broken") if it can't be applied,
    Conflict("theme_locked").
    """
    meeting_id, data = await _take_in(late_id, by=by)
    await writing.take_into_room(meeting_id, data)


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
    await textlog.renew_counts(row.document_id, textlog.word_counts(text))
    await _decide(row, taken_in=True)
    return row.document.meeting_id, row.data


async def _require_waiting(late_id: UUID, by: By) -> LateUpdate:
    row = await LateUpdate.get_or_none(id=late_id).select_related("document__meeting")
    if row is None:
        raise NotFound
    meeting: Meeting = row.document.meeting
    await require_leading(by, meeting.theme_id, meeting.track, meeting.workshop_id)
    if row.decided_at is not None:
        raise Conflict("late_text_decided")
    return row


async def _decide(row: LateUpdate, *, taken_in: bool) -> None:
    row.decided_at = clock.now()
    row.taken_in = taken_in
    await row.save()
    note(LateTextDecided(row.document.meeting.workshop_id, row.document.meeting_id))


def _changes(text: SharedText, data: bytes, questions: list[Question], effort: Effort) -> list[dict[str, Any]]:
    """By question, the lines that the late text would add and take away."""
    after = SharedText([text.missing_from(), data])
    found = []
    for question in questions:
        old, new = (plain_lines(each.answer(question.id)) for each in (text, after))
        added, removed = list[str](), list[str]()
        for from_old, to_old, from_new, to_new in stretches(old, new, effort):
            removed += old[from_old:to_old]
            added += new[from_new:to_new]
        if added or removed:
            found.append({"question_id": str(question.id), "text": question.text, "added": added, "removed": removed})
    return found
