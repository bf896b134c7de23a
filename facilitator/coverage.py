"""How much is written of what was asked: themes by questions, which are thin, and proposed measures nobody touched.

Counted from the words of the notes, which many see while they are written; what each writes apart is in none of them,
nor is a proposal that nobody else knows of.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from facilitator import clock, forms
from facilitator.access import By, require_organiser
from facilitator.desk import fill_of
from facilitator.discussed import meetings_of, themes_of
from facilitator.live import reading
from facilitator.proposals import measures_of
from facilitator.sender import Sender, sender_of
from models import Document, Proposal, Question, Theme
from models.vocabulary import Fill, Language


@dataclass(frozen=True, slots=True)
class Cell:
    """What is written of a question in a theme: how many words, by how many groups."""

    words: int
    groups: int
    fill: Fill


@dataclass(frozen=True, slots=True)
class ThemeCoverage:
    """A theme with a cell for each question to all; `own` is of the theme's own questions together, if it has any.

    Of the `measures` of its sheet, `untouched` are those that no proposal makes concrete.
    """

    theme_id: UUID
    title: str
    cells: tuple[Cell, ...]
    own: Cell | None
    measures: int
    untouched: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The coverage of a workshop as `made_at`: `questions` are those to all themes. Times are aware."""

    workshop_id: UUID
    title: str
    starts_at: datetime
    place: str
    language: Language
    made_at: datetime
    thin_words: int
    questions: tuple[str, ...]
    themes: tuple[ThemeCoverage, ...]
    sender: Sender | None = None

    @property
    def has_own(self) -> bool:
        """Whether any theme has questions of its own."""
        return any(each.own is not None for each in self.themes)


Counted = tuple[UUID, dict[str, int]]
"""A group, and how many words it wrote under each question."""


def covered(question_ids: Iterable[UUID], counted: Iterable[Counted], thin_words: int) -> Cell:
    """How much groups wrote under these questions together."""
    wanted = {str(each) for each in question_ids}
    numbers: dict[UUID, int] = {}
    for group_id, words in counted:
        number = sum(count for name, count in words.items() if name in wanted)
        numbers[group_id] = numbers.get(group_id, 0) + number
    total = sum(numbers.values())
    return Cell(total, sum(each > 0 for each in numbers.values()), fill_of(total, thin_words))


@reading
async def read_coverage(workshop_id: UUID, *, by: By) -> Coverage:
    """How much is written of each question in each theme, for the workshop's organisers; at any time."""
    workshop = await require_organiser(by, workshop_id)
    questions = await Question.filter(workshop_id=workshop_id, retired_at=None).order_by("position", "id")
    common = [each for each in questions if each.theme_id is None]
    notes = Document.filter(meeting__workshop_id=workshop_id, proposal=None)
    words = dict(await notes.values_list("meeting_id", "words"))
    meetings = await meetings_of(workshop_id)
    touched = await _touched(workshop_id)

    def told(theme: Theme) -> ThemeCoverage:
        counted = [(each.group_id, words.get(each.id) or {}) for each in meetings if each.theme_id == theme.id]
        asked = forms.asked_of(theme, questions)
        own = [each.id for each in asked if each.theme_id is not None]
        measures = measures_of(theme)
        return ThemeCoverage(
            theme_id=theme.id,
            title=theme.title,
            cells=tuple(covered([each.id], counted, workshop.thin_words) for each in common),
            own=covered(own, counted, workshop.thin_words) if own else None,
            measures=len(measures),
            untouched=tuple(text for number, text in enumerate(measures, start=1) if (theme.id, number) not in touched),
        )

    return Coverage(
        workshop_id=workshop.id,
        title=workshop.title,
        starts_at=workshop.starts_at,
        place=workshop.place,
        language=workshop.language,
        made_at=clock.now(),
        thin_words=workshop.thin_words,
        questions=tuple(each.text for each in common),
        themes=tuple([told(each) for each in await themes_of(workshop_id).order_by("position")]),
        sender=await sender_of(workshop_id),
    )


async def _touched(workshop_id: UUID) -> set[tuple[UUID, int]]:
    """The measures, by theme and number, that a proposal makes concrete which is neither private nor hidden."""
    standing = Proposal.filter(meeting__workshop_id=workshop_id, is_private=False, hidden_at=None)
    found: list[tuple[UUID, int]] = await standing.filter(measure__isnull=False).values_list(
        "meeting__theme_id", "measure"
    )
    return set(found)
