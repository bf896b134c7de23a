"""Counting a poll: ballots in, a result out, the same however often and in whatever order they come. Pure.

An option goes on only if somebody gave it something. What each kind is ordered by: dots and votes by their number;
rankings by `ranking`'s methods; a scale by its mean; two scales by the mean effect less the mean effort; yes or no by
which of the two has more, whoever abstained.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256
from itertools import groupby
from typing import Any

from facilitator import ranking
from facilitator.ballots import ABSTAIN, SCALE, SCALES, Choice, Hand, Rules
from models.vocabulary import PollKind, RankingMethod, TieRule

FEWEST = 5
"""Ballots from which on a secret result shows more than who won."""


@dataclass(frozen=True, slots=True)
class Spread:
    """How many gave each value of a scale, from 1."""

    numbers: tuple[int, ...]

    @property
    def answers(self) -> int:
        """How many gave any."""
        return sum(self.numbers)

    @property
    def mean(self) -> Fraction | None:
        """The mean, exactly; None if nobody gave any."""
        total = sum(value * number for value, number in enumerate(self.numbers, start=1))
        return Fraction(total, self.answers) if self.answers else None


@dataclass(frozen=True, slots=True)
class Standing:
    """What became of one option.

    `points` are dots, votes, Borda's points, or for Schulze how many of the others are not ahead of it; None on scales.
    `spreads` holds a scale's one, or effect and effort. `given` is how many dots, votes, orders or values it got.
    `place` counts 1, 1, 3; abstaining has none.
    """

    option: str
    place: int | None
    wins: bool
    given: int
    points: Fraction | None = None
    spreads: tuple[Spread, ...] = ()


@dataclass(frozen=True, slots=True)
class Tie:
    """Options that were level, in the poll's order, with room for `seats` of them; and who went on by its rule."""

    options: tuple[str, ...]
    seats: int
    went_on: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """All of a result, by place and then in the poll's order. `by_hand` of the ballots were counted by hand.

    For two who are level, `tie` tells how it was decided; `pairs` is there for Schulze.
    """

    ballots: int
    by_hand: int
    standings: tuple[Standing, ...]
    tie: Tie | None = None
    pairs: ranking.Pairs | None = None

    @property
    def winners(self) -> tuple[str, ...]:
        """Who goes on, best first."""
        return tuple(each.option for each in self.standings if each.wins)


@dataclass(frozen=True, slots=True)
class Winners:
    """All that is told of a result that could give somebody away: who goes on, in no order."""

    winners: frozenset[str]


def in_order(result: Result | Winners, rules: Rules) -> tuple[str, ...]:
    """Who goes on: best first, or in the poll's order where no more may be told."""
    if isinstance(result, Result):
        return result.winners
    return tuple(each for each in rules.counted if each in result.winners)


@dataclass(frozen=True, slots=True)
class _Score:
    """What an option got, and what it is ordered by: the higher, the better."""

    given: int
    order: Fraction
    points: Fraction | None = None
    spreads: tuple[Spread, ...] = ()


def count(ballots: Iterable[Choice], rules: Rules, hand: Hand | None = None) -> Result:
    """The result of ballots as `ballots.check` left them, with what was counted by hand."""
    choices: list[Any] = list(ballots)
    pairs = None
    if rules.kind is PollKind.RANKING and rules.method is RankingMethod.SCHULZE:
        pairs = ranking.schulze(rules.options, _orders(choices, hand))
    scores = _scores(choices, rules, hand, pairs)
    by_place = sorted(_contending(rules), key=lambda each: -scores[each].order)
    places = _places(by_place, scores)
    chosen, tie = _chosen(by_place, scores, rules)
    standings = [
        Standing(each, places.get(each), each in chosen, scores[each].given, scores[each].points, scores[each].spreads)
        for each in (rules.counted if rules.kind is PollKind.YES_NO else by_place)
    ]
    by_hand = hand.counted_by_hand if hand else 0
    return Result(len(choices) + (hand.voters if hand else 0), by_hand, tuple(standings), tie, pairs)


def winners_only(result: Result) -> Winners:
    """Who goes on and nothing else: neither their places, nor whether any were level.

    Nobody where one has voted alone: who goes on would be what they chose.
    """
    return Winners(frozenset(result.winners if result.ballots > 1 else ()))


def is_exposed(result: Result) -> bool:
    """Whether a secret result could tell what somebody chose.

    So it can with few ballots in all, and with few on devices beside some by hand: who counted those can subtract.
    """
    on_devices = result.ballots - result.by_hand
    return result.ballots < FEWEST or 0 < on_devices < FEWEST


def shown(result: Result, *, is_secret: bool) -> Result | Winners:
    """What of a result may be shown to anybody, and sent to any browser."""
    return winners_only(result) if is_secret and is_exposed(result) else result


def may_export_ballots(result: Result, *, is_secret: bool) -> bool:
    """Whether the ballots may be given out, without who cast them.

    Beside the result they tell also what was counted by hand, so that neither may be few.
    """
    return not is_secret or (not is_exposed(result) and not 0 < result.by_hand < FEWEST)


def summed(choices: Iterable[Choice], rules: Rules, hand: Hand | None = None) -> Hand:
    """Ballots and a count by hand as one count, of which the same comes: who knows the one can't tell the other."""
    every: list[Any] = list(choices)
    voters = len(every) + (hand.voters if hand else 0)
    by_hand = hand.counted_by_hand if hand else 0
    totals: Any
    if rules.kind in SCALES:
        spreads = {
            option: [list(each.numbers) for each in _spreads(option, every, rules, hand)] for option in rules.options
        }
        totals = spreads if rules.kind is PollKind.TWO_SCALES else {option: only for option, (only,) in spreads.items()}
    elif rules.kind is PollKind.RANKING:
        totals = [[list(order), number] for order, number in _orders(every, hand)]
    else:
        totals = {option: number for option, number in _given(every, hand).items() if number}
    return Hand(voters, totals, by_hand)


def _scores(choices: list[Any], rules: Rules, hand: Hand | None, pairs: ranking.Pairs | None) -> Mapping[str, _Score]:
    if rules.kind in SCALES:
        return {option: _scale_score(_spreads(option, choices, rules, hand)) for option in rules.options}
    if rules.kind is PollKind.RANKING:
        return _ranking_scores(_orders(choices, hand), rules, pairs)
    given = _given(choices, hand)
    return {each: _Score(given[each], Fraction(given[each]), Fraction(given[each])) for each in rules.counted}


def _given(choices: list[Any], hand: Hand | None) -> Counter[str]:
    """How many dots or votes each got."""
    found: Counter[str] = Counter()
    for choice in (*choices, *([hand.totals] if hand else [])):
        found.update([choice] if isinstance(choice, str) else choice)
    return found


def _orders(choices: list[Any], hand: Hand | None) -> list[tuple[tuple[str, ...], int]]:
    """Each order, and how many gave it."""
    found = Counter(tuple(choice) for choice in choices)
    entered: Any = hand.totals if hand else []
    for order, number in entered:
        found[tuple(order)] += number
    return sorted(found.items())


def _ranking_scores(
    orders: list[tuple[tuple[str, ...], int]], rules: Rules, pairs: ranking.Pairs | None
) -> dict[str, _Score]:
    given: Counter[str] = Counter()
    for order, number in orders:
        given.update(dict.fromkeys(order, number))
    if pairs is None:
        points = ranking.borda(rules.options, orders)
    else:
        last = len(rules.options) - 1
        points = {each: Fraction(last - pairs.behind(place)) for place, each in enumerate(rules.options)}
    return {each: _Score(given[each], points[each], points[each]) for each in rules.options}


def _spreads(option: str, choices: list[Any], rules: Rules, hand: Hand | None) -> tuple[Spread, ...]:
    """How the values of an option are spread, on each scale."""
    scales = 2 if rules.kind is PollKind.TWO_SCALES else 1
    found = [[0] * SCALE for _scale in range(scales)]
    for choice in choices:
        values = choice.get(option, [])
        for numbers, value in zip(found, values if isinstance(values, list) else [values], strict=False):
            numbers[value - 1] += 1
    totals: Any = hand.totals if hand else {}
    if entered := totals.get(option):
        for numbers, more in zip(found, entered if scales > 1 else [entered], strict=True):
            numbers[:] = map(sum, zip(numbers, more, strict=True))
    return tuple(Spread(tuple(numbers)) for numbers in found)


def _scale_score(spreads: tuple[Spread, ...]) -> _Score:
    good, *cost = (each.mean or Fraction() for each in spreads)
    answers = spreads[0].answers
    return _Score(answers, good - sum(cost) if answers else Fraction(-SCALE), None, spreads)


def _contending(rules: Rules) -> list[str]:
    return [each for each in rules.counted if rules.kind is not PollKind.YES_NO or each != ABSTAIN]


def _places(by_place: list[str], scores: Mapping[str, _Score]) -> dict[str, int]:
    """The place of each: 1, 1, 3."""
    return {each: 1 + sum(scores[other].order > scores[each].order for other in by_place) for each in by_place}


def _chosen(by_place: list[str], scores: Mapping[str, _Score], rules: Rules) -> tuple[set[str], Tie | None]:
    """Who goes on, and how it was decided if more were level than there was room for."""
    chosen: set[str] = set()
    wanted = (each for each in by_place if scores[each].given)
    for _order, level in groupby(wanted, key=lambda each: scores[each].order):
        group, left = tuple(level), rules.seats - len(chosen)
        if left <= 0:
            break
        if len(group) > left:
            went_on = _DECIDED[_rule(rules)](group, left, rules)
            return chosen | set(went_on), Tie(group, left, went_on)
        chosen |= set(group)
    return chosen, None


def _rule(rules: Rules) -> TieRule:
    """The poll's rule; yes and no can't both be the answer."""
    return TieRule.NONE if rules.kind is PollKind.YES_NO and rules.tie is TieRule.ALL else rules.tie


def _drawn(group: tuple[str, ...], seats: int, rules: Rules) -> tuple[str, ...]:
    """As many as there is room for: those whose SHA-256 of seed, colon and place in the poll, from 1, comes first.

    By place, since an archive gives options other ids.
    """
    places = {option: place for place, option in enumerate(rules.counted, start=1)}
    first = sorted(group, key=lambda each: sha256(f"{rules.seed}:{places[each]}".encode()).digest())[:seats]
    return tuple(each for each in group if each in first)


_DECIDED: Mapping[TieRule, Callable[[tuple[str, ...], int, Rules], tuple[str, ...]]] = {
    TieRule.ALL: lambda group, _seats, _rules: group,
    TieRule.NONE: lambda _group, _seats, _rules: (),
    TieRule.LOT: _drawn,
}
