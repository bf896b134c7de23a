"""Proposals: making, hiding and merging them, writing them apart from each other, and who sees which.

What is written in one is written as the notes are (`writing`). While a meeting writes apart, what is made there is
private: no happening, no journal and no number tells of it before the reveal.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from facilitator import clock, lateness, textlog
from facilitator.access import (
    By,
    ByAccount,
    ByPerson,
    is_leading,
    may_read,
    may_read_proposal,
    require_leading,
    require_organiser,
    require_person,
)
from facilitator.discussed import themes_of
from facilitator.errors import Conflict, Invalid, NotFound
from facilitator.happenings import MeasuresChosen, ProposalHidden, ProposalsChanged, WritingApartBegun
from facilitator.live import action, note, reading
from facilitator.locking import require_unlocked
from facilitator.parts import PARTS
from facilitator.revealing import reveal_all
from facilitator.richtext import plain_lines
from models import ChosenMeasure, Document, Meeting, Person, Proposal, Theme
from models.vocabulary import ProposalPart

MOST = 50
"""Most proposals in a meeting, as far as whoever makes one may know of them."""

_MARKS = "-–—•*· \t"
_FEWEST_TO_MERGE = 1


@dataclass(frozen=True, slots=True)
class Visible:
    """A proposal that stands: neither private, hidden, nor merged into another. Its title may be empty."""

    id: UUID
    title: str
    theme_id: UUID
    group_number: int
    measure: int | None
    measure_text: str


@action
async def make(meeting_id: UUID, *, by: By, measure: int | None = None) -> UUID:
    """Make an empty proposal in a meeting, for those who may write in it now; returns its id.

    `measure` is the number of the theme sheet's proposed measure that it makes concrete. Private while the meeting
    writes apart. Raises Conflict("too_many_proposals"), Conflict("theme_locked"), Conflict("meeting_over").
    """
    meeting, person = await _require_writing(by, meeting_id)
    known = Proposal.filter(Q(is_private=False) | Q(author_id=person.id), meeting_id=meeting_id)
    if await known.count() >= MOST:
        raise Conflict("too_many_proposals", most=MOST)
    last = await Proposal.filter(meeting_id=meeting_id).order_by("-position").first()
    proposal = await Proposal.create(
        meeting=meeting,
        position=last.position + 1 if last else 0,
        measure=measure,
        measure_text=_measure_text(meeting.theme, measure),
        author=person,
        is_private=meeting.is_apart,
    )
    await Document.create(meeting=meeting, proposal=proposal, created_at=clock.now())
    if not proposal.is_private:
        note(ProposalsChanged(meeting.workshop_id, meeting.theme_id))
    return proposal.id


@action
async def hide(proposal_id: UUID, *, by: By) -> None:
    """Take a proposal out of sight for all but organisers, leader, note taker and its author. It can be shown again.

    Those that were merged into it go and come with it; each is still its own author's to see. Raises
    Conflict("proposal_merged") for one that was merged itself, Conflict("theme_locked").
    """
    await _set_hidden(proposal_id, by, is_hidden=True)


@action
async def show(proposal_id: UUID, *, by: By) -> None:
    """Show a hidden proposal again. Raises as `hide`."""
    await _set_hidden(proposal_id, by, is_hidden=False)


@action
async def merge(kept_id: UUID, source_ids: list[UUID], *, by: By) -> None:
    """Let proposals become part of another: they are read there, each with its text, and written in no more.

    For leader, note taker and organisers. Raises Conflict("proposals_apart") where they aren't of one theme and track,
    Conflict("proposal_merged") where one was merged before, Conflict("theme_locked").
    """
    kept = await _require_tending(kept_id, by)
    sources = [await _require_tending(each, by) for each in source_ids if each != kept_id]
    if len(sources) < _FEWEST_TO_MERGE:
        raise Invalid("proposal_alone")
    await require_unlocked(kept.meeting.theme_id)
    place = kept.meeting.theme_id, kept.meeting.track
    if any((each.meeting.theme_id, each.meeting.track) != place for each in sources):
        raise Conflict("proposals_apart")
    if any(each.merged_into_id is not None or each.hidden_at is not None for each in [kept, *sources]):
        raise Conflict("proposal_merged")
    await Proposal.filter(id__in=[each.id for each in sources]).update(merged_into_id=kept.id)
    note(ProposalsChanged(kept.meeting.workshop_id, kept.meeting.theme_id))
    await _note_if_chosen(kept.meeting.workshop_id, [kept.id, *(each.id for each in sources)])


@action
async def write_apart(theme_id: UUID, *, by: By, track: int | None = None) -> None:
    """Let each write proposals alone in the meetings of a theme that are on, until the reveal.

    In one track or all: organisers in every one, leader and note taker in theirs. Raises Conflict("no_meeting_on").
    """
    theme, tracks = await _require_steering(theme_id, track, by)
    await require_unlocked(theme_id)
    meetings = Meeting.filter(theme_id=theme_id, opened_at__isnull=False, closed_at=None, track__in=tracks)
    if not await meetings.update(is_apart=True):
        raise Conflict("no_meeting_on")
    note(WritingApartBegun(theme.workshop_id, theme_id))


@action
async def reveal(theme_id: UUID, *, by: By, track: int | None = None) -> None:
    """Open all that was written apart in a theme, at once; whoever may let people write apart may."""
    theme, tracks = await _require_steering(theme_id, track, by)
    await reveal_all(theme.workshop_id, theme_id=theme_id, tracks=tracks)


@reading
async def count_apart(workshop_id: UUID, *, by: By) -> int:
    """How many people have written something that the end of the day would open, for organisers; never who."""
    await require_organiser(by, workshop_id)
    return await wrote_apart([each.id for each in await Meeting.filter(workshop_id=workshop_id)])


@reading
async def visible_proposals(workshop_id: UUID, *, by: By, theme_id: UUID | None = None) -> list[Visible]:
    """The proposals that stand, theme by theme in the order they were made, as far as `by` may read them.

    Organisers get all; people in the workshop those of the meetings that they may read.
    """
    if isinstance(by, ByAccount):
        await require_organiser(by, workshop_id)
    else:
        await require_person(by, workshop_id)
    wanted = standing(workshop_id).order_by(
        "meeting__theme__position", "meeting__item__position", "meeting__group__number", "position"
    )
    if theme_id is not None:
        if not await themes_of(workshop_id).filter(id=theme_id).exists():
            raise NotFound
        wanted = wanted.filter(meeting__theme_id=theme_id)
    found = await wanted.select_related("meeting__group", "document")
    meetings = {each.meeting_id: each.meeting for each in found}
    readable = {each for each, meeting in meetings.items() if await may_read(by, meeting)}
    return [
        Visible(
            each.id,
            each.document.title,
            each.meeting.theme_id,
            each.meeting.group.number,
            each.measure,
            each.measure_text,
        )
        for each in found
        if each.meeting_id in readable
    ]


@reading
async def read_proposal(proposal_id: UUID, *, by: By) -> dict[str, Any]:
    """What a proposal says, for who may read it: its title, and each answer by its part as lines of plain text."""
    proposal = await Proposal.get_or_none(id=proposal_id).select_related("meeting", "document")
    if proposal is None or not await may_read_proposal(by, proposal, proposal.meeting):
        raise NotFound
    texts = await textlog.read_texts([proposal.document.id])
    answers = texts[proposal.document.id].answers()
    said = {part: "\n".join(plain_lines(answers.get(part_id, ()))) for part_id, part in PARTS.items()}
    title = said.pop(ProposalPart.TITLE)
    return {"title": title, "parts": [{"part": part.value, "text": text} for part, text in said.items() if text]}


async def followed(proposal_ids: Iterable[UUID]) -> dict[UUID, Proposal]:
    """The proposals in which these are read now: themselves, or the ones that they were merged into.

    With meeting and document. Gates nothing; call inside an action or a read.
    """
    wanted = {each: each for each in proposal_ids}
    known: dict[UUID, Proposal] = {}
    while new := {*wanted.values()} - known.keys():
        found = await Proposal.filter(id__in=list(new)).select_related("meeting__theme", "document")
        known |= {each.id: each for each in found}
        wanted = {each: leads_to for each, last in wanted.items() if (leads_to := _leads_to(known.get(last)))}
    return {each: known[last] for each, last in wanted.items()}


def _leads_to(proposal: Proposal | None) -> UUID | None:
    return (proposal.merged_into_id or proposal.id) if proposal else None


def standing(workshop_id: UUID) -> QuerySet[Proposal]:
    """A workshop's proposals that are neither private, hidden, nor merged into another. Gates nothing."""
    return Proposal.filter(meeting__workshop_id=workshop_id, is_private=False, hidden_at=None, merged_into_id=None)


async def counts(workshop_id: UUID) -> Counter[tuple[UUID, int]]:
    """How many proposals stand in each theme and track. Gates nothing; call inside a read."""
    found: list[tuple[UUID, int]] = await standing(workshop_id).values_list("meeting__theme_id", "meeting__track")
    return Counter(found)


async def in_form(
    by: By, theme: Theme, meetings: Sequence[Meeting], may_write: Mapping[UUID, bool], *, leads: bool
) -> dict[str, Any]:
    """The part of a theme's form that holds the proposals of these meetings, all readable to `by`. Call inside a read.

    `wrote` is how many have written something while they write apart, for those who look after the theme; nobody is
    told who, nor how much.
    """
    ids = [each.id for each in meetings]
    found = await Proposal.filter(meeting_id__in=ids).order_by("position").select_related("meeting", "document")
    found.sort(key=lambda each: ids.index(each.meeting_id))
    own = by.person_id if isinstance(by, ByPerson) else None
    tends = leads or isinstance(by, ByAccount)
    seen = [each for each in found if _is_seen(each, own, tends=tends)]
    waiting = await lateness.waiting(own, [each.id for each in seen]) if own else set()
    return {
        "parts": [{"id": str(part_id), "part": part.value} for part_id, part in PARTS.items()],
        "measures": measures_of(theme),
        "wrote": await wrote_apart(ids) if tends else None,
        "entries": [
            {
                "id": str(each.id),
                "meeting_id": str(each.meeting_id),
                "title": each.document.title,
                "measure": each.measure,
                "measure_text": each.measure_text,
                "is_own": own is not None and each.author_id == own,
                "is_private": each.is_private,
                "is_hidden": each.hidden_at is not None,
                "merged_into": str(each.merged_into_id) if each.merged_into_id else None,
                "may_write": _is_open(each, theme, leads=leads, may_write=may_write[each.meeting_id]),
                "waits": each.id in waiting,
            }
            for each in seen
        ],
    }


def measures_of(theme: Theme) -> list[str]:
    """The measures that a theme sheet proposes: a line each, without the mark of a list; their numbers begin at 1."""
    lines = (line.strip().lstrip(_MARKS).strip() for line in theme.measures.splitlines())
    return [line for line in lines if line]


def _measure_text(theme: Theme, measure: int | None) -> str:
    if measure is None:
        return ""
    proposed = measures_of(theme)
    if not 1 <= measure <= len(proposed):
        raise NotFound
    return proposed[measure - 1]


def _is_seen(proposal: Proposal, own: UUID | None, *, tends: bool) -> bool:
    """Whether somebody who may read its meeting may know of a proposal, as `may_read_proposal` has it."""
    is_own = own is not None and proposal.author_id == own
    return is_own if proposal.is_private else is_own or tends or proposal.hidden_at is None


def _is_open(proposal: Proposal, theme: Theme, *, leads: bool, may_write: bool) -> bool:
    """Whether a proposal that somebody sees is theirs to write in, as `standing` has it."""
    if proposal.merged_into_id is not None or theme.locked_at is not None:
        return False
    return proposal.is_private or leads or (may_write and proposal.hidden_at is None)


async def wrote_apart(meeting_ids: Iterable[UUID]) -> int:
    """How many people have written something that is private."""
    texts = await Document.filter(meeting_id__in=list(meeting_ids), proposal__is_private=True).select_related(
        "proposal"
    )
    return len({each.proposal.author_id for each in texts if each.proposal and each.words})


async def _set_hidden(proposal_id: UUID, by: By, *, is_hidden: bool) -> None:
    proposal = await _require_tending(proposal_id, by)
    await require_unlocked(proposal.meeting.theme_id)
    if proposal.merged_into_id is not None:
        raise Conflict("proposal_merged")
    if (proposal.hidden_at is not None) == is_hidden:
        return
    ids = await _with_sources(proposal_id)
    await _note_if_chosen(proposal.meeting.workshop_id, ids)
    await Proposal.filter(id__in=ids).update(hidden_at=clock.now() if is_hidden else None)
    note(ProposalsChanged(proposal.meeting.workshop_id, proposal.meeting.theme_id))
    if is_hidden:
        for each in ids:
            note(ProposalHidden(proposal.meeting.workshop_id, each))


async def _note_if_chosen(workshop_id: UUID, proposal_ids: Iterable[UUID]) -> None:
    """Let what everybody sees of the chosen measures be told anew, where one of these is among them."""
    if await ChosenMeasure.exists(proposal_id__in=list(proposal_ids)):
        note(MeasuresChosen(workshop_id))


async def _with_sources(proposal_id: UUID) -> list[UUID]:
    """A proposal, what was merged into it, what was merged into that, and so on."""
    found = [proposal_id]
    for each in found:
        found += [source.id for source in await Proposal.filter(merged_into_id=each)]
    return found


async def _require_writing(by: By, meeting_id: UUID) -> tuple[Meeting, Person]:
    """The meeting, for a person who may write in it now."""
    meeting = await Meeting.get_or_none(id=meeting_id).select_related("theme")
    if meeting is None or meeting.theme.item_id is not None or not await may_read(by, meeting):
        raise NotFound
    person = await require_person(by, meeting.workshop_id)
    await require_unlocked(meeting.theme_id)
    if not await is_leading(person.id, meeting.theme_id, meeting.track):
        if person.group_id != meeting.group_id:
            raise NotFound
        if meeting.closed_at is not None:
            raise Conflict("meeting_over")
    return meeting, person


async def _require_tending(proposal_id: UUID, by: By) -> Proposal:
    """A proposal that is not private, for leader, note taker and organisers."""
    proposal = await Proposal.get_or_none(id=proposal_id, is_private=False).select_related("meeting")
    if proposal is None:
        raise NotFound
    meeting = proposal.meeting
    if isinstance(by, ByAccount):
        await require_organiser(by, meeting.workshop_id)
    else:
        await require_leading(by, meeting.theme_id, meeting.track, meeting.workshop_id)
    return proposal


async def _require_steering(theme_id: UUID, track: int | None, by: By) -> tuple[Theme, list[int]]:
    """The theme, and those of its tracks (or of the one that is meant) that `by` looks after."""
    theme = await Theme.get_or_none(id=theme_id, item_id=None)
    if theme is None:
        raise NotFound
    tracks = {each.track for each in await Meeting.filter(theme_id=theme_id)}
    if isinstance(by, ByAccount):
        await require_organiser(by, theme.workshop_id)
    else:
        person = await require_person(by, theme.workshop_id)
        tracks = {each for each in tracks if await is_leading(person.id, theme_id, each)}
        if not tracks or track not in {None, *tracks}:
            raise NotFound
    return theme, [each for each in sorted(tracks) if track in {None, each}]
