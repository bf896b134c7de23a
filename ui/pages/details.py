"""What a workshop is called, when and where it is, how people come in, who organises it, and whose its papers are."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from nicegui import ui as ng

from facilitator import workshops
from facilitator.workshops import Organiser, Overview
from models.vocabulary import Joining, Language
from ui.frame import add_page, frame, place
from ui.live import Part, watch
from ui.pages.sender import SenderSection
from ui.parts.dialog import Dialog
from ui.parts.field import Save, entry, field
from ui.parts.plain import button, tag
from ui.parts.reading import day, day_text, moment, time_text, whole
from ui.visit import Visit
from ui.words import NAMES


def register() -> None:
    """Open the page."""
    add_page("/workshops/{workshop_id}", build)


async def build(visit: Visit) -> None:
    """The page."""
    await Details(visit).build()


class Details:
    """The page as one reader has it open."""

    def __init__(self, visit: Visit) -> None:
        self.visit = visit
        self.by = visit.by
        self._ = visit._
        self.id = visit.workshop_id
        self.part: Part[Overview]
        self.dialog: Dialog
        self.sender: SenderSection

    async def build(self) -> None:
        """Draw it, and keep it true."""
        where = await place(self.visit, "plan", "details")
        with frame(self.visit, self._("Om verkstedet"), where):
            sections = tag("div", "", "stack xl")
            self.dialog = Dialog(self._)
            with sections:
                self.part = Part(self._read, self._draw, classes="stack xl")
                self.sender = SenderSection(self.visit, self.dialog, self.id)
                await self._redraw()
                if self.part.facts.is_owner:
                    self._removal()
        watch(self.id, self._redraw)

    async def _redraw(self) -> None:
        await self.part.redraw()
        await self.sender.part.redraw()

    async def _read(self) -> Overview:
        return await workshops.overview(self.id, by=self.by)

    def _draw(self, seen: Overview) -> None:
        self._event(seen)
        self._coming_in(seen)
        self._wifi(seen)
        self._personal_data(seen)
        self._organisers(seen)

    def _event(self, seen: Overview) -> None:
        _ = self._
        with tag("section", "", "fields narrow", aria_label=_("Hva, når og hvor")):
            title = self._saving("title")
            field(self.visit, _("Tittel"), seen.title, title, name="title", classes="wide")
            field(self.visit, _("Dato"), day_text(seen.starts_at), self._save_day, name="day", kind="date")
            field(self.visit, _("Klokka"), time_text(seen.starts_at), self._save_time, name="time", kind="time")
            field(self.visit, _("Sted"), seen.place, self._saving("place"), name="place", classes="wide")
            field(
                self.visit,
                _("Lenke til videomøtet"),
                seen.meeting_url,
                self._saving("meeting_url"),
                name="meeting_url",
                kind="url",
                classes="wide",
                help_=_("For det alle er sammen om. Gruppene kan ha egne lenker."),
            )

    def _coming_in(self, seen: Overview) -> None:
        _ = self._
        with tag("section", "", "stack narrow", aria_labelledby="in"):
            tag("h2", _("Slik kommer folk inn"), id="in")
            before, _code, after = _("Koden er {code}. Den står på storskjermen mens folk kommer.").partition("{code}")
            with tag("p"):
                tag("span", before)
                tag("strong", f"{seen.code[:3]} {seen.code[3:]}")
                tag("span", after)
            with tag("div", "", "fields"):
                field(
                    self.visit,
                    _("Hvem kan komme inn"),
                    seen.joining.value,
                    self._save_joining,
                    name="joining",
                    options=[
                        (Joining.OPEN.value, _("Alle som har koden")),
                        (Joining.LISTED.value, _("Bare de som står på lista")),
                    ],
                )
                field(
                    self.visit,
                    _("Språket i innkallinger og referat"),
                    seen.language.value,
                    self._save_language,
                    name="language",
                    options=[(each.value, NAMES[each]) for each in Language],
                )
                field(
                    self.visit,
                    _("Tynt svar er under"),
                    str(seen.thin_words),
                    self._save_thin,
                    name="thin",
                    kind="number",
                    help_=_("Antall ord. Kortere svar vises som tynne under Kjør."),
                    min=1,
                )

    def _wifi(self, seen: Overview) -> None:
        _ = self._
        if seen.personal_data_deleted:
            return
        with tag("section", "", "stack narrow", aria_labelledby="wifi"):
            tag("h2", _("Trådløst nett for gjestene"), id="wifi")
            tag("p", _("Står på storskjermen ved siden av koden. Slettes med personopplysningene."), "muted")
            with tag("div", "", "fields"):
                field(self.visit, _("Navnet på nettet"), seen.wifi_name, self._save_wifi_name, name="wifi_name")
                field(
                    self.visit,
                    _("Passord til nettet"),
                    seen.wifi_password,
                    self._save_wifi_password,
                    name="wifi_password",
                    autocomplete="off",
                )

    def _personal_data(self, seen: Overview) -> None:
        _ = self._
        with tag("section", "", "stack narrow", aria_labelledby="data"):
            tag("h2", _("Personopplysninger"), id="data")
            if seen.personal_data_deleted:
                tag("p", _("Navn og adresser er slettet. Det gruppene skrev, er her fortsatt."))
                return
            field(
                self.visit,
                _("Slettes etter"),
                seen.personal_data_until.isoformat(),
                self._save_until,
                name="until",
                kind="date",
                help_=_("Da slettes navn, e-post og organisasjon. Det gruppene skrev, blir."),
            )

    def _organisers(self, seen: Overview) -> None:
        _ = self._
        with tag("section", "", "stack narrow", aria_labelledby="who"):
            tag("h2", _("Hvem arrangerer"), id="who")
            with tag("ul", "", "rows"):
                for each in seen.organisers:
                    with tag("li", "", "row"):
                        with tag("div"):
                            tag("strong", each.name)
                            role = _("eier") if each.is_owner else _("invitert")
                            tag("p", f"{each.email}, {role}", "small muted")
                        if not each.is_owner and (seen.is_owner or each.account_id == self.by.account_id):
                            self._uninviting(each)
            if seen.is_owner:
                with tag("div", "", "adding"):
                    self.email = entry(_("Inviter en til, med e-post"), name="invite", kind="email", enter=self._invite)
                    button(_("Inviter"), self._invite)

    def _uninviting(self, organiser: Organiser) -> None:
        async def uninvite() -> None:
            outcome = await self.visit.do(workshops.uninvite(self.id, organiser.account_id, by=self.by))
            if not outcome.said and organiser.account_id == self.by.account_id:
                ng.navigate.to("/workshops")

        is_self = organiser.account_id == self.by.account_id
        words = self._("Gå ut av verkstedet") if is_self else self._("Ta bort")
        button(words, uninvite, "btn plain push", spoken=f"{words}: {organiser.name}")

    async def _invite(self) -> None:
        outcome = await self.visit.attempt(workshops.invite(self.id, self.email.control.text, by=self.by))
        self.email.refuse(outcome.said)
        if not outcome.said:
            self.email.control.empty()

    def _removal(self) -> None:
        _ = self._

        async def remove() -> None:
            outcome = await self.visit.do(workshops.remove(self.id, by=self.by))
            if not outcome.said:
                ng.navigate.to("/workshops")

        async def ask() -> None:
            self.dialog.ask(
                _("Slette verkstedet?"),
                _("Program, temaer, spørsmål og folk blir borte. Det kan ikke gjøres om."),
                _("Slett verkstedet"),
                remove,
            )

        with tag("section", "", "stack narrow", aria_labelledby="remove"):
            tag("h2", _("Slett"), id="remove")
            tag("p", _("Et verksted som ikke har begynt, kan slettes."), "muted")
            with tag("div"):
                button(_("Slett verkstedet"), ask, "btn danger", key="remove")

    # Saving, field by field.

    async def _change(self, **values: Any) -> None:
        await workshops.change(self.id, by=self.by, **values)
        self.part.know(replace(self.part.facts, **values))

    def _saving(self, name: str) -> Save:
        async def save(text: str) -> None:
            await self._change(**{name: text.strip()})

        return save

    async def _save_day(self, text: str) -> None:
        await self._move(moment(text, time_text(self.part.facts.starts_at)))

    async def _save_time(self, text: str) -> None:
        await self._move(moment(day_text(self.part.facts.starts_at), text))

    async def _move(self, starts_at: datetime) -> None:
        # Not taken as known: the end date for personal data moves along, and has to be drawn.
        await workshops.change(self.id, by=self.by, starts_at=starts_at)

    async def _save_joining(self, text: str) -> None:
        await self._change(joining=Joining(text))

    async def _save_language(self, text: str) -> None:
        await self._change(language=Language(text))

    async def _save_thin(self, text: str) -> None:
        await self._change(thin_words=whole(text))

    async def _save_wifi_name(self, text: str) -> None:
        await workshops.change_wifi(self.id, by=self.by, name=text)
        self.part.know(replace(self.part.facts, wifi_name=text))

    async def _save_wifi_password(self, text: str) -> None:
        await workshops.change_wifi(self.id, by=self.by, password=text)
        self.part.know(replace(self.part.facts, wifi_password=text))

    async def _save_until(self, text: str) -> None:
        await self._change(personal_data_until=day(text))
