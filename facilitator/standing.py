"""What somebody may write where: read from the database together with the write, and decided here. Knows no text.

In the meeting's group one may write while the meeting is open; who is typing when it closes may finish the sentence;
leader and note taker of the theme may always. In a locked theme nobody may. Whoever had the right, or may read, is not
turned away but comes late.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from uuid import UUID

from facilitator.access import By, ByPerson, is_leading, may_read, require_person
from facilitator.errors import Conflict, NotFound
from models import Author, Document, Meeting

PAUSE = timedelta(seconds=30)
"""Somebody who hasn't written for this long has paused."""


class Right(Enum):
    """What becomes of text that somebody sends."""

    WRITE = "write"
    COME_LATE = "come late"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Standing:
    """What the database says of one person and one meeting, as of a version of the workshop."""

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


async def read_standing(by: By, meeting_id: UUID, document_id: UUID, version: int) -> Standing:
    """How `by` stands to a meeting; organisers and screens stand outside. Call inside a transaction.

    Raises NotFound when the key no longer opens or the meeting is gone, Conflict("document_replaced") when another
    document has taken this one's place.
    """
    meeting = await Meeting.get_or_none(id=meeting_id).select_related("theme")
    if meeting is None:
        raise NotFound
    if not await Document.exists(id=document_id):
        raise Conflict("document_replaced")
    if not isinstance(by, ByPerson):
        return Standing(version)
    person = await require_person(by, meeting.workshop_id)
    return Standing(
        version,
        is_locked=meeting.theme.locked_at is not None,
        leads=await is_leading(person.id, meeting.theme_id, meeting.track),
        in_group=person.group_id == meeting.group_id,
        known=await may_read(by, meeting) or await Author.exists(document_id=document_id, person_id=person.id),
        opened_at=meeting.opened_at,
        closed_at=meeting.closed_at,
    )
