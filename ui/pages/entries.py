"""The proposals of the themes, for organisers: hiding and showing them, and letting each write alone first."""

from collections.abc import Awaitable, Callable
from uuid import UUID

from exports.proposals import title
from facilitator import proposals
from facilitator.proposal_list import Listed, ThemeProposals, read_proposals
from ui.frame import add_page, frame, place
from ui.live import Part, watch
from ui.parts.dialog import Dialog
from ui.parts.plain import Press, button, chip, tag
from ui.visit import Visit

Act = Callable[..., Awaitable[None]]
"""What is done to the thing with an id."""


def register() -> None:
    """Open the page."""
    add_page("/workshops/{workshop_id}/proposals", build)


async def build(visit: Visit) -> None:
    """The page."""
    await Entries(visit).build()


class Entries:
    """The page as one organiser has it open."""

    def __init__(self, visit: Visit) -> None:
        self.visit, self.by, self._, self.id = visit, visit.by, visit._, visit.workshop_id
        self.part: Part[tuple[ThemeProposals, ...]]
        self.dialog: Dialog

    async def build(self) -> None:
        """Draw it, and keep it true."""
        where = await place(self.visit, "desk")
        with frame(self.visit, self._("Forslag"), where):
            self.dialog = Dialog(self._)
            self.part = Part(self._read, self._draw, classes="stack xl")
            await self.part.redraw()
        watch(self.id, self.part.redraw, ignore=())

    async def _read(self) -> tuple[ThemeProposals, ...]:
        return await read_proposals(self.id, by=self.by)

    def _draw(self, themes: tuple[ThemeProposals, ...]) -> None:
        _ = self._
        if not themes:
            tag("p", _("Her kommer forslagene, tema for tema."))
        for theme in themes:
            heading = f"t-{theme.theme_id}"
            with tag("section", "", "stack", aria_labelledby=heading):
                tag("h2", theme.title, id=heading)
                self._apart(theme)
                if theme.proposals:
                    with tag("ul", "", "rows"):
                        for each in theme.proposals:
                            with tag("li", "", "row"):
                                self._proposal(each, is_locked=theme.is_locked)
                else:
                    tag("p", _("Ingen forslag ennå."), "muted")

    def _apart(self, theme: ThemeProposals) -> None:
        _, theme_id = self._, theme.theme_id
        if theme.is_apart or theme.wrote:
            with tag("div", "", "row"):
                said = _.n("{n} har skrevet noe.", "{n} har skrevet noe.", theme.wrote)
                tag("p", f"{_('Skriver hver for seg nå.')} {said}")
                words = _("Åpne for alle")
                button(words, self._opening(theme_id), key=f"open-{theme_id}", spoken=f"{words}: {theme.title}")
        elif theme.has_meeting_on and not theme.is_locked:
            with tag("div", "", "row"):
                words, begin = _("Skriv hver for seg først"), proposals.write_apart
                key, spoken = f"apart-{theme_id}", f"{words}: {theme.title}"
                button(words, self._doing(begin, theme_id), key=key, spoken=spoken)
                tag("p", _("Nye forslag er skjult for andre til du åpner dem."), "small muted")

    def _proposal(self, each: Listed, *, is_locked: bool) -> None:
        _ = self._
        named = title(each.title, _)
        chip(each.group_number)
        with tag("div", "", "told"):
            tag("strong", named)
            tag("p", each.group_name or _("Gruppe {n}", n=each.group_number), "small muted")
            if each.measure_text:
                tag("p", _("Gjør konkret: {measure}", measure=each.measure_text), "small muted")
            if each.went_into is not None:
                tag("p", _("Slått sammen med «{title}».", title=title(each.went_into, _)), "small")
            if each.is_hidden:
                tag("p", _("Skjult for deltakerne."), "small")
        if each.went_into is None and not is_locked:
            words = _("Vis igjen") if each.is_hidden else _("Skjul")
            turn = proposals.show if each.is_hidden else proposals.hide
            press = self._doing(turn, each.id)
            button(words, press, "btn plain push", key=f"hide-{each.id}", spoken=f"{words}: {named}")

    def _opening(self, theme_id: UUID) -> Press:
        _, reveal = self._, self._doing(proposals.reveal, theme_id)

        async def press() -> None:
            # Nothing tells the page when somebody has written: it is asked now.
            wrote = next((each.wrote for each in await self._read() if each.theme_id == theme_id), 0)
            if not wrote:
                await reveal()
                return
            said = _.n("{n} har skrevet for seg selv.", "{n} har skrevet hver for seg.", wrote)
            why = f"{said} {_('Da kan alle lese det.')} {_('Det kan ikke lukkes igjen.')}"
            self.dialog.ask(_("Åpne for alle?"), why, _("Åpne for alle"), reveal)

        return press

    def _doing(self, act: Act, thing_id: UUID) -> Press:
        async def press() -> None:
            await self.visit.do(act(thing_id, by=self.by))

        return press
