"""Evaluations beside what was expected, and beside those of the workshops that this one builds on: by their means.

Only what is shown of each is compared, so nothing is told that its organisers could not read there.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from uuid import UUID

from facilitator.access import By, require_organiser
from facilitator.errors import NotFound
from facilitator.evaluation import Beside, QuestionResult, SurveyResult, list_results
from facilitator.figures import mean
from facilitator.live import reading
from models import ThemeSource
from models.vocabulary import AnswerKind, SurveyKind

Alike = tuple[AnswerKind, tuple[str, ...]]
"""Questions that are answered alike can be compared."""


@reading
async def list_compared(workshop_id: UUID, *, by: By) -> list[SurveyResult]:
    """The surveys of a workshop as `list_results` has them; of evaluations each question with what goes beside it."""
    found = await list_results(workshop_id, by=by)
    expected = [each for each in found if each.kind is SurveyKind.EXPECTATION]
    earlier = await _earlier(workshop_id, by)
    return [_compared(each, expected, earlier) if each.kind is SurveyKind.EVALUATION else each for each in found]


def _compared(
    result: SurveyResult, expected: Sequence[SurveyResult], earlier: Sequence[tuple[str, SurveyResult]]
) -> SurveyResult:
    beside: dict[UUID, tuple[Beside, ...]] = {}
    for number, question in _numbered(result):
        found = [
            _beside(survey.title, each)
            for survey in expected
            for place, each in _numbered(survey)
            if _alike(each) == _alike(question) and place == number
        ]
        found += [
            _beside(title, each)
            for title, survey in earlier
            for _place, each in _numbered(survey)
            if _alike(each) == _alike(question) and each.text == question.text
        ]
        beside[question.id] = tuple(each for each in found if each) if question.whole else ()
    return replace(result, questions=tuple(replace(each, beside=beside[each.id]) for each in result.questions))


def _numbered(result: SurveyResult) -> Iterable[tuple[int, QuestionResult]]:
    """Each question, with how many before it are answered alike."""
    for place, question in enumerate(result.questions):
        yield sum(_alike(each) == _alike(question) for each in result.questions[:place]), question


def _alike(question: QuestionResult) -> Alike:
    return question.kind, question.options


def _beside(title: str, question: QuestionResult) -> Beside | None:
    average = mean(question.kind, question.whole) if question.whole else None
    if question.whole is None or average is None:
        return None
    return Beside(title, question.text, question.whole.n, average)


async def _earlier(workshop_id: UUID, by: By) -> list[tuple[str, SurveyResult]]:
    """The evaluations of the workshops that this one builds on, by the workshop's title, as far as they may be read."""
    sources = ThemeSource.filter(theme__workshop_id=workshop_id, from_workshop_id__isnull=False)
    found: list[tuple[str, SurveyResult]] = []
    for earlier_id in sorted(set(await sources.values_list("from_workshop_id", flat=True)), key=str):
        try:
            earlier = await require_organiser(by, UUID(str(earlier_id)))
        except NotFound:
            continue
        results = await list_results(earlier.id, by=by)
        found += [(earlier.title, each) for each in results if each.kind is SurveyKind.EVALUATION]
    return found
