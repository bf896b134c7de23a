"""What may be seen of a survey's answers: a table with bars for each question, the groups, and the comments."""

from uuid import UUID

from exports import options
from facilitator import evaluation
from facilitator.evaluation import QuestionResult, SurveyResult
from facilitator.suppression import Counted
from models.vocabulary import AnswerKind, Phase
from ui.parts.plain import Press, button, headings, tag
from ui.visit import Visit


def draw_results(visit: Visit, result: SurveyResult) -> None:
    """Draw all questions of a survey."""
    for question in result.questions:
        with tag("div", "", "stack"):
            tag("h3", question.text)
            if question.whole is not None and question.kind is not AnswerKind.TEXT:
                _whole(visit, question, question.whole)
                _groups(visit, question)
            if result.phase is Phase.ENDED or question.kind is not AnswerKind.TEXT:
                for said in options.withheld(result, question, visit._):
                    tag("p", said, "muted")
            if question.comments:
                _comments(visit, question)


def _whole(visit: Visit, question: QuestionResult, whole: Counted) -> None:
    _ = visit._
    for said in (" ".join(options.figures(question, whole, _)), *options.beside(question, _)):
        tag("p", said)
    with tag("table", "", "table tight results"):
        headings([_("Svar"), _("Antall"), _("Prosent"), ""])
        with tag("tbody"):
            for name, count in zip(options.option_names(question, _), whole.counts, strict=True):
                with tag("tr"):
                    tag("th", name, scope="row")
                    tag("td", str(count))
                    tag("td", _("{n} %", n=options.percent(count, whole)))
                    with tag("td", "", "bar", aria_hidden="true"):
                        tag("i").style(f"--n:{round(100 * count / max(*whole.counts, 1))}%")


def _groups(visit: Visit, question: QuestionResult) -> None:
    """The groups beside each other; the number of answers to each option, or that they are too few."""
    if not question.groups:
        return
    _ = visit._
    names = options.option_names(question, _)
    said = _("Gruppe for gruppe: {name}", name=question.text)
    with tag("div", "", "sideways", tabindex="0", role="region", aria_label=said), tag("table", "", "table tight"):
        headings([_("Gruppe"), *names])
        with tag("tbody"):
            for group in question.groups:
                with tag("tr"):
                    tag("th", options.group_name(group, _), scope="row")
                    if group.counted is None:
                        tag("td", _("For få svar"), "muted", colspan=len(names))
                        continue
                    for count in group.counted.counts:
                        tag("td", str(count))


def _comments(visit: Visit, question: QuestionResult) -> None:
    _ = visit._
    with tag("ul", "", "rows"):
        for comment in question.comments:
            with tag("li", "", "row"):
                with tag("div", "", "told grow"):
                    for line in comment.text.splitlines():
                        tag("p", line, "muted" if comment.is_left_out else "")
                    if comment.is_left_out:
                        tag("p", _("Utelatt: vises ikke, og kommer ikke med i filer."), "small muted")
                words = _("Ta med") if comment.is_left_out else _("Utelat")
                spoken = f"{words}: {comment.text[:60]}"
                leave = _leaving(visit, comment.id, is_left_out=not comment.is_left_out)
                button(words, leave, "btn plain push", key=f"comment-{comment.id}", spoken=spoken)
    are_all_out = all(each.is_left_out for each in question.comments)
    with tag("div"):
        words = _("Ta med alle") if are_all_out else _("Utelat alle")
        button(words, _leaving_all(visit, question, is_left_out=not are_all_out), key=f"all-{question.id}")


def _leaving(visit: Visit, comment_id: UUID, *, is_left_out: bool) -> Press:
    async def press() -> None:
        await visit.do(evaluation.leave_out_comment(comment_id, by=visit.by, is_left_out=is_left_out))

    return press


def _leaving_all(visit: Visit, question: QuestionResult, *, is_left_out: bool) -> Press:
    async def press() -> None:
        await visit.do(evaluation.leave_out_comments(question.id, by=visit.by, is_left_out=is_left_out))

    return press
