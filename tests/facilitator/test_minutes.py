"""What minutes are made from is one state of one workshop; whom they go to is kept with it."""

import pytest

from facilitator import clock, minutes
from facilitator.errors import Conflict, Invalid
from models import Meeting, Question, Workshop
from models.vocabulary import QuestionKind
from tests.builders import a_workshop
from tests.facilitator.writing_down import next_step, write_down

pytestmark = pytest.mark.usefixtures("database", "morning")


async def test_minutes_are_three_views_of_one_workshop() -> None:
    made = await a_workshop(theme_count=2, group_count=2, people_count=2)
    asked = await Question.get(workshop_id=made.workshop_id, kind=QuestionKind.NEXT_STEP)
    meeting = await Meeting.get(item_id=made.rounds[-1], group_id=made.groups[0])
    await write_down(meeting.id, asked.id, next_step("Sara", "kaller inn", "1. mai"))

    read = await minutes.read_minutes(made.workshop_id, by=made.by)

    assert {read.attendance.workshop_id, read.order.workshop_id, read.summary.workshop_id} == {made.workshop_id}
    assert [each.id for each in read.order.steps] == made.items
    assert len(read.attendance.absent) == 6
    (commitment,) = read.summary.commitments
    assert commitment.origin.round_number is None


async def test_whom_they_go_to_is_kept_and_cleaned() -> None:
    made = await a_workshop()
    given = " Kommunestyret \r\n\n\u200bUtvalg  for\tplan\x00\n   "

    await minutes.change_recipients(made.workshop_id, given, by=made.by)

    assert (await minutes.read_minutes(made.workshop_id, by=made.by)).recipients == ("Kommunestyret", "Utvalg for plan")
    await minutes.change_recipients(made.workshop_id, "", by=made.by)
    assert (await minutes.read_minutes(made.workshop_id, by=made.by)).recipients == ()


@pytest.mark.parametrize(
    ("recipients", "code"), [("Utvalg\n" * 51, "too_many_recipients"), ("a\n" + "x" * 201, "text_too_long")]
)
async def test_too_many_or_too_long_names_are_refused_and_the_old_stay(recipients: str, code: str) -> None:
    made = await a_workshop()
    await minutes.change_recipients(made.workshop_id, "x" * 200 + "\n" + "Utvalg\n" * 49, by=made.by)

    with pytest.raises(Invalid, match=code):
        await minutes.change_recipients(made.workshop_id, recipients, by=made.by)

    assert len((await minutes.read_minutes(made.workshop_id, by=made.by)).recipients) == 50


async def test_nobody_is_named_after_personal_data_is_deleted() -> None:
    made = await a_workshop()
    await Workshop.filter(id=made.workshop_id).update(purged_at=clock.now())

    with pytest.raises(Conflict, match="personal_data_deleted"):
        await minutes.change_recipients(made.workshop_id, "Marit Lie", by=made.by)
    await minutes.change_recipients(made.workshop_id, "", by=made.by)
