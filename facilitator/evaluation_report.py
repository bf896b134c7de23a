"""The evaluation report: what was asked without names, and what may be seen of the answers, in one gated read.

It holds what the organisers' page shows and nothing beside it: no comment that was left out, no number withheld.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from facilitator import clock
from facilitator.access import By, require_organiser
from facilitator.comparing import list_compared
from facilitator.evaluation import SurveyResult
from facilitator.live import reading
from facilitator.sender import Sender, sender_of
from facilitator.summary import Summary, read_summary
from models import Meeting
from models.vocabulary import ItemKind, Language, Phase


@dataclass(frozen=True, slots=True)
class EvaluationReport:
    """The surveys of a workshop that have been opened, as they stood at `made_at`. Times are aware.

    `expected` is what the groups wrote in its expectation rounds, round by round.
    """

    workshop_id: UUID
    title: str
    starts_at: datetime
    place: str
    language: Language
    made_at: datetime
    surveys: tuple[SurveyResult, ...]
    sender: Sender | None = None
    expected: tuple[Summary, ...] = ()


@reading
async def read_evaluation_report(workshop_id: UUID, *, by: By) -> EvaluationReport:
    """What may be seen of a workshop's surveys, for its organisers; at any time."""
    workshop = await require_organiser(by, workshop_id)
    found = await list_compared(workshop_id, by=by)
    rounds = Meeting.filter(workshop_id=workshop_id, item__kind=ItemKind.EXPECTATIONS).order_by("item__position")
    held = list(dict.fromkeys([each.theme_id for each in await rounds]))
    return EvaluationReport(
        workshop_id=workshop.id,
        title=workshop.title,
        starts_at=workshop.starts_at,
        place=workshop.place,
        language=workshop.language,
        made_at=clock.now(),
        surveys=tuple(_as_taken_home(each) for each in found if each.phase is not Phase.PLANNED),
        sender=await sender_of(workshop_id),
        expected=tuple([await read_summary(workshop_id, by=by, theme_id=each) for each in held]),
    )


def _as_taken_home(result: SurveyResult) -> SurveyResult:
    questions = (
        replace(each, comments=tuple(comment for comment in each.comments if not comment.is_left_out))
        for each in result.questions
    )
    return replace(result, questions=tuple(questions))
