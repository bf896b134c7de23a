"""Attendance: everybody stands once, where they were and as what; no address comes along."""

import pytest

from facilitator import attendance, clock, groups, people, stage, workshops
from models import Account, Person
from models.vocabulary import Phase, Role
from tests.builders import Made, a_workshop, an_account

pytestmark = pytest.mark.usefixtures("database", "morning")


async def came(*person_ids: object) -> None:
    await Person.filter(id__in=person_ids).update(joined_at=clock.now())


async def names(made: Made) -> tuple[list[list[str]], list[str], list[str], list[str]]:
    read = await attendance.read_attendance(made.workshop_id, by=made.by)
    found = [[person.name for person in group.people] for group in read.groups]
    leading, alone, absent = ([each.name for each in those] for those in (read.leading, read.alone, read.absent))
    return found, leading, alone, absent


async def test_everybody_stands_once() -> None:
    made = await a_workshop(theme_count=2, group_count=2, people_count=4)
    guest = await people.add(made.workshop_id, by=made.by, name="Tuva")
    await came(*made.people[:3], made.leaders[0], made.note_takers[1], guest)
    await groups.move_person(guest, None, by=made.by)

    assert await names(made) == ([["Ali", "Sara"], ["Kari"]], ["Jonas", "Tor"], ["Tuva"], ["Berit", "Liv", "Petter"])


async def test_before_anybody_came_everybody_is_absent() -> None:
    made = await a_workshop(theme_count=1, group_count=1, people_count=2)
    read = await attendance.read_attendance(made.workshop_id, by=made.by)

    assert read.phase is Phase.PLANNED
    assert read.present == ()
    assert [each.name for each in read.absent] == ["Jonas", "Kari", "Liv", "Sara"]


async def test_roles_and_deputies_are_told() -> None:
    made = await a_workshop(theme_count=2, group_count=2, people_count=2)
    await came(made.leaders[0], made.people[0])
    await Person.filter(id=made.people[0]).update(deputy_name="Vera", deputy_came=True, email="sara@bedrift-a.example")
    read = await attendance.read_attendance(made.workshop_id, by=made.by)

    (leader,) = read.leading
    assert [(each.role, each.theme, each.track) for each in leader.duties] == [(Role.LEADER, "Trygg skolevei", None)]
    ((person,),) = [group.people for group in read.groups]
    assert (person.name, person.deputy_for) == ("Vera", "Sara")
    assert "@" not in repr(read)


async def test_tracks_are_told_where_there_are_several() -> None:
    made = await a_workshop(theme_count=2, group_count=4, people_count=4)
    read = await attendance.read_attendance(made.workshop_id, by=made.by)

    assert {duty.track for each in read.absent for duty in each.duties} == {1}


async def test_organisers_are_named_and_the_end_is_known() -> None:
    made = await a_workshop(theme_count=1, group_count=1, people_count=1)
    account = await an_account("Geir")
    await workshops.invite(made.workshop_id, (await Account.get(id=account.account_id)).email, by=made.by)
    await stage.start(made.workshop_id, by=made.by)
    assert (await attendance.read_attendance(made.workshop_id, by=made.by)).phase is Phase.RUNNING

    read = await attendance.read_attendance(made.workshop_id, by=account)

    assert read.organisers == ("Marit", "Geir")
