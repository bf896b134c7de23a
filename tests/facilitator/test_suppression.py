"""What is shown of anonymous answers, against whoever subtracts all that is shown from all else."""

from itertools import chain, combinations

from hypothesis import given
from hypothesis import strategies as st

from facilitator.suppression import LEAST, Counted, Shown, Tally, last_step, next_step, when_closed

GROUPS = tuple("ABCDEFG")


def a_tally(*sizes: int, without: int = 0) -> Tally:
    """So many yes in each group, and some of no group."""
    groups = {name: Counted(n, (n, 0)) for name, n in zip(GROUPS, sizes, strict=False)}
    whole = sum(sizes) + without
    return Tally(Counted(whole, (whole, 0)), groups)


def names_shown(shown: Shown | None) -> str:
    """The groups that are shown."""
    return "".join(name for name, counted in (shown.groups if shown else {}).items() if counted)


def told_apart(shown: Shown) -> set[int]:
    """How many people are told of by any subtraction of groups from the whole."""
    sizes = [counted.n for counted in shown.groups.values() if counted]
    chosen = chain.from_iterable(combinations(sizes, n) for n in range(len(sizes) + 1))
    return {shown.whole.n - sum(each) for each in chosen} | set(sizes)


def test_small_group_and_one_more_are_withheld() -> None:
    (shown,) = when_closed([a_tally(6, 6, 6, 3)])
    assert names_shown(shown) == "BC"
    assert shown is not None
    assert shown.whole.n == 21
    assert set(shown.groups) == {"A", "B", "C", "D"}


def test_same_groups_are_withheld_for_all_questions() -> None:
    asked = [a_tally(7, 6, 9, 3), a_tally(7, 6, 9, 0), a_tally(5, 6, 9, 3)]
    assert [names_shown(each) for each in when_closed(asked)] == ["AC", "AC", "AC"]


def test_group_in_which_many_skipped_a_question_is_withheld_there() -> None:
    assert [names_shown(each) for each in when_closed([a_tally(8, 9, 9), a_tally(2, 9, 9)])] == ["ABC", "C"]


def test_two_small_groups_hide_each_other() -> None:
    assert names_shown(when_closed([a_tally(4, 4, 6)])[0]) == "C"


def test_no_groups_are_shown_where_all_but_the_whole_would_tell() -> None:
    (shown,) = when_closed([a_tally(6, 3)])
    assert shown == Shown(Counted(9, (9, 0)))


def test_answers_of_no_group_count_as_what_is_left() -> None:
    assert names_shown(when_closed([a_tally(6, 7, without=2)])[0]) == "B"
    assert names_shown(when_closed([a_tally(6, 7, without=5)])[0]) == "AB"


def test_four_answers_show_nothing() -> None:
    assert when_closed([a_tally(4), a_tally(5)]) == [None, Shown(Counted(5, (5, 0)), {"A": Counted(5, (5, 0))})]


def test_higher_limit_withholds_more() -> None:
    assert names_shown(when_closed([a_tally(6, 6, 8)], 7)[0]) == "C"
    assert when_closed([a_tally(6)], 7) == [None]


sizes = st.lists(st.integers(0, 12), max_size=7)


@given(st.lists(sizes, min_size=1, max_size=4), st.integers(0, 6), st.integers(LEAST, 9))
def test_no_subtraction_tells_of_fewer_than_the_limit(asked: list[list[int]], without: int, least: int) -> None:
    tallies = [a_tally(*each, without=without) for each in asked]
    shown = when_closed(tallies, least)
    for each in shown:
        assert each is None or all(n == 0 or n >= least for n in told_apart(each))
    everywhere = set(GROUPS) - set().union(*(names_shown(each) for each in shown))
    assert when_closed(tallies, least) == shown  # the same each time
    assert all(not everywhere & set(names_shown(each)) for each in shown)


@given(st.lists(st.integers(0, 7), max_size=40), st.integers(LEAST, 9))
def test_no_two_moments_tell_of_fewer_than_the_limit(coming: list[int], least: int) -> None:
    now, seen = 0, [Shown(Counted(0, (0,)))]
    for more in coming:
        now += more
        shown = next_step(seen[-1], Counted(now, (now,)), least)
        assert shown is not None
        seen.append(shown)
    last = last_step(seen[-1], Counted(now, (now,)), least)
    assert last is not None
    seen.append(last)
    moments = [each.whole.n for each in seen]
    assert all(abs(a - b) == 0 or abs(a - b) >= least for a, b in combinations(moments, 2))
    assert last.is_partial == (last.whole.n < now)
    assert now - last.whole.n < least


def test_first_step_comes_with_the_limit() -> None:
    assert next_step(None, Counted(4, (4,))) is None
    first = next_step(None, Counted(5, (5,)))
    assert first == Shown(Counted(5, (5,)))
    assert next_step(first, Counted(9, (9,))) == first
    assert last_step(None, Counted(4, (4,))) is None
