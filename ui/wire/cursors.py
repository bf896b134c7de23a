"""Where in the text people are: kept in memory, told merged and a few times a second, never stored.

Names come from the server, never from the browser. A cursor that isn't renewed goes within seconds.
"""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from facilitator.authorship import hue
from facilitator.notes import Writer

LIFE = 12.0
"""Seconds that a cursor lives without being renewed; browsers renew theirs every five."""
TICK = 0.1
"""Seconds of movement that are told together."""
LONGEST = 100
"""Characters of a root's name in a cursor's position."""
LARGEST = 2**53
"""What numbers stay below, as in browsers."""

Tell = Callable[[UUID, dict[str, Any]], None]


@dataclass(slots=True)
class Cursor:
    """Somebody's place in a document; None as `place` is somebody who looks elsewhere."""

    sid: str
    writer: Writer
    person_id: UUID
    place: Any
    seen_at: float

    def shown(self) -> dict[str, Any]:
        """As the others see it."""
        return {
            "name": self.writer.name,
            "organisation": self.writer.organisation,
            "hue": hue(self.person_id),
            "cursor": self.place,
        }


@dataclass(slots=True)
class Cursors:
    """The cursors of all documents; `tell` sends those of one meeting, by client id, None for the gone."""

    tell: Tell
    _of: dict[UUID, dict[int, Cursor]] = field(default_factory=dict)
    _moved: dict[UUID, set[int]] = field(default_factory=dict)
    _sweeping: asyncio.TimerHandle | None = None

    def move(
        self, meeting_id: UUID, client_id: int, place: object, *, sid: str, writer: Writer, person_id: UUID
    ) -> None:
        """Somebody's cursor is at `place` now; ignored if the client id is another person's.

        A phone that changes network has two connections for a while: where it is, the last one that told it knows.
        """
        there = self._of.setdefault(meeting_id, {})
        known = there.get(client_id)
        if known is not None and known.person_id != person_id:
            return
        now = asyncio.get_running_loop().time()
        cursor = Cursor(sid, writer, person_id, place if is_place(place) else None, now)
        there[client_id] = cursor
        if known is None or known.place != cursor.place:
            self._mark(meeting_id, client_id)
        if self._sweeping is None:
            self._sweeping = asyncio.get_running_loop().call_later(LIFE / 4, self._sweep)

    def drop(self, sid: str, meeting_id: UUID | None = None) -> None:
        """A connection has gone, or left one document."""
        for meeting, there in list(self._of.items()):
            if meeting_id in {None, meeting}:
                for client_id in [each for each, cursor in there.items() if cursor.sid == sid]:
                    self._remove(meeting, client_id)

    def shown(self, meeting_id: UUID) -> dict[str, Any]:
        """All cursors of a document, by client id."""
        return {str(client_id): cursor.shown() for client_id, cursor in self._of.get(meeting_id, {}).items()}

    def _remove(self, meeting_id: UUID, client_id: int) -> None:
        del self._of[meeting_id][client_id]
        self._mark(meeting_id, client_id)
        if not self._of[meeting_id]:
            del self._of[meeting_id]

    def _mark(self, meeting_id: UUID, client_id: int) -> None:
        if meeting_id not in self._moved:
            self._moved[meeting_id] = set()
            asyncio.get_running_loop().call_later(TICK, self._flush, meeting_id)
        self._moved[meeting_id].add(client_id)

    def _flush(self, meeting_id: UUID) -> None:
        there: Mapping[int, Cursor] = self._of.get(meeting_id, {})
        moved = self._moved.pop(meeting_id, set())
        self.tell(meeting_id, {str(each): there[each].shown() if each in there else None for each in moved})

    def _sweep(self) -> None:
        self._sweeping = None
        loop = asyncio.get_running_loop()
        for meeting_id, there in list(self._of.items()):
            for client_id in [each for each, cursor in there.items() if loop.time() - cursor.seen_at > LIFE]:
                self._remove(meeting_id, client_id)
        if self._of:
            self._sweeping = loop.call_later(LIFE / 4, self._sweep)


def is_place(place: object) -> bool:
    """Whether it can be a place in a document: two relative positions as Yjs writes them, and nothing else."""
    return isinstance(place, dict) and set(place) == {"anchor", "head"} and all(map(_is_position, place.values()))


def _is_position(position: object) -> bool:
    if not isinstance(position, dict) or not set(position) <= {"type", "tname", "item", "assoc"}:
        return False
    known = {name: value for name, value in position.items() if value is not None}
    side, root = known.pop("assoc", 0), known.pop("tname", None)
    if type(side) is not int or side not in {-1, 0}:
        return False
    if root is not None and not (isinstance(root, str) and len(root) <= LONGEST):
        return False
    return (bool(known) or root is not None) and all(map(_is_id, known.values()))


def _is_id(value: object) -> bool:
    return (
        isinstance(value, dict)
        and set(value) == {"client", "clock"}
        and all(type(each) is int and 0 <= each < LARGEST for each in value.values())
    )
