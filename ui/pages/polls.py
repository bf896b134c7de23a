"""The polls: making them ready, holding them, and showing what came of them."""

from collections.abc import Hashable
from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from nicegui import ui as ng

from exports import files, poll_words
from facilitator import choosing, polls, steering
from facilitator.ballots import NO
from facilitator.happenings import NotesChanged, PresenceChanged
from facilitator.pollbook import HeldPoll, PollBook, read_pollbook
from models.vocabulary import PollKind, RankingMethod, Showing, TieRule
from ui.frame import add_page, frame, place
from ui.live import Part, Row, Rows, watch
from ui.pages.hand_count import HandCount
from ui.parts import charts
from ui.parts.dialog import Dialog
from ui.parts.field import Field, Save, entry, field
from ui.parts.plain import Press, button, link, tag
from ui.parts.reading import whole
from ui.parts.unlisted import draw_voters
from ui.visit import Visit
from ui.words import Words

EVERYBODY = "all"
"""The scope of a poll for everybody, among the ids of themes and groups."""


def register() -> None:
    """Open the page."""
    add_page("/workshops/{workshop_id}/polls", build)


async def build(visit: Visit) -> None:
    """The page."""
    await Polls(visit).build()


def kind_words(_: Words) -> dict[PollKind, str]:
    """What each kind of poll is called."""
    return {
        PollKind.DOTS: _("Fordel prikker"),
        PollKind.CHOOSE: _("Velg noen"),
        PollKind.RANKING: _("Ranger"),
        PollKind.SCALE: _("Skala fra 1 til 5"),
        PollKind.TWO_SCALES: _("Effekt og innsats"),
        PollKind.YES_NO: _("Ja, nei eller blankt"),
    }


def tie_words(_: Words) -> dict[TieRule, str]:
    """What is done with those who are level."""
    return {
        TieRule.ALL: _("Alle går videre"),
        TieRule.NONE: _("Ingen av dem går videre"),
        TieRule.LOT: _("Loddet avgjør"),
    }


def state_words(poll: HeldPoll, _: Words) -> str:
    """How far a poll has come."""
    return {
        "planned": _("Ikke åpnet"),
        "open": _("Åpen nå"),
        "closed": _("Lukket, ikke vist"),
        "shown": _("Resultatet er vist"),
    }[poll.state]


class Polls:
    """The page as one reader has it open."""

    def __init__(self, visit: Visit) -> None:
        self.visit, self.by, self._, self.id = visit, visit.by, visit._, visit.workshop_id
        self.book: PollBook
        self.rows: Rows[HeldPoll]
        self.turnouts: dict[UUID, Part[tuple[int, int, int]]] = {}
        self.unlisted: Part[tuple[str, ...]]
        self.dialog: Dialog
        self.new: Field
        self.new_kind: Field

    async def build(self) -> None:
        """Draw it, and keep it true."""
        _ = self._
        where = await place(self.visit, "plan", "polls")
        self.book = await read_pollbook(self.id, by=self.by)
        with frame(self.visit, _("Avstemninger"), where):
            tag("p", _("Gjør dem klare før dagen. Folk stemmer på telefonen når du åpner."), "muted")
            self.dialog = Dialog(_)
            self.unlisted = Part(self._read_unlisted, self._draw_unlisted)
            self.rows = Rows(self._draw, "div", "article", classes="stack l", row_classes="card stack poll")
            self._adding()
            await self._redraw()
        watch(self.id, self._redraw, ignore=(NotesChanged, PresenceChanged))

    async def _redraw(self) -> None:
        self.book = await read_pollbook(self.id, by=self.by)
        # Without how many have voted: what is typed in a row must not be drawn anew at every ballot.
        rows: dict[Hashable, HeldPoll] = {each.id: _without_turnout(each) for each in self.book.polls}
        self.rows.show(rows)
        await self.unlisted.redraw()
        for turnout in self.turnouts.values():
            await turnout.redraw()

    async def _read_unlisted(self) -> tuple[str, ...]:
        return self.book.unlisted if self.book.polls else ()

    def _draw_unlisted(self, names: tuple[str, ...]) -> None:
        draw_voters(names, self._)

    # ---- One poll.

    def _draw(self, row: Row[HeldPoll]) -> None:
        _ = self._
        poll = row.facts
        with tag("div", "", "row"):
            heading = tag("h2", poll.title)
            row.element.props["aria-labelledby"] = heading.html_id
            tag("span", state_words(poll, _), "tag" if poll.state != "open" else "tag warn")
            if poll.is_on_screen:
                tag("span", _("På storskjermen"), "tag")
        if poll.state == "planned":
            self._draw_plan(row)
            return
        tag("p", f"{kind_words(_)[poll.kind]}. {self._scope_words(poll)} {self._secrecy_words(poll)}", "muted")
        if poll.told is None:
            self._turnout(poll)
            self._draw_open(poll)
            return
        charts.result(poll.told, _)
        self._draw_named(poll)
        with tag("p", "", "row"):
            for kind in files.kinds_of(poll.told):
                link(files.KIND_NAMES[kind], f"/workshops/{self.id}/polls/{poll.id}.{kind}", download="")
            link(_("Stemmesedlene"), f"/workshops/{self.id}/polls/{poll.id}/ballots.csv", download="")
        with tag("div", "", "row"):
            if poll.state == "closed":
                self._act(_("Vis resultatet"), poll, lambda: polls.publish(poll.id, by=self.by), "btn main")
            else:
                hide = partial(polls.publish, poll.id, by=self.by, is_published=False)
                self._act(_("Ta bort fra telefonene"), poll, hide)
            if poll.told.rules.seats and poll.told.winners not in {(), (NO,)}:
                self._carry_button(poll)
            self._screen_button(poll)
            if not poll.told.voted:
                self._act(_("Ta tilbake"), poll, lambda: polls.take_back(poll.id, by=self.by), "btn plain")
            self._act(_("Lag en til som denne"), poll, lambda: polls.copy(poll.id, by=self.by))

    def _draw_named(self, poll: HeldPoll) -> None:
        """Whose ballot is whose, in a named poll."""
        if not poll.named or poll.told is None:
            return
        with tag("details", "", "stack s"):
            tag("summary", self._("Hvem som stemte hva"))
            with tag("ul", "", "rows"):
                for each in poll.named:
                    tag("li", f"{each.name}: {poll_words.choice(poll.told, each.choice, self._)}")

    def _turnout(self, poll: HeldPoll) -> None:
        async def read() -> tuple[int, int, int]:
            return next((each.cast, each.may, each.by_hand) for each in self.book.polls if each.id == poll.id)

        self.turnouts[poll.id] = Part(read, self._draw_turnout, "p", "turnout")

    def _draw_turnout(self, numbers: tuple[int, int, int]) -> None:
        _ = self._
        cast, may, by_hand = numbers
        told = [_("{n} av {total} har stemt.", n=cast, total=max(cast, may))]
        if by_hand:
            told.append(_.n("{n} er talt for hånd.", "{n} er talt for hånd.", by_hand))
        tag("span", " ".join(told))

    def _draw_open(self, poll: HeldPoll) -> None:
        _ = self._

        async def close() -> None:
            await self.visit.do(polls.close_poll(poll.id, by=self.by))

        async def ask() -> None:
            why = _("Ingen kan stemme etterpå, og den kan ikke åpnes igjen. Tell for hånd før du lukker.")
            self.dialog.ask(_("Lukk «{title}»?", title=poll.title), why, _("Lukk avstemningen"), close)

        HandCount(self.visit, poll).draw()
        with tag("div", "", "row"):
            button(_("Lukk avstemningen"), ask, "btn main", key=f"close-{poll.id}")
            self._screen_button(poll)
            self._act(_("Ta tilbake"), poll, lambda: polls.take_back(poll.id, by=self.by), "btn plain")

    def _carry_button(self, poll: HeldPoll) -> None:
        """Take the winners onward, and go where they stand then."""
        words = self._("Ta vinnerne videre")

        async def carry() -> None:
            outcome = await self.visit.do(choosing.carry_winners(poll.id, by=self.by))
            if not outcome.said:
                ng.navigate.to(f"/workshops/{self.id}/chosen")

        button(words, carry, key=f"carry-{poll.id}", spoken=f"{words}: {poll.title}")

    def _screen_button(self, poll: HeldPoll) -> None:
        _ = self._
        if poll.is_on_screen:
            self._act(
                _("Ta bort fra storskjermen"), poll, lambda: steering.show_on_screen(self.id, Showing.DAY, by=self.by)
            )
        else:
            show = partial(steering.show_poll, poll.id, by=self.by)
            self._act(_("Vis på storskjermen"), poll, show)

    def _act(self, words: str, poll: HeldPoll, work: Any, classes: str = "btn") -> None:
        button(words, self._doing(work), classes, key=f"{words}-{poll.id}", spoken=f"{words}: {poll.title}")

    def _doing(self, work: Any) -> Press:
        async def do() -> None:
            await self.visit.do(work())

        return do

    # ---- Before it is opened.

    def _draw_plan(self, row: Row[HeldPoll]) -> None:
        _ = self._
        poll = row.facts
        self._field(row, "title", _("Hva stemmer dere om?"), poll.title)
        with tag("div", "", "fields"):
            self._choice(row, "kind", _("Slik stemmer man"), poll.kind.value, kind_words(_).items())
            self._choice(row, "scope", _("Hvem kan stemme"), str(poll.scope or EVERYBODY), self._scopes().items())
        lines = "\n".join(text for _id, text in poll.options)
        help_ = _("Ett på hver linje.")
        if poll.kind is PollKind.YES_NO:
            help_ = _("Skriv det dere sier ja eller nei til, på én linje. Kan stå tomt.")
        self._field(row, "options", _("Det man kan stemme på"), lines, kind="area", rows=6, help_=help_)
        if poll.kind is not PollKind.YES_NO:
            with tag("div", "", "row"):
                self._act(_("Hent forslagene fra gruppene"), poll, lambda: polls.take_proposals(poll.id, by=self.by))
        with tag("div", "", "fields"):
            self._draw_numbers(row)
        with tag("div", "", "fields"):
            self._draw_rules(row)
        with tag("div", "", "row"):
            self._act(_("Åpne avstemningen"), poll, lambda: polls.open_poll(poll.id, by=self.by), "btn main")
            self._act(_("Ta bort"), poll, lambda: polls.remove(poll.id, by=self.by), "btn plain")

    def _draw_numbers(self, row: Row[HeldPoll]) -> None:
        _ = self._
        poll, rules = row.facts, row.facts.rules
        if poll.kind is PollKind.DOTS:
            self._number(row, "dots", _("Prikker til hver"), rules.dots)
            self._number(row, "most_on_one", _("Høyst på én"), rules.most_on_one)
        if poll.kind is PollKind.CHOOSE:
            self._number(row, "least", _("Minst"), rules.least)
            self._number(row, "most", _("Høyst"), rules.most)
        if poll.kind is PollKind.RANKING:
            methods = {
                RankingMethod.BORDA: _("Borda: poeng etter plass"),
                RankingMethod.SCHULZE: _("Schulze: par mot par"),
            }
            self._choice(row, "method", _("Slik telles det"), poll.method.value, methods.items())
        self._number(row, "seats", _("Hvor mange går videre"), rules.seats, help_=_("0 hvis ingenting velges."))
        if rules.seats:
            self._choice(row, "tie", _("Ved likt antall"), poll.tie.value, tie_words(_).items())
        self._number(row, "minutes", _("Minutter"), poll.minutes, help_=_("0 er uten tidsgrense."))

    def _draw_rules(self, row: Row[HeldPoll]) -> None:
        _ = self._
        poll = row.facts
        secret = {True: _("Hemmelig"), False: _("Åpen: du ser hvem som stemte hva")}
        self._choice(row, "is_secret", _("Hemmelig eller åpen"), _flag(poll.is_secret), _flags(secret))
        if not poll.is_secret:
            live = {False: _("Når du viser dem"), True: _("Mens folk stemmer, på storskjermen")}
            self._choice(row, "is_live", _("Tallene vises"), _flag(poll.is_live), _flags(live))
        changing = {True: _("Ja, til du lukker"), False: _("Nei")}
        self._choice(row, "is_changeable", _("Kan stemmen endres"), _flag(poll.is_changeable), _flags(changing))
        order = {False: _("Slik du skrev dem"), True: _("Ulik for hver person")}
        self._choice(row, "is_shuffled", _("Rekkefølge"), _flag(poll.is_shuffled), _flags(order))

    def _field(self, row: Row[HeldPoll], name: str, label: str, value: str, **more: Any) -> None:
        field(self.visit, label, value, self._saving(row, name), name=f"{name}-{row.facts.id}", **more)

    def _number(self, row: Row[HeldPoll], name: str, label: str, value: int, **more: Any) -> None:
        self._field(row, name, label, str(value), kind="number", min=0, classes="slim", **more)

    def _choice(self, row: Row[HeldPoll], name: str, label: str, value: str, options: Any) -> None:
        pairs = [(str(getattr(key, "value", key)), words) for key, words in options]
        self._field(row, name, label, value, options=pairs, classes="slim")

    def _saving(self, row: Row[HeldPoll], name: str) -> Save:
        poll_id = row.facts.id

        async def save(text: str) -> None:
            if name == "options":
                await polls.set_options(poll_id, text.split("\n"), by=self.by)
            elif name == "scope":
                theme = next((each for each, _title in self.book.themes if str(each) == text), None)
                group = UUID(text) if text != EVERYBODY and theme is None else None
                await polls.set_scope(poll_id, by=self.by, theme_id=theme, group_id=group)
            else:
                await polls.change(poll_id, by=self.by, **_read(name, text))
            await self._take_as_shown(row)

        return save

    async def _take_as_shown(self, row: Row[HeldPoll]) -> None:
        """Leave the row as it is, unless it has other fields now: what is pressed next must still be there."""
        self.book = await read_pollbook(self.id, by=self.by)
        saved = next((_without_turnout(each) for each in self.book.polls if each.id == row.facts.id), row.facts)
        if _fields_of(saved) == _fields_of(row.facts):
            row.know(saved)

    def _scopes(self) -> dict[str, str]:
        _ = self._
        scopes = {EVERYBODY: _("Alle")}
        scopes |= {str(each): _("De som har møtt «{theme}»", theme=title) for each, title in self.book.themes}
        return scopes | {str(each): name or _("Gruppe {n}", n=number) for each, number, name in self.book.groups}

    def _scope_words(self, poll: HeldPoll) -> str:
        scope = self._scopes().get(str(poll.scope or EVERYBODY), "")
        return self._("Kan stemme: {who}.", who=scope)

    def _secrecy_words(self, poll: HeldPoll) -> str:
        return self._("Hemmelig.") if poll.is_secret else self._("Åpen.")

    # ---- A new one.

    def _adding(self) -> None:
        _ = self._
        with tag("section", "", "stack s", aria_labelledby="new-poll"):
            tag("h2", _("Ny avstemning"), id="new-poll")
            with tag("div", "", "adding"):
                self.new = entry(_("Hva stemmer dere om?"), name="new-poll", enter=self._add)
                options = [(each.value, words) for each, words in kind_words(_).items()]
                self.new_kind = entry(
                    _("Slik stemmer man"), name="new-kind", value=PollKind.DOTS.value, options=options
                )
                button(_("Lag avstemningen"), self._add, key="new-poll")

    async def _add(self) -> None:
        kind = PollKind(self.new_kind.control.text)
        outcome = await self.visit.attempt(polls.add(self.id, self.new.control.text, by=self.by, kind=kind))
        self.new.refuse(outcome.said)
        if not outcome.said:
            self.new.control.empty()


def _without_turnout(poll: HeldPoll) -> HeldPoll:
    """All of a poll that does not change with every ballot."""
    return replace(poll, cast=0, may=0, named=poll.named if poll.told else ())


def _fields_of(poll: HeldPoll) -> tuple[object, ...]:
    """What says which fields a poll has before it is opened."""
    return poll.state, poll.kind, poll.is_secret, bool(poll.rules.seats)


def _flag(value: bool) -> str:  # noqa: FBT001  # the value itself
    return "yes" if value else "no"


def _flags(words: dict[bool, str]) -> list[tuple[str, str]]:
    return [(_flag(value), text) for value, text in words.items()]


def _read(name: str, text: str) -> dict[str, Any]:
    """What a field's text stands for, by the name that `polls.change` knows it by."""
    if name in {"dots", "most_on_one", "least", "most", "seats", "minutes"}:
        return {name: whole(text)}
    if name.startswith("is_"):
        return {name: text == "yes"}
    kinds: dict[str, Any] = {"kind": PollKind, "method": RankingMethod, "tie": TieRule}
    return {name: kinds[name](text) if name in kinds else text}
