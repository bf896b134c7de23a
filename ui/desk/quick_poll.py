"""A poll on the spot: what is asked, how and whom; one press opens it and puts it on the plenary screen."""

from uuid import UUID

from facilitator import polls, steering
from models.vocabulary import PollKind
from ui.parts.field import Field, entry
from ui.parts.plain import button
from ui.visit import Visit

EVERYBODY = "all"
"""Whom a poll is for, among the ids of groups."""


class QuickPoll:
    """The form; it is not drawn again while somebody types in it."""

    def __init__(self, visit: Visit) -> None:
        self.visit, self.by, self._, self.id = visit, visit.by, visit._, visit.workshop_id
        self.question: Field
        self.kind: Field
        self.options: Field
        self.whom: Field

    def draw(self) -> None:
        """What is asked, and how."""
        _ = self._
        self.question = entry(_("Hva spør du om?"), name="quick-question")
        kinds = [
            (PollKind.YES_NO.value, _("Ja, nei eller blankt")),
            (PollKind.CHOOSE.value, _("Velg én")),
            (PollKind.SCALE.value, _("Skala fra 1 til 5")),
        ]
        self.kind = entry(_("Slik svarer man"), name="quick-kind", value=kinds[0][0], options=kinds)
        help_ = _("Ett på hver linje. Kan stå tomt ved ja og nei, og på skalaen.")
        self.options = entry(_("Det man kan velge"), name="quick-options", kind="area", rows=3, help_=help_)

    def draw_whom(self, groups: list[tuple[str, str]]) -> None:
        """Everybody, or one of the groups."""
        _ = self._
        self.whom = entry(
            _("Hvem spør du?"), name="quick-whom", value=EVERYBODY, options=[(EVERYBODY, _("Alle")), *groups]
        )

    def draw_button(self) -> None:
        """The press that does it all."""
        button(self._("Spør nå"), self._ask, key="quick-ask")

    async def _ask(self) -> None:
        kind = PollKind(self.kind.control.text)
        whom = self.whom.control.text
        group_id = None if whom == EVERYBODY else UUID(whom)
        title = self.question.control.text
        self.options.refuse("")
        if kind is PollKind.YES_NO and len(self._typed()) > 1:
            self.options.refuse(self._("Ja og nei har ingen liste. Velg «Velg én», eller tøm feltet."))
            return
        made = await self.visit.attempt(polls.add(self.id, title, by=self.by, kind=kind, group_id=group_id))
        self.question.refuse(made.said)
        if made.value is None:
            return
        opened = await self.visit.attempt(self._open(made.value, kind, title))
        if opened.said:
            await self.visit.attempt(polls.remove(made.value, by=self.by))
            self.options.refuse(opened.said)
            return
        await self.visit.do(steering.show_poll(made.value, by=self.by))
        self.question.control.empty()
        self.options.control.empty()

    def _typed(self) -> list[str]:
        return [each for each in self.options.control.text.split("\n") if each.strip()]

    async def _open(self, poll_id: UUID, kind: PollKind, title: str) -> None:
        options = self._typed()
        if kind is PollKind.CHOOSE:
            await polls.change(poll_id, by=self.by, least=1, most=1)
        if kind is PollKind.SCALE:
            options = options or [title]
        if options:
            await polls.set_options(poll_id, options, by=self.by)
        await polls.open_poll(poll_id, by=self.by)
