"""Steering the plenary screen from the desk: what stands on it, and what an organiser may put there instead."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any
from uuid import UUID

from facilitator import evaluation, polls, steering
from models.vocabulary import Showing
from ui.desk.now import Do
from ui.desk.quick_poll import QuickPoll
from ui.desk.words import Snapshot, quoted
from ui.live import Part
from ui.parts.dialog import Dialog
from ui.parts.field import Field, entry
from ui.parts.plain import Press, button, link, tag
from ui.parts.unlisted import draw_voters
from ui.visit import Visit
from ui.words import Words


class ScreenField:
    """The field as one organiser has it open: one choice is pressed, and the long lists are folded away."""

    def __init__(self, visit: Visit, do: Do, dialog: Dialog, read: Callable[[], Snapshot]) -> None:
        self.visit, self.by, self._, self.id = visit, visit.by, visit._, visit.workshop_id
        self.do, self.dialog, self.read = do, dialog, read
        self.parts: list[Part[Any]] = []
        self.text: Field

    def draw(self) -> None:
        """Draw it; its parts follow the snapshot that `read` gives."""
        _ = self._
        with tag("section", "", "card stack s", aria_labelledby="screen"):
            tag("h2", _("Storskjermen viser"), id="screen")
            self._part(("what", "message", "said"), self._draw_choices)
            self._part(("what", "part", "parts"), self._draw_parts)
            self._part(("what", "id", "held", "unlisted"), self._draw_held)
            quick = QuickPoll(self.visit)
            with tag("details", "", "stack s"):
                tag("summary", _("Spør om noe nå"))
                quick.draw()
                self.parts.append(Part(self._read_groups, quick.draw_whom))
                quick.draw_button()
            self._fold(_("Teksten til ei gruppe"), ("notes",), self._draw_notes)
            self._fold(_("Forslagene til et tema"), ("what", "id", "proposals"), self._draw_proposals)
            self._fold(_("Evaluering og forventninger"), ("what", "id", "surveys"), self._draw_surveys)
            self._fold(_("Avstemninger med resultat"), ("what", "id", "shown"), self._draw_shown)

    def _part(self, names: tuple[str, ...], draw: Callable[[Snapshot], object]) -> None:
        async def read() -> Snapshot:
            facts = self._facts()
            return {name: facts[name] for name in names}

        self.parts.append(Part(read, draw, classes="stack s"))

    def _fold(self, title: str, names: tuple[str, ...], draw: Callable[[Snapshot], object]) -> None:
        with tag("details", "", "stack s"):
            tag("summary", title)
            self._part(names, draw)

    def _facts(self) -> Snapshot:
        """What can be put on the screen, with the polls that are not told yet apart from those that are."""
        screen: dict[str, Any] = self.read()["screen"]
        shown = [each for each in screen["polls"] if each["state"] == "shown"]
        return screen | {
            "message": next((each["id"] for each in screen["messages"]), None),
            "said": screen_words(screen, self._),
            "shown": [{"id": each["id"], "title": each["title"]} for each in shown],
            "held": [each for each in screen["polls"] if each["state"] != "shown"],
            "unlisted": self.read()["unlisted"],
        }

    async def _read_groups(self) -> list[tuple[str, str]]:
        groups = self.read()["groups"]
        return [(each["id"], each["name"] or self._("Gruppe {n}", n=each["number"])) for each in groups]

    def _draw_choices(self, facts: Snapshot) -> None:
        """What needs nothing more said; above it, what stands there if it is something else."""
        _ = self._
        if facts["said"]:
            tag("p", facts["said"])
        words = {
            Showing.DAY: _("Det dagen er på"),
            Showing.WELCOME: _("Velkomst og kode"),
            Showing.AGENDA: _("Programmet"),
            Showing.BOARD: _("Hvem går hvor"),
        }
        with tag("div", "", "row"):
            for what, text in words.items():
                press = self._doing(partial(steering.show_on_screen, self.id, what, by=self.by))
                _choice(text, press, is_on=facts["what"] == what, key=f"screen-{what}")
            if facts["message"]:
                press = self._doing(partial(steering.show_message, UUID(facts["message"]), by=self.by))
                _choice(_("Melding"), press, is_on=facts["what"] == Showing.MESSAGE, key="screen-message")

    def _draw_parts(self, facts: Snapshot) -> None:
        """Of a text or a survey that stands there: all of it, or one question."""
        _ = self._
        if not facts["parts"]:
            return
        subject, is_text = UUID(str(self.read()["screen"]["id"])), facts["what"] == Showing.NOTES
        with tag("div", "", "row", role="group", aria_label=_("Hvilket spørsmål")):
            if is_text:
                whole = self._doing(partial(steering.show_notes, subject, by=self.by))
                _choice(_("Hele teksten"), whole, is_on=facts["part"] is None, key="part-all")
            for place, each in enumerate(facts["parts"]):
                question = UUID(each["id"])
                press = self._doing(
                    partial(steering.show_notes, subject, by=self.by, question_id=question)
                    if is_text
                    else partial(steering.show_survey, subject, by=self.by, survey_question_id=question)
                )
                is_on = facts["part"] == each["id"] or (facts["part"] is None and not is_text and place == 0)
                _choice(quoted(each["text"], _), press, is_on=is_on, key=f"part-{question}")

    def _draw_held(self, facts: Snapshot) -> None:
        """The polls that are open, or closed and not told yet."""
        _ = self._
        if facts["held"]:
            with tag("ul", "", "rows", aria_label=_("Avstemninger")):
                for poll in facts["held"]:
                    with tag("li", "", "row"):
                        tag("span", poll["title"], "told")
                        tag("span", _("{n} av {total} har stemt.", n=poll["cast"], total=poll["may"]), "muted")
                        with tag("span", "", "row push"):
                            self._hold(poll)
                            self._show_button(facts, poll, Showing.POLL, steering.show_poll)
            draw_voters(facts["unlisted"], _)
        link(_("Til avstemningene"), f"/workshops/{self.id}/polls")

    def _hold(self, poll: Snapshot) -> None:
        _, poll_id = self._, UUID(poll["id"])
        close = self._doing(partial(polls.close_poll, poll_id, by=self.by))

        async def ask() -> None:
            why = _("Ingen kan stemme etterpå, og den kan ikke åpnes igjen. Tell for hånd før du lukker.")
            self.dialog.ask(_("Lukk «{title}»?", title=poll["title"]), why, _("Lukk avstemningen"), close)

        if poll["state"] == "open":
            button(_("Lukk"), ask, key=f"close-{poll_id}", spoken=f"{_('Lukk')}: {poll['title']}")
        else:
            words = _("Vis resultatet")
            publish = self._doing(partial(polls.publish, poll_id, by=self.by))
            button(words, publish, key=f"publish-{poll_id}", spoken=f"{words}: {poll['title']}")

    def _draw_notes(self, facts: Snapshot) -> None:
        _ = self._
        if not facts["notes"]:
            tag("p", _("Ingen gruppe har møttes ennå."), "muted")
            return
        options = [(each["id"], text_words(each, _)) for each in facts["notes"]]
        with tag("div", "", "adding"):
            self.text = entry(_("Hvilken tekst"), name="screen-text", value=options[0][0], options=options)
            button(_("Vis"), self._show_text, key="screen-text-show", spoken=_("Vis teksten"))

    async def _show_text(self) -> None:
        await self.do(steering.show_notes(UUID(self.text.control.text), by=self.by))

    def _draw_proposals(self, facts: Snapshot) -> None:
        with tag("ul", "", "rows"):
            for theme in facts["proposals"]:
                with tag("li", "", "row"):
                    tag("span", theme["title"], "told")
                    self._show_button(facts, theme, Showing.PROPOSALS, steering.show_proposals)

    def _draw_surveys(self, facts: Snapshot) -> None:
        _ = self._
        with tag("ul", "", "rows"):
            for survey in facts["surveys"]:
                with tag("li", "", "row"):
                    tag("span", survey["title"], "told")
                    tag("span", _("Åpen nå") if survey["is_open"] else _("Lukket"), "tag")
                    with tag("span", "", "row push"):
                        if survey["is_counted"] and not survey["is_published"]:
                            publish = self._doing(partial(evaluation.publish, UUID(survey["id"]), by=self.by))
                            button(_("Vis tallene for deltakerne"), publish, key=f"numbers-{survey['id']}")
                        self._show_button(facts, survey, Showing.SURVEY, steering.show_survey)
        link(_("Til evalueringene"), f"/workshops/{self.id}/evaluation")

    def _draw_shown(self, facts: Snapshot) -> None:
        if not facts["shown"]:
            tag("p", self._("Ingen resultater er vist ennå."), "muted")
            return
        with tag("ul", "", "rows"):
            for poll in facts["shown"]:
                with tag("li", "", "row"):
                    tag("span", poll["title"], "told")
                    self._show_button(facts, poll, Showing.POLL, steering.show_poll)

    def _show_button(self, facts: Snapshot, each: Snapshot, what: Showing, show: Any) -> None:
        """The button that puts one of a list on the screen."""
        words = self._("Vis")
        press = self._doing(partial(show, UUID(each["id"]), by=self.by))
        is_on = facts["what"] == what and facts["id"] == each["id"]
        _choice(words, press, is_on=is_on, key=f"screen-{each['id']}", spoken=f"{words}: {each['title']}")

    def _doing(self, work: Callable[[], Any]) -> Press:
        async def press() -> None:
            await self.do(work())

        return press


def text_words(each: Mapping[str, Any], _: Words) -> str:
    """Which text it is: the round, the group, the theme."""
    group = each["group"]["name"] or _("gruppe {n}", n=each["group"]["number"])
    if each["round"] is None:
        return _("{group}: {theme}", group=group, theme=each["title"] or _("Forventningsrunde"))
    return _("Runde {n}, {group}: {theme}", n=each["round"], group=group, theme=each["title"])


def screen_words(screen: Snapshot, _: Words) -> str:
    """What stands on the screen, if it is one thing of many; nothing for what is pressed in plain sight."""
    lists = {
        Showing.POLL: screen["polls"],
        Showing.NOTES: screen["notes"],
        Showing.PROPOSALS: screen["proposals"],
        Showing.SURVEY: screen["surveys"],
    }
    found = next((each for each in lists.get(screen["what"], []) if each["id"] == screen["id"]), None)
    if found is None:
        return ""
    title = _.quoted(text_words(found, _) if screen["what"] == Showing.NOTES else found["title"])
    return {
        Showing.POLL: _("Nå: avstemningen {title}.", title=title),
        Showing.NOTES: _("Nå: teksten {title}.", title=title),
        Showing.PROPOSALS: _("Nå: forslagene til {title}.", title=title),
        Showing.SURVEY: _("Nå: {title}.", title=title),
    }[Showing(screen["what"])]


def _choice(text: str, press: Press, *, is_on: bool, key: str, spoken: str | None = None) -> None:
    button(text, press, "btn", key=key, spoken=spoken, aria_pressed="true" if is_on else "false")
