"""Ballots: what a poll lets one voter choose, and what a count by hand may say. Pure.

A choice comes from a browser as JSON, or from a file, and goes out in one canonical form, so that equal choices are
equal values. Options are known by their ids, in the poll's order.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace

from facilitator.errors import Invalid
from models.vocabulary import PollKind, RankingMethod, TieRule

FEWEST_OPTIONS = 2
MOST_OPTIONS = 60
"""How many options a poll has; a scale may have one."""

MOST_BALLOTS = 5_000
"""How many may vote in a poll, and how many a count by hand may tell of."""

MOST_DOTS = 100
"""How many dots a voter may have."""

SCALE = 5
"""How far a scale goes, from 1."""

_MOST = 1_000_000
"""No number in a ballot is larger; one of thousands of digits could not even be said in a refusal."""

YES, NO, ABSTAIN = "yes", "no", "abstain"
ANSWERS = (YES, NO, ABSTAIN)

SCALES = frozenset({PollKind.SCALE, PollKind.TWO_SCALES})

Choice = Mapping[str, int] | Mapping[str, Sequence[int]] | Sequence[str] | str
"""One voter's choice in its canonical form, made of what JSON has.

Dots `{option: number}`; choose `[option, ...]`, sorted; ranking `[option, ...]`, best first, those left out level at
the end; scale `{option: value}`; two scales `{option: [effect, effort]}`; yes or no `"yes"`, `"no"` or `"abstain"`.
One that names no option is blank: it is a ballot that was given, and gives nobody anything.
"""


@dataclass(frozen=True, slots=True)
class Rules:
    """What a poll was made with, fixed before the first ballot.

    `seats` is how many go on; with 0 nothing is chosen. `seed` decides the lot, the same each time it is counted: it is
    random, made with the poll, and nobody reads it before the poll is closed, since it tells who would win a draw.
    A poll on yes or no has no options, or one that it is about.
    """

    kind: PollKind
    options: tuple[str, ...]
    dots: int = 0
    most_on_one: int = 0
    least: int = 0
    most: int = 0
    method: RankingMethod = RankingMethod.BORDA
    seats: int = 0
    tie: TieRule = TieRule.ALL
    seed: str = ""

    @property
    def counted(self) -> tuple[str, ...]:
        """What is counted: the options, or the answers to yes or no."""
        return ANSWERS if self.kind is PollKind.YES_NO else self.options


@dataclass(frozen=True, slots=True)
class Hand:
    """A count by hand of people without a device: how many they were, and what they gave in all.

    `totals` is `{option: dots or votes}`, `{option: how many gave 1, 2, 3, 4, 5}`, `{option: [those of effect, those of
    effort]}`, `{"yes": number, "no": number, "abstain": number}`, or for a ranking `[[order, how many], ...]`.
    As `{"voters": ..., "totals": ...}` it is what `check_hand` reads. Where a poll came from an archive that could not
    hold its ballots, these are in it too, and `by_hand` tells how many were not.
    """

    voters: int
    totals: Mapping[str, object] | Sequence[Sequence[object]]
    by_hand: int | None = None

    @property
    def counted_by_hand(self) -> int:
        """How many of the voters were counted by hand."""
        return self.voters if self.by_hand is None else self.by_hand


def check_rules(rules: Rules) -> Rules:
    """Rules that a poll can be held by.

    Raises Invalid("options_outside"), ("dots_outside"), ("dots_on_one_outside"), ("chosen_outside") or
    ("seats_outside") with least and most, or ("option_twice").
    """
    number = len(rules.options)
    if len(set(rules.options)) < number:
        raise Invalid("option_twice")
    if rules.kind is PollKind.YES_NO:
        _within("options_outside", number, 0, 1)
        _within("seats_outside", rules.seats, 0, 1)
        return rules
    _within("options_outside", number, 1 if rules.kind in SCALES else FEWEST_OPTIONS, MOST_OPTIONS)
    _within("seats_outside", rules.seats, 0, number)
    if rules.kind is PollKind.DOTS:
        _within("dots_outside", rules.dots, 1, MOST_DOTS)
        _within("dots_on_one_outside", rules.most_on_one, 1, rules.dots)
    if rules.kind is PollKind.CHOOSE:
        _within("chosen_outside", rules.most, 1, number)
        _within("chosen_outside", rules.least, 0, rules.most)
    return rules


def check(choice: object, rules: Rules) -> Choice:
    """A choice as it is kept, from JSON as somebody sent it.

    Raises Invalid("choice_unreadable"), ("option_unknown"), ("option_twice"), ("too_many_dots") with number and dots,
    ("too_many_on_one") with number and most, or ("wrong_number_chosen") with number, least, most.
    """
    match rules.kind:
        case PollKind.DOTS:
            return _dots(choice, rules)
        case PollKind.CHOOSE:
            return _chosen(choice, rules)
        case PollKind.RANKING:
            return _ranked(choice, rules)
        case PollKind.SCALE:
            return {option: _value(each) for option, each in _by_option(choice, rules)}
        case PollKind.TWO_SCALES:
            return {option: _pair(each) for option, each in _by_option(choice, rules)}
        case PollKind.YES_NO:
            if not isinstance(choice, str) or choice not in ANSWERS:
                raise Invalid("choice_unreadable")
            return choice


def check_hand(value: object, rules: Rules) -> Hand:
    """A count by hand as it is kept, from JSON as somebody sent it; one that people could not have given is refused.

    Raises Invalid("hand_unreadable"); ("hand_voters_outside") with least and most; ("hand_option_outside") with option,
    number, most; ("hand_sum_outside") with number, least, most; ("hand_scales_differ") with option; or, for an order in
    a ranking, what `check` raises.
    """
    if not isinstance(value, dict) or set(value) - {"by_hand"} != {"voters", "totals"}:
        raise Invalid("hand_unreadable")
    voters = _whole(value["voters"], "hand_unreadable")
    _within("hand_voters_outside", voters, 1, MOST_BALLOTS)
    if "by_hand" in value:
        by_hand = _whole(value["by_hand"], "hand_unreadable")
        _within("hand_voters_outside", by_hand, 0, voters)
        return replace(check_hand({name: value[name] for name in ("voters", "totals")}, rules), by_hand=by_hand)
    if rules.kind is PollKind.RANKING:
        return Hand(voters, _orders(value["totals"], voters, rules))
    if not isinstance(value["totals"], dict):
        raise Invalid("hand_unreadable")
    if unknown := set(value["totals"]) - set(rules.counted):
        raise Invalid("option_unknown", number=len(unknown))
    given = [(option, value["totals"][option]) for option in rules.counted if option in value["totals"]]
    match rules.kind:
        case PollKind.SCALE:
            return Hand(voters, {option: _spread(option, each, voters) for option, each in given})
        case PollKind.TWO_SCALES:
            return Hand(voters, {option: _spreads(option, each, voters) for option, each in given})
        case _:
            return Hand(voters, _numbers(given, voters, rules))


def packed_hand(hand: Hand) -> dict[str, object]:
    """A count by hand as `check_hand` reads it."""
    return {name: value for name, value in asdict(hand).items() if value is not None}


def _dots(choice: object, rules: Rules) -> dict[str, int]:
    given = {option: _whole(each) for option, each in _by_option(choice, rules)}
    if any(each < 0 for each in given.values()):
        raise Invalid("choice_unreadable")
    if (highest := max(given.values(), default=0)) > rules.most_on_one:
        raise Invalid("too_many_on_one", number=highest, most=rules.most_on_one)
    if (number := sum(given.values())) > rules.dots:
        raise Invalid("too_many_dots", number=number, dots=rules.dots)
    return {option: each for option, each in given.items() if each}


def _chosen(choice: object, rules: Rules) -> list[str]:
    chosen = sorted(_ranked(choice, rules))
    if not rules.least <= len(chosen) <= rules.most:
        raise Invalid("wrong_number_chosen", number=len(chosen), least=rules.least, most=rules.most)
    return chosen


def _ranked(choice: object, rules: Rules) -> list[str]:
    if not isinstance(choice, list) or not all(isinstance(each, str) for each in choice):
        raise Invalid("choice_unreadable")
    if not set(choice) <= set(rules.options):
        raise Invalid("option_unknown")
    if len(set(choice)) < len(choice):
        raise Invalid("option_twice")
    return choice


def _by_option(choice: object, rules: Rules) -> list[tuple[str, object]]:
    """What was given to each option, in the poll's order."""
    if not isinstance(choice, dict):
        raise Invalid("choice_unreadable")
    if not set(choice) <= set(rules.options):
        raise Invalid("option_unknown")
    return [(option, choice[option]) for option in rules.options if option in choice]


def _value(value: object) -> int:
    number = _whole(value)
    if not 1 <= number <= SCALE:
        raise Invalid("choice_unreadable")
    return number


def _pair(value: object) -> list[int]:
    if not isinstance(value, list) or len(value) != 2:  # noqa: PLR2004 - effect and effort
        raise Invalid("choice_unreadable")
    return [_value(each) for each in value]


def _whole(value: object, code: str = "choice_unreadable") -> int:
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > _MOST:
        raise Invalid(code)
    return value


def _numbers(given: list[tuple[str, object]], voters: int, rules: Rules) -> dict[str, int]:
    """How much each got; what the bounds let through, so many voters can have given."""
    totals = {option: _whole(each, "hand_unreadable") for option, each in given}
    on_one, least, most = {
        PollKind.DOTS: (rules.most_on_one, 0, rules.dots),
        PollKind.CHOOSE: (1, rules.least, rules.most),
    }.get(rules.kind, (1, 1, 1))
    for option, number in totals.items():
        _within_option(option, number, on_one * voters)
    if not least * voters <= (number := sum(totals.values())) <= most * voters:
        raise Invalid("hand_sum_outside", number=number, least=least * voters, most=most * voters)
    return {option: number for option, number in totals.items() if number}


def _spread(option: str, value: object, voters: int) -> list[int]:
    if not isinstance(value, list) or len(value) != SCALE:
        raise Invalid("hand_unreadable")
    numbers = [_whole(each, "hand_unreadable") for each in value]
    for number in (*numbers, sum(numbers)):
        _within_option(option, number, voters)
    return numbers


def _spreads(option: str, value: object, voters: int) -> list[list[int]]:
    if not isinstance(value, list) or len(value) != 2:  # noqa: PLR2004 - effect and effort
        raise Invalid("hand_unreadable")
    effect, effort = (_spread(option, each, voters) for each in value)
    if sum(effect) != sum(effort):
        raise Invalid("hand_scales_differ", option=option)
    return [effect, effort]


def _orders(value: object, voters: int, rules: Rules) -> list[list[object]]:
    """The orders that were given, each once, and by how many."""
    if not isinstance(value, list) or len(value) > MOST_BALLOTS:
        raise Invalid("hand_unreadable")
    found: Counter[tuple[str, ...]] = Counter()
    for each in value:
        if not isinstance(each, list) or len(each) != 2:  # noqa: PLR2004 - an order and how many
            raise Invalid("hand_unreadable")
        order, number = tuple(_ranked(each[0], rules)), _whole(each[1], "hand_unreadable")
        if number < 0:
            raise Invalid("hand_unreadable")
        found[order] += number
    if found.total() != voters:
        raise Invalid("hand_sum_outside", number=found.total(), least=voters, most=voters)
    return [[list(order), number] for order, number in sorted(found.items()) if number]


def _within_option(option: str, number: int, most: int) -> None:
    if not 0 <= number <= most:
        raise Invalid("hand_option_outside", option=option, number=number, most=most)


def _within(code: str, number: int, least: int, most: int) -> None:
    if not least <= number <= most:
        raise Invalid(code, number=number, least=least, most=most)


def packed(choice: Choice) -> str:
    """A choice as a ballot holds it: equal ones are equal texts."""
    return json.dumps(choice, sort_keys=True, separators=(",", ":"))


def unpacked(ballot: str) -> Choice:
    """The choice that a ballot holds."""
    choice: Choice = json.loads(ballot)
    return choice
