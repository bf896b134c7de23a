"""The groups: how many, what they are called, where they meet, and who is in them."""

from collections import Counter
from uuid import UUID

from facilitator import given, grouping, keeping, turns
from facilitator.access import By, require_organiser
from facilitator.errors import Conflict, NotFound
from facilitator.happenings import PeopleChanged, PlanChanged, RightsChanged
from facilitator.live import action, note, reading
from facilitator.replanning import fill_gaps
from models import Assignment, Group, Person
from models.vocabulary import Joining

MOST_GROUPS = 60
"""Most groups in a workshop."""


@reading
async def list_groups(workshop_id: UUID, *, by: By) -> list[Group]:
    """The groups in order, each with its `people`, for the workshop's organisers."""
    await require_organiser(by, workshop_id)
    return await Group.filter(workshop_id=workshop_id).order_by("number").prefetch_related("people")


@action
async def set_count(workshop_id: UUID, count: int, *, by: By) -> None:
    """Have this many groups. The last ones go, unless they have met; their people are then without a group.

    Where only listed people come in, there are no more groups than people to fill them. While the day runs, the rounds
    to come are planned anew for the groups there are; refused if that can't be done.
    """
    workshop = await require_organiser(by, workshop_id)
    given.number(count, "groups", 1, MOST_GROUPS)
    if workshop.joining == Joining.LISTED:
        people = await _people_to_group(workshop_id)
        if people and count > len(people):
            raise Conflict("more_groups_than_people", groups=count, people=len(people))
    await resize(workshop_id, count)
    await fill_gaps(workshop)
    await turns.let_in(workshop)


async def resize(workshop_id: UUID, count: int) -> None:
    """Have this many groups (inside an action)."""
    groups = await Group.filter(workshop_id=workshop_id).order_by("number")
    for number in range(len(groups) + 1, count + 1):
        await Group.create(workshop_id=workshop_id, number=number)
    for group in groups[count:]:
        if await keeping.is_kept(group_id=group.id):
            raise Conflict("group_has_met", group=group.number)
        await keeping.require_no_poll(group_id=group.id)
        for person in await Person.filter(group_id=group.id):
            note(RightsChanged(workshop_id, person.id))
        await Person.filter(group_id=group.id).update(group_id=None)
        await group.delete()
    note(PlanChanged(workshop_id))


@action
async def change_group(
    group_id: UUID, *, by: By, name: str | None = None, place: str | None = None, meeting_url: str | None = None
) -> None:
    """Change what is given of a group: its name, its room, the address of its video meeting."""
    group = await Group.get_or_none(id=group_id)
    if group is None:
        raise NotFound
    await require_organiser(by, group.workshop_id)
    if name is not None:
        group.name = given.line(name, "name", 100)
    if place is not None:
        group.place = given.line(place, "place", 100)
    if meeting_url is not None:
        group.meeting_url = given.link(meeting_url, "meeting_url")
    await group.save(update_fields=["name", "place", "meeting_url"])
    note(PlanChanged(group.workshop_id, group.id))


@action
async def split_evenly(workshop_id: UUID, *, by: By) -> None:
    """Divide all who do not lead or take notes over the groups, each organisation's people apart.

    Once the day has begun nobody is moved any more: those without a group come in the smallest.
    """
    workshop = await require_organiser(by, workshop_id)
    groups = {group.number: group for group in await Group.filter(workshop_id=workshop_id).order_by("number")}
    people = await _people_to_group(workshop_id)
    if not groups:
        raise Conflict("no_groups")
    if len(groups) > len(people):
        raise Conflict("more_groups_than_people", groups=len(groups), people=len(people))
    if workshop.started_at is None:
        split = grouping.even_split([(person.id, person.organisation) for person in people], len(groups))
        numbers = dict(zip(range(1, len(groups) + 1), groups.values(), strict=True))
        await _place(
            workshop_id, await Person.filter(workshop_id=workshop_id), {p: numbers[n].id for p, n in split.items()}
        )
        return
    sizes = Counter(person.group_id for person in people)
    waiting = [person for person in people if person.group_id is None]
    placed = grouping.placed_among(
        [person.id for person in waiting], {number: sizes[group.id] for number, group in groups.items()}
    )
    await _place(workshop_id, waiting, {person: groups[number].id for person, number in placed.items()})


@action
async def move_person(person_id: UUID, group_id: UUID | None, *, by: By) -> None:
    """Move somebody to another group, or out of all; at any time."""
    person = await Person.get_or_none(id=person_id)
    if person is None:
        raise NotFound
    await require_organiser(by, person.workshop_id)
    if group_id is not None and not await Group.exists(id=group_id, workshop_id=person.workshop_id):
        raise NotFound
    await _place(person.workshop_id, [person], {} if group_id is None else {person.id: group_id})


async def _people_to_group(workshop_id: UUID) -> list[Person]:
    """All who do not lead or take notes, in the order they were entered."""
    leading = await Assignment.filter(theme__workshop_id=workshop_id).values_list("person_id", flat=True)
    people = await Person.filter(workshop_id=workshop_id).order_by("created_at", "name_key")
    return [person for person in people if person.id not in set(leading)]


async def _place(workshop_id: UUID, people: list[Person], where: dict[UUID, UUID]) -> None:
    """Put each of `people` where `where` says, or in no group."""
    for person in people:
        if person.group_id != where.get(person.id):
            person.group_id = where.get(person.id)
            await person.save(update_fields=["group_id"])
            note(RightsChanged(workshop_id, person.id))
    note(PeopleChanged(workshop_id, people[0].id if len(people) == 1 else None))
