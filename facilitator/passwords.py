"""Passwords: argon2, in a thread, a few at a time, since each takes 64 MB while it lasts."""

import asyncio
import contextlib
import secrets
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from facilitator.errors import Invalid

LEAST = 10
MOST = 200

_hasher = PasswordHasher()
_at_once = asyncio.Semaphore(2)


def require_sound(password: str) -> None:
    """Refuse a password that is too short or too long with Invalid."""
    if len(password) < LEAST:
        raise Invalid("password_short", least=LEAST)
    if len(password) > MOST:
        raise Invalid("text_too_long", field="password", length=len(password), most=MOST)


async def hashed(password: str) -> str:
    """What is kept of a password."""
    async with _at_once:
        return await asyncio.to_thread(_hasher.hash, password)


async def is_right(kept: str, password: str) -> bool:
    """Whether a password is the one that `kept` was made of; takes as long where there is none ("")."""
    async with _at_once:
        with contextlib.suppress(VerificationError, InvalidHashError):
            return await asyncio.to_thread(_verify, kept, password[:MOST])
    return False


def is_old(kept: str) -> bool:
    """Whether what is kept was made with weaker settings than today's."""
    return _hasher.check_needs_rehash(kept)


def _verify(kept: str, password: str) -> bool:
    _hasher.verify(kept or _made_up(), password)
    return bool(kept)


@cache
def _made_up() -> str:
    return _hasher.hash(secrets.token_urlsafe(16))
