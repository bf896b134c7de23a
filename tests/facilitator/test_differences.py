"""Differences: what is told of two texts gives each of them back, and no text takes long."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from facilitator.differences import Kind, Line, lines, stretches

LINES = st.lists(st.text("ab c", max_size=12), max_size=12)


def _told(found: Sequence[Line], without: Kind) -> list[str]:
    return [
        "".join(piece.text for piece in line.pieces if piece.kind is not without)
        for line in found
        if line.kind is not without
    ]


@given(LINES, LINES)
def test_lines_give_the_old_and_the_new_text_back(old: list[str], new: list[str]) -> None:
    found = lines(old, new)
    assert _told(found, without=Kind.ADDED) == old
    assert _told(found, without=Kind.REMOVED) == new


@given(LINES, LINES)
def test_stretches_make_the_new_of_the_old(old: list[str], new: list[str]) -> None:
    made = list(old)
    for start, end, start_new, end_new in reversed(stretches(old, new)):
        made[start:end] = new[start_new:end_new]
    assert made == new


def test_texts_that_share_nothing_are_told_as_a_whole() -> None:
    old, new = ["a", "b"] * 20_000, ["b", "c"] * 20_000
    assert stretches(old, new) == [(0, 40_000, 0, 40_000)]
    assert len(lines(old, new)) == 80_000
