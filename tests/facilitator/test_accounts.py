"""Signing in, one-time links, and what administrators may do with accounts."""

import asyncio
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from facilitator import accounts, clock
from facilitator.access import ByAccount
from facilitator.errors import Conflict, Invalid, NotFound, TooMany
from facilitator.limits import Client
from models import Account, AccountLink, Session
from models.vocabulary import AccountLinkKind

PASSWORD = "en lang setning"


def someone(address: str = "192.0.2.1") -> Client:
    """A browser that has not been here before."""
    return Client(uuid4().hex, address)


async def first_account() -> ByAccount:
    """Marit, who made the first account."""
    token = await accounts.first_link()
    assert token is not None
    session = await accounts.open_link(
        token, name="Marit", email="marit@kommune-a.example", password=PASSWORD, client=someone()
    )
    by = await accounts.account_of(session)
    assert by is not None
    return by


async def test_first_link_makes_an_administrator_and_works_once(database: Path, morning: datetime) -> None:
    token = await accounts.first_link()
    assert token is not None
    assert (await accounts.read_link(token)).kind is AccountLinkKind.FIRST
    given = {"name": "Marit", "email": "Marit@Kommune-A.example", "password": PASSWORD}
    session = await accounts.open_link(token, **given, client=someone())
    by = await accounts.account_of(session)
    assert by is not None
    marit = await accounts.read_account(by=by)
    assert (marit.name, marit.email, marit.is_administrator) == ("Marit", "marit@kommune-a.example", True)
    with pytest.raises(NotFound, match="link_used"):
        await accounts.open_link(token, **given, client=someone())
    assert await accounts.first_link() is None


async def test_new_first_link_ends_the_one_before(database: Path, morning: datetime) -> None:
    first = await accounts.first_link()
    await accounts.first_link()
    with pytest.raises(NotFound, match="link_used"):
        await accounts.read_link(str(first))


async def test_neither_password_nor_tokens_are_kept(database: Path, morning: datetime) -> None:
    await first_account()
    session = await accounts.sign_in("marit@kommune-a.example", PASSWORD, someone())
    link = await accounts.invite_account("Petter", "petter@kommune-a.example", by=await _marit())
    kept = str([await table.all().values() for table in (Account, AccountLink, Session)])
    assert not [secret for secret in (PASSWORD, session, link) if secret in kept]
    assert "$argon2id$" in kept


async def test_signed_in_browser_is_known_until_it_signs_out(database: Path, morning: datetime) -> None:
    by = await first_account()
    session = await accounts.sign_in(" MARIT@kommune-a.example ", PASSWORD, someone())
    assert await accounts.account_of(session) == by
    await accounts.sign_out(session)
    assert await accounts.account_of(session) is None


async def test_session_ends_by_itself(database: Path, morning: datetime) -> None:
    await first_account()
    session = await accounts.sign_in("marit@kommune-a.example", PASSWORD, someone())
    clock.advance(timedelta(days=accounts.SESSION_DAYS, seconds=1))
    assert await accounts.account_of(session) is None
    await accounts.forget_expired()
    assert await Session.all().count() == 0


@pytest.mark.parametrize("email", ["marit@kommune-a.example", "ingen@kommune-a.example", ""])
async def test_wrong_address_and_wrong_password_are_told_the_same(
    database: Path, morning: datetime, email: str
) -> None:
    await first_account()
    with pytest.raises(Invalid, match="sign_in_wrong"):
        await accounts.sign_in(email, "feil passord", someone())


async def test_account_without_a_password_is_not_signed_in_to(database: Path, morning: datetime) -> None:
    await accounts.invite_account("Petter", "petter@kommune-a.example", by=await first_account())
    with pytest.raises(Invalid, match="sign_in_wrong"):
        await accounts.sign_in("petter@kommune-a.example", "", someone())


async def test_guessing_is_stopped_without_locking_out_the_owner(database: Path, morning: datetime) -> None:
    await first_account()
    guesser = someone("198.51.100.9")
    for _time in range(8):
        with pytest.raises(Invalid):
            await accounts.sign_in("marit@kommune-a.example", "feil passord", guesser)
    with pytest.raises(TooMany, match="too_many_sign_ins"):
        await accounts.sign_in("marit@kommune-a.example", PASSWORD, guesser)
    assert await accounts.sign_in("marit@kommune-a.example", PASSWORD, someone())


async def test_invited_organiser_chooses_a_password_with_the_link(database: Path, morning: datetime) -> None:
    marit = await first_account()
    token = await accounts.invite_account("Petter", "petter@kommune-a.example", by=marit)
    assert (await accounts.read_link(token)).name == "Petter"
    with pytest.raises(Invalid, match="password_short"):
        await accounts.open_link(token, name="", email="", password="kort", client=someone())
    session = await accounts.open_link(token, name="", email="", password=PASSWORD, client=someone())
    petter = await accounts.account_of(session)
    assert petter is not None
    assert not (await accounts.read_account(by=petter)).is_administrator


async def test_way_back_in_ends_older_links_and_sessions(database: Path, morning: datetime) -> None:
    marit = await first_account()
    old = await accounts.sign_in_link(marit.account_id, by=marit)
    session = await accounts.sign_in("marit@kommune-a.example", PASSWORD, someone())
    new = await accounts.sign_in_link(marit.account_id, by=marit)
    with pytest.raises(NotFound, match="link_used"):
        await accounts.read_link(old)
    await accounts.open_link(new, name="", email="", password="en annen setning", client=someone())
    assert await accounts.account_of(session) is None
    with pytest.raises(Invalid):
        await accounts.sign_in("marit@kommune-a.example", PASSWORD, someone())


async def test_link_is_too_old_after_a_week(database: Path, morning: datetime) -> None:
    token = await accounts.invite_account("Petter", "petter@kommune-a.example", by=await first_account())
    clock.advance(timedelta(days=accounts.LINK_DAYS, seconds=1))
    with pytest.raises(NotFound, match="link_used"):
        await accounts.open_link(token, name="", email="", password=PASSWORD, client=someone())


async def test_closed_account_is_out_at_once(database: Path, morning: datetime) -> None:
    marit = await first_account()
    token = await accounts.invite_account("Petter", "petter@kommune-a.example", by=marit)
    session = await accounts.open_link(token, name="", email="", password=PASSWORD, client=someone())
    petter = await accounts.account_of(session)
    assert petter is not None
    await accounts.close_account(petter.account_id, by=marit)
    assert await accounts.account_of(session) is None
    with pytest.raises(Invalid):
        await accounts.sign_in("petter@kommune-a.example", PASSWORD, someone())
    with pytest.raises(Conflict, match="own_account"):
        await accounts.close_account(marit.account_id, by=marit)


async def test_only_administrators_see_and_make_accounts(database: Path, morning: datetime) -> None:
    marit = await first_account()
    token = await accounts.invite_account("Petter", "petter@kommune-a.example", by=marit)
    petter = await accounts.account_of(
        await accounts.open_link(token, name="", email="", password=PASSWORD, client=someone())
    )
    assert petter is not None
    for forbidden in (
        accounts.list_accounts(by=petter),
        accounts.invite_account("Tor", "tor@kommune-a.example", by=petter),
        accounts.sign_in_link(marit.account_id, by=petter),
        accounts.close_account(marit.account_id, by=petter),
        accounts.reopen_account(marit.account_id, by=petter),
    ):
        with pytest.raises(NotFound):
            await forbidden
    assert [each.name for each in await accounts.list_accounts(by=marit)] == ["Marit", "Petter"]


async def test_same_address_has_one_account(database: Path, morning: datetime) -> None:
    marit = await first_account()
    with pytest.raises(Conflict, match="account_exists"):
        await accounts.invite_account("Marit B", "MARIT@kommune-a.example", by=marit)


async def test_changed_password_signs_out_everywhere_else(database: Path, morning: datetime) -> None:
    marit = await first_account()
    other = await accounts.sign_in("marit@kommune-a.example", PASSWORD, someone())
    with pytest.raises(Invalid, match="password_wrong"):
        await accounts.change_password("feil", "en annen setning", by=marit, client=someone())
    here = await accounts.change_password(PASSWORD, "en annen setning", by=marit, client=someone())
    assert await accounts.account_of(here) == marit
    assert await accounts.account_of(other) is None


@pytest.mark.parametrize("text", ["http://localhost:8080/account#{}", "{}", "  {} \n"])
def test_link_is_read_however_it_was_pasted(text: str) -> None:
    token = "abcdefghij-klmnop_qrst"
    assert accounts.from_address(text.format(token)) == token


@pytest.mark.parametrize("text", ["", "hei", "http://localhost:8080/account#", "a" * 5000])
def test_what_is_no_link_is_none(text: str) -> None:
    assert accounts.from_address(text) == ""


async def _marit() -> ByAccount:
    return ByAccount((await Account.get(email="marit@kommune-a.example")).id)


async def test_guesses_sent_all_at_once_are_counted_like_any_others(database: Path, morning: datetime) -> None:
    await first_account()
    guesser = someone()
    guesses = (accounts.sign_in("marit@kommune-a.example", f"gjetning {number}", guesser) for number in range(12))
    outcomes = [type(each) for each in await asyncio.gather(*guesses, return_exceptions=True)]
    assert (outcomes.count(Invalid), outcomes.count(TooMany)) == (8, 4)
