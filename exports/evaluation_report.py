"""The evaluation report: each question's answers drawn and told, by group where that may be, and the comments."""

from collections.abc import Iterator, Sequence

from exports import framing, options
from exports.framing import Words
from exports.group_summary import expectations
from exports.story import Bar, Bars, Bullets, Column, Document, Heading, Item, Paragraph, Part, Row, Table, plain
from exports.table import Content, Sheet
from facilitator.evaluation import GroupResult, QuestionResult, SurveyResult
from facilitator.evaluation_report import EvaluationReport
from facilitator.suppression import Counted
from models.vocabulary import AnswerKind, Phase

SHARES = (2, 1, 5)
"""How the page's width is shared by group, number of answers, and how they are spread."""


def story(report: EvaluationReport, _: Words) -> Document:
    """The evaluation report as a story."""
    parts: list[Part] = [framing.opening(_("Evalueringsrapport"), report, _)]
    if not report.surveys:
        parts.append(Paragraph(plain(_("Ingen har blitt spurt ennå."))))
    for result in report.surveys:
        parts += [Heading(2, plain(result.title)), Paragraph(plain(_told_of(result, _)))]
        for question in result.questions:
            parts += _asked(result, question, _)
    for expected in report.expected:
        parts += expectations(expected, _)
    return framing.document(f"{_('Evalueringsrapport')}: {report.title}", report, parts, _)


def sheet(report: EvaluationReport, _: Words) -> Sheet:
    """The numbers as one table, to sort and count in: the same numbers, and no others."""
    columns = (
        Column(_("Evaluering"), 2),
        Column(_("Spørsmål"), 4),
        Column(_("Gruppe"), 2),
        Column(_("Svar"), 3, names_rows=True),
        Column(_("Antall")),
        Column(_("Prosent")),
    )
    rows = [row for result in report.surveys for question in result.questions for row in _rows(result, question, _)]
    return Sheet(
        kind=_("Evalueringsrapport"),
        title=report.title,
        name=_("Evaluering"),
        columns=columns,
        rows=tuple(rows),
        made_at=report.made_at,
        lines=(framing.when(report, _), report.place),
        letterhead=framing.letterhead(report, _),
    )


def _told_of(result: SurveyResult, _: Words) -> str:
    """How many answered, and the rule for what is shown."""
    said = [_.n("{n} har svart.", "{n} har svart.", result.turnout) if result.turnout else _("Ingen har svart.")]
    if result.phase is not Phase.ENDED:
        said.append(_("Den er fortsatt åpen for svar."))
    said.append(_("Svarene er anonyme, og vises bare når minst {n} har svart.", n=result.least))
    return " ".join(said)


def _asked(result: SurveyResult, question: QuestionResult, _: Words) -> list[Part]:
    parts: list[Part] = [Heading(3, plain(question.text))]
    whole = question.whole
    if whole is not None:
        parts.append(Paragraph(plain(" ".join(options.figures(question, whole, _)))))
        names = options.option_names(question, _)
        if names:
            bars = tuple(Bar(name, count) for name, count in zip(names, whole.counts, strict=True))
            parts.append(Bars(_("Svar"), _("Antall"), bars))
        parts += [Paragraph(plain(said)) for said in options.beside(question, _)]
        if question.groups:
            rows = tuple(_group(question, each, _) for each in question.groups)
            parts.append(Table((_("Gruppe"), _("Antall"), _("Svar")), rows, SHARES))
    if result.phase is Phase.ENDED or (result.is_live and question.kind is not AnswerKind.TEXT):
        parts += [Paragraph(plain(said), quiet=True) for said in options.withheld(result, question, _)]
    if question.comments:
        parts.append(Bullets(tuple(Item(_lines(each.text)) for each in question.comments)))
    return parts


def _lines(text: str) -> tuple[Part, ...]:
    return tuple(Paragraph(plain(line)) for line in text.splitlines() if line.strip())


def _group(question: QuestionResult, group: GroupResult, _: Words) -> Row:
    counted = group.counted
    said = (str(counted.n), _spread(question, counted, _)) if counted else ("", _("For få svar"))
    return Row((plain(options.group_name(group, _)), plain(said[0]), plain(said[1])))


def _spread(question: QuestionResult, counted: Counted, _: Words) -> str:
    """How many chose each option that anybody chose."""
    named = zip(options.option_names(question, _), counted.counts, strict=True)
    return "; ".join(_("{name}: {n}", name=name, n=count) for name, count in named if count)


def _rows(result: SurveyResult, question: QuestionResult, _: Words) -> Iterator[tuple[Content, ...]]:
    about = (result.title, question.text)
    if question.whole is None:
        yield (*about, _("Alle"), _("For få svar"), "", "")
        return
    names = options.option_names(question, _)
    parts: Sequence[tuple[str, Counted | None]] = [
        (_("Alle"), question.whole),
        *((options.group_name(each, _), each.counted) for each in question.groups),
    ]
    for group, counted in parts:
        if counted is None:
            yield (*about, group, _("For få svar"), "", "")
            continue
        yield (*about, group, _("Har svart"), counted.n, "")
        for name, count in zip(names, counted.counts, strict=True):
            yield (*about, group, name, count, options.percent(count, counted))
