"""Surveys: making evaluations and expectation rounds, and their questions, until somebody can answer.

What is asked stays as it is once the survey has been opened: those who answered must all have answered the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from facilitator import given
from facilitator.access import By, require_organiser
from facilitator.errors import Conflict, Invalid, NotFound
from facilitator.happenings import SurveysChanged
from facilitator.live import action, note
from facilitator.suppression import LEAST
from facilitator.templates import Said, in_language
from models import Survey, SurveyQuestion, Workshop
from models.vocabulary import AnswerKind, SurveyKind

MOST = 20
"""Most surveys in a workshop."""

MOST_QUESTIONS = 30
MOST_OPTIONS = 20
HIGHEST_LEAST = 100
COMMENT = 2000
"""Most characters of a comment."""

STEPS = 5
"""Of a scale, and of the smileys."""

_TO_CHOOSE = {AnswerKind.ONE, AnswerKind.SEVERAL}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a template."""

    kind: AnswerKind
    text: Said
    options: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Template:
    """What a survey starts from."""

    kind: SurveyKind
    title: Said
    questions: tuple[Asked, ...]


_HOW_MUCH: tuple[Said, ...] = (
    ("Ikke i det hele tatt", "Ikkje i det heile", "Not at all"),
    ("Litt", "Litt", "A little"),
    ("Noe", "Noko", "Some"),
    ("Det meste", "Det meste", "Most of it"),
    ("Alt jeg ville", "Alt eg ville", "All I wanted to"),
)

TEMPLATES = {
    "short": Template(
        SurveyKind.EVALUATION,
        ("Evaluering", "Evaluering", "Evaluation"),
        (
            Asked(AnswerKind.SMILEYS, ("Hvordan var dagen?", "Korleis var dagen?", "How was the day?")),
            Asked(
                AnswerKind.SCALE,
                ("Fikk du sagt det du ville?", "Fekk du sagt det du ville?", "Could you say what you wanted to?"),
                _HOW_MUCH,
            ),
            Asked(
                AnswerKind.RECOMMEND,
                (
                    "Vil du anbefale et slikt verksted til andre?",
                    "Vil du tilrå ein slik verkstad til andre?",
                    "Would you recommend a workshop like this to others?",
                ),
            ),
            Asked(
                AnswerKind.TEXT,
                (
                    "Hva bør vi gjøre annerledes neste gang?",
                    "Kva bør vi gjere annleis neste gong?",
                    "What should we do differently next time?",
                ),
            ),
        ),
    ),
    "expectations": Template(
        SurveyKind.EXPECTATION,
        ("Forventninger", "Forventningar", "Expectations"),
        (
            Asked(
                AnswerKind.SMILEYS,
                ("Hvordan tror du dagen blir?", "Korleis trur du dagen blir?", "How do you think the day will be?"),
            ),
            Asked(
                AnswerKind.SCALE,
                (
                    "Tror du at du får sagt det du vil?",
                    "Trur du at du får sagt det du vil?",
                    "Do you think you can say what you want to?",
                ),
                _HOW_MUCH,
            ),
            Asked(
                AnswerKind.TEXT,
                (
                    "Hva håper du at dagen fører til?",
                    "Kva håpar du at dagen fører til?",
                    "What do you hope the day will lead to?",
                ),
            ),
        ),
    ),
}


@action
async def make_survey(workshop_id: UUID, template: str, *, by: By) -> UUID:
    """Make a survey from a template of TEMPLATES, after the others; returns its id.

    Raises Invalid("template_unknown") or Conflict("too_many_surveys").
    """
    workshop = await require_organiser(by, workshop_id)
    if template not in TEMPLATES:
        raise Invalid("template_unknown", name=template)
    there = await Survey.filter(workshop_id=workshop_id).order_by("-position")
    if len(there) >= MOST:
        raise Conflict("too_many_surveys", most=MOST)
    chosen, language = TEMPLATES[template], workshop.language
    survey = await Survey.create(
        workshop_id=workshop_id,
        position=there[0].position + 1 if there else 0,
        kind=chosen.kind,
        title=in_language(chosen.title, language),
    )
    for position, asked in enumerate(chosen.questions):
        await SurveyQuestion.create(
            survey=survey,
            position=position,
            kind=asked.kind,
            text=in_language(asked.text, language),
            options=[in_language(each, language) for each in asked.options],
        )
    note(SurveysChanged(workshop_id, survey.id))
    return survey.id


@action
async def change_survey(
    survey_id: UUID, *, by: By, title: str | None = None, least: int | None = None, is_live: bool | None = None
) -> None:
    """Change what is given: what it is called, under how many nothing is shown, and whether it is shown in steps.

    `is_live`: while people answer, the whole is shown each time at least `least` more have; groups never are, and the
    last few, if fewer, are not shown at all.
    """
    survey = await require_planned(by, survey_id)
    if title is not None:
        survey.title = given.line(title, "title", 200, needed=True)
    if least is not None:
        survey.least = given.number(least, "least_shown", LEAST, HIGHEST_LEAST)
    if is_live is not None:
        survey.is_live = is_live
    await survey.save()
    note(SurveysChanged(survey.workshop_id, survey_id))


@action
async def remove_survey(survey_id: UUID, *, by: By) -> None:
    """Take a survey away that was not opened."""
    survey = await require_planned(by, survey_id)
    await survey.delete()
    note(SurveysChanged(survey.workshop_id, survey_id))


@action
async def add_survey_question(
    survey_id: UUID, text: str, answer_kind: AnswerKind, *, by: By, options: Sequence[str] = ()
) -> UUID:
    """Ask something more, after the rest; returns the question's id.

    `options` are what is chosen among, or what the steps of a scale are called. Raises Invalid("options_wrong") with
    least and most, Invalid("options_alike"), or Conflict("too_many_questions").
    """
    survey = await require_planned(by, survey_id)
    there = await SurveyQuestion.filter(survey_id=survey_id).order_by("-position")
    if len(there) >= MOST_QUESTIONS:
        raise Conflict("too_many_questions", most=MOST_QUESTIONS)
    kind = AnswerKind(answer_kind)
    question = await SurveyQuestion.create(
        survey_id=survey_id,
        position=there[0].position + 1 if there else 0,
        kind=kind,
        text=given.line(text, "question", 300, needed=True),
        options=checked_options(kind, options),
    )
    note(SurveysChanged(survey.workshop_id, survey_id))
    return question.id


@action
async def change_survey_question(
    survey_question_id: UUID, *, by: By, text: str | None = None, options: Sequence[str] | None = None
) -> None:
    """Change what is given of a question. Raises as `add_survey_question`."""
    question = await _require_question(by, survey_question_id)
    if text is not None:
        question.text = given.line(text, "question", 300, needed=True)
    if options is not None:
        question.options = checked_options(question.kind, options)
    await question.save()
    note(SurveysChanged(question.survey.workshop_id, question.survey_id))


@action
async def move_survey_question(survey_question_id: UUID, position: int, *, by: By) -> None:
    """Put a question in another place among the others, from 0."""
    question = await _require_question(by, survey_question_id)
    others = await SurveyQuestion.filter(survey_id=question.survey_id).exclude(id=question.id).order_by("position")
    others.insert(given.number(position, "position", 0, len(others)), question)
    for place, each in enumerate(others):
        await SurveyQuestion.filter(id=each.id).update(position=place)
    note(SurveysChanged(question.survey.workshop_id, question.survey_id))


@action
async def remove_survey_question(survey_question_id: UUID, *, by: By) -> None:
    """Take a question out of its survey."""
    question = await _require_question(by, survey_question_id)
    await question.delete()
    note(SurveysChanged(question.survey.workshop_id, question.survey_id))


def option_count(kind: AnswerKind, options: Sequence[str]) -> int:
    """How many options a question has, from the first, 0; none if it is answered with text."""
    return {
        AnswerKind.SCALE: STEPS,
        AnswerKind.SMILEYS: STEPS,
        AnswerKind.RECOMMEND: 11,
        AnswerKind.TEXT: 0,
    }.get(kind, len(options))


def checked_options(kind: AnswerKind, options: Sequence[str]) -> list[str]:
    """The options of a question of this kind, cleaned. A scale has five, or none and is told in numbers."""
    found = [line for each in options if (line := given.line(each, "answer_option", 200))]
    least, most = {AnswerKind.SCALE: (STEPS if found else 0, STEPS)}.get(kind, (0, 0))
    if kind in _TO_CHOOSE:
        least, most = 2, MOST_OPTIONS
    if not least <= len(found) <= most:
        raise Invalid("options_wrong", least=least, most=most)
    if len({given.fold(each) for each in found}) < len(found):
        raise Invalid("options_alike")
    return found


async def copy_surveys(earlier: Workshop, made: Workshop) -> None:
    """Ask the same in another workshop (inside an action); nothing that was answered comes along."""
    for survey in await Survey.filter(workshop_id=earlier.id).order_by("position"):
        new = await Survey.create(
            workshop=made,
            position=survey.position,
            kind=survey.kind,
            title=survey.title,
            least=survey.least,
            is_live=survey.is_live,
        )
        for each in await SurveyQuestion.filter(survey_id=survey.id).order_by("position"):
            await SurveyQuestion.create(
                survey=new, position=each.position, kind=each.kind, text=each.text, options=each.options
            )


async def require_survey(by: By, survey_id: UUID) -> Survey:
    """The survey, for its organisers."""
    survey = await Survey.get_or_none(id=survey_id)
    if survey is None:
        raise NotFound
    await require_organiser(by, survey.workshop_id)
    return survey


async def require_planned(by: By, survey_id: UUID) -> Survey:
    """The survey, for its organisers, if it was not opened. Raises Conflict("survey_opened")."""
    survey = await require_survey(by, survey_id)
    if survey.opened_on is not None:
        raise Conflict("survey_opened")
    return survey


async def _require_question(by: By, question_id: UUID) -> SurveyQuestion:
    question = await SurveyQuestion.get_or_none(id=question_id).prefetch_related("survey")
    if question is None:
        raise NotFound
    await require_planned(by, question.survey_id)
    return question
