"""What holds text is kept: nothing that was written, voted or answered goes away with the group or theme it was for."""

from collections.abc import Iterable
from uuid import UUID

from tortoise.expressions import Q

from facilitator.errors import Conflict
from models import Document, DocumentSnapshot, DocumentUpdate, LateUpdate, Meeting, Poll, Question, Survey


async def meetings_with_text(meeting_ids: Iterable[UUID]) -> set[UUID]:
    """Which of these meetings hold text, or text that came late."""
    documents = dict(await Document.filter(meeting_id__in=list(meeting_ids)).values_list("id", "meeting_id"))
    written: set[UUID] = set()
    for table in (DocumentUpdate, DocumentSnapshot, LateUpdate):
        written |= {
            UUID(str(each))
            for each in await table.filter(document_id__in=list(documents))
            .distinct()
            .values_list("document_id", flat=True)
        }
    return {documents[each] for each in written}


async def is_kept(**which: UUID) -> bool:
    """Whether a meeting among these (`theme_id=...`, `group_id=...`, `workshop_id=...`) was opened or holds text."""
    meetings = await Meeting.filter(**which)
    if any(each.opened_at is not None for each in meetings):
        return True
    return bool(await meetings_with_text(each.id for each in meetings))


async def require_no_poll(**which: UUID) -> None:
    """Raise Conflict("poll_is_for_it") with title and is_opened where a poll is for this theme or this group."""
    poll = await Poll.filter(**which).order_by("-opened_at").first()
    if poll is not None:
        raise Conflict("poll_is_for_it", title=poll.title, is_opened=poll.opened_at is not None)


async def has_answers(workshop_id: UUID) -> bool:
    """Whether anybody in the workshop was let vote or answer."""
    return (
        await Poll.filter(workshop_id=workshop_id, opened_at__isnull=False).exists()
        or await Survey.filter(workshop_id=workshop_id, opened_on__isnull=False).exists()
    )


async def was_asked(question: Question) -> bool:
    """Whether somebody may have answered the question, be it on a screen that hasn't reached us since.

    True once a meeting of its theme was opened or anybody came into the meeting's document. It matters neither when the
    question is asked now, which may have been changed, nor whether the meeting was closed again.
    """
    meetings = Meeting.filter(workshop_id=question.workshop_id)
    if question.theme_id is not None:
        meetings = meetings.filter(theme_id=question.theme_id)
    else:
        meetings = meetings.filter(theme__item_id=None)
    return await meetings.filter(Q(opened_at__isnull=False) | Q(documents__id__isnull=False)).exists()
