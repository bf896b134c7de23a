"""Who sees a workshop together: an audience is one room, with one snapshot for all who are in it.

Which one somebody belongs to is a rule, asked when they begin to watch and again whenever rights may have changed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from facilitator.access import By, ByPerson, ByScreen
from facilitator.day import Day, read_day
from facilitator.errors import NotFound
from facilitator.happenings import (
    AnswerReceived,
    BallotsCast,
    ClockChanged,
    Happening,
    LateTextDecided,
    LateTextReceived,
    MeasuresChosen,
    MessageSent,
    NotesChanged,
    PeopleChanged,
    PersonAdmitted,
    PersonalDataDeleted,
    PersonJoined,
    PersonWaiting,
    PlanChanged,
    PollChanged,
    PresenceChanged,
    ProposalHidden,
    ProposalsChanged,
    ProposalsRevealed,
    QuestionsChanged,
    RightsChanged,
    ScreenSteered,
    StepStarted,
    SurveysChanged,
    TurnChanged,
    TurnoutChanged,
    WorkshopEnded,
    WorkshopRemoved,
    WritingApartBegun,
)
from facilitator.live import reading
from facilitator.snapshot import Snapshot, group_snapshot, lead_snapshot, screen_snapshot, with_turnout
from models import Assignment, PersonKey, Workshop
from models.vocabulary import Showing


class Kind(StrEnum):
    """What somebody watches as."""

    GROUP = "group"
    LEAD = "lead"
    SCREEN = "screen"


@dataclass(frozen=True, slots=True)
class Wish:
    """What a screen asks to watch: a theme in a track for its leaders, else only as what."""

    kind: Kind
    theme_id: UUID | None = None
    track: int = 1


@dataclass(frozen=True, slots=True)
class Audience:
    """Those who see the same of a workshop; a group of None is everybody who has none."""

    workshop_id: UUID
    kind: Kind
    group_id: UUID | None = None
    theme_id: UUID | None = None
    track: int = 1


@dataclass(frozen=True, slots=True)
class Rights:
    """Who may watch what in a workshop: `keys` opens, each for a person; persons are in groups and lead themes."""

    workshop_id: UUID
    screen_serial: int
    keys: Mapping[UUID, UUID]
    groups: Mapping[UUID, UUID | None]
    leading: frozenset[tuple[UUID, UUID, int]]

    def audience(self, by: By, wish: Wish) -> Audience | None:
        """The audience that somebody belongs to with their wish; None if they may not have it."""
        if isinstance(by, ByScreen):
            ours = by == ByScreen(self.workshop_id, self.screen_serial) and wish.kind == Kind.SCREEN
            return Audience(self.workshop_id, Kind.SCREEN) if ours else None
        if not isinstance(by, ByPerson) or self.keys.get(by.key_id) != by.person_id:
            return None
        if wish.kind == Kind.GROUP:
            return Audience(self.workshop_id, Kind.GROUP, group_id=self.groups[by.person_id])
        if wish.theme_id and wish.kind == Kind.LEAD and (by.person_id, wish.theme_id, wish.track) in self.leading:
            return Audience(self.workshop_id, Kind.LEAD, theme_id=wish.theme_id, track=wish.track)
        return None


@reading
async def read_rights(workshop_id: UUID) -> Rights:
    """The rights of everybody in a workshop. Raises NotFound."""
    workshop = await Workshop.get_or_none(id=workshop_id).only("id", "screen_serial")
    if workshop is None:
        raise NotFound
    keys = PersonKey.filter(person__workshop_id=workshop_id, revoked_at=None, admitted_at__isnull=False)
    assignments = Assignment.filter(theme__workshop_id=workshop_id)
    rows = await keys.values_list("id", "person_id", "person__group_id")
    led = await assignments.values_list("person_id", "theme_id", "track")
    return Rights(
        workshop_id=workshop_id,
        screen_serial=workshop.screen_serial,
        keys={key_id: person_id for key_id, person_id, _group_id in rows},
        groups={person_id: group_id for _key_id, person_id, group_id in rows},
        leading=frozenset((person_id, theme_id, track) for person_id, theme_id, track in led),
    )


@reading
async def read_snapshots(workshop_id: UUID, audiences: Iterable[Audience]) -> dict[Audience, Snapshot]:
    """What each of a workshop's audiences may see, all of one state; without those whose theme is gone."""
    day = await read_day(workshop_id)
    return {
        audience: await cut_for(audience, day)
        for audience in audiences
        if audience.theme_id is None or audience.theme_id in day.themes
    }


async def cut_for(audience: Audience, day: Day) -> Snapshot:
    """What an audience may see of a day (inside a read)."""
    if audience.kind == Kind.SCREEN:
        return await screen_snapshot(day)
    if audience.kind == Kind.LEAD and audience.theme_id:
        return await lead_snapshot(day, audience.theme_id, audience.track)
    return group_snapshot(day, audience.group_id)


RIGHTS = (PeopleChanged, PersonalDataDeleted, PlanChanged, RightsChanged, WorkshopRemoved)
"""After these, somebody may belong to another audience, or to none, or see something else of themselves."""

PERSONAL = (AnswerReceived,)
"""After these, one person sees something else of themselves, and nobody else anything."""

URGENT = (
    ClockChanged,
    MessageSent,
    PollChanged,
    RightsChanged,
    ScreenSteered,
    StepStarted,
    TurnChanged,
    WorkshopEnded,
)
"""What people wait for, and must not wait longer for than it takes."""

_IN_FORMS = (ProposalHidden, ProposalsChanged, ProposalsRevealed, WritingApartBegun)
"""What only forms show, which are told by themselves."""

_NOT_FOR_GROUPS = (
    AnswerReceived,
    BallotsCast,
    *_IN_FORMS,
    LateTextDecided,
    LateTextReceived,
    NotesChanged,
    PersonAdmitted,
    PersonJoined,
    PersonWaiting,
    PresenceChanged,
    QuestionsChanged,
    ScreenSteered,
    TurnoutChanged,
)
_NOT_FOR_LEADERS = (
    *_IN_FORMS,
    AnswerReceived,
    BallotsCast,
    MeasuresChosen,
    NotesChanged,
    PollChanged,
    QuestionsChanged,
    ScreenSteered,
    SurveysChanged,
    TurnChanged,
    TurnoutChanged,
)
_NOT_FOR_SCREENS = (
    AnswerReceived,
    LateTextDecided,
    LateTextReceived,
    MeasuresChosen,
    PersonAdmitted,
    PersonWaiting,
    PresenceChanged,
)
_OF_WHAT_IS_SHOWN = (*_IN_FORMS, BallotsCast, NotesChanged, QuestionsChanged, SurveysChanged, TurnoutChanged)
"""What a screen shows only while it is about that; it happens all the time."""


def retold(snapshot: Snapshot, turnouts: Iterable[BallotsCast]) -> Snapshot | None:
    """What a screen's snapshot becomes by these alone; None if it must be read anew."""
    told: Snapshot | None = snapshot
    for each in turnouts:
        told = told and with_turnout(told, each.subject_id, each.cast)
    return told


def concerns(happening: Happening, audience: Audience, seen: Snapshot | None = None) -> bool:
    """Whether an audience's snapshot can be another after this. May say yes in vain, never no.

    `seen` is the snapshot that it has, None where that is not known.
    """
    if seen is not None and audience.kind is Kind.SCREEN and isinstance(happening, _OF_WHAT_IS_SHOWN):
        return _is_shown(happening, seen["showing"])
    silent = {Kind.GROUP: _NOT_FOR_GROUPS, Kind.LEAD: _NOT_FOR_LEADERS, Kind.SCREEN: _NOT_FOR_SCREENS}
    return not isinstance(happening, silent[audience.kind])


def _is_shown(happening: Happening, showing: Snapshot) -> bool:
    """Whether what a screen shows is about this. A proposal's title is written as notes are."""
    if showing["what"] == Showing.PROPOSALS:
        return isinstance(happening, (*_IN_FORMS, NotesChanged))
    if showing["what"] == Showing.NOTES and isinstance(happening, QuestionsChanged):
        return True
    return bool(showing.get("id") == str(happening.subject_id))
