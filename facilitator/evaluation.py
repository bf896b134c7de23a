"""Evaluations as they run: opening, closing, and what may be seen of the answers. Organisers', until made common.

Closing counts once and for all: what may be shown is written down, and the answers themselves go. What nobody may see
is then nowhere, neither in an export nor in a backup that is made later.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import SystemRandom
from uuid import UUID, uuid4

from facilitator import clock
from facilitator.access import By, ByPerson, ByScreen, require_organiser, require_person, require_screen
from facilitator.errors import Conflict, NotFound
from facilitator.flattening import leave_nothing_behind
from facilitator.happenings import ResultsChanged, SurveyClosed, SurveyOpened, SurveysChanged
from facilitator.live import action, note, reading
from facilitator.suppression import Counted, Shown, Tally, counted, last_step, packed, unpacked, when_closed
from facilitator.surveys import option_count, require_planned, require_survey
from models import Group, Survey, SurveyAnswer, SurveyQuestion
from models.vocabulary import AnswerKind, Phase, SurveyKind

_random = SystemRandom()


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody wrote; nobody knows who."""

    id: UUID
    text: str
    is_left_out: bool


@dataclass(frozen=True, slots=True)
class GroupResult:
    """A group's answers to a question; None where they are withheld. Its name is what it was called when it closed."""

    number: int
    name: str
    counted: Counted | None


@dataclass(frozen=True, slots=True)
class Beside:
    """What another survey, or another workshop's, came to on such a question: the mean of `n` answers."""

    title: str
    text: str
    n: int
    mean: float


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """A question with what may be seen of its answers: nothing (None), or the whole, and groups where that may be.

    `beside` is what it can be compared with (see `comparing`).
    """

    id: UUID
    kind: AnswerKind
    text: str
    options: tuple[str, ...]
    whole: Counted | None = None
    groups: tuple[GroupResult, ...] = ()
    is_partial: bool = False
    comments: tuple[Comment, ...] = ()
    beside: tuple[Beside, ...] = ()


@dataclass(frozen=True, slots=True)
class SurveyResult:
    """A survey with its questions, in order, and what may be seen. `turnout` people have answered."""

    id: UUID
    workshop_id: UUID
    kind: SurveyKind
    title: str
    phase: Phase
    least: int
    is_live: bool
    turnout: int
    is_published: bool
    questions: tuple[QuestionResult, ...]


@action
async def open_survey(survey_id: UUID, *, by: By) -> None:
    """Let everybody in the workshop answer. Raises Conflict("survey_without_questions")."""
    survey = await require_planned(by, survey_id)
    if not await SurveyQuestion.exists(survey_id=survey_id):
        raise Conflict("survey_without_questions")
    survey.opened_on = clock.today()
    await survey.save()
    note(SurveyOpened(survey.workshop_id, survey_id))


@action
async def take_back(survey_id: UUID, *, by: By) -> None:
    """Close a survey that nobody has answered, to change it. Raises Conflict("survey_answers_came")."""
    survey = await _require_open(by, survey_id)
    if survey.turnout:
        raise Conflict("survey_answers_came")
    await Survey.filter(id=survey_id).update(opened_on=None)
    note(SurveysChanged(survey.workshop_id, survey_id))


async def close_survey(survey_id: UUID, *, by: By) -> None:
    """Let nobody answer any more, and show what may be shown. There is no way back."""
    await _close(survey_id, by=by)
    await leave_nothing_behind()


@action
async def publish(survey_id: UUID, *, by: By, is_published: bool = True) -> None:
    """Let the workshop's people and its plenary screen see the numbers that organisers see; or no more."""
    survey = await require_survey(by, survey_id)
    if survey.opened_on is None:
        raise Conflict("survey_not_opened")
    await Survey.filter(id=survey_id).update(is_published=is_published)
    note(ResultsChanged(survey.workshop_id, survey_id))


@action
async def leave_out_comment(comment_id: UUID, *, by: By, is_left_out: bool = True) -> None:
    """Leave a comment out of what is shown and taken home, or take it in again."""
    comment = await SurveyAnswer.get_or_none(id=comment_id).prefetch_related("question")
    if comment is None:
        raise NotFound
    survey = await require_survey(by, comment.question.survey_id)
    if survey.closed_on is None:
        raise Conflict("survey_not_closed")
    await SurveyAnswer.filter(id=comment_id).update(is_left_out=is_left_out)
    note(ResultsChanged(survey.workshop_id, survey.id))


@action
async def leave_out_comments(survey_question_id: UUID, *, by: By, is_left_out: bool = True) -> None:
    """Leave all comments to a question out, or take them in again."""
    question = await SurveyQuestion.get_or_none(id=survey_question_id)
    if question is None:
        raise NotFound
    survey = await require_survey(by, question.survey_id)
    if survey.closed_on is None:
        raise Conflict("survey_not_closed")
    await SurveyAnswer.filter(question_id=survey_question_id).update(is_left_out=is_left_out)
    note(ResultsChanged(survey.workshop_id, survey.id))


@reading
async def list_results(workshop_id: UUID, *, by: By) -> list[SurveyResult]:
    """The surveys of a workshop with all that its organisers may see of them, in order."""
    await require_organiser(by, workshop_id)
    surveys = await Survey.filter(workshop_id=workshop_id).order_by("position")
    return await _told(surveys, workshop_id, with_comments=True)


@reading
async def read_result(survey_id: UUID, *, by: By) -> SurveyResult:
    """What organisers may see of a survey; of a published one the numbers, for the workshop's people and its screen."""
    survey = await Survey.get_or_none(id=survey_id)
    if survey is None:
        raise NotFound
    if isinstance(by, ByPerson):
        await require_person(by, survey.workshop_id)
    elif isinstance(by, ByScreen):
        await require_screen(by, survey.workshop_id)
    else:
        await require_organiser(by, survey.workshop_id)
    is_organiser = not isinstance(by, ByPerson | ByScreen)
    if not is_organiser and not survey.is_published:
        raise NotFound
    (told,) = await _told([survey], survey.workshop_id, with_comments=is_organiser)
    return told


async def close_and_forget(workshop_id: UUID) -> None:
    """What becomes of a workshop's surveys when its personal data is deleted (inside an action).

    Numbers stay; what people wrote may tell who they are, and goes.
    """
    for survey in await Survey.filter(workshop_id=workshop_id, opened_on__isnull=False, closed_on=None):
        await _count(survey)
    await SurveyAnswer.filter(question__survey__workshop_id=workshop_id).delete()


@action
async def _close(survey_id: UUID, *, by: By) -> None:
    survey = await _require_open(by, survey_id)
    await _count(survey)
    note(SurveyClosed(survey.workshop_id, survey_id))


async def _require_open(by: By, survey_id: UUID) -> Survey:
    survey = await require_survey(by, survey_id)
    if survey.opened_on is None:
        raise Conflict("survey_not_opened")
    if survey.closed_on is not None:
        raise Conflict("survey_closed")
    return survey


async def _count(survey: Survey) -> None:
    """Write down what may be shown, and take away the answers (inside an action)."""
    questions = await SurveyQuestion.filter(survey_id=survey.id).order_by("position")
    small = await Group.filter(id__in=survey.small_groups).values_list("number", flat=True)
    tallies = [await _tally(each, {int(str(number)) for number in small}) for each in questions]
    if survey.is_live:
        shown = [
            last_step(unpacked(question.shown), tally.whole, survey.least)
            for question, tally in zip(questions, tallies, strict=True)
        ]
    else:
        shown = when_closed(tallies, survey.least)
    named = {str(each.number): each.name for each in await Group.filter(workshop_id=survey.workshop_id)}
    for question, each in zip(questions, shown, strict=True):
        if question.kind is AnswerKind.TEXT and each is not None:
            await _shuffle(question)
        else:
            await SurveyAnswer.filter(question_id=question.id).delete()
        kept = packed(replace(each, names={name: named[name] for name in each.groups})) if each else None
        await SurveyQuestion.filter(id=question.id).update(shown=kept)
    await Survey.filter(id=survey.id).update(closed_on=clock.today(), small_groups=[])


async def _tally(question: SurveyQuestion, small: set[int]) -> Tally:
    """The answers to a question, by the groups' numbers; of texts only how many they are.

    Of `small` groups nothing is known: their answers are of no group.
    """
    found = await SurveyAnswer.filter(question_id=question.id).values_list("choices", "group__number")
    options = option_count(question.kind, question.options)
    whole = counted([choices for choices, _group in found], options)
    if question.kind is AnswerKind.TEXT:
        return Tally(whole)
    numbers = sorted(small | {number for _choices, number in found if number is not None})
    groups = {
        str(number): counted([choices for choices, group in found if group == number], options) for number in numbers
    }
    return Tally(whole, groups)


async def _shuffle(question: SurveyQuestion) -> None:
    """Write the comments anew, under new ids, so that nothing of how they came is left."""
    texts = list(await SurveyAnswer.filter(question_id=question.id).values_list("text", flat=True))
    await SurveyAnswer.filter(question_id=question.id).delete()
    _random.shuffle(texts)
    await SurveyAnswer.bulk_create(
        [SurveyAnswer(id=uuid4(), question_id=question.id, text=str(each)) for each in texts]
    )


async def _told(surveys: Sequence[Survey], workshop_id: UUID, *, with_comments: bool) -> list[SurveyResult]:
    found: list[SurveyResult] = []
    for survey in surveys:
        questions = await SurveyQuestion.filter(survey_id=survey.id).order_by("position")
        told = [
            _question(each, await _comments(each) if with_comments and survey.closed_on else ()) for each in questions
        ]
        found.append(
            SurveyResult(
                id=survey.id,
                workshop_id=workshop_id,
                kind=survey.kind,
                title=survey.title,
                phase=phase_of(survey),
                least=survey.least,
                is_live=survey.is_live,
                turnout=survey.turnout,
                is_published=survey.is_published,
                questions=tuple(told),
            )
        )
    return found


def phase_of(survey: Survey) -> Phase:
    """How far a survey has come."""
    if survey.opened_on is None:
        return Phase.PLANNED
    return Phase.RUNNING if survey.closed_on is None else Phase.ENDED


def _question(question: SurveyQuestion, comments: tuple[Comment, ...]) -> QuestionResult:
    shown: Shown | None = unpacked(question.shown)
    return QuestionResult(
        id=question.id,
        kind=question.kind,
        text=question.text,
        options=tuple(question.options),
        whole=shown.whole if shown else None,
        groups=tuple(GroupResult(int(name), shown.names[name], each) for name, each in shown.groups.items())
        if shown
        else (),
        is_partial=shown.is_partial if shown else False,
        comments=comments,
    )


async def _comments(question: SurveyQuestion) -> tuple[Comment, ...]:
    found = await SurveyAnswer.filter(question_id=question.id).order_by("id")
    return tuple(Comment(each.id, each.text, each.is_left_out) for each in found)
