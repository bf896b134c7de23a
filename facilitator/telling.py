"""Telling what was written: chapters and commitments, from the parts of the log that hold the notes. Asks no database.

To read long texts takes a while. So a read gathers an `Outline` for each chapter while it holds the database, and the
texts are built from it where nobody waits.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from facilitator import textlog
from facilitator.parts import PARTS, TITLE
from facilitator.poll_results import Vote
from facilitator.richtext import Block, BulletList, Item, NextStep, NumberedList, Quote, plain_lines, written_by
from models.vocabulary import ProposalPart


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who took part; `deputy_for` is whose place they took."""

    name: str
    organisation: str
    deputy_for: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """Who wrote it when. `round_number` counts the ordinary rounds; None in the summary round, and in expectations."""

    group_number: int
    group_name: str
    round_number: int | None


@dataclass(frozen=True, slots=True)
class Entry:
    """What one group answered in one round."""

    origin: Origin
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A question, and what was answered to it in the order it was written."""

    question: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposal, with the answers that it gives by part, and those that were merged into it.

    `measure` is the theme sheet's proposed measure that it makes concrete, if any. The title may be empty.
    """

    origin: Origin
    title: str
    measure: str
    answers: tuple[tuple[ProposalPart, tuple[Block, ...]], ...]
    sources: tuple["Proposal", ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """A theme in a track; `track` is None where there is one only. `unanswered` are the questions left out.

    One that `is_expectations` is no theme, but what all groups expected.
    """

    theme_id: UUID
    title: str
    track: int | None
    leader: Participant | None
    note_taker: Participant | None
    answers: tuple[Answer, ...]
    unanswered: tuple[str, ...]
    proposals: tuple[Proposal, ...] = ()
    is_expectations: bool = False


@dataclass(frozen=True, slots=True)
class Commitment:
    """A next step, with the theme and question it came from."""

    title: str
    track: int | None
    question: str
    origin: Origin
    step: NextStep


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure that is to be started, with what the poll said that it won.

    `proposal` is what it says, where there is more than the title and the reader may read it.
    """

    title: str
    theme: str
    vote: Vote | None
    proposal: Proposal | None


@dataclass(frozen=True, slots=True)
class Contents:
    """What was written, in the order it is told."""

    chapters: tuple[Chapter, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    measures: tuple[Measure, ...] = ()
    expectations: tuple[Chapter, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that a theme was ever asked."""

    id: UUID
    text: str
    is_retired: bool


@dataclass(frozen=True, slots=True)
class Notes:
    """A meeting's notes as they are in the log: the parts of its document, and its authors' numbers by client id."""

    origin: Origin
    document_id: UUID
    parts: tuple[bytes, ...]
    authors: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A proposal as it is in the log, and those that were merged into it."""

    notes: Notes
    measure: str
    sources: tuple["Draft", ...] = ()


@dataclass(frozen=True, slots=True)
class Pick:
    """A chosen measure; its draft, if it has one that the reader may read, was not read yet."""

    title: str
    theme: str
    vote: Vote | None
    draft: Draft | None


@dataclass(frozen=True, slots=True)
class Outline:
    """A chapter whose notes were not read yet; questions, notes and proposals are in their order."""

    theme_id: UUID
    title: str
    track: int | None
    leader: Participant | None
    note_taker: Participant | None
    asked: tuple[Asked, ...]
    notes: tuple[Notes, ...]
    drafts: tuple[Draft, ...] = ()
    is_expectations: bool = False


@dataclass(frozen=True, slots=True)
class Untold:
    """What contents are told from. With `person` they hold the passages that were written by that number."""

    outlines: tuple[Outline, ...]
    person: int | None = None
    picks: tuple[Pick, ...] = ()

    def told(self) -> Contents:
        """The contents; takes a second for a hundred pages."""
        chapters: list[Chapter] = []
        commitments: list[Commitment] = []
        for outline in self.outlines:
            written = [(each.origin, self._answers(each)) for each in outline.notes]
            entries = {each.id: _entries(each, written) for each in outline.asked}
            proposals = tuple(told for each in outline.drafts if (told := self._proposal(each)) is not None)
            chapters.append(_chapter(outline, entries, proposals))
            commitments += _commitments(outline, entries)
        return Contents(
            tuple(each for each in chapters if not each.is_expectations),
            tuple(commitments),
            tuple(self._measure(each) for each in self.picks),
            tuple(each for each in chapters if each.is_expectations),
        )

    def _answers(self, notes: Notes) -> dict[UUID, tuple[Block, ...]]:
        answers = textlog.build(notes.document_id, notes.parts).answers(dict(notes.authors))
        if self.person is None:
            return answers
        return {question_id: written_by(blocks, self.person) for question_id, blocks in answers.items()}

    def _measure(self, pick: Pick) -> Measure:
        proposal = self._proposal(pick.draft) if pick.draft else None
        return Measure(proposal.title if proposal else pick.title, pick.theme, pick.vote, proposal)

    def _proposal(self, draft: Draft) -> Proposal | None:
        """What a proposal says; None if that is nothing, or nothing of the person's."""
        answers = self._answers(draft.notes)
        sources = tuple(told for each in draft.sources if (told := self._proposal(each)) is not None)
        if not any(answers.values()) and not sources:
            return None
        title = " ".join(" ".join(plain_lines(answers.get(TITLE, ()))).split())
        said = tuple((part, answers[each]) for each, part in PARTS.items() if each != TITLE and answers.get(each))
        return Proposal(draft.notes.origin, title, draft.measure, said, sources)


Entries = Mapping[UUID, tuple[Entry, ...]]


def _entries(question: Asked, written: Iterable[tuple[Origin, Mapping[UUID, tuple[Block, ...]]]]) -> tuple[Entry, ...]:
    return tuple(Entry(origin, blocks) for origin, answers in written if (blocks := answers.get(question.id)))


def _chapter(outline: Outline, entries: Entries, proposals: tuple[Proposal, ...]) -> Chapter:
    return Chapter(
        theme_id=outline.theme_id,
        title=outline.title,
        track=outline.track,
        leader=outline.leader,
        note_taker=outline.note_taker,
        answers=_answers(outline, entries),
        unanswered=tuple(each.text for each in outline.asked if not entries[each.id] and not each.is_retired),
        proposals=proposals,
        is_expectations=outline.is_expectations,
    )


def _answers(outline: Outline, entries: Entries) -> tuple[Answer, ...]:
    """The answers without their next steps, which are collected elsewhere; what is then empty is left out."""
    answers = []
    for question in outline.asked:
        rest = tuple(
            Entry(entry.origin, blocks) for entry in entries[question.id] if (blocks := _without_steps(entry.blocks))
        )
        if rest:
            answers.append(Answer(question.text, rest))
    return tuple(answers)


def _commitments(outline: Outline, entries: Entries) -> list[Commitment]:
    return [
        Commitment(outline.title, outline.track, question.text, entry.origin, step)
        for question in outline.asked
        for entry in entries[question.id]
        for step in _steps(entry.blocks)
    ]


def _steps(blocks: Iterable[Block]) -> Iterable[NextStep]:
    for block in blocks:
        match block:
            case NextStep():
                yield block
            case Quote():
                yield from _steps(block.blocks)
            case BulletList() | NumberedList():
                for item in block.items:
                    yield from _steps(item.blocks)


def _without_steps(blocks: Iterable[Block]) -> tuple[Block, ...]:
    left: list[Block] = []
    for block in blocks:
        match block:
            case NextStep():
                continue
            case Quote():
                if inside := _without_steps(block.blocks):
                    left.append(Quote(inside))
            case BulletList() | NumberedList():
                items = tuple(Item(inside) for item in block.items if (inside := _without_steps(item.blocks)))
                if items:
                    left.append(replace(block, items=items))
            case _:
                left.append(block)
    return tuple(left)
