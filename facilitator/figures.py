"""Figures of counted answers: the mean, and how many would recommend. Pure."""

from dataclasses import dataclass

from facilitator.suppression import Counted
from models.vocabulary import AnswerKind

_FIRST = {AnswerKind.SCALE: 1, AnswerKind.SMILEYS: 1, AnswerKind.RECOMMEND: 0}
"""What the first option counts as, in the kinds whose options are numbers."""

PASSIVE, PROMOTER = 7, 9
"""From which number on somebody counts as passive, and as a promoter; those below are detractors."""


@dataclass(frozen=True, slots=True)
class Recommendation:
    """How many are promoters (9-10), passives (7-8) and detractors (0-6)."""

    promoters: int
    passives: int
    detractors: int

    @property
    def score(self) -> int:
        """The net promoter score: percent of promoters less percent of detractors, from -100 to 100."""
        whole = self.promoters + self.passives + self.detractors
        return round(100 * (self.promoters - self.detractors) / whole) if whole else 0


def mean(kind: AnswerKind, counted: Counted) -> float | None:
    """The mean of a scale from 1, or of 0-10; None where the options are no numbers, or nobody answered."""
    first = _FIRST.get(kind)
    if first is None or not counted.n:
        return None
    return sum((first + place) * count for place, count in enumerate(counted.counts)) / counted.n


def recommendation(counted: Counted) -> Recommendation:
    """How those who answered 0-10 are divided."""
    counts = counted.counts
    return Recommendation(sum(counts[PROMOTER:]), sum(counts[PASSIVE:PROMOTER]), sum(counts[:PASSIVE]))
