"""For administrators: who may sign in. They see accounts, never workshops or texts."""

from facilitator import accounts
from facilitator.accounts import Listed
from ui import identity
from ui.frame import add_page, frame
from ui.live import Part
from ui.parts.dialog import Dialog
from ui.parts.field import Field, entry
from ui.parts.plain import button, headings, tag
from ui.parts.secret import secret_link
from ui.visit import Visit


def register() -> None:
    """Open the page."""
    add_page("/accounts", build)


async def build(visit: Visit) -> None:
    """The page."""
    await Accounts(visit).build()


class Accounts:
    """The page as one reader has it open."""

    def __init__(self, visit: Visit) -> None:
        self.visit = visit
        self.by = visit.by
        self._ = visit._
        self.part: Part[list[Listed]]
        self.dialog: Dialog
        self.name: Field
        self.email: Field
        self.kind: Field

    async def build(self) -> None:
        """Draw it."""
        _ = self._
        await self._read()
        with frame(self.visit, _("Kontoer")):
            tag("p", _("En konto kan lage verksteder. Du ser kontoene, ikke det som skrives."), "muted")
            self._inviting()
            self.part = Part(self._read, self._draw)
            self.dialog = Dialog(_)
            await self.part.redraw()

    async def _read(self) -> list[Listed]:
        return await accounts.list_accounts(by=self.by)

    def _inviting(self) -> None:
        _ = self._
        with tag("section", "", "stack narrow", aria_labelledby="invite"):
            tag("h2", _("Inviter"), id="invite")
            with tag("div", "", "fields"):
                self.name = entry(_("Navn"), name="account-name")
                self.email = entry(_("E-post"), name="account-email", kind="email")
                self.kind = entry(
                    _("Hva kontoen kan"),
                    name="account-kind",
                    value="organiser",
                    options=[("organiser", _("Arrangere verksteder")), ("admin", _("Også gi andre konto"))],
                )
            with tag("div"):
                button(_("Lag konto"), self._invite, "btn main")

    async def _invite(self) -> None:
        is_administrator = self.kind.control.text == "admin"
        name, email = self.name.control.text, self.email.control.text
        inviting = accounts.invite_account(name, email, by=self.by, is_administrator=is_administrator)
        outcome = await self.visit.do(inviting)
        if outcome.value is None:
            return
        self._hand_over(outcome.value, name)
        self.name.control.empty()
        self.email.control.empty()
        await self.part.redraw()

    def _hand_over(self, token: str, name: str) -> None:
        _ = self._
        address = f"{identity.settings_of(self.visit.request).address}/account#{token}"
        said = _("Gi lenka til {name}. Den vises bare nå. Den virker én gang, og går ut om en uke.", name=name)

        def draw() -> None:
            secret_link(_, address, said)
            with tag("div"):
                self.dialog.close_button(_("Lukk"))

        self.dialog.show(_("Lenke til kontoen"), draw)

    def _draw(self, listed: list[Listed]) -> None:
        _ = self._
        with tag("table", "", "table fold tight"):
            headings([_("Navn"), _("E-post"), _("Hva kontoen kan"), ""])
            with tag("tbody"):
                for each in listed:
                    with tag("tr"):
                        tag("th", each.name, scope="row")
                        tag("td", each.email)
                        tag("td", self._state(each))
                        with tag("td", "", "acts"):
                            self._acts(each)

    def _state(self, account: Listed) -> str:
        _ = self._
        if account.is_closed:
            return _("Stengt")
        if not account.has_password:
            return _("Invitert, ikke logget inn ennå")
        return _("Også gi andre konto") if account.is_administrator else _("Arrangere verksteder")

    def _acts(self, account: Listed) -> None:
        _ = self._

        async def link_again() -> None:
            outcome = await self.visit.do(accounts.sign_in_link(account.id, by=self.by))
            if outcome.value is not None:
                self._hand_over(outcome.value, account.name)

        async def close() -> None:
            await self.visit.do(accounts.close_account(account.id, by=self.by))
            await self.part.redraw()

        async def reopen() -> None:
            await self.visit.do(accounts.reopen_account(account.id, by=self.by))
            await self.part.redraw()

        async def ask() -> None:
            said = _("Kontoen kommer ikke inn mer. Verkstedene blir. Du kan åpne kontoen igjen.")
            self.dialog.ask(_("Stenge kontoen til {name}?", name=account.name), said, _("Steng kontoen"), close)

        if account.is_closed:
            button(_("Åpne igjen"), reopen, "btn plain tight", spoken=f"{_('Åpne igjen')}: {account.name}")
            return
        if account.id == self.by.account_id:
            tag("span", _("Deg"), "muted")
            return
        button(_("Ny lenke"), link_again, "btn plain tight", spoken=f"{_('Ny lenke')}: {account.name}")
        button(_("Steng"), ask, "btn plain tight danger", spoken=f"{_('Steng')}: {account.name}")
