"""Attendance: who was there, in which group and as what, and who was expected and did not come. A gated read.

Names and organisations only: addresses are nobody's business once the day is over.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from facilitator import clock
from facilitator.access import By, require_organiser
from facilitator.discussed import themes_of
from facilitator.live import reading
from facilitator.sender import Sender, sender_of
from facilitator.workshops import phase
from models import Account, Assignment, Group, Person, Workshop, WorkshopOrganiser
from models.vocabulary import Language, Phase, Role


@dataclass(frozen=True, slots=True)
class Duty:
    """What somebody does for a theme; `track` is None where there is one only."""

    role: Role
    theme: str
    track: int | None


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody on the list; `deputy_for` is whose place they took."""

    name: str
    organisation: str
    deputy_for: str
    duties: tuple[Duty, ...]


@dataclass(frozen=True, slots=True)
class AttendingGroup:
    """Those of a group who came, by name."""

    number: int
    name: str
    people: tuple[Attendee, ...]


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who came and who did not, as `made_at`. Times are aware; people come by name.

    Each person stands once: in `groups`; in `leading`, if they lead or take notes and are in no group; in `alone`; or
    in `absent`, if they never came in. `organisers` are whose workshop it is, whether or not they came.
    """

    workshop_id: UUID
    title: str
    starts_at: datetime
    place: str
    language: Language
    phase: Phase
    made_at: datetime
    organisers: tuple[str, ...]
    groups: tuple[AttendingGroup, ...]
    leading: tuple[Attendee, ...]
    alone: tuple[Attendee, ...]
    absent: tuple[Attendee, ...]
    sender: Sender | None = None

    @property
    def present(self) -> tuple[Attendee, ...]:
        """All who came: the groups' people, then the others."""
        return (*(person for group in self.groups for person in group.people), *self.leading, *self.alone)


@reading
async def read_attendance(workshop_id: UUID, *, by: By) -> Attendance:
    """Who came to a workshop and who did not, for its organisers; at any time."""
    workshop = await require_organiser(by, workshop_id)
    groups = await Group.filter(workshop_id=workshop_id).order_by("number")
    duties = await _duties(workshop_id, has_tracks=any(each.track > 1 for each in groups))
    people = [each for each in await Person.filter(workshop_id=workshop_id).order_by("name_key") if each.name]
    came = [each for each in people if each.joined_at is not None]

    def told(chosen: list[Person]) -> tuple[Attendee, ...]:
        return tuple(_attendee(each, duties.get(each.id, ())) for each in chosen)

    found = [
        AttendingGroup(group.number, group.name, told([each for each in came if each.group_id == group.id]))
        for group in groups
    ]
    without = [each for each in came if each.group_id is None]
    return Attendance(
        workshop_id=workshop.id,
        title=workshop.title,
        starts_at=workshop.starts_at,
        place=workshop.place,
        language=workshop.language,
        phase=phase(workshop),
        made_at=clock.now(),
        organisers=await _organisers(workshop),
        groups=tuple(each for each in found if each.people),
        leading=told([each for each in without if each.id in duties]),
        alone=told([each for each in without if each.id not in duties]),
        absent=told([each for each in people if each.joined_at is None]),
        sender=await sender_of(workshop_id),
    )


async def _duties(workshop_id: UUID, *, has_tracks: bool) -> dict[UUID, tuple[Duty, ...]]:
    """What each person who leads or takes notes does, in the order of the themes."""
    themes = {each.id: each for each in await themes_of(workshop_id)}
    found: dict[UUID, list[Assignment]] = {}
    for each in await Assignment.filter(theme__workshop_id=workshop_id):
        found.setdefault(each.person_id, []).append(each)
    return {
        person_id: tuple(
            Duty(each.role, themes[each.theme_id].title, each.track if has_tracks else None)
            for each in sorted(own, key=lambda each: (themes[each.theme_id].position, each.track, each.role))
        )
        for person_id, own in found.items()
    }


async def _organisers(workshop: Workshop) -> tuple[str, ...]:
    """The owner, then those who were invited, by name."""
    invited = await WorkshopOrganiser.filter(workshop=workshop).values_list("account_id", flat=True)
    owner = await Account.get(id=workshop.owner_id)
    others = await Account.filter(id__in=list(invited)).order_by("name", "email")
    return (owner.name, *(each.name for each in others if each.id != owner.id))


def _attendee(person: Person, duties: tuple[Duty, ...]) -> Attendee:
    if person.deputy_came and person.deputy_name:
        return Attendee(person.deputy_name, person.organisation, person.name, duties)
    return Attendee(person.name, person.organisation, "", duties)
