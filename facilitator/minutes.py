"""What minutes are made from: who was there, the day and what it came to, in one gated read of one state."""

from dataclasses import dataclass
from uuid import UUID

from facilitator.access import By, require_organiser
from facilitator.attendance import Attendance, read_attendance
from facilitator.live import reading
from facilitator.running_order import RunningOrder, read_running_order
from facilitator.summary import Summary, read_summary
from models.vocabulary import Language


@dataclass(frozen=True, slots=True)
class Minutes:
    """Three views of one workshop at one moment, and the committees and others that they go to, by name."""

    attendance: Attendance
    order: RunningOrder
    summary: Summary
    recipients: tuple[str, ...] = ()

    @property
    def language(self) -> Language:
        """The workshop's."""
        return self.order.language


@reading
async def read_minutes(workshop_id: UUID, *, by: By, recipients: tuple[str, ...] = ()) -> Minutes:
    """All that a workshop's minutes hold, for its organisers; at any time."""
    await require_organiser(by, workshop_id)
    return Minutes(
        attendance=await read_attendance(workshop_id, by=by),
        order=await read_running_order(workshop_id, by=by),
        summary=await read_summary(workshop_id, by=by),
        recipients=recipients,
    )
