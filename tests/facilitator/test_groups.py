"""The groups."""

from collections import Counter
from uuid import UUID

import pytest

from facilitator import groups, people, planning, stage, workshops
from facilitator.errors import Conflict, Invalid, NotFound
from facilitator.happenings import Happening, PeopleChanged, RightsChanged
from facilitator.live import listen
from models import Group, Person
from models.vocabulary import Joining, Role
from tests.builders import a_bare_workshop, a_workshop, an_account

pytestmark = pytest.mark.usefixtures("database", "morning")


async def _numbers(workshop_id: UUID) -> list[int]:
    return [group.number for group in await Group.filter(workshop_id=workshop_id).order_by("number")]


async def _places(workshop_id: UUID) -> dict[str, int | None]:
    """Everybody's group, by name."""
    everybody = await Person.filter(workshop_id=workshop_id).prefetch_related("group").order_by("name")
    return {person.name: person.group.number if person.group else None for person in everybody}


async def test_groups_become_more_and_fewer() -> None:
    marit = await an_account()
    here = await a_bare_workshop(marit)
    await groups.set_count(here, 6, by=marit)
    assert await _numbers(here) == [1, 2, 3, 4, 5, 6]
    await groups.set_count(here, 2, by=marit)
    assert await _numbers(here) == [1, 2]
    assert [group.number for group in await groups.list_groups(here, by=marit)] == [1, 2]


@pytest.mark.parametrize("count", [0, -1, 61])
async def test_senseless_number_of_groups_is_refused(count: int) -> None:
    marit = await an_account()
    here = await a_bare_workshop(marit)
    before = await _numbers(here)
    with pytest.raises(Invalid) as refused:
        await groups.set_count(here, count, by=marit)
    assert (refused.value.code, refused.value.facts["least"]) == ("number_outside", 1)
    assert await _numbers(here) == before


async def test_more_groups_than_listed_people_are_refused() -> None:
    marit = await an_account()
    here = await a_bare_workshop(marit)
    await groups.set_count(here, 2, by=marit)
    for name in ("Sara", "Tor", "Liv"):
        await people.add(here, by=marit, name=name)
    await workshops.change(here, by=marit, joining=Joining.LISTED)
    with pytest.raises(Conflict) as refused:
        await groups.set_count(here, 4, by=marit)
    assert (refused.value.code, refused.value.facts) == ("more_groups_than_people", {"groups": 4, "people": 3})
    assert await _numbers(here) == [1, 2]
    await workshops.change(here, by=marit, joining=Joining.OPEN)
    await groups.set_count(here, 4, by=marit)
    with pytest.raises(Conflict, match="more_groups_than_people"):
        await groups.split_evenly(here, by=marit)
    assert await _places(here) == {"Liv": None, "Sara": None, "Tor": None}


async def test_people_of_a_group_that_goes_are_without_one_and_told() -> None:
    made = await a_workshop(theme_count=4, group_count=2, people_count=4)
    told: list[Happening] = []
    end = listen(told.append)
    await groups.set_count(made.workshop_id, 1, by=made.by)
    end()
    assert [each for each in told if isinstance(each, RightsChanged)] == [
        RightsChanged(made.workshop_id, person) for person in (made.people[1], made.people[3])
    ]
    assert (await _places(made.workshop_id))["Kari"] is None


async def test_group_that_has_met_stays() -> None:
    made = await a_workshop(people_count=4)
    await stage.start(made.workshop_id, by=made.by)
    for seen in made.items[: made.items.index(made.rounds[0])]:
        await stage.next_step(made.workshop_id, by=made.by, seen=seen)
    with pytest.raises(Conflict, match="group_has_met"):
        await groups.set_count(made.workshop_id, 3, by=made.by)
    assert await _numbers(made.workshop_id) == [1, 2, 3, 4]


async def test_split_leaves_out_those_who_lead_and_parts_organisations() -> None:
    made = await a_workshop(people_count=8)
    await groups.split_evenly(made.workshop_id, by=made.by)
    places = await _places(made.workshop_id)
    assert Counter(places.values()) == {1: 2, 2: 2, 3: 2, 4: 2, None: 8}
    for organisation in ("Kommune A", "Kommune B", "Kommune C"):
        its = await Person.filter(id__in=made.people, organisation=organisation)
        assert len({person.group_id for person in its}) == len(its)


async def test_those_who_come_late_are_placed_without_moving_anybody() -> None:
    made = await a_workshop(people_count=4)
    await stage.start(made.workshop_id, by=made.by)
    await groups.move_person(made.people[0], made.groups[1], by=made.by)
    before = await _places(made.workshop_id)
    for name in ("Åse", "Øyvind"):
        await people.add(made.workshop_id, by=made.by, name=name)
    await groups.split_evenly(made.workshop_id, by=made.by)
    assert await _places(made.workshop_id) == before | {"Åse": 1, "Øyvind": 1}


async def test_moving_a_person_is_told_to_all_and_to_them() -> None:
    made = await a_workshop(people_count=4)
    told: list[Happening] = []
    end = listen(told.append)
    await groups.move_person(made.people[0], made.groups[3], by=made.by)
    await groups.move_person(made.people[0], None, by=made.by)
    end()
    assert (
        told == [RightsChanged(made.workshop_id, made.people[0]), PeopleChanged(made.workshop_id, made.people[0])] * 2
    )
    assert (await Person.get(id=made.people[0])).group_id is None


async def test_group_has_name_place_and_meeting_link() -> None:
    made = await a_workshop(people_count=4)
    address = "https://meet.example/1"
    await groups.change_group(made.groups[0], by=made.by, name=" De  blå ", place="Sal 1", meeting_url=address)
    await groups.change_group(made.groups[0], by=made.by, place="Sal 2")
    group = await Group.get(id=made.groups[0])
    assert (group.name, group.place, group.meeting_url) == ("De blå", "Sal 2", address)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "meet.example/1", "https://", "data:text/html,x"])
async def test_address_that_is_no_meeting_link_is_refused(address: str) -> None:
    made = await a_workshop(people_count=4)
    with pytest.raises(Invalid, match="link_wrong"):
        await groups.change_group(made.groups[0], by=made.by, name="De blå", meeting_url=address)
    assert (await Group.get(id=made.groups[0])).name == ""


async def test_nobody_is_moved_into_or_by_another_workshop() -> None:
    made, other = await a_workshop(people_count=4), await a_workshop(people_count=4)
    before = await _places(made.workshop_id)
    with pytest.raises(NotFound):
        await groups.move_person(made.people[0], other.groups[0], by=made.by)
    with pytest.raises(NotFound):
        await groups.move_person(made.people[0], made.groups[1], by=other.by)
    with pytest.raises(NotFound):
        await groups.change_group(made.groups[0], by=other.by, name="Mine")
    with pytest.raises(NotFound):
        await groups.set_count(made.workshop_id, 2, by=other.by)
    with pytest.raises(NotFound):
        await groups.split_evenly(made.workshop_id, by=other.by)
    with pytest.raises(NotFound):
        await groups.list_groups(made.workshop_id, by=other.by)
    assert await _places(made.workshop_id) == before


async def test_one_who_led_can_be_split_into_a_group_again() -> None:
    made = await a_workshop(people_count=4)
    await planning.assign(made.themes[0], 1, Role.LEADER, None, by=made.by)
    await groups.split_evenly(made.workshop_id, by=made.by)
    assert (await _places(made.workshop_id))["Jonas"] is not None
