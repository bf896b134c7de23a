"""What somebody may write where: read from the database together with the write, and decided here. Knows no text.

In the meeting's group one may write while the meeting is open; who is typing when it closes may finish the sentence;
leader and note taker of the theme may always. In a locked theme nobody may. Whoever had the right, or may read, is not
turned away but comes late. A proposal is written in as its meeting's notes are; but while it is private by its author
alone, hidden by leader and note taker, and merged into another by nobody.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from uuid import UUID

from facilitator.access import By, ByPerson, is_leading, require_person
from facilitator.errors import Conflict, NotFound
from facilitator.texts import Text, find, may_read_text
from models import Author, Document, Person

PAUSE = timedelta(seconds=30)
"""Somebody who hasn't written for this long has paused."""


class Right(Enum):
    """What becomes of text that somebody sends."""

    WRITE = "write"
    COME_LATE = "come late"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Standing:
    """What the database says of one person and one text, as of a version of the workshop.

    `leads` is said of whoever may write in it at any time; `is_locked` of what nobody may write in.
    """

    version: int
    is_locked: bool = False
    leads: bool = False
    in_group: bool = False
    known: bool = False
    opened_at: datetime | None = None
    closed_at: datetime | None = None

    def right(self, now: datetime, wrote_at: datetime | None, grace: timedelta) -> Right:
        """What the person may do now, who last wrote here at `wrote_at`."""
        if self.leads and not self.is_locked:
            return Right.WRITE
        if self.in_group and not self.is_locked and self.opened_at is not None:
            if self.closed_at is None:
                return Right.WRITE
            still_typing = wrote_at is not None and now - wrote_at <= PAUSE
            if still_typing and now - self.closed_at <= grace:
                return Right.WRITE
        return Right.COME_LATE if self.known else Right.NONE


async def read_standing(by: By, text_id: UUID, document_id: UUID, version: int) -> Standing:
    """How `by` stands to a text; organisers and screens stand outside. Call inside a transaction.

    Raises NotFound when the key no longer opens or the text is gone, Conflict("document_replaced") when another
    document has taken this one's place.
    """
    text = await find(text_id)
    if text is None:
        raise NotFound
    if not await Document.exists(id=document_id):
        raise Conflict("document_replaced")
    if not isinstance(by, ByPerson):
        return Standing(version)
    meeting = text.meeting
    person = await require_person(by, meeting.workshop_id)
    return Standing(
        version,
        is_locked=meeting.theme.locked_at is not None or _is_merged(text),
        leads=await _leads(person, text),
        in_group=person.group_id == meeting.group_id and not _is_set_apart(text),
        known=await may_read_text(by, text) or await Author.exists(document_id=document_id, person_id=person.id),
        opened_at=meeting.opened_at,
        closed_at=meeting.closed_at,
    )


def _is_set_apart(text: Text) -> bool:
    return text.proposal is not None and (text.proposal.is_private or text.proposal.hidden_at is not None)


def _is_merged(text: Text) -> bool:
    return text.proposal is not None and text.proposal.merged_into_id is not None


async def _leads(person: Person, text: Text) -> bool:
    if text.proposal is not None and text.proposal.is_private:
        return text.proposal.author_id == person.id
    return await is_leading(person.id, text.meeting.theme_id, text.meeting.track)
