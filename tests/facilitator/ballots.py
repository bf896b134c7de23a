"""Ballots that somebody could cast, drawn by hypothesis; and what a count by hand of them would say."""

from collections import Counter
from typing import Any

from hypothesis import strategies as st

from facilitator.ballots import ANSWERS, Choice, Rules, check
from models.vocabulary import PollKind, RankingMethod, TieRule

OPTIONS = ("tak", "benk", "buss", "lys", "sti")
VALUES = st.integers(1, 5)


def rules(kind: PollKind, **given: Any) -> Rules:
    """Rules for five options, if nothing else is said."""
    own: dict[str, Any] = {"options": () if kind is PollKind.YES_NO else OPTIONS, "seats": 1, "seed": "7"}
    limits = {PollKind.DOTS: {"dots": 4, "most_on_one": 2}, PollKind.CHOOSE: {"least": 1, "most": 3}}
    return Rules(kind, **(own | limits.get(kind, {}) | given))


@st.composite
def polls(draw: st.DrawFn, kinds: tuple[PollKind, ...] = tuple(PollKind)) -> tuple[Rules, list[Choice]]:
    """A poll of any kind, and up to twelve ballots."""
    kind = draw(st.sampled_from(kinds))
    method, tie = draw(st.sampled_from(RankingMethod)), draw(st.sampled_from(TieRule))
    made = rules(kind, method=method, tie=tie, seats=draw(st.integers(0, 1 if kind is PollKind.YES_NO else 3)))
    return made, [check(each, made) for each in draw(st.lists(_choices(kind), max_size=12))]


def _choices(kind: PollKind) -> st.SearchStrategy[Any]:
    option = st.sampled_from(OPTIONS)
    match kind:
        case PollKind.DOTS:
            return st.lists(option, max_size=4).map(Counter).filter(lambda each: not [*(each - _TWO)]).map(dict)
        case PollKind.CHOOSE:
            return st.lists(option, min_size=1, max_size=3, unique=True)
        case PollKind.RANKING:
            return st.permutations(OPTIONS).flatmap(lambda each: st.integers(0, 5).map(lambda length: each[:length]))
        case PollKind.SCALE:
            return st.dictionaries(option, VALUES)
        case PollKind.TWO_SCALES:
            return st.dictionaries(option, st.lists(VALUES, min_size=2, max_size=2))
        case PollKind.YES_NO:
            return st.sampled_from(ANSWERS)


_TWO = Counter(dict.fromkeys(OPTIONS, 2))


def by_hand(choices: list[Any], poll: Rules) -> dict[str, Any]:
    """What somebody would enter who counted these ballots on paper."""
    match poll.kind:
        case PollKind.RANKING:
            totals: Any = [[list(order), number] for order, number in Counter(map(tuple, choices)).items()]
        case PollKind.SCALE:
            totals = {each: _spread([choice.get(each) for choice in choices]) for each in OPTIONS}
        case PollKind.TWO_SCALES:
            pairs = {each: [choice.get(each, (None, None)) for choice in choices] for each in OPTIONS}
            totals = {each: [_spread([pair[n] for pair in own]) for n in (0, 1)] for each, own in pairs.items()}
        case PollKind.DOTS:
            totals = {each: sum(choice.get(each, 0) for choice in choices) for each in OPTIONS}
        case PollKind.CHOOSE:
            totals = {each: sum(each in choice for choice in choices) for each in OPTIONS}
        case PollKind.YES_NO:
            totals = {each: choices.count(each) for each in ANSWERS}
    return {"voters": len(choices), "totals": totals}


def _spread(values: list[int | None]) -> list[int]:
    return [values.count(each) for each in range(1, 6)]
