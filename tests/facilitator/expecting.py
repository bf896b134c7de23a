"""An expectation round for tests: a workshop that is in one, and what its groups write."""

from uuid import UUID

from facilitator import agenda, stage
from models import AgendaItem, Meeting, Question, Theme, Workshop
from models.vocabulary import ItemKind
from tests.builders import Made, a_workshop
from tests.facilitator.writing_down import write_down


async def an_expectation_round(made: Made | None = None, *, group_count: int = 3) -> tuple[Made, UUID]:
    """A workshop whose first step is an expectation round that has not begun; and the step's id."""
    made = made or await a_workshop(group_count=group_count, people_count=6)
    item_id = await agenda.add_item(made.workshop_id, ItemKind.EXPECTATIONS, by=made.by, minutes=20, position=0)
    return made, item_id


async def begun(made: Made) -> None:
    """Start the day."""
    await stage.start(made.workshop_id, by=made.by)


async def go_on(made: Made) -> None:
    """Go on to the next step."""
    seen = (await Workshop.get(id=made.workshop_id)).current_item_id
    await stage.next_step(made.workshop_id, by=made.by, seen=seen)


async def expect(item_id: UUID, group_id: UUID, text: str, *, person_id: UUID | None = None) -> None:
    """Let a group answer the first question of the round."""
    item = await AgendaItem.get(id=item_id)
    theme = await Theme.get(item_id=item.id)
    question = await Question.filter(theme_id=theme.id).order_by("position").first()
    assert question is not None
    meeting = await Meeting.get(item_id=item_id, group_id=group_id)
    await write_down(meeting.id, question.id, text, person_id=person_id)
