"""How far the notes have come, theme by theme, and which questions are empty: from the counted words, not the texts."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from facilitator import forms, proposals
from facilitator.access import By, require_organiser
from facilitator.discussed import meetings_of, themes_of
from facilitator.live import reading
from facilitator.workshops import phase
from models import Document, Question, Theme
from models.vocabulary import Phase, QuestionKind


@dataclass(frozen=True, slots=True)
class ThemeOverview:
    """A theme in a track; `track` is None where there is one only. `unanswered` are the questions that are empty."""

    theme_id: UUID
    title: str
    track: int | None
    has_answers: bool
    has_next_steps: bool
    unanswered: tuple[str, ...]
    is_locked: bool
    proposals: int


@dataclass(frozen=True, slots=True)
class Overview:
    """How far a workshop's notes have come."""

    has_ended: bool
    themes: tuple[ThemeOverview, ...]


@reading
async def read_overview(workshop_id: UUID, *, by: By) -> Overview:
    """How far the notes have come in each theme and track that is in the plan, for the workshop's organisers."""
    workshop = await require_organiser(by, workshop_id)
    meetings = await meetings_of(workshop_id)
    tracks = sorted({each.track for each in meetings})
    questions = await Question.filter(workshop_id=workshop_id)
    notes = Document.filter(meeting__workshop_id=workshop_id, proposal=None)
    words = dict(await notes.values_list("meeting_id", "words"))
    proposed = await proposals.counts(workshop_id)
    themes = []
    for theme in await themes_of(workshop_id).order_by("position"):
        for track in tracks:
            here = [each.id for each in meetings if (each.theme_id, each.track) == (theme.id, track)]
            answered = {question_id for each in here for question_id, count in words.get(each, {}).items() if count}
            if here:
                asked = forms.asked_of(theme, questions)
                shown = _overview(theme, track if len(tracks) > 1 else None, asked, answered, proposed[theme.id, track])
                themes.append(shown)
    return Overview(phase(workshop) is Phase.ENDED, tuple(themes))


def _overview(
    theme: Theme, track: int | None, asked: Sequence[Question], answered: set[str], proposed: int
) -> ThemeOverview:
    given = [each for each in asked if str(each.id) in answered]
    return ThemeOverview(
        theme_id=theme.id,
        title=theme.title,
        track=track,
        has_answers=bool(given),
        has_next_steps=any(each.kind is QuestionKind.NEXT_STEP for each in given),
        unanswered=tuple(each.text for each in asked if str(each.id) not in answered and each.retired_at is None),
        is_locked=theme.locked_at is not None,
        proposals=proposed,
    )
