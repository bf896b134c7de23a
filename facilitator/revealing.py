"""Opening what each wrote alone: private proposals become those of their meetings, all in one commit.

They are opened as they stand then: what their authors took away before goes out of the log, and no earlier state is
kept.

Call this inside an action. Leader or organiser does it; it does itself when the day ends, so that nothing stays hidden.
"""

from collections.abc import Collection
from uuid import UUID

from facilitator import clock, textlog
from facilitator.happenings import ProposalsRevealed
from facilitator.live import note
from models import Document, Meeting, Proposal
from models.vocabulary import StateKind


async def reveal_all(workshop_id: UUID, *, theme_id: UUID | None = None, tracks: Collection[int] | None = None) -> None:
    """Open all that is private in a workshop, in one of its themes, or in some tracks of that."""
    meetings = Meeting.filter(workshop_id=workshop_id)
    if theme_id is not None:
        meetings = meetings.filter(theme_id=theme_id)
    if tracks is not None:
        meetings = meetings.filter(track__in=tracks)
    ids = await meetings.values_list("id", flat=True)
    private = await Document.filter(meeting_id__in=ids, proposal__is_private=True)
    opened = await Proposal.filter(meeting_id__in=ids, is_private=True).update(is_private=False)
    for document in private:
        await textlog.compact(document.id)
    await textlog.keep_states([each.id for each in private], StateKind.WRITTEN, clock.now())
    ended = await Meeting.filter(id__in=ids, is_apart=True).update(is_apart=False)
    if opened or ended:
        note(ProposalsRevealed(workshop_id, theme_id))
