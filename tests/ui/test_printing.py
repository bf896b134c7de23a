"""What the printer keeps: files that are asked for again, as long as nothing in them was deleted."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from uuid import uuid4

import pytest

from exports.files import Kind
from facilitator.happenings import (
    Happening,
    NotesReplaced,
    PeopleChanged,
    PersonalDataDeleted,
    PlanChanged,
    WorkshopRemoved,
)
from facilitator.minutes import Minutes
from facilitator.papers import Told
from tests.exports.samples import ID, an_attendance, an_order, one_group
from ui.printing import Printer

OTHER = uuid4()
TOLD: tuple[Told, ...] = (one_group(), an_attendance(), an_order(), Minutes(an_attendance(), an_order(), one_group()))


@pytest.fixture
def printer() -> Iterator[Printer]:
    printer = Printer()
    yield printer
    printer.close()


@pytest.mark.parametrize("what", [PersonalDataDeleted, PeopleChanged, NotesReplaced, WorkshopRemoved])
async def test_files_are_forgotten_when_something_in_them_is_deleted(printer: Printer, what: type[Happening]) -> None:
    other = await printer.file(replace(one_group(), workshop_id=OTHER), Kind.JSON)
    for told in TOLD:
        await printer.file(told, Kind.JSON)
    printer.hear(PlanChanged(ID))
    assert printer.kept_bytes > len(other.content)

    printer.hear(what(ID))

    assert printer.kept_bytes == len(other.content)


async def test_file_that_is_made_meanwhile_is_handed_out_and_not_kept(printer: Printer) -> None:
    making = asyncio.create_task(printer.file(one_group(), Kind.JSON))
    await asyncio.sleep(0)
    printer.hear(PersonalDataDeleted(ID))

    assert (await making).content
    assert printer.kept_bytes == 0
    # Whoever asks now is told what is there now.
    assert (await printer.file(one_group(), Kind.JSON)).content
    assert printer.kept_bytes > 0


async def test_no_more_is_kept_than_there_is_room_for() -> None:
    one = one_group()
    printer = Printer(most_bytes=100_000)
    files = [await printer.file(replace(one, title=f"{number} {'x' * 30_000}"), Kind.JSON) for number in range(5)]

    kept = printer.kept_bytes
    assert 0 < kept <= 100_000
    assert (await printer.file(replace(one, title="x" * 200_000), Kind.JSON)).content
    assert printer.kept_bytes == kept
    assert len({each.content for each in files}) == 5
    printer.close()
