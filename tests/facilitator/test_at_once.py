"""Several organisers at work in the same workshop at the same moment: one after the other, and nothing half done."""

import asyncio
from collections import Counter
from collections.abc import Awaitable
from itertools import product
from uuid import UUID

import pytest

from facilitator import agenda, groups, keeping, people, planning, roster, stage, themes, workshops
from facilitator.access import ByAccount
from facilitator.errors import Refusal
from models import AgendaItem, Assignment, Group, Meeting, Person, Theme, Workshop, WorkshopOrganiser
from models.vocabulary import ItemKind, Role
from tests.builders import Made, a_bare_workshop, a_workshop, an_account

pytestmark = pytest.mark.usefixtures("database", "morning")


async def _all_at_once(*presses: Awaitable[object]) -> Counter[str]:
    """What became of them: "done", or the code of the refusal. Anything else fails the test."""
    outcomes = Counter[str]()
    for outcome in await asyncio.gather(*presses, return_exceptions=True):
        if isinstance(outcome, BaseException) and not isinstance(outcome, Refusal):
            raise outcome
        outcomes[outcome.code if isinstance(outcome, Refusal) else "done"] += 1
    return outcomes


async def _with_a_second_organiser() -> tuple[UUID, ByAccount, ByAccount]:
    marit, olav = await an_account(), await an_account("Olav")
    here = await a_bare_workshop(marit)
    await WorkshopOrganiser.create(workshop_id=here, account_id=olav.account_id)
    return here, marit, olav


async def test_same_name_added_twice_is_one_person() -> None:
    here, marit, olav = await _with_a_second_organiser()
    outcomes = await _all_at_once(
        people.add(here, by=marit, name="Sara Lie"), people.add(here, by=olav, name="sara  LIE")
    )
    assert outcomes == {"done": 1, "name_taken": 1}
    assert await Person.all().count() == 1


async def test_same_list_imported_twice_is_there_once() -> None:
    here, marit, olav = await _with_a_second_organiser()
    sheet = "navn;organisasjon\nSara Lie;Kommune A\nTor Moen;Bedrift B\n"
    await _all_at_once(
        roster.import_people(here, sheet, by=marit),
        roster.import_people(here, sheet, by=olav),
        people.add(here, by=marit, name="Tor Moen"),
    )
    assert Counter(await Person.all().values_list("name", flat=True)) in (
        {"Sara Lie": 1, "Tor Moen": 1},
        {"Tor Moen": 1},
    )


async def test_groups_set_by_two_are_as_the_last_one_said() -> None:
    here, marit, olav = await _with_a_second_organiser()
    assert await _all_at_once(
        *(groups.set_count(here, count, by=by) for count, by in ((6, marit), (6, olav), (5, marit)))
    )
    assert [group.number for group in await Group.filter(workshop_id=here).order_by("number")] == [1, 2, 3, 4, 5]


async def test_steps_moved_by_two_stay_in_one_order() -> None:
    here, marit, olav = await _with_a_second_organiser()
    items = await AgendaItem.filter(workshop_id=here).order_by("position")
    await _all_at_once(
        agenda.move_item(items[0].id, 3, by=marit),
        agenda.move_item(items[3].id, 0, by=olav),
        agenda.add_item(here, ItemKind.BREAK, by=marit, minutes=5, position=1),
        agenda.remove_item(items[1].id, by=olav),
    )
    ordered = await AgendaItem.filter(workshop_id=here).order_by("position")
    assert [item.position for item in ordered] == list(range(len(items)))


async def test_themes_added_and_moved_by_two_stay_in_one_order() -> None:
    here, marit, olav = await _with_a_second_organiser()
    first = await themes.add(here, "Trygg skolevei", by=marit)
    await _all_at_once(
        themes.add(here, "Bolig for alle", by=marit),
        themes.add(here, "Skolemat", by=olav),
        themes.move(first, 2, by=marit),
    )
    assert len(set(await Theme.all().values_list("position", flat=True))) == 3


async def test_leader_chosen_by_two_is_one() -> None:
    made = await a_workshop(people_count=2)
    outcomes = await _all_at_once(
        *(planning.assign(made.themes[0], 1, Role.LEADER, person, by=made.by) for person in made.people)
    )
    assert outcomes == {"done": 2}
    assert await Assignment.filter(theme_id=made.themes[0], track=1, role=Role.LEADER).count() == 1


async def test_plan_made_by_two_has_one_meeting_for_each_place() -> None:
    made = await a_workshop(people_count=0, planned=False)
    await _all_at_once(*(planning.make_plan(made.workshop_id, by=made.by) for _ in range(3)))
    places: list[tuple[UUID, UUID]] = [(each.item_id, each.group_id) for each in await Meeting.all()]
    assert sorted(places) == sorted(product(made.rounds, made.groups))


async def test_account_invited_by_two_presses_is_invited_once() -> None:
    marit, olav = await an_account(), await an_account("Olav")
    here = await a_bare_workshop(marit)
    rows = await workshops.overview(here, by=marit)
    assert [each.account_id for each in rows.organisers] == [marit.account_id]
    email = (await workshops.overview(await a_bare_workshop(olav), by=olav)).organisers[0].email
    assert await _all_at_once(*(workshops.invite(here, email, by=marit) for _ in range(3))) == {"done": 3}
    assert await WorkshopOrganiser.filter(workshop_id=here).count() == 1


@pytest.mark.parametrize("first", ["change", "next"])
async def test_round_that_opens_while_it_is_replanned_is_either_changed_or_kept(first: str) -> None:
    made = await _before_the_first_round()
    presses = [_go_on(made), planning.swap_cell(made.rounds[1], made.groups[0], made.themes[0], by=made.by)]
    before = await Meeting.all().order_by("id").values("id", "theme_id")
    outcomes = await _all_at_once(*(presses if first == "next" else reversed(presses)))
    assert outcomes == {"done": 1, "rule_broken": 1}
    assert await Meeting.all().order_by("id").values("id", "theme_id") == before


async def test_group_theme_and_round_that_open_are_not_taken_away_at_the_same_moment() -> None:
    made = await _before_the_first_round()
    outcomes = await _all_at_once(
        stage.next_step(made.workshop_id, by=made.by, seen=made.items[0]),
        groups.set_count(made.workshop_id, 3, by=made.by),
        themes.remove(made.themes[0], by=made.by),
        agenda.remove_item(made.rounds[0], by=made.by),
        workshops.remove(made.workshop_id, by=made.by),
    )
    assert outcomes["done"] == 1
    assert await keeping.is_kept(item_id=made.rounds[0])
    assert await Meeting.filter(item_id=made.rounds[0], opened_at__isnull=False).count() == 4


async def _before_the_first_round() -> Made:
    """A day that has begun, with the first round as its next step."""
    made = await a_workshop(people_count=0)
    for item in made.items[1 : made.items.index(made.rounds[0])]:
        await agenda.remove_item(item, by=made.by)
    await stage.start(made.workshop_id, by=made.by)
    return made


async def _go_on(made: Made) -> None:
    current = (await Workshop.get(id=made.workshop_id)).current_item_id
    await stage.next_step(made.workshop_id, by=made.by, seen=current)
