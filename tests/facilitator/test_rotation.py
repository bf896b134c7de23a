"""Who meets whom: the rules that always hold, for every size of workshop."""

from collections import Counter
from itertools import pairwise, product

import pytest
from hypothesis import given as generated
from hypothesis import settings
from hypothesis import strategies as st

from facilitator import rotation
from facilitator.rotation import Cell, Clash

SIZES = list(product(range(2, 13), range(2, 13)))
"""Every number of groups and themes from 2 to 12."""

SUMMARY = 2
"""The round that is the summary in hand-made plans."""


def _cells(plan: rotation.Plan) -> list[Cell[int, int]]:
    """The plan's meetings, the summary last."""
    rows = [*plan.rounds, plan.home]
    return [
        Cell(number, number == len(plan.rounds), group, theme, plan.tracks[group])
        for number, row in enumerate(rows)
        for group, theme in enumerate(row)
    ]


@pytest.mark.parametrize(("groups", "themes"), SIZES)
def test_plan_keeps_every_rule_for_every_number_of_rounds(groups: int, themes: int) -> None:
    for rounds in range(1, themes + 1):
        plan = rotation.plan(groups, themes, rounds)
        assert len(plan.rounds) == rounds
        assert rotation.broken_rules(_cells(plan), {}) == []
        for group in range(groups):
            assert len({row[group] for row in plan.rounds}) == rounds
        for row in plan.rounds:
            assert len(set(zip(plan.tracks, row, strict=True))) == groups
        assert plan.home == plan.rounds[0]


@pytest.mark.parametrize(("groups", "themes"), SIZES)
def test_groups_are_spread_evenly_over_as_few_tracks_as_can_be(groups: int, themes: int) -> None:
    tracks = rotation.plan(groups, themes).tracks
    sizes = Counter(tracks)
    assert sorted(sizes) == list(range(1, -(-groups // themes) + 1))
    assert max(sizes.values()) - min(sizes.values()) <= 1
    assert max(sizes.values()) <= themes
    assert all(one <= two for one, two in pairwise(tracks))


@pytest.mark.parametrize(("groups", "themes"), SIZES)
def test_themes_rest_exactly_where_a_track_has_fewer_groups(groups: int, themes: int) -> None:
    plan = rotation.plan(groups, themes)
    sizes = Counter(plan.tracks)
    for row, resting in zip(plan.rounds, plan.resting, strict=True):
        met = set(zip(plan.tracks, row, strict=True))
        assert met | set(resting) == set(product(sizes, range(themes)))
        assert not met & set(resting)
        assert Counter(track for track, _ in resting) == Counter(
            {track: themes - size for track, size in sizes.items() if size < themes}
        )


@pytest.mark.parametrize(("groups", "themes"), SIZES)
def test_themes_of_a_track_have_had_equally_many_groups_after_each_round(groups: int, themes: int) -> None:
    plan = rotation.plan(groups, themes)
    visits = {track: Counter(dict.fromkeys(range(themes), 0)) for track in plan.tracks}
    for row in plan.rounds:
        for track, theme in zip(plan.tracks, row, strict=True):
            visits[track][theme] += 1
        assert all(max(each.values()) - min(each.values()) <= 1 for each in visits.values())


@pytest.mark.parametrize(("groups", "themes"), SIZES)
def test_leader_of_a_theme_in_a_track_is_never_in_two_places(groups: int, themes: int) -> None:
    plan = rotation.plan(groups, themes)
    leaders = {(theme, track): [f"{theme}-{track}"] for theme in range(themes) for track in set(plan.tracks)}
    assert rotation.broken_rules(_cells(plan), leaders) == []


def test_four_groups_and_themes_hand_each_theme_on_to_the_next_group() -> None:
    plan = rotation.plan(4, 4)
    assert plan.rounds == ((0, 1, 2, 3), (3, 0, 1, 2), (2, 3, 0, 1), (1, 2, 3, 0))
    assert plan.home == (0, 1, 2, 3)
    assert plan.resting == ((), (), (), ())


@pytest.mark.parametrize(("groups", "themes", "rounds"), [(0, 4, 4), (4, 0, 0), (4, 4, 5), (4, 4, -1)])
def test_impossible_plan_is_refused(groups: int, themes: int, rounds: int) -> None:
    with pytest.raises(ValueError, match=str(groups)):
        rotation.plan(groups, themes, rounds)


@pytest.mark.parametrize(("groups", "themes"), SIZES)
def test_fixed_groups_keep_their_theme_in_a_track_of_their_own(groups: int, themes: int) -> None:
    plan = rotation.fixed(groups, themes, 3)
    assert plan.rounds == (plan.home,) * 3
    assert len(set(zip(plan.tracks, plan.home, strict=True))) == groups
    assert max(plan.tracks) == -(-groups // themes)


@generated(groups=st.integers(1, 12), themes=st.integers(1, 12), data=st.data())
@settings(max_examples=200, deadline=None)
def test_rest_of_a_rotation_is_found_whatever_round_was_held(groups: int, themes: int, data: st.DataObject) -> None:
    groups = min(groups, themes)
    rounds = data.draw(st.integers(0, themes))
    held = data.draw(st.integers(0, rounds))
    names = data.draw(st.permutations(range(themes)))
    plan = rotation.plan(groups, themes, rounds)
    met = {group: frozenset(names[row[group]] for row in plan.rounds[:held]) for group in range(groups)}
    visits = Counter(theme for its in met.values() for theme in its)
    rest = rotation.complete(met, list(range(themes)), visits, rounds - held)
    assert rest is not None
    assert len(rest) == rounds - held
    _require_a_rest(met, rest)


@generated(themes=st.integers(2, 8), data=st.data())
@settings(max_examples=200, deadline=None)
def test_rest_after_any_history_is_sound_or_none(themes: int, data: st.DataObject) -> None:
    groups = data.draw(st.integers(1, themes))
    met = {
        group: data.draw(st.frozensets(st.integers(0, themes - 1), max_size=themes - 1), label="met")
        for group in range(groups)
    }
    rounds = data.draw(st.integers(0, themes))
    visits = Counter(theme for its in met.values() for theme in its)
    rest = rotation.complete(met, list(range(themes)), visits, rounds)
    if rest is not None:
        assert len(rest) == rounds
        _require_a_rest(met, rest)
    elif rounds == 1:
        assert not _can_meet(met, themes)


def _at(number: int, group: str, theme: str, track: int = 1) -> Cell[str, str]:
    return Cell(number, number == SUMMARY, group, theme, track)


def _require_a_rest(met: dict[int, frozenset[int]], rest: list[dict[int, int]]) -> None:
    for row in rest:
        assert sorted(row) == sorted(met)
        assert len(set(row.values())) == len(row)
    for group, before in met.items():
        later = [row[group] for row in rest]
        assert len({*later, *before}) == len(later) + len(before)


def _can_meet(met: dict[int, frozenset[int]], themes: int) -> bool:
    """Whether one round is possible, tried out (Hall's condition by brute force)."""
    wanted = [set(range(themes)) - its for its in met.values()]
    return all(
        len(set().union(*(each for index, each in enumerate(wanted) if chosen >> index & 1))) >= chosen.bit_count()
        for chosen in range(1, 1 << len(wanted))
    )


def test_group_that_came_late_sums_up_a_theme_it_met_and_nobody_began_with() -> None:
    rows = [{"1": "a", "2": "b"}, {"1": "b", "2": "c", "3": "a"}, {"1": "c", "2": "a", "3": "d"}]
    assert rotation.homes(rows, {"1": 1, "2": 1, "3": 1}) == {"1": "a", "2": "b", "3": "d"}


def test_broken_rules_name_rounds_groups_themes_and_leader() -> None:
    cells = [
        _at(0, "1", "a"),
        _at(0, "2", "b"),
        _at(1, "1", "a"),
        _at(1, "2", "a"),
        _at(2, "1", "b"),
        _at(2, "2", "a"),
    ]
    assert rotation.broken_rules(cells, {("a", 1): ["Sara"], ("b", 1): ["Sara"]}) == [
        Clash("theme_twice", (0, 1), ("1",), ("a",), 1),
        Clash("summary_not_home", (2,), ("1",), ("b", "a"), 1),
        Clash("summary_not_home", (2,), ("2",), ("a", "b"), 1),
        Clash("leader_two_places", (0,), ("1", "2"), ("a", "b"), 1, "Sara"),
        Clash("theme_two_places", (1,), ("1", "2"), ("a",), 1),
        Clash("leader_two_places", (2,), ("1", "2"), ("b", "a"), 1, "Sara"),
    ]


def test_same_theme_in_two_tracks_is_no_fault() -> None:
    assert rotation.broken_rules([_at(0, "1", "a"), _at(0, "2", "a", 2)], {}) == []


def test_meeting_a_theme_again_is_no_fault_where_groups_keep_theirs() -> None:
    cells = [_at(number, "1", "a") for number in range(2)]
    assert rotation.broken_rules(cells, {}, is_fixed=True) == []
