"""Doing what a reader asked for, and saying in their language how it went: refused, failed, or done."""

from collections.abc import Awaitable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

import structlog

from facilitator.errors import Refusal
from ui.sentences import sentence, went_wrong
from ui.words import Words

T = TypeVar("T")
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """How it went: `said` is why it was not done, empty when it was; then `value` is what came of it.

    `code` and `facts` are the refusal's.
    """

    value: T | None = None
    said: str = ""
    code: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)


async def attempt(_: Words, work: Awaitable[T]) -> Outcome[T]:
    """Await `work`. A refusal becomes its sentence; anything else is logged with its cause and said honestly."""
    try:
        return Outcome(await work)
    except Refusal as refusal:
        return Outcome(said=sentence(refusal, _), code=refusal.code, facts=refusal.facts)
    except Exception:
        log.exception("attempt_failed")
        return Outcome(said=went_wrong(_), code="went_wrong")
