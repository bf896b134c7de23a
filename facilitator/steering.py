"""Steering the plenary screen: putting something there, and what there is to put.

It stays until something else is put there. What of it everybody in the hall may see is `on_screen`'s to say.
"""

from typing import Any
from uuid import UUID

from facilitator import forms
from facilitator.access import By, require_organiser
from facilitator.day import Day
from facilitator.errors import Conflict, NotFound
from facilitator.happenings import ScreenSteered
from facilitator.live import action, note
from facilitator.poll_views import for_desk
from facilitator.surveys import require_survey
from models import Meeting, Message, Poll, Question, Survey, SurveyQuestion, Theme, Workshop
from models.vocabulary import AnswerKind, ItemKind, Showing

_BY_ITSELF = {Showing.DAY, Showing.WELCOME, Showing.AGENDA, Showing.BOARD}


@action
async def show_on_screen(workshop_id: UUID, what: Showing, *, by: By) -> None:
    """Show what the day is at, or the welcome, the agenda or the board. Raises NotFound for what is about something."""
    await require_organiser(by, workshop_id)
    if what not in _BY_ITSELF:
        raise NotFound
    await _put(workshop_id, what)


@action
async def show_poll(poll_id: UUID, *, by: By) -> None:
    """Show a poll, and what came of it when that is shown. Raises Conflict("poll_not_open")."""
    poll = await Poll.get_or_none(id=poll_id)
    if poll is None:
        raise NotFound
    await require_organiser(by, poll.workshop_id)
    if poll.opened_at is None:
        raise Conflict("poll_not_open")
    await _put(poll.workshop_id, Showing.POLL, poll_id)


@action
async def show_notes(meeting_id: UUID, *, by: By, question_id: UUID | None = None) -> None:
    """Show what a group writes in a meeting, or the answer to one question alone.

    Raises Conflict("notes_not_open") while the meeting is not open to its group.
    """
    meeting = await Meeting.get_or_none(id=meeting_id)
    if meeting is None:
        raise NotFound
    await require_organiser(by, meeting.workshop_id)
    if question_id is not None and not await Question.exists(id=question_id, workshop_id=meeting.workshop_id):
        raise NotFound
    if meeting.opened_at is None:
        raise Conflict("notes_not_open")
    await _put(meeting.workshop_id, Showing.NOTES, meeting_id, question_id)


@action
async def show_proposals(theme_id: UUID, *, by: By) -> None:
    """Show what was proposed for a theme, as far as it stands."""
    theme = await Theme.get_or_none(id=theme_id)
    if theme is None:
        raise NotFound
    await require_organiser(by, theme.workshop_id)
    await _put(theme.workshop_id, Showing.PROPOSALS, theme_id)


@action
async def show_survey(survey_id: UUID, *, by: By, survey_question_id: UUID | None = None) -> None:
    """Ask people to answer a survey; once its numbers are made common show those, of this question or the first.

    Raises Conflict("survey_not_opened"), or Conflict("comments_not_on_screen") for a question answered in free text.
    """
    survey = await require_survey(by, survey_id)
    if survey_question_id is not None:
        question = await SurveyQuestion.get_or_none(id=survey_question_id, survey_id=survey_id)
        if question is None:
            raise NotFound
        if question.kind is AnswerKind.TEXT:
            raise Conflict("comments_not_on_screen")
    if survey.opened_on is None:
        raise Conflict("survey_not_opened")
    await _put(survey.workshop_id, Showing.SURVEY, survey_id, survey_question_id)


@action
async def show_message(message_id: UUID, *, by: By) -> None:
    """Let a message fill the screen, until it is taken back. Raises Conflict("message_withdrawn")."""
    message = await Message.get_or_none(id=message_id)
    if message is None:
        raise NotFound
    await require_organiser(by, message.workshop_id)
    if message.withdrawn_at is not None:
        raise Conflict("message_withdrawn")
    await _put(message.workshop_id, Showing.MESSAGE, message_id)


async def choices(day: Day) -> dict[str, Any]:
    """What stands on the screen, and all that can be put there, for the desk (inside a read)."""
    workshop = day.workshop
    subject = str(workshop.showing_id) if workshop.showing_id else None
    opened = await Survey.filter(workshop_id=workshop.id, opened_on__isnull=False).order_by("position")
    found = {
        "polls": [for_desk(each) for each in day.polls],
        "notes": _notes(day),
        "proposals": [{"id": str(each.id), "title": each.title} for each in _in_order(day)],
        "surveys": [_survey(each) for each in opened],
        "messages": [{"id": str(each.id)} for each in day.messages],
    }
    # What can't be shown any more isn't, and the screen is at what the day is at (see `on_screen`).
    is_there = subject is None or any(each["id"] == subject for some in found.values() for each in some)
    return found | {
        "what": (workshop.showing if is_there else Showing.DAY).value,
        "id": subject,
        "part": str(workshop.showing_part_id) if workshop.showing_part_id else None,
        "parts": await _parts(day),
    }


def _survey(survey: Survey) -> dict[str, Any]:
    return {
        "id": str(survey.id),
        "title": survey.title,
        "is_open": survey.closed_on is None,
        "is_counted": survey.closed_on is not None or survey.is_live,
        "is_published": survey.is_published,
    }


def _notes(day: Day) -> list[dict[str, Any]]:
    """The meetings that are or were on, the newest round first; those of expectations have no number and come last."""
    met = [each for each in day.meetings if each.opened_at is not None]
    met.sort(key=lambda each: (-day.round_numbers.get(each.item_id, 0), day.groups_by_id[each.group_id].number))
    return [
        {
            "id": str(each.id),
            "round": day.round_numbers.get(each.item_id),
            "group": {"number": group.number, "name": group.name},
            "title": day.themes[each.theme_id].title,
        }
        for each in met
        for group in [day.groups_by_id[each.group_id]]
    ]


def _in_order(day: Day) -> list[Theme]:
    """The themes that are discussed, without those of expectation rounds."""
    return sorted((each for each in day.themes.values() if each.item_id is None), key=lambda each: each.position)


async def _parts(day: Day) -> list[dict[str, str]]:
    """The questions of the notes that are on the screen, or of the survey if its numbers are."""
    showing, subject = day.workshop.showing, day.workshop.showing_id
    if showing is Showing.SURVEY:
        told = SurveyQuestion.filter(survey_id=subject, survey__is_published=True).exclude(kind=AnswerKind.TEXT)
        return [{"id": str(each.id), "text": each.text} for each in await told.order_by("position")]
    meeting = next((each for each in day.meetings if each.id == subject), None)
    if showing is not Showing.NOTES or meeting is None:
        return []
    kind = next((each.kind for each in day.rounds if each.id == meeting.item_id), None)
    asked = await forms.questions_of(meeting.theme_id, is_summary=kind is ItemKind.SUMMARY)
    return [{"id": str(each.id), "text": each.text} for each in asked]


async def _put(workshop_id: UUID, what: Showing, subject_id: UUID | None = None, part_id: UUID | None = None) -> None:
    await Workshop.filter(id=workshop_id).update(showing=what, showing_id=subject_id, showing_part_id=part_id)
    note(ScreenSteered(workshop_id))
