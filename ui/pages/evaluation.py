"""Evaluations and expectations: what is asked until they are opened, how many have answered, and closing them."""

from collections.abc import Callable, Coroutine, Hashable
from typing import Any
from uuid import UUID

from facilitator import comparing, evaluation, people, surveys
from facilitator.evaluation import QuestionResult, SurveyResult
from facilitator.suppression import LEAST
from models.vocabulary import AnswerKind, Phase
from ui.frame import add_page, frame, place
from ui.live import Part, Row, Rows, watch
from ui.pages.survey_results import draw_results
from ui.parts.dialog import Dialog
from ui.parts.field import Field, Save, entry, field
from ui.parts.order import order_buttons
from ui.parts.plain import Press, button, link, tag
from ui.parts.reading import whole
from ui.parts.unlisted import draw_answering
from ui.visit import Visit
from ui.words import Words

Act = Callable[..., Coroutine[Any, Any, None]]
"""An action on one thing, by its id."""

IN_STEPS, AFTERWARDS = "steps", "afterwards"
CHOSEN_AMONG = {AnswerKind.ONE, AnswerKind.SEVERAL, AnswerKind.SCALE}


def register() -> None:
    """Open the page."""
    add_page("/workshops/{workshop_id}/evaluation", build)


async def build(visit: Visit) -> None:
    """The page."""
    await Evaluation(visit).build()


def kind_words(_: Words) -> dict[AnswerKind, str]:
    """What a question is answered with."""
    return {
        AnswerKind.SMILEYS: _("Fem ansikter, fra svært dårlig til svært bra"),
        AnswerKind.SCALE: _("Skala med fem trinn"),
        AnswerKind.ONE: _("Ett av flere svar"),
        AnswerKind.SEVERAL: _("Flere av flere svar"),
        AnswerKind.RECOMMEND: _("Anbefaling, 0 til 10"),
        AnswerKind.TEXT: _("Fri tekst"),
    }


class Evaluation:
    """The page as one organiser has it open."""

    def __init__(self, visit: Visit) -> None:
        self.visit, self.by, self._, self.id = visit, visit.by, visit._, visit.workshop_id
        self.rows: Rows[SurveyResult]
        self.unlisted: Part[list[str]]
        self.is_open = False
        self.dialog: Dialog
        self.new: dict[UUID, tuple[Field, Field, Field]] = {}

    async def build(self) -> None:
        """Draw it, and keep it true."""
        _ = self._
        where = await place(self.visit, "evaluation")
        with frame(self.visit, _("Evaluering"), where):
            tag("p", _("Deltakerne svarer uten navn på telefonen. Ingen kan se hvem som svarte hva."), "muted")
            with tag("div", "", "row"):
                button(_("Lag en kort evaluering"), self._making("short"), key="short")
                button(_("Spør om forventninger"), self._making("expectations"), key="expectations")
                link(_("Forventninger gruppe for gruppe"), f"/workshops/{self.id}/expectations", "btn")
                link(_("Se og last ned: Evalueringsrapport"), f"/workshops/{self.id}/evaluation.html", "btn")
            self.unlisted = Part(self._read_unlisted, self._draw_unlisted)
            self.rows = Rows(self._draw, "div", "section", classes="stack xl", row_classes="stack l")
            self.dialog = Dialog(_)
            await self._redraw()
        watch(self.id, self._redraw)

    async def _redraw(self) -> None:
        found = await comparing.list_compared(self.id, by=self.by)
        facts: dict[Hashable, SurveyResult] = {each.id: each for each in found}
        self.rows.show(facts)
        self.is_open = any(each.phase is Phase.RUNNING for each in found)
        await self.unlisted.redraw()

    async def _read_unlisted(self) -> list[str]:
        return await people.list_unlisted(self.id, by=self.by) if self.is_open else []

    def _draw_unlisted(self, names: list[str]) -> None:
        draw_answering(names, self._)

    def _making(self, template: str) -> Press:
        async def press() -> None:
            await self.visit.do(surveys.make_survey(self.id, template, by=self.by))

        return press

    def _draw(self, row: Row[SurveyResult]) -> None:
        result = row.facts
        heading = tag("h2", result.title)
        row.element.props["aria-labelledby"] = heading.html_id
        if result.phase is Phase.PLANNED:
            self._draw_planned(row)
        else:
            self._draw_state(result)
            if result.phase is Phase.ENDED or result.is_live:
                draw_results(self.visit, result)

    # Planning.

    def _draw_planned(self, row: Row[SurveyResult]) -> None:
        _, result = self._, row.facts
        with tag("div", "", "fields"):
            field(self.visit, _("Tittel"), result.title, self._saving(row, "title"), name=f"title-{result.id}")
            field(
                self.visit,
                _("Færrest svar som vises"),
                str(result.least),
                self._saving(row, "least"),
                name=f"least-{result.id}",
                kind="number",
                help_=_("Fem eller flere. Det gjelder alle sammen, og hver gruppe."),
                min=LEAST,
            )
            field(
                self.visit,
                _("Når svarene vises"),
                IN_STEPS if result.is_live else AFTERWARDS,
                self._saving(row, "is_live"),
                name=f"live-{result.id}",
                options=[
                    (AFTERWARDS, _("Etter at den er lukket, også gruppe for gruppe")),
                    (IN_STEPS, _("Mens folk svarer, i trinn, uten grupper")),
                ],
                help_=_("I trinn: De siste svarene vises ikke hvis de er for få."),
                classes="wide",
            )
        with tag("ol", "", "rows ask"):
            for number, question in enumerate(result.questions):
                with tag("li"):
                    self._draw_question(row, question, number)
        self._draw_adding(result)
        with tag("div", "", "row"):
            button(_("Åpne for svar"), self._opening(result), "btn main", key=f"open-{result.id}")
            remove = surveys.remove_survey
            spoken = f"{_('Fjern')}: {result.title}"
            button(_("Fjern"), self._doing(remove, result.id), "btn danger", key=f"remove-{result.id}", spoken=spoken)

    def _draw_question(self, row: Row[SurveyResult], question: QuestionResult, number: int) -> None:
        _ = self._
        key = str(question.id)
        with tag("div", "", "stack s"):
            label = _("Spørsmål {n}", n=number + 1)
            field(self.visit, label, question.text, self._saving_question(row, question.id, "text"), name=f"text-{key}")
            if question.kind in CHOSEN_AMONG:
                field(
                    self.visit,
                    _("Svaralternativer, ett på hver linje"),
                    "\n".join(question.options),
                    self._saving_question(row, question.id, "options"),
                    name=f"options-{key}",
                    kind="area",
                    rows=5,
                )
            tag("p", kind_words(_)[question.kind], "small muted")

        async def move(by: int) -> None:
            if 0 <= number + by < len(row.facts.questions):
                await self.visit.do(surveys.move_survey_question(question.id, number + by, by=self.by))

        order_buttons(_, key, question.text, move, self._doing(surveys.remove_survey_question, question.id))

    def _draw_adding(self, result: SurveyResult) -> None:
        _ = self._
        kinds = [(each.value, words) for each, words in kind_words(_).items()]
        with tag("div", "", "stack s"):
            with tag("div", "", "adding"):
                text = entry(_("Nytt spørsmål"), name=f"new-{result.id}")
                kind = entry(_("Svares med"), name=f"kind-{result.id}", value=AnswerKind.TEXT.value, options=kinds)
            chosen = entry(
                _("Svaralternativer, ett på hver linje"),
                name=f"new-options-{result.id}",
                kind="area",
                rows=3,
                help_=_("Til skala og valg mellom flere. Ellers står det tomt."),
            )
            self.new[result.id] = text, kind, chosen
            with tag("div"):
                spoken = f"{_('Legg til')}: {result.title}"
                button(_("Legg til"), self._adding(result.id), key=f"add-{result.id}", spoken=spoken)

    def _adding(self, survey_id: UUID) -> Press:
        async def press() -> None:
            text, kind, chosen = self.new[survey_id]
            outcome = await self.visit.attempt(
                surveys.add_survey_question(
                    survey_id,
                    text.control.text,
                    AnswerKind(kind.control.text),
                    by=self.by,
                    options=chosen.control.text.splitlines(),
                )
            )
            is_of_options = outcome.code in {"options_wrong", "options_alike"}
            text.refuse("" if is_of_options else outcome.said)
            chosen.refuse(outcome.said if is_of_options else "")

        return press

    def _saving(self, row: Row[SurveyResult], name: str) -> Save:
        async def save(text: str) -> None:
            value = {"least": whole, "is_live": _is_in_steps}.get(name, str)(text)
            await surveys.change_survey(row.facts.id, by=self.by, **{name: value})  # type: ignore[arg-type]
            row.know(await evaluation.read_result(row.facts.id, by=self.by))

        return save

    def _saving_question(self, row: Row[SurveyResult], question_id: UUID, name: str) -> Save:
        async def save(text: str) -> None:
            value = text.splitlines() if name == "options" else text
            await surveys.change_survey_question(question_id, by=self.by, **{name: value})  # type: ignore[arg-type]
            row.know(await evaluation.read_result(row.facts.id, by=self.by))

        return save

    # Running.

    def _draw_state(self, result: SurveyResult) -> None:
        _ = self._
        is_open = result.phase is Phase.RUNNING
        with tag("div", "", "now stack" if is_open else "now rest stack"):
            tag("p", _("Åpen for svar") if is_open else _("Lukket"), "where")
            tag(
                "p",
                _.n("{n} har svart.", "{n} har svart.", result.turnout) if result.turnout else _("Ingen har svart."),
            )
            with tag("div", "", "row"):
                if is_open:
                    self._closing(result)
                words = _("Ikke vis tallene for deltakerne") if result.is_published else _("Vis tallene for deltakerne")
                if not is_open or result.is_live:
                    button(
                        words, self._publishing(result), key=f"publish-{result.id}", spoken=f"{words}: {result.title}"
                    )

    def _closing(self, result: SurveyResult) -> None:
        _ = self._
        if not result.turnout:
            button(_("Ta tilbake"), self._doing(evaluation.take_back, result.id), key=f"back-{result.id}")
            return

        async def ask() -> None:
            few = _("Bare {n} har svart, og da vises ingenting.", n=result.turnout)
            once = _("Svarene telles én gang, og så slettes de. Den kan ikke åpnes igjen.")
            why = once if result.turnout >= result.least else f"{few} {once}"
            close = self._doing(evaluation.close_survey, result.id)
            self.dialog.ask(_("Lukke «{title}»?", title=result.title), why, _("Lukk og vis svarene"), close)

        button(_("Lukk og vis svarene"), ask, "btn main", key=f"close-{result.id}")

    def _opening(self, result: SurveyResult) -> Press:
        async def press() -> None:
            outcome = await self.visit.do(evaluation.open_survey(result.id, by=self.by))
            if not outcome.said:
                self.visit.notices.tell(self._("«{title}» er åpen. Deltakerne ser den nå.", title=result.title))

        return press

    def _publishing(self, result: SurveyResult) -> Press:
        async def press() -> None:
            await self.visit.do(evaluation.publish(result.id, by=self.by, is_published=not result.is_published))

        return press

    def _doing(self, act: Act, subject_id: UUID) -> Press:
        async def press() -> None:
            await self.visit.do(act(subject_id, by=self.by))

        return press


def _is_in_steps(text: str) -> bool:
    return text == IN_STEPS
