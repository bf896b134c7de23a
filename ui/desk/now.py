"""The field of now on the desk: which step is on, what is left of it, and the one thing to do."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from time import monotonic
from uuid import UUID

from nicegui.element import Element

from facilitator import proposals, stage, turns
from facilitator.access import By
from facilitator.errors import Refusal
from models.vocabulary import ItemKind
from ui.desk.words import (
    Snapshot,
    group_words,
    has_turn_words,
    moment,
    round_state_words,
    round_words,
    step_words,
)
from ui.parts.dialog import Dialog
from ui.parts.plain import Press, button, link, tag
from ui.parts.running import NowClock
from ui.words import Words

Do = Callable[[Awaitable[object]], Awaitable[bool]]
"""Does an action for the reader, and says why if it is refused; whether it was done."""

Work = Callable[[], Awaitable[object]]
"""Begins an action."""

Ask = Callable[[Press], Awaitable[None]]
"""Does what is pressed, or asks whether to."""

TWICE = 0.8
"""Seconds after the step changed until it may change again: the second half of a double click does nothing."""


class NowField:
    """Drawn anew when the step, its clock or what comes after it changes; the clock itself runs in the browser."""

    def __init__(self, workshop_id: UUID, by: By, do: Do, dialog: Dialog, _: Words) -> None:
        self.id, self.by, self.do, self.dialog, self._ = workshop_id, by, do, dialog, _
        self._drawn = 0.0
        self._step: str | None = None

    @staticmethod
    def facts(snapshot: Snapshot) -> Snapshot:
        """What of the snapshot it shows."""
        return {name: snapshot[name] for name in ("workshop", "phase", "step", "rounds", "agenda", "turns")}

    def draw(self, facts: Snapshot) -> None:
        """Draw it into the field."""
        turn = facts["turns"] and facts["turns"]["on"]
        step = str(facts["step"] and facts["step"]["id"]) + facts["phase"] + str(turn and turn["id"])
        # A desk that was opened just now was not pressed just now.
        if self._step is not None and step != self._step:
            self._drawn = monotonic()
        self._step = step
        {"before": self._before, "on": self._on, "ended": self._ended}[facts["phase"]](facts)

    def _before(self, facts: Snapshot) -> None:
        _ = self._
        first = facts["agenda"][0] if facts["agenda"] else None
        at = moment(facts["workshop"]["starts_at"])
        with tag("div", "", "stack"):
            tag("p", _.date(at), "where")
            tag("p", _("Begynner kl. {clock}", clock=_.clock(at)), "said-large")
            tag("p", _("Folk kan komme inn nå. De ser at de skal vente."), "quiet")
        with tag("div", "", "stack s go-on"):
            if first is None:
                tag("p", _("Programmet er tomt."), "small")
                link(_("Legg inn programmet"), f"/workshops/{self.id}/agenda", "btn main")
                return
            after = _.n("{step} i {n} minutt", "{step} i {n} minutter", first["minutes"], step=step_words(first, _))
            self._big(_("Start"), after, "start", lambda: stage.start(self.id, by=self.by))

    def _on(self, facts: Snapshot) -> None:
        _ = self._
        step = facts["step"]
        item = next(each for each in facts["agenda"] if each["id"] == step["id"])
        running = (facts["turns"] and facts["turns"]["on"]) or step
        with tag("div", "", "stack"):
            tag("p", self._where(facts, item), "where")
            if facts["turns"]:
                tag("p", has_turn_words(facts["turns"], _), "said-large")
            until = _.clock(moment(running["ends_at"])) if running["ends_at"] else ""
            rounds = [(each["state"], round_state_words(each, _)) for each in facts["rounds"]]
            NowClock(_, running, rounds, until)
            self._clock_buttons(step)
        with tag("div", "", "stack s go-on"):
            if facts["turns"] and (facts["turns"]["on"] or facts["turns"]["line"]):
                self._turn(facts["turns"], facts, item)
            else:
                self._turn_back(facts, item)
                self._next(facts, item)

    def _ended(self, _facts: Snapshot) -> None:
        _ = self._
        with tag("div", "", "stack"):
            tag("p", _("Dagen er over."), "said-large")
            tag("p", _("Alt er lagret. Lederen avgjør om sen tekst blir med."), "quiet")
        with tag("div", "", "stack s go-on"):
            words = _("Angre, gå tilbake til siste post")
            self._resting(words, "btn undo", "back", lambda: stage.back(self.id, by=self.by, seen=None))
            link(_("Til oppsummeringen"), f"/workshops/{self.id}/summary", "btn main")

    def _where(self, facts: Snapshot, item: Snapshot) -> str:
        _ = self._
        if item["kind"] == ItemKind.ROUND:
            total = len(facts["rounds"])
            name = _("Runde {n} av {total}", n=item["round"], total=total)
            return f"{name}: {item['title']}" if item["title"] else name
        return step_words(item, _)

    def _clock_buttons(self, step: Snapshot) -> None:
        _, seen = self._, UUID(step["id"])
        with tag("div", "", "row clock-buttons"):
            for minutes, words in ((1, _("+1 min")), (5, _("+5 min"))):
                press = self._press(partial(stage.add_minutes, self.id, minutes, by=self.by, seen=seen))
                spoken = _.n("{n} minutt til", "{n} minutter til", minutes)
                button(words, press, key=f"add-{minutes}", spoken=f"{words}, {spoken}")
            if step["seconds_left"] is None:
                pause = self._press(lambda: stage.pause(self.id, by=self.by, seen=seen))
                button(_("Stopp klokka"), pause, key="pause")
            else:
                resume = self._press(lambda: stage.resume(self.id, by=self.by, seen=seen))
                button(_("La klokka gå"), resume, key="pause")

    def _undo(self, facts: Snapshot, item: Snapshot, step: Snapshot) -> None:
        _ = self._
        if step["started_at"]:
            began = _(
                "{step} begynte kl. {clock}.", step=step_words(item, _), clock=_.clock(moment(step["started_at"]))
            )
            tag("p", began, "small quiet")
        place = facts["agenda"].index(item)
        words = _("Angre starten")
        if place:
            words = _("Angre, gå tilbake til «{step}»", step=step_words(facts["agenda"][place - 1], _))
        seen = UUID(step["id"])
        self._resting(words, "btn undo", "back", lambda: stage.back(self.id, by=self.by, seen=seen))

    def _turn(self, told: Snapshot, facts: Snapshot, item: Snapshot) -> None:
        """In an expectation round the thing to do is to give the next group its turn; going on is beside it."""
        _, item_id = self._, UUID(item["id"])
        seen = UUID(told["on"]["id"]) if told["on"] else None
        self._turn_back(facts, item)
        below = group_words(told["line"][0], _) if told["line"] else _("Ingen står i kø")
        words = _("Neste gruppe") if told["on"] else _("Gi ordet til")
        self._big(words, below, "turn-next", lambda: turns.next_turn(item_id, by=self.by, seen=seen))
        after = facts["agenda"][facts["agenda"].index(item) + 1 :]
        words = _("Hopp til «{step}»", step=step_words(after[0], _)) if after else _("Avslutt dagen")
        self._resting(words, "btn", "next", lambda: stage.next_step(self.id, by=self.by, seen=item_id))

    def _turn_back(self, facts: Snapshot, item: Snapshot) -> None:
        """What is undone is the last turn; the step itself only where no turn has come."""
        _, told, item_id = self._, facts["turns"], UUID(item["id"])
        if not told or not (told["over"] or told["on"]):
            self._undo(facts, item, facts["step"])
            return
        seen = UUID(told["on"]["id"]) if told["on"] else None
        before = group_words(told["over"][-1], _) if told["over"] else ""
        words = _("Angre, gå tilbake til {group}", group=before) if before else _("Angre, ta ordet tilbake")
        self._resting(words, "btn undo", "turn-back", lambda: turns.back_turn(item_id, by=self.by, seen=seen))

    def _next(self, facts: Snapshot, item: Snapshot) -> None:
        _, seen = self._, UUID(item["id"])
        following = facts["agenda"][facts["agenda"].index(item) + 1 :]
        after = _("Avslutt dagen")
        if following:
            step, minutes = step_words(following[0], _), following[0]["minutes"]
            after = _.n("{step} i {n} minutt", "{step} i {n} minutter", minutes, step=step)
        ask = None if following else self._ask_to_end
        self._big(_("Neste"), after, "next", lambda: stage.next_step(self.id, by=self.by, seen=seen), ask)

    async def _ask_to_end(self, end: Press) -> None:
        """End the day, if need be after saying what that opens."""
        _ = self._
        try:
            wrote = await proposals.count_apart(self.id, by=self.by)
        except Refusal:
            wrote = 0  # whoever may not know may not end the day either, and hears so
        if not wrote:
            await end()
            return
        said = _.n("{n} har skrevet for seg selv.", "{n} har skrevet hver for seg.", wrote)
        why = f"{said} {_('Det åpnes for alle når dagen avsluttes.')} {_('Det kan ikke lukkes igjen.')}"
        self.dialog.ask(_("Avslutte dagen?"), why, _("Avslutt dagen"), end)

    def _big(self, words: str, below: str, key: str, work: Work, ask: Ask | None = None) -> None:
        with self._resting("", "btn main", key, work, ask):
            tag("strong", words)
            tag("span", below)

    def _resting(self, words: str, classes: str, key: str, work: Work, ask: Ask | None = None) -> Element:
        """A button that moves the day: it rests for a moment after the step changed. `ask` may ask first."""
        rest = self._drawn + TWICE - monotonic()
        resting = rest > 0

        def turn(*, to_rest: bool) -> None:
            nonlocal resting
            resting = to_rest
            if not made.is_deleted:
                made.props["aria-disabled"] = "true" if to_rest else "false"
                made.update()

        async def move() -> None:
            turn(to_rest=True)  # until the page shows where the day went
            if not await self.do(work()):
                turn(to_rest=False)

        async def press() -> None:
            if not resting:
                await (ask(move) if ask else move())

        made = button(words, press, classes, key=key, aria_disabled="true" if resting else None)
        if resting:
            asyncio.get_running_loop().call_later(rest, lambda: turn(to_rest=False))
        return made

    def _press(self, work: Work) -> Press:
        async def press() -> None:
            await self.do(work())

        return press


def spoken(snapshot: Snapshot, _: Words) -> str:
    """What is said when the step has changed."""
    if snapshot["phase"] == "before":
        return _("Dagen har ikke begynt.")
    if snapshot["phase"] == "ended":
        return _("Dagen er over.")
    item = next(each for each in snapshot["agenda"] if each["state"] == "now")
    rounds = {each["id"]: each for each in snapshot["rounds"]}
    name = round_words(rounds[item["id"]], _) if item["id"] in rounds else step_words(item, _)
    return _.n("Nå: {step}, {n} minutt.", "Nå: {step}, {n} minutter.", item["minutes"], step=name)
