"""Choosing what is to be started: what won a poll, proposals that nobody voted on, and what is a text alone; in order.

Nothing of a proposal is copied: what is written in it goes on being read where it is.
"""

from collections.abc import Iterable
from uuid import UUID

from facilitator import clock, given, poll_views, tally
from facilitator.access import By, require_organiser
from facilitator.ballots import YES
from facilitator.chosen import Chosen, chosen_of
from facilitator.discussed import themes_of
from facilitator.errors import Conflict, NotFound
from facilitator.happenings import MeasuresChosen
from facilitator.live import action, note
from facilitator.polls import require_poll
from facilitator.proposals import followed
from facilitator.voting import rules_of
from models import ChosenMeasure, Poll, PollOption, Workshop
from models.vocabulary import PollKind

MOST = 100
"""Most chosen measures in a workshop."""


@action
async def carry_winners(poll_id: UUID, *, by: By) -> int:
    """Choose what a poll sends on, after what is chosen already; returns how much of it is new.

    Raises Conflict("poll_not_closed"), Conflict("nothing_won") or Conflict("too_many_chosen").
    """
    poll = await require_poll(by, poll_id)
    if poll.closed_at is None:
        raise Conflict("poll_not_closed")
    won = await _winners(poll)
    if not won:
        raise Conflict("nothing_won")
    return await _add(poll.workshop_id, won)


@action
async def choose(proposal_id: UUID, *, by: By) -> None:
    """Choose a proposal that nobody voted on, last; one that was merged as the one that was kept.

    Raises Conflict("proposal_hidden") or Conflict("too_many_chosen").
    """
    proposal = (await followed([proposal_id])).get(proposal_id)
    if proposal is None or proposal.is_private:
        raise NotFound
    workshop = await require_organiser(by, proposal.meeting.workshop_id)
    if proposal.hidden_at is not None:
        raise Conflict("proposal_hidden")
    await _add(workshop.id, [ChosenMeasure(proposal_id=proposal.id)])


@action
async def choose_text(workshop_id: UUID, text: str, *, by: By, theme_id: UUID | None = None) -> None:
    """Choose what is no proposal, last.

    Raises as `given.line` does, Conflict("chosen_already") with text, or Conflict("too_many_chosen").
    """
    await require_organiser(by, workshop_id)
    await _require_theme(workshop_id, theme_id)
    text = given.line(text, "measure", 200, needed=True)
    if not await _add(workshop_id, [ChosenMeasure(text=text, theme_id=theme_id)]):
        raise Conflict("chosen_already", text=text)


@action
async def set_theme(measure_id: UUID, *, by: By, theme_id: UUID | None = None) -> None:
    """Say which theme a text belongs to, or none. Raises Conflict("theme_of_proposal") for a proposal."""
    row = await _require_measure(measure_id, by)
    if row.proposal_id is not None:
        raise Conflict("theme_of_proposal")
    await _require_theme(row.workshop_id, theme_id)
    row.theme_id = theme_id
    await row.save(update_fields=["theme_id"])
    note(MeasuresChosen(row.workshop_id))


@action
async def move(measure_id: UUID, position: int, *, by: By) -> None:
    """Put a chosen measure at a place among the others, counted from 0."""
    row = await _require_measure(measure_id, by)
    there = await chosen_of(row.workshop_id)
    moved = _among(there, measure_id)
    others = [each for each in there if each is not moved]
    others.insert(max(0, position), moved)
    for place, row_id in enumerate(row_id for each in others for row_id in each.rows):
        await ChosenMeasure.filter(id=row_id).update(position=place)
    note(MeasuresChosen(row.workshop_id))


@action
async def remove(measure_id: UUID, *, by: By) -> None:
    """Take a measure out of what is chosen; its proposal stays as it is."""
    row = await _require_measure(measure_id, by)
    chosen = _among(await chosen_of(row.workshop_id), measure_id)
    await ChosenMeasure.filter(id__in=chosen.rows).delete()
    note(MeasuresChosen(row.workshop_id))


@action
async def show(workshop_id: UUID, *, by: By) -> None:
    """Let everybody in the workshop see what is chosen, also what is chosen later."""
    await require_organiser(by, workshop_id)
    await Workshop.filter(id=workshop_id, measures_shown_at=None).update(measures_shown_at=clock.now())
    note(MeasuresChosen(workshop_id))


@action
async def withhold(workshop_id: UUID, *, by: By) -> None:
    """Let nobody but the organisers see it."""
    await require_organiser(by, workshop_id)
    await Workshop.filter(id=workshop_id).update(measures_shown_at=None)
    note(MeasuresChosen(workshop_id))


async def _winners(poll: Poll) -> list[ChosenMeasure]:
    """What a closed poll sends on, as far as its result may be told; a yes sends on what was asked about."""
    options = {str(each.id): each for each in await PollOption.filter(poll_id=poll.id).order_by("position")}
    result = await poll_views.shown_result(poll, tuple(options.values()))
    won = tally.in_order(result, rules_of(poll, [*options.values()]))
    if poll.kind is PollKind.YES_NO:
        if won != (YES,):
            return []
        won = tuple(options)
        if not won:
            return [ChosenMeasure(text=poll.title, theme_id=poll.theme_id, poll_id=poll.id)]
    kept = await followed(each.proposal_id for each in options.values() if each.proposal_id)
    found = []
    for option in (options[each] for each in won):
        proposal = kept.get(option.proposal_id) if option.proposal_id else None
        of_text = {} if proposal else {"text": option.text, "theme_id": poll.theme_id}
        found.append(ChosenMeasure(proposal_id=proposal.id if proposal else None, poll_id=poll.id, **of_text))
    return found


async def _add(workshop_id: UUID, wanted: Iterable[ChosenMeasure]) -> int:
    """Put those at the end that aren't there; returns how many they are."""
    known = {each.key for each in await chosen_of(workshop_id)}
    rows = await ChosenMeasure.filter(workshop_id=workshop_id).order_by("position")
    place = rows[-1].position + 1 if rows else 0
    new = {key: row for row in wanted if (key := row.proposal_id or given.fold(row.text)) not in known}
    if len(rows) + len(new) > MOST:
        raise Conflict("too_many_chosen", most=MOST)
    for position, row in enumerate(new.values(), start=place):
        row.workshop_id, row.position = workshop_id, position
        await row.save(force_create=True)
    if new:
        note(MeasuresChosen(workshop_id))
    return len(new)


def _among(there: Iterable[Chosen], measure_id: UUID) -> Chosen:
    return next(each for each in there if measure_id in each.rows)


async def _require_measure(measure_id: UUID, by: By) -> ChosenMeasure:
    row = await ChosenMeasure.get_or_none(id=measure_id)
    if row is None:
        raise NotFound
    await require_organiser(by, row.workshop_id)
    return row


async def _require_theme(workshop_id: UUID, theme_id: UUID | None) -> None:
    if theme_id is not None and not await themes_of(workshop_id).filter(id=theme_id).exists():
        raise NotFound
