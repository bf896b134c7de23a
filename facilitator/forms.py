"""The form: the questions that the notes answer, for all themes or for one.

Organisers decide all of them. A leader or note taker may add, change, order and take away those of their own theme,
also while it runs. A question is never deleted, since answers hang on it: it is retired. What is taken home of a locked
theme holds its questions: they stay as they are, too.
"""

from collections.abc import Iterable, Sequence
from uuid import UUID

from facilitator import clock, given, keeping
from facilitator.access import By, ByPerson, require_organiser, require_person
from facilitator.errors import Conflict, NotAllowed, NotFound
from facilitator.happenings import QuestionsChanged
from facilitator.live import action, note, reading
from models import Assignment, Question, Theme
from models.vocabulary import AskedIn, QuestionKind

MOST = 200
"""Most questions in a workshop."""


@action
async def add_question(
    workshop_id: UUID,
    *,
    by: By,
    text: str,
    theme_id: UUID | None = None,
    help: str = "",  # noqa: A002 - the field's word, passed by name
    kind: QuestionKind = QuestionKind.TEXT,
    asked_in: AskedIn = AskedIn.ROUNDS,
) -> UUID:
    """Add a question after the others, to one theme or to all (`theme_id` None); returns its id."""
    await _require_asking(by, workshop_id, theme_id)
    if theme_id is not None:
        await _require_unlocked(workshop_id, theme_id)
    there = await Question.filter(workshop_id=workshop_id).order_by("position")
    if len([each for each in there if each.retired_at is None]) >= MOST:
        raise Conflict("too_many_questions", most=MOST)
    question = await Question.create(
        workshop_id=workshop_id,
        theme_id=theme_id,
        position=there[-1].position + 1 if there else 0,
        text=given.line(text, "question", 300, needed=True),
        help=given.line(help, "help", 500),
        kind=QuestionKind(kind),
        asked_in=AskedIn(asked_in),
    )
    note(QuestionsChanged(workshop_id, theme_id))
    return question.id


@action
async def change_question(
    question_id: UUID,
    *,
    by: By,
    text: str | None = None,
    help: str | None = None,  # noqa: A002 - the field's word, passed by name
    kind: QuestionKind | None = None,
    asked_in: AskedIn | None = None,
) -> None:
    """Change what is given of a question; its kind only while nobody can have answered it.

    An editor of another kind would take what was written for something foreign, and delete it.
    """
    question = await _require_question(by, question_id)
    await _require_unlocked(question.workshop_id, question.theme_id)
    if text is not None:
        question.text = given.line(text, "question", 300, needed=True)
    if help is not None:
        question.help = given.line(help, "help", 500)
    if asked_in is not None:
        question.asked_in = AskedIn(asked_in)
    if kind is not None and kind != question.kind:
        if await keeping.was_asked(question):
            raise Conflict("question_was_asked")
        question.kind = QuestionKind(kind)
    await question.save()
    note(QuestionsChanged(question.workshop_id, question.theme_id))


@action
async def move_question(question_id: UUID, before: UUID | None, *, by: By, theme_id: UUID | None = None) -> None:
    """Put a question before another, or last: in the order of all, or of one theme's form (`theme_id`)."""
    question = await Question.get_or_none(id=question_id)
    if question is None or (theme_id and question.theme_id not in {None, theme_id}):
        raise NotFound
    await _require_asking(by, question.workshop_id, theme_id)
    await _require_unlocked(question.workshop_id, theme_id)
    if theme_id is None:
        others = await Question.filter(workshop_id=question.workshop_id).order_by("position", "id")
    else:
        others = await _asked_of(await Theme.get(id=theme_id))
    ordered = _moved(others, question, before)
    if theme_id is not None:
        await Theme.filter(id=theme_id).update(question_order=[str(each.id) for each in ordered])
    else:
        for place, each in enumerate(ordered):
            await Question.filter(id=each.id).update(position=place)
    note(QuestionsChanged(question.workshop_id, theme_id))


@action
async def retire_question(question_id: UUID, *, by: By) -> None:
    """Take a question off the form; what was answered to it stays."""
    question = await _require_question(by, question_id)
    if question.theme_id is not None:
        await _require_unlocked(question.workshop_id, question.theme_id)
    question.retired_at = question.retired_at or clock.now()
    await question.save()
    note(QuestionsChanged(question.workshop_id, question.theme_id))


@action
async def restore_question(question_id: UUID, *, by: By) -> None:
    """Put a retired question back on the form."""
    question = await _require_question(by, question_id)
    if question.theme_id is not None:
        await _require_unlocked(question.workshop_id, question.theme_id)
    question.retired_at = None
    await question.save()
    note(QuestionsChanged(question.workshop_id, question.theme_id))


@reading
async def list_questions(workshop_id: UUID, *, by: By) -> list[Question]:
    """Every question in use, in the order of all."""
    await require_organiser(by, workshop_id)
    return await Question.filter(workshop_id=workshop_id, retired_at=None, theme__item_id=None).order_by(
        "position", "id"
    )


async def questions_of(theme_id: UUID, *, is_summary: bool, with_retired: bool = False) -> list[Question]:
    """A theme's form in its order, in a round or in the summary, without asking who reads it."""
    theme = await Theme.get(id=theme_id)
    asked = await _asked_of(theme, with_retired=with_retired)
    here = {AskedIn.BOTH, AskedIn.SUMMARY if is_summary else AskedIn.ROUNDS}
    return [each for each in asked if each.asked_in in here]


def in_order(questions: Iterable[Question], order: Sequence[str]) -> list[Question]:
    """Questions as a theme orders them (`order` holds ids as text); the others follow by position."""
    places = {name: place for place, name in enumerate(order)}
    return sorted(questions, key=lambda each: (places.get(str(each.id), len(places)), each.position, str(each.id)))


def is_asked_of(theme: Theme, question: Question) -> bool:
    """Whether a question is the theme's own or all themes'; an expectation round has its own only."""
    return question.theme_id == theme.id or (question.theme_id is None and theme.item_id is None)


def asked_of(theme: Theme, questions: Iterable[Question]) -> list[Question]:
    """Of a workshop's questions those that a theme was ever asked: of the rounds first, then the summary's own."""
    asked = in_order([each for each in questions if is_asked_of(theme, each)], theme.question_order)
    return sorted(asked, key=lambda each: each.asked_in == AskedIn.SUMMARY)


async def _asked_of(theme: Theme, *, with_retired: bool = False) -> list[Question]:
    found = [each for each in await Question.filter(workshop_id=theme.workshop_id) if is_asked_of(theme, each)]
    return in_order([each for each in found if with_retired or each.retired_at is None], theme.question_order)


def _moved(others: list[Question], question: Question, before: UUID | None) -> list[Question]:
    rest = [each for each in others if each.id != question.id]
    place = next((index for index, each in enumerate(rest) if each.id == before), None)
    if place is None and before is not None:
        raise NotFound
    return [*rest[:place], question, *(rest[place:] if place is not None else [])]


async def _require_question(by: By, question_id: UUID) -> Question:
    question = await Question.get_or_none(id=question_id)
    if question is None:
        raise NotFound
    await _require_asking(by, question.workshop_id, question.theme_id)
    return question


async def _require_unlocked(workshop_id: UUID, theme_id: UUID | None) -> None:
    """Raise Conflict("question_locked") if the theme, or without one any theme, is locked."""
    locked = Theme.filter(workshop_id=workshop_id, locked_at__isnull=False)
    if await (locked.filter(id=theme_id) if theme_id else locked.filter(item_id=None)).exists():
        raise Conflict("question_locked")


async def _require_asking(by: By, workshop_id: UUID, theme_id: UUID | None) -> None:
    """Organisers may ask anything; who leads or takes notes for a theme may ask it. Others know of no such thing."""
    if theme_id is not None and not await Theme.exists(id=theme_id, workshop_id=workshop_id):
        raise NotFound
    if not isinstance(by, ByPerson):
        await require_organiser(by, workshop_id)
        return
    person = await require_person(by, workshop_id)
    leads = Assignment.filter(person_id=person.id)
    if theme_id is not None and await leads.filter(theme_id=theme_id).exists():
        return
    if theme_id is None and await leads.exists():
        raise NotAllowed("question_is_common")
    raise NotFound
