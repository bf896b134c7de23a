"""What a new workshop may build on: the summary of an earlier one, or the answers one chooses; and its measures."""

from uuid import UUID

from nicegui.element import Element
from nicegui.events import GenericEventArguments

from facilitator import copying
from facilitator.copying import Choice
from ui.parts.field import Option, entry
from ui.parts.plain import tag
from ui.visit import Visit

SUMMARY = "summary"
CHOSEN = "chosen"
MEASURES = "measures"


class Proposals:
    """The fields that choose an earlier workshop, and what of it goes on."""

    def __init__(self, visit: Visit, options: list[Option]) -> None:
        self.visit = visit
        self._ = visit._
        self.marked: dict[tuple[UUID, UUID], bool] = {}
        self.earlier = entry(self._("Verksted"), name="new-from", value=options[0][0], options=options)
        self.earlier.control.on("save", self._draw, args=[])
        self.what = entry(
            self._("Det som blir med"),
            name="new-what",
            value=SUMMARY,
            options=[
                (SUMMARY, self._("Oppsummeringen av hvert tema")),
                (CHOSEN, self._("Bare svar jeg velger")),
                (MEASURES, self._("Bare de valgte tiltakene")),
            ],
            help_=self._("De valgte tiltakene blir alltid med på temaarkene."),
        )
        self.what.control.on("save", self._draw, args=[])
        self.list: Element = tag("div", "", "stack s")

    @property
    def workshop_id(self) -> UUID:
        """The earlier workshop."""
        return UUID(self.earlier.control.text)

    def chosen(self) -> list[tuple[UUID, UUID]] | None:
        """The (meeting, question) that are marked; None for the whole summary."""
        if self.what.control.text == SUMMARY:
            return None
        return [key for key, is_marked in self.marked.items() if is_marked]

    async def _draw(self) -> None:
        self.marked.clear()
        self.list.clear()
        if self.what.control.text != CHOSEN:
            return
        outcome = await self.visit.attempt(copying.choices(self.workshop_id, by=self.visit.by))
        with self.list:
            if not outcome.value:
                tag("p", outcome.said or self._("Ingen har skrevet noe i det verkstedet."), "muted")
            for each in outcome.value or []:
                self._choice(each)

    def _choice(self, choice: Choice) -> None:
        key = (choice.meeting_id, choice.question_id)

        def mark(event: GenericEventArguments) -> None:
            self.marked[key] = bool(event.args)

        with tag("label", "", "choice"):
            box = tag("input", type="checkbox")
            box.on("change", mark, js_handler="(event) => emit(event.target.checked)")
            with tag("span"):
                tag("strong", f"{choice.theme}: {choice.question}")
                tag("span", choice.text, "small block")
