"""The whole plan in one read, for its organisers alone."""

from dataclasses import replace
from pathlib import Path

import pytest

from facilitator import copying, forms, joining, people, themes
from facilitator.access import By, ByAccount
from facilitator.errors import NotFound
from facilitator.planbook import read_planbook
from models import ThemeSource, Workshop
from models.vocabulary import ItemKind, Phase, Role
from tests.builders import a_workshop, an_account, come_in, in_two_days


async def test_planbook_holds_what_was_planned(database: Path, morning: object) -> None:
    made = await a_workshop(people_count=8)
    book = await read_planbook(made.workshop_id, by=made.by)
    assert (book.title, book.phase, book.tracks) == ("Nærmiljø 2030", Phase.PLANNED, 1)
    assert [each.number for each in book.steps if each.kind is ItemKind.ROUND] == [1, 2, 3, 4]
    assert book.steps[0].starts_at == book.starts_at
    assert [each.ends_at for each in book.steps[:-1]] == [each.starts_at for each in book.steps[1:]]
    assert [each.id for each in book.sheets] == made.themes
    assert [each.size for each in book.circles] == [2, 2, 2, 2]
    assert {each.person_id for each in book.seats if each.role is Role.LEADER} == set(made.leaders)


async def test_planbook_is_equal_until_something_changes(database: Path, morning: object) -> None:
    made = await a_workshop()
    before = await read_planbook(made.workshop_id, by=made.by)
    assert await read_planbook(made.workshop_id, by=made.by) == before
    await themes.change(made.themes[0], by=made.by, purpose="Alle går trygt")
    after = await read_planbook(made.workshop_id, by=made.by)
    changed = replace(before.sheets[0], purpose="Alle går trygt")
    assert after == replace(before, sheets=(changed, *before.sheets[1:]))


async def test_planbook_leaves_out_retired_questions(database: Path, morning: object) -> None:
    made = await a_workshop()
    first = (await read_planbook(made.workshop_id, by=made.by)).questions[0]
    await forms.retire_question(first.id, by=made.by)
    assert first.id not in {each.id for each in (await read_planbook(made.workshop_id, by=made.by)).questions}


async def test_planbook_says_whose_personal_link_works(database: Path, morning: object) -> None:
    made = await a_workshop()
    await joining.issue_link(made.people[0], by=made.by)
    await joining.issue_link(made.people[1], by=made.by)
    await joining.revoke_keys(made.people[1], by=made.by)
    book = await read_planbook(made.workshop_id, by=made.by)
    assert [each.id for each in book.guests if each.has_link] == [made.people[0]]


async def test_way_back_is_shown_only_to_who_may_go_there(database: Path, morning: object) -> None:
    earlier = await a_workshop()
    sara = await an_account("Sara")
    later_id = await copying.copy(earlier.workshop_id, "Nærmiljø 2031", in_two_days(), by=earlier.by)
    sheet = (await read_planbook(later_id, by=earlier.by)).sheets[0]
    await ThemeSource.create(
        theme_id=sheet.id, position=0, from_workshop_id=earlier.workshop_id, title="Hva", text="Gangvei"
    )
    assert (await _sources(later_id, earlier.by)) == [("Nærmiljø 2030", earlier.workshop_id)]
    await Workshop.filter(id=later_id).update(owner_id=sara.account_id)
    assert (await _sources(later_id, sara)) == [("Nærmiljø 2030", None)]


async def test_planbook_is_the_organisers_alone(database: Path, morning: object) -> None:
    made = await a_workshop()
    leader = await come_in(made.leaders[0])
    stranger: By
    for stranger in (await an_account("Tor", administrator=True), leader, By()):
        with pytest.raises(NotFound):
            await read_planbook(made.workshop_id, by=stranger)
    await people.remove(made.leaders[0], by=made.by)


async def _sources(workshop_id: object, by: ByAccount) -> list[tuple[str, object]]:
    book = await read_planbook(workshop_id, by=by)  # type: ignore[arg-type]
    return [(each.workshop_title, each.workshop_id) for sheet in book.sheets for each in sheet.sources]
