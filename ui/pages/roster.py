"""A list of people, pasted or from a file: what it would bring in, what is wrong with it line by line, and the yes."""

from collections.abc import Sequence
from uuid import UUID

from nicegui.element import Element

from facilitator import roster
from facilitator.errors import Invalid
from facilitator.roster import LineError, Roster, RosterRow
from facilitator.spreadsheet import MOST_BYTES
from models.vocabulary import Role
from ui.parts.dialog import Dialog
from ui.parts.field import Field, entry
from ui.parts.file import file_field
from ui.parts.plain import button, headings, tag
from ui.sentences import sentence
from ui.visit import Visit

SHOWN = 50
"""How many lines are shown of a long list."""


class RosterDialog:
    """The dialog, from the pasted text to the people being there."""

    def __init__(self, visit: Visit, dialog: Dialog, workshop_id: UUID) -> None:
        self.visit = visit
        self.by = visit.by
        self._ = visit._
        self.dialog = dialog
        self.id = workshop_id
        self.text: Field
        self.said: Element

    def show(self) -> None:
        """Open it."""
        self.dialog.show(self._("Lim inn en liste"), self._draw)

    def _draw(self) -> None:
        _ = self._
        tag(
            "p",
            _("Kopier fra regnearket: navn, organisasjon, e-post, rolle, vara, tema, gruppe. Bare navn må med."),
        )
        self.text = entry(_("Lista"), name="roster", kind="area", rows=8)
        file_field(
            _("Eller velg en CSV-fil"),
            MOST_BYTES,
            self._preview,
            self._too_big,
            help_=_("Inntil 5 MB og 5000 linjer."),
            accept=".csv,.txt,.tsv,text/csv,text/plain",
        )
        self.said = tag("div", role="alert")
        with tag("div", "", "row"):
            button(_("Se over"), self._preview_text, "btn main")
            self.dialog.close_button()

    async def _preview_text(self) -> None:
        await self._preview(self.text.control.text)

    async def _preview(self, data: bytes | str, *, skip_existing: bool = False) -> None:
        read = roster.preview(self.id, data, by=self.by, skip_existing=skip_existing)
        outcome = await self.visit.attempt(read)
        if outcome.value is None:
            self._refuse(outcome.said)
            return
        found = outcome.value
        self.dialog.show(self._("Se over lista"), lambda: self._draw_preview(data, found, skip_existing=skip_existing))

    def _too_big(self) -> None:
        refusal = Invalid("sheet_too_big", most_mb=MOST_BYTES // 1_000_000)
        self._refuse(sentence(refusal, self._))

    def _refuse(self, said: str) -> None:
        self.said.clear()
        with self.said:
            tag("p", said, "notice alert")

    def _draw_preview(self, data: bytes | str, found: Roster, *, skip_existing: bool) -> None:
        _ = self._
        if found.ignored:
            columns = _.listed(_.quoted(each) for each in found.ignored)
            tag("p", _("Disse kolonnene bruker vi ikke: {columns}.", columns=columns), "muted")
        if found.errors:
            self._errors(found.errors)
        elif found.rows:
            tag("p", _.n("{n} person kommer inn.", "{n} personer kommer inn.", len(found.rows)))
            self._rows(found.rows)
        else:
            tag("p", _("Det er ingen nye i lista."))
        self.said = tag("div", role="alert")
        known = [each for each in found.errors if each.code == "name_taken"]
        with tag("div", "", "row"):
            if found.rows and not found.errors:
                words = _.n("Legg til {n} person", "Legg til {n} personer", len(found.rows))
                button(words, lambda: self._import(data, skip_existing=skip_existing), "btn main")
            if known:
                words = _("Hopp over de som står på lista")
                button(words, lambda: self._preview(data, skip_existing=True), "btn main")
            button(_("Tilbake"), self._back, "btn")

    def _errors(self, errors: Sequence[LineError]) -> None:
        _ = self._
        with tag("div", "", "notice alert"), tag("div", "", "stack s"):
            head = _.n(
                "{n} linje må rettes. Ingen er lagt til.", "{n} linjer må rettes. Ingen er lagt til.", len(errors)
            )
            tag("strong", head)
            with tag("ul", "", "stack s"):
                for each in errors[:SHOWN]:
                    said = sentence(Invalid(each.code, **each.facts), _)
                    tag("li", _("Linje {n}: {said}", n=each.line, said=said))
            if len(errors) > SHOWN:
                tag("p", _("Og {n} til.", n=len(errors) - SHOWN))

    def _rows(self, rows: Sequence[RosterRow]) -> None:
        _ = self._
        with (
            tag("div", "", "scroll", tabindex="0", role="region", aria_label=_("De som kommer inn")),
            tag("table", "", "table tight small"),
        ):
            headings([_("Navn"), _("Organisasjon"), _("E-post"), _("Rolle"), _("Vara")])
            with tag("tbody"):
                for each in rows[:SHOWN]:
                    with tag("tr"):
                        tag("th", each.name, scope="row")
                        for text in (each.organisation, each.email, self._does(each), each.deputy):
                            tag("td", text)
        if len(rows) > SHOWN:
            tag("p", _("Og {n} til.", n=len(rows) - SHOWN), "muted")

    def _does(self, row: RosterRow) -> str:
        _ = self._
        words = {Role.LEADER: _("leder"), Role.NOTE_TAKER: _("referent")}
        said = _.listed(words[each] for each in Role if each in row.roles)
        return f"{said}, {row.theme}" if row.theme else said

    async def _import(self, data: bytes | str, *, skip_existing: bool) -> None:
        bringing = roster.import_people(self.id, data, by=self.by, skip_existing=skip_existing)
        outcome = await self.visit.attempt(bringing)
        if outcome.value is None:
            self._refuse(outcome.said)
            return
        self.dialog.close()
        added = outcome.value.added
        self.visit.notices.tell(self._.n("{n} person er lagt til.", "{n} personer er lagt til.", added))

    async def _back(self) -> None:
        self.show()
