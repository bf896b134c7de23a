"""What the options of a survey's questions are called, and what the figures of their answers say, in words."""

from exports.framing import Words
from facilitator.evaluation import GroupResult, QuestionResult, SurveyResult
from facilitator.figures import mean, recommendation
from facilitator.suppression import Counted
from facilitator.surveys import STEPS
from models.vocabulary import AnswerKind, Language


def option_names(question: QuestionResult, _: Words) -> list[str]:
    """What each option is called; none for a question that is answered with text."""
    match question.kind:
        case AnswerKind.SMILEYS:
            return [_("Svært dårlig"), _("Dårlig"), _("Midt på treet"), _("Bra"), _("Svært bra")]
        case AnswerKind.RECOMMEND:
            return [str(number) for number in range(11)]
        case AnswerKind.SCALE if not question.options:
            return [str(number) for number in range(1, STEPS + 1)]
    return list(question.options)


def group_name(group: GroupResult, _: Words) -> str:
    """What a group is called."""
    return group.name or _("Gruppe {n}", n=group.number)


def figures(question: QuestionResult, counted: Counted, _: Words) -> list[str]:
    """How many answered, the mean where that makes sense, and how many recommend, each in a sentence."""
    said = [_.n("{n} svar.", "{n} svar.", counted.n)]
    average = mean(question.kind, counted)
    if question.kind is AnswerKind.RECOMMEND:
        parts = recommendation(counted)
        said += [
            _("Gjennomsnitt {mean} på en skala fra 0 til 10.", mean=decimal(average, _)),
            _(
                "{promoters} anbefaler (9–10), {passives} er nøytrale (7–8), {detractors} er kritiske (0–6).",
                promoters=parts.promoters,
                passives=parts.passives,
                detractors=parts.detractors,
            ),
            _("Netto anbefaling er {score}: prosent som anbefaler, minus prosent kritiske.", score=parts.score),
        ]
    elif average is not None:
        said.append(_("Gjennomsnitt {mean} på en skala fra 1 til 5.", mean=decimal(average, _)))
    return said


def beside(question: QuestionResult, _: Words) -> list[str]:
    """What the answers can be compared with, each in a sentence."""
    return [
        _(
            "Til sammenligning: «{title}» fikk {mean} av {n} svar på «{question}».",
            title=each.title,
            mean=decimal(each.mean, _),
            n=each.n,
            question=each.text,
        )
        for each in question.beside
    ]


def withheld(result: SurveyResult, question: QuestionResult, _: Words) -> list[str]:
    """What is not shown of a question, and why, each in a sentence."""
    if question.whole is None:
        return [_("For få svar til å vises. Minst {n} må ha svart.", n=result.least)]
    said = []
    if question.is_partial:
        said.append(_("De siste svarene er for få til å vises. De er ikke med."))
    if any(each.counted is None for each in question.groups):
        said.append(_("Noen grupper vises ikke. Ellers kunne noen regne seg fram til de små."))
    return said


def decimal(number: float | None, _: Words) -> str:
    """A number with one decimal, as the language writes it."""
    told = f"{number or 0:.1f}"
    return told if _.language is Language.ENGLISH else told.replace(".", ",")


def percent(count: int, counted: Counted) -> int:
    """How many in a hundred of those who answered."""
    return round(100 * count / counted.n) if counted.n else 0
