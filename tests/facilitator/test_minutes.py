"""What minutes are made from is one state of one workshop."""

import pytest

from facilitator import minutes
from models import Meeting, Question
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
