"""A scene for tests of the notes: a workshop in its first round."""

from dataclasses import dataclass
from uuid import UUID

from facilitator import stage
from facilitator.access import ByPerson
from facilitator.forms import questions_of
from models import Meeting, Workshop
from tests.builders import Made, a_workshop, come_in


@dataclass
class Scene:
    """A workshop in its first round: group 1's meeting, its question, Sara in the group and Jonas who leads."""

    made: Made
    meeting: UUID
    question: UUID
    sara: ByPerson
    jonas: ByPerson

    async def next(self) -> None:
        """Press next."""
        workshop = await Workshop.get(id=self.made.workshop_id)
        await stage.next_step(self.made.workshop_id, by=self.made.by, seen=workshop.current_item_id)

    async def back(self) -> None:
        """Undo a next."""
        workshop = await Workshop.get(id=self.made.workshop_id)
        await stage.back(self.made.workshop_id, by=self.made.by, seen=workshop.current_item_id)

    async def to_round(self, number: int) -> None:
        """Press next until the round has come."""
        while (await Workshop.get(id=self.made.workshop_id)).current_item_id != self.made.rounds[number - 1]:
            await self.next()


async def first_round() -> Scene:
    """A workshop whose first round is on."""
    made = await a_workshop()
    await stage.start(made.workshop_id, by=made.by)
    meeting = await Meeting.get(item_id=made.rounds[0], group_id=made.groups[0])
    question = (await questions_of(meeting.theme_id, is_summary=False))[0]
    leader = made.leaders[made.themes.index(meeting.theme_id)]
    found = Scene(made, meeting.id, question.id, await come_in(made.people[0]), await come_in(leader))
    await found.to_round(1)
    return found
