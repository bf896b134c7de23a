"""Polls as organisers hold them: making and changing them, opening, closing, counting by hand, showing the result.

Until it is opened all of a poll can be changed, and from then on nothing; it may be taken back until
somebody has voted. Casting ballots is `voting`'s.
"""

import secrets
from collections.abc import Sequence
from datetime import timedelta
from difflib import get_close_matches
from typing import Any
from uuid import UUID, uuid4

from tortoise.functions import Max

from facilitator import ballots, clock, given, proposals
from facilitator.access import By, require_organiser
from facilitator.discussed import themes_of
from facilitator.errors import Conflict, Invalid, NotFound
from facilitator.flattening import empty_write_ahead_log
from facilitator.happenings import PollChanged
from facilitator.live import action, note
from facilitator.urn import is_open
from facilitator.voting import rules_of
from models import Ballot, Group, Poll, PollOption, Voted, Workshop
from models.vocabulary import PollKind, RankingMethod, Showing, TieRule

MOST = 100
"""Most polls in a workshop."""

MOST_MINUTES = 120
"""Longest time limit."""

_ALIKE = 0.7
"""How much of two texts is the same where one is the other, worded otherwise."""

_KEPT_SETTINGS = (
    "kind",
    "theme_id",
    "group_id",
    "dots",
    "most_on_one",
    "least",
    "most",
    "method",
    "seats",
    "tie",
    "is_secret",
    "is_live",
    "is_changeable",
    "is_shuffled",
    "minutes",
)


@action
async def add(
    workshop_id: UUID,
    title: str,
    *,
    by: By,
    kind: PollKind = PollKind.DOTS,
    theme_id: UUID | None = None,
    group_id: UUID | None = None,
) -> UUID:
    """Make a poll after the others, for everybody, a theme's groups or one group; returns its id."""
    await require_organiser(by, workshop_id)
    poll = Poll(
        workshop_id=workshop_id,
        title=given.line(title, "poll", 200, needed=True),
        kind=PollKind(kind),
        position=await _next_place(workshop_id),
        lot=secrets.token_hex(16),
    )
    await _put_scope(poll, theme_id, group_id)
    await poll.save(force_create=True)
    note(PollChanged(workshop_id, poll.id))
    return poll.id


@action
async def change(
    poll_id: UUID,
    *,
    by: By,
    title: str | None = None,
    kind: PollKind | None = None,
    dots: int | None = None,
    most_on_one: int | None = None,
    least: int | None = None,
    most: int | None = None,
    method: RankingMethod | None = None,
    seats: int | None = None,
    tie: TieRule | None = None,
    is_secret: bool | None = None,
    is_live: bool | None = None,
    is_changeable: bool | None = None,
    is_shuffled: bool | None = None,
    minutes: int | None = None,
) -> None:
    """Change what is given of a poll that nobody has seen yet; `minutes` 0 is no time limit.

    Raises Conflict("poll_was_opened") or ("secret_not_live").
    """
    poll = await _require_unopened(by, poll_id)
    if title is not None:
        poll.title = given.line(title, "poll", 200, needed=True)
    numbers = {"dots": dots, "most_on_one": most_on_one, "least": least, "most": most, "seats": seats}
    chosen = {"kind": kind, "method": method, "tie": tie, "is_changeable": is_changeable, "is_shuffled": is_shuffled}
    checked = {
        name: given.number(number, name, 0, ballots.MOST_DOTS) for name, number in numbers.items() if number is not None
    }
    poll.update_from_dict(checked | {name: value for name, value in chosen.items() if value is not None})
    if minutes is not None:
        poll.minutes = given.number(minutes, "minutes", 0, MOST_MINUTES) or None
    poll.is_secret = poll.is_secret if is_secret is None else is_secret
    if poll.is_secret and is_live:
        raise Conflict("secret_not_live")  # who sees totals grow sees each ballot
    poll.is_live = not poll.is_secret and (poll.is_live if is_live is None else is_live)
    await poll.save()
    note(PollChanged(poll.workshop_id, poll.id))


@action
async def set_scope(poll_id: UUID, *, by: By, theme_id: UUID | None = None, group_id: UUID | None = None) -> None:
    """Whom a poll is for: one group, the groups that have met a theme, or with neither everybody."""
    poll = await _require_unopened(by, poll_id)
    await _put_scope(poll, theme_id, group_id)
    await poll.save()
    note(PollChanged(poll.workshop_id, poll.id))


@action
async def set_options(poll_id: UUID, texts: Sequence[str], *, by: By) -> None:
    """What can be voted for, in order; empty lines are left out. Those that were there already stay who they are.

    One that is worded a little otherwise is still about its proposal; another text in its place is not. Raises
    Invalid("too_many_options") with number and most, or Invalid("options_equal") with text.
    """
    poll = await _require_unopened(by, poll_id)
    await _put_options(poll, [(text, None) for each in texts if (text := given.line(each, "option", 200))])
    note(PollChanged(poll.workshop_id, poll.id))


@action
async def take_proposals(poll_id: UUID, *, by: By) -> None:
    """Let people vote on what the groups proposed, of the poll's theme if it has one, after what is there already.

    Raises Conflict("no_proposals"), and as `set_options` does.
    """
    poll = await _require_unopened(by, poll_id)
    there = [(each.text, each.proposal_id) for each in await PollOption.filter(poll_id=poll.id).order_by("position")]
    places = {given.fold(text): place for place, (text, _) in enumerate(there)}
    taken = {proposal_id for _, proposal_id in there}
    for each in await proposals.visible_proposals(poll.workshop_id, theme_id=poll.theme_id, by=by):
        title = each.title[:200].strip()
        if not given.fold(title) or each.id in taken:
            continue
        place = places.setdefault(given.fold(title), len(there))
        if place == len(there):
            there.append((title, each.id))
        elif there[place][1] is None:
            there[place] = there[place][0], each.id
    if not there:
        raise Conflict("no_proposals")
    await _put_options(poll, there)
    note(PollChanged(poll.workshop_id, poll.id))


async def _put_options(poll: Poll, wanted: Sequence[tuple[str, UUID | None]]) -> None:
    """Texts in order, each with the proposal that it is about, where that isn't known already."""
    if len(wanted) > ballots.MOST_OPTIONS:
        raise Invalid("too_many_options", number=len(wanted), most=ballots.MOST_OPTIONS)
    seen: set[str] = set()
    for text, _ in wanted:
        if given.fold(text) in seen:
            raise Invalid("options_equal", text=text)
        seen.add(given.fold(text))
    there = {each.text: each for each in await PollOption.filter(poll_id=poll.id)}
    gone = {text: each for text, each in there.items() if text not in {text for text, _ in wanted}}
    for position, (text, proposal_id) in enumerate(wanted):
        before = there.get(text) or _worded_otherwise(text, gone)
        option = before or PollOption(poll_id=poll.id, proposal_id=None)
        option.text, option.position, option.proposal_id = text, position, proposal_id or option.proposal_id
        await option.save(force_create=before is None)
    await PollOption.filter(id__in=[each.id for each in gone.values()]).delete()


def _worded_otherwise(text: str, gone: dict[str, PollOption]) -> PollOption | None:
    """The option that this text has come from, taken out of those that are gone; None for a new one."""
    near = get_close_matches(text, gone, n=1, cutoff=_ALIKE)
    return gone.pop(near[0]) if near else None


@action
async def copy(poll_id: UUID, *, by: By) -> UUID:
    """Make a poll like another one, with none of its ballots: to vote again, or on something near it."""
    poll = await require_poll(by, poll_id)
    made = Poll(
        id=uuid4(),
        workshop_id=poll.workshop_id,
        title=poll.title,
        position=await _next_place(poll.workshop_id),
        lot=secrets.token_hex(16),
        **{name: getattr(poll, name) for name in _KEPT_SETTINGS},
    )
    await made.save(force_create=True)
    await _add_options(made.id, await PollOption.filter(poll_id=poll.id))
    note(PollChanged(poll.workshop_id, made.id))
    return made.id


async def _add_options(poll_id: UUID, like: Sequence[PollOption]) -> None:
    """Options like these, under ids of their own."""
    for each in like:
        await PollOption.create(poll_id=poll_id, position=each.position, text=each.text, proposal_id=each.proposal_id)


@action
async def remove(poll_id: UUID, *, by: By) -> None:
    """Take a poll away that was never opened: what somebody voted in stays."""
    poll = await _require_unopened(by, poll_id)
    await poll.delete()
    note(PollChanged(poll.workshop_id, poll_id))


@action
async def open_poll(poll_id: UUID, *, by: By) -> None:
    """Let people vote.

    Raises Invalid as `ballots.check_rules` does, Conflict("poll_was_opened") or ("personal_data_deleted").
    """
    poll = await _require_unopened(by, poll_id)
    if await Workshop.exists(id=poll.workshop_id, purged_at__isnull=False):
        raise Conflict("personal_data_deleted")
    options = await PollOption.filter(poll_id=poll.id)
    if poll.kind is PollKind.CHOOSE and options:
        poll.most = min(poll.most, len(options))
        poll.least = min(poll.least, poll.most)
    ballots.check_rules(rules_of(poll, options))
    now = clock.now()
    poll.opened_at = now
    poll.ends_at = now + timedelta(minutes=poll.minutes) if poll.minutes else None
    await poll.save()
    note(PollChanged(poll.workshop_id, poll.id))


@action
async def take_back(poll_id: UUID, *, by: By) -> None:
    """Let a poll that was opened by mistake be as before. Refused once anybody voted: Conflict("poll_has_ballots").

    Its options are others from then on: a ballot that somebody still holds must not count for what it is changed to.
    """
    poll = await require_poll(by, poll_id)
    if poll.opened_at is None:
        raise Conflict("poll_not_open")
    if poll.hand or poll.winners or await Ballot.exists(poll_id=poll_id):
        raise Conflict("poll_has_ballots")
    poll.opened_at = poll.ends_at = poll.closed_at = poll.published_at = None
    await poll.save(update_fields=["opened_at", "ends_at", "closed_at", "published_at"])
    options = await PollOption.filter(poll_id=poll_id)
    await PollOption.filter(poll_id=poll_id).delete()
    await _add_options(poll_id, options)
    await Workshop.filter(id=poll.workshop_id, showing_id=poll_id).update(showing=Showing.DAY, showing_id=None)
    note(PollChanged(poll.workshop_id, poll_id))


async def close_poll(poll_id: UUID, *, by: By) -> None:
    """Let nobody vote any more. From then on nothing tells whose ballot is whose, nor in what order they came."""
    await _close(poll_id, by=by)
    await empty_write_ahead_log()


async def close_due() -> None:
    """Close the polls whose time is up."""
    due = await Poll.filter(closed_at=None, ends_at__lte=clock.now()).values_list("id", flat=True)
    for poll_id in due:
        await _close_due(UUID(str(poll_id)))
    if due:
        await empty_write_ahead_log()


async def close_all(workshop_id: UUID) -> None:
    """Close all that are open (inside an action)."""
    for poll in await Poll.filter(workshop_id=workshop_id, opened_at__isnull=False, closed_at=None):
        await _end(poll)


@action
async def count_by_hand(poll_id: UUID, value: dict[str, Any] | None, *, by: By) -> None:
    """Enter what was counted by hand, of people without a device; None takes it back.

    Only before the poll is closed: with the result in sight, one count after another would tell what the ballots are.
    Raises Invalid as `ballots.check_hand` does, Conflict("poll_not_open") or ("poll_closed").
    """
    poll = await require_poll(by, poll_id)
    if poll.opened_at is None:
        raise Conflict("poll_not_open")
    if poll.closed_at is not None:
        raise Conflict("poll_closed")
    if value is not None:
        if "by_hand" in value:
            raise Invalid("hand_unreadable")
        ballots.check_hand(value, rules_of(poll, await PollOption.filter(poll_id=poll.id)))
    poll.hand = value
    await poll.save(update_fields=["hand"])
    note(PollChanged(poll.workshop_id, poll.id))


@action
async def publish(poll_id: UUID, *, by: By, is_published: bool = True) -> None:
    """Show the result on the participants' phones, or show it no more. Raises Conflict("poll_not_closed")."""
    poll = await require_poll(by, poll_id)
    if poll.closed_at is None:
        raise Conflict("poll_not_closed")
    if is_published != (poll.published_at is not None):
        poll.published_at = clock.now() if is_published else None
        await poll.save(update_fields=["published_at"])
    note(PollChanged(poll.workshop_id, poll.id))


@action
async def _close(poll_id: UUID, *, by: By) -> None:
    poll = await require_poll(by, poll_id)
    if poll.opened_at is None:
        raise Conflict("poll_not_open")
    await _end(poll)


@action
async def _close_due(poll_id: UUID) -> None:
    poll = await Poll.get_or_none(id=poll_id)
    if poll is not None and not is_open(poll, clock.now()):
        await _end(poll)


async def _end(poll: Poll) -> None:
    """Close it, and write the ballots anew under other ids: what a copy of the file once told is true of none."""
    if poll.closed_at is not None:
        return
    poll.closed_at = clock.now()
    await poll.save(update_fields=["closed_at"])
    cast = [(each.choice, each.person_id) for each in await Ballot.filter(poll_id=poll.id)]
    await Ballot.filter(poll_id=poll.id).delete()
    secrets.SystemRandom().shuffle(cast)
    await Ballot.bulk_create(
        Ballot(id=uuid4(), poll_id=poll.id, choice=choice, person_id=person_id) for choice, person_id in cast
    )
    if poll.is_secret:
        await Voted.filter(poll_id=poll.id).delete()
    note(PollChanged(poll.workshop_id, poll.id))


async def _next_place(workshop_id: UUID) -> int:
    """The place after the last. Raises Conflict("too_many_polls")."""
    there = Poll.filter(workshop_id=workshop_id)
    if await there.count() >= MOST:
        raise Conflict("too_many_polls", most=MOST)
    (last,) = await there.annotate(last=Max("position")).values_list("last", flat=True) or (None,)
    return 0 if last is None else int(str(last)) + 1


async def _put_scope(poll: Poll, theme_id: UUID | None, group_id: UUID | None) -> None:
    if theme_id is not None and not await themes_of(poll.workshop_id).filter(id=theme_id).exists():
        raise NotFound
    if group_id is not None and not await Group.exists(id=group_id, workshop_id=poll.workshop_id):
        raise NotFound
    poll.theme_id, poll.group_id = theme_id, group_id


async def require_poll(by: By, poll_id: UUID) -> Poll:
    """The poll, for organisers of its workshop."""
    poll = await Poll.get_or_none(id=poll_id)
    if poll is None:
        raise NotFound
    await require_organiser(by, poll.workshop_id)
    return poll


async def _require_unopened(by: By, poll_id: UUID) -> Poll:
    poll = await require_poll(by, poll_id)
    if poll.opened_at is not None:
        raise Conflict("poll_was_opened")
    return poll
