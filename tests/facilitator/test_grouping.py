"""Dividing people into groups."""

from collections import Counter

import pytest
from hypothesis import given as generated
from hypothesis import strategies as st

from facilitator.grouping import even_split, placed_among

ORGANISATIONS = st.sampled_from(["Kommune A", "kommune a ", "Kommune B", "Bedrift B", ""])


@generated(organisations=st.lists(ORGANISATIONS, max_size=60), groups=st.integers(1, 12))
def test_split_is_even_in_size_and_in_each_organisation(organisations: list[str], groups: int) -> None:
    split = even_split(list(enumerate(organisations)), groups)
    assert sorted(split) == list(range(len(organisations)))
    _require_even(Counter(split.values()), groups)
    for name in ("kommune a", "kommune b", "bedrift b"):
        its = [person for person, given in enumerate(organisations) if given.casefold().strip() == name]
        _require_even(Counter(split[person] for person in its), groups)


def _require_even(sizes: Counter[int], groups: int) -> None:
    counts = [sizes[number] for number in range(1, groups + 1)]
    assert max(counts) - min(counts) <= 1
    assert sum(counts) == sum(sizes.values())


def test_split_is_the_same_for_the_same_people() -> None:
    people = [("Sara", "Kommune A"), ("Tor", "Kommune A"), ("Liv", ""), ("Amal", "Bedrift B")]
    assert even_split(people, 2) == {"Sara": 1, "Tor": 2, "Amal": 1, "Liv": 2}


def test_latecomers_come_in_the_smallest_group() -> None:
    assert placed_among(["Sara", "Tor", "Liv"], {1: 3, 2: 1, 3: 2}) == {"Sara": 2, "Tor": 2, "Liv": 3}


def test_split_into_no_groups_is_refused() -> None:
    with pytest.raises(ValueError, match="0"):
        even_split([("Sara", "")], 0)
