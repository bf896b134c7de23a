"""One person, in a dialog: what is known, their group, their personal link, shutting them out, taking them out."""

from collections.abc import Awaitable, Callable
from uuid import UUID

from facilitator import groups, joining, people
from facilitator.planbook import Guest, PlanBook
from ui import identity
from ui.pages.groups import NOWHERE, group_options
from ui.parts.dialog import Dialog
from ui.parts.field import Save, field
from ui.parts.plain import button, tag
from ui.parts.secret import secret_link
from ui.parts.state import PageState
from ui.visit import Visit


class PersonDialog:
    """The dialog of one person. `changed` redraws the list where no happening tells it."""

    def __init__(self, visit: Visit, dialog: Dialog, changed: Callable[[], Awaitable[object]]) -> None:
        self.visit = visit
        self.by = visit.by
        self._ = visit._
        self.dialog = dialog
        self.changed = changed

    def show(self, guest: Guest, book: PlanBook) -> None:
        """Open it."""
        self.dialog.show(guest.name, lambda: self._draw(guest, book))

    def _draw(self, guest: Guest, book: PlanBook) -> None:
        _ = self._
        with tag("div", "", "fields"):
            for name, words, kind in (
                ("name", _("Navn"), "text"),
                ("organisation", _("Organisasjon"), "text"),
                ("email", _("E-post"), "email"),
                ("deputy_name", _("Vara"), "text"),
            ):
                now = str(getattr(guest, name))
                save = self._saving(guest.id, name)
                field(self.visit, words, now, save, name=f"p-{name}-{guest.id}", kind=kind, classes="slim")
            field(
                self.visit,
                _("Gruppe"),
                str(guest.group_id or NOWHERE),
                self._moving(guest.id),
                name=f"p-group-{guest.id}",
                options=group_options(_, book.circles),
                classes="slim",
            )
        self.said = tag("div", role="alert")
        with tag("div", "", "row"):
            words = _("Lag ny personlig lenke") if guest.has_link else _("Lag personlig lenke")
            button(words, lambda: self._issue(guest), "btn")
            if guest.has_link or guest.has_joined:
                button(_("Steng ute"), lambda: self._revoke(guest), "btn")
            button(_("Ta ut av verkstedet"), lambda: self._ask(guest), "btn danger")
        with tag("div", "", "row"):
            self.dialog.close_button(_("Lukk"))
            PageState(_)

    def _saving(self, person_id: UUID, name: str) -> Save:
        async def save(text: str) -> None:
            await people.change(person_id, by=self.by, **{name: text})

        return save

    def _moving(self, person_id: UUID) -> Save:
        async def save(text: str) -> None:
            await groups.move_person(person_id, UUID(text) if text else None, by=self.by)

        return save

    async def _issue(self, guest: Guest) -> None:
        _ = self._
        outcome = await self.visit.attempt(joining.issue_link(guest.id, by=self.by))
        if outcome.said:
            self._say(outcome.said)
            return
        address = f"{identity.settings_of(self.visit.request).address}/in#{outcome.value}"
        said = _("Gi lenka til {name}. Den vises bare nå. Eldre lenker virker ikke lenger.", name=guest.name)

        def draw() -> None:
            secret_link(_, address, said)
            with tag("div"):
                self.dialog.close_button(_("Lukk"))

        self.dialog.show(_("Personlig lenke"), draw)
        await self.changed()

    async def _revoke(self, guest: Guest) -> None:
        outcome = await self.visit.attempt(joining.revoke_keys(guest.id, by=self.by))
        said = self._("{name} er stengt ute. En ny personlig lenke slipper inn igjen.", name=guest.name)
        self._say(outcome.said or said)
        await self.changed()

    async def _ask(self, guest: Guest) -> None:
        async def remove() -> None:
            await self.visit.do(people.remove(guest.id, by=self.by))

        self.dialog.ask(
            self._("Ta ut {name}?", name=guest.name),
            self._("Navn og opplysninger slettes. Det som er skrevet, blir stående uten navn."),
            self._("Ta ut"),
            remove,
        )

    def _say(self, sentence: str) -> None:
        self.said.clear()
        with self.said:
            tag("p", sentence, "notice info")
