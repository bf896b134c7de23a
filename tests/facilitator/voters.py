"""People who vote: a poll that is open, and how ballots are cast in it."""

from typing import Any
from uuid import UUID, uuid4

from facilitator import polls, voting
from facilitator.access import By
from models import PollOption
from models.vocabulary import PollKind
from tests.builders import Made

OPTIONS = ("Gåbuss med faste voksne", "Åpen skolegård etter kl. 16", "Én kontaktperson for frivillige")


def a_key() -> str:
    """A key as a browser makes it."""
    return uuid4().hex


async def a_poll(
    made: Made, kind: PollKind = PollKind.DOTS, *, options: tuple[str, ...] = OPTIONS, opened: bool = True, **facts: Any
) -> UUID:
    """A poll of a workshop, open for voting."""
    poll_id = await polls.add(made.workshop_id, "Hva bør vi begynne med?", by=made.by, kind=kind)
    await polls.set_options(poll_id, options, by=made.by)
    if facts:
        await polls.change(poll_id, by=made.by, **facts)
    if opened:
        await polls.open_poll(poll_id, by=made.by)
    return poll_id


async def options_of(poll_id: UUID) -> list[str]:
    """The ids of what can be voted for, as a browser knows them."""
    return [str(each.id) for each in await PollOption.filter(poll_id=poll_id).order_by("position")]


async def vote(poll_id: UUID, choice: Any, by: By, key: str = "") -> str:
    """Cast a ballot; returns its key."""
    key = key or a_key()
    await voting.cast(poll_id, key, choice, by=by)
    return key
