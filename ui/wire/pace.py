"""How often one connection may send: a bucket for each kind, that fills again with time."""

import asyncio

_RATES = {
    "update": (40.0, 400.0),
    "bytes": (200_000.0, 4_000_000.0),
    "cursor": (15.0, 60.0),
    "call": (60.0, 600.0),
}
"""For each kind: how many a second, and how many at once. A browser sends one update at a time and waits."""


class Pace:
    """The buckets of all connections."""

    def __init__(self) -> None:
        self._buckets: dict[str, dict[str, tuple[float, float]]] = {}

    def allows(self, sid: str, kind: str, count: int = 1) -> bool:
        """Count one, or several; whether there was room."""
        rate, most = _RATES[kind]
        now = asyncio.get_running_loop().time()
        left, at = self._buckets.setdefault(sid, {}).get(kind, (most, now))
        left = min(most, left + (now - at) * rate) - count
        self._buckets[sid][kind] = (max(left, 0), now)
        return left >= 0

    def forget(self, sid: str) -> None:
        """The connection is gone."""
        self._buckets.pop(sid, None)
