"""Putting an archived workshop back: a new one, with new ids for everything, all of it or nothing.

It opens with a new code, and nobody's link or device opens it. What is past its end date for personal data comes
without any.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID, uuid4

from tortoise.models import Model

from facilitator import archived, clock, given, retention, sender, textlog
from facilitator.access import By, ByAccount, require_account
from facilitator.archived import NAMED, Actor
from facilitator.errors import Conflict
from facilitator.flattening import leave_nothing_behind
from facilitator.happenings import WorkshopRestored
from facilitator.live import action, note, reading
from facilitator.poll_archive import put_polls
from facilitator.sender import OtherName, Sender
from facilitator.unpacking import Unpacked
from facilitator.updates import renamed
from facilitator.workshops import free_code
from models import (
    Account,
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


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back. Without people, and with no history, if its personal data was `deleted` at once.

    `unfit` is how many late texts waited and can't be taken in: they are left out, and kept.
    """

    workshop_id: UUID
    title: str
    code: str
    people: int
    texts: int
    unfit: int
    deleted: bool


@dataclass(frozen=True, slots=True)
class _Fresh:
    """An archive as rows, under ids that nothing has had."""

    rows: Row
    sender: Sender | None
    derived: dict[UUID, textlog.Derived]
    unfit: int
    is_due: bool


@reading
async def owner_named(email: str = "") -> ByAccount:
    """Whose a workshop becomes that somebody at the machine restores: this account, or the first administrator.

    Raises Conflict("account_unknown") with email, or Conflict("no_administrator").
    """
    if email:
        account = await Account.get_or_none(email__iexact=given.email(email), closed_at=None)
        if account is None:
            raise Conflict("account_unknown", email=email)
        return ByAccount(account.id)
    first = await Account.filter(is_administrator=True, closed_at=None).order_by("created_at", "id").first()
    if first is None:
        raise Conflict("no_administrator")
    return ByAccount(first.id)


async def restore(unpacked: Unpacked, *, by: By) -> Restored:
    """Add an archived workshop to the others, owned by the account that does it."""
    # Elsewhere, since there is much to go through in long texts.
    restored = await _restore(await asyncio.to_thread(_renewed, unpacked), by=by)
    if restored.deleted:
        await leave_nothing_behind()
    return restored


@action
async def _restore(fresh: _Fresh, *, by: By) -> Restored:
    owner, rows = await require_account(by), fresh.rows
    workshop = await Workshop.create(**rows["workshop"], owner=owner, code=await free_code())
    if fresh.sender:
        await sender.keep(workshop.id, fresh.sender)
    for table, name in (
        (AgendaItem, "agenda"),
        (Theme, "themes"),
        (Question, "questions"),
        (Group, "groups"),
        (Person, "people"),
        (Meeting, "meetings"),
        (Message, "messages"),
        (JournalEntry, "journal"),
    ):
        await _put(table, rows[name], workshop_id=workshop.id)
    await _put(ThemeSource, rows["sources"])
    await _put(Assignment, rows["assignments"])
    await _put(Turn, rows["turns"])
    await _put_proposals(rows["proposals"])
    for text in rows["texts"]:
        await _put_text(text, fresh.derived[_text_id(text)])
    await put_polls(rows["polls"], workshop.id)
    await _put(ChosenMeasure, rows["chosen"], workshop_id=workshop.id)
    for survey in rows["surveys"]:
        await _put_survey(survey, workshop.id)
    if fresh.is_due:
        await retention.delete_personal_data(workshop.id)
    note(WorkshopRestored(workshop.id))
    people = await Person.filter(workshop_id=workshop.id).count()
    return Restored(
        workshop.id, workshop.title, workshop.code, people, len(rows["texts"]), fresh.unfit, deleted=fresh.is_due
    )


async def _put(table: type[Model], rows: list[Row], **others: object) -> None:
    await table.bulk_create([table(**row, **others) for row in rows])


async def _put_proposals(rows: list[Row]) -> None:
    """Those that others were merged into may come after them."""
    await _put(Proposal, [{**row, "merged_into_id": None} for row in rows])
    for row in rows:
        if row["merged_into_id"] is not None:
            await Proposal.filter(id=row["id"]).update(merged_into_id=row["merged_into_id"])


async def _put_text(text: Row, derived: textlog.Derived) -> None:
    details = {name: text[name] for name in ("meeting_id", "proposal_id", "created_at", "last_written_at")}
    document = await Document.create(**details, words=derived.words, title=derived.title)
    if text["base"] is not None:
        await DocumentSnapshot.create(document_id=document.id, upto=0, data=text["base"])
    await _put(DocumentUpdate, text["updates"], document_id=document.id)
    logged = await DocumentUpdate.filter(document_id=document.id).order_by("id").values_list("id", flat=True)
    states = [
        {**state, "upto": logged[state["upto"] - 1] if state["upto"] > 0 else state["upto"]} for state in text["states"]
    ]
    await _put(DocumentState, states, document_id=document.id)
    await _put(Author, text["authors"], document_id=document.id)
    await _put(LateUpdate, text["late"], document_id=document.id)


async def _put_survey(row: Row, workshop_id: UUID) -> None:
    questions = row.pop("questions")
    survey = await Survey.create(**row, workshop_id=workshop_id)
    for each in questions:
        comments = each.pop("comments")
        question = await SurveyQuestion.create(**each, survey=survey)
        await _put(SurveyAnswer, comments, question_id=question.id)


def _renewed(unpacked: Unpacked) -> _Fresh:
    archive = unpacked.archive
    told = archive.model_dump(exclude={"sender"})
    facts = {name: value for name, value in told.items() if isinstance(value, dict | list)}
    for text in facts["texts"]:
        for place in unpacked.unfit.get(_text_id(text), ()):
            text["late"][place]["decided_at"] = archive.made_at
    ids = {row["id"]: uuid4() for name in NAMED for row in facts[name]}
    questions = {str(row["id"]): str(ids[row["id"]]) for row in facts["questions"]}
    rows: Row = _with_new_ids(facts, ids, questions)
    for theme in rows["themes"]:
        theme["question_order"] = [str(each) for each in theme["question_order"]]
    for person in rows["people"]:
        person["name_key"], person["deputy_key"] = given.fold(person["name"]), given.fold(person["deputy_name"])
    for entry in rows["journal"]:
        entry["actor"] = _actor(entry["actor"], entry.pop("person_id"))
    for text in rows["texts"]:
        for state in text["states"]:
            state["data"] = textlog.packed(state["data"]) if state["data"] is not None else None
    derived = {
        ids[text_id]: replace(each, words={questions.get(name, name): number for name, number in each.words.items()})
        for text_id, each in unpacked.derived.items()
    }
    has_ended = archive.workshop.personal_data_until <= clock.today() or archive.workshop.purged_at is not None
    unfit = sum(map(len, unpacked.unfit.values()))
    is_due = has_ended and archive.holds_personal_data()
    return _Fresh(rows, _sender(archive.sender), derived, unfit, is_due=is_due)


def _text_id(text: Row) -> UUID:
    found: UUID = text["proposal_id"] or text["meeting_id"]
    return found


def _sender(kept: archived.Sender | None) -> Sender | None:
    if kept is None:
        return None
    names = tuple(OtherName(each.language, each.name) for each in kept.names)
    return Sender(kept.name, names, kept.colour, kept.logo, kept.logo_words)


def _with_new_ids(value: Any, ids: Mapping[UUID, UUID], questions: Mapping[str, str]) -> Any:
    """The same with other ids, also where texts name questions by theirs."""
    match value:
        case UUID():
            return ids[value]
        case bytes():
            return renamed(value, questions)
        case list():
            return [_with_new_ids(each, ids, questions) for each in value]
        case dict():
            return {name: _with_new_ids(each, ids, questions) for name, each in value.items()}
    return value


def _actor(actor: Actor, person_id: UUID | None) -> str:
    """As the journal names who did something: a person by id, if they are known."""
    if actor is Actor.ORGANISER:
        return "account"
    return f"{actor}:{person_id}" if person_id is not None else str(actor)
