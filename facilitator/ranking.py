"""Counting rankings: Borda and Schulze, from orders and how many gave each. Pure.

An order names some options, best first; those that it leaves out are level with one another behind them.

**Borda**: of n options the first gets n - 1 points, the next n - 2, and so on; those left out share what is left
equally. That keeps what Borda's count is, the sum of all comparisons of two, in which level counts half to each
(Nanson 1882; Saari, Basic Geometry of Voting, 1995), and leaving somebody out neither helps nor harms the others.

**Schulze** (Social Choice and Welfare 36, 2011): a victory of one option over another is as strong as the number who
put it first ("winning votes"), a path as strong as its weakest victory, and an option is ahead of another if its
strongest path there is stronger than the way back.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

Order = Sequence[str]

_LANE = 24
"""Bits for one number where many are added at once; sixteen million fit."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """The options compared two by two, in the order of `options`.

    `beats[a][b]` is how many put a before b, `paths[a][b]` the strength of the strongest path from a to b.
    """

    options: tuple[str, ...]
    beats: tuple[tuple[int, ...], ...]
    paths: tuple[tuple[int, ...], ...]

    def ahead(self, one: int, other: int) -> bool:
        """Whether one option, by its number, is ahead of another."""
        return self.paths[one][other] > self.paths[other][one]

    def behind(self, one: int) -> int:
        """How many options are ahead of one."""
        return sum(self.ahead(other, one) for other in range(len(self.options)))


def borda(options: Sequence[str], orders: Iterable[tuple[Order, int]]) -> dict[str, Fraction]:
    """The points of each option."""
    doubled = dict.fromkeys(options, 0)
    shared = 0
    for order, number in orders:
        share = (len(options) - len(order) - 1) * number
        shared += share
        for place, option in enumerate(order, start=1):
            doubled[option] += 2 * (len(options) - place) * number - share
    return {option: Fraction(own + shared, 2) for option, own in doubled.items()}


def schulze(options: Sequence[str], orders: Iterable[tuple[Order, int]]) -> Pairs:
    """All options compared two by two, and the strongest paths between them."""
    beats = _compared(options, orders)
    return Pairs(tuple(options), tuple(map(tuple, beats)), tuple(map(tuple, _widest(beats))))


def _compared(options: Sequence[str], orders: Iterable[tuple[Order, int]]) -> list[list[int]]:
    """How many put each before each. A row is one long number, so that an order takes as many steps as it names."""
    lanes = {option: 1 << _LANE * place for place, option in enumerate(options)}
    rows = dict.fromkeys(options, 0)
    everybody = sum(lanes.values())
    for order, number in orders:
        after = everybody
        for option in order:
            after -= lanes[option]
            rows[option] += after * number
    mask = (1 << _LANE) - 1
    return [[rows[one] >> _LANE * place & mask for place in range(len(options))] for one in options]


def _widest(beats: list[list[int]]) -> list[list[int]]:
    """The strongest path from each to each, by way of one more option at a time (Floyd and Warshall)."""
    size = range(len(beats))
    paths = [[beats[one][two] if beats[one][two] > beats[two][one] else 0 for two in size] for one in size]
    for via, onward in enumerate(paths):
        for start, row in enumerate(paths):
            if start != via and (first := row[via]):
                paths[start] = [max(known, min(first, rest)) for known, rest in zip(row, onward, strict=True)]
                paths[start][start] = 0
    return paths
