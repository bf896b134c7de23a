"""The history of a theme's notes and proposals: the states that were kept, what differs, and bringing one back.

For organisers, leader and note taker: what was taken out of a text is nobody else's to read.
"""

import asyncio
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from facilitator import clock, differences, forms, textlog, texts, timetable, writing
from facilitator.access import By, ByAccount, require_leading, require_organiser
from facilitator.database import to_the_end
from facilitator.differences import Line
from facilitator.errors import Conflict, NotFound
from facilitator.happenings import NotesBroughtBack
from facilitator.judging import LARGEST_DOCUMENT
from facilitator.live import action, note, reading
from facilitator.locking import require_unlocked
from facilitator.parts import PARTS
from facilitator.richtext import Block, plain_lines
from models import AgendaItem, Author, Document, DocumentState, Meeting, Person, Question, Theme, Workshop
from models.vocabulary import ProposalPart, StateKind


@dataclass(frozen=True, slots=True)
class Kept:
    """A state that was kept; `by` is who brought an earlier text back. `words` were counted shortly before."""

    id: UUID
    kind: StateKind
    at: datetime
    words: int
    by: str


@dataclass(frozen=True, slots=True)
class Past:
    """A meeting's notes, or a proposal of it, with what was kept of the text, oldest first; before that it was empty.

    `proposal` is a proposal's title, which may be empty; None says that these are the notes.
    """

    text_id: UUID
    proposal: str | None
    round_number: int | None
    group_number: int
    group_name: str
    opened_at: datetime | None
    states: tuple[Kept, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """A theme's meetings in a track, in their order. `round_number` of a meeting is None in the summary round."""

    workshop_id: UUID
    workshop_title: str
    starts_at: datetime
    theme_id: UUID
    title: str
    track: int
    is_locked: bool
    may_bring_back: bool
    meetings: tuple[Past, ...]


@dataclass(frozen=True, slots=True)
class Was:
    """An answer as it was: its blocks, and its lines with what differs in the other state. A proposal's is a `part`.

    What `differs` may have the same words in another form: a heading, a list, a link.
    """

    question_id: UUID
    question: str
    part: ProposalPart | None
    blocks: tuple[Block, ...]
    lines: tuple[Line, ...]
    differs: bool

    @property
    def has_same_words(self) -> bool:
        """Whether nothing was added or taken away."""
        return all(piece.kind is differences.Kind.SAME for line in self.lines for piece in line.pieces)


@dataclass(frozen=True, slots=True)
class _Compared:
    """Two states of a document that are compared, as parts of its log, and what it answers, in order."""

    document_id: UUID
    was: list[bytes]
    other: list[bytes]
    is_later: bool
    asked: list[tuple[UUID, str, ProposalPart | None]]


@dataclass(frozen=True, slots=True)
class _Rewritten:
    """The update that makes a text what it was; how many bytes the text has with it, and what is derived from it."""

    data: bytes
    size: int
    derived: textlog.Derived


@reading
async def read_timeline(theme_id: UUID, track: int, *, by: By) -> Timeline:
    """What was kept of a theme's notes in a track."""
    theme = await Theme.get_or_none(id=theme_id)
    if theme is None:
        raise NotFound
    await _require_reader(by, theme.id, track, theme.workshop_id)
    workshop = await Workshop.get(id=theme.workshop_id)
    items = await AgendaItem.filter(workshop_id=workshop.id).order_by("position")
    meetings = await Meeting.filter(theme_id=theme_id, track=track, opened_at__isnull=False).prefetch_related(
        "group", "item"
    )
    meetings.sort(key=lambda each: each.item.position)
    known = Document.filter(texts.not_private(), meeting_id__in=[each.id for each in meetings])
    documents = await known.order_by("proposal__position", "id")
    states = await (
        DocumentState.filter(document_id__in=[each.id for each in documents])
        .order_by("at", "upto")
        .select_related("person")
        .only("id", "document_id", "kind", "at", "words", "person__name")
    )
    return Timeline(
        workshop_id=workshop.id,
        workshop_title=workshop.title,
        starts_at=workshop.starts_at,
        theme_id=theme.id,
        title=theme.title,
        track=track,
        is_locked=theme.locked_at is not None,
        may_bring_back=not isinstance(by, ByAccount) and theme.locked_at is None,
        meetings=tuple(past for each in meetings for past in _pasts(each, items, documents, states)),
    )


async def read_state(state_id: UUID, *, by: By, against_id: UUID | None = None) -> tuple[Was, ...]:
    """The answers of a meeting as they were, and what differs from another state of it or (None) from now.

    The lines tell what the later of the two added and took away.
    """
    # Elsewhere, since texts may be long, and long to compare, while everybody else waits for the loop.
    return await asyncio.to_thread(_compare, await _read_both(state_id, against_id, by=by))


async def bring_back(state_id: UUID, *, by: By, question_id: UUID | None = None) -> None:
    """Make a meeting's text, or one answer in it, what it was. It is a new edit: nothing that was kept goes.

    Raises Conflict("state_is_now") if it says that already, Conflict("theme_locked"), Conflict("document_full").
    """
    document_id, is_now, was = await _read_to_bring_back(state_id, by=by, question_id=question_id)
    client_id = secrets.randbits(32)
    # Elsewhere, as above, and outside the transaction that all who write wait for. What is written meanwhile stays.
    rewritten = await asyncio.to_thread(_rewrite, document_id, is_now, was, client_id, question_id)
    if rewritten is None:
        raise Conflict("state_is_now")
    if rewritten.size > LARGEST_DOCUMENT:
        raise Conflict("document_full")

    async def put() -> None:
        await writing.take_into_room(await _bring_back(state_id, client_id, rewritten, by=by), rewritten.data)

    await to_the_end(put)


@reading
async def _read_both(state_id: UUID, against_id: UUID | None, *, by: By) -> _Compared:
    state = await _require_state(state_id)
    meeting: Meeting = state.document.meeting
    await _require_reader(by, meeting.theme_id, meeting.track, meeting.workshop_id)
    is_later = False
    if against_id is None:
        other = await textlog.parts_of(state.document_id)
    else:
        against = await _require_state(against_id)
        if against.document_id != state.document_id:
            raise NotFound
        other = await textlog.state_parts(against)
        is_later = (against.at, against.upto) < (state.at, state.upto)
    theme = await Theme.get(id=meeting.theme_id)
    asked: list[tuple[UUID, str, ProposalPart | None]] = [(each, "", part) for each, part in PARTS.items()]
    if state.document.proposal_id is None:
        questions = await Question.filter(workshop_id=meeting.workshop_id)
        asked = [(each.id, each.text, None) for each in forms.in_order(questions, theme.question_order)]
    return _Compared(state.document_id, await textlog.state_parts(state), other, is_later, asked)


@reading
async def _read_to_bring_back(
    state_id: UUID, *, by: By, question_id: UUID | None
) -> tuple[UUID, list[bytes], list[bytes]]:
    state, _ = await _require_bringing_back(state_id, by=by)
    workshop_id = state.document.meeting.workshop_id
    is_asked = question_id in PARTS or await Question.exists(id=question_id, workshop_id=workshop_id)
    if question_id is not None and not is_asked:
        raise NotFound
    return state.document_id, await textlog.parts_of(state.document_id), await textlog.state_parts(state)


@action
async def _bring_back(state_id: UUID, client_id: int, rewritten: _Rewritten, *, by: By) -> UUID:
    state, person = await _require_bringing_back(state_id, by=by)
    meeting: Meeting = state.document.meeting
    document_id, now = state.document_id, clock.now()
    await textlog.keep_states([document_id], StateKind.WRITTEN, now, only_changed=True)
    # The id of a hand that nobody else has; if somebody has, it fails, and nothing is done.
    await Author.create(document_id=document_id, client_id=client_id, person_id=person.id)
    await textlog.append([(document_id, person.id, rewritten.data)], now)
    await textlog.renew_derived(document_id, rewritten.derived)
    await textlog.keep_states([document_id], StateKind.BROUGHT_BACK, now, person_id=person.id)
    note(NotesBroughtBack(meeting.workshop_id, meeting.id))
    return texts.text_id(state.document)


async def _require_bringing_back(state_id: UUID, *, by: By) -> tuple[DocumentState, Person]:
    state = await _require_state(state_id)
    meeting: Meeting = state.document.meeting
    person = await require_leading(by, meeting.theme_id, meeting.track, meeting.workshop_id)
    await require_unlocked(meeting.theme_id)
    if state.document.proposal is not None and state.document.proposal.merged_into_id is not None:
        raise Conflict("proposal_merged")
    return state, person


async def _require_state(state_id: UUID) -> DocumentState:
    state = await DocumentState.get_or_none(id=state_id).select_related("document__meeting", "document__proposal")
    if state is None or (state.document.proposal is not None and state.document.proposal.is_private):
        raise NotFound
    return state


async def _require_reader(by: By, theme_id: UUID, track: int, workshop_id: UUID) -> None:
    if isinstance(by, ByAccount):
        await require_organiser(by, workshop_id)
    else:
        await require_leading(by, theme_id, track, workshop_id)


def _pasts(
    meeting: Meeting, items: list[AgendaItem], documents: Sequence[Document], states: Sequence[DocumentState]
) -> list[Past]:
    """The notes of a meeting, and then its proposals."""
    here = [each for each in documents if each.meeting_id == meeting.id]
    notes = next((each for each in here if each.proposal_id is None), None)
    return [_past(meeting, items, each, states) for each in [notes, *(each for each in here if each.proposal_id)]]


def _past(
    meeting: Meeting, items: list[AgendaItem], document: Document | None, states: Sequence[DocumentState]
) -> Past:
    number = timetable.round_of(items, meeting.item_id)
    kept = [
        Kept(each.id, each.kind, each.at, each.words, each.person.name if each.person else "")
        for each in states
        if document is not None and each.document_id == document.id
    ]
    return Past(
        text_id=texts.text_id(document) if document else meeting.id,
        proposal=document.title if document and document.proposal_id else None,
        round_number=number.number if number and not number.is_summary else None,
        group_number=meeting.group.number,
        group_name=meeting.group.name,
        opened_at=meeting.opened_at,
        states=tuple(kept),
    )


def _compare(both: _Compared) -> tuple[Was, ...]:
    was, other = (textlog.build(both.document_id, parts).answers() for parts in (both.was, both.other))
    effort = differences.Effort()
    found = []
    for question_id, question, part in both.asked:
        blocks, others = was.get(question_id, ()), other.get(question_id, ())
        if not blocks and not others:
            continue
        old, new = plain_lines(blocks), plain_lines(others)
        if both.is_later:
            old, new = new, old
        lines = differences.lines(old, new, effort)
        found.append(Was(question_id, question, part, blocks, tuple(lines), blocks != others))
    return tuple(found)


def _rewrite(
    document_id: UUID, is_now: list[bytes], was: list[bytes], client_id: int, question_id: UUID | None
) -> _Rewritten | None:
    text = textlog.build(document_id, is_now)
    data = text.update_to(textlog.build(document_id, was), client_id, question_id)
    return None if data is None else _Rewritten(data, len(text.missing_from()), textlog.derived(text))
