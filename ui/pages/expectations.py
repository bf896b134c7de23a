"""The expectation rounds of the day: what each group is asked, how long it speaks, in which order, and late text."""

from collections.abc import Awaitable, Callable, Hashable
from dataclasses import replace
from typing import Any
from uuid import UUID

from facilitator import agenda, expectations, forms, latecomers
from facilitator.expectations import Place, Round
from facilitator.planbook import Asked
from models.vocabulary import ItemKind, TurnOrder
from ui.desk.words import quoted
from ui.frame import add_page, frame, place
from ui.live import Row, Rows, watch
from ui.parts.field import Field, Save, entry, field
from ui.parts.order import order_buttons
from ui.parts.plain import Press, button, chip, link, tag
from ui.parts.reading import whole
from ui.visit import Visit

Late = list[dict[str, Any]]

MINUTES = 20
"""How long a round is that is made here."""


def register() -> None:
    """Open the page."""
    add_page("/workshops/{workshop_id}/expectations", build)


async def build(visit: Visit) -> None:
    """The page."""
    await Expectations(visit).build()


class Expectations:
    """The page as one organiser has it open."""

    def __init__(self, visit: Visit) -> None:
        self.visit, self.by, self._, self.id = visit, visit.by, visit._, visit.workshop_id
        self.rounds: Rows[Round]
        self.late: Rows[Late]
        self.new: dict[UUID, Field] = {}

    async def build(self) -> None:
        """Draw it, and keep it true."""
        _ = self._
        where = await place(self.visit, "plan", "agenda")
        with frame(self.visit, _("Forventninger"), where):
            tag("p", _("Gruppene svarer i hvert sitt skjema. Så har de ordet etter tur."), "muted")
            self.late = Rows(self._draw_late, "div", "section", row_classes="notice")
            self.rounds = Rows(self._draw, "div", "section", classes="stack xl", row_classes="stack l")
            with tag("div", "", "row"):
                button(_("Legg til forventningsrunde"), self._add_round, key="add-round")
                link(_("Til programmet"), f"/workshops/{self.id}/agenda", "btn plain")
            await self._redraw()
        watch(self.id, self._redraw)

    async def _redraw(self) -> None:
        found = await expectations.read_rounds(self.id, by=self.by)
        facts: dict[Hashable, Round] = {each.item_id: each for each in found}
        self.rounds.show(facts)
        late: dict[Hashable, Late] = {}
        for each in found:
            for group in each.line:
                texts = await latecomers.late_texts(each.theme_id, group.number, by=self.by)
                if texts:
                    late[each.item_id, group.number] = texts
        self.late.show(late)

    async def _add_round(self) -> None:
        await self.visit.do(agenda.add_item(self.id, ItemKind.EXPECTATIONS, by=self.by, minutes=MINUTES))

    def _draw(self, row: Row[Round]) -> None:
        _, told = self._, row.facts
        heading = tag("h2", told.title or _("Forventningsrunde"))
        row.element.props["aria-labelledby"] = heading.html_id
        with tag("div", "", "stack"):
            tag("h3", _("Spørsmål"))
            with tag("ol", "", "rows ask"):
                for number, asked in enumerate(told.questions):
                    with tag("li"):
                        self._draw_question(row, asked, number)
            self._draw_adding(told)
        with tag("div", "", "stack"):
            tag("h3", _("Rekkefølge og tid"))
            self._draw_time(row)
            self._draw_order(told)

    def _draw_question(self, row: Row[Round], asked: Asked, number: int) -> None:
        label = self._("Spørsmål {n}", n=number + 1)
        field(self.visit, label, asked.text, self._saving(row, asked.id), name=f"text-{asked.id}")

        async def move(by: int) -> None:
            there: list[UUID | None] = [each.id for each in row.facts.questions]
            if 0 <= number + by < len(there):
                before = [*there, None][number - 1 if by < 0 else number + 2]
                theme_id = row.facts.theme_id
                await self.visit.do(forms.move_question(asked.id, before, by=self.by, theme_id=theme_id))

        async def retire() -> None:
            outcome = await self.visit.do(forms.retire_question(asked.id, by=self.by))
            if not outcome.said:
                said = self._("«{question}» er tatt ut av skjemaet. Svar som er gitt, blir.", question=asked.text)
                self.visit.notices.tell(said, (self._("Angre"), self._doing(forms.restore_question, asked.id)))

        order_buttons(self._, str(asked.id), asked.text, move, retire)

    def _draw_adding(self, told: Round) -> None:
        _ = self._

        async def add() -> None:
            text = self.new[told.item_id].control.text
            added = forms.add_question(self.id, by=self.by, text=text, theme_id=told.theme_id)
            outcome = await self.visit.attempt(added)
            self.new[told.item_id].refuse(outcome.said)

        with tag("div", "", "adding"):
            self.new[told.item_id] = entry(_("Nytt spørsmål"), name=f"new-{told.item_id}", enter=add)
            button(_("Legg til"), add, key=f"add-{told.item_id}", spoken=_("Legg til spørsmål"))

    def _draw_time(self, row: Row[Round]) -> None:
        _, told = self._, row.facts
        groups = len(told.line)
        speaking = groups * told.turn_minutes
        with tag("div", "", "fields"):
            field(
                self.visit,
                _("Minutter til hver gruppe"),
                str(told.turn_minutes),
                self._saving_time(row),
                name=f"turn-{told.item_id}",
                kind="number",
                classes="slim",
                min=1,
            )
        spoken = _.n("{n} gruppe snakker i {time} min.", "{n} grupper snakker i {time} min.", groups, time=speaking)
        left = told.minutes - speaking
        rest = (
            _("Da er det {n} min av posten igjen til å svare.", n=left)
            if left > 0
            else _("Posten er på {n} min. Gi den mer tid i programmet.", n=told.minutes)
        )
        tag("p", f"{spoken} {rest}", "muted")

    def _draw_order(self, told: Round) -> None:
        _ = self._
        said = {
            TurnOrder.NUMBER: _("Etter gruppenummer."),
            TurnOrder.DRAWN: _("Rekkefølgen er trukket."),
            TurnOrder.CHOSEN: _("Rekkefølgen er valgt av arrangøren."),
        }
        tag("p", said[told.turn_order] + (" " + _("Runden har begynt, og den står fast.") if told.has_begun else ""))
        if not told.line:
            tag("p", _("Det er ingen grupper ennå."), "muted")
            return
        if not told.has_begun:
            with tag("div", "", "row"):
                for order, words in ((TurnOrder.DRAWN, _("Trekk rekkefølgen")), (TurnOrder.NUMBER, _("Bruk numrene"))):
                    button(words, self._ordering(told, order), key=f"{order}-{told.item_id}")
        with tag("ol", "", "rows"):
            for number, group in enumerate(told.line):
                with tag("li", "", "row"):
                    self._draw_place(told, group, number)

    def _draw_place(self, told: Round, group: Place, number: int) -> None:
        _ = self._
        name = group.name or _("Gruppe {n}", n=group.number)
        chip(group.number)
        tag("span", name)
        if told.has_begun:
            return

        def moving(by: int) -> Press:
            async def press() -> None:
                if 0 <= number + by < len(told.line):
                    await self.visit.do(expectations.move_turn(told.item_id, group.group_id, number + by, by=self.by))

            return press

        key = f"{told.item_id}-{group.group_id}"
        with tag("div", "", "row push"):
            spoken = _("Flytt opp: {name}", name=name)
            button(_("Opp"), moving(-1), "btn plain tight", key=f"up-{key}", spoken=spoken)
            spoken = _("Flytt ned: {name}", name=name)
            button(_("Ned"), moving(1), "btn plain tight", key=f"down-{key}", spoken=spoken)

    # Late text: nobody leads these forms, so it is the organisers' to decide.

    def _draw_late(self, row: Row[Late]) -> None:
        _ = self._
        with tag("div", "", "stack s"):
            heading = tag("h2", _("Kom etter at runden var over"))
            row.element.props["aria-labelledby"] = heading.html_id
            tag("p", _("Teksten er tatt vare på. Ta den inn, eller la den være."))
            for late in row.facts:
                who = tag("strong", late["name"] or _("Noen"))
                for change in late["changes"]:
                    tag("p", quoted(change["text"], _), "small")
                    for name, lines in (("ins", change["added"]), ("del", change["removed"])):
                        self._draw_lines(name, lines)
                with tag("div", "", "row"):
                    for words, act in ((_("Ta inn"), latecomers.take_in), (_("La være"), latecomers.leave_out)):
                        press = self._doing(act, UUID(late["id"]))
                        button(words, press, key=f"{words}-{late['id']}", aria_describedby=who.html_id)

    @staticmethod
    def _draw_lines(name: str, lines: list[str]) -> None:
        if lines:
            with tag("ul"):
                for line in lines:
                    with tag("li"):
                        tag(name, line)

    def _ordering(self, told: Round, order: TurnOrder) -> Press:
        async def press() -> None:
            await self.visit.do(expectations.set_turn_order(told.item_id, order, by=self.by))

        return press

    def _doing(self, act: Callable[..., Awaitable[None]], subject_id: UUID) -> Press:
        async def press() -> None:
            await self.visit.do(act(subject_id, by=self.by))

        return press

    def _saving(self, row: Row[Round], question_id: UUID) -> Save:
        async def save(text: str) -> None:
            await forms.change_question(question_id, by=self.by, text=text)
            questions = (replace(each, text=text) if each.id == question_id else each for each in row.facts.questions)
            row.know(replace(row.facts, questions=tuple(questions)))

        return save

    def _saving_time(self, row: Row[Round]) -> Save:
        async def save(text: str) -> None:
            # Drawn again: it says what is left to answer in.
            await expectations.change_turns(row.facts.item_id, by=self.by, turn_minutes=whole(text))

        return save
