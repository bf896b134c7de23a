"""How the groups are doing, for those who look after them: who is there, what is filled, what came late."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from facilitator import clock, forms, proposals, texts, timetable
from facilitator.clock import milliseconds
from facilitator.day import Day
from models import AgendaItem, Document, LateUpdate, Meeting, Person, Question
from models.vocabulary import MEETING_KINDS, AskedIn, Fill, ItemKind, Role


async def overview(day: Day) -> dict[str, Any]:
    """The organisers' part of the day: every group with its people and how its notes grow (inside a read)."""
    people = await _people(day)
    item = await _round_shown(day)
    now = {group.id: day.by_group.get((item.id, group.id)) if item else None for group in day.groups}
    documents = {
        document.meeting_id: document
        for document in await Document.filter(meeting_id__in=[each.id for each in now.values() if each], proposal=None)
    }
    asked = await Question.filter(workshop_id=day.workshop.id, retired_at=None)
    proposed = await proposals.counts(day.workshop.id)
    late = await late_texts(day.meetings)
    return {
        "timetable": _timetable(day),
        "shown": str(item.id) if item else None,
        "code": day.workshop.code,
        "total": day.total,
        "joined": day.joined,
        "here": len(day.here),
        "late": late,
        "late_unled": sum(late.get(str(each.id), 0) for each in day.meetings if day.themes[each.theme_id].item_id),
        "without_group": people.get(None, []),
        "groups": [
            {
                "id": str(group.id),
                "number": group.number,
                "name": group.name,
                "place": group.place,
                "meeting_url": group.meeting_url,
                "people": people.get(group.id, []),
                "here": sum(each["here"] for each in people.get(group.id, [])),
                "meeting": _progress(day, meeting, documents.get(meeting.id), asked, proposed) if meeting else None,
            }
            for group in day.groups
            for meeting in [now[group.id]]
        ],
    }


async def people_of(day: Day, group_id: UUID) -> list[dict[str, Any]]:
    """The people of a group, by name, each with whether a screen of theirs is open (inside a read)."""
    return (await _people(day, group_id=group_id)).get(group_id, [])


async def late_texts(meetings: list[Meeting]) -> dict[str, int]:
    """How many late texts wait to be decided on, by meeting; those with none are left out (inside a read)."""
    counts: dict[str, int] = defaultdict(int)
    waiting = LateUpdate.filter(
        texts.not_private("document__"), decided_at=None, document__meeting_id__in=[each.id for each in meetings]
    )
    for meeting_id in await waiting.values_list("document__meeting_id", flat=True):
        counts[str(meeting_id)] += 1
    return dict(counts)


async def _round_shown(day: Day) -> AgendaItem | None:
    """The step in which they meet now, or else the last round in which something was written, to look back at."""
    if day.step and day.step.kind in MEETING_KINDS:
        return day.step
    past = [item for item in day.rounds if day.state(item) == "past"]
    met = {each.id: each.item_id for each in day.meetings if each.opened_at is not None}
    notes = Document.filter(meeting_id__in=list(met), proposal=None, last_written_at__isnull=False)
    written = {met[each.meeting_id] for each in await notes.only("id", "meeting_id")}
    return next((item for item in reversed(past) if item.id in written), past[-1] if past else None)


def _timetable(day: Day) -> dict[str, Any]:
    """When each step was to come and when it came or will, in milliseconds, and how many minutes late the end is."""
    workshop, now = day.workshop, clock.now()
    planned = timetable.planned(day.items, workshop.starts_at)
    going = timetable.projected(day.items, workshop.starts_at, workshop.current_item_id, now, workshop.ended_at)
    last = day.items[-1].id if day.items else None
    return {
        "steps": {
            str(item.id): {
                "planned_at": milliseconds(planned[item.id].starts_at),
                "at": milliseconds(going[item.id].starts_at),
            }
            for item in day.items
        },
        "planned_end": milliseconds(planned[last].ends_at) if last else None,
        "end": milliseconds(going[last].ends_at) if last else None,
    }


def fill_of(words: int, thin: int) -> Fill:
    """How much an answer of so many words holds; fewer than `thin` is thin."""
    return Fill.EMPTY if words == 0 else Fill.THIN if words < thin else Fill.FULL


async def _people(day: Day, **only: UUID) -> dict[UUID | None, list[dict[str, Any]]]:
    found: dict[UUID | None, list[dict[str, Any]]] = defaultdict(list)
    columns = ("id", "name", "organisation", "group_id", "joined_at", "deputy_came", "deputy_name")
    rows = await Person.filter(workshop_id=day.workshop.id, **only).order_by("name_key").values_list(*columns)
    for person_id, name, organisation, group_id, joined_at, deputy_came, deputy_name in rows:
        found[group_id].append(
            {
                "id": str(person_id),
                "name": deputy_name if deputy_came and deputy_name else name,
                "organisation": organisation,
                "joined": joined_at is not None,
                "here": person_id in day.here,
            }
        )
    return found


def _progress(
    day: Day,
    meeting: Meeting,
    document: Document | None,
    asked: list[Question],
    proposed: Mapping[tuple[UUID, int], int],
) -> dict[str, Any]:
    words = document.words if document else {}
    questions = _questions_of(day, meeting, asked)
    leader, note_taker = day.who(meeting, Role.LEADER), day.who(meeting, Role.NOTE_TAKER)
    return {
        "id": str(meeting.id),
        "theme_id": str(meeting.theme_id),
        "title": day.themes[meeting.theme_id].title,
        "track": meeting.track,
        "is_led": day.themes[meeting.theme_id].item_id is None,
        "proposals": proposed.get((meeting.theme_id, meeting.track), 0),
        "is_apart": meeting.is_apart,
        "leader": _attendant(day, leader),
        "note_taker": _attendant(day, note_taker),
        "last_written_at": milliseconds(document.last_written_at) if document and document.last_written_at else None,
        "questions": [
            {
                "id": str(question.id),
                "text": question.text,
                "words": words.get(str(question.id), 0),
                "fill": fill_of(words.get(str(question.id), 0), day.workshop.thin_words).value,
            }
            for question in questions
        ],
    }


def _attendant(day: Day, person: Person | None) -> dict[str, Any] | None:
    if person is None:
        return None
    name = person.deputy_name if person.deputy_came and person.deputy_name else person.name
    return {"id": str(person.id), "name": name, "organisation": person.organisation, "here": person.id in day.here}


def _questions_of(day: Day, meeting: Meeting, asked: list[Question]) -> list[Question]:
    """The questions on the form of a meeting, in the theme's own order."""
    item = next(each for each in day.items if each.id == meeting.item_id)
    theme = day.themes[meeting.theme_id]
    time = AskedIn.SUMMARY if item.kind == ItemKind.SUMMARY else AskedIn.ROUNDS
    mine = [each for each in asked if forms.is_asked_of(theme, each) and each.asked_in in {AskedIn.BOTH, time}]
    return forms.in_order(mine, theme.question_order)
