"""The running order: every step with its time, and each group's themes as the plan has them."""

import pytest

from facilitator import groups, running_order
from models import Group, Meeting
from tests.builders import a_workshop

pytestmark = pytest.mark.usefixtures("database", "morning")


async def test_each_group_has_its_themes_round_by_round() -> None:
    made = await a_workshop(theme_count=3, group_count=3, people_count=3)
    await groups.change_group(made.groups[1], by=made.by, name="Fjord", place="Rom 2", meeting_url="https://v.example/")
    read = await running_order.read_running_order(made.workshop_id, by=made.by)

    assert read.rounds == (1, 2, 3, 0)
    assert [each.number for each in read.routes] == [1, 2, 3]
    assert (read.routes[1].name, read.routes[1].place, read.routes[1].meeting_url) == (
        "Fjord",
        "Rom 2",
        "https://v.example/",
    )
    for route in read.routes:
        group = await Group.get(workshop_id=made.workshop_id, number=route.number)
        for round_id, title in zip(made.rounds, route.themes, strict=True):
            meeting = await Meeting.get(item_id=round_id, group_id=group.id).prefetch_related("theme")
            assert meeting.theme.title == title
    assert read.is_planned
    assert not read.is_fixed


async def test_steps_follow_each_other_from_the_start() -> None:
    made = await a_workshop(theme_count=2, group_count=2, people_count=2)
    read = await running_order.read_running_order(made.workshop_id, by=made.by)

    assert [each.id for each in read.steps] == made.items
    assert read.steps[0].starts_at == read.starts_at
    assert all(before.ends_at == after.starts_at for before, after in zip(read.steps, read.steps[1:], strict=False))


async def test_without_a_plan_no_group_has_a_theme() -> None:
    made = await a_workshop(theme_count=2, group_count=2, people_count=2, planned=False)
    read = await running_order.read_running_order(made.workshop_id, by=made.by)

    assert {theme for each in read.routes for theme in each.themes} == {""}
    assert not read.is_planned


async def test_groups_that_keep_their_theme_are_fixed() -> None:
    made = await a_workshop(template="fixed", theme_count=2, group_count=2, people_count=2)
    read = await running_order.read_running_order(made.workshop_id, by=made.by)

    assert read.is_fixed
    assert read.is_planned
