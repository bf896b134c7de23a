"""What the plenary screen shows of what was put there: as much as everybody in the hall may see, as plain data.

What may not be seen (any more) is not there, and the screen shows what the day is at. Call these inside a read.
"""

from typing import Any
from uuid import UUID

from facilitator import evaluation, forms, notes, proposals
from facilitator.access import ByScreen
from facilitator.big_type import big_lines
from facilitator.clock import milliseconds
from facilitator.day import Day
from facilitator.evaluation import QuestionResult
from facilitator.poll_views import for_screen
from models import Message, Survey, SurveyQuestion
from models.vocabulary import AnswerKind, ItemKind, Showing

Facts = dict[str, Any]

MOST_PROPOSALS = 100
"""How many titles are sent, the newest: a screen has room for some of them at a time."""


async def on_screen(day: Day) -> Facts:
    """What the screen shows: `what`, and `id` of what it is about with its facts, if it is about one thing."""
    workshop = day.workshop
    read = {
        Showing.POLL: _poll,
        Showing.NOTES: _notes,
        Showing.PROPOSALS: _proposals,
        Showing.SURVEY: _survey,
        Showing.MESSAGE: _message,
    }.get(workshop.showing)
    if read is None:
        return {"what": workshop.showing.value}
    found = await read(day, workshop.showing_id) if workshop.showing_id else None
    if found is None:
        return {"what": Showing.DAY.value}
    return {"what": workshop.showing.value, "id": str(workshop.showing_id)} | found


async def _poll(day: Day, poll_id: UUID) -> Facts | None:
    poll = next((each for each in day.polls if each.poll.id == poll_id), None)
    return {"poll": for_screen(poll)} if poll else None


async def _notes(day: Day, meeting_id: UUID) -> Facts | None:
    """What a group writes, question by question; those without an answer are left out."""
    meeting = next((each for each in day.meetings if each.id == meeting_id), None)
    item = next((each for each in day.items if meeting and each.id == meeting.item_id), None)
    if meeting is None or item is None or meeting.opened_at is None:
        return None
    is_summary, part = item.kind is ItemKind.SUMMARY, day.workshop.showing_part_id
    asked = await forms.questions_of(meeting.theme_id, is_summary=is_summary, with_retired=True)
    written = (await notes.answers([meeting_id]))[meeting_id]
    group = day.groups_by_id[meeting.group_id]
    return {
        "title": day.themes[meeting.theme_id].title,
        "group": {"number": group.number, "name": group.name},
        "answers": [
            {"id": str(each.id), "question": each.text, "lines": lines}
            for each in asked
            if part in {None, each.id} and (lines := big_lines(written.get(each.id, ())))
        ],
    }


async def _proposals(day: Day, theme_id: UUID) -> Facts | None:
    """The titles that stand, in the order they were made, each with the number of its group."""
    theme = day.themes.get(theme_id)
    if theme is None:
        return None
    found = proposals.standing(day.workshop.id).filter(meeting__theme_id=theme_id, meeting__opened_at__isnull=False)
    rows = await found.order_by("-document__created_at", "-position").select_related("meeting", "document")
    titled = [each for each in rows if each.document.title.strip()][:MOST_PROPOSALS]
    return {
        "title": theme.title,
        "proposals": [
            {
                "id": str(each.id),
                "title": each.document.title,
                "group": day.groups_by_id[each.meeting.group_id].number,
            }
            for each in reversed(titled)
        ],
    }


async def _survey(day: Day, survey_id: UUID) -> Facts | None:
    """How many have answered; the numbers of one question once they were made common, as they may be shown."""
    survey = await Survey.get_or_none(id=survey_id, workshop_id=day.workshop.id, opened_on__isnull=False)
    if survey is None:
        return None
    first = await SurveyQuestion.filter(survey_id=survey_id).order_by("position").first()
    return {
        "title": survey.title,
        "question": first.text if first else "",
        "is_open": survey.closed_on is None,
        "turnout": survey.turnout,
        "may": max(day.joined, survey.turnout),
        "least": survey.least,
        "result": await _result(day, survey) if survey.is_published else None,
    }


async def _result(day: Day, survey: Survey) -> Facts | None:
    """The question that was chosen, or the first: what the screen's own permission reads of it."""
    told = await evaluation.read_result(survey.id, by=ByScreen(day.workshop.id, day.workshop.screen_serial))
    closed = [each for each in told.questions if each.kind is not AnswerKind.TEXT]
    chosen = next((each for each in closed if each.id == day.workshop.showing_part_id), None)
    question: QuestionResult | None = chosen or next(iter(closed), None)
    if question is None:
        return None
    return {
        "kind": question.kind.value,
        "text": question.text,
        "options": list(question.options),
        "counts": list(question.whole.counts) if question.whole else None,
        "n": question.whole.n if question.whole else None,
        "is_partial": question.is_partial,
    }


async def _message(day: Day, message_id: UUID) -> Facts | None:
    message = await Message.get_or_none(id=message_id, workshop_id=day.workshop.id, withdrawn_at=None)
    return {"text": message.text, "sent_at": milliseconds(message.sent_at)} if message else None
