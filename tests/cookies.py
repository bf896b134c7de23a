"""Cookies of people who have come in, made without their walking through the door."""

from datetime import timedelta
from uuid import UUID

from facilitator import clock
from facilitator.access import ByAccount
from facilitator.accounts import hash_token, new_token
from models import PersonKey, Session
from models.vocabulary import KeyKind
from ui import identity

Cookie = tuple[str, str]
"""A cookie's name and value."""


async def signed_in(by: ByAccount) -> Cookie:
    """The cookie of a browser in which this account is signed in."""
    token, now = new_token(), clock.now()
    expires_at = now + timedelta(days=1)
    await Session.create(account_id=by.account_id, token_hash=hash_token(token), created_at=now, expires_at=expires_at)
    return identity.SESSION, token


async def came_in(person_id: UUID) -> Cookie:
    """The cookie of a device that was let in as this person."""
    token, now = new_token(), clock.now()
    await PersonKey.create(
        person_id=person_id, kind=KeyKind.DEVICE, token_hash=hash_token(token), created_at=now, admitted_at=now
    )
    return identity.PERSON, token
