"""What is to be started: the chosen measures in order, those that could be, and whether the participants see them."""

from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from exports.proposals import title
from facilitator import choosing
from facilitator.chosen import ChosenList, Listed, read_chosen
from facilitator.proposals import Visible
from ui.frame import add_page, frame, place
from ui.live import Part, Row, Rows, watch
from ui.parts.field import Option, Save, entry, field
from ui.parts.order import order_buttons
from ui.parts.plain import Press, button, chip, link, show_if, tag
from ui.visit import Visit

NOWHERE = ""
"""No theme, among the ids of themes."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A measure as a row shows it: its number in the list, and the themes that it may be said to belong to."""

    number: int
    measure: Listed
    themes: tuple[tuple[UUID, str], ...]


def register() -> None:
    """Open the page."""
    add_page("/workshops/{workshop_id}/chosen", build)


async def build(visit: Visit) -> None:
    """The page."""
    await ChosenPage(visit).build()


class ChosenPage:
    """The page as one organiser has it open."""

    def __init__(self, visit: Visit) -> None:
        self.visit, self.by, self._, self.id = visit, visit.by, visit._, visit.workshop_id
        self.chosen: ChosenList
        self.rows: Rows[Placed]
        self.shown: Part[bool | None]
        self.others: Part[tuple[tuple[Visible, ...], tuple[tuple[UUID, str], ...]]]
        self.adding: Part[tuple[tuple[UUID, str], ...]]

    async def build(self) -> None:
        """Draw it, and keep it true."""
        _ = self._
        where = await place(self.visit, "summary")
        with frame(self.visit, _("Valgte tiltak"), where):
            tag("p", _("Dette setter dere i gang. Det står først i oppsummeringen, og i referatet."), "muted")
            self.empty = tag("p", _("Ingenting er valgt ennå. Ta vinnerne fra en avstemning, eller velg under."))
            self.rows = Rows(self._draw, "ol", classes="stack", row_classes="card stack s")
            self.shown = Part(self._read_shown, self._draw_shown)
            tag("h2", _("Velg flere"))
            self.others = Part(self._read_others, self._draw_others, classes="stack")
            # By itself: what somebody types here stays while the list above it is drawn anew.
            self.adding = Part(self._read_themes, self._adding)
            await self._redraw()
        watch(self.id, self._redraw)

    async def _redraw(self) -> None:
        self.chosen = await read_chosen(self.id, by=self.by)
        rows: dict[Hashable, Placed] = {
            each.id: Placed(number, each, self.chosen.themes) for number, each in enumerate(self.chosen.measures, 1)
        }
        show_if(self.empty, not rows)
        self.rows.show(rows)
        await self.shown.redraw()
        await self.others.redraw()
        await self.adding.redraw()

    # ---- What is chosen.

    def _draw(self, row: Row[Placed]) -> None:
        _, number, measure = self._, row.facts.number, row.facts.measure
        named = title(measure.title, _)
        with tag("div", "", "row"):
            with tag("div", "", "told grow"):
                tag("h2", f"{number}. {named}")
                if not measure.is_text:
                    tag("p", measure.theme, "small muted")
                if measure.question:
                    tag("p", _("Valgt i avstemningen «{question}».", question=measure.question), "small muted")
                if measure.is_hidden:
                    tag("p", _("Forslaget er skjult. Det er ikke med i oppsummeringen."), "small")
            order_buttons(_, str(measure.id), named, self._moving(measure.id), self._removing(measure.id), _("Ta bort"))
        if measure.is_text:
            field(
                self.visit,
                _("Tema"),
                str(measure.theme_id or NOWHERE),
                self._saving_theme(measure.id),
                name=f"theme-{measure.id}",
                options=self._themes(row.facts.themes),
                classes="narrow",
            )

    def _themes(self, themes: tuple[tuple[UUID, str], ...]) -> list[Option]:
        return [(NOWHERE, self._("Ikke noe tema")), *((str(theme_id), name) for theme_id, name in themes)]

    def _moving(self, measure_id: UUID) -> Callable[[int], Awaitable[None]]:
        async def move(by: int) -> None:
            here = [each.id for each in self.chosen.measures].index(measure_id)
            if 0 <= here + by < len(self.chosen.measures):
                await self.visit.do(choosing.move(measure_id, here + by, by=self.by))

        return move

    def _removing(self, measure_id: UUID) -> Press:
        async def remove() -> None:
            await self.visit.do(choosing.remove(measure_id, by=self.by))

        return remove

    def _saving_theme(self, measure_id: UUID) -> Save:
        async def save(text: str) -> None:
            theme_id = UUID(text) if text != NOWHERE else None
            await choosing.set_theme(measure_id, by=self.by, theme_id=theme_id)

        return save

    # ---- Who sees it.

    async def _read_shown(self) -> bool | None:
        return self.chosen.is_shown if self.chosen.measures else None

    def _draw_shown(self, is_shown: bool | None) -> None:  # noqa: FBT001  # the fact itself
        if is_shown is None:
            return
        _ = self._
        act = choosing.withhold if is_shown else choosing.show

        async def turn() -> None:
            await self.visit.do(act(self.id, by=self.by))

        with tag("div", "", "row"):
            if is_shown:
                tag("p", _("Deltakerne ser hva som er valgt."))
                button(_("Skjul for deltakerne"), turn, key="turn")
            else:
                tag("p", _("Bare dere som arrangerer, ser hva som er valgt."))
                button(_("Vis for deltakerne"), turn, "btn main", key="turn")
            link(_("Se oppsummeringen"), f"/workshops/{self.id}/summary.html", "btn")

    # ---- What else could be.

    async def _read_others(self) -> tuple[tuple[Visible, ...], tuple[tuple[UUID, str], ...]]:
        return self.chosen.others, self.chosen.themes

    async def _read_themes(self) -> tuple[tuple[UUID, str], ...]:
        return self.chosen.themes

    def _draw_others(self, facts: tuple[tuple[Visible, ...], tuple[tuple[UUID, str], ...]]) -> None:
        _ = self._
        others, themes = facts
        if others:
            tag("p", _("Forslag som ingen har stemt over, for eksempel valgt ved håndsopprekning."), "muted")
        for theme_id, some in groupby(others, key=lambda each: each.theme_id):
            with tag("details", "", "stack s"):
                tag("summary", dict(themes)[theme_id])
                with tag("ul", "", "rows"):
                    for each in some:
                        with tag("li", "", "row"):
                            self._other(each)

    def _other(self, proposal: Visible) -> None:
        _ = self._
        named = title(proposal.title, _)

        async def choose() -> None:
            await self.visit.do(choosing.choose(proposal.id, by=self.by))

        chip(proposal.group_number)
        with tag("div", "", "told"):
            tag("strong", named)
            tag("p", _("Gruppe {n}", n=proposal.group_number), "small muted")
        words = _("Velg")
        button(words, choose, "btn push", key=f"choose-{proposal.id}", spoken=f"{words}: {named}")

    def _adding(self, themes: tuple[tuple[UUID, str], ...]) -> None:
        _ = self._

        async def add() -> None:
            theme_id = UUID(theme.control.text) if theme.control.text != NOWHERE else None
            made = choosing.choose_text(self.id, text.control.text, by=self.by, theme_id=theme_id)
            outcome = await self.visit.attempt(made)
            text.refuse(outcome.said)
            if not outcome.said:
                text.control.empty()

        with tag("div", "", "adding"):
            text = entry(_("Et tiltak som ikke er et forslag"), name="new-measure", enter=add)
            theme = entry(_("Tema"), name="new-theme", value=NOWHERE, options=self._themes(themes))
            button(_("Legg til"), add, key="new-measure")
