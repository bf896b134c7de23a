"""The sender of a workshop's documents: whose name, colours and logo are on their covers.

The documents' own reads take it with `sender_of`; who may read them may see it.
"""

import asyncio
from dataclasses import asdict, dataclass, replace
from uuid import UUID

from facilitator import given, pictures
from facilitator.access import By, require_organiser
from facilitator.errors import Conflict
from facilitator.happenings import PlanChanged
from facilitator.live import action, note, reading
from models import Sender as Row
from models.vocabulary import NameLanguage

NAME = 200
"""Most characters of a name, and of what is said instead of a logo."""

MOST_NAMES = 3
"""How many names there may be beside the first."""


@dataclass(frozen=True, slots=True)
class OtherName:
    """What an organisation is called in another language."""

    language: NameLanguage
    name: str


@dataclass(frozen=True, slots=True)
class Sender:
    """An organisation on a cover: what it is called, its colour as `#0d5c4d` or "", and its logo as PNG.

    `logo_words` are said instead of the logo; the name, if they are empty.
    """

    name: str
    names: tuple[OtherName, ...] = ()
    colour: str = ""
    logo: bytes | None = None
    logo_words: str = ""


@reading
async def read_sender(workshop_id: UUID, *, by: By) -> Sender | None:
    """The sender of a workshop's documents, for its organisers; None if none is set."""
    await require_organiser(by, workshop_id)
    return await sender_of(workshop_id)


async def sender_of(workshop_id: UUID) -> Sender | None:
    """The same for another read that has let its reader in."""
    row = await Row.get_or_none(workshop_id=workshop_id)
    if row is None:
        return None
    names = tuple(OtherName(NameLanguage(language), name) for language, name in row.names)
    return Sender(row.name, names, row.colour, row.logo, row.logo_words)


@action
async def change(
    workshop_id: UUID,
    *,
    by: By,
    name: str | None = None,
    colour: str | None = None,
    logo_words: str | None = None,
) -> None:
    """Change what is given; the first name makes the sender. Raises Conflict("sender_missing") and as `given` does."""
    await require_organiser(by, workshop_id)
    seen = await sender_of(workshop_id)
    if name is not None:
        name = given.line(name, "sender", NAME, needed=True)
        seen = replace(seen, name=name) if seen else Sender(name)
    seen = _needed(seen)
    if colour is not None:
        seen = replace(seen, colour=given.colour(colour))
    if logo_words is not None:
        seen = replace(seen, logo_words=given.line(logo_words, "logo_words", NAME))
    await _change(workshop_id, seen)


@action
async def name_in(workshop_id: UUID, language: NameLanguage, name: str, *, by: By) -> None:
    """Say what the sender is called in another language; an empty name takes it away.

    Raises Conflict("names_full") with most.
    """
    await require_organiser(by, workshop_id)
    seen = _needed(await sender_of(workshop_id))
    name = given.line(name, "sender", NAME)
    names = {each.language: each.name for each in seen.names} | {NameLanguage(language): name}
    kept = tuple(OtherName(language, each) for language, each in names.items() if each)
    if len(kept) > MOST_NAMES:
        raise Conflict("names_full", most=MOST_NAMES)
    await _change(workshop_id, replace(seen, names=kept))


async def set_logo(workshop_id: UUID, picture: bytes, *, by: By) -> None:
    """Take a picture as the sender's logo; raises as `pictures.redrawn` does."""
    if await read_sender(workshop_id, by=by) is None:
        raise Conflict("sender_missing")
    # Elsewhere, since a large picture takes a while.
    await _keep_logo(workshop_id, await asyncio.to_thread(pictures.redrawn, picture), by=by)


@action
async def remove_logo(workshop_id: UUID, *, by: By) -> None:
    """Take the logo away, and what was said instead of it."""
    await require_organiser(by, workshop_id)
    seen = _needed(await sender_of(workshop_id))
    await _change(workshop_id, replace(seen, logo=None, logo_words=""))


@action
async def remove(workshop_id: UUID, *, by: By) -> None:
    """Let documents have no sender."""
    await require_organiser(by, workshop_id)
    if await Row.filter(workshop_id=workshop_id).delete():
        note(PlanChanged(workshop_id))


@action
async def _keep_logo(workshop_id: UUID, logo: bytes, *, by: By) -> None:
    await require_organiser(by, workshop_id)
    await _change(workshop_id, replace(_needed(await sender_of(workshop_id)), logo=logo))


async def _change(workshop_id: UUID, sender: Sender) -> None:
    await keep(workshop_id, sender)
    note(PlanChanged(workshop_id))


async def keep(workshop_id: UUID, sender: Sender) -> None:
    """Write a workshop's sender, inside an action."""
    values = asdict(sender) | {"names": [[each.language, each.name] for each in sender.names]}
    await Row.update_or_create(values, workshop_id=workshop_id)


async def take_along(workshop_id: UUID, *, earlier_id: UUID) -> None:
    """Give a new workshop the sender of an earlier one, if it has any, inside an action."""
    if sender := await sender_of(earlier_id):
        await keep(workshop_id, sender)


async def take_latest(workshop_id: UUID, *, owner_id: UUID) -> None:
    """Give a new workshop the sender of its owner's latest that has one, inside an action."""
    latest = await Row.filter(workshop__owner_id=owner_id).order_by("-workshop__created_at").first()
    if latest is not None:
        await take_along(workshop_id, earlier_id=latest.workshop_id)


def _needed(sender: Sender | None) -> Sender:
    if sender is None:
        raise Conflict("sender_missing")
    return sender
