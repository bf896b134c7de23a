"""Differences: what is told of two texts gives each of them back, and no text takes long."""

from collections.abc import Sequence
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.differences import Effort, Kind, Line, lines, stretches

LINES = st.lists(st.text("ab c", max_size=12), max_size=12)


def _told(found: Sequence[Line], without: Kind) -> list[str]:
    return [
        "".join(piece.text for piece in line.pieces if piece.kind is not without)
        for line in found
        if line.kind is not without
    ]


@given(LINES, LINES)
@settings(deadline=None)
def test_lines_give_the_old_and_the_new_text_back(old: list[str], new: list[str]) -> None:
    found = lines(old, new)
    assert _told(found, without=Kind.ADDED) == old
    assert _told(found, without=Kind.REMOVED) == new


@given(LINES, LINES)
@settings(deadline=None)
def test_stretches_make_the_new_of_the_old(old: list[str], new: list[str]) -> None:
    made = list(old)
    for start, end, start_new, end_new in reversed(stretches(old, new)):
        made[start:end] = new[start_new:end_new]
    assert made == new


def test_texts_that_share_nothing_are_told_as_a_whole() -> None:
    old, new = ["a", "b"] * 20_000, ["b", "c"] * 20_000
    assert stretches(old, new) == [(0, 40_000, 0, 40_000)]
    assert len(lines(old, new)) == 80_000


HOSTILE = {
    "in another order": (["a", "b"] * 1_000, ["b", "a", "a"] * 650),
    "long lines": (["w" * 40_000 + f" {n}" for n in range(100)], ["v " * 20_000 + str(n) for n in range(100)]),
    "many lines": ([f"{n} a" for n in range(100_000)], [f"{n} b" for n in range(100_000)]),
    "many words": ([f"{'a b c ' * 300}{n}" for n in range(30)], [f"{'c b a ' * 300}{n}" for n in range(30)]),
}
"""Old and new, of which the first two once took a minute each."""


@pytest.mark.parametrize("texts", HOSTILE.values(), ids=HOSTILE)
def test_comparing_takes_seconds_whatever_is_compared(texts: tuple[list[str], list[str]]) -> None:
    begun = process_time()
    found = lines(*texts)
    assert process_time() - begun < 15
    assert _told(found, without=Kind.ADDED) == texts[0]
    assert _told(found, without=Kind.REMOVED) == texts[1]


def test_who_compares_much_at_once_shares_the_effort() -> None:
    effort = Effort(10)
    assert stretches("abcdef", "bcdxef", effort) == [(0, 1, 0, 0), (4, 4, 3, 4)]
    assert stretches("abcdef", "bcdxef", effort) == [(0, 4, 0, 4)]
