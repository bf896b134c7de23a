"""The summary: what a workshop came to, gathered for one reader, in the order it is told.

A gated read. It knows neither paper nor screen: `exports` makes files of what it returns.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from uuid import UUID

from facilitator import access, authorship, chosen, clock, forms, textlog, timetable
from facilitator.access import By, ByAccount
from facilitator.authorship import Signing, Writer
from facilitator.chosen import Chosen
from facilitator.errors import Conflict, NotFound
from facilitator.live import reading
from facilitator.sender import Sender, sender_of
from facilitator.telling import (
    Asked,
    Chapter,
    Commitment,
    Contents,
    Draft,
    Measure,
    Notes,
    Origin,
    Outline,
    Participant,
    Pick,
    Untold,
)
from facilitator.workshops import phase
from models import AgendaItem, Assignment, Document, Group, Meeting, Person, Proposal, Question, Theme, Turn, Workshop
from models.vocabulary import ROUND_KINDS, Language, Phase, Role


@dataclass(frozen=True, slots=True)
class GroupPeople:
    """Those of a group; the ones in no group have no number."""

    number: int | None
    name: str
    people: tuple[Participant, ...]


@dataclass(frozen=True)
class Summary:
    """A workshop, or the theme, the group, the round or the person that it names, as `made_at`. Times are aware.

    `round_number` counts the ordinary rounds, 0 is the summary round. `writers` are those whom the authors in the text
    count; None where persons are not shown. What was written is told when it is first asked for, which takes a second
    for a hundred pages: ask where nobody waits.
    """

    workshop_id: UUID
    title: str
    starts_at: datetime
    place: str
    language: Language
    has_ended: bool
    made_at: datetime
    theme: str
    group_number: int | None
    group_name: str
    round_number: int | None
    person: str
    writers: tuple[Writer, ...] | None
    groups: tuple[GroupPeople, ...]
    absent: tuple[Participant, ...]
    written: Contents | Untold
    sender: Sender | None = None

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """What was written, theme by theme."""
        return self._contents.chapters

    @property
    def expectations(self) -> tuple[Chapter, ...]:
        """What the groups expected, round by round."""
        return self._contents.expectations

    @property
    def commitments(self) -> tuple[Commitment, ...]:
        """Who does what from here."""
        return self._contents.commitments

    @property
    def measures(self) -> tuple[Measure, ...]:
        """What is to be started."""
        return self._contents.measures

    @cached_property
    def _contents(self) -> Contents:
        return self.written.told() if isinstance(self.written, Untold) else self.written


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a reader asked for; None is all."""

    theme_id: UUID | None = None
    track: int | None = None
    group_id: UUID | None = None
    round_id: UUID | None = None
    writer_id: UUID | None = None

    def has(self, meeting: Meeting) -> bool:
        return (
            self.theme_id in {None, meeting.theme_id}
            and self.track in {None, meeting.track}
            and self.group_id in {None, meeting.group_id}
            and self.round_id in {None, meeting.item_id}
        )

    def takes(self, measure: Chosen) -> bool:
        """Whether a chosen measure is of it: a proposal with its meeting, a text with its theme or the whole."""
        if measure.proposal is not None:
            return self.has(measure.proposal.meeting)
        return self == _Wanted(theme_id=measure.theme.id if measure.theme else None) or self == _Wanted()


@reading
async def read_summary(
    workshop_id: UUID,
    *,
    by: By,
    theme_id: UUID | None = None,
    track: int | None = None,
    group_id: UUID | None = None,
    round_id: UUID | None = None,
    writer_id: UUID | None = None,
    authors: bool = False,
    for_outside: bool = False,
) -> Summary:
    """The summary of the whole workshop, one theme (in one track), one group, one round or one person's writing.

    Organisers get all; a leader or note taker their theme; a participant what their group has met. At any time.
    `for_outside` tells of what is chosen and voted only what everybody is shown. `authors` signs the text with those
    who wrote it, where the reader may know; so does `writer_id`. Raises Conflict("nothing_in_choice") to an organiser
    for somebody who wrote nothing there.
    """
    is_organiser = isinstance(by, ByAccount)
    if is_organiser:
        await access.require_organiser(by, workshop_id)
    else:
        await access.require_person(by, workshop_id)
    wanted = _Wanted(theme_id, track, group_id, round_id, writer_id)
    every = await Meeting.filter(workshop_id=workshop_id).prefetch_related("item", "group")
    meetings = [each for each in every if wanted.has(each) and (is_organiser or await access.may_read(by, each))]
    proposals = await _proposals(meetings)
    signing = await authorship.signing(by, workshop_id, meetings, proposals) if authors or writer_id else None
    if signing and writer_id:
        wrote = {each.meeting_id for each in proposals if signing.has(each.id, writer_id)}
        meetings = [each for each in meetings if each.id in wrote or signing.has(each.id, writer_id)]
    if not meetings and is_organiser and await Person.exists(id=writer_id, workshop_id=workshop_id):
        raise Conflict("nothing_in_choice")
    if not meetings and wanted != _Wanted():
        raise NotFound
    whole = await _gather(
        workshop_id,
        wanted,
        meetings,
        signing,
        several_tracks=_tracks(every) > 1,
        has_all=is_organiser and not for_outside,
    )
    return whole if is_organiser else replace(whole, absent=(), groups=await _known_groups(by, meetings, whole.groups))


@reading
async def read_as_owner(code: str) -> Summary:
    """The whole summary of the workshop with this code, for whoever runs the machine: they hold the database anyway."""
    workshop_id, owner = await access.as_owner(code)
    return await read_summary(workshop_id, by=owner)


async def _gather(
    workshop_id: UUID,
    wanted: _Wanted,
    meetings: list[Meeting],
    signing: Signing | None,
    *,
    several_tracks: bool,
    has_all: bool,
) -> Summary:
    workshop = await Workshop.get(id=workshop_id)
    themes = await Theme.filter(workshop_id=workshop_id).order_by("position")
    group = await Group.get_or_none(id=wanted.group_id) if wanted.group_id else None
    leading = await Assignment.filter(theme__workshop_id=workshop_id).prefetch_related("person")
    questions = await Question.filter(workshop_id=workshop_id)
    groups, absent = await _people(workshop, wanted, meetings, {each.person_id for each in leading})
    items = await AgendaItem.filter(workshop_id=workshop_id).order_by("position")
    number = timetable.round_of(items, wanted.round_id)
    person = signing.place(wanted.writer_id) if signing else None
    told = await _notes(meetings, items, signing)
    drafts = await _drafts(meetings, items, signing)
    outlines = await _expectations(themes, questions, told, items)
    outlines += [
        Outline(
            theme_id=theme.id,
            title=theme.title,
            track=track if several_tracks else None,
            leader=_leading(leading, theme.id, track, Role.LEADER),
            note_taker=_leading(leading, theme.id, track, Role.NOTE_TAKER),
            asked=_asked(theme, questions),
            notes=told[theme.id, track],
            drafts=tuple(drafts.get((theme.id, track), {}).values()),
        )
        for theme in themes
        if theme.item_id is None
        for track in sorted(track for theme_id, track in told if theme_id == theme.id)
    ]
    return Summary(
        workshop_id=workshop.id,
        title=workshop.title,
        starts_at=workshop.starts_at,
        place=workshop.place,
        language=workshop.language,
        has_ended=phase(workshop) is Phase.ENDED,
        made_at=clock.now(),
        theme=next((each.title for each in themes if each.id == wanted.theme_id), ""),
        group_number=group.number if group else None,
        group_name=group.name if group else "",
        round_number=None if number is None else 0 if number.is_summary else number.number,
        person=signing.writers[person].name if signing and person is not None else "",
        writers=signing.writers if signing else None,
        groups=groups,
        absent=absent,
        written=Untold(tuple(outlines), person, await _picks(workshop, wanted, drafts, has_all=has_all)),
        sender=await sender_of(workshop_id),
    )


async def _expectations(
    themes: list[Theme],
    questions: list[Question],
    told: dict[tuple[UUID, int], tuple[Notes, ...]],
    items: list[AgendaItem],
) -> list[Outline]:
    """What the groups expected, in the order in which they spoke; a chapter for each round that is read."""
    found = []
    turns = await Turn.filter(item_id__in=[each.id for each in items]).select_related("group")
    for item in items:
        theme = next((each for each in themes if each.item_id == item.id), None)
        own = [notes for (theme_id, _track), notes in told.items() if theme and theme_id == theme.id]
        if theme is None or not own:
            continue
        spoke = [each for each in sorted(turns, key=_number) if each.item_id == item.id and each.number]
        places = {each.group.number: place for place, each in enumerate(spoke)}
        outline = Outline(
            theme_id=theme.id,
            title=item.title or theme.title,
            track=None,
            leader=None,
            note_taker=None,
            asked=_asked(theme, questions),
            notes=_in_turn([each for some in own for each in some], places),
            is_expectations=True,
        )
        found.append(outline)
    return found


def _in_turn(notes: list[Notes], places: Mapping[int, int]) -> tuple[Notes, ...]:
    """Notes by the place of their group among those who spoke; then the others by number."""

    def place(each: Notes) -> tuple[int, int]:
        number = each.origin.group_number
        return places.get(number, len(places)), number

    return tuple(sorted(notes, key=place))


def _number(turn: Turn) -> int:
    return turn.number or 0


def _asked(theme: Theme, questions: list[Question]) -> tuple[Asked, ...]:
    return tuple(
        Asked(each.id, each.text, is_retired=each.retired_at is not None) for each in forms.asked_of(theme, questions)
    )


async def _notes(
    meetings: list[Meeting], items: list[AgendaItem], signing: Signing | None
) -> dict[tuple[UUID, int], tuple[Notes, ...]]:
    """The notes by theme and track, in the order in which they were taken."""
    there = await Document.filter(meeting_id__in=[each.id for each in meetings], proposal=None)
    documents = {each.meeting_id: each.id for each in there}
    parts = await textlog.read_parts(documents.values())
    found: dict[tuple[UUID, int], tuple[Notes, ...]] = {(each.theme_id, each.track): () for each in meetings}
    for each in sorted(meetings, key=lambda each: (each.item.position, each.group.number)):
        if document_id := documents.get(each.id):
            authors = signing.numbers.get(each.id, {}) if signing else {}
            kept = Notes(_origin(each, items), document_id, tuple(parts[document_id]), tuple(authors.items()))
            found[each.theme_id, each.track] += (kept,)
    return found


async def _proposals(meetings: list[Meeting]) -> list[Proposal]:
    """The proposals of these meetings that are told: not private, nor hidden, nor merged into one that is."""
    ids = [each.id for each in meetings]
    found = await Proposal.filter(meeting_id__in=ids, is_private=False).order_by("position").select_related("document")
    by_id = {each.id: each for each in found}

    def is_told(proposal: Proposal) -> bool:
        kept = by_id.get(proposal.merged_into_id) if proposal.merged_into_id else None
        return proposal.hidden_at is None and (kept is None or is_told(kept))

    return [each for each in found if is_told(each)]


async def _drafts(
    meetings: list[Meeting], items: list[AgendaItem], signing: Signing | None
) -> dict[tuple[UUID, int], dict[UUID, Draft]]:
    """The proposals by theme and track, meeting by meeting; those that were merged stand in the one that was kept."""
    proposals = await _proposals(meetings)
    parts = await textlog.read_parts(each.document.id for each in proposals)
    ordered = sorted(meetings, key=lambda each: (each.item.position, each.group.number))
    within = {each.id: each for each in ordered}

    def draft(proposal: Proposal) -> Draft:
        authors = signing.numbers.get(proposal.id, {}) if signing else {}
        origin, document = _origin(within[proposal.meeting_id], items), proposal.document.id
        sources = tuple(draft(each) for each in proposals if each.merged_into_id == proposal.id)
        return Draft(
            Notes(origin, document, tuple(parts[document]), tuple(authors.items())), proposal.measure_text, sources
        )

    known = {each.id for each in proposals}
    found: dict[tuple[UUID, int], dict[UUID, Draft]] = {}
    for meeting in ordered:
        here = [each for each in proposals if each.meeting_id == meeting.id and each.merged_into_id not in known]
        found.setdefault((meeting.theme_id, meeting.track), {}).update({each.id: draft(each) for each in here})
    return found


async def _picks(
    workshop: Workshop, wanted: _Wanted, drafts: Mapping[tuple[UUID, int], Mapping[UUID, Draft]], *, has_all: bool
) -> tuple[Pick, ...]:
    """What is to be started, of what is wanted: with `has_all` at any time, else once it is shown to everybody.

    Of what they may not read they get the title. What one person wrote is no part of it.
    """
    if wanted.writer_id is not None or not (has_all or workshop.measures_shown_at):
        return ()
    readable = {proposal_id: draft for some in drafts.values() for proposal_id, draft in some.items()}
    told = [each for each in await chosen.chosen_of(workshop.id) if not each.is_hidden and wanted.takes(each)]
    votes = await chosen.votes_of(told, only_shown=not has_all)
    return tuple(
        Pick(
            title=each.title,
            theme=each.theme.title if each.theme else "",
            vote=votes.get(each.id),
            draft=readable.get(each.proposal.id) if each.proposal else None,
        )
        for each in told
    )


def _origin(meeting: Meeting, items: list[AgendaItem]) -> Origin:
    number = timetable.round_of(items, meeting.item_id)
    in_round = number.number if number and not number.is_summary else None
    return Origin(meeting.group.number, meeting.group.name, in_round)


def _leading(leading: list[Assignment], theme_id: UUID, track: int, role: Role) -> Participant | None:
    for each in leading:
        if (each.theme_id, each.track, each.role) == (theme_id, track, role):
            return _participant(each.person)
    return None


def _participant(person: Person) -> Participant:
    if person.deputy_came and person.deputy_name:
        return Participant(person.deputy_name, person.organisation, deputy_for=person.name)
    return Participant(person.name, person.organisation)


async def _people(
    workshop: Workshop, wanted: _Wanted, meetings: list[Meeting], leading: set[UUID]
) -> tuple[tuple[GroupPeople, ...], tuple[Participant, ...]]:
    """Those who came, by group, and those who were expected. Before anybody has come, everybody is expected to."""
    people = [each for each in await Person.filter(workshop_id=workshop.id).order_by("name_key") if each.name]
    came = [each for each in people if each.joined_at is not None] or people
    known = {each.id for each in came}
    groups = await Group.filter(workshop_id=workshop.id).order_by("number")
    if wanted != _Wanted():
        met = {each.group_id for each in meetings}
        groups = [each for each in groups if each.id in met]
    found = [
        GroupPeople(group.number, group.name, tuple(_participant(each) for each in came if each.group_id == group.id))
        for group in groups
    ]
    if wanted != _Wanted():
        return tuple(each for each in found if each.people), ()
    alone = tuple(_participant(each) for each in came if each.group_id is None and each.id not in leading)
    absent = tuple(_participant(each) for each in people if each.id not in known and each.id not in leading)
    return tuple(each for each in [*found, GroupPeople(None, "", alone)] if each.people), absent


async def _known_groups(by: By, meetings: list[Meeting], groups: tuple[GroupPeople, ...]) -> tuple[GroupPeople, ...]:
    """The groups whose people this person meets: their own, and those they lead or take notes for."""
    if not isinstance(by, access.ByPerson):
        return ()
    person = await Person.get(id=by.person_id).prefetch_related("group")
    known = {person.group.number} if person.group else set()
    for meeting in meetings:
        if await access.is_leading(person.id, meeting.theme_id, meeting.track):
            known.add(meeting.group.number)
    return tuple(each for each in groups if each.number in known)


def _tracks(meetings: Iterable[Meeting]) -> int:
    return len({each.track for each in meetings if each.item.kind in ROUND_KINDS})
