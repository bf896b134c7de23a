"""How often somebody may try: sliding windows in memory, by the one clock.

A whole hall may share one network address, so a limit counts by the visit (a random cookie from the first page) where
there is one, and what counts by address is generous. A restart forgets; nothing true is kept here.
"""

from collections import deque
from collections.abc import Hashable
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network

from facilitator import clock
from facilitator.errors import TooMany


@dataclass(frozen=True, slots=True)
class Client:
    """Who tries: `visit` is the browser's random cookie ("" before it has one), `address` where it comes from."""

    visit: str
    address: str

    @property
    def name(self) -> Hashable:
        """What a limit counts by: the browser, or the network where the browser is unknown."""
        return ("visit", self.visit) if self.visit else ("network", self.network)

    @property
    def network(self) -> str:
        """The address, or the /64 that an IPv6 address is in: one household or hall."""
        try:
            address = ip_address(self.address)
        except ValueError:
            return self.address
        is_wide = isinstance(address, IPv6Address)
        return str(ip_network((address, _NETWORK), strict=False)) if is_wide else str(address)


_MOST_KEYS = 100_000
_NETWORK = 64
"""How many bits of an IPv6 address name the household or hall that it is in."""


class Window:
    """At most `most` times in any `seconds`, for each key."""

    def __init__(self, most: int, seconds: int) -> None:
        self.most = most
        self.seconds = seconds
        self._times: dict[Hashable, deque[float]] = {}

    def wait(self, key: Hashable) -> int:
        """Whole seconds until another is allowed; 0 if it is allowed now."""
        times = self._recent(key)
        if len(times) < self.most:
            return 0
        return max(1, int(times[-self.most] + self.seconds - clock.now().timestamp()) + 1)

    def require(self, key: Hashable, code: str) -> None:
        """Refuse with TooMany(code) and `seconds` if there is no room for another."""
        if seconds := self.wait(key):
            raise TooMany(code, seconds=seconds, minutes=-(-seconds // 60))

    def count(self, key: Hashable) -> None:
        """Count one."""
        if len(self._times) > _MOST_KEYS:
            self._forget_old()
        self._times.setdefault(key, deque()).append(clock.now().timestamp())

    def take_back(self, key: Hashable) -> None:
        """Uncount the last one: it was right after all."""
        if times := self._times.get(key):
            times.pop()

    def counted(self, key: Hashable) -> int:
        """How many there were."""
        return len(self._recent(key))

    def forget(self, key: Hashable) -> None:
        """Count from nothing again: it went well."""
        self._times.pop(key, None)

    def _recent(self, key: Hashable) -> deque[float]:
        times = self._times.get(key, deque())
        while times and times[0] <= clock.now().timestamp() - self.seconds:
            times.popleft()
        return times

    def _forget_old(self) -> None:
        for key in [key for key in self._times if not self._recent(key)]:
            del self._times[key]


class Tries:
    """What a browser may do: `by_browser` times in any `seconds`, apart for each thing it is about.

    A browser without its cookie yet is counted with all such in its network, which may be a whole hall: `by_network`.
    All of a network together may do it `by_all` times: more than a full hall, so that nobody gets round the limits by
    showing another cookie each time.
    """

    def __init__(self, *, by_browser: int, by_network: int, by_all: int, seconds: int) -> None:
        self._by_browser = Window(by_browser, seconds)
        self._by_network = Window(by_network, seconds)
        self._by_all = Window(by_all, seconds)

    def require(self, client: Client, code: str, about: Hashable = None) -> None:
        """Refuse with TooMany(code) if there is no room for another."""
        self._by_all.require((client.network, about), code)
        self._window(client).require((client.name, about), code)

    def count(self, client: Client, about: Hashable = None) -> None:
        """Count one."""
        self._by_all.count((client.network, about))
        self._window(client).count((client.name, about))

    def take_back(self, client: Client, about: Hashable = None) -> None:
        """Uncount the last one."""
        self._by_all.take_back((client.network, about))
        self._window(client).take_back((client.name, about))

    def counted(self, client: Client, about: Hashable = None) -> int:
        """How many there were."""
        return self._window(client).counted((client.name, about))

    def _window(self, client: Client) -> Window:
        return self._by_browser if client.visit else self._by_network
