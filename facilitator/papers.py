"""A workshop's papers: what each document is made from, by its name, in one gated read."""

from typing import TypedDict
from uuid import UUID

from facilitator.access import By
from facilitator.attendance import Attendance, read_attendance
from facilitator.evaluation_report import EvaluationReport, read_evaluation_report
from facilitator.minutes import Minutes, read_minutes
from facilitator.running_order import RunningOrder, read_running_order
from facilitator.summary import Summary, read_summary
from models.vocabulary import Paper

Told = Summary | Attendance | RunningOrder | Minutes | EvaluationReport
"""What was read of a workshop, to make a document of."""


class Narrowing(TypedDict, total=False):
    """What of a summary is wanted, as `read_summary` takes it; no other paper is narrowed."""

    theme_id: UUID | None
    track: int | None
    group_id: UUID | None
    round_id: UUID | None
    writer_id: UUID | None
    authors: bool


async def read_paper(
    workshop_id: UUID,
    paper: Paper,
    *,
    by: By,
    theme_id: UUID | None = None,
    track: int | None = None,
    group_id: UUID | None = None,
    round_id: UUID | None = None,
    writer_id: UUID | None = None,
    authors: bool = False,
    for_outside: bool = False,
) -> Told:
    """What a document is made from; raises what reading that does. For `for_outside` see `read_summary`."""
    match paper:
        case Paper.SUMMARY:
            return await read_summary(
                workshop_id,
                by=by,
                theme_id=theme_id,
                track=track,
                group_id=group_id,
                round_id=round_id,
                writer_id=writer_id,
                authors=authors,
                for_outside=for_outside,
            )
        case Paper.ATTENDANCE:
            return await read_attendance(workshop_id, by=by)
        case Paper.AGENDA:
            return await read_running_order(workshop_id, by=by)
        case Paper.MINUTES:
            return await read_minutes(workshop_id, by=by, for_outside=for_outside)
        case Paper.EVALUATION:
            return await read_evaluation_report(workshop_id, by=by)
