"""The running order: the day's steps with their times, where the groups meet, and which theme each has in each round.

A gated read, for what is handed out and sent before the day. It holds nobody's name but the speakers'.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from facilitator import clock, timetable
from facilitator.access import By, require_organiser
from facilitator.discussed import meetings_of, themes_of
from facilitator.live import reading
from facilitator.planbook import Step, steps_of
from facilitator.sender import Sender, sender_of
from models import AgendaItem, Group
from models.vocabulary import ItemKind, Language


@dataclass(frozen=True, slots=True)
class Route:
    """A group, where it meets, and its theme in each round; empty where it has none."""

    number: int
    name: str
    place: str
    meeting_url: str
    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RunningOrder:
    """The day as it is planned, as `made_at`. Times are aware.

    `rounds` are the rounds in order: the number of each, 0 for the summary round.
    """

    workshop_id: UUID
    title: str
    starts_at: datetime
    place: str
    meeting_url: str
    language: Language
    made_at: datetime
    steps: tuple[Step, ...]
    rounds: tuple[int, ...]
    routes: tuple[Route, ...]
    sender: Sender | None = None

    @property
    def is_planned(self) -> bool:
        """Whether any group is to meet any theme."""
        return any(theme for route in self.routes for theme in route.themes)

    @property
    def is_fixed(self) -> bool:
        """Whether every group keeps its theme."""
        return all(len(set(route.themes)) == 1 for route in self.routes)


@reading
async def read_running_order(workshop_id: UUID, *, by: By) -> RunningOrder:
    """The day of a workshop as it is planned, for its organisers."""
    workshop = await require_organiser(by, workshop_id)
    items = await AgendaItem.filter(workshop_id=workshop_id).order_by("position")
    rounds = timetable.rounds(items)
    titles = {each.id: each.title for each in await themes_of(workshop_id)}
    themes = {(each.item_id, each.group_id): titles[each.theme_id] for each in await meetings_of(workshop_id)}
    steps = steps_of(workshop, items)
    numbers = {each.id: 0 if each.kind is ItemKind.SUMMARY else each.number for each in steps}
    return RunningOrder(
        workshop_id=workshop.id,
        title=workshop.title,
        starts_at=workshop.starts_at,
        place=workshop.place,
        meeting_url=workshop.meeting_url,
        language=workshop.language,
        made_at=clock.now(),
        steps=steps,
        rounds=tuple(numbers[each.id] for each in rounds),
        routes=tuple(
            [
                Route(
                    number=group.number,
                    name=group.name,
                    place=group.place,
                    meeting_url=group.meeting_url,
                    themes=tuple(themes.get((each.id, group.id), "") for each in rounds),
                )
                for group in await Group.filter(workshop_id=workshop_id).order_by("number")
            ]
        ),
        sender=await sender_of(workshop_id),
    )
