"""Reading the notes: what was written, for those who may read it, as checked trees."""

from collections.abc import Iterable
from uuid import UUID

from facilitator import textlog
from facilitator.live import reading
from facilitator.richtext import Block
from models import Document, Meeting, Question


@reading
async def answers(meeting_ids: Iterable[UUID]) -> dict[UUID, dict[UUID, tuple[Block, ...]]]:
    """What was written in each meeting, by question; questions without text are left out.

    Gates nothing: the caller has asked whether the reader may.
    """
    found: dict[UUID, dict[UUID, tuple[Block, ...]]] = {meeting_id: {} for meeting_id in meeting_ids}
    documents = await Document.filter(meeting_id__in=list(found))
    texts = await textlog.read_texts(each.id for each in documents)
    workshops = await Meeting.filter(id__in=list(found)).distinct().values_list("workshop_id", flat=True)
    questions = await Question.filter(workshop_id__in=workshops)
    for document in documents:
        for question in questions:
            if blocks := texts[document.id].answer(question.id):
                found[document.meeting_id][question.id] = blocks
    return found
