"""The organiser's desk: what is on, what comes, how every group is doing, and the one thing to do now."""

from collections.abc import Awaitable
from typing import Any

from nicegui import ui as ng

from facilitator import live, snapshot
from facilitator.errors import Refusal
from facilitator.happenings import AnswerReceived, BallotsCast, Happening, NotesChanged, PresenceChanged, TurnoutChanged
from models.vocabulary import Language
from ui import identity, static
from ui.desk.day import draw_day
from ui.desk.groups import GroupCards
from ui.desk.now import NowField, spoken
from ui.desk.screen import ScreenField
from ui.desk.talk import Messages, draw_waiting
from ui.desk.turns import draw_turns
from ui.desk.words import Snapshot, chat_line, has_turn_words
from ui.frame import add_page, frame, place
from ui.live import Part, is_signed_in, watch
from ui.parts.dialog import Dialog
from ui.parts.plain import link, tag
from ui.parts.running import Announcer, Copying
from ui.visit import Visit
from ui.words import words_for

SLOW = 2.0
"""Seconds between two looks when people only came, wrote, voted or answered."""

SLOWLY = (AnswerReceived, BallotsCast, NotesChanged, PresenceChanged, TurnoutChanged)
"""What happens all the time."""

LOOKS = 10
"""So many slow looks without news until the timetable is counted again."""


def register() -> None:
    """Open the page."""
    add_page("/workshops/{workshop_id}/desk", build)


async def build(visit: Visit) -> None:
    """The page."""
    await Desk(visit).build()


class Desk:
    """The page as one organiser has it open. One snapshot is read for all its parts; each draws what it shows of it."""

    def __init__(self, visit: Visit) -> None:
        self.visit, self.by, self._, self.id = visit, visit.by, visit._, visit.workshop_id
        self.snapshot: Snapshot = {}
        self.parts: list[Part[Any]] = []
        self.cards: GroupCards
        self.announcer: Announcer
        self.copying: Copying
        self.here: Any
        self._is_stale = False
        self._looks = 0

    async def build(self) -> None:
        """Draw it, and keep it true."""
        _ = self._
        self.snapshot = await snapshot.for_desk(self.id, by=self.by)
        where = await place(self.visit, "desk")
        ng.add_head_html(f'<link rel="stylesheet" href="{static.url("desk.css")}">')
        with frame(self.visit, _("Kjør verkstedet"), where, classes="desk", hide_title=True):
            dialog = Dialog(_)
            self.announcer = Announcer()
            with tag("div", "", "stack l"):
                self._now(dialog)
                self._part(("waiting",), lambda each: draw_waiting(each["waiting"], self.by, self._do, _))
                self._part(("turns",), self._draw_turns)
                self._part(("late_unled",), self._draw_late)
                self._groups(dialog)
                self._talk()
                self._screen(dialog)
            self._part(
                ("timetable", "agenda", "phase"),
                lambda each: draw_day(each, _),
                "section",
                "stack s the-day",
                aria_labelledby="day",
            )
        await self._redraw()
        self._keep_true()

    def _now(self, dialog: Dialog) -> None:
        field = NowField(self.id, self.by, self._do, dialog, self._)

        async def read() -> Snapshot:
            return field.facts(self.snapshot)

        self.now = Part(read, field.draw, "section", "now", aria_label=self._("Nå"))
        self.parts.append(self.now)

    def _groups(self, dialog: Dialog) -> None:
        _ = self._
        with tag("section", "", "stack", aria_labelledby="groups"):
            with tag("div", "", "row"):
                tag("h2", _("Grupper"), id="groups")
                tag("p", _("Hver rute er et spørsmål: full, tynn eller tom."), "muted small")
                self._part(("here", "total"), self._draw_here, "p", "muted small push")
                link(_("Dekning"), f"/workshops/{self.id}/coverage", "btn plain tight")
                link(_("Forslag"), f"/workshops/{self.id}/proposals", "btn plain tight")
            self.cards = GroupCards(str(self.id), dialog, _)

    def _draw_turns(self, facts: Snapshot) -> None:
        if facts["turns"]:
            with tag("section", "", "card stack s", aria_labelledby="turns"):
                draw_turns(facts["turns"], self.by, self._do, self._)

    def _draw_late(self, facts: Snapshot) -> None:
        """Late text of expectation rounds, which nobody leads: it waits for an organiser."""
        _, n = self._, facts["late_unled"]
        if n:
            with tag("div", "", "notice row"):
                tag("p", _.n("{n} sen tekst venter på deg.", "{n} sene tekster venter på deg.", n))
                link(_("Se og avgjør"), f"/workshops/{self.id}/expectations", "btn push")

    def _draw_here(self, facts: Snapshot) -> None:
        tag("span", self._("{n} av {total} er her", n=facts["here"], total=facts["total"]))

    def _talk(self) -> None:
        _ = self._
        messages = Messages(self.visit, self.by, self.id)
        with tag("section", "", "card stack s", aria_label=_("Melding til alle")):
            messages.draw_form()
            self._part(("messages",), lambda each: messages.draw_sent(each["messages"]))
        with tag("section", "", "card stack s", aria_labelledby="chat"):
            tag("h2", _("Til møtechatten"), id="chat")
            self.copying = Copying(_, self._chat_line())

    def _part(
        self, names: tuple[str, ...], draw: Any, element: str = "div", classes: str = "", **attributes: Any
    ) -> None:
        async def read() -> Snapshot:
            return {name: self.snapshot[name] for name in names}

        self.parts.append(Part(read, draw, element, classes, **attributes))

    def _chat_line(self) -> str:
        settings = identity.settings_of(self.visit.request)
        _ = words_for(Language(self.snapshot["workshop"]["language"]))  # the participants', who read it in the chat
        return chat_line(self.snapshot, f"{settings.address}/j/{self.snapshot['code']}", _)

    def _screen(self, dialog: Dialog) -> None:
        field = ScreenField(self.visit, self._do, dialog, lambda: self.snapshot)
        field.draw()
        self.parts += field.parts

    async def _do(self, work: Awaitable[object]) -> bool:
        return not (await self.visit.do(work)).said

    # Keeping it true.

    async def _look(self) -> None:
        before = self.snapshot
        self.snapshot = await snapshot.for_desk(self.id, by=self.by)
        if (before["phase"], before["step"] and before["step"]["id"]) != (
            self.snapshot["phase"],
            self.snapshot["step"] and self.snapshot["step"]["id"],
        ):
            self.announcer.say(spoken(self.snapshot, self._))
        elif self._has_turn(before) != self._has_turn(self.snapshot):
            self.announcer.say(has_turn_words(self.snapshot["turns"], self._))
        elif new := {each["name"] for each in self.snapshot["waiting"]} - {each["name"] for each in before["waiting"]}:
            self.announcer.say(self._("{names} vil inn.", names=self._.listed(sorted(new))))
        await self._redraw()

    @staticmethod
    def _has_turn(seen: Snapshot) -> object:
        return seen["turns"] and seen["turns"]["on"] and seen["turns"]["on"]["id"]

    async def _redraw(self) -> None:
        for part in self.parts:
            await part.redraw()
        phase = self.snapshot["phase"]
        self.now.element.classes(add="rest" if phase == "ended" else "", remove="" if phase == "ended" else "rest")
        self.cards.show(self.snapshot)
        self.copying.show(self._chat_line())

    def _keep_true(self) -> None:
        """At once when the day moves or people come and go; every SLOW seconds for what happens all the time."""
        watch(self.id, self._look, ignore=SLOWLY)
        client = ng.context.client

        def heard(happening: Happening) -> None:
            if happening.workshop_id == self.id and isinstance(happening, SLOWLY):
                self._is_stale = True

        async def look_again() -> None:
            self._looks += 1
            if not self._is_stale and self._looks < LOOKS:
                return
            self._is_stale, self._looks = False, 0
            if not await is_signed_in(client):
                return
            try:
                await self._look()
            except Refusal:
                return  # whoever may no longer read keeps what was seen, and gets no more

        client.on_delete(live.listen(heard))
        ng.timer(SLOW, look_again)
