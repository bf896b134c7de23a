"""The door through which every change goes: one transaction, then the announcement.

An action is written as: load and lock; require a permission; check the rule; write; `note()` what happened. This
room commits it, raises the workshop's version, keeps the journal, and then tells the listeners. It knows no screen.
"""

import functools
from collections import Counter
from collections.abc import Awaitable, Callable, Coroutine
from contextvars import ContextVar
from typing import Any, ParamSpec, TypeVar
from uuid import UUID

import structlog
from tortoise.expressions import F

from facilitator import clock
from facilitator.access import By
from facilitator.database import to_the_end, transaction
from facilitator.happenings import Happening, WorkshopRemoved
from models import JournalEntry, Workshop

P = ParamSpec("P")
T = TypeVar("T")
Listener = Callable[[Happening], None]

log = structlog.get_logger()
_noted: ContextVar[list[Happening]] = ContextVar("noted")
_inside: ContextVar[bool] = ContextVar("inside", default=False)
_listeners: list[Listener] = []
_changes: Counter[UUID] = Counter()


def action(work: Callable[P, Awaitable[T]]) -> Callable[P, Coroutine[Any, Any, T]]:
    """Make `work` an action: it commits as a whole or not at all, and is announced after the commit.

    The keyword `by` says who acts and goes into the journal. An action never calls another.
    """

    @functools.wraps(work)
    async def act(*args: P.args, **kwargs: P.kwargs) -> T:
        if _inside.get():
            raise RuntimeError(f"{work.__qualname__} was called inside a transaction")
        return await to_the_end(functools.partial(_commit_then_announce, work, args, kwargs))

    return act


def reading(work: Callable[P, Awaitable[T]]) -> Callable[P, Coroutine[Any, Any, T]]:
    """Make `work` a read that sees one state of the database. Inside an action or another read it is part of that."""

    @functools.wraps(work)
    async def read(*args: P.args, **kwargs: P.kwargs) -> T:
        if _inside.get():
            return await work(*args, **kwargs)
        return await transaction(_enter, work, args, kwargs)

    return read


def note(happening: Happening) -> None:
    """Say, inside an action, what happened; told to the listeners after the commit."""
    _noted.get().append(happening)


def announce(*happenings: Happening) -> None:
    """Tell the listeners now. Actions do this by themselves; only what is not stored (presence) is told directly."""
    for happening in happenings:
        for listener in tuple(_listeners):
            try:
                listener(happening)
            except Exception:
                log.exception("listener_failed", happening=type(happening).__name__)


def listen(listener: Listener) -> Callable[[], None]:
    """Be told of every happening, after its commit, in order; returns what ends it. Listeners must not block."""
    _listeners.append(listener)
    return lambda: _listeners.remove(listener)


def changes_here(workshop_id: UUID) -> int:
    """How often this process has raised a workshop's version; if the version grew by more, somebody else changed it."""
    return _changes[workshop_id]


async def _commit_then_announce(
    work: Callable[..., Awaitable[T]], args: tuple[object, ...], kwargs: dict[str, object]
) -> T:
    """Both or neither, also when whoever pressed is gone by now."""
    noted: list[Happening] = []
    result = await transaction(_perform, work, noted, args, kwargs)
    _changes.update({happening.workshop_id for happening in noted})
    announce(*noted)
    return result


async def _enter(work: Callable[..., Awaitable[T]], args: tuple[object, ...], kwargs: dict[str, object]) -> T:
    _inside.set(True)
    return await work(*args, **kwargs)


async def _perform(
    work: Callable[..., Awaitable[T]], noted: list[Happening], args: tuple[object, ...], kwargs: dict[str, object]
) -> T:
    _inside.set(True)
    _noted.set(noted)
    result = await work(*args, **kwargs)
    by = kwargs.get("by")
    actor = by.journal_name if isinstance(by, By) else "system"
    kept = [happening for happening in noted if not isinstance(happening, WorkshopRemoved)]
    if kept:
        await JournalEntry.bulk_create(
            JournalEntry(
                workshop_id=happening.workshop_id,
                at=clock.now(),
                kind=type(happening).__name__,
                actor=actor,
                subject_id=happening.subject_id,
            )
            for happening in kept
        )
    for workshop_id in {happening.workshop_id for happening in kept}:
        await Workshop.filter(id=workshop_id).update(version=F("version") + 1)
    return result
