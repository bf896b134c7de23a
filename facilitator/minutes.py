"""What minutes are made from: who was there, the day and what it came to, in one gated read; and whom they go to."""

from dataclasses import dataclass
from uuid import UUID

from facilitator import given
from facilitator.access import By, require_organiser
from facilitator.attendance import Attendance, read_attendance
from facilitator.errors import Conflict, Invalid
from facilitator.happenings import PlanChanged
from facilitator.live import action, note, reading
from facilitator.running_order import RunningOrder, read_running_order
from facilitator.summary import Summary, read_summary
from models.vocabulary import Language

MOST_RECIPIENTS = 50


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
async def read_minutes(workshop_id: UUID, *, by: By, for_outside: bool = False) -> Minutes:
    """All that a workshop's minutes hold, for its organisers; at any time. For `for_outside` see `read_summary`."""
    workshop = await require_organiser(by, workshop_id)
    return Minutes(
        attendance=await read_attendance(workshop_id, by=by),
        order=await read_running_order(workshop_id, by=by),
        summary=await read_summary(workshop_id, by=by, for_outside=for_outside),
        recipients=tuple(workshop.minutes_to.splitlines()),
    )


@action
async def change_recipients(workshop_id: UUID, recipients: str, *, by: By) -> None:
    """Say whom the minutes go to, one on each line.

    They may be persons, so Conflict("personal_data_deleted") once such data is; raises as `cleaned` does.
    """
    workshop = await require_organiser(by, workshop_id)
    workshop.minutes_to = cleaned(recipients)
    if workshop.minutes_to and workshop.purged_at is not None:
        raise Conflict("personal_data_deleted")
    await workshop.save(update_fields=["minutes_to"])
    note(PlanChanged(workshop_id))


def cleaned(recipients: str) -> str:
    """The lines that say something; Invalid("text_too_long"), or Invalid("too_many_recipients") with most."""
    lines = [each for line in recipients.splitlines() if (each := given.line(line, "minutes_to", 200))]
    if len(lines) > MOST_RECIPIENTS:
        raise Invalid("too_many_recipients", most=MOST_RECIPIENTS)
    return "\n".join(lines)
