"""All that is planned of a workshop, as its organisers' pages show it: values to compare, in one gated read.

Changes nothing; `agenda`, `themes`, `forms`, `groups`, `people` and `planning` do.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from facilitator import clock, timetable
from facilitator.access import By, require_organiser
from facilitator.discussed import themes_of
from facilitator.live import reading
from facilitator.workshops import phase
from models import (
    AgendaItem,
    Assignment,
    Group,
    Person,
    PersonKey,
    Question,
    ThemeSource,
    Workshop,
    WorkshopOrganiser,
)
from models.vocabulary import AskedIn, ItemKind, KeyKind, Phase, QuestionKind, Role, Rotation


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the day; `number` is the round's, 0 where the groups do not meet; `starts_at` as it is planned."""

    id: UUID
    kind: ItemKind
    title: str
    speaker: str
    minutes: int
    number: int
    starts_at: datetime
    ends_at: datetime
    has_begun: bool


@dataclass(frozen=True, slots=True)
class Source:
    """What a theme builds on; `workshop_id` is the way back, None for those who may not go there."""

    id: UUID
    title: str
    text: str
    workshop_title: str
    workshop_id: UUID | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A theme with its sheet."""

    id: UUID
    title: str
    purpose: str
    goals: str
    measures: str
    schedule: str
    financing: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that is on the form; of all themes if `theme_id` is None."""

    id: UUID
    theme_id: UUID | None
    text: str
    help: str
    kind: QuestionKind
    asked_in: AskedIn


@dataclass(frozen=True, slots=True)
class Seat:
    """Who leads or takes notes for a theme in a track."""

    theme_id: UUID
    track: int
    role: Role
    person_id: UUID


@dataclass(frozen=True, slots=True)
class Circle:
    """A group; `size` is how many are in it."""

    id: UUID
    number: int
    name: str
    place: str
    meeting_url: str
    track: int
    size: int


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody on the list; `has_link` says that a personal link of theirs works."""

    id: UUID
    name: str
    organisation: str
    email: str
    deputy_name: str
    deputy_came: bool
    group_id: UUID | None
    has_joined: bool
    has_link: bool


@dataclass(frozen=True, slots=True)
class PlanBook:
    """The whole plan. Questions come by position, people by name, the rest in their order.

    `going_end` is when the day ends as it goes now; None unless it is on.
    """

    workshop_id: UUID
    title: str
    starts_at: datetime
    rotation: Rotation
    phase: Phase
    going_end: datetime | None
    steps: tuple[Step, ...]
    sheets: tuple[Sheet, ...]
    questions: tuple[Asked, ...]
    circles: tuple[Circle, ...]
    guests: tuple[Guest, ...]
    seats: tuple[Seat, ...]

    @property
    def tracks(self) -> int:
        """How many tracks the groups are spread over."""
        return max((each.track for each in self.circles), default=1)


@reading
async def read_planbook(workshop_id: UUID, *, by: By) -> PlanBook:
    """The plan of a workshop, for its organisers."""
    workshop = await require_organiser(by, workshop_id)
    guests = await _guests(workshop)
    items = await AgendaItem.filter(workshop=workshop).order_by("position")
    questions = Question.filter(workshop=workshop, retired_at=None, theme__item_id=None)
    seats = await Assignment.filter(theme__workshop_id=workshop_id).order_by("track", "role")
    return PlanBook(
        workshop_id=workshop.id,
        title=workshop.title,
        starts_at=workshop.starts_at,
        rotation=workshop.rotation,
        phase=phase(workshop),
        going_end=_going_end(workshop, items),
        steps=steps_of(workshop, items),
        sheets=await _sheets(workshop, by),
        questions=tuple([asked(each) for each in await questions]),
        circles=await _circles(workshop, guests),
        guests=guests,
        seats=tuple(Seat(each.theme_id, each.track, each.role, each.person_id) for each in seats),
    )


def steps_of(workshop: Workshop, items: list[AgendaItem]) -> tuple[Step, ...]:
    """All steps of a workshop as they are planned; `items` are in order."""
    spans = timetable.planned(items, workshop.starts_at)
    return tuple(_step(items, spans[each.id], each) for each in items)


def _going_end(workshop: Workshop, items: list[AgendaItem]) -> datetime | None:
    if phase(workshop) is not Phase.RUNNING:
        return None
    now = clock.now()
    going = timetable.projected(items, workshop.starts_at, workshop.current_item_id, now, workshop.ended_at)
    return going[items[-1].id].ends_at


def _step(items: list[AgendaItem], span: timetable.Span, item: AgendaItem) -> Step:
    which = timetable.round_of(items, item.id)
    return Step(
        id=item.id,
        kind=item.kind,
        title=item.title,
        speaker=item.speaker,
        minutes=item.minutes,
        number=which.number if which is not None else 0,
        starts_at=span.starts_at,
        ends_at=span.ends_at,
        has_begun=item.started_at is not None,
    )


async def _sheets(workshop: Workshop, by: By) -> tuple[Sheet, ...]:
    sources = await ThemeSource.filter(theme__workshop=workshop).prefetch_related("from_workshop")
    own = await _own_workshops(by)
    return tuple(
        [
            Sheet(
                id=each.id,
                title=each.title,
                purpose=each.purpose,
                goals=each.goals,
                measures=each.measures,
                schedule=each.schedule,
                financing=each.financing,
                sources=tuple(_source(source, own) for source in sources if source.theme_id == each.id),
            )
            for each in await themes_of(workshop.id)
        ]
    )


async def _own_workshops(by: By) -> set[UUID]:
    account_id = getattr(by, "account_id", None)
    owned = await Workshop.filter(owner_id=account_id).values_list("id", flat=True)
    invited = await WorkshopOrganiser.filter(account_id=account_id).values_list("workshop_id", flat=True)
    return {UUID(str(each)) for each in (*owned, *invited)}


def _source(source: ThemeSource, own: set[UUID]) -> Source:
    earlier = source.from_workshop
    return Source(
        id=source.id,
        title=source.title,
        text=source.text,
        workshop_title=earlier.title if earlier is not None else "",
        workshop_id=earlier.id if earlier is not None and earlier.id in own else None,
    )


def asked(question: Question) -> Asked:
    """A question as it stands on the form."""
    return Asked(question.id, question.theme_id, question.text, question.help, question.kind, question.asked_in)


async def _circles(workshop: Workshop, guests: tuple[Guest, ...]) -> tuple[Circle, ...]:
    groups = await Group.filter(workshop=workshop).order_by("number")
    sizes = {each.id: sum(guest.group_id == each.id for guest in guests) for each in groups}
    return tuple(
        Circle(each.id, each.number, each.name, each.place, each.meeting_url, each.track, sizes[each.id])
        for each in groups
    )


async def _guests(workshop: Workshop) -> tuple[Guest, ...]:
    people = await Person.filter(workshop=workshop).order_by("name_key")
    linked = set(
        await PersonKey.filter(person__workshop=workshop, kind=KeyKind.LINK, revoked_at=None).values_list(
            "person_id", flat=True
        )
    )
    return tuple(
        Guest(
            id=each.id,
            name=each.name,
            organisation=each.organisation,
            email=each.email,
            deputy_name=each.deputy_name,
            deputy_came=each.deputy_came,
            group_id=each.group_id,
            has_joined=each.joined_at is not None,
            has_link=each.id in linked,
        )
        for each in people
    )
