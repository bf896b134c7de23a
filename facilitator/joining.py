"""How people come in: by the code and a name, by a personal link, or let in by somebody who is there.

A name is claimed by typing it only while nobody has it and nothing hangs on it: a name that a device is in under, or
that leads or takes notes, needs its personal link or somebody to let it in. Cheap on purpose: a hall comes at once.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tortoise.expressions import Q

from facilitator import clock, given
from facilitator.access import By, ByAccount, ByPerson, require_organiser, require_person
from facilitator.accounts import hash_token, new_token
from facilitator.claiming import Claim, Joined, claim, place
from facilitator.codes import find_workshop
from facilitator.errors import Invalid, NotAllowed, NotFound
from facilitator.happenings import PersonAdmitted, PersonJoined, RightsChanged
from facilitator.limits import Client, Tries, Window
from facilitator.live import action, note, reading
from facilitator.people import NAME, ORGANISATION, refuse_after_deletion, require_listed
from models import Assignment, Person, PersonKey, Workshop
from models.vocabulary import KeyKind

_wrong_names = Tries(by_browser=12, by_network=400, by_all=1500, seconds=600)
# More than a full hall mistypes: somebody who shows another cookie with every guess.
_names_in_network = Window(most=1500, seconds=600)
_wrong_links = Tries(by_browser=30, by_network=400, by_all=2000, seconds=600)
_joins = Tries(by_browser=40, by_network=6000, by_all=6000, seconds=600)
_WAITING = Q(kind=KeyKind.DEVICE, admitted_at=None, revoked_at=None)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a device stands in a workshop: the person it is for, and whether it waits to be let in."""

    workshop_id: UUID
    code: str
    title: str
    person_id: UUID
    name: str
    is_waiting: bool
    needs_link: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody who asks to be let in under a name; `has_role` when that name leads or takes notes."""

    key_id: UUID
    person_id: UUID
    name: str
    organisation: str
    has_role: bool
    since: datetime


# ---- Coming in by a name -----------------------------------------------------------------------------------------


async def join(code: str, name: str, organisation: str = "", *, client: Client, device_token: str = "") -> Joined:
    """Come in under a name, or wait to be let in under one that is in use.

    The device that is in under this name already gets its own token back.
    """
    card = await find_workshop(code, client)
    _names_in_network.require((client.network, card.code), "too_many_names")
    _wrong_names.require(client, "too_many_names", card.code)
    _joins.require(client, "too_many_joins")
    name = given.line(name, "name", NAME)
    if not name:
        raise Invalid("name_missing", field="name")
    name_key = given.line(given.fold(name), "name", NAME)
    organisation = given.line(organisation, "organisation", ORGANISATION)
    try:
        joined = await claim(card.id, Claim(name, name_key, organisation, device_token))
    except NotFound:
        _wrong_names.count(client, card.code)
        _names_in_network.count((client.network, card.code))
        raise
    _joins.count(client)
    return joined


async def _let_in(workshop: Workshop, person: Person) -> Joined:
    token = await _new_device(person)
    await place(workshop, person)
    note(PersonJoined(workshop.id, person.id))
    return Joined(workshop.id, workshop.code, token, is_waiting=False)


async def _new_device(person: Person) -> str:
    token = new_token()
    await PersonKey.create(
        person_id=person.id,
        kind=KeyKind.DEVICE,
        token_hash=hash_token(token),
        created_at=clock.now(),
        admitted_at=clock.now(),
    )
    return token


# ---- Being somebody ----------------------------------------------------------------------------------------------


async def person_of(token: str, workshop_id: UUID) -> ByPerson | None:
    """Whom a device's token opens for in this workshop; None if for nobody, or not yet."""
    if not token:
        return None
    key = await PersonKey.get_or_none(
        token_hash=hash_token(token),
        kind=KeyKind.DEVICE,
        revoked_at=None,
        admitted_at__isnull=False,
        person__workshop_id=workshop_id,
    )
    return ByPerson(key.person_id, key.id) if key else None


async def standing_of(token: str, workshop_id: UUID) -> Standing | None:
    """How a device stands; None when its key is unknown or no longer holds."""
    if not token:
        return None
    key = await PersonKey.get_or_none(
        token_hash=hash_token(token), kind=KeyKind.DEVICE, revoked_at=None, person__workshop_id=workshop_id
    ).prefetch_related("person__workshop")
    if key is None:
        return None
    person = key.person
    return Standing(
        workshop_id=workshop_id,
        code=person.workshop.code,
        title=person.workshop.title,
        person_id=person.id,
        name=person.name,
        is_waiting=key.admitted_at is None,
        needs_link=await Assignment.exists(person_id=person.id),
    )


@action
async def leave(token: str, workshop_id: UUID) -> None:
    """Make a device nobody again in a workshop ("Not you?"); the name is free for its owner's next device."""
    key = await PersonKey.get_or_none(
        token_hash=hash_token(token), kind=KeyKind.DEVICE, revoked_at=None, person__workshop_id=workshop_id
    ).prefetch_related("person")
    if key is None:
        return
    key.revoked_at = clock.now()
    await key.save(update_fields=["revoked_at"])
    happening = PersonAdmitted if key.admitted_at is None else RightsChanged
    note(happening(key.person.workshop_id, key.person_id))


# ---- Personal links ----------------------------------------------------------------------------------------------


@action
async def issue_link(person_id: UUID, *, by: By) -> str:
    """The token of a new personal link; earlier ones stop working. It is not kept, so it is shown only now."""
    person = await require_listed(by, person_id)
    refuse_after_deletion(await Workshop.get(id=person.workshop_id))
    await PersonKey.filter(person_id=person_id, kind=KeyKind.LINK, revoked_at=None).update(revoked_at=clock.now())
    token = new_token()
    await PersonKey.create(
        person_id=person_id,
        kind=KeyKind.LINK,
        token_hash=hash_token(token),
        created_at=clock.now(),
        admitted_at=clock.now(),
    )
    return token


@action
async def revoke_keys(person_id: UUID, *, by: By) -> None:
    """Shut somebody out everywhere: their personal link and every device."""
    person = await require_listed(by, person_id)
    await PersonKey.filter(person_id=person_id, revoked_at=None).update(revoked_at=clock.now())
    note(RightsChanged(person.workshop_id, person_id))


async def open_link(token: str, client: Client) -> Joined:
    """Come in by a personal link. Raises NotFound("personal_link_wrong")."""
    _wrong_links.require(client, "too_many_links")
    try:
        return await _open_link(token)
    except NotFound:
        _wrong_links.count(client)
        raise


@action
async def _open_link(token: str) -> Joined:
    key = await PersonKey.get_or_none(
        token_hash=hash_token(token), kind=KeyKind.LINK, revoked_at=None
    ).prefetch_related("person__workshop")
    if key is None or key.person.workshop.purged_at is not None:
        raise NotFound("personal_link_wrong")
    return await _let_in(key.person.workshop, key.person)


# ---- Letting in --------------------------------------------------------------------------------------------------


@reading
async def waiting(workshop_id: UUID, *, by: By) -> list[Waiting]:
    """Who waits to be let in, in order of arrival; for organisers, leaders and note takers."""
    await _require_doorkeeper(by, workshop_id)
    keys = (
        await PersonKey.filter(_WAITING, person__workshop_id=workshop_id)
        .order_by("created_at")
        .prefetch_related("person")
    )
    in_roles = set(
        await Assignment.filter(person_id__in=[each.person_id for each in keys]).values_list("person_id", flat=True)
    )
    return [
        Waiting(
            each.id,
            each.person_id,
            each.person.name,
            each.person.organisation,
            each.person_id in in_roles,
            each.created_at,
        )
        for each in keys
    ]


@action
async def admit(key_id: UUID, *, by: By) -> None:
    """Let somebody in who waits. A name that leads or takes notes is let in by organisers only."""
    key = await _require_waiting(key_id, by)
    if not isinstance(by, ByAccount) and await Assignment.exists(person_id=key.person_id):
        raise NotAllowed("role_admitted_by_organiser")
    key.admitted_at = clock.now()
    await key.save(update_fields=["admitted_at"])
    await place(key.person.workshop, key.person)
    note(PersonJoined(key.person.workshop_id, key.person_id))
    note(PersonAdmitted(key.person.workshop_id, key.person_id))


@action
async def turn_away(key_id: UUID, *, by: By) -> None:
    """Say no to somebody who waits."""
    key = await _require_waiting(key_id, by)
    key.revoked_at = clock.now()
    await key.save(update_fields=["revoked_at"])
    note(PersonAdmitted(key.person.workshop_id, key.person_id))


async def _require_waiting(key_id: UUID, by: By) -> PersonKey:
    key = await PersonKey.get_or_none(_WAITING, id=key_id).prefetch_related("person__workshop")
    if key is None:
        raise NotFound("nobody_waiting")
    await _require_doorkeeper(by, key.person.workshop_id)
    return key


async def _require_doorkeeper(by: By, workshop_id: UUID) -> None:
    if isinstance(by, ByAccount):
        await require_organiser(by, workshop_id)
        return
    person = await require_person(by, workshop_id)
    if not await Assignment.exists(person_id=person.id):
        raise NotFound
