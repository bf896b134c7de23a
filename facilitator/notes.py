"""Reading the notes, for those who may: a theme's form with its meetings, what was answered, and what came late."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from facilitator import forms, lateness, proposals, textlog, texts, writing
from facilitator.access import (
    By,
    ByAccount,
    ByPerson,
    is_leading,
    require_organiser,
    require_person,
)
from facilitator.errors import NotFound
from facilitator.live import reading
from facilitator.richtext import Block
from models import AgendaItem, Document, Meeting, Proposal, Question, Theme, Workshop
from models.vocabulary import MEETING_KINDS, ROUND_KINDS, AskedIn, ItemKind


@dataclass(frozen=True, slots=True)
class Writer:
    """Somebody as the others see them while they write."""

    name: str
    organisation: str


@reading
async def answers(meeting_ids: Iterable[UUID]) -> dict[UUID, dict[UUID, tuple[Block, ...]]]:
    """What was written in each meeting, by question; questions without text are left out.

    Gates nothing: the caller has asked whether the reader may.
    """
    found: dict[UUID, dict[UUID, tuple[Block, ...]]] = {meeting_id: {} for meeting_id in meeting_ids}
    documents = await Document.filter(meeting_id__in=list(found), proposal=None)
    written = await textlog.read_texts(each.id for each in documents)
    for document in documents:
        found[document.meeting_id] = written[document.id].answers()
    return found


@reading
async def read_form(theme_id: UUID, track: int, *, by: By) -> dict[str, Any]:
    """The form of a theme in a track as `by` may see it, as plain data: questions, and the meetings in order.

    Leader, note taker and organisers see every meeting that was opened; a participant those up to the last that the
    group has had with the theme. `now` is the meeting in which `by` writes now; in a locked theme there is none. `news`
    is what others wrote since the group last saw the theme. A meeting `waits` when text of `by`'s came late and nobody
    has decided about it. Raises NotFound when there is nothing.
    """
    theme = await Theme.get_or_none(id=theme_id)
    if theme is None:
        raise NotFound
    workshop = await Workshop.get(id=theme.workshop_id)
    steps = await AgendaItem.filter(workshop_id=theme.workshop_id, kind__in=MEETING_KINDS).order_by("position")
    rounds = [item for item in steps if item.kind in ROUND_KINDS]
    numbers = {item.id: number for number, item in enumerate(rounds, start=1)}
    items = {item.id: item for item in steps}
    meetings = await Meeting.filter(theme_id=theme_id, track=track, opened_at__isnull=False).prefetch_related("group")
    meetings.sort(key=lambda each: items[each.item_id].position)
    group_id, leads = await _place(by, theme, track)
    if not leads and not isinstance(by, ByAccount):
        own = [items[each.item_id].position for each in meetings if each.group_id == group_id]
        meetings = [each for each in meetings if own and items[each.item_id].position <= own[-1]]
        if not meetings:
            raise NotFound
    questions = await _questions(theme)
    there = Document.filter(meeting_id__in=[each.id for each in meetings], proposal=None)
    documents = {each.meeting_id: each for each in await there}
    words = {meeting_id: each.words for meeting_id, each in documents.items()}
    is_locked = theme.locked_at is not None
    may_write = {
        each.id: not is_locked and (leads or (each.group_id == group_id and each.closed_at is None))
        for each in meetings
    }
    open_now = [each for each in meetings if each.closed_at is None and may_write[each.id]]
    waiting = await lateness.waiting(by.person_id, documents) if isinstance(by, ByPerson) else set[UUID]()
    return {
        "workshop_id": str(workshop.id),
        "theme": {"id": str(theme.id), "title": theme.title},
        "track": track,
        "leads": leads,
        "is_locked": is_locked,
        "now": str(open_now[-1].id) if open_now and not isinstance(by, ByAccount) else None,
        "news": _news(meetings, documents, group_id) if open_now and not leads else None,
        "thin_words": workshop.thin_words,
        "questions": [_question(each) for each in questions],
        "proposals": await proposals.in_form(by, theme, meetings, may_write, leads=leads)
        if theme.item_id is None
        else None,
        "meetings": [
            {
                "id": str(each.id),
                "round": numbers.get(each.item_id),
                "is_summary": items[each.item_id].kind == ItemKind.SUMMARY,
                "group": {"number": each.group.number, "name": each.group.name},
                "is_own": each.group_id == group_id,
                "is_open": each.closed_at is None,
                "may_write": may_write[each.id],
                "waits": each.id in waiting,
                "is_apart": each.is_apart,
                "questions": _asked(questions, items[each.item_id], words.get(each.id) or {}),
            }
            for each in meetings
        ],
    }


@reading
async def is_readable(text_id: UUID, *, by: By) -> bool:
    """Whether `by` may read a text: a meeting's notes, or a proposal."""
    text = await texts.find(text_id)
    return text is not None and await texts.may_read_text(by, text)


@reading
async def unopened(text_ids: Iterable[UUID]) -> set[UUID]:
    """Which of these texts are of meetings not open to their groups: not come yet, or a "next" was undone."""
    ids = list(text_ids)
    meetings = {each.id for each in await Meeting.filter(id__in=ids, opened_at=None)}
    return meetings | {each.id for each in await Proposal.filter(id__in=ids, meeting__opened_at=None)}


@reading
async def writer_in(text_id: UUID, *, by: By) -> Writer | None:
    """How the others in a text see who writes; None for those who only read. Raises NotFound."""
    meeting = (await texts.require_readable(by, text_id)).meeting
    if isinstance(by, ByAccount):
        return None
    person = await require_person(by, meeting.workshop_id)
    name = person.deputy_name if person.deputy_came and person.deputy_name else person.name
    return Writer(name, person.organisation)


async def _place(by: By, theme: Theme, track: int) -> tuple[UUID | None, bool]:
    """The group that somebody is in, and whether they look after the theme. Raises NotFound for strangers."""
    if isinstance(by, ByAccount):
        await require_organiser(by, theme.workshop_id)
        return None, False
    person = await require_person(by, theme.workshop_id)
    return person.group_id, await is_leading(person.id, theme.id, track)


async def _questions(theme: Theme) -> list[Question]:
    """Every question that was ever on the theme's form, in its order."""
    rounds = await forms.questions_of(theme.id, is_summary=False, with_retired=True)
    summary = await forms.questions_of(theme.id, is_summary=True, with_retired=True)
    return forms.in_order({each.id: each for each in [*rounds, *summary]}.values(), theme.question_order)


def _news(meetings: list[Meeting], documents: dict[UUID, Document], group_id: UUID | None) -> dict[str, Any]:
    """What a group hasn't seen of a theme that it meets now: words by question, for each meeting that has any.

    `is_first` says that it has never seen the theme. An earlier meeting that was written in since counts as changed,
    unless somebody just finished a sentence when the group left it.
    """
    *before, now = [each for each in meetings if each.group_id == group_id]
    left_at = before[-1].closed_at + writing.grace() if before and before[-1].closed_at else None
    place = meetings.index(before[-1]) if before else -1
    found = []
    for number, meeting in enumerate(meetings[: meetings.index(now)]):
        document = documents.get(meeting.id)
        if document is None or not document.words:
            continue
        is_changed = number <= place
        written_at = document.last_written_at
        if is_changed and (left_at is None or written_at is None or written_at <= left_at):
            continue
        found.append({"id": str(meeting.id), "is_changed": is_changed, "questions": document.words})
    return {"is_first": not before, "meetings": found}


def _asked(questions: list[Question], item: AgendaItem, words: dict[str, int]) -> list[str]:
    """The questions on the form in a round: those asked in it, and any taken off that was answered."""
    here = {AskedIn.BOTH, AskedIn.SUMMARY if item.kind == ItemKind.SUMMARY else AskedIn.ROUNDS}
    return [
        str(each.id)
        for each in questions
        if (each.retired_at is None and each.asked_in in here) or words.get(str(each.id))
    ]


def _question(question: Question) -> dict[str, Any]:
    return {
        "id": str(question.id),
        "text": question.text,
        "help": question.help,
        "kind": question.kind.value,
        "asked_in": question.asked_in.value,
        "is_own": question.theme_id is not None,
        "is_retired": question.retired_at is not None,
    }
