"""The programme of the day: its steps in order, what they are, who speaks, and how long they last."""

from collections.abc import Hashable
from dataclasses import replace

from facilitator import agenda
from facilitator.planbook import PlanBook, Step, read_planbook
from models.vocabulary import MEETING_KINDS, ItemKind
from ui.frame import add_page, frame, place
from ui.live import Row, Rows, watch
from ui.parts.field import Save, field
from ui.parts.order import order_buttons
from ui.parts.plain import button, link, tag
from ui.parts.reading import whole
from ui.visit import Visit
from ui.words import Words

_MINUTES = {
    ItemKind.TALK: 20,
    ItemKind.BREAK: 10,
    ItemKind.ROUND: 25,
    ItemKind.SUMMARY: 25,
    ItemKind.PLENARY: 15,
    ItemKind.EVALUATION: 5,
    ItemKind.CLOSING: 5,
    ItemKind.EXPECTATIONS: 20,
}


def register() -> None:
    """Open the page."""
    add_page("/workshops/{workshop_id}/agenda", build)


def kind_words(_: Words) -> dict[ItemKind, str]:
    """What each kind of step is called."""
    return {
        ItemKind.TALK: _("Innlegg"),
        ItemKind.BREAK: _("Pause"),
        ItemKind.ROUND: _("Runde i grupper"),
        ItemKind.SUMMARY: _("Oppsummering i grupper"),
        ItemKind.PLENARY: _("Plenum"),
        ItemKind.EVALUATION: _("Evaluering"),
        ItemKind.CLOSING: _("Avslutning"),
        ItemKind.EXPECTATIONS: _("Forventninger"),
    }


async def build(visit: Visit) -> None:
    """The page."""
    await Agenda(visit).build()


class Agenda:
    """The page as one reader has it open."""

    def __init__(self, visit: Visit) -> None:
        self.visit = visit
        self.by = visit.by
        self._ = visit._
        self.id = visit.workshop_id
        self.rows: Rows[Step]
        self.steps: list[Step] = []

    async def build(self) -> None:
        """Draw it, and keep it true."""
        _ = self._
        where = await place(self.visit, "plan", "agenda")
        with frame(self.visit, _("Program"), where):
            self.summary = tag("p", "", "muted")
            with tag("div", "", "day-head", aria_hidden="true"):
                for words in (_("Kl."), _("Type"), _("Tittel"), _("Hvem"), _("Minutter")):
                    tag("span", words)
            self.rows = Rows(self._draw, "ol", classes="rows day-plan")
            self._adding()
            await self._redraw()
        watch(self.id, self._redraw)

    async def _redraw(self) -> None:
        book = await read_planbook(self.id, by=self.by)
        self.steps = list(book.steps)
        steps: dict[Hashable, Step] = {each.id: each for each in book.steps}
        self.rows.show(steps)
        self._summarise(book)

    def _summarise(self, book: PlanBook) -> None:
        _ = self._
        self.summary.clear()
        with self.summary:
            if not book.steps:
                tag("span", _("Her kommer dagen, post for post."))
                return
            ends = _.clock(book.steps[-1].ends_at)
            rounds = sum(each.kind is ItemKind.ROUND for each in book.steps)
            said = _("Fra {start} til {end}.", start=_.clock(book.starts_at), end=ends)
            told = [said, _.n("{n} runde i grupper.", "{n} runder i grupper.", rounds)]
            if any(each.kind is ItemKind.SUMMARY for each in book.steps):
                told.append(_("Oppsummeringen er en runde til."))
            if book.going_end is not None:
                told.append(_("Slik det går nå, er dere ferdige kl. {clock}.", clock=_.clock(book.going_end)))
            tag("span", " ".join(told))

    def _draw(self, row: Row[Step]) -> None:
        _ = self._
        step = row.facts
        named = self._named(step)
        meets = "when meets" if step.kind in MEETING_KINDS else "when"
        tag("p", _.clock(step.starts_at), meets)
        field(
            self.visit,
            _("Type, kl. {at}", at=_.clock(step.starts_at)),
            step.kind.value,
            self._saving(row, "kind"),
            name=f"kind-{step.id}",
            options=[(kind.value, words) for kind, words in kind_words(_).items()],
            hide_label=True,
            classes="slim span",
        )
        for name, words in (("title", _("Tittel")), ("speaker", _("Hvem"))):
            field(
                self.visit,
                f"{words}, {named}",
                str(getattr(step, name)),
                self._saving(row, name),
                name=f"{name}-{step.id}",
                hide_label=True,
                classes="slim span",
                placeholder=named if name == "title" else words,
            )
        field(
            self.visit,
            _("Minutter"),
            str(step.minutes),
            self._saving(row, "minutes"),
            name=f"minutes-{step.id}",
            kind="number",
            hide_label=True,
            classes="slim mins",
            min=1,
            aria_label=_("Minutter, {step}", step=named),
        )
        self._order(step, named)
        if step.kind is ItemKind.EXPECTATIONS:
            words = self._("Spørsmål og rekkefølge")
            link(words, f"/workshops/{self.id}/expectations", "more", aria_label=f"{words}: {named}")

    def _order(self, step: Step, named: str) -> None:
        if step.has_begun:
            tag("p", self._("Har begynt"), "small muted order")
            return

        async def move(to: int) -> None:
            here = next(index for index, each in enumerate(self.steps) if each.id == step.id)
            await self.visit.do(agenda.move_item(step.id, here + to, by=self.by))

        async def remove() -> None:
            await self.visit.do(agenda.remove_item(step.id, by=self.by))

        order_buttons(self._, str(step.id), named, move, remove)

    def _named(self, step: Step) -> str:
        if step.title:
            return step.title
        if step.kind is ItemKind.ROUND:
            return self._("Runde {n}", n=step.number)
        return kind_words(self._)[step.kind]

    def _saving(self, row: Row[Step], name: str) -> Save:
        async def save(text: str) -> None:
            value: object = whole(text) if name == "minutes" else ItemKind(text) if name == "kind" else text.strip()
            await agenda.change_item(row.facts.id, by=self.by, **{name: value})  # type: ignore[arg-type]
            if name in {"title", "speaker"}:  # the others move the clock of all that follow
                row.know(replace(row.facts, **{name: value}))  # type: ignore[arg-type]

        return save

    def _adding(self) -> None:
        _ = self._
        with tag("section", "", "stack", aria_labelledby="add"):
            tag("h2", _("Legg til"), id="add")
            with tag("div", "", "row"):
                for kind, words in kind_words(_).items():
                    self._adder(kind, words)

    def _adder(self, kind: ItemKind, words: str) -> None:
        async def add() -> None:
            await self.visit.do(agenda.add_item(self.id, kind, by=self.by, minutes=_MINUTES[kind]))

        button(words, add, "btn", key=f"add-{kind.value}", spoken=self._("Legg til: {kind}", kind=words))
