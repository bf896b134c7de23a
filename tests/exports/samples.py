"""What was read of a workshop, to make documents of."""

from datetime import UTC, datetime, timedelta
from itertools import count
from uuid import UUID

from facilitator.attendance import Attendance, Attendee, AttendingGroup, Duty
from facilitator.evaluation import Comment, GroupResult, QuestionResult, SurveyResult
from facilitator.evaluation_report import EvaluationReport
from facilitator.planbook import Step
from facilitator.richtext import BulletList, Item, Paragraph, Text
from facilitator.running_order import Route, RunningOrder
from facilitator.summary import GroupPeople, Summary
from facilitator.suppression import Counted
from facilitator.telling import Answer, Chapter, Commitment, Contents, Entry, Measure, Origin, Participant
from models.vocabulary import AnswerKind, ItemKind, Language, Phase, Role, SurveyKind
from ui.words import words_for

MORNING = datetime(2031, 3, 6, 8, 0, tzinfo=UTC)
BOKMAAL = words_for(Language.BOKMAAL)
ID = UUID(int=0)
LEADING = Duty(Role.LEADER, "Bolig for alle", None)
PROSE = "Vi vil ha flere møteplasser der folk i alle aldre kan treffes uten at det koster noe. " * 4


def a_summary(
    *chapters: Chapter,
    groups: tuple[GroupPeople, ...] = (),
    commitments: tuple[Commitment, ...] = (),
    measures: tuple[Measure, ...] = (),
) -> Summary:
    """A summary of a whole workshop."""
    return Summary(
        workshop_id=ID,
        title="Nærmiljø 2030",
        starts_at=MORNING,
        place="Kulturhuset",
        language=Language.BOKMAAL,
        has_ended=True,
        made_at=MORNING,
        theme="",
        group_number=None,
        group_name="",
        round_number=None,
        person="",
        writers=None,
        groups=groups,
        absent=(),
        written=Contents(chapters, commitments, measures),
    )


def said(text: str) -> Paragraph:
    """A paragraph of an answer."""
    return Paragraph((Text(text),))


def one_group() -> Summary:
    """One group's answer to one question."""
    blocks = (
        Paragraph((Text("Kortere "), Text("vei", bold=True))),
        BulletList((Item((Paragraph((Text("Gangvei"),)), BulletList((Item((Paragraph((Text("med lys"),)),)),)))),)),
    )
    answer = Answer("Hva kan gjøres?", (Entry(Origin(1, "Fjord", 1), blocks),))
    return a_summary(Chapter(ID, "Bolig", None, None, None, (answer,), ()))


def thirty_groups() -> Summary:
    """Thirty groups' answers to fifteen themes' three questions, on about ninety pages; every bullet has a number."""
    numbers = count()
    groups = tuple(
        GroupPeople(number, "", tuple(Participant(f"Person {number}-{each}", "Kommune A") for each in range(8)))
        for number in range(1, 31)
    )
    chapters = [
        Chapter(
            ID,
            f"Tema {theme}",
            None,
            Participant("Jonas", "Kommune A"),
            Participant("Liv", ""),
            tuple(Answer(f"Spørsmål {question}", _entries(theme, numbers)) for question in range(1, 4)),
            (),
        )
        for theme in range(1, 16)
    ]
    return a_summary(*chapters, groups=groups)


def _entries(theme: int, numbers: "count[int]") -> tuple[Entry, ...]:
    return tuple(
        Entry(
            Origin((theme * 7 + each) % 30 + 1, "", each + 1),
            (
                Paragraph((Text(PROSE),)),
                BulletList(tuple(Item((Paragraph((Text(f"tiltak-{next(numbers)} for alle"),)),)) for _ in range(4))),
            ),
        )
        for each in range(8)
    )


def an_attendance(
    *groups: AttendingGroup, leading: tuple[Attendee, ...] = (), absent: tuple[Attendee, ...] = ()
) -> Attendance:
    """The attendance of a workshop that is over."""
    return Attendance(
        workshop_id=ID,
        title="Nærmiljø 2030",
        starts_at=MORNING,
        place="Kulturhuset",
        language=Language.BOKMAAL,
        phase=Phase.ENDED,
        made_at=MORNING,
        organisers=("Marit", "Geir"),
        groups=groups,
        leading=leading,
        alone=(),
        absent=absent,
    )


def somebody(name: str, organisation: str = "", *duties: Duty, deputy_for: str = "") -> Attendee:
    """Somebody on the attendance list."""
    return Attendee(name, organisation, deputy_for, duties)


def steps(*named: tuple[ItemKind, str, str]) -> tuple[Step, ...]:
    """Steps of the day, of a kind and with a title and a speaker, each of twenty minutes; the first at nine."""
    rounds = count(1)
    found = []
    for number, (kind, title, speaker) in enumerate(named):
        begins = MORNING + timedelta(minutes=20 * number)
        which = next(rounds) if kind is ItemKind.ROUND else 0
        found.append(
            Step(
                id=UUID(int=number),
                kind=kind,
                title=title,
                speaker=speaker,
                minutes=20,
                number=which,
                starts_at=begins,
                ends_at=begins + timedelta(minutes=20),
                has_begun=False,
            )
        )
    return tuple(found)


def an_order(*routes: Route, rounds: tuple[int, ...] = (1, 2, 0), day: tuple[Step, ...] = ()) -> RunningOrder:
    """The agenda of a workshop."""
    return RunningOrder(
        workshop_id=ID,
        title="Nærmiljø 2030",
        starts_at=MORNING,
        place="Kulturhuset",
        meeting_url="",
        language=Language.BOKMAAL,
        made_at=MORNING,
        steps=day,
        rounds=rounds,
        routes=routes,
    )


def an_evaluation() -> EvaluationReport:
    """An evaluation by twenty-one people in two groups, of which the second is withheld."""
    groups = (GroupResult(1, "Fjord", Counted(6, (0, 0, 0, 2, 4))), GroupResult(2, "", None))
    recommended = Counted(21, (1, 0, 0, 0, 0, 0, 2, 2, 4, 5, 7))
    comments = (Comment(ID, "Mer tid i gruppene", is_left_out=False), Comment(ID, "Kaffe\ntil alle", is_left_out=False))
    questions = (
        QuestionResult(ID, AnswerKind.SMILEYS, "Hvordan var dagen?", (), Counted(21, (1, 1, 4, 6, 9)), groups),
        QuestionResult(ID, AnswerKind.RECOMMEND, "Vil du anbefale det?", (), recommended),
        QuestionResult(ID, AnswerKind.SCALE, "Hvor mye lærte du?", ()),
        QuestionResult(ID, AnswerKind.TEXT, "Noe mer?", (), Counted(21, ()), comments=comments),
    )
    survey = SurveyResult(
        id=ID,
        workshop_id=ID,
        kind=SurveyKind.EVALUATION,
        title="Evaluering",
        phase=Phase.ENDED,
        least=5,
        is_live=False,
        turnout=21,
        is_published=False,
        questions=questions,
    )
    return EvaluationReport(ID, "Nærmiljø 2030", MORNING, "Kulturhuset", Language.BOKMAAL, MORNING, (survey,))


NASTY = (
    "😀👍🏽",
    "≥ ≤ ½ −",
    "Áŋŋel Čáhppes-Šuoŋŋu",
    "A\u030asa bla\u030att",
    "e\u200dn\u200bd\u200ce",
    "x" * 200,
    "<b>&amp;</para>",
    "שלום \u202eolleh",
    "\x00\x07\ud800",
    "漢字",
    "",
)
"""Texts that somebody might be called, or write."""
