"""Fetching chosen measures from an earlier workshop, in a dialog: from which, and on which theme sheet each goes."""

from uuid import UUID

from nicegui.element import Element

from exports.proposals import title
from facilitator import fetching, workshops
from facilitator.fetching import Fetchable
from facilitator.workshops import Card
from ui.parts.dialog import Dialog
from ui.parts.field import Field, Option, entry
from ui.parts.plain import Press, button, tag
from ui.visit import Visit

NOWHERE = ""
"""What is not fetched, among the ids of themes."""


def fetch_button(visit: Visit, dialog: Dialog) -> None:
    """The button that opens the dialog."""
    _ = visit._

    async def open_dialog() -> None:
        cards = [each for each in await workshops.list_workshops(by=visit.by) if each.id != visit.workshop_id]

        def draw() -> None:
            if not cards:
                tag("p", _("Du har ingen andre verksteder å hente fra."))
                dialog.close_button(_("Lukk"))
                return
            _Fetching(visit, dialog, cards)

        dialog.show(_("Hent valgte tiltak"), draw)

    button(_("Hent valgte tiltak fra et tidligere verksted"), open_dialog, key="fetch")


class _Fetching:
    """The fields of the dialog."""

    def __init__(self, visit: Visit, dialog: Dialog, cards: list[Card]) -> None:
        self.visit, self._, self.dialog = visit, visit._, dialog
        self.places: dict[UUID, Field] = {}
        _ = self._
        options = [(str(each.id), f"{each.title}, {_.date(each.starts_at, weekday=False)}") for each in cards]
        self.earlier = entry(
            _("Verksted"), name="fetch-from", value=NOWHERE, options=[(NOWHERE, _("Velg et verksted")), *options]
        )
        self.earlier.control.on("save", self._draw, args=[])
        self.error = tag("div", role="alert")
        self.list: Element = tag("div", "", "stack s")

    async def _draw(self) -> None:
        _ = self._
        self.places.clear()
        self.list.clear()
        self._refuse("")
        if self.earlier.control.text == NOWHERE:
            return
        earlier_id = UUID(self.earlier.control.text)
        outcome = await self.visit.attempt(fetching.read_offer(self.visit.workshop_id, earlier_id, by=self.visit.by))
        self._refuse(outcome.said)
        if outcome.value is None:
            return
        with self.list:
            if not outcome.value.measures:
                tag("p", _("Der er ingen tiltak valgt."))
            for each in outcome.value.measures:
                self._measure(each, outcome.value.themes)
            with tag("div", "", "row"):
                if self.places:
                    button(_("Hent tiltakene"), self._fetching(earlier_id), "btn main", key="do-fetch")
                self.dialog.close_button()

    def _measure(self, measure: Fetchable, themes: tuple[tuple[UUID, str], ...]) -> None:
        _ = self._
        named = title(measure.title, _)
        if measure.is_here:
            tag("p", _("«{title}» er hentet.", title=named), "muted")
            return
        options: list[Option] = [(NOWHERE, _("Ikke hent")), *((str(each), name) for each, name in themes)]
        self.places[measure.id] = entry(
            named,
            name=f"fetch-{measure.id}",
            value=str(measure.theme_id or NOWHERE),
            options=options,
            help_=_("Fra «{theme}».", theme=measure.theme) if measure.theme else "",
        )

    def _fetching(self, earlier_id: UUID) -> Press:
        async def fetch() -> None:
            placed = {
                each: UUID(where.control.text) for each, where in self.places.items() if where.control.text != NOWHERE
            }
            work = fetching.fetch(self.visit.workshop_id, earlier_id, placed, by=self.visit.by)
            outcome = await self.visit.attempt(work)
            self._refuse(outcome.said)
            if not outcome.said:
                self.dialog.close()
                self.visit.notices.tell(self._.n("{n} tiltak er hentet.", "{n} tiltak er hentet.", outcome.value or 0))

        return fetch

    def _refuse(self, said: str) -> None:
        self.error.clear()
        if said:
            with self.error:
                tag("p", said, "notice alert")
