"""Everybody in the workshop: a list to search, and a dialog for each person."""

from collections.abc import Hashable
from dataclasses import dataclass
from uuid import UUID

from nicegui.element import Element
from nicegui.events import GenericEventArguments

from facilitator import given, people
from facilitator.planbook import Guest, PlanBook, read_planbook
from models.vocabulary import Role
from ui.frame import add_page, frame, place
from ui.live import Row, Rows, watch
from ui.pages.person import PersonDialog
from ui.pages.roster import RosterDialog
from ui.parts.dialog import Dialog
from ui.parts.field import Field, entry
from ui.parts.plain import button, headings, tag
from ui.visit import Visit

AT_ONCE = 100
"""How many people are listed before one asks for the rest."""


def register() -> None:
    """Open the page."""
    add_page("/workshops/{workshop_id}/people", build)


async def build(visit: Visit) -> None:
    """The page."""
    await People(visit).build()


@dataclass(frozen=True, slots=True)
class Shown:
    """Somebody as the list shows them."""

    guest: Guest
    group: str
    does: str


class People:
    """The page as one reader has it open."""

    def __init__(self, visit: Visit) -> None:
        self.visit = visit
        self.by = visit.by
        self._ = visit._
        self.id = visit.workshop_id
        self.book: PlanBook
        self.sought = ""
        self.most = AT_ONCE
        self.rows: Rows[Shown]
        self.count: Element
        self.rest: Element
        self.new: Field
        self.dialog: Dialog

    async def build(self) -> None:
        """Draw it, and keep it true."""
        _ = self._
        where = await place(self.visit, "people", "people")
        with frame(self.visit, _("Folk"), where):
            self._adding()
            with tag("section", "", "stack", aria_label=_("Alle")):
                with tag("div", "", "adding"):
                    search = entry(_("Søk"), name="search", kind="search", live=True)
                    search.control.on("save", self._search)
                    self.count = tag("p", "", "muted", role="status")
                with tag("table", "", "table fold tight"):
                    headings([_("Navn"), _("Organisasjon"), _("Gruppe og rolle"), _("Tilgang")])
                    self.rows = Rows(self._draw, "tbody", "tr")
                self.rest = tag("div")
            self.dialog = Dialog(_)
            await self.redraw()
        watch(self.id, self.redraw)

    def _adding(self) -> None:
        _ = self._
        with tag("div", "", "adding"):
            self.new = entry(_("Nytt navn"), name="new-person", enter=self._add)
            button(_("Legg til"), self._add)
            button(_("Lim inn en liste"), self._paste, "btn", key="paste")

    async def redraw(self) -> None:
        """Show who is there now."""
        self.book = await read_planbook(self.id, by=self.by)
        self._list()

    def _list(self) -> None:
        found = [each for each in self.book.guests if self._is_sought(each)]
        groups = {each.id: str(each.number) for each in self.book.circles}
        shown: dict[Hashable, Shown] = {
            each.id: Shown(each, groups.get(each.group_id, "") if each.group_id else "", self._does(each.id))
            for each in found[: self.most]
        }
        self.rows.show(shown)
        self._say(len(found))

    def _say(self, found: int) -> None:
        _ = self._
        total = len(self.book.guests)
        self.count.clear()
        with self.count:
            if self.sought:
                tag("span", _("{n} av {total} passer.", n=found, total=total))
            elif total:
                tag("span", _.n("{n} person", "{n} personer", total))
            else:
                tag("span", _("Ingen ennå. Skriv inn et navn, eller lim inn en liste."))
        self.rest.clear()
        if found > self.most:
            with self.rest:
                button(_("Vis alle {n}", n=found), self._show_all)

    def _is_sought(self, guest: Guest) -> bool:
        text = given.fold(f"{guest.name} {guest.organisation} {guest.email} {guest.deputy_name}")
        return all(word in text for word in given.fold(self.sought).split())

    def _does(self, person_id: UUID) -> str:
        _ = self._
        titles = {each.id: each.title for each in self.book.sheets}
        said = []
        for seat in self.book.seats:
            if seat.person_id == person_id:
                words = _("Leder «{theme}»") if seat.role is Role.LEADER else _("Referent for «{theme}»")
                said.append(words.format(theme=titles[seat.theme_id]))
        return ", ".join(dict.fromkeys(said))

    def _draw(self, row: Row[Shown]) -> None:
        _ = self._
        guest = row.facts.guest

        async def open_person() -> None:
            PersonDialog(self.visit, self.dialog, self.redraw).show(guest, self.book)

        with tag("th", scope="row"):
            button(guest.name, open_person, "name", key=f"person-{guest.id}")
            if guest.deputy_name:
                came = _("Vara kom: {name}") if guest.deputy_came else _("Vara: {name}")
                tag("p", came.format(name=guest.deputy_name), "small muted")
        tag("td", guest.organisation)
        with tag("td"):
            parts = [_("Gruppe {n}", n=row.facts.group) if row.facts.group else "", row.facts.does]
            tag("span", ", ".join(each for each in parts if each) or _("Ingen gruppe"))
        with tag("td"):
            tag("span", self._access(guest))

    def _access(self, guest: Guest) -> str:
        if guest.has_joined:
            return self._("Har vært inne")
        return self._("Har personlig lenke") if guest.has_link else self._("Kommer med koden")

    async def _search(self, event: GenericEventArguments) -> None:
        self.sought = str(event.args["text"])
        self._list()

    async def _show_all(self) -> None:
        self.most = len(self.book.guests)
        self._list()

    async def _add(self) -> None:
        outcome = await self.visit.attempt(people.add(self.id, by=self.by, name=self.new.control.text))
        self.new.refuse(outcome.said)
        if not outcome.said:
            self.new.control.empty()
            self.new.control.grab()

    async def _paste(self) -> None:
        RosterDialog(self.visit, self.dialog, self.id).show()
