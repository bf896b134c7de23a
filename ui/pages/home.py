"""The organiser's workshops: today's as the field of now, all of them as a list, and the ways to a new one."""

from collections.abc import Awaitable, Callable
from uuid import UUID

from nicegui import ui as ng
from nicegui.element import Element

from facilitator import accounts, clock, copying, workshops
from facilitator.accounts import Listed
from facilitator.workshops import Card, Overview
from models.vocabulary import Language, Phase
from ui.frame import add_page, frame
from ui.pages.proposals import Proposals
from ui.parts.dialog import Dialog
from ui.parts.field import Field, entry
from ui.parts.plain import Press, button, headings, link, tag
from ui.parts.reading import moment
from ui.visit import Visit
from ui.words import NAMES, Words


def register() -> None:
    """Open the page."""
    add_page("/workshops", build)


async def build(visit: Visit) -> None:
    """The page."""
    _ = visit._
    cards = await workshops.list_workshops(by=visit.by)
    now = _now(cards)
    seen = await workshops.overview(now.id, by=visit.by) if now is not None else None
    with frame(visit, _("Verkstedene dine"), classes="page stack xl", hide_title=True):
        if seen is not None:
            _today(_, seen)
        _all(_, cards)
        dialog = Dialog(_)
        _new(visit, cards, dialog)
        _reader(visit, await accounts.read_account(by=visit.by))


def _now(cards: list[Card]) -> Card | None:
    """The workshop to think of now: the one that runs, else today's, else the next."""
    running = [each for each in cards if each.phase is Phase.RUNNING]
    planned = sorted((each for each in cards if each.phase is Phase.PLANNED), key=lambda each: each.starts_at)
    coming = [each for each in planned if each.starts_at.astimezone(clock.OSLO).date() >= clock.today()]
    return next(iter([*running, *coming]), None)


def _today(_: Words, seen: Overview) -> None:
    is_today = seen.starts_at.astimezone(clock.OSLO).date() == clock.today()
    at_work = is_today or seen.phase is Phase.RUNNING
    root = f"/workshops/{seen.id}"
    with tag("section", "", "now row today" if at_work else "now rest row today", aria_label=_("Neste verksted")):
        with tag("div", "", "stack s"):
            tag("p", _when(_, seen), "where")
            tag("h2", seen.title)
            tag("p", _counts(_, seen))
        with tag("div", "", "row push"):
            if at_work:
                link(_("Se planen"), f"{root}/rotation", "btn")
                link(_("Kjør verkstedet"), f"{root}/desk", "btn main")
            else:
                link(_("Kjør verkstedet"), f"{root}/desk", "btn")
                link(_("Se planen"), f"{root}/rotation", "btn main")


def _when(_: Words, seen: Overview) -> str:
    at = _.clock(seen.starts_at)
    if seen.phase is Phase.RUNNING:
        return _("Nå")
    if seen.starts_at.astimezone(clock.OSLO).date() == clock.today():
        return _("I dag kl. {at}", at=at)
    return _("{date} kl. {at}", date=_.date(seen.starts_at, year=False), at=at)


def _counts(_: Words, seen: Overview) -> str:
    counts = ", ".join(
        [
            _.n("{n} påmeldt", "{n} påmeldte", seen.people),
            _.n("{n} gruppe", "{n} grupper", seen.groups),
            _.n("{n} tema", "{n} temaer", seen.themes),
        ]
    )
    return f"{counts}. {_missing(_, seen)}"


def _missing(_: Words, seen: Overview) -> str:
    if not seen.themes:
        return _("Neste: skriv inn temaene.")
    if not seen.questions:
        return _("Neste: skriv inn spørsmålene.")
    if seen.themes_without_leader:
        return _.n("{n} tema mangler leder.", "{n} temaer mangler leder.", seen.themes_without_leader)
    if not seen.has_plan:
        return _("Neste: lag planen for hvem som møter hvem.")
    return _("Alt er klart.")


def _all(_: Words, cards: list[Card]) -> None:
    with tag("section", "", "stack", aria_labelledby="all"):
        tag("h2", _("Alle verksteder"), id="all")
        if not cards:
            tag("p", _("Her kommer verkstedene du lager eller blir invitert til."), "muted")
            return
        with tag("table", "", "table fold"):
            headings([_("Navn"), _("Når og hvor"), _("Folk"), _("Hvor langt")])
            with tag("tbody"):
                for each in cards:
                    with tag("tr"):
                        with tag("th", scope="row"):
                            link(each.title, _door(each))
                        where = _.date(each.starts_at, weekday=False)
                        tag("td", f"{where}, {each.place}" if each.place else where)
                        tag("td", _.n("{n} påmeldt", "{n} påmeldte", each.registered))
                        tag("td", _phase(_, each.phase))


def _door(card: Card) -> str:
    page = {Phase.PLANNED: "", Phase.RUNNING: "/desk", Phase.ENDED: "/summary"}[card.phase]
    return f"/workshops/{card.id}{page}"


def _phase(_: Words, phase: Phase) -> str:
    return {Phase.PLANNED: _("Planlegges"), Phase.RUNNING: _("Er i gang"), Phase.ENDED: _("Ferdig")}[phase]


def _new(visit: Visit, cards: list[Card], dialog: Dialog) -> None:
    _ = visit._
    with tag("section", "", "stack", aria_labelledby="new"):
        tag("h2", _("Nytt verksted"), id="new")
        tag("p", _("Velg det som likner mest. Alt kan endres etterpå."), "muted")
        with tag("ul", "", "tmpls"):
            _way(
                _("Roterende gruppeledere"),
                _("Alle grupper møter alle temaer. Lederen og skjemaet går fra gruppe til gruppe."),
                _from_template(visit, dialog, "rotating", _("Nytt verksted med roterende gruppeledere")),
            )
            _way(
                _("Faste grupper"),
                _("Hver gruppe arbeider med sitt tema hele tida."),
                _from_template(visit, dialog, "fixed", _("Nytt verksted med faste grupper")),
            )
            if cards:
                _way(
                    _("Kopi av et tidligere"),
                    _("Temaer, grupper og spørsmål følger med. Svarene blir igjen."),
                    _copy(visit, dialog, cards),
                )
                _way(
                    _("Bygg videre på et tidligere"),
                    _("Resultatet av det forrige verkstedet står på de nye temaarkene."),
                    _build_on(visit, dialog, cards),
                )


def _reader(visit: Visit, account: Listed) -> None:
    """Who is signed in, their language, and the way out."""
    _ = visit._
    with tag("section", "", "stack s reader", aria_labelledby="me"):
        tag("h2", account.name, id="me")
        tag("p", account.email, "small muted")
        with tag("div", "", "row"):
            link(_("Bytt passord"), "/password", "btn plain tight")
            if account.is_administrator:
                link(_("Kontoer"), "/accounts", "btn plain tight")
            for each in Language:
                if each is not _.language:
                    with tag("form", method="post", action="/language"):
                        tag("input", type="hidden", name="back", value="/workshops")
                        tag("input", type="hidden", name="language", value=each.value)
                        tag("button", NAMES[each], "btn plain tight", lang=each.value)
            with tag("form", method="post", action="/sign-out"):
                tag("button", _("Logg ut"), "btn plain tight")


def _way(name: str, explanation: str, press: Press) -> None:
    with tag("li"), button("", press, "tmpl"):
        tag("strong", name)
        tag("span", explanation)


class _Basics:
    """The fields that every new workshop starts with, and the line that says what is wrong with them."""

    def __init__(self, _: Words, title: str = "") -> None:
        self.title: Field = entry(_("Tittel"), name="new-title", value=title)
        with tag("div", "", "fields"):
            self.day = entry(_("Dato"), name="new-day", kind="date")
            self.time = entry(_("Klokka"), name="new-time", kind="time", value="09:00")
        self.error: Element = tag("div", role="alert")

    def values(self) -> tuple[str, str, str]:
        """Title, date and time as they were typed."""
        return self.title.control.text, self.day.control.text, self.time.control.text

    def refuse(self, said: str) -> None:
        """Say what is wrong."""
        self.error.clear()
        with self.error:
            tag("p", said, "notice alert")


def _from_template(visit: Visit, dialog: Dialog, template: str, title: str) -> Press:
    _ = visit._

    async def open_dialog() -> None:
        def draw() -> None:
            basics = _Basics(_)

            async def create() -> UUID:
                name, day, time = basics.values()
                return await workshops.create(
                    template, name, moment(day, time), by=visit.by, language=_.language, retention_days=_kept(visit)
                )

            _send(visit, dialog, basics, _("Lag verkstedet"), create)

        dialog.show(title, draw)

    return open_dialog


def _copy(visit: Visit, dialog: Dialog, cards: list[Card]) -> Press:
    _ = visit._

    async def open_dialog() -> None:
        def draw() -> None:
            chosen = entry(_("Verksted"), name="new-from", value=str(cards[0].id), options=_options(_, cards))
            basics = _Basics(_)

            async def create() -> UUID:
                name, day, time = basics.values()
                return await copying.copy(UUID(chosen.control.text), name, moment(day, time), by=visit.by)

            _send(visit, dialog, basics, _("Lag kopien"), create)

        dialog.show(_("Kopi av et tidligere verksted"), draw)

    return open_dialog


def _build_on(visit: Visit, dialog: Dialog, cards: list[Card]) -> Press:
    _ = visit._

    async def open_dialog() -> None:
        def draw() -> None:
            proposals = Proposals(visit, _options(_, cards))
            basics = _Basics(_)

            async def create() -> UUID:
                name, day, time = basics.values()
                chosen = proposals.chosen()
                return await copying.build_on(
                    proposals.workshop_id, name, moment(day, time), by=visit.by, chosen=chosen
                )

            _send(visit, dialog, basics, _("Lag verkstedet"), create)

        dialog.show(_("Bygg videre på et tidligere verksted"), draw)

    return open_dialog


def _send(visit: Visit, dialog: Dialog, basics: _Basics, verb: str, create: Callable[[], Awaitable[UUID]]) -> None:
    async def creating() -> None:
        outcome = await visit.attempt(create())
        if outcome.said:
            basics.refuse(outcome.said)
        else:
            ng.navigate.to(f"/workshops/{outcome.value}")

    with tag("div", "", "row"):
        button(verb, creating, "btn main")
        dialog.close_button()


def _options(_: Words, cards: list[Card]) -> list[tuple[str, str]]:
    return [(str(each.id), f"{each.title}, {_.date(each.starts_at, weekday=False)}") for each in cards]


def _kept(visit: Visit) -> int:
    days: int = visit.request.app.state.settings.retention_days
    return days
