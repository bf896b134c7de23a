"""What the day came to, to take home: the whole, a theme or a group as PDF, and what is still empty."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from nicegui import ui as ng
from nicegui.element import Element

from exports.files import Kind
from facilitator import flattening, groups, locking
from facilitator.chosen import read_chosen
from facilitator.overview import Overview, ThemeOverview, read_overview
from models.vocabulary import Paper
from ui import static
from ui.desk.words import quoted
from ui.frame import add_page, frame, place
from ui.live import Part, watch, watch_writing
from ui.pages.narrowing import Choices, Narrowing, read_choices
from ui.pages.reading_links import ReadingLinks
from ui.parts.dialog import Dialog
from ui.parts.plain import Press, button, chip, tag
from ui.printing import printer
from ui.routes import documents
from ui.visit import Visit

SLOW = 5.0
"""Seconds between two looks when only writing changed."""


@dataclass(frozen=True, slots=True)
class Group:
    """A group that can be told alone."""

    id: UUID
    number: int
    name: str
    place: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What the page shows."""

    written: Overview
    chosen: int
    groups: tuple[Group, ...]
    choices: Choices


def register() -> None:
    """Open the page."""
    add_page("/workshops/{workshop_id}/summary", build)


async def build(visit: Visit) -> None:
    """The page."""
    await SummaryPage(visit).build()


class SummaryPage:
    """The page as one organiser has it open."""

    def __init__(self, visit: Visit) -> None:
        self.visit, self.by, self._, self.id = visit, visit.by, visit._, visit.workshop_id
        self.status: Element
        self.dialog: Dialog
        self.part: Part[Facts]
        self.narrowing = Narrowing(visit)

    async def build(self) -> None:
        """Draw it, and keep it true."""
        where = await place(self.visit, "summary")
        printer.begin()
        ng.add_head_html(f'<link rel="stylesheet" href="{static.url("desk.css")}">')
        ng.add_head_html(f'<script type="module" src="{static.script("document")}"></script>')
        with frame(self.visit, self._("Oppsummering"), where):
            self.part = Part(self._read, self._draw, classes="stack xl")
            self.status = tag("div", role="status")
            with tag("div", "", "row", id="taking"):
                tag("progress", aria_labelledby="said", hidden=True)
                tag("p", id="said", role="status")
            self.dialog = Dialog(self._)
            await self.part.redraw()
            await ReadingLinks(self.visit).build()
        watch(self.id, self.part.redraw)
        watch_writing(self.id, self.part.redraw, SLOW)

    async def _read(self) -> Facts:
        there = await groups.list_groups(self.id, by=self.by)
        return Facts(
            written=await read_overview(self.id, by=self.by),
            chosen=len((await read_chosen(self.id, by=self.by)).measures),
            groups=tuple(Group(each.id, each.number, each.name, each.place) for each in there),
            choices=await read_choices(self.visit),
        )

    def _draw(self, facts: Facts) -> None:
        _ = self._
        with tag("section", "", "now rest stack"):
            said = (
                _("Dagen er over. Her er det dere kom fram til.")
                if facts.written.has_ended
                else _("Det som er skrevet til nå.")
            )
            tag("p", said, "where")
            tag("p", self._told(facts))
            with tag("div", "", "row"):
                whole = self._taking({}, _("hele oppsummeringen"))
                button(_("Last ned hele oppsummeringen"), whole, "btn main", key="whole")
                button(_("Se den først, eller velg Word"), self._look, key="look")
            tag("p", _("PDF-en kan leses av alle, skrives ut, publiseres og arkiveres."), "small muted")
        self._measures(facts.chosen)
        self.narrowing.draw(facts.choices)
        if facts.written.themes:
            self._themes(facts)
        if facts.groups:
            self._groups(facts)
        self._others()
        if facts.written.has_ended:
            self._past()

    def _measures(self, number: int) -> None:
        _ = self._
        with tag("section", "", "stack s", aria_labelledby="measures"):
            tag("h2", _("Det dere setter i gang"), id="measures")
            with tag("div", "", "row"):
                said = _.n("{n} tiltak er valgt.", "{n} tiltak er valgt.", number) if number else ""
                tag("p", said or _("Ingen tiltak er valgt ennå."))
                words = _("Se valgte tiltak") if number else _("Velg tiltak")
                tag("a", words, "btn", href=f"/workshops/{self.id}/chosen")

    def _told(self, facts: Facts) -> str:
        _ = self._
        written = sum(each.has_answers for each in facts.written.themes)
        total = len(facts.written.themes)
        in_tracks = any(each.track is not None for each in facts.written.themes)
        themes = (
            _("{n} av {total} skjemaer har svar.", n=written, total=total)
            if in_tracks
            else _("{n} av {total} temaer har svar.", n=written, total=total)
        )
        agreed = sum(each.has_next_steps for each in facts.written.themes)
        steps = _("Neste steg er skrevet i {n} av dem.", n=agreed)
        return f"{themes} {steps}"

    def _themes(self, facts: Facts) -> None:
        _ = self._
        with tag("section", "", "stack", aria_labelledby="themes"):
            tag("h2", _("Ett tema"), id="themes")
            with tag("ul", "", "rows"):
                for theme in facts.written.themes:
                    with tag("li", "", "row"):
                        self._theme(theme)

    def _theme(self, theme: ThemeOverview) -> None:
        _ = self._
        name = theme.title if theme.track is None else _("{theme}, spor {n}", theme=theme.title, n=theme.track)
        with tag("div", "", "told"):
            tag("strong", name)
            tag("p", self._state(theme), "small muted")
            if theme.proposals:
                tag("p", _.n("{n} forslag", "{n} forslag", theme.proposals), "small muted")
            if theme.is_locked:
                tag("p", _("Låst. Ingen kan skrive i temaet."), "small")
        query = {"theme": str(theme.theme_id)} | ({"track": str(theme.track)} if theme.track else {})
        key = f"theme-{theme.theme_id}-{theme.track}"
        with tag("div", "", "row push"):
            address = f"/workshops/{self.id}/themes/{theme.theme_id}/{theme.track or 1}/history"
            if theme.proposals:
                place_of = f"/workshops/{self.id}/proposals"
                tag("a", _("Forslag"), "btn plain", href=place_of, aria_label=_("Forslag til {theme}", theme=name))
            tag("a", _("Historikk"), "btn plain", href=address, aria_label=_("Historikk for {theme}", theme=name))
            words = _("Lås opp") if theme.is_locked else _("Lås")
            turn = locking.unlock if theme.is_locked else locking.lock
            button(words, self._turning(turn, theme.theme_id), key=f"lock-{key}", spoken=f"{words}: {name}")
            words = _("Last ned")
            button(words, self._taking(query, name), "btn", key=key, spoken=f"{words}: {name}")

    def _state(self, theme: ThemeOverview) -> str:
        _ = self._
        if not theme.has_answers and theme.unanswered:
            return _("Ingenting er skrevet ennå.")
        if theme.unanswered:
            return _("Tomt: {questions}.", questions=_.listed([quoted(each, _) for each in theme.unanswered]))
        return _("Alle spørsmål har svar.")

    def _groups(self, facts: Facts) -> None:
        _ = self._
        with tag("section", "", "stack", aria_labelledby="groups"):
            tag("h2", _("Én gruppe"), id="groups")
            with tag("ul", "", "rows"):
                for group in facts.groups:
                    name = group.name or _("Gruppe {n}", n=group.number)
                    with tag("li", "", "row"):
                        chip(group.number)
                        with tag("div", "", "told"):
                            tag("strong", name)
                            if group.place:
                                tag("p", group.place, "small muted")
                        words = _("Last ned")
                        press = self._taking({"group": str(group.id)}, name)
                        button(words, press, "btn push", key=f"group-{group.id}", spoken=f"{words}: {name}")

    def _others(self) -> None:
        """The other documents that the day gives, each looked at before it is taken home."""
        _ = self._
        with tag("section", "", "stack", aria_labelledby="others"):
            tag("h2", _("Flere dokumenter"), id="others")
            with tag("ul", "", "rows"):
                for name, words, about in (
                    ("attendance", _("Deltakerliste"), _("Hvem som var der, gruppe for gruppe. Også som Excel.")),
                    ("agenda", _("Program"), _("Når ting skjer, hvem som møter hvem, og hvor.")),
                    ("minutes", _("Referat"), _("Program, frammøte, det dere valgte, og neste steg.")),
                ):
                    with tag("li", "", "row"):
                        with tag("div", "", "told"):
                            tag("strong", words)
                            tag("p", about, "small muted")
                        look = _("Se og last ned")
                        address = f"/workshops/{self.id}/{name}.html"
                        tag("a", look, "btn push", href=address, aria_label=f"{look}: {words}")

                with tag("li", "", "row"):
                    with tag("div", "", "told"):
                        tag("strong", _("Arkiv"))
                        tag("p", _("Alt samlet i én fil. Den kan legges tilbake i Verksted."), "small muted")
                    with tag("div", "", "row push"):
                        self._archive(_("Last ned"))
                        self._archive(_("Last ned med e-postadresser"), "?contacts=1")

    def _archive(self, words: str, query: str = "") -> None:
        """A way to the archive, which is long in the making: the script of documents says how it goes."""
        _ = self._
        tag(
            "a",
            words,
            "btn",
            href=f"/workshops/{self.id}/archive.zip{query}",
            download=True,
            aria_label=f"{words}: {_('Arkiv')}",
            data_making=_("Lager arkivet …"),
            data_ready=_("Arkivet er klart og lastes ned."),
            data_failed=_("Vi fikk ikke laget filen. Sjekk nettet, og prøv igjen."),
        )

    async def _look(self) -> None:
        ng.navigate.to(f"/workshops/{self.id}/summary.html?{urlencode(self.narrowing.query)}".rstrip("?"))

    def _turning(self, turn: Callable[..., Awaitable[None]], theme_id: UUID) -> Press:
        async def press() -> None:
            await self.visit.do(turn(theme_id, by=self.by))

        return press

    def _past(self) -> None:
        """Taking the past off the texts, when the day is over."""
        _ = self._
        with tag("section", "", "stack s", aria_labelledby="past"):
            tag("h2", _("Historikk"), id="past")
            tag("p", _("Vi tar vare på hvordan teksten ble til. Vi vet også hvem som skrev."))
            tag("p", _("Begge deler slettes sammen med personopplysningene. Du kan også slette dem nå."), "muted")
            button(_("Slett historikken"), self._ask_to_flatten, key="flatten")

    async def _ask_to_flatten(self) -> None:
        _ = self._

        async def flatten() -> None:
            outcome = await self.visit.do(flattening.flatten(self.id, by=self.by))
            if not outcome.said:
                self._say(_("Historikken er slettet. Teksten står som før."))

        explanation = _("Teksten blir stående. Det som viser hvem som skrev, blir borte for godt.")
        self.dialog.ask(_("Slette historikken?"), explanation, _("Slett historikken"), flatten)

    def _taking(self, query: Mapping[str, str], name: str) -> Press:
        _ = self._

        async def take() -> None:
            wish = {**query, **self.narrowing.query}
            self._say(_("Lager PDF av {name} …", name=name))
            outcome = await self.visit.do(self._make(wish))
            if outcome.said:
                self._say("")
                return
            ng.download.from_url(f"/workshops/{self.id}/summary.pdf?{urlencode(wish)}".rstrip("?"))
            self._say(_("PDF av {name} er klar og lastes ned.", name=name))

        return take

    async def _make(self, wish: Mapping[str, str]) -> None:
        """Have the document made before it is fetched, so that the page can tell how it goes."""
        told = await documents.read(Paper.SUMMARY, self.by, self.id, documents.Wish(**wish))
        await printer.file(told, Kind.PDF)

    def _say(self, sentence: str) -> None:
        self.status.clear()
        if sentence:
            with self.status:
                tag("p", sentence, "notice info")
