"""The end of personal data: every workshop has a day for it, and a daily job keeps to it.

What is deleted: people, their addresses, deputies, keys and roles; who wrote and who led; names of speakers; whom the
minutes go to; the guests' network; the history of the texts; links for readers; who has answered a survey, and the
comments in it; whose a ballot was. What stays: the texts as they are, without names, the surveys' numbers, the
ballots, and the plan. Deleted bytes are overwritten in the file (`secure_delete`, see `database`), which is then
written anew, and the write-ahead log is emptied: no name is left lying in either. Copies made earlier (backups) are
the keeper's to delete.
"""

from datetime import datetime
from uuid import UUID

import structlog

from facilitator import clock, evaluation, polls
from facilitator.flattening import empty_write_ahead_log, flatten_all, leave_nothing_behind
from facilitator.happenings import PersonalDataDeleted
from facilitator.live import action, note
from models import AgendaItem, JournalEntry, Person, ReadingLink, Workshop

NIGHT = 3
"""The hour in which the file is written anew every day: people are also taken out by hand."""

log = structlog.get_logger()


async def delete_due(now: datetime | None = None) -> list[UUID]:
    """Delete the personal data of every workshop whose day has come; returns the workshops."""
    here = (now or clock.now()).astimezone(clock.OSLO)
    due = await Workshop.filter(personal_data_until__lte=here.date(), purged_at=None).order_by("id")
    deleted = []
    for workshop in due:
        try:
            await _delete(workshop.id)
        except Exception:  # one that can't be deleted today keeps no other waiting
            log.exception("personal_data_not_deleted", workshop_id=str(workshop.id))
        else:
            deleted.append(workshop.id)
    if deleted or here.hour == NIGHT:
        await leave_nothing_behind()
    # Every time, since a backup under way holds the log back.
    await empty_write_ahead_log()
    return deleted


@action
async def _delete(workshop_id: UUID) -> None:
    await delete_personal_data(workshop_id)


async def delete_personal_data(workshop_id: UUID) -> None:
    """Delete the personal data of a workshop (inside an action); `leave_nothing_behind` follows."""
    await polls.close_all(workshop_id)
    people = await Person.filter(workshop_id=workshop_id).values_list("id", flat=True)
    journal = JournalEntry.filter(workshop_id=workshop_id)
    await journal.filter(actor__startswith="person:").update(actor="person")
    for person_id in people:
        await journal.filter(subject_id=person_id).update(subject_id=None)
    await evaluation.close_and_forget(workshop_id)
    await Person.filter(workshop_id=workshop_id).delete()
    await ReadingLink.filter(workshop_id=workshop_id).delete()
    await AgendaItem.filter(workshop_id=workshop_id).update(speaker="")
    await flatten_all(workshop_id)
    await Workshop.filter(id=workshop_id).update(purged_at=clock.now(), minutes_to="", wifi_name="", wifi_password="")
    note(PersonalDataDeleted(workshop_id))
