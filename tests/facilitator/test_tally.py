"""Counting a poll: against plain countings, and what holds for any ballots."""

import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from fractions import Fraction
from itertools import combinations, pairwise, permutations
from time import process_time
from typing import Any

import pytest
from hypothesis import given as generated
from hypothesis import strategies as st

from facilitator import ranking
from facilitator.ballots import Choice, Rules, check_hand, packed_hand
from facilitator.tally import (
    Result,
    Standing,
    Tie,
    Winners,
    count,
    is_exposed,
    may_export_ballots,
    shown,
    summed,
    winners_only,
)
from models.vocabulary import PollKind, RankingMethod, TieRule
from tests.facilitator.ballots import OPTIONS, by_hand, polls, rules

DOTS, CHOOSE, RANKING, SCALE, TWO, YES_NO = PollKind
Poll = tuple[Rules, list[Choice]]

FORTY_FIVE = {"ACBED": 5, "ADECB": 5, "BEDAC": 8, "CABED": 3, "CAEBD": 7, "CBADE": 2, "DCEBA": 7, "EBADC": 8}
"""The example that Schulze's paper begins with."""


def _standing(result: Result, option: str) -> Standing:
    return next(each for each in result.standings if each.option == option)


# ---- What is counted


def test_dots_are_added_up() -> None:
    result = count([{"tak": 2, "benk": 1}, {"tak": 1, "sti": 1}], rules(DOTS, seats=2))
    told: list[Any] = [(each.option, each.place, each.points, each.wins) for each in result.standings]
    assert told == [
        ("tak", 1, 3, True),
        ("benk", 2, 1, True),
        ("sti", 2, 1, True),
        ("buss", 4, 0, False),
        ("lys", 4, 0, False),
    ]
    assert result.tie == Tie(("benk", "sti"), 1, ("benk", "sti"))


def test_scale_goes_by_the_mean_of_those_who_answered() -> None:
    result = count([{"tak": 5}, {"tak": 4, "benk": 5}, {}], rules(SCALE))
    assert [each.option for each in result.standings][:2] == ["benk", "tak"]
    assert _standing(result, "tak").spreads[0].numbers == (0, 0, 0, 1, 1)
    assert _standing(result, "tak").spreads[0].mean == Fraction(9, 2)
    assert _standing(result, "lys").spreads[0].mean is None
    assert _standing(result, "lys").place == 3


def test_two_scales_go_by_effect_less_effort_and_what_nobody_answered_is_last() -> None:
    result = count([{"tak": [5, 5], "benk": [4, 1], "buss": [1, 5]}], rules(TWO, seats=1))
    assert [each.option for each in result.standings][:3] == ["benk", "tak", "buss"]
    assert result.winners == ("benk",)
    assert _standing(result, "lys").place == 4


def test_yes_or_no_is_decided_by_those_who_said_either() -> None:
    result = count(["yes", "yes", "no", "abstain", "abstain", "abstain"], rules(YES_NO))
    assert [(each.option, each.place, each.given) for each in result.standings] == [
        ("yes", 1, 2),
        ("no", 2, 1),
        ("abstain", None, 3),
    ]
    assert result.winners == ("yes",)


@pytest.mark.parametrize("tie", [TieRule.ALL, TieRule.NONE])
def test_yes_and_no_level_is_no_answer(tie: TieRule) -> None:
    result = count(["yes", "no"], rules(YES_NO, tie=tie))
    assert result.winners == ()
    assert result.tie == Tie(("yes", "no"), 1, ())


def test_borda_shares_what_is_left_among_those_left_out() -> None:
    result = count([["tak", "benk"]], rules(RANKING))
    assert [each.points for each in result.standings] == [4, 3, 1, 1, 1]


def test_schulze_counts_its_paper_as_the_paper_does() -> None:
    poll = rules(RANKING, options=tuple("ABCDE"), method=RankingMethod.SCHULZE)
    result = count([list(order) for order, number in FORTY_FIVE.items() for _each in range(number)], poll)
    assert [each.option for each in result.standings] == list("EACBD")
    assert [each.place for each in result.standings] == [1, 2, 3, 4, 5]
    assert result.pairs is not None
    assert result.pairs.beats[0] == (0, 20, 26, 30, 22)
    assert result.pairs.paths == (
        (0, 28, 28, 30, 24),
        (25, 0, 28, 33, 24),
        (25, 29, 0, 29, 24),
        (25, 28, 28, 0, 24),
        (25, 28, 28, 31, 0),
    )


@pytest.mark.parametrize("kind", PollKind)
def test_poll_without_ballots_has_no_winner(kind: PollKind) -> None:
    result = count([], rules(kind))
    assert (result.ballots, result.winners, result.tie) == (0, (), None)


def test_what_nobody_named_does_not_go_on() -> None:
    assert count([["tak"]] * 5, rules(RANKING, seats=3)).winners == ("tak",)
    assert count([["tak"]] * 5, rules(CHOOSE, seats=3)).winners == ("tak",)


# ---- Ties


@pytest.mark.parametrize(
    ("tie", "winners"), [(TieRule.ALL, {"tak", "benk", "sti"}), (TieRule.NONE, {"tak"}), (TieRule.LOT, {"tak", "benk"})]
)
def test_tie_is_decided_by_the_rule_fixed_before(tie: TieRule, winners: set[str]) -> None:
    result = count([["tak"], ["tak", "benk"], ["sti", "tak"]], rules(CHOOSE, seats=2, tie=tie, seed="2"))
    assert set(result.winners) == winners
    assert result.tie is not None
    assert result.tie.options == ("benk", "sti")


def test_lot_is_the_same_again_and_another_with_another_seed() -> None:
    drawn = {
        seed: count([list(OPTIONS[:3])], rules(CHOOSE, tie=TieRule.LOT, seed=seed)).winners
        for seed in "abcdefghijklmnop"
    }
    again = {
        seed: count([list(OPTIONS[:3])], rules(CHOOSE, tie=TieRule.LOT, seed=seed)).winners
        for seed in "abcdefghijklmnop"
    }
    assert drawn == again
    assert {each for (each,) in drawn.values()} == set(OPTIONS[:3])


def test_lot_goes_by_place_since_ids_are_others_after_a_restore() -> None:
    first = rules(CHOOSE, tie=TieRule.LOT, seed="7")
    other = replace(first, options=tuple(f"other {each}" for each in first.options))
    (drawn,) = count([list(first.options)], first).winners
    assert count([list(other.options)], other).winners == (f"other {drawn}",)


@generated(poll=polls())
def test_ballots_and_a_count_by_hand_as_one_count_come_to_the_same(poll: Poll) -> None:
    held, choices = poll
    on_paper, on_devices = choices[:3], choices[3:]
    hand = check_hand(by_hand(on_paper, held), held) if on_paper else None
    kept = json.loads(json.dumps(packed_hand(summed(on_devices, held, hand))))
    if choices:
        assert count([], held, check_hand(kept, held)) == count(on_devices, held, hand)


# ---- Plain countings


@generated(poll=polls((DOTS, CHOOSE, YES_NO)))
def test_points_are_what_a_plain_counting_gives(poll: Poll) -> None:
    made, choices = poll
    for each in count(choices, made).standings:
        assert each.points == each.given == sum(_plainly(each.option, choice) for choice in choices)


def _plainly(option: str, choice: Any) -> int:
    if isinstance(choice, dict):
        return int(choice.get(option, 0))
    return int(choice == option if isinstance(choice, str) else option in choice)


def _before(one: str, other: str, order: Any) -> bool:
    return one in order and (other not in order or order.index(one) < order.index(other))


@generated(poll=polls((RANKING,)))
def test_borda_is_the_sum_of_all_comparisons_of_two(poll: Poll) -> None:
    made, choices = poll
    expected = dict.fromkeys(OPTIONS, Fraction())
    for order in choices:
        for one, other in permutations(OPTIONS, 2):
            expected[one] += 1 if _before(one, other, order) else 0 if _before(other, one, order) else Fraction(1, 2)
    result = count(choices, replace(made, method=RankingMethod.BORDA))
    assert {each.option: each.points for each in result.standings} == expected


@generated(poll=polls((RANKING,)))
def test_schulze_is_what_trying_every_path_gives(poll: Poll) -> None:
    made, choices = poll
    beats = {pair: sum(_before(*pair, order) for order in choices) for pair in permutations(OPTIONS, 2)}
    strength = {(a, b): wins if wins > beats[b, a] else 0 for (a, b), wins in beats.items()}
    best = {pair: max(min(strength[step] for step in path) for path in _paths(*pair)) for pair in beats}
    pairs = count(choices, replace(made, method=RankingMethod.SCHULZE)).pairs
    assert pairs is not None
    number = {option: place for place, option in enumerate(OPTIONS)}
    for (one, other), strongest in best.items():
        assert pairs.beats[number[one]][number[other]] == beats[one, other]
        assert pairs.paths[number[one]][number[other]] == strongest


def _paths(start: str, end: str) -> Iterator[list[tuple[str, str]]]:
    """Every way from one option to another, in steps."""
    others = [each for each in OPTIONS if each not in {start, end}]
    for length in range(len(others) + 1):
        for between in permutations(others, length):
            stops = [start, *between, end]
            yield list(pairwise(stops))


# ---- What holds for any ballots


@generated(poll=polls(), data=st.data())
def test_order_of_ballots_never_matters(poll: Poll, data: st.DataObject) -> None:
    made, choices = poll
    assert count(data.draw(st.permutations(choices)), made) == count(choices, made)


@generated(poll=polls(), data=st.data())
def test_counted_by_hand_is_counted_alike(poll: Poll, data: st.DataObject) -> None:
    made, choices = poll
    if not choices:
        return
    on_paper = data.draw(st.integers(1, len(choices)))
    hand = check_hand(by_hand(choices[:on_paper], made), made)
    joined, alone = count(choices[on_paper:], made, hand), count(choices, made)
    assert joined.by_hand == on_paper
    assert replace(joined, by_hand=0) == alone


@generated(poll=polls((DOTS, CHOOSE, RANKING, SCALE, TWO)), data=st.data())
def test_options_are_counted_alike_whatever_they_are_called(poll: Poll, data: st.DataObject) -> None:
    made, choices = poll
    called = dict(zip(OPTIONS, data.draw(st.permutations(OPTIONS)), strict=True))
    kept = replace(made, tie=TieRule.ALL)
    renamed: list[Any] = [
        {called[key]: value for key, value in each.items()} if isinstance(each, dict) else [called[key] for key in each]
        for each in choices
    ]
    first, second = count(choices, kept), count(renamed, kept)
    assert {(called[each.option], each.place, each.points, each.wins) for each in first.standings} == {
        (each.option, each.place, each.points, each.wins) for each in second.standings
    }


@generated(poll=polls((RANKING,)), data=st.data())
def test_more_support_never_harms_who_wins(poll: Poll, data: st.DataObject) -> None:
    made, choices = poll
    kept = replace(made, tie=TieRule.ALL, seats=1)
    for winner in count(choices, kept).winners:
        raised: list[Any] = [list(each) for each in choices]
        order = raised[data.draw(st.integers(0, len(raised) - 1))]
        place = order.index(winner) if winner in order else len(order)
        order[:] = [each for each in order if each != winner]
        order.insert(data.draw(st.integers(0, place)), winner)
        assert winner in count(raised, kept).winners


@generated(poll=polls())
def test_places_count_as_in_sports_and_seats_are_kept(poll: Poll) -> None:
    made, choices = poll
    result = count(choices, made)
    placed = [each for each in result.standings if each.place is not None]
    for each, other in combinations(placed, 2):
        assert each.place is not None
        assert other.place is not None
        assert each.place <= other.place or made.kind is YES_NO
        assert not (other.wins and not each.wins and each.place < other.place)
    assert all(each.given for each in result.standings if each.wins)
    if made.tie is not TieRule.ALL:
        assert len(result.winners) <= made.seats


def test_schulze_places_are_an_order_even_where_two_can_not_be_compared() -> None:
    pairs = ranking.schulze(OPTIONS[:3], [(("tak", "benk"), 2), (("buss",), 2)])
    assert [pairs.behind(each) for each in range(3)] == [0, 1, 0]


# ---- What may be shown


@pytest.mark.parametrize(
    ("devices", "hand", "exposed", "exported"),
    [
        (0, 0, True, False),
        (1, 0, True, False),
        (4, 0, True, False),
        (5, 0, False, True),
        (0, 4, True, False),
        (0, 5, False, True),
        (4, 5, True, False),
        (5, 4, False, False),
        (5, 5, False, True),
    ],
)
def test_few_secret_ballots_are_not_told(devices: int, hand: int, *, exposed: bool, exported: bool) -> None:
    """With four on devices and five by hand, who counted the five could subtract them."""
    entered = check_hand({"voters": hand, "totals": {"tak": hand}}, rules(DOTS)) if hand else None
    result = count([{"tak": 1}] * devices, rules(DOTS), entered)
    assert is_exposed(result) is exposed
    assert isinstance(shown(result, is_secret=True), Winners) is exposed
    assert may_export_ballots(result, is_secret=True) is exported
    assert shown(result, is_secret=False) is result
    assert may_export_ballots(result, is_secret=False)


def test_winners_alone_say_nothing_of_how_they_won() -> None:
    alone = winners_only(count([{"tak": 2, "benk": 2}, {"sti": 1}], rules(DOTS, seats=3)))
    assert asdict(alone) == {"winners": {"tak", "benk", "sti"}}
    clear = winners_only(count([{"tak": 2, "benk": 1}, {"sti": 2, "tak": 1}], rules(DOTS, seats=3)))
    assert alone == clear


def test_sixty_options_and_a_thousand_ballots_take_no_time() -> None:
    options = tuple(map(str, range(60)))
    poll = rules(RANKING, options=options, method=RankingMethod.SCHULZE)
    ballots = [[options[(7 * place + voter) % 60] for place in range(60)] for voter in range(1000)]
    started = process_time()
    count(ballots, poll)
    assert process_time() - started < 3
