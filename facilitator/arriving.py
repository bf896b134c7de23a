"""Pages that open: where somebody belongs and what they see there, read once for a whole hall that arrives at once."""

from collections import OrderedDict
from dataclasses import dataclass
from uuid import UUID

from tortoise.queryset import QuerySet

from facilitator.access import By, ByPerson, ByScreen
from facilitator.accounts import hash_token
from facilitator.audience import PERSONAL, RIGHTS, Audience, Rights, Wish, concerns, cut_for
from facilitator.day import Day, read_day
from facilitator.errors import NotFound
from facilitator.happenings import Happening
from facilitator.live import changes_here, listen, reading
from facilitator.snapshot import OWN, ROLE, Snapshot, answered_by, own_facts
from models import Assignment, PersonKey, Workshop
from models.vocabulary import KeyKind

MOST_EXPECTED = 2000
"""How many pages may have been opened without their socket yet."""

MOST_KEPT = 500
"""How many audiences' snapshots are kept for pages that open."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody belongs: their audience, what they see of themselves alone (nothing for a screen), and when.

    `version` is the workshop's, in the state that this was read from.
    """

    audience: Audience
    personal: Snapshot | None
    version: int


@reading
async def find_place(by: By, wish: Wish) -> Place:
    """Where somebody who begins to watch belongs. Raises NotFound if they may not watch this."""
    if isinstance(by, ByScreen):
        return await _screens_place(by, wish)
    if not isinstance(by, ByPerson):
        raise NotFound
    found = await _find_person(PersonKey.filter(id=by.key_id, person_id=by.person_id))
    if found is None:
        raise NotFound
    return found.place(wish)


@reading
async def _place_of_device(token: str, workshop_id: UUID, wish: Wish) -> tuple[ByPerson, Place] | None:
    keys = PersonKey.filter(token_hash=hash_token(token), kind=KeyKind.DEVICE, person__workshop_id=workshop_id)
    found = await _find_person(keys)
    return (found.by, found.place(wish)) if found else None


@dataclass(frozen=True, slots=True)
class View:
    """What somebody sees: with their audience, and of themselves alone."""

    snapshot: Snapshot
    personal: Snapshot | None


async def look_in(by: By, wish: Wish) -> View:
    """What somebody may see now, for a page that is about to open. Raises NotFound if they may not."""
    place = await find_place(by, wish)
    return View(await _shown(place.audience, place.version), place.personal)


async def come_back(token: str, workshop_id: UUID, wish: Wish) -> tuple[ByPerson, View] | None:
    """Whom a device's token opens for, and what they may see, for a page that is about to open; None if for nobody.

    Raises NotFound if they may not watch this.
    """
    seen = _rights_changes
    found = await _place_of_device(token, workshop_id, wish) if token else None
    if found is None:
        return None
    by, place = found
    if seen == _rights_changes:
        _expected[by, wish] = place
        while len(_expected) > MOST_EXPECTED:
            _expected.popitem(last=False)
    return by, View(await _shown(place.audience, place.version), place.personal)


@dataclass(frozen=True, slots=True)
class _Kept:
    """What an audience may see; true as long as the workshop's version grows by this process's own changes alone."""

    snapshot: Snapshot
    foreign: int | None


_kept: OrderedDict[Audience, _Kept] = OrderedDict()
_expected: OrderedDict[tuple[By, Wish], Place] = OrderedDict()
_rights_changes = 0


def rights_changes() -> int:
    """How often rights have changed in this process: what was read before the last change may be true no more."""
    return _rights_changes


def expected_place(by: By, wish: Wish) -> Place | None:
    """Where somebody belongs whose page was just opened, if no rights have changed since; asked once, by its socket."""
    return _expected.pop((by, wish), None)


async def _shown(audience: Audience, version: int) -> Snapshot:
    """What an audience may see at `version`: kept from the last one who asked, if nothing happened that concerns it.

    A hall that arrives at once is read for once. What another process changes is seen by the version.
    """
    workshop_id = audience.workshop_id
    kept = _kept.get(audience)
    if kept is not None and kept.foreign == version - changes_here(workshop_id):
        return kept.snapshot
    asking = _kept[audience] = _Kept({}, None)
    while len(_kept) > MOST_KEPT:
        _kept.popitem(last=False)
    day, snapshot = await _read_one(audience)
    # Unless something happened while it was read, which took it away.
    if _kept.get(audience) is asking:
        _kept[audience] = _Kept(snapshot, day.workshop.version - changes_here(workshop_id))
    return snapshot


@reading
async def _read_one(audience: Audience) -> tuple[Day, Snapshot]:
    day = await read_day(audience.workshop_id)
    if audience.theme_id is not None and audience.theme_id not in day.themes:
        raise NotFound
    return day, await cut_for(audience, day)


def _forget(happening: Happening) -> None:
    global _rights_changes
    if isinstance(happening, RIGHTS):
        _rights_changes += 1
        _expected.clear()
    if isinstance(happening, PERSONAL):
        for by, wish in [each for each in _expected if _is_of(each[0], happening.subject_id)]:
            del _expected[by, wish]
        return
    for audience in [each for each in _kept if each.workshop_id == happening.workshop_id]:
        if concerns(happening, audience):
            del _kept[audience]


def _is_of(by: By, person_id: UUID | None) -> bool:
    return isinstance(by, ByPerson) and by.person_id == person_id


listen(_forget)


async def _screens_place(by: ByScreen, wish: Wish) -> Place:
    workshop = await Workshop.get_or_none(id=by.workshop_id).only("id", "screen_serial", "version")
    rights = Rights(workshop.id, workshop.screen_serial, {}, {}, frozenset()) if workshop else None
    audience = rights.audience(by, wish) if rights else None
    if workshop is None or audience is None:
        raise NotFound
    return Place(audience, None, workshop.version)


@dataclass(frozen=True, slots=True)
class _Found:
    """A person whose key holds: their rights alone, and what they see of themselves."""

    by: ByPerson
    rights: Rights
    personal: Snapshot
    version: int

    def place(self, wish: Wish) -> Place:
        audience = self.rights.audience(self.by, wish)
        if audience is None:
            raise NotFound
        return Place(audience, self.personal, self.version)


async def _find_person(keys: QuerySet[PersonKey]) -> _Found | None:
    """Who has one of these keys, in as few questions as it takes: a whole hall asks at once."""
    columns = ("id", "person__workshop_id", "person__workshop__version", *(f"person__{each}" for each in OWN))
    rows = await keys.filter(revoked_at=None, admitted_at__isnull=False).values_list(*columns)
    if not rows:
        return None
    key_id, workshop_id, version, *own = rows[0]
    led = await Assignment.filter(theme__workshop_id=workshop_id, person_id=own[0]).values_list(*ROLE)
    answered = await answered_by(workshop_id, [own[0]])
    personal = own_facts(own, led, answered.get(own[0], ()))
    by = ByPerson(own[0], key_id)
    leading = frozenset((person_id, theme_id, track) for person_id, theme_id, track, *_ in led)
    rights = Rights(workshop_id, 0, {key_id: by.person_id}, {by.person_id: own[OWN.index("group_id")]}, leading)
    return _Found(by, rights, personal, version)
