"""What a poll came to, as it is told: everything that screens and papers say of it. Pure values, read elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from facilitator.ballots import Rules
from facilitator.sender import Sender
from facilitator.tally import Result, Standing, Winners, in_order, is_exposed
from models.vocabulary import Language, PollKind


@dataclass(frozen=True, slots=True)
class Scope:
    """Whom a poll was for: a theme's groups, one group, or everybody, if neither is said."""

    theme: str = ""
    group_number: int | None = None
    group_name: str = ""


@dataclass(frozen=True, slots=True)
class PollResult:
    """A closed poll with its result, as `made_at`. `title`, `starts_at` and `place` are the workshop's.

    `question` is what was asked, `day` the day it was closed. Of `may_vote` people `voted` did, those counted by hand
    included, who are `by_hand`. `texts` has every option's words. `result` is what `tally.shown` gives: with less
    there is nothing to tell, and more is refused as a programmer's error.
    """

    workshop_id: UUID
    title: str
    starts_at: datetime
    place: str
    language: Language
    made_at: datetime
    question: str
    is_secret: bool
    scope: Scope
    day: date
    may_vote: int
    voted: int
    by_hand: int
    texts: Mapping[str, str]
    rules: Rules
    result: Result | Winners
    sender: Sender | None = None

    def __post_init__(self) -> None:
        if self.is_secret and isinstance(self.result, Result) and is_exposed(self.result):
            raise ValueError("A secret result of few ballots tells only who won.")

    @property
    def winners(self) -> tuple[str, ...]:
        """See `tally.in_order`."""
        return in_order(self.result, self.rules)


@dataclass(frozen=True, slots=True)
class Vote:
    """What a poll that a measure won says of it, of so many `ballots`; no `standings` where its numbers aren't told.

    These are the measure's own, or, of a poll on yes or no, those of the answers.
    """

    question: str
    kind: PollKind
    ballots: int = 0
    standings: tuple[Standing, ...] = ()
