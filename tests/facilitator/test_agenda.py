"""The steps of the day."""

from uuid import UUID

import pytest

from facilitator import agenda, planning, stage
from facilitator.access import ByAccount
from facilitator.errors import Conflict, Invalid, NotFound
from models import AgendaItem, Document, DocumentUpdate, Meeting
from models.vocabulary import ItemKind
from tests.builders import Made, a_bare_workshop, a_workshop, an_account

pytestmark = pytest.mark.usefixtures("database", "morning")


async def _titles(workshop_id: UUID) -> list[str]:
    items = await AgendaItem.filter(workshop_id=workshop_id).order_by("position")
    assert [item.position for item in items] == list(range(len(items)))
    return [item.title for item in items]


async def _day(by: ByAccount, *titles: str) -> tuple[UUID, list[UUID]]:
    """A workshop with only these steps."""
    workshop_id = await a_bare_workshop(by)
    for item in await AgendaItem.filter(workshop_id=workshop_id):
        await agenda.remove_item(item.id, by=by)
    ids = [await agenda.add_item(workshop_id, ItemKind.TALK, by=by, title=title, minutes=10) for title in titles]
    return workshop_id, ids


async def test_steps_are_added_moved_and_removed_in_order() -> None:
    marit = await an_account()
    workshop_id, (welcome, lunch, end) = await _day(marit, "Velkommen", "Lunsj", "Slutt")
    await agenda.add_item(workshop_id, ItemKind.BREAK, by=marit, title="Pause", minutes=10, position=1)
    assert await _titles(workshop_id) == ["Velkommen", "Pause", "Lunsj", "Slutt"]
    await agenda.move_item(end, 0, by=marit)
    await agenda.move_item(welcome, 2, by=marit)
    assert await _titles(workshop_id) == ["Slutt", "Pause", "Velkommen", "Lunsj"]
    await agenda.remove_item(lunch, by=marit)
    assert await _titles(workshop_id) == ["Slutt", "Pause", "Velkommen"]
    assert [item.title for item in await agenda.read_agenda(workshop_id, by=marit)] == ["Slutt", "Pause", "Velkommen"]


@pytest.mark.parametrize(("minutes", "title"), [(0, ""), (-5, ""), (481, ""), (10, "x" * 10_000)])
async def test_senseless_step_is_refused_and_changes_nothing(minutes: int, title: str) -> None:
    marit = await an_account()
    workshop_id, (welcome,) = await _day(marit, "Velkommen")
    with pytest.raises(Invalid):
        await agenda.add_item(workshop_id, ItemKind.TALK, by=marit, title=title, minutes=minutes)
    with pytest.raises(Invalid):
        await agenda.change_item(welcome, by=marit, title=title, minutes=minutes)
    assert await AgendaItem.filter(workshop_id=workshop_id).values_list("title", "minutes") == [("Velkommen", 10)]


@pytest.mark.parametrize("position", [-1, 2])
async def test_place_outside_the_day_is_refused(position: int) -> None:
    marit = await an_account()
    workshop_id, (welcome,) = await _day(marit, "Velkommen")
    with pytest.raises(Invalid):
        await agenda.add_item(workshop_id, ItemKind.TALK, by=marit, minutes=10, position=position)
    with pytest.raises(Invalid):
        await agenda.move_item(welcome, position, by=marit)
    assert await _titles(workshop_id) == ["Velkommen"]


async def test_day_has_an_end() -> None:
    marit = await an_account()
    workshop_id, _ = await _day(marit, *(str(number) for number in range(agenda.MOST_ITEMS)))
    with pytest.raises(Conflict, match="agenda_full"):
        await agenda.add_item(workshop_id, ItemKind.TALK, by=marit, minutes=10)


async def test_steps_that_have_begun_stay_first_and_as_long_as_they_were() -> None:
    marit = await an_account()
    workshop_id, (welcome, lunch, end) = await _day(marit, "Velkommen", "Lunsj", "Slutt")
    await stage.start(workshop_id, by=marit)
    with pytest.raises(Conflict, match="step_begun"):
        await agenda.move_item(end, 0, by=marit)
    with pytest.raises(Conflict, match="step_begun"):
        await agenda.move_item(welcome, 2, by=marit)
    with pytest.raises(Conflict, match="step_begun"):
        await agenda.add_item(workshop_id, ItemKind.TALK, by=marit, minutes=10, position=0)
    with pytest.raises(Conflict, match="step_begun"):
        await agenda.change_item(welcome, by=marit, minutes=20)
    with pytest.raises(Conflict, match="step_begun"):
        await agenda.remove_item(welcome, by=marit)
    await agenda.change_item(welcome, by=marit, title="God morgen", minutes=10)
    await agenda.change_item(lunch, by=marit, minutes=5, kind=ItemKind.BREAK, speaker="Tor")
    await agenda.move_item(end, 1, by=marit)
    assert await _titles(workshop_id) == ["God morgen", "Slutt", "Lunsj"]


async def test_round_taken_out_takes_its_planned_meetings_with_it() -> None:
    made = await a_workshop()
    await agenda.remove_item(made.rounds[3], by=made.by)
    await agenda.change_item(made.rounds[2], by=made.by, kind=ItemKind.TALK)
    assert {each.item_id for each in await Meeting.all()} == {made.rounds[0], made.rounds[1], made.rounds[4]}
    await planning.make_plan(made.workshop_id, by=made.by)


async def test_round_in_which_somebody_wrote_is_kept_though_it_was_undone() -> None:
    made = await _undone_first_round()
    with pytest.raises(Conflict, match="round_written"):
        await agenda.remove_item(made.rounds[0], by=made.by)
    with pytest.raises(Conflict, match="round_written"):
        await agenda.change_item(made.rounds[0], by=made.by, kind=ItemKind.TALK)
    assert await DocumentUpdate.all().count() == 1


async def _undone_first_round() -> Made:
    made = await a_workshop()
    for item in made.items[: made.items.index(made.rounds[0])]:
        await agenda.remove_item(item, by=made.by)
    await stage.start(made.workshop_id, by=made.by)
    meeting = await Meeting.filter(item_id=made.rounds[0]).order_by("id").first()
    assert meeting is not None
    assert meeting.opened_at is not None
    document = await Document.create(meeting=meeting, created_at=meeting.opened_at)
    await DocumentUpdate.create(document=document, data=b"x", written_at=meeting.opened_at)
    await stage.back(made.workshop_id, by=made.by, seen=made.rounds[0])
    return made


async def test_another_organiser_finds_no_step() -> None:
    marit, olav = await an_account(), await an_account("Olav")
    workshop_id, (welcome,) = await _day(marit, "Velkommen")
    with pytest.raises(NotFound):
        await agenda.add_item(workshop_id, ItemKind.TALK, by=olav, minutes=10)
    with pytest.raises(NotFound):
        await agenda.change_item(welcome, by=olav, title="Min")
    with pytest.raises(NotFound):
        await agenda.move_item(welcome, 0, by=olav)
    with pytest.raises(NotFound):
        await agenda.remove_item(welcome, by=olav)
    with pytest.raises(NotFound):
        await agenda.read_agenda(workshop_id, by=olav)
    assert await _titles(workshop_id) == ["Velkommen"]
