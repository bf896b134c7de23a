"""Ballots: what a poll lets one voter choose, and what a count by hand may say."""

import json
from dataclasses import asdict, replace
from typing import Any

import pytest
from hypothesis import given as generated
from hypothesis import strategies as st

from facilitator.ballots import Choice, Hand, Rules, check, check_hand, check_rules
from facilitator.errors import Invalid
from models.vocabulary import PollKind
from tests.facilitator.ballots import OPTIONS, by_hand, polls, rules

DOTS, CHOOSE, RANKING, SCALE, TWO, YES_NO = PollKind
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | st.sampled_from(OPTIONS),
    lambda each: st.lists(each) | st.dictionaries(st.sampled_from([*OPTIONS, "voters", "totals"]), each),
)


@pytest.mark.parametrize(
    ("kind", "given", "kept"),
    [
        (DOTS, {"sti": 1, "tak": 2, "benk": 0}, {"tak": 2, "sti": 1}),
        (DOTS, {}, {}),
        (CHOOSE, ["tak", "benk"], ["benk", "tak"]),
        (RANKING, ["tak", "benk"], ["tak", "benk"]),
        (SCALE, {"tak": 5}, {"tak": 5}),
        (TWO, {"tak": [5, 1]}, {"tak": [5, 1]}),
        (YES_NO, "abstain", "abstain"),
    ],
)
def test_choice_has_one_form(kind: PollKind, given: object, kept: object) -> None:
    assert check(given, rules(kind)) == kept
    assert json.dumps(check(given, rules(kind))) == json.dumps(kept)


@pytest.mark.parametrize(
    ("kind", "given", "code"),
    [
        (DOTS, {"tak": 3}, "too_many_on_one"),
        (DOTS, {"tak": 2, "benk": 2, "sti": 1}, "too_many_dots"),
        (DOTS, {"tak": -1, "benk": 2}, "choice_unreadable"),
        (DOTS, {"tak": 10**5000}, "choice_unreadable"),
        (DOTS, {"tak": True}, "choice_unreadable"),
        (DOTS, {"tak": 1.0}, "choice_unreadable"),
        (DOTS, {"hest": 1}, "option_unknown"),
        (DOTS, ["tak"], "choice_unreadable"),
        (CHOOSE, [], "wrong_number_chosen"),
        (CHOOSE, ["tak", "benk", "buss", "lys"], "wrong_number_chosen"),
        (CHOOSE, ["tak", "tak"], "option_twice"),
        (CHOOSE, ["hest"], "option_unknown"),
        (CHOOSE, [["tak"]], "choice_unreadable"),
        (RANKING, ["tak", "benk", "tak"], "option_twice"),
        (RANKING, {"tak": 1}, "choice_unreadable"),
        (SCALE, {"tak": 0}, "choice_unreadable"),
        (SCALE, {"tak": 6}, "choice_unreadable"),
        (TWO, {"tak": 3}, "choice_unreadable"),
        (TWO, {"tak": [3]}, "choice_unreadable"),
        (TWO, {"tak": [3, 3, 3]}, "choice_unreadable"),
        (YES_NO, "perhaps", "choice_unreadable"),
        (YES_NO, ["yes"], "choice_unreadable"),
        (YES_NO, None, "choice_unreadable"),
    ],
)
def test_choice_outside_the_rules_is_refused(kind: PollKind, given: object, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        check(given, rules(kind))
    assert refused.value.code == code


@generated(poll=polls())
def test_kept_choice_is_taken_again(poll: tuple[Rules, list[Choice]]) -> None:
    made, choices = poll
    assert [check(json.loads(json.dumps(each)), made) for each in choices] == choices


@generated(kind=st.sampled_from(PollKind), given=ANYTHING)
def test_anything_else_is_refused_and_nothing_breaks(kind: PollKind, given: object) -> None:
    for read in (check, check_hand):
        try:
            kept: Any = read(given, rules(kind))
        except Invalid:
            continue
        again = asdict(kept) if isinstance(kept, Hand) else kept
        assert read(json.loads(json.dumps(again)), rules(kind)) == kept


@generated(poll=polls())
def test_what_people_gave_can_be_entered_by_hand(poll: tuple[Rules, list[Choice]]) -> None:
    made, choices = poll
    if choices:
        assert check_hand(by_hand(choices, made), made).voters == len(choices)


@pytest.mark.parametrize(
    ("kind", "voters", "totals", "code"),
    [
        (DOTS, 2, {"tak": 5}, "hand_option_outside"),
        (DOTS, 2, {"tak": 4, "benk": 4, "buss": 1}, "hand_sum_outside"),
        (DOTS, 0, {}, "hand_voters_outside"),
        (DOTS, 5001, {}, "hand_voters_outside"),
        (DOTS, 2, {"hest": 1}, "option_unknown"),
        (DOTS, 2, [], "hand_unreadable"),
        (CHOOSE, 3, {"tak": 2}, "hand_sum_outside"),
        (CHOOSE, 3, {"tak": 4}, "hand_option_outside"),
        (RANKING, 3, [[["tak"], 2]], "hand_sum_outside"),
        (RANKING, 3, [[["tak", "tak"], 3]], "option_twice"),
        (RANKING, 1, [[["tak"], 2], [["benk"], -1]], "hand_unreadable"),
        (SCALE, 3, {"tak": [1, 1, 1, 1, 0]}, "hand_option_outside"),
        (SCALE, 3, {"tak": [4, -1, 0, 0, 0]}, "hand_option_outside"),
        (TWO, 3, {"tak": [[1, 0, 0, 0, 0], [0, 0, 0, 0, 2]]}, "hand_scales_differ"),
        (YES_NO, 3, {"yes": 2}, "hand_sum_outside"),
        (YES_NO, 3, {"yes": 4, "no": -1}, "hand_option_outside"),
    ],
)
def test_count_by_hand_that_people_could_not_give_is_refused(
    kind: PollKind, voters: int, totals: object, code: str
) -> None:
    with pytest.raises(Invalid) as refused:
        check_hand({"voters": voters, "totals": totals}, rules(kind))
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("kind", "changes", "code"),
    [
        (DOTS, {"options": ("tak",)}, "options_outside"),
        (DOTS, {"options": tuple(map(str, range(61)))}, "options_outside"),
        (DOTS, {"options": ("tak", "tak")}, "option_twice"),
        (DOTS, {"dots": 0}, "dots_outside"),
        (DOTS, {"most_on_one": 5}, "dots_on_one_outside"),
        (CHOOSE, {"most": 6}, "chosen_outside"),
        (CHOOSE, {"least": 4}, "chosen_outside"),
        (RANKING, {"seats": 6}, "seats_outside"),
        (SCALE, {"options": ()}, "options_outside"),
        (YES_NO, {"options": OPTIONS}, "options_outside"),
    ],
)
def test_rules_that_no_poll_can_have_are_refused(kind: PollKind, changes: dict[str, Any], code: str) -> None:
    assert check_rules(rules(kind)) == rules(kind)
    with pytest.raises(Invalid) as refused:
        check_rules(replace(rules(kind), **changes))
    assert refused.value.code == code


def test_scale_may_be_about_one_thing() -> None:
    about_one = rules(SCALE, options=("tak",))
    assert check_rules(about_one) is about_one
