"""The groups: how many, what they are called, where they meet, and who is in them."""

from collections.abc import Hashable
from dataclasses import dataclass, replace
from uuid import UUID

from nicegui.element import Element

from facilitator import groups
from facilitator.planbook import Circle, Guest, PlanBook, read_planbook
from models.vocabulary import Phase
from ui.frame import add_page, frame, place
from ui.live import Row, Rows, watch
from ui.parts.dialog import Dialog
from ui.parts.field import Field, Save, field
from ui.parts.plain import button, chip, headings, tag
from ui.parts.reading import whole
from ui.visit import Visit
from ui.words import Words

AT_ONCE = 100
"""How many people are listed before one asks for the rest."""

NOWHERE = ""
"""The choice of no group."""


def register() -> None:
    """Open the page."""
    add_page("/workshops/{workshop_id}/groups", build)


async def build(visit: Visit) -> None:
    """The page."""
    await Groups(visit).build()


def group_options(_: Words, circles: tuple[Circle, ...]) -> list[tuple[str, str]]:
    """The groups one may choose between, and none."""
    named = [
        (str(each.id), _("{n}: {name}", n=each.number, name=each.name) if each.name else _("Gruppe {n}", n=each.number))
        for each in circles
    ]
    return [(NOWHERE, _("Ingen gruppe")), *named]


@dataclass(frozen=True, slots=True)
class Placed:
    """Somebody as the page shows them: who, what they do, and between which groups one may choose."""

    guest: Guest
    does: str
    options: tuple[tuple[str, str], ...]


class Groups:
    """The page as one reader has it open."""

    def __init__(self, visit: Visit) -> None:
        self.visit = visit
        self.by = visit.by
        self._ = visit._
        self.id = visit.workshop_id
        self.book: PlanBook
        self.count: Field
        self.circles: Rows[Circle]
        self.people: Rows[Placed]
        self.said: Element
        self.rest: Element
        self.most = AT_ONCE
        self.dialog: Dialog

    async def build(self) -> None:
        """Draw it, and keep it true."""
        _ = self._
        where = await place(self.visit, "people", "groups")
        self.book = await read_planbook(self.id, by=self.by)
        with frame(self.visit, _("Grupper"), where):
            with tag("div", "", "adding"):
                self.count = field(
                    self.visit,
                    _("Antall grupper"),
                    str(len(self.book.circles)),
                    self._save_count,
                    name="count",
                    kind="number",
                    classes="short",
                    min=1,
                )
                button(_("Fordel folk jevnt"), self._ask_split, key="split")
            self.said = tag("p", "", "muted", role="status")
            self.circles = Rows(self._circle, "ol", classes="circles", row_classes="card stack s")
            self._people()
            self.dialog = Dialog(_)
            await self._redraw()
        watch(self.id, self._redraw)

    def _people(self) -> None:
        _ = self._
        with tag("section", "", "stack", aria_labelledby="who"):
            tag("h2", _("Hvem er hvor"), id="who")
            with tag("table", "", "table fold tight"):
                headings([_("Navn"), _("Organisasjon"), _("Gruppe")])
                self.people = Rows(self._person, "tbody", "tr")
            self.rest = tag("div")

    async def _redraw(self) -> None:
        self.book = await read_planbook(self.id, by=self.by)
        self.count.control.show(str(len(self.book.circles)))
        self.circles.show({each.id: each for each in self.book.circles})
        options = tuple(group_options(self._, self.book.circles))
        people: dict[Hashable, Placed] = {
            each.id: Placed(each, self._does(each.id), options) for each in self.book.guests[: self.most]
        }
        self.people.show(people)
        self.rest.clear()
        if len(self.book.guests) > self.most:
            with self.rest:
                button(self._("Vis alle {n}", n=len(self.book.guests)), self._show_all)
        self._say()

    async def _show_all(self) -> None:
        self.most = len(self.book.guests)
        await self._redraw()

    def _say(self) -> None:
        _ = self._
        without = [each for each in self.book.guests if each.group_id is None and not self._does(each.id)]
        sizes = [each.size for each in self.book.circles]
        self.said.clear()
        with self.said:
            if not self.book.guests:
                tag("span", _("Folk kommer hit fra lista, eller med koden."))
            elif without:
                tag("span", _.n("{n} er uten gruppe.", "{n} er uten gruppe.", len(without)))
            elif sizes and min(sizes) == max(sizes):
                tag("span", _("Alle har en gruppe. Det er {n} i hver.", n=sizes[0]))
            elif sizes:
                said = _("Alle har en gruppe. Det er {least} til {most} i hver.", least=min(sizes), most=max(sizes))
                tag("span", said)

    def _does(self, person_id: UUID) -> str:
        """Which themes somebody leads or takes notes for; they go with the theme, not with a group."""
        titles = {each.id: each.title for each in self.book.sheets}
        theirs = dict.fromkeys(titles[each.theme_id] for each in self.book.seats if each.person_id == person_id)
        return self._.listed(self._.quoted(each) for each in theirs) if theirs else ""

    def _circle(self, row: Row[Circle]) -> None:
        _ = self._
        circle = row.facts
        called = _("Gruppe {n}", n=circle.number)
        with tag("div", "", "row"):
            chip(circle.number)
            tag("h2", called, "h3")
            tag("p", _.n("{n} person", "{n} personer", circle.size), "small muted push")
        for name, words, kind in (
            ("name", _("Navn"), "text"),
            ("place", _("Sted"), "text"),
            ("meeting_url", _("Lenke til videomøtet"), "url"),
        ):
            field(
                self.visit,
                words,
                str(getattr(circle, name)),
                self._saving(row, name),
                name=f"{name}-{circle.id}",
                kind=kind,
                classes="slim",
                aria_label=f"{words}, {called}",
            )

    def _person(self, row: Row[Placed]) -> None:
        guest = row.facts.guest
        with tag("th", scope="row"):
            tag("span", guest.name)
            if row.facts.does:
                tag("p", self._("Følger {themes}", themes=row.facts.does), "small muted")
        tag("td", guest.organisation)
        with tag("td"):
            field(
                self.visit,
                self._("Gruppe for {name}", name=guest.name),
                str(guest.group_id or NOWHERE),
                self._moving(guest),
                name=f"group-{guest.id}",
                options=row.facts.options,
                hide_label=True,
                classes="slim",
            )

    def _moving(self, guest: Guest) -> Save:
        async def save(text: str) -> None:
            await groups.move_person(guest.id, UUID(text) if text else None, by=self.by)

        return save

    def _saving(self, row: Row[Circle], name: str) -> Save:
        async def save(text: str) -> None:
            await groups.change_group(row.facts.id, by=self.by, **{name: text})
            row.know(replace(row.facts, **{name: text.strip()}))  # type: ignore[arg-type]

        return save

    async def _save_count(self, text: str) -> None:
        await groups.set_count(self.id, whole(text), by=self.by)

    async def _ask_split(self) -> None:
        _ = self._
        placed = any(each.group_id for each in self.book.guests)
        if not placed or self.book.phase is not Phase.PLANNED:
            await self._split()
            return
        self.dialog.ask(
            _("Fordele alle på nytt?"),
            _("Det du har flyttet for hånd, blir også fordelt på nytt."),
            _("Fordel på nytt"),
            self._split,
        )

    async def _split(self) -> None:
        await self.visit.do(groups.split_evenly(self.id, by=self.by))
