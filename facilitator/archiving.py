"""Reading a workshop for its archive: everything that `archived` names, and the documents that go with it.

Organisers' to read. Nobody is let in by anything that is read here: no key, token, code or link to a person.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from pydantic import BaseModel
from tortoise.queryset import QuerySet

from facilitator import archived, clock, textlog
from facilitator.access import By, as_owner, require_organiser
from facilitator.archived import Actor, Archive
from facilitator.live import reading
from facilitator.minutes import Minutes, read_minutes
from facilitator.poll_archive import read_polls
from facilitator.sender import sender_of
from facilitator.summary import Summary, read_summary
from models import (
    AgendaItem,
    Assignment,
    Author,
    ChosenMeasure,
    Document,
    DocumentSnapshot,
    DocumentState,
    DocumentUpdate,
    Group,
    JournalEntry,
    LateUpdate,
    Meeting,
    Message,
    Person,
    Proposal,
    Question,
    Survey,
    SurveyAnswer,
    SurveyQuestion,
    Theme,
    ThemeSource,
    Turn,
    Workshop,
)

Row = dict[str, Any]


@dataclass(frozen=True)
class Archived:
    """A workshop to put away: its data, and its documents; `themes` are the summaries of those that are in the plan."""

    rows: Row
    minutes: Minutes
    themes: tuple[Summary, ...]

    @cached_property
    def archive(self) -> Archive:
        """The data, checked. Texts may be many and long: ask where nobody waits."""
        return Archive.model_validate({**self.rows, "texts": [_numbered(each) for each in self.rows["texts"]]})

    @property
    def whole(self) -> Summary:
        """The whole summary."""
        return self.minutes.summary


@reading
async def read_archive(workshop_id: UUID, *, by: By, contacts: bool = False) -> Archived:
    """Everything of a workshop. People's e-mail addresses only if `contacts`."""
    await require_organiser(by, workshop_id)
    rows = await _plan(workshop_id) | await _day(workshop_id)
    if not contacts:
        rows["people"] = [{**each, "email": ""} for each in rows["people"]]
    notes = [await _text(meeting_id=each["id"], proposal_id=None) for each in rows["meetings"]]
    proposals = [await _text(meeting_id=each["meeting_id"], proposal_id=each["id"]) for each in rows["proposals"]]
    rows["texts"] = [each for each in [*notes, *proposals] if each]
    rows["polls"] = await read_polls(workshop_id)
    measures = ChosenMeasure.filter(workshop_id=workshop_id).order_by("position", "id")
    rows["chosen"] = await _rows(measures, archived.ChosenMeasure)
    rows["surveys"] = await _surveys(workshop_id)
    rows["journal"] = await _journal(workshop_id, rows)
    head = {"format": archived.FORMAT, "version": archived.VERSION, "made_at": clock.now(), "contacts": contacts}
    planned = {each["theme_id"] for each in rows["meetings"]}
    themes = [each["id"] for each in rows["themes"] if each["id"] in planned and each["item_id"] is None]
    return Archived(
        head | rows,
        await read_minutes(workshop_id, by=by),
        tuple([await read_summary(workshop_id, by=by, theme_id=each) for each in themes]),
    )


async def read_archive_as_owner(code: str, *, contacts: bool = False) -> Archived:
    """The same of the workshop with this code, for whoever runs the machine: they hold the database anyway."""
    workshop_id, owner = await as_owner(code)
    return await read_archive(workshop_id, by=owner, contacts=contacts)


async def _plan(workshop_id: UUID) -> Row:
    (workshop,) = await _rows(Workshop.filter(id=workshop_id), archived.Workshop)
    questions = Question.filter(workshop_id=workshop_id).order_by(
        "theme__position", "theme__item__position", "position", "text"
    )
    rows: Row = {
        "workshop": workshop,
        "sender": asdict(sender) if (sender := await sender_of(workshop_id)) else None,
        "agenda": await _rows(AgendaItem.filter(workshop_id=workshop_id).order_by("position"), archived.AgendaItem),
        "themes": await _rows(
            Theme.filter(workshop_id=workshop_id).order_by("position", "item__position"), archived.Theme
        ),
        "sources": await _rows(
            ThemeSource.filter(theme__workshop_id=workshop_id).order_by("theme__position", "position"),
            archived.ThemeSource,
        ),
        "questions": await _rows(questions, archived.Question),
        "groups": await _rows(Group.filter(workshop_id=workshop_id).order_by("number"), archived.Group),
    }
    asked = {str(each["id"]): each["id"] for each in rows["questions"]}
    for theme in rows["themes"]:
        theme["question_order"] = [asked[each] for each in theme["question_order"] if each in asked]
    return rows


async def _day(workshop_id: UUID) -> Row:
    people = Person.filter(workshop_id=workshop_id).order_by("name_key")
    assigned = Assignment.filter(theme__workshop_id=workshop_id).order_by("theme__position", "track", "role")
    meetings = Meeting.filter(workshop_id=workshop_id).order_by("item__position", "group__number")
    messages = Message.filter(workshop_id=workshop_id).order_by("sent_at", "text")
    proposals = Proposal.filter(meeting__workshop_id=workshop_id, is_private=False).order_by(
        "meeting__item__position", "meeting__group__number", "position", "id"
    )
    turns = Turn.filter(item__workshop_id=workshop_id).order_by("item__position", "position")
    return {
        "people": await _rows(people, archived.Person),
        "assignments": await _rows(assigned, archived.Assignment),
        "meetings": await _rows(meetings, archived.Meeting),
        "turns": await _rows(turns, archived.Turn),
        "messages": await _rows(messages, archived.Message),
        "proposals": await _rows(proposals, archived.Proposal),
    }


async def _text(**place: Any) -> Row | None:
    document = await Document.get_or_none(**place)
    if document is None:
        return None
    snapshot = await DocumentSnapshot.get_or_none(document_id=document.id)
    upto = snapshot.upto if snapshot else 0
    updates = DocumentUpdate.filter(document_id=document.id, id__gt=upto).order_by("id")
    states = await DocumentState.filter(document_id=document.id).order_by("at", "upto", "kind", "words")
    return {
        "id": document.id,
        **place,
        "created_at": document.created_at,
        "last_written_at": document.last_written_at,
        "base": snapshot.data if snapshot else None,
        "base_upto": upto,
        "updates": await updates.values("id", *archived.Update.model_fields),
        "states": [
            {name: getattr(each, name) for name in archived.State.model_fields}
            | {"data": textlog.unpacked(each.data) if each.data else None}
            for each in states
        ],
        "authors": await _rows(Author.filter(document_id=document.id).order_by("client_id"), archived.Author),
        "late": await _rows(LateUpdate.filter(document_id=document.id), archived.Late),
    }


async def _surveys(workshop_id: UUID) -> list[Row]:
    """What was asked, and what is shown of it; of an open survey only the first: nobody may know its answers yet."""
    found = []
    for survey in await Survey.filter(workshop_id=workshop_id).order_by("position"):
        row: Row = {name: getattr(survey, name) for name in archived.ARCHIVED["survey"]}
        if survey.closed_on is None:
            row |= {"opened_on": None, "turnout": 0, "is_published": False}
        questions = SurveyQuestion.filter(survey_id=survey.id).order_by("position")
        row["questions"] = [
            await _survey_question(each, is_closed=survey.closed_on is not None) for each in await questions
        ]
        found.append(row)
    return found


async def _survey_question(question: SurveyQuestion, *, is_closed: bool) -> Row:
    row: Row = {name: getattr(question, name) for name in archived.ARCHIVED["survey_question"]}
    comments = await _rows(SurveyAnswer.filter(question_id=question.id).order_by("text"), archived.Comment)
    return row | {"shown": question.shown if is_closed else None, "comments": comments if is_closed else []}


async def _journal(workshop_id: UUID, rows: Row) -> list[Row]:
    """What happened, with what it happened to as far as it is archived; what was at the same time in an order."""
    places: dict[object, int] = {}
    for name in archived.NAMED:
        for each in rows[name]:
            places[each["id"]] = len(places)
    people = {f"person:{each['id']}": each["id"] for each in rows["people"]}
    found = []
    for entry in await JournalEntry.filter(workshop_id=workshop_id):
        kind, _, _ = entry.actor.partition(":")
        found.append(
            {
                "at": entry.at,
                "kind": entry.kind,
                "actor": Actor.ORGANISER if kind == "account" else Actor(kind),
                "person_id": people.get(entry.actor),
                "subject_id": entry.subject_id if entry.subject_id in places else None,
            }
        )

    def place(entry: Row) -> tuple[datetime, str, str, int, int]:
        who, what = (places.get(entry[name], -1) for name in ("person_id", "subject_id"))
        return entry["at"], entry["kind"], entry["actor"], who, what

    return sorted(found, key=place)


async def _rows(query: QuerySet[Any], part: type[BaseModel]) -> list[Row]:
    """The columns that are archived, and no other."""
    return await query.values(*part.model_fields)


def _numbered(text: Row) -> Row:
    """A text whose states count its own updates, without those that can't be applied: they are no part of it."""
    base, updates = text["base"], text["updates"]
    first = [base] if base is not None else []
    bad = textlog.inapplicable(text["id"], [*first, *(each["data"] for each in updates)])
    kept = [each for number, each in enumerate(updates, start=len(first)) if number not in bad]
    rows = [each["id"] for each in kept]
    older = sorted({each["upto"] for each in text["states"] if each["data"] and each["upto"] < text["base_upto"]})
    return {name: text[name] for name in archived.Text.model_fields} | {
        "base": None if base is None or 0 in bad else base,
        "updates": [{name: each[name] for name in archived.Update.model_fields} for each in kept],
        "states": [{**each, "upto": _place(each["upto"], older, rows)} for each in text["states"]],
        "late": sorted(text["late"], key=lambda each: (each["received_at"], each["data"])),
    }


def _place(upto: int, older: Sequence[int], rows: Sequence[int]) -> int:
    """How many of the rows count; below 0 for one of the places before the base."""
    if upto in older:
        return older.index(upto) - len(older)
    return bisect_right(rows, upto)
