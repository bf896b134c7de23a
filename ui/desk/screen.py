"""Steering the plenary screen from the desk: what the day is at, or something that an organiser puts there."""

from uuid import UUID

from facilitator import stage
from facilitator.access import By
from models.vocabulary import Showing
from ui.desk.now import Do
from ui.desk.words import Snapshot
from ui.parts.plain import Press, button, link, tag
from ui.words import Words


def draw_screen(facts: Snapshot, workshop_id: UUID, by: By, do: Do, _: Words) -> None:
    """The choices, with the one that stands pressed; each poll with how many have voted."""

    def showing(what: Showing, poll_id: UUID | None = None) -> Press:
        async def show() -> None:
            await do(stage.show_on_screen(workshop_id, what, by=by, poll_id=poll_id))

        return show

    tag("h2", _("Storskjermen viser"), id="screen")
    words = {
        Showing.DAY: _("Det dagen er på"),
        Showing.WELCOME: _("Velkomst og kode"),
        Showing.AGENDA: _("Programmet"),
        Showing.BOARD: _("Hvem går hvor"),
    }
    with tag("div", "", "row"):
        for what, text in words.items():
            _choice(text, showing(what), is_on=facts["what"] == what, key=f"screen-{what}")
    if facts["polls"]:
        with tag("ul", "", "rows", aria_label=_("Avstemninger")):
            for poll in facts["polls"]:
                with tag("li", "", "row"):
                    tag("span", poll["title"])
                    tag("span", _("{n} av {total} har stemt.", n=poll["cast"], total=poll["may"]), "muted")
                    with tag("span", "", "push"):
                        press = showing(Showing.POLL, UUID(poll["id"]))
                        is_on = facts["poll_id"] == poll["id"]
                        spoken = f"{_('Vis')}: {poll['title']}"
                        _choice(_("Vis"), press, is_on=is_on, key=f"screen-{poll['id']}", spoken=spoken)
    link(_("Til avstemningene"), f"/workshops/{workshop_id}/polls")


def _choice(text: str, press: Press, *, is_on: bool, key: str, spoken: str | None = None) -> None:
    button(text, press, "btn", key=key, spoken=spoken, aria_pressed="true" if is_on else "false")
