"""The people of a workshop: adding, changing and taking out."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from facilitator import clock, given
from facilitator.access import By, require_organiser
from facilitator.errors import Conflict, NotFound
from facilitator.happenings import PeopleChanged, RightsChanged
from facilitator.live import action, note, reading
from models import Assignment, Group, Person, PersonKey, Poll, Survey, Workshop
from models.vocabulary import Role

MOST = 5000
"""Most people in a workshop."""

NAME, ORGANISATION = 120, 160
"""Greatest lengths."""

fold_name = given.fold
"""A name as it is compared; see given.fold."""


@dataclass(frozen=True, slots=True)
class Part:
    """What a person does in a theme."""

    theme_id: UUID
    theme: str
    track: int
    role: Role


@dataclass(frozen=True, slots=True)
class Listed:
    """A person as organisers see them in the list; `group` is the group's number."""

    id: UUID
    name: str
    organisation: str
    email: str
    deputy_name: str
    deputy_came: bool
    group_id: UUID | None
    group: int | None
    parts: list[Part]
    joined_at: datetime | None


@action
async def add(
    workshop_id: UUID, *, by: By, name: str, organisation: str = "", email: str = "", deputy_name: str = ""
) -> UUID:
    """Put somebody on the list; returns their id. Raises Conflict("name_taken") for a name in use."""
    workshop = await require_organiser(by, workshop_id)
    refuse_after_deletion(workshop)
    if await Person.filter(workshop_id=workshop_id).count() >= MOST:
        raise Conflict("too_many_people", most=MOST)
    person = Person(workshop_id=workshop_id, created_at=clock.now())
    _fill(person, name=name, organisation=organisation, email=email, deputy_name=deputy_name)
    await _require_free_name(person)
    await person.save(force_create=True)
    note(PeopleChanged(workshop_id, person.id))
    return person.id


@action
async def change(
    person_id: UUID,
    *,
    by: By,
    name: str | None = None,
    organisation: str | None = None,
    email: str | None = None,
    deputy_name: str | None = None,
) -> None:
    """Change what is given about a person."""
    person = await require_listed(by, person_id)
    _fill(person, name=name, organisation=organisation, email=email, deputy_name=deputy_name)
    await _require_free_name(person)
    await person.save()
    note(PeopleChanged(person.workshop_id, person_id))


@action
async def remove(person_id: UUID, *, by: By) -> None:
    """Delete all that is known of a person. What they wrote stays, without a name.

    Raises Conflict("voices_open") for who could come in, while others have answered or voted in something open.
    """
    person = await require_listed(by, person_id)
    await _refuse_while_voices_count(person)
    await person.delete()
    note(PeopleChanged(person.workshop_id, person_id))
    note(RightsChanged(person.workshop_id, person_id))


@reading
async def list_people(workshop_id: UUID, *, by: By) -> list[Listed]:
    """Everybody in the workshop, by name."""
    await require_organiser(by, workshop_id)
    numbers = {each.id: each.number for each in await Group.filter(workshop_id=workshop_id)}
    parts: dict[UUID, list[Part]] = {}
    assigned = Assignment.filter(theme__workshop_id=workshop_id).order_by("theme__position", "track", "role")
    for each in await assigned.prefetch_related("theme"):
        part = Part(each.theme_id, each.theme.title, each.track, each.role)
        parts.setdefault(each.person_id, []).append(part)
    return [
        Listed(
            each.id,
            each.name,
            each.organisation,
            each.email,
            each.deputy_name,
            each.deputy_came,
            each.group_id,
            numbers[each.group_id] if each.group_id else None,
            parts.get(each.id, []),
            each.joined_at,
        )
        for each in await Person.filter(workshop_id=workshop_id).order_by("name_key")
    ]


@reading
async def list_unlisted(workshop_id: UUID, *, by: By) -> list[str]:
    """The names of those who came with the code and were on no list, for organisers."""
    await require_organiser(by, workshop_id)
    return [each.name for each in await Person.filter(workshop_id=workshop_id, is_unlisted=True).order_by("name_key")]


async def require_listed(by: By, person_id: UUID) -> Person:
    """The person, for organisers of the workshop they are in."""
    person = await Person.get_or_none(id=person_id)
    if person is None:
        raise NotFound
    await require_organiser(by, person.workshop_id)
    return person


def refuse_after_deletion(workshop: Workshop) -> None:
    """Nobody comes into a workshop whose personal data is deleted. Raises Conflict("personal_data_deleted")."""
    if workshop.purged_at is not None:
        raise Conflict("personal_data_deleted")


async def _refuse_while_voices_count(person: Person) -> None:
    """Who answered and was added anew would answer twice. Whether they did is not asked: nobody is told who."""
    if not await PersonKey.exists(person_id=person.id, admitted_at__isnull=False):
        return
    surveys = Survey.filter(workshop_id=person.workshop_id, opened_on__isnull=False, closed_on=None, turnout__gt=0)
    polls = Poll.filter(
        workshop_id=person.workshop_id, opened_at__isnull=False, closed_at=None, voted__id__isnull=False
    )
    open_now = await surveys.first() or await polls.first()
    if open_now is not None:
        raise Conflict("voices_open", title=open_now.title)


def _fill(
    person: Person, *, name: str | None, organisation: str | None, email: str | None, deputy_name: str | None
) -> None:
    if name is not None:
        person.name = given.line(name, "name", NAME, needed=True)
        person.name_key = given.line(given.fold(person.name), "name", NAME)
    if organisation is not None:
        person.organisation = given.line(organisation, "organisation", ORGANISATION)
    if email is not None:
        person.email = given.email(email)
    if deputy_name is not None:
        person.deputy_name = given.line(deputy_name, "deputy_name", NAME)
        person.deputy_key = given.line(given.fold(person.deputy_name), "deputy_name", NAME)


async def _require_free_name(person: Person) -> None:
    if await Person.filter(workshop_id=person.workshop_id, name_key=person.name_key).exclude(id=person.id).exists():
        raise Conflict("name_taken", name=person.name)
