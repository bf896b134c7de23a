"""A workshop's day as its screens are made from it: read once for all audiences, then cut for each by `snapshot`.

Holds what no audience may see whole; only `snapshot` hands parts of it out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from facilitator import presence
from facilitator.chosen import Chosen, chosen_of
from facilitator.errors import NotFound
from facilitator.live import reading
from facilitator.poll_views import PollState, read_poll_states
from models import (
    AgendaItem,
    Assignment,
    Group,
    Meeting,
    Message,
    Person,
    Survey,
    SurveyQuestion,
    Theme,
    ThemeSource,
    Turn,
    Workshop,
)
from models.vocabulary import ROUND_KINDS, Role

MESSAGES = 5
"""How many of the organiser's messages a screen may show."""

Roles = Mapping[tuple[UUID, int], Mapping[Role, Person]]
"""Who leads and takes notes, by theme and track."""


@dataclass(frozen=True)
class Day:
    """One state of a workshop. `total` and `joined` count people; `here` holds the ids of those with a screen open.

    `surveys` are those that can be answered, with their questions, and those whose numbers everybody may see.
    `measures` are the chosen ones, if everybody may see them. `turns` are those of the step that is on, if it is an
    expectation round.
    """

    workshop: Workshop
    items: list[AgendaItem]
    groups: list[Group]
    themes: dict[UUID, Theme]
    sources: dict[UUID, list[ThemeSource]]
    meetings: list[Meeting]
    roles: Roles
    messages: list[Message]
    surveys: list[tuple[Survey, list[SurveyQuestion]]]
    total: int
    joined: int
    here: frozenset[UUID]
    polls: list[PollState]
    measures: list[Chosen]
    turns: list[Turn]

    @property
    def phase(self) -> str:
        """Where the day is: before, on or ended."""
        if self.workshop.started_at is None:
            return "before"
        return "ended" if self.workshop.current_item_id is None else "on"

    @cached_property
    def step(self) -> AgendaItem | None:
        """The agenda item that is on."""
        return next((item for item in self.items if item.id == self.workshop.current_item_id), None)

    @cached_property
    def rounds(self) -> list[AgendaItem]:
        """The steps in which the groups meet, in order."""
        return [item for item in self.items if item.kind in ROUND_KINDS]

    @cached_property
    def round_numbers(self) -> dict[UUID, int]:
        """The number of each round, from 1, by agenda item."""
        return {item.id: number for number, item in enumerate(self.rounds, start=1)}

    @cached_property
    def by_group(self) -> dict[tuple[UUID, UUID], Meeting]:
        """The meeting of a group in a round: (item, group)."""
        return {(meeting.item_id, meeting.group_id): meeting for meeting in self.meetings}

    @cached_property
    def groups_by_id(self) -> dict[UUID, Group]:
        """The groups by id."""
        return {group.id: group for group in self.groups}

    def state(self, item: AgendaItem) -> str:
        """Whether an agenda item is past, now or next."""
        if self.phase == "before":
            return "next"
        if self.step is None:
            return "past"
        return "now" if item.id == self.step.id else "past" if item.position < self.step.position else "next"

    def title_of(self, meeting: Meeting) -> str:
        """What a meeting is about: its theme, or an expectation round by what that is called on the agenda."""
        theme = self.themes[meeting.theme_id]
        item = next((each for each in self.items if each.id == theme.item_id), None)
        return (item.title if item else "") or theme.title

    def who(self, meeting: Meeting, role: Role) -> Person | None:
        """Who leads, or takes notes in, a meeting."""
        return self.roles.get((meeting.theme_id, meeting.track), {}).get(role)


@reading
async def read_day(workshop_id: UUID) -> Day:
    """The day as it stands. Raises NotFound."""
    workshop = await Workshop.get_or_none(id=workshop_id)
    if workshop is None:
        raise NotFound
    themes = await Theme.filter(workshop_id=workshop_id)
    sources: dict[UUID, list[ThemeSource]] = {}
    for source in await ThemeSource.filter(theme__workshop_id=workshop_id):
        sources.setdefault(source.theme_id, []).append(source)
    roles: dict[tuple[UUID, int], dict[Role, Person]] = {}
    for each in await Assignment.filter(theme__workshop_id=workshop_id).select_related("person"):
        roles.setdefault((each.theme_id, each.track), {})[each.role] = each.person
    return Day(
        workshop=workshop,
        items=await AgendaItem.filter(workshop_id=workshop_id),
        groups=await Group.filter(workshop_id=workshop_id),
        themes={theme.id: theme for theme in themes},
        sources=sources,
        meetings=await Meeting.filter(workshop_id=workshop_id),
        roles=roles,
        messages=await Message.filter(workshop_id=workshop_id, withdrawn_at=None).order_by("-sent_at").limit(MESSAGES),
        surveys=await _surveys(workshop_id),
        total=await Person.filter(workshop_id=workshop_id).count(),
        joined=await Person.filter(workshop_id=workshop_id, joined_at__isnull=False).count(),
        here=presence.present(workshop_id),
        polls=await read_poll_states(workshop_id),
        measures=await _measures(workshop),
        turns=await Turn.filter(item_id=workshop.current_item_id) if workshop.current_item_id else [],
    )


async def _measures(workshop: Workshop) -> list[Chosen]:
    if workshop.measures_shown_at is None:
        return []
    return [each for each in await chosen_of(workshop.id) if not each.is_hidden]


async def _surveys(workshop_id: UUID) -> list[tuple[Survey, list[SurveyQuestion]]]:
    opened = await Survey.filter(workshop_id=workshop_id, opened_on__isnull=False).order_by("position")
    asking = [each.id for each in opened if each.closed_on is None]
    questions = await SurveyQuestion.filter(survey_id__in=asking).order_by("position") if asking else []
    return [
        (survey, [each for each in questions if each.survey_id == survey.id])
        for survey in opened
        if survey.closed_on is None or survey.is_published
    ]
