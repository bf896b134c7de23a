"""What each audience may see: the gates, and that an open screen and one opened afresh show the same."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from facilitator import people, planning, presence, stage, themes
from facilitator.errors import NotFound
from facilitator.snapshot import for_desk, for_group, for_lead, for_screen, personals
from models import AgendaItem, Person, Workshop
from models.vocabulary import Role
from tests.builders import Made, a_workshop, an_account


async def _go_to_round(made: Made, number: int) -> None:
    """Press "next" until round `number` is on."""
    workshop = await Workshop.get(id=made.workshop_id)
    if workshop.started_at is None:
        await stage.start(made.workshop_id, by=made.by)
    while (seen := (await Workshop.get(id=made.workshop_id)).current_item_id) != made.rounds[number - 1]:
        await stage.next_step(made.workshop_id, by=made.by, seen=seen)


def _plain(snapshot: dict[str, Any]) -> str:
    return json.dumps(snapshot, ensure_ascii=False)


async def test_group_sees_the_frame_of_the_day_before_it_starts(database: Path, morning: datetime) -> None:
    made = await a_workshop()
    seen = await for_group(made.workshop_id, made.groups[0])
    assert (seen["phase"], seen["step"], seen["meeting"], seen["met"]) == ("before", None, None, [])
    assert seen["group"]["number"] == 1
    assert [each["state"] for each in seen["rounds"]] == ["next"] * 5


async def test_group_sees_its_meeting_and_only_the_sheet_of_that(database: Path, morning: datetime) -> None:
    made = await a_workshop()
    for number, theme_id in enumerate(made.themes, start=1):
        await themes.change(theme_id, by=made.by, goals=f"Hemmelig mål {number}")
    await _go_to_round(made, 2)
    seen = await for_group(made.workshop_id, made.groups[0])
    assert [each["round"] for each in seen["met"]] == [1, 2]
    assert seen["meeting"]["theme_id"] == seen["met"][1]["theme_id"]
    assert set(seen["sheets"]) == {seen["meeting"]["theme_id"]}
    for number, theme_id in enumerate(made.themes, start=1):
        assert (f"Hemmelig mål {number}" in _plain(seen)) == (str(theme_id) in seen["sheets"])


async def test_group_sees_no_name_but_leaders_and_note_takers(database: Path, morning: datetime) -> None:
    made = await a_workshop()
    await _go_to_round(made, 1)
    seen = _plain(await for_group(made.workshop_id, made.groups[0]))
    for person in await Person.filter(id__in=made.people):
        assert person.name not in seen
        assert str(person.id) not in seen


async def test_screen_sees_no_email_no_link_and_no_sheet(database: Path, morning: datetime) -> None:
    made = await a_workshop()
    await themes.change(made.themes[0], by=made.by, goals="Hemmelig mål")
    await people.change(made.leaders[0], by=made.by, name="Jonas Vik")
    await _go_to_round(made, 1)
    seen = await for_screen(made.workshop_id)
    assert [row["number"] for row in seen["board"]] == [1, 2, 3, 4]
    assert {row["leader"] for row in seen["board"]} == {"Jonas", "Petter", "Ingrid", "Amal"}
    assert "Vik" not in _plain(seen)
    assert str(made.leaders[0]) not in _plain(seen)
    assert "Hemmelig mål" not in _plain(seen)
    assert "sheets" not in seen


async def test_screen_shows_the_next_round_during_a_break(database: Path, morning: datetime) -> None:
    made = await a_workshop()
    await _go_to_round(made, 1)
    agenda = await AgendaItem.filter(workshop_id=made.workshop_id).order_by("position")
    after = agenda[[item.id for item in agenda].index(made.rounds[0]) + 1]
    await stage.next_step(made.workshop_id, by=made.by, seen=made.rounds[0])
    seen = await for_screen(made.workshop_id)
    expected = made.rounds[1] if after.id not in made.rounds else after.id
    assert seen["board_of"] == str(expected)


async def test_leader_sees_the_group_that_meets_the_theme(database: Path, morning: datetime) -> None:
    made = await a_workshop()
    await _go_to_round(made, 1)
    seen = await for_lead(made.workshop_id, made.themes[0], 1)
    now = next(each for each in seen["meetings"] if each["id"] == seen["now"])
    people = await Person.filter(group_id=now["group"]["id"]).order_by("name_key")
    assert [each["name"] for each in seen["people"]] == [person.name for person in people]
    assert seen["leader"]["id"] == str(made.leaders[0])


async def test_desk_is_for_organisers_alone(database: Path, morning: datetime) -> None:
    made = await a_workshop()
    stranger = await an_account("Tor")
    with pytest.raises(NotFound):
        await for_desk(made.workshop_id, by=stranger)
    assert len((await for_desk(made.workshop_id, by=made.by))["groups"]) == 4


async def test_desk_counts_who_is_here(database: Path, morning: datetime) -> None:
    made = await a_workshop()
    presence.arrive(made.workshop_id, made.people[0], "phone")
    presence.arrive(made.workshop_id, made.people[0], "laptop")
    presence.leave(made.workshop_id, made.people[0], "phone")
    groups = (await for_desk(made.workshop_id, by=made.by))["groups"]
    presence.leave(made.workshop_id, made.people[0], "laptop")
    later = (await for_desk(made.workshop_id, by=made.by))["groups"]
    presence.forget()
    assert [group["here"] for group in groups] == [1, 0, 0, 0]
    assert [group["here"] for group in later] == [0, 0, 0, 0]


async def test_undone_next_shows_what_was_there_before(database: Path, morning: datetime) -> None:
    made = await a_workshop()
    await _go_to_round(made, 1)
    before = await for_group(made.workshop_id, made.groups[0])
    await stage.next_step(made.workshop_id, by=made.by, seen=made.rounds[0])
    seen = (await Workshop.get(id=made.workshop_id)).current_item_id
    await stage.back(made.workshop_id, by=made.by, seen=seen)
    assert await for_group(made.workshop_id, made.groups[0]) == before


async def test_person_sees_own_roles(database: Path, morning: datetime) -> None:
    made = await a_workshop()
    found = await personals(made.workshop_id, [made.leaders[0], made.people[0]])
    assert [(role["theme_id"], role["role"]) for role in found[made.leaders[0]]["roles"]] == [
        (str(made.themes[0]), "leader")
    ]
    assert found[made.people[0]]["roles"] == []
    assert found[made.people[0]]["group_id"] == str(made.groups[0])


async def test_withdrawn_message_is_gone(database: Path, morning: datetime) -> None:
    made = await a_workshop()
    message_id = await stage.send_message(made.workshop_id, "Lunsj i kantina.", by=made.by)
    assert [each["text"] for each in (await for_screen(made.workshop_id))["messages"]] == ["Lunsj i kantina."]
    await stage.withdraw_message(message_id, by=made.by)
    assert (await for_screen(made.workshop_id))["messages"] == []


async def test_theme_without_leader_is_shown_without(database: Path, morning: datetime) -> None:
    made = await a_workshop()
    await planning.assign(made.themes[0], 1, Role.LEADER, None, by=made.by)
    await _go_to_round(made, 1)
    assert (await for_lead(made.workshop_id, made.themes[0], 1))["leader"] is None
