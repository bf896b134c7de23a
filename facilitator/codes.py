"""The short code of a workshop: finding what it opens, and stopping those who guess."""

import time
from collections import OrderedDict
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from facilitator.errors import NotFound
from facilitator.happenings import Happening, NotesChanged, PersonJoined, PersonWaiting, PresenceChanged
from facilitator.limits import Client, Window
from facilitator.live import listen
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
_FRESH = 10.0
"""Seconds for which a card is taken for true: a hall that comes at once asks for one card, a thousand times."""
_MOST_CARDS = 100
_SAME_CARD = (NotesChanged, PersonJoined, PersonWaiting, PresenceChanged)


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
    card = await _card(cleaned) if len(cleaned) <= _LENGTH else None
    if card is None:
        _wrong_in_network.count(client.network)
        _guesses_in_network.count(client.network)
        raise NotFound("code_wrong")
    if client.visit:
        _wrong.take_back(client.visit)
    return card


_cards: OrderedDict[str, tuple[float, WorkshopCard]] = OrderedDict()
_happened = 0


async def _card(code: str) -> WorkshopCard | None:
    until, card = _cards.get(code, (0.0, None))
    if card is not None and time.monotonic() < until:
        return card
    seen = _happened
    workshop = await Workshop.get_or_none(code=code, purged_at=None)
    if workshop is None:
        return None
    is_listed = workshop.joining is Joining.LISTED
    card = WorkshopCard(
        workshop.id, workshop.code, workshop.title, workshop.starts_at, is_listed, workshop.personal_data_until
    )
    if seen == _happened:
        _cards[code] = time.monotonic() + _FRESH, card
        while len(_cards) > _MOST_CARDS:
            _cards.popitem(last=False)
    return card


def _forget(happening: Happening) -> None:
    global _happened
    if isinstance(happening, _SAME_CARD):
        return
    _happened += 1
    for code in [code for code, (_until, card) in _cards.items() if card.id == happening.workshop_id]:
        del _cards[code]


listen(_forget)


def clean_code(code: str) -> str:
    """A code without spaces and dashes, as it is kept."""
    return "".join(each for each in code[:40].upper() if each.isalnum())


async def code_of(workshop_id: UUID) -> str | None:
    """The code of a workshop, for sending somebody back to its door."""
    workshop = await Workshop.get_or_none(id=workshop_id, purged_at=None)
    return workshop.code if workshop else None
