"""The people of a workshop."""

from datetime import datetime
from pathlib import Path

import pytest

from facilitator import given, joining, people
from facilitator.errors import Conflict, Invalid, NotFound
from facilitator.limits import Client
from models import Assignment, DocumentUpdate, Person, PersonKey, Workshop
from tests.builders import a_bare_workshop, a_workshop, an_account, come_in


async def test_people_are_listed_with_what_they_do(database: Path, morning: datetime) -> None:
    made = await a_workshop(people_count=1, planned=False)
    listed = {each.name: each for each in await people.list_people(made.workshop_id, by=made.by)}
    assert [(part.theme, part.track, part.role) for part in listed["Jonas"].parts] == [("Trygg skolevei", 1, "leader")]
    assert (listed["Sara"].group, listed["Sara"].organisation, listed["Sara"].parts) == (1, "Kommune A", [])


async def test_name_in_use_is_refused_however_it_is_written(database: Path, morning: datetime) -> None:
    marit = await an_account()
    made = await a_bare_workshop(marit)
    await people.add(made, by=marit, name="Sara Lie")
    with pytest.raises(Conflict, match="name_taken"):
        await people.add(made, by=marit, name="  SARA   lie ")
    ali = await people.add(made, by=marit, name="Ali")
    with pytest.raises(Conflict, match="name_taken"):
        await people.change(ali, by=marit, name="sara lie")
    assert [each.name for each in await people.list_people(made, by=marit)] == ["Ali", "Sara Lie"]


@pytest.mark.parametrize(
    ("name", "email", "code"),
    [
        ("", "", "text_missing"),
        ("\u200b\u200d ", "", "text_missing"),
        ("\u2800", "", "text_missing"),
        ("\u3164 \u115f", "", "text_missing"),
        ("å" * 10_000, "", "text_too_long"),
        ("ß" * 100, "", "text_too_long"),
        ("Sara", "sara", "email_wrong"),
        ("Sara", "sara@kommune-a.example\nbcc: x@y.example", "email_wrong"),
        ("Sara", "a" * 250 + "@kommune-a.example", "text_too_long"),
    ],
)
async def test_person_refuses_what_cannot_be_used(
    database: Path, morning: datetime, name: str, email: str, code: str
) -> None:
    marit = await an_account()
    made = await a_bare_workshop(marit)
    with pytest.raises(Invalid, match=code):
        await people.add(made, by=marit, name=name, email=email)
    assert await Person.all().count() == 0


async def test_person_taken_out_leaves_only_text(database: Path, morning: datetime) -> None:
    made = await a_workshop()
    await come_in(made.leaders[0])
    await people.remove(made.leaders[0], by=made.by)
    assert await Person.filter(id=made.leaders[0]).count() == 0
    assert await PersonKey.filter(person_id=made.leaders[0]).count() == 0
    assert await Assignment.filter(person_id=made.leaders[0]).count() == 0
    assert await DocumentUpdate.filter(person_id=made.leaders[0]).count() == 0


async def test_people_belong_to_their_organisers(database: Path, morning: datetime) -> None:
    made, other = await a_workshop(), await an_account("Tor")
    for attempt in (
        people.change(made.people[0], by=other, name="X"),
        people.remove(made.people[0], by=other),
        people.add(made.workshop_id, by=other, name="X"),
        people.list_people(made.workshop_id, by=other),
        people.list_people(made.workshop_id, by=await come_in(made.people[0])),
    ):
        with pytest.raises(NotFound):
            await attempt


async def test_who_came_without_being_on_a_list_is_told_to_organisers(database: Path, morning: datetime) -> None:
    made = await a_workshop(people_count=1)
    await joining.join((await Workshop.get(id=made.workshop_id)).code, "Gunnar", client=Client("a", "b"))
    assert await people.list_unlisted(made.workshop_id, by=made.by) == ["Gunnar"]


def test_names_fold_alike() -> None:
    assert people.fold_name(" Åse\u00a0 LIE") == people.fold_name("A\u030ase lie")


@pytest.mark.parametrize("unseen", [*"\u200c\u200d\u034f\u061c\u115f\u180e\u2800\u3164\ufe0f\U000e0041"])
def test_names_that_look_alike_fold_alike(unseen: str) -> None:
    assert people.fold_name(f"Sa{unseen}ra{unseen} Lie{unseen}") == people.fold_name("Sara Lie")


@pytest.mark.parametrize("text", ["👨\u200d👩\u200d👧", "❤\ufe0f", "🏴\U000e0067\U000e0062\U000e007f", "می\u200cروم"])
def test_joiners_that_belong_to_what_is_written_are_kept(text: str) -> None:
    assert given.line(f"{text}\u061c", "name", 100) == text


@pytest.mark.parametrize("unseen", [*"\u200d\u115f\u2800\u3164\ufe0f", "\n\u2800 \u200d\n"])
def test_text_that_shows_nothing_is_none(unseen: str) -> None:
    assert (given.line(unseen, "name", 100), given.lines(unseen, "name")) == ("", "")
