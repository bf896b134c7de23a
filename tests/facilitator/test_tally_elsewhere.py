"""Rankings counted by somebody else's program: votelib, to which options are numbers."""

from collections import Counter
from typing import Any

from hypothesis import given as generated
from votelib.component.rankscore import Borda
from votelib.convert import RankedToCondorcetVotes, RankedToPositionalVotes
from votelib.evaluate.condorcet import Schulze

from facilitator import ranking
from facilitator.ballots import Choice, Rules
from models.vocabulary import PollKind
from tests.facilitator.ballots import OPTIONS, polls

RANKINGS = polls((PollKind.RANKING,))


@generated(poll=RANKINGS)
def test_borda_is_as_elsewhere(poll: tuple[Rules, list[Choice]]) -> None:
    """It gives those left out nothing, so that only whole orders are compared."""
    orders = Counter((*order, *(each for each in OPTIONS if each not in order)) for order in poll[1])
    points = ranking.borda(OPTIONS, orders.items())
    counted = RankedToPositionalVotes(Borda(base=0)).convert(_numbered(orders))
    assert counted == ({OPTIONS.index(option): each for option, each in points.items()} if orders else {})


@generated(poll=RANKINGS)
def test_schulze_is_as_elsewhere(poll: tuple[Rules, list[Choice]]) -> None:
    """The strongest paths are as strong, and whoever it puts first has nobody ahead."""
    orders = Counter(tuple(order) for order in poll[1])
    pairs = ranking.schulze(OPTIONS, orders.items())
    compared = RankedToCondorcetVotes().convert(_numbered(orders, everybody=True))
    own = {(one, other): each for one, row in enumerate(pairs.paths) for other, each in enumerate(row)}
    theirs = Schulze().widest_paths(compared)
    assert {each: own[each] for each in own if own[each]} == {each: theirs[each] for each in theirs if theirs[each]}
    for first in Schulze().evaluate(compared, 1):
        assert {pairs.behind(each) for each in ({first} if isinstance(first, int) else first)} == {0}


def _numbered(orders: Counter[Any], *, everybody: bool = False) -> dict[Any, int]:
    """Orders as votelib has them; with `everybody`, those left out are said to be level behind the others."""
    told: Counter[Any] = Counter()
    for order, number in orders.items():
        named = [OPTIONS.index(each) for each in order]
        rest = frozenset(range(len(OPTIONS))) - set(named)
        told[(*named, rest) if rest and everybody else tuple(named)] += number
    return dict(told)
