"""What was chosen to be started, as it stands: each measure where it is written, and what the vote said of it.

A proposal that was merged is read in the one that was kept; if both were chosen, they are one.
"""

from dataclasses import dataclass
from uuid import UUID

from facilitator import given, poll_views, tally
from facilitator.access import By, require_organiser
from facilitator.discussed import themes_of
from facilitator.live import reading
from facilitator.poll_results import Vote
from facilitator.proposals import Visible, followed, visible_proposals
from models import ChosenMeasure, Poll, PollOption, Proposal, Theme
from models.vocabulary import PollKind


@dataclass(frozen=True, slots=True)
class Chosen:
    """A chosen measure: a proposal, or a text. `rows` are what it stands in, `poll` is the one that it won."""

    rows: tuple[UUID, ...]
    text: str
    theme: Theme | None
    proposal: Proposal | None
    poll: Poll | None

    @property
    def id(self) -> UUID:
        """What it is called by."""
        return self.rows[0]

    @property
    def title(self) -> str:
        """What it is called; empty where a proposal has no title yet."""
        return self.proposal.document.title if self.proposal else self.text

    @property
    def is_hidden(self) -> bool:
        """Whether its proposal was taken out of sight; then it is told nowhere else either."""
        return self.proposal is not None and self.proposal.hidden_at is not None

    @property
    def key(self) -> object:
        """What only one measure of a workshop may have."""
        return self.proposal.id if self.proposal else given.fold(self.text)


@dataclass(frozen=True, slots=True)
class Listed:
    """A chosen measure as its organisers see it. With `is_text` its theme can be said, else its proposal has one."""

    id: UUID
    title: str
    is_text: bool
    theme_id: UUID | None
    theme: str
    question: str
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class ChosenList:
    """The chosen measures in order, the proposals that could be, and the themes; and whether everybody sees them."""

    measures: tuple[Listed, ...]
    others: tuple[Visible, ...]
    themes: tuple[tuple[UUID, str], ...]
    is_shown: bool


@reading
async def read_chosen(workshop_id: UUID, *, by: By) -> ChosenList:
    """What is chosen, and what else could be, for the workshop's organisers."""
    workshop = await require_organiser(by, workshop_id)
    measures = await chosen_of(workshop_id)
    known = {each.proposal.id for each in measures if each.proposal}
    themes = await themes_of(workshop_id).order_by("position")
    return ChosenList(
        measures=tuple(_listed(each) for each in measures),
        others=tuple(each for each in await visible_proposals(workshop_id, by=by) if each.id not in known),
        themes=tuple((each.id, each.title) for each in themes),
        is_shown=workshop.measures_shown_at is not None,
    )


async def chosen_of(workshop_id: UUID) -> list[Chosen]:
    """The chosen measures of a workshop, in order. Gates nothing; call inside an action or a read."""
    rows = (
        await ChosenMeasure.filter(workshop_id=workshop_id).order_by("position", "id").select_related("theme", "poll")
    )
    kept = await followed(each.proposal_id for each in rows if each.proposal_id)
    found: dict[object, Chosen] = {}
    for row in rows:
        proposal = kept[row.proposal_id] if row.proposal_id else None
        each = Chosen((row.id,), row.text, proposal.meeting.theme if proposal else row.theme, proposal, row.poll)
        first = found.get(each.key)
        rows_of = (*first.rows, row.id) if first else each.rows
        found[each.key] = Chosen(rows_of, each.text, each.theme, proposal, (first and first.poll) or row.poll)
    return list(found.values())


async def votes_of(measures: list[Chosen], *, only_shown: bool = False) -> dict[UUID, Vote]:
    """What the polls said of those that won one; with `only_shown` of polls whose result everybody sees.

    Gates nothing; call inside a read.
    """
    polls = {each.poll.id: each.poll for each in measures if each.poll}
    found: dict[UUID, Vote] = {}
    for poll in polls.values():
        if poll.closed_at is None or (only_shown and poll.published_at is None):
            continue
        options = tuple(await PollOption.filter(poll_id=poll.id).order_by("position"))
        kept = await followed(each.proposal_id for each in options if each.proposal_id)
        result = await poll_views.shown_result(poll, options)
        for each in measures:
            if each.poll and each.poll.id == poll.id:
                own = {str(option.id) for option in options if _is_about(option, each, kept)}
                found[each.id] = _vote(poll, result, own)
    return found


def _is_about(option: PollOption, measure: Chosen, kept: dict[UUID, Proposal]) -> bool:
    if measure.proposal is None:
        return given.fold(option.text) == given.fold(measure.text)
    about = kept.get(option.proposal_id) if option.proposal_id else None
    return about is not None and about.id == measure.proposal.id


def _vote(poll: Poll, result: tally.Result | tally.Winners, own: set[str]) -> Vote:
    if isinstance(result, tally.Winners):
        return Vote(poll.title, poll.kind)
    if poll.kind is PollKind.YES_NO:
        return Vote(poll.title, poll.kind, result.ballots, result.standings)
    best = next((each for each in result.standings if each.option in own), None)
    return Vote(poll.title, poll.kind, result.ballots, (best,) if best else ())


def _listed(measure: Chosen) -> Listed:
    return Listed(
        id=measure.id,
        title=measure.title,
        is_text=measure.proposal is None,
        theme_id=measure.theme.id if measure.theme else None,
        theme=measure.theme.title if measure.theme else "",
        question=measure.poll.title if measure.poll else "",
        is_hidden=measure.is_hidden,
    )
