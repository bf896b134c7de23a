"""Talking with everybody from the desk: letting people in, a message to all, and the line for the meeting's chat."""

from collections.abc import Mapping
from uuid import UUID

from facilitator import joining, stage
from facilitator.access import By
from ui.desk.now import Do
from ui.desk.words import Snapshot, moment
from ui.live import Part
from ui.parts.field import Field, entry
from ui.parts.plain import Press, button, tag
from ui.visit import Visit
from ui.words import Words


def draw_waiting(waiting: list[Snapshot], by: By, do: Do, _: Words) -> None:
    """Those who ask to be let in under a name that is in use."""
    if not waiting:
        return
    with tag("section", "", "notice info", aria_label=_("Venter på å komme inn")), tag("ul", "", "asking"):
        for asking in waiting:
            with tag("li", "", "row"):
                named = ", ".join(each for each in (asking["name"], asking["organisation"]) if each)
                tag("strong", _("{name} vil inn", name=named))
                tag("span", _("Navnet er i bruk på en annen enhet."), "small")
                with tag("span", "", "row push"):
                    key = UUID(asking["key_id"])
                    admit, turn_away = _answers(key, by, do)
                    spoken = _("Slipp inn {name}", name=asking["name"])
                    button(_("Slipp inn"), admit, key=f"in-{key}", spoken=spoken)
                    spoken = _("Avvis {name}", name=asking["name"])
                    button(_("Avvis"), turn_away, "btn plain", key=f"out-{key}", spoken=spoken)


def _answers(key: UUID, by: By, do: Do) -> tuple[Press, Press]:
    async def admit() -> None:
        await do(joining.admit(key, by=by))

    async def turn_away() -> None:
        await do(joining.turn_away(key, by=by))

    return admit, turn_away


class Messages:
    """A message to everyone, and those that stand."""

    def __init__(self, visit: Visit, by: By, workshop_id: UUID) -> None:
        self.visit, self.by, self.id, self._ = visit, by, workshop_id, visit._
        self.field: Field
        self.sent: Part[list[Mapping[str, object]]]

    def draw_form(self) -> None:
        """The field and its button; never redrawn, so that nothing typed is lost."""
        _ = self._
        with tag("div", "", "adding"):
            self.field = entry(
                _("Melding til alle"),
                name="message",
                classes="slim",
                enter=self._send,
                help_=_("Står øverst på alles skjermer, også storskjermen."),
            )
            button(_("Send"), self._send, key="send")

    def draw_sent(self, messages: list[Snapshot]) -> None:
        """The messages that stand, the newest first."""
        _ = self._
        if not messages:
            return
        with tag("ul", "", "rows sent", aria_label=_("Sendte meldinger")):
            for message in messages:
                with tag("li", "", "row"):
                    tag("span", _.clock(moment(message["sent_at"])), "muted")
                    tag("span", message["text"])
                    withdraw = self._withdrawing(UUID(message["id"]))
                    spoken = _("Ta tilbake: {text}", text=message["text"])
                    button(_("Ta tilbake"), withdraw, "btn plain tight push", key=message["id"], spoken=spoken)

    async def _send(self) -> None:
        outcome = await self.visit.attempt(stage.send_message(self.id, self.field.control.text, by=self.by))
        self.field.refuse(outcome.said)
        if not outcome.said:
            self.field.control.empty()

    def _withdrawing(self, message_id: UUID) -> Press:
        async def withdraw() -> None:
            await self.visit.do(stage.withdraw_message(message_id, by=self.by))

        return withdraw
