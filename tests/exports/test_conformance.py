"""Every document is PDF/UA-1 and PDF/A-2a, whatever it has to tell: nothing, little, much, and what is strange."""

import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import pikepdf
import pytest

from exports import files, paper, table
from exports.story import Column
from exports.table import Sheet
from facilitator.attendance import Attendance, AttendingGroup, Duty
from facilitator.evaluation import Comment, GroupResult, QuestionResult
from facilitator.evaluation_report import EvaluationReport
from facilitator.minutes import Minutes
from facilitator.poll_results import PollResult, Scope, Vote
from facilitator.richtext import BulletList, Item, NextStep, Paragraph, Text
from facilitator.running_order import Route, RunningOrder
from facilitator.summary import GroupPeople, Summary
from facilitator.suppression import Counted
from facilitator.telling import Answer, Chapter, Commitment, Entry, Measure, Origin, Participant, Proposal
from models.vocabulary import AnswerKind, ItemKind, Language, PollKind, ProposalPart, Role
from tests.exports.polls import a_poll
from tests.exports.reading import sound
from tests.exports.samples import (
    BOKMAAL,
    ID,
    MORNING,
    NASTY,
    PROSE,
    a_summary,
    an_attendance,
    an_evaluation,
    an_order,
    said,
    somebody,
    steps,
    thirty_groups,
)
from tests.exports.tagged.reading import told
from ui.words import Words, words_for


@dataclass(frozen=True, slots=True)
class Day:
    """How much there is to tell: `text` is what everything is called, `said` what stands where there is most room."""

    groups: int
    people: int
    themes: int
    text: str
    said: str


NOTHING = Day(0, 0, 0, "", "")
ONE = Day(1, 2, 1, "Fjord", "Kortere vei")

DAYS = {
    "nothing": NOTHING,
    "one group": ONE,
    "thirty groups": Day(30, 17, 15, "Trygg skolevei", PROSE),
    "a row longer than a page": Day(1, 1, 1, "Fjord", PROSE * 60),
    **{ascii(each): Day(2, 2, 2, each, each) for each in NASTY},
}


def _summary(day: Day) -> Summary:
    person = Participant(day.text, day.text, day.text)
    blocks = (
        Paragraph((Text(day.said, link=f"https://example.org/{day.text}"),)),
        BulletList((Item((said(day.text),)),)),
    )
    entries = tuple(Entry(Origin(1 + each, day.text, each or None), blocks) for each in range(8))
    answers = tuple(Answer(f"{number} {day.text}", entries) for number in range(3))
    chapters = (Chapter(ID, day.text, 1, person, person, answers, ()) for _theme in range(day.themes))
    groups = tuple(GroupPeople(number, day.text, (person,) * day.people) for number in range(1, day.groups + 1))
    step = NextStep((Text(day.text),), (Text(day.said),), (Text(day.text),))
    commitments = (Commitment(day.text, 1, day.text, Origin(1, day.text, None), step),) * day.themes
    proposal = Proposal(Origin(1, day.text, 1), day.text, day.text, ((ProposalPart.WHY, blocks),))
    measures = (Measure(day.text, day.text, Vote(day.text, PollKind.CHOOSE), proposal),) * day.themes
    read = a_summary(*chapters, groups=groups, commitments=commitments, measures=measures)
    return replace(read, title=day.text, place=day.text, absent=(person,) * day.people)


def _attendance(day: Day) -> Attendance:
    people = (somebody(day.text, day.text, Duty(Role.LEADER, day.said, 1), deputy_for=day.text),) * day.people
    groups = (AttendingGroup(number, day.text, people) for number in range(1, day.groups + 1))
    leading = tuple(somebody(day.text, f"{day.text} {number % 2}") for number in range(day.people))
    read = an_attendance(*groups, leading=leading, absent=people)
    return replace(read, title=day.text, place=day.text, organisers=(day.text,) * day.groups)


def _agenda(day: Day) -> RunningOrder:
    steps_of_day = steps(*[(ItemKind.TALK, day.said, day.text), (ItemKind.ROUND, "", "")] * day.groups)
    themes = tuple(f"{day.said}{number % day.themes}" for number in range(8)) if day.themes else ()
    address = f"https://video.example/{day.text}"
    routes = (Route(number, day.text, day.text, address, themes) for number in range(1, day.groups + 1))
    return replace(an_order(*routes, rounds=tuple(range(8)), day=steps_of_day), title=day.text, place=day.text)


def _minutes(day: Day) -> Minutes:
    return Minutes(_attendance(day), _agenda(day), _summary(day), (day.text,) * day.groups)


def _evaluation(day: Day) -> EvaluationReport:
    (survey,) = an_evaluation().surveys
    counted = Counted(day.people, (day.people, 0))
    groups = tuple(GroupResult(1 + each, day.text, counted if each % 2 else None) for each in range(day.groups))
    choice = QuestionResult(ID, AnswerKind.ONE, day.text, (day.text, day.said), counted, groups, is_partial=True)
    comments = (Comment(ID, day.said, is_left_out=False),) * day.groups
    text = QuestionResult(ID, AnswerKind.TEXT, day.said, (), Counted(day.people, ()), comments=comments)
    asked = replace(survey, title=day.text, questions=(choice, text, *survey.questions))
    return replace(an_evaluation(), title=day.text, place=day.text, surveys=(asked,) * day.themes)


def _table(day: Day) -> Sheet:
    columns = (Column(day.text, 2, names_rows=True), Column(day.text, 4), Column(day.text), Column(day.text))
    items = (BulletList((Item((said(day.said),)),) * 2),)
    rows = ((day.text, day.said, MORNING.date(), items),) * (day.groups * 2)
    return Sheet(day.text, day.text, day.text, columns, rows, MORNING, (day.text,), day.text)


def _poll(day: Day, kind: PollKind) -> PollResult:
    words = (day.said, day.text, *(f"{day.text} {number}" for number in range(min(2 * day.groups, 58))))
    poll = a_poll(kind, voters=day.people, is_secret=False, words=words)
    return replace(poll, title=day.text, question=day.said, place=day.text, scope=Scope(day.text))


DOCUMENTS: dict[str, Callable[[Day], files.Tellable | Sheet]] = {
    "summary": _summary,
    "attendance": _attendance,
    "agenda": _agenda,
    "minutes": _minutes,
    "evaluation": _evaluation,
    "table": _table,
    "poll with bars": partial(_poll, kind=PollKind.DOTS),
    "poll with spreads": partial(_poll, kind=PollKind.SCALE),
    "poll with quadrants": partial(_poll, kind=PollKind.TWO_SCALES),
}


def pdf(name: str, day: Day, _: Words = BOKMAAL) -> bytes:
    made = DOCUMENTS[name](day)
    document = table.story(made, _) if isinstance(made, Sheet) else files.story(made, _)
    return sound(paper.render(document, is_strict=True))


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("day", DAYS)
def test_every_document_is_sound(name: str, day: str) -> None:
    pdf(name, DAYS[day])


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("language", [Language.NYNORSK, Language.ENGLISH])
def test_every_document_is_sound_in_each_language(name: str, language: Language) -> None:
    for day in (NOTHING, ONE):
        pdf(name, day, words_for(language))


def test_summary_of_thirty_groups_is_told_in_order() -> None:
    file = files.write(thirty_groups(), files.Kind.PDF, BOKMAAL)
    with pikepdf.open(io.BytesIO(file)) as opened:
        assert 80 < len(opened.pages) < 110
    heard = [each for each in told(file).split() if each.startswith("tiltak-")]
    assert heard == [f"tiltak-{number}" for number in range(15 * 3 * 8 * 4)]
