"""Figures of counted answers, against numbers done by hand."""

import pytest

from facilitator.figures import Recommendation, mean, recommendation
from facilitator.suppression import Counted
from models.vocabulary import AnswerKind


@pytest.mark.parametrize(
    ("kind", "counts", "told"),
    [
        (AnswerKind.SCALE, (1, 0, 0, 0, 3), 4.0),
        (AnswerKind.SMILEYS, (0, 5, 0, 0, 0), 2.0),
        (AnswerKind.RECOMMEND, (2, *(0,) * 9, 2), 5.0),
        (AnswerKind.ONE, (3, 2), None),
        (AnswerKind.SEVERAL, (5, 5), None),
    ],
)
def test_mean_is_told_where_options_are_numbers(kind: AnswerKind, counts: tuple[int, ...], told: float | None) -> None:
    assert mean(kind, Counted(sum(counts), counts)) == told


def test_nobody_has_no_mean() -> None:
    assert mean(AnswerKind.SCALE, Counted(0, (0,) * 5)) is None


def test_nine_promotes_eight_does_not_and_six_detracts() -> None:
    told = recommendation(Counted(10, (1, 0, 0, 0, 0, 0, 1, 1, 1, 2, 4)))
    assert told == Recommendation(promoters=6, passives=2, detractors=2)
    assert told.score == 40
