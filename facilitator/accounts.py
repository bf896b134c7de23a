"""Those who sign in: accounts, their passwords, sessions and one-time links.

Only hashes of tokens are kept. Passwords are hashed outside of every transaction, which must await nothing else.
"""

import hashlib
import re
import secrets
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from facilitator import clock, given, passwords
from facilitator.access import By, ByAccount, require_account, require_administrator
from facilitator.errors import Conflict, Invalid, NotFound
from facilitator.limits import Client, Tries, Window
from facilitator.live import action, reading
from models import Account, AccountLink, ReadingLink, Session
from models.vocabulary import AccountLinkKind

SESSION_DAYS = 14
LINK_DAYS = 7
NAME = 120

# A stranger can use up the tries for somebody's address from one network, never those of that person's own browser.
_wrong_by_browser = Window(most=8, seconds=15 * 60)
_wrong_by_network = Window(most=40, seconds=15 * 60)
_wrong_in_network = Window(most=400, seconds=15 * 60)  # whatever the address: each costs us a password's time
_wrong_links = Tries(by_browser=30, by_network=400, by_all=2000, seconds=15 * 60)


@dataclass(frozen=True, slots=True)
class Listed:
    """An account as administrators see it: never its workshops."""

    id: UUID
    name: str
    email: str
    is_administrator: bool
    is_closed: bool
    has_password: bool


@dataclass(frozen=True, slots=True)
class Link:
    """What a one-time link is for; name and e-mail are empty for the first account."""

    kind: AccountLinkKind
    name: str
    email: str


def hash_token(token: str) -> str:
    """What is kept of a token: it is random, so a plain hash is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


def new_token() -> str:
    """128 random bits, as an address can carry them."""
    return secrets.token_urlsafe(16)


def from_address(text: str) -> str:
    """The token in a whole link or by itself, as somebody pasted it."""
    token = text.strip().rpartition("#")[2]
    return token if re.fullmatch(r"[\w-]{20,64}", token) else ""


# ---- Signing in --------------------------------------------------------------------------------------------------


async def sign_in(email: str, password: str, client: Client) -> str:
    """A new session's token. Raises Invalid("sign_in_wrong"), the same for a wrong address and a wrong password."""
    email = email.strip().casefold()[:254]
    _wrong_by_browser.require((client.name, email), "too_many_sign_ins")
    _wrong_by_network.require((client.network, email), "too_many_sign_ins")
    _wrong_in_network.require(client.network, "too_many_sign_ins")
    # Taken for wrong until it is right: those who send many guesses at once are counted before the first is judged.
    _wrong_by_browser.count((client.name, email))
    _wrong_by_network.count((client.network, email))
    _wrong_in_network.count(client.network)
    account = await Account.get_or_none(email=email, closed_at=None)
    kept = account.password_hash if account else ""
    if not await passwords.is_right(kept, password) or account is None:
        raise Invalid("sign_in_wrong")
    _wrong_by_browser.forget((client.name, email))
    _wrong_by_network.take_back((client.network, email))
    _wrong_in_network.take_back(client.network)
    renewed = await passwords.hashed(password) if passwords.is_old(kept) else ""
    return await _begin_session(account.id, kept, renewed)


@action
async def _begin_session(account_id: UUID, kept: str, renewed: str) -> str:
    account = await Account.get_or_none(id=account_id, closed_at=None, password_hash=kept)
    if account is None:
        raise Invalid("sign_in_wrong")
    if renewed:
        account.password_hash = renewed
        await account.save(update_fields=["password_hash"])
    return await _new_session(account)


@action
async def sign_out(session_token: str) -> None:
    """End a session."""
    await Session.filter(token_hash=hash_token(session_token)).delete()


async def account_of(session_token: str) -> ByAccount | None:
    """Who is signed in with this session, if it still holds."""
    if not session_token:
        return None
    session = await Session.get_or_none(
        token_hash=hash_token(session_token), expires_at__gt=clock.now(), account__closed_at=None
    )
    return ByAccount(session.account_id) if session else None


async def change_password(old: str, new: str, *, by: By, client: Client) -> str:
    """Choose a new password; all sessions end, and a new one's token is returned."""
    account = await require_account(by)
    _wrong_by_browser.require((client.name, account.email), "too_many_sign_ins")
    passwords.require_sound(new)
    _wrong_by_browser.count((client.name, account.email))
    if not await passwords.is_right(account.password_hash, old):
        raise Invalid("password_wrong")
    _wrong_by_browser.take_back((client.name, account.email))
    return await _keep_password(account.password_hash, await passwords.hashed(new), by=by)


@action
async def _keep_password(kept: str, password_hash: str, *, by: By) -> str:
    account = await require_account(by)
    if account.password_hash != kept:
        raise Invalid("password_wrong")
    account.password_hash = password_hash
    await account.save(update_fields=["password_hash"])
    await Session.filter(account_id=account.id).delete()
    return await _new_session(account)


# ---- One-time links ----------------------------------------------------------------------------------------------


@action
async def first_link() -> str | None:
    """The token of a new link that makes the first account; None when there is one. Earlier first links end."""
    if await Account.exists():
        return None
    await AccountLink.filter(kind=AccountLinkKind.FIRST).delete()
    return await _new_link(AccountLinkKind.FIRST, None)


@reading
async def read_link(token: str) -> Link:
    """What a link is for. Raises NotFound("link_used") for one that was used, is too old, or never was."""
    link = await _require_link(token)
    if link.account is None:
        return Link(link.kind, "", "")
    return Link(link.kind, link.account.name, link.account.email)


async def open_link(token: str, *, name: str, email: str, password: str, client: Client) -> str:
    """Use a link up: choose a password (and for the first account, who one is); returns a session's token."""
    _wrong_links.require(client, "too_many_links")
    try:
        link = await read_link(token)
    except NotFound:
        _wrong_links.count(client)
        raise
    if link.kind is AccountLinkKind.FIRST:
        name, email = _checked(name, email)
    passwords.require_sound(password)
    return await _use_link(token, name, email, await passwords.hashed(password))


@action
async def _use_link(token: str, name: str, email: str, password_hash: str) -> str:
    link = await _require_link(token)
    account = link.account
    if link.kind is AccountLinkKind.FIRST:
        if await Account.exists():
            raise NotFound("link_used")
        account = await Account.create(name=name, email=email, is_administrator=True, created_at=clock.now())
    if account is None or account.closed_at is not None:
        raise NotFound("link_used")
    account.password_hash = password_hash
    await account.save(update_fields=["password_hash"])
    link.used_at = clock.now()
    await link.save(update_fields=["used_at"])
    await AccountLink.filter(account_id=account.id, used_at=None).delete()
    await Session.filter(account_id=account.id).delete()
    return await _new_session(account)


# ---- What administrators do --------------------------------------------------------------------------------------


@reading
async def list_accounts(*, by: By) -> list[Listed]:
    """All accounts, by name."""
    await require_administrator(by)
    return [_listed(each) for each in await Account.all().order_by("name")]


@reading
async def read_account(*, by: By) -> Listed:
    """The account that asks."""
    return _listed(await require_account(by))


@action
async def invite_account(name: str, email: str, *, by: By, is_administrator: bool = False) -> str:
    """Make an account; returns the token of the link that its owner chooses a password with."""
    await require_administrator(by)
    name, email = _checked(name, email)
    if await Account.exists(email=email):
        raise Conflict("account_exists", email=email)
    account = await Account.create(name=name, email=email, is_administrator=is_administrator, created_at=clock.now())
    return await _new_link(AccountLinkKind.INVITATION, account)


@action
async def sign_in_link(account_id: UUID, *, by: By) -> str:
    """The token of a link with which somebody who forgot their password chooses a new one. Earlier ones end."""
    await require_administrator(by)
    account = await Account.get_or_none(id=account_id, closed_at=None)
    if account is None:
        raise NotFound
    await AccountLink.filter(account_id=account_id, used_at=None).delete()
    kind = AccountLinkKind.SIGN_IN if account.password_hash else AccountLinkKind.INVITATION
    return await _new_link(kind, account)


@action
async def close_account(account_id: UUID, *, by: By) -> None:
    """Close an account at once. Its workshops stay; raises Conflict("own_account") for one's own."""
    administrator = await require_administrator(by)
    if administrator.id == account_id:
        raise Conflict("own_account")
    if not await Account.filter(id=account_id, closed_at=None).update(closed_at=clock.now()):
        raise NotFound
    await Session.filter(account_id=account_id).delete()
    await AccountLink.filter(account_id=account_id).delete()
    await ReadingLink.filter(account_id=account_id, revoked_at=None).update(revoked_at=clock.now())


@action
async def reopen_account(account_id: UUID, *, by: By) -> None:
    """Open a closed account again."""
    await require_administrator(by)
    if not await Account.filter(id=account_id, closed_at__isnull=False).update(closed_at=None):
        raise NotFound


@action
async def forget_expired() -> None:
    """Delete sessions and links that hold no more (a daily job)."""
    await Session.filter(expires_at__lte=clock.now()).delete()
    await AccountLink.filter(expires_at__lte=clock.now()).delete()


# ---- Parts -------------------------------------------------------------------------------------------------------


async def _new_session(account: Account) -> str:
    token = secrets.token_urlsafe(32)
    expires_at = clock.now() + timedelta(days=SESSION_DAYS)
    await Session.create(account=account, token_hash=hash_token(token), created_at=clock.now(), expires_at=expires_at)
    return token


async def _new_link(kind: AccountLinkKind, account: Account | None) -> str:
    token = new_token()
    expires_at = clock.now() + timedelta(days=LINK_DAYS)
    await AccountLink.create(
        kind=kind, account=account, token_hash=hash_token(token), created_at=clock.now(), expires_at=expires_at
    )
    return token


async def _require_link(token: str) -> AccountLink:
    link = await AccountLink.get_or_none(
        token_hash=hash_token(token), used_at=None, expires_at__gt=clock.now()
    ).prefetch_related("account")
    if link is None or (link.account is not None and link.account.closed_at is not None):
        raise NotFound("link_used")
    return link


def _checked(name: str, email: str) -> tuple[str, str]:
    name = given.line(name, "name", NAME, needed=True)
    email = given.email(email).casefold()
    if not email:
        raise Invalid("text_missing", field="email")
    return name, email


def _listed(account: Account) -> Listed:
    return Listed(
        account.id,
        account.name,
        account.email,
        account.is_administrator,
        account.closed_at is not None,
        bool(account.password_hash),
    )
