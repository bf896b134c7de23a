"""Answering a survey, by many at the same time: one transaction for all who wait, and nothing that joins who and what.

A person's row and the answers' rows have nothing in common, are written in random orders, and are not journalled. That
somebody answered is theirs alone to hear; to all others it is one more in the turnout.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from random import SystemRandom
from uuid import UUID, uuid4, uuid5

from tortoise.expressions import F
from tortoise.functions import Count

from facilitator import given
from facilitator.access import By, require_person
from facilitator.errors import Conflict, Invalid, NotFound, Refusal
from facilitator.happenings import AnswerReceived, TurnoutChanged
from facilitator.live import action, announce
from facilitator.lots import Lots
from facilitator.suppression import counted, next_step, packed, unpacked
from facilitator.surveys import COMMENT, option_count
from models import Person, Survey, SurveyAnswer, SurveyAnswered, SurveyQuestion
from models.vocabulary import AnswerKind

LONGEST_RECEIPT = 100

Answers = Mapping[UUID, list[int] | str]
"""What is answered, by question: the places of options, or a text. What is skipped is not there."""


@dataclass(frozen=True, slots=True)
class Sending:
    """What somebody sends; `receipt` is a key drawn for it, the same each time that it is tried."""

    answers: Answers
    receipt: str
    by: By


Outcome = UUID | Refusal
"""The person whose answer was taken in, or why it was not; nobody's id (0) if it had been before."""

NOBODY = UUID(int=0)

_random = SystemRandom()


async def answer(survey_id: UUID, answers: dict[UUID, list[int] | str], receipt: str, *, by: By) -> None:
    """Answer a survey, once; what was sent before with the same receipt is acknowledged, and counts no second time.

    Raises NotFound, Conflict("survey_closed"), Conflict("survey_answered") if another sending came first,
    Invalid("survey_empty"), Invalid("answer_unknown"), Invalid("text_too_long").
    """
    await _door.ask(survey_id, Sending(answers, receipt, by))


async def _answered(survey_id: UUID, sendings: Sequence[Sending]) -> list[Outcome]:
    workshop_id, outcomes = await _take_in(survey_id, sendings)
    people = [each for each in outcomes if isinstance(each, UUID) and each != NOBODY]
    if workshop_id and people:
        announce(TurnoutChanged(workshop_id, survey_id), *(AnswerReceived(workshop_id, each) for each in people))
    return outcomes


_door = Lots(_answered)


@action
async def _take_in(survey_id: UUID, sendings: Sequence[Sending]) -> tuple[UUID | None, list[Outcome]]:
    """What becomes of each sending, and of which workshop. One refusal undoes nobody else's."""
    survey = await Survey.get_or_none(id=survey_id)
    if survey is None:
        return None, [NotFound() for _sending in sendings]
    lot = _Lot(survey, await SurveyQuestion.filter(survey_id=survey_id), await _group_sizes(survey.workshop_id))
    outcomes: list[Outcome] = []
    for sending in sendings:
        try:
            outcomes.append(await lot.take_in(sending))
        except Refusal as refusal:
            outcomes.append(refusal)
    if lot.answered:
        await lot.write()
    return survey.workshop_id, outcomes


async def _group_sizes(workshop_id: UUID) -> Mapping[UUID, int]:
    """How many people are in each group."""
    people = Person.filter(workshop_id=workshop_id, group_id__isnull=False)
    sized = people.annotate(size=Count("id")).group_by("group_id")
    return dict(await sized.values_list("group_id", "size"))


class _Lot:
    """Those who answer a survey together: what is to be written of who has answered, and apart from it of what."""

    def __init__(self, survey: Survey, questions: Sequence[SurveyQuestion], sizes: Mapping[UUID, int]) -> None:
        self.survey = survey
        self.sizes = sizes
        self.small = set(survey.small_groups)
        self.questions = {each.id: each for each in questions}
        self.answered: dict[UUID, SurveyAnswered] = {}
        self.answers: list[SurveyAnswer] = []

    async def take_in(self, sending: Sending) -> UUID:
        """Note one sending, unless something is wrong with it. See `Outcome`."""
        survey = self.survey
        person = await require_person(sending.by, survey.workshop_id)
        if survey.opened_on is None:
            raise NotFound
        key = uuid5(survey.id, str(person.id))
        receipt = sha256(given.line(sending.receipt, "receipt", LONGEST_RECEIPT, needed=True).encode()).hexdigest()
        before = self.answered.get(key) or await SurveyAnswered.get_or_none(id=key)
        if before is not None:
            if before.receipt_hash != receipt:
                raise Conflict("survey_answered")
            return NOBODY
        if survey.closed_on is not None:
            raise Conflict("survey_closed")
        found = [each for name, value in sending.answers.items() if (each := self._row(name, value))]
        if not found:
            raise Invalid("survey_empty")
        group_id = self._group_of(person)
        for each in found:
            each.group_id = None if each.text else group_id
        self.answers += found
        self.answered[key] = SurveyAnswered(id=key, survey_id=survey.id, person_id=person.id, receipt_hash=receipt)
        return person.id

    def _row(self, question_id: UUID, value: list[int] | str) -> SurveyAnswer | None:
        """The answer to one question; None if it is skipped."""
        question = self.questions.get(question_id)
        if question is None or isinstance(value, str) != (question.kind is AnswerKind.TEXT):
            raise Invalid("answer_unknown")
        if isinstance(value, str):
            text = given.lines(value, "comment", COMMENT)
            return SurveyAnswer(id=uuid4(), question_id=question_id, text=text) if text.strip() else None
        most = option_count(question.kind, question.options)
        choices = sorted(set(value))
        if any(not 0 <= each < most for each in choices):
            raise Invalid("answer_unknown")
        if len(choices) > 1 and question.kind is not AnswerKind.SEVERAL:
            raise Invalid("answer_unknown")
        return SurveyAnswer(id=uuid4(), question_id=question_id, choices=choices) if choices else None

    def _group_of(self, person: Person) -> UUID | None:
        """The group that somebody's answers are kept with, if it may ever be shown."""
        group_id = person.group_id
        # Where it is shown in steps, no groups are: then there is nothing to keep them for.
        if self.survey.is_live or group_id is None:
            return None
        if self.sizes[group_id] < self.survey.least:
            self.small.add(str(group_id))
        return None if str(group_id) in self.small else group_id

    async def write(self) -> None:
        """Write the lot, each table in an order of its own."""
        if new := self.small.difference(self.survey.small_groups):
            # A group of which some answers have none would be shown as if it were whole.
            await SurveyAnswer.filter(question_id__in=list(self.questions), group_id__in=list(new)).update(
                group_id=None
            )
            await Survey.filter(id=self.survey.id).update(small_groups=sorted(self.small))
        _random.shuffle(self.answers)
        await SurveyAnswer.bulk_create(self.answers)
        await SurveyAnswered.bulk_create(_random.sample(list(self.answered.values()), len(self.answered)))
        await Survey.filter(id=self.survey.id).update(turnout=F("turnout") + len(self.answered))
        if self.survey.is_live:
            await self._show()

    async def _show(self) -> None:
        """Show the next step of each question that has come so far, and keep what is shown."""
        for question in self.questions.values():
            if question.kind is AnswerKind.TEXT:
                continue
            chosen = await SurveyAnswer.filter(question_id=question.id).values_list("choices", flat=True)
            whole = counted([list(each) for each in chosen], option_count(question.kind, question.options))
            before = unpacked(question.shown)
            shown = next_step(before, whole, self.survey.least)
            if shown is not None and shown != before:
                await SurveyQuestion.filter(id=question.id).update(shown=packed(shown))
