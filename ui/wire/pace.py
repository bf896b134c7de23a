"""How often one connection may send: a bucket for each kind, that fills again with time. Bytes may be waited for."""

import asyncio
from time import monotonic

_RATES = {
    "update": (40.0, 400.0),
    "bytes": (200_000.0, 4_000_000.0),
    "cursor": (15.0, 60.0),
    "call": (60.0, 600.0),
    "frame": (200.0, 4000.0),
}
"""For each kind: how many a second, and how many at once. A browser sends one update at a time and waits.

Frames are all that comes on a connection, whatever it is.
"""
LONGEST_WAIT = 6.0
"""Seconds that somebody is kept waiting; who sends on without waiting for answers is soon asked to wait longer."""


class Pace:
    """The buckets of all connections."""

    def __init__(self) -> None:
        self._buckets: dict[str, dict[str, tuple[float, float]]] = {}

    def allows(self, sid: str, kind: str, count: int = 1) -> bool:
        """Count one, or several; whether there was room."""
        left, now, buckets = self._left(sid, kind)
        buckets[kind] = max(left - count, 0), now
        return left >= count

    def has(self, sid: str, kind: str) -> bool:
        """Whether there is room for one; it is not counted."""
        return self._left(sid, kind)[0] >= 1

    async def has_room(self, sid: str, kind: str, count: int) -> bool:
        """Count several, and wait until there is room for them; False, at once, if that would take too long."""
        left, now, buckets = self._left(sid, kind)
        rate, _ = _RATES[kind]
        left -= count
        if left < -LONGEST_WAIT * rate:
            return False
        buckets[kind] = left, now
        if left < 0:
            await asyncio.sleep(-left / rate)
        return True

    def forget(self, sid: str) -> None:
        """The connection is gone."""
        self._buckets.pop(sid, None)

    def _left(self, sid: str, kind: str) -> tuple[float, float, dict[str, tuple[float, float]]]:
        """What is left in a bucket, when that is, and the connection's buckets."""
        rate, most = _RATES[kind]
        now, buckets = monotonic(), self._buckets.setdefault(sid, {})
        left, at = buckets.get(kind, (most, now))
        return min(most, left + (now - at) * rate), now, buckets
