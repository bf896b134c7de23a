"""The short code of a workshop: finding what it opens, and stopping those who guess."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from facilitator.errors import NotFound
from facilitator.limits import Client, Window
from models import Workshop
from models.vocabulary import Joining

# Wrong codes count by browser. A network is a whole hall: used up, it lets only browsers in that have their cookie, and
# makes those that were wrong wait sooner.
_wrong = Window(most=20, seconds=600)
_wrong_in_network = Window(most=400, seconds=600)
# More than a full hall mistypes: somebody who shows another cookie with every guess.
_guesses_in_network = Window(most=2000, seconds=600)
_MOST_WHEN_BUSY = 6
_LENGTH = 6


@dataclass(frozen=True, slots=True)
class WorkshopCard:
    """What anybody who has the code may know."""

    id: UUID
    code: str
    title: str
    starts_at: datetime
    is_listed: bool
    personal_data_until: date


async def find_workshop(code: str, client: Client) -> WorkshopCard:
    """The workshop with a code, however it was spaced.

    Raises NotFound("code_missing"), NotFound("code_wrong") and TooMany("too_many_codes").
    """
    _guesses_in_network.require(client.network, "too_many_codes")
    if client.visit:
        _wrong.require(client.visit, "too_many_codes")
    if not client.visit or _wrong.counted(client.visit) >= _MOST_WHEN_BUSY:
        _wrong_in_network.require(client.network, "too_many_codes")
    cleaned = clean_code(code)
    if not cleaned:
        raise NotFound("code_missing")
    if client.visit:  # taken for wrong until it is right: many guesses at once are counted before the first is judged
        _wrong.count(client.visit)
    is_one = len(cleaned) <= _LENGTH
    workshop = await Workshop.get_or_none(code=cleaned, purged_at=None) if is_one else None
    if workshop is None:
        _wrong_in_network.count(client.network)
        _guesses_in_network.count(client.network)
        raise NotFound("code_wrong")
    if client.visit:
        _wrong.take_back(client.visit)
    return WorkshopCard(
        workshop.id,
        workshop.code,
        workshop.title,
        workshop.starts_at,
        workshop.joining is Joining.LISTED,
        workshop.personal_data_until,
    )


def clean_code(code: str) -> str:
    """A code without spaces and dashes, as it is kept."""
    return "".join(each for each in code[:40].upper() if each.isalnum())


async def code_of(workshop_id: UUID) -> str | None:
    """The code of a workshop, for sending somebody back to its door."""
    workshop = await Workshop.get_or_none(id=workshop_id, purged_at=None)
    return workshop.code if workshop else None
