"""Which text an id names: a meeting's notes by the meeting's id, a proposal's text by its own; and who may read it.

Call these inside an action or a read.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from tortoise.expressions import Q

from facilitator.access import By, may_read, may_read_proposal
from facilitator.errors import NotFound
from models import Document, Meeting, Proposal


@dataclass(frozen=True, slots=True)
class Text:
    """A text by its place: the meeting, and which of its proposals, if it isn't the notes."""

    meeting: Meeting
    proposal: Proposal | None = None

    @property
    def place(self) -> dict[str, Any]:
        """The columns by which its document is found."""
        return {"meeting_id": self.meeting.id, "proposal_id": self.proposal.id if self.proposal else None}


async def find(text_id: UUID) -> Text | None:
    """The text that has this id."""
    meeting = await Meeting.get_or_none(id=text_id).select_related("theme")
    if meeting is not None:
        return Text(meeting)
    proposal = await Proposal.get_or_none(id=text_id).select_related("meeting__theme")
    return Text(proposal.meeting, proposal) if proposal is not None else None


async def document_of(text_id: UUID) -> Document | None:
    """The document of the text that has this id, with its meeting."""
    text = await find(text_id)
    return await Document.get_or_none(**text.place).select_related("meeting") if text else None


def text_id(document: Document) -> UUID:
    """By which id the text of a document is named."""
    return document.proposal_id or document.meeting_id


def among(text_ids: Iterable[UUID], prefix: str = "") -> Q:
    """The documents of these texts; `prefix` leads from a row to its document."""
    ids = list(text_ids)
    notes: dict[str, Any] = {f"{prefix}meeting_id__in": ids, f"{prefix}proposal_id__isnull": True}
    proposals: dict[str, Any] = {f"{prefix}proposal_id__in": ids}
    return Q(**notes) | Q(**proposals)


def not_private(prefix: str = "") -> Q:
    """The documents that others than one author may know of."""
    notes: dict[str, Any] = {f"{prefix}proposal_id__isnull": True}
    opened: dict[str, Any] = {f"{prefix}proposal__is_private": False}
    return Q(**notes) | Q(**opened)


async def may_read_text(by: By, text: Text) -> bool:
    """Whether `by` may read a text."""
    if text.proposal is not None:
        return await may_read_proposal(by, text.proposal, text.meeting)
    return await may_read(by, text.meeting)


async def require_readable(by: By, text_id: UUID) -> Text:
    """The text, for those who may read it."""
    text = await find(text_id)
    if text is None or not await may_read_text(by, text):
        raise NotFound
    return text
