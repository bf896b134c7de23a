"""What holds text is kept: nothing that was written goes away with the group or theme it was written for."""

from collections.abc import Iterable
from uuid import UUID

from models import Document, DocumentSnapshot, DocumentUpdate, LateUpdate, Meeting


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


async def has_answers(question_id: UUID, workshop_id: UUID) -> bool:
    """Whether any meeting has an answer to the question."""
    name = str(question_id)
    documents = await Document.filter(meeting__workshop_id=workshop_id)
    return any(each.words.get(name, 0) > 0 for each in documents)
