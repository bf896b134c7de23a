"""A new workshop from an earlier one."""

from datetime import datetime
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from facilitator import copying, forms, groups, people, themes, workshops
from facilitator.errors import Invalid, NotFound
from models import AgendaItem, Document, Group, Meeting, Person, Question, Workshop
from models.vocabulary import ItemKind
from tests.builders import Made, a_workshop, an_account, in_two_days
from tests.facilitator.writing_down import bullets, write_down


async def _meeting(made: Made, theme: int, kind: ItemKind) -> UUID:
    found = await Meeting.filter(theme_id=made.themes[theme], item__kind=kind).order_by("item__position").first()
    assert found is not None
    return found.id


async def _asked(made: Made, text: str) -> UUID:
    return (await Question.get(workshop_id=made.workshop_id, text=text)).id


async def test_copy_takes_the_plan_and_leaves_people_answers_and_links(database: Path, morning: datetime) -> None:
    made = await a_workshop(theme_count=3, group_count=3)
    await groups.change_group(made.groups[0], by=made.by, name="Elva", meeting_url="https://meet.example/1")
    own = await forms.add_question(made.workshop_id, by=made.by, text="Hvor?", theme_id=made.themes[1])
    first = (await forms.questions_of(made.themes[1], is_summary=False))[0]
    await forms.move_question(own, first.id, by=made.by, theme_id=made.themes[1])
    await forms.retire_question(first.id, by=made.by)
    await write_down(await _meeting(made, 1, ItemKind.ROUND), own, "Ved brua")
    new = await copying.copy(made.workshop_id, "Nærmiljø 2031", in_two_days(), by=made.by)
    steps = ("position", "kind", "title", "minutes")
    assert await AgendaItem.filter(workshop_id=new).values(*steps) == await AgendaItem.filter(
        workshop_id=made.workshop_id
    ).values(*steps)
    copied = await themes.list_themes(new, by=made.by)
    assert [(each.title, each.purpose) for each in copied] == [
        (each.title, each.purpose) for each in await themes.list_themes(made.workshop_id, by=made.by)
    ]
    asked = [each.text for each in await forms.questions_of(copied[1].id, is_summary=False)]
    assert (asked[0], first.text in asked, len(asked)) == ("Hvor?", False, 3)
    assert await Group.filter(workshop_id=new).values_list("number", "name", "meeting_url") == [
        (1, "Elva", ""),
        (2, "", ""),
        (3, "", ""),
    ]
    assert await people.list_people(new, by=made.by) == []
    assert await Document.filter(meeting__workshop_id=new).count() == 0
    before, after = [await workshops.overview(each, by=made.by) for each in (made.workshop_id, new)]
    assert before.code != after.code


async def test_build_on_shows_the_earlier_summary_with_the_way_back(database: Path, morning: datetime) -> None:
    made = await a_workshop()
    proposals, which = await _asked(made, "Hvilke tiltak foreslår dere?"), await _asked(made, "Hvorfor akkurat disse?")
    summary, round_ = await _meeting(made, 0, ItemKind.SUMMARY), await _meeting(made, 1, ItemKind.ROUND)
    await write_down(summary, which, "Fordi barna går der", bullets("Lys", "Brøyting"))
    await write_down(await _meeting(made, 0, ItemKind.ROUND), proposals, "Mer lys")
    await write_down(round_, proposals, "En kveldsåpen hall")
    new = await copying.build_on(made.workshop_id, "Fra ord til handling", in_two_days(), by=made.by)
    sheets = await themes.list_themes(new, by=made.by)
    assert [[(each.title, each.workshop_id, each.meeting_id) for each in sheet.sources] for sheet in sheets] == [
        [("Hvorfor akkurat disse?", made.workshop_id, summary)],
        [("Hvilke tiltak foreslår dere?", made.workshop_id, round_)],
        [],
        [],
    ]
    assert "Brøyting" in sheets[0].sources[0].text
    again = await copying.copy(new, "Enda en gang", in_two_days(), by=made.by)
    kept = [each.sources for each in await themes.list_themes(again, by=made.by)]
    assert [[each.text for each in sources] for sources in kept] == [
        [each.text for each in sheet.sources] for sheet in sheets
    ]


async def test_build_on_takes_what_was_chosen(database: Path, morning: datetime) -> None:
    made = await a_workshop()
    proposals = await _asked(made, "Hvilke tiltak foreslår dere?")
    first, second = await _meeting(made, 0, ItemKind.ROUND), await _meeting(made, 1, ItemKind.ROUND)
    await write_down(first, proposals, "Mer lys")
    await write_down(second, proposals, "En kveldsåpen hall")
    assert [(each.theme, each.text) for each in await copying.choices(made.workshop_id, by=made.by)] == [
        ("Trygg skolevei", "Mer lys"),
        ("Møteplasser for unge", "En kveldsåpen hall"),
    ]
    new = await copying.build_on(made.workshop_id, "Videre", in_two_days(), by=made.by, chosen=[(second, proposals)])
    texts = [[each.text for each in sheet.sources] for sheet in await themes.list_themes(new, by=made.by)]
    assert texts == [[], ["En kveldsåpen hall"], [], []]


async def test_nothing_is_taken_from_a_workshop_that_is_not_ones_own(database: Path, morning: datetime) -> None:
    made, other = await a_workshop(), await a_workshop()
    foreign = await _meeting(other, 0, ItemKind.ROUND)
    question = await _asked(other, "Hvilke tiltak foreslår dere?")
    await write_down(foreign, question, "Mer lys")
    count = await Workshop.all().count()
    for attempt in (
        copying.copy(other.workshop_id, "Mitt", in_two_days(), by=made.by),
        copying.build_on(other.workshop_id, "Mitt", in_two_days(), by=made.by),
        copying.build_on(made.workshop_id, "Mitt", in_two_days(), by=made.by, chosen=[(foreign, question)]),
        copying.build_on(made.workshop_id, "Mitt", in_two_days(), by=made.by, chosen=[(uuid4(), uuid4())]),
        copying.choices(other.workshop_id, by=made.by),
        copying.copy(made.workshop_id, "Mitt", in_two_days(), by=await an_account("Tor")),
    ):
        with pytest.raises(NotFound):
            await attempt
    with pytest.raises(Invalid, match="text_missing"):
        await copying.copy(made.workshop_id, " ", in_two_days(), by=made.by)
    assert await Workshop.all().count() == count
    assert await Person.filter(workshop_id=made.workshop_id).count() == 16
