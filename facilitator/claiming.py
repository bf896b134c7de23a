"""Claiming a name, by those who come at the same time together: one transaction for all who stand in the door."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from tortoise.expressions import Q
from tortoise.functions import Count

from facilitator import clock
from facilitator.accounts import hash_token, new_token
from facilitator.errors import Conflict, NotFound, Refusal, TooMany
from facilitator.happenings import PersonJoined, PersonWaiting, RightsChanged
from facilitator.live import action, note
from facilitator.lots import Lots
from facilitator.people import MOST, refuse_after_deletion
from models import Assignment, Group, Person, PersonKey, Workshop
from models.vocabulary import Joining, KeyKind

MOST_WAITING = 10
"""Devices that may wait to be let in under one name."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody who says a name, on a device that may have a token from before ("" if not)."""

    name: str
    name_key: str
    organisation: str
    device_token: str


@dataclass(frozen=True, slots=True)
class Joined:
    """A device that is in, or waits to be let in: `token` goes into its cookie."""

    workshop_id: UUID
    code: str
    token: str
    is_waiting: bool


Outcome = Joined | Refusal


async def claim(workshop_id: UUID, asked: Claim) -> Joined:
    """Come in under a name, or wait to be let in under one that is guarded. Raises NotFound("name_not_listed")."""
    return await _door.ask(workshop_id, asked)


@action
async def _take_in(workshop_id: UUID, claims: Sequence[Claim]) -> list[Outcome]:
    workshop = await Workshop.get_or_none(id=workshop_id)
    if workshop is None:
        raise NotFound("code_wrong")  # deleted while they typed
    refuse_after_deletion(workshop)
    hall = await _read_hall(workshop, claims)
    outcomes = [hall.take_in(each) for each in claims]
    await Person.bulk_create(hall.added)
    if hall.changed:
        await Person.bulk_update(
            hall.changed.values(), ["organisation", "deputy_came", "joined_at", "group_id"], batch_size=100
        )
    await PersonKey.bulk_create(hall.keys)
    return outcomes


_door = Lots(_take_in)


async def place(workshop: Workshop, person: Person) -> None:
    """Note that somebody came, and put them in the smallest group if they come after the groups were made."""
    hall = await _read_hall(workshop, [])
    hall.roles = {person.id} if await Assignment.exists(person_id=person.id) else set()
    before = person.group_id
    hall.arrive(person)
    await person.save()
    if person.group_id != before:
        note(RightsChanged(workshop.id, person.id))  # for the devices that they have open already


@dataclass(slots=True)
class _Hall:
    """What must be known to take people in, read once for all who come together; and what is to be written."""

    workshop: Workshop
    people: list[Person]
    roles: set[UUID]
    devices: dict[UUID, set[str]]
    waiting: dict[UUID, set[str]]
    sizes: Counter[UUID | None]
    groups: list[UUID]
    added: list[Person] = field(default_factory=list)
    changed: dict[UUID, Person] = field(default_factory=dict)
    keys: list[PersonKey] = field(default_factory=list)

    def take_in(self, asked: Claim) -> Outcome:
        """What becomes of one claim. Writes nothing yet, so that one refusal undoes nobody else's."""
        person, as_deputy = self._find(asked.name_key)
        if person is None:
            if self.workshop.joining is Joining.LISTED:
                return NotFound("name_not_listed", name=asked.name)
            if self.sizes.total() >= MOST:
                return Conflict("too_many_people", most=MOST)
            person = self._add(asked)
        elif hash_token(asked.device_token) in self.devices.get(person.id, ()):
            return Joined(self.workshop.id, self.workshop.code, asked.device_token, is_waiting=False)
        elif hash_token(asked.device_token) in self.waiting.get(person.id, ()):
            return Joined(self.workshop.id, self.workshop.code, asked.device_token, is_waiting=True)
        elif person.id in self.roles or self.devices.get(person.id):
            return self._let_wait(person)
        else:
            person.organisation = person.organisation or asked.organisation
            person.deputy_came = person.deputy_came or as_deputy
            self.changed[person.id] = person
            self.arrive(person)
        note(PersonJoined(self.workshop.id, person.id))
        return self._new_device(person, is_waiting=False)

    def _let_wait(self, person: Person) -> Outcome:
        if len(self.waiting.get(person.id, ())) >= MOST_WAITING:
            return TooMany("too_many_waiting", name=person.name)
        note(PersonWaiting(self.workshop.id, person.id))
        return self._new_device(person, is_waiting=True)

    def arrive(self, person: Person) -> None:
        """Note when somebody came first, and give them a group if they are to have one."""
        person.joined_at = person.joined_at or clock.now()
        if person.group_id is None and person.id not in self.roles:
            self.sizes[None] -= 1
            person.group_id = self._smallest_group()
            self.sizes[person.group_id] += 1

    def _find(self, name_key: str) -> tuple[Person | None, bool]:
        """Who is called this, and whether as a deputy. A deputy of two is neither: they must be told apart."""
        for person in self.people:
            if person.name_key == name_key:
                return person, False
        represented = [each for each in self.people if each.deputy_key == name_key]
        return (represented[0], True) if len(represented) == 1 else (None, False)

    def _add(self, asked: Claim) -> Person:
        person = Person(
            id=uuid4(),
            workshop_id=self.workshop.id,
            name=asked.name,
            name_key=asked.name_key,
            organisation=asked.organisation,
            created_at=clock.now(),
            is_unlisted=True,
        )
        self.sizes[None] += 1
        self.arrive(person)
        self.people.append(person)
        self.added.append(person)
        return person

    def _smallest_group(self) -> UUID | None:
        is_placed = self.workshop.started_at is not None or any(
            size for group, size in self.sizes.items() if group is not None
        )
        return min(self.groups, key=lambda each: self.sizes[each], default=None) if is_placed else None

    def _new_device(self, person: Person, *, is_waiting: bool) -> Joined:
        token, now = new_token(), clock.now()
        (self.waiting if is_waiting else self.devices).setdefault(person.id, set()).add(hash_token(token))
        self.keys.append(
            PersonKey(
                person_id=person.id,
                kind=KeyKind.DEVICE,
                token_hash=hash_token(token),
                created_at=now,
                admitted_at=None if is_waiting else now,
            )
        )
        return Joined(self.workshop.id, self.workshop.code, token, is_waiting=is_waiting)


async def _read_hall(workshop: Workshop, claims: Sequence[Claim]) -> _Hall:
    names = {each.name_key for each in claims}
    meant = Q(name_key__in=names) | Q(deputy_key__in=names)
    people = list(await Person.filter(meant, workshop_id=workshop.id)) if names else []
    ids = [each.id for each in people]
    devices: dict[UUID, set[str]] = {}
    waiting: dict[UUID, set[str]] = {}
    if ids:
        for key in await PersonKey.filter(person_id__in=ids, kind=KeyKind.DEVICE, revoked_at=None):
            (devices if key.admitted_at else waiting).setdefault(key.person_id, set()).add(key.token_hash)
    roles = {each.person_id for each in await Assignment.filter(person_id__in=ids)} if ids else set()
    counted = Person.filter(workshop_id=workshop.id).annotate(size=Count("id")).group_by("group_id")
    sizes: Counter[UUID | None] = Counter(dict(await counted.values_list("group_id", "size")))
    groups = await Group.filter(workshop_id=workshop.id).only("id", "number").order_by("number")
    return _Hall(workshop, people, roles, devices, waiting, sizes, [each.id for each in groups])
