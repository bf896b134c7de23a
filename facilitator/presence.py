"""Who has a screen open now. Kept in memory only: it is true of this moment and never stored.

A person may have several screens; they are here until the last is gone.
"""

import asyncio
from collections import defaultdict
from uuid import UUID

from facilitator.happenings import PresenceChanged
from facilitator.live import announce

PAUSE = 1.0
"""Seconds between two announcements for a workshop."""

_screens: dict[UUID, dict[UUID, set[str]]] = defaultdict(dict)
_due: dict[UUID, asyncio.TimerHandle] = {}
_stale: set[UUID] = set()


def arrive(workshop_id: UUID, person_id: UUID, screen: str) -> None:
    """A person's screen opened; `screen` names it, and no other."""
    screens = _screens[workshop_id].setdefault(person_id, set())
    screens.add(screen)
    if len(screens) == 1:
        _tell(workshop_id)


def leave(workshop_id: UUID, person_id: UUID, screen: str) -> None:
    """A person's screen closed. Closing one that was not open does nothing."""
    people = _screens.get(workshop_id, {})
    screens = people.get(person_id)
    if screens is None or screen not in screens:
        return
    screens.remove(screen)
    if not screens:
        del people[person_id]
        if not people:
            _screens.pop(workshop_id, None)
        _tell(workshop_id)


def present(workshop_id: UUID) -> frozenset[UUID]:
    """The people who have a screen open."""
    return frozenset(_screens.get(workshop_id, {}))


def is_present(workshop_id: UUID, person_id: UUID) -> bool:
    """Whether a person has a screen open."""
    return person_id in _screens.get(workshop_id, {})


def forget() -> None:
    """Everybody is gone (the server starts or stops)."""
    for timer in _due.values():
        timer.cancel()
    _screens.clear()
    _due.clear()
    _stale.clear()


def _tell(workshop_id: UUID) -> None:
    """Announce now, or when a second has gone since the last time."""
    if workshop_id in _due:
        _stale.add(workshop_id)
        return
    _due[workshop_id] = asyncio.get_running_loop().call_later(PAUSE, _rested, workshop_id)
    announce(PresenceChanged(workshop_id))


def _rested(workshop_id: UUID) -> None:
    _due.pop(workshop_id, None)
    if workshop_id in _stale:
        _stale.discard(workshop_id)
        _tell(workshop_id)
