"""All that a rotation is made of, read at once, so that plans can be tried out before one is kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from facilitator import keeping, rotation, timetable
from facilitator.discussed import meetings_of, themes_of
from models import AgendaItem, Assignment, Group, Meeting, Person, Theme, Workshop
from models.vocabulary import ItemKind, Role, Rotation

Place = tuple[UUID, UUID]
"""Where a meeting stands in the plan: the id of its step and of its group."""

Clash = rotation.Clash[UUID, UUID, UUID]
"""A broken rule, in the ids of groups, themes and people."""


@dataclass(frozen=True)
class Draft:
    """A plan as it might be: the track of each group, and the theme at each place."""

    tracks: dict[UUID, int]
    themes: dict[Place, UUID]

    def with_themes(self, changed: dict[Place, UUID]) -> "Draft":
        """The same plan with some places changed."""
        return Draft(self.tracks, self.themes | changed)


@dataclass(frozen=True)
class Board:
    """One workshop's steps, groups, themes, meetings and those who lead them.

    `held` are the rounds that have begun, or in which somebody wrote: their meetings stay as they are. `staff` says who
    does what for each (theme, track).
    """

    workshop: Workshop
    items: list[AgendaItem]
    groups: list[Group]
    themes: list[Theme]
    meetings: dict[Place, Meeting]
    held: frozenset[UUID]
    staff: dict[tuple[UUID, int], dict[Role, Person]]

    @property
    def rounds(self) -> list[AgendaItem]:
        """The steps in which the groups meet, the summary among them."""
        return timetable.rounds(self.items)

    @property
    def ordinary(self) -> list[AgendaItem]:
        """The rounds without the summary."""
        return [item for item in self.items if item.kind == ItemKind.ROUND]

    @property
    def is_fixed(self) -> bool:
        """Whether every group keeps its theme."""
        return self.workshop.rotation == Rotation.FIXED

    @property
    def tracks(self) -> int:
        """How many tracks there are, or will be once the plan is made."""
        needed = -(-len(self.groups) // len(self.themes)) if self.themes else 1
        return max([1, needed, *(group.track for group in self.groups)])

    def draft(self) -> Draft:
        """The plan as it is."""
        return Draft(
            {group.id: group.track for group in self.groups},
            {place: meeting.theme_id for place, meeting in self.meetings.items()},
        )

    def clashes(self, draft: Draft) -> list[Clash]:
        """The rules that a plan breaks; rounds by their place in `rounds`."""
        leaders = {key: {person.id for person in roles.values()} for key, roles in self.staff.items()}
        return rotation.broken_rules(self._cells(draft), leaders, is_fixed=self.is_fixed)

    def _cells(self, draft: Draft) -> list[rotation.Cell[UUID, UUID]]:
        return [
            rotation.Cell(number, item.kind == ItemKind.SUMMARY, group.id, theme, draft.tracks[group.id])
            for number, item in enumerate(self.rounds)
            for group in self.groups
            if (theme := draft.themes.get((item.id, group.id))) is not None
        ]


async def read_board(workshop: Workshop) -> Board:
    """The board of a workshop; to be called inside an action or a read."""
    items = await AgendaItem.filter(workshop_id=workshop.id).order_by("position")
    meetings = await meetings_of(workshop.id)
    assignments = await Assignment.filter(theme__workshop_id=workshop.id).prefetch_related("person")
    staff: dict[tuple[UUID, int], dict[Role, Person]] = {}
    for each in sorted(assignments, key=lambda one: one.role):
        staff.setdefault((each.theme_id, each.track), {})[each.role] = each.person
    return Board(
        workshop,
        items,
        await Group.filter(workshop_id=workshop.id).order_by("number"),
        await themes_of(workshop.id).order_by("position"),
        {(each.item_id, each.group_id): each for each in meetings},
        await _held(items, meetings),
        staff,
    )


async def _held(items: Iterable[AgendaItem], meetings: list[Meeting]) -> frozenset[UUID]:
    written = await keeping.meetings_with_text(each.id for each in meetings)
    begun = {item.id for item in items if item.started_at is not None}
    return frozenset(begun | {each.item_id for each in meetings if each.opened_at is not None or each.id in written})
