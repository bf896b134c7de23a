"""A new workshop from an earlier one: a copy of its plan, or one that builds on what it came to.

The answers stay where they were written. What the new one builds on is shown on its theme sheets, with the way back.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from facilitator import clock, notes, sender
from facilitator.access import By, require_account, require_organiser
from facilitator.chosen import chosen_of
from facilitator.discussed import meetings_of
from facilitator.errors import NotFound
from facilitator.fetching import put_measures
from facilitator.forms import in_order
from facilitator.happenings import WorkshopCreated
from facilitator.live import action, note, reading
from facilitator.richtext import plain_lines
from facilitator.surveys import copy_surveys
from facilitator.workshops import make_row
from models import AgendaItem, Group, Question, Theme, ThemeSource, Workshop
from models.vocabulary import ItemKind


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer that a new workshop may build on; `group` is the group's number."""

    meeting_id: UUID
    question_id: UUID
    theme_id: UUID
    theme: str
    is_summary: bool
    group: int
    question: str
    text: str


@action
async def copy(workshop_id: UUID, title: str, starts_at: datetime, *, by: By) -> UUID:
    """Make a workshop with the same day, themes, questions, surveys and groups, without people, answers and links."""
    earlier = await require_organiser(by, workshop_id)
    made, themes = await _copied(earlier, title, starts_at, by)
    for source in await ThemeSource.filter(theme_id__in=list(themes)).order_by("position"):
        await ThemeSource.create(
            theme_id=themes[source.theme_id],
            position=source.position,
            from_workshop_id=source.from_workshop_id,
            from_meeting_id=source.from_meeting_id,
            from_measure_id=source.from_measure_id,
            title=source.title,
            text=source.text,
        )
    note(WorkshopCreated(made.id))
    return made.id


@action
async def build_on(
    workshop_id: UUID,
    title: str,
    starts_at: datetime,
    *,
    by: By,
    chosen: Collection[tuple[UUID, UUID]] | None = None,
) -> UUID:
    """Make a copy whose theme sheets show what the earlier one came to, and propose what it chose to start.

    `chosen` are (meeting, question) among `choices`; without it, each theme's summary, or its rounds if it has none.
    A chosen measure without a theme stays behind. Raises Invalid("text_too_long") for a sheet that would be too long.
    """
    earlier = await require_organiser(by, workshop_id)
    offered = await choices(workshop_id, by=by)
    if chosen is not None and not set(chosen) <= {(each.meeting_id, each.question_id) for each in offered}:
        raise NotFound
    made, themes = await _copied(earlier, title, starts_at, by)
    for theme_id, new_id in themes.items():
        of_theme = [each for each in offered if each.theme_id == theme_id]
        if chosen is not None:
            taken = [each for each in of_theme if (each.meeting_id, each.question_id) in chosen]
        else:
            taken = [each for each in of_theme if each.is_summary] or of_theme
        for position, each in enumerate(taken):
            await ThemeSource.create(
                theme_id=new_id,
                position=position,
                from_workshop_id=workshop_id,
                from_meeting_id=each.meeting_id,
                title=each.question,
                text=each.text,
            )
    measures = [each for each in await chosen_of(workshop_id) if each.theme and not each.is_hidden]
    await put_measures(made, workshop_id, [(each, themes[each.theme.id]) for each in measures if each.theme])
    note(WorkshopCreated(made.id))
    return made.id


@reading
async def choices(workshop_id: UUID, *, by: By) -> list[Choice]:
    """Every answer of a workshop: theme by theme, meeting by meeting, in the form's order."""
    await require_organiser(by, workshop_id)
    meetings = meetings_of(workshop_id).order_by("theme__position", "track", "item__position")
    found = await meetings.prefetch_related("theme", "group", "item")
    answers = await notes.answers([each.id for each in found])
    questions = await Question.filter(workshop_id=workshop_id)
    return [
        Choice(
            meeting.id,
            question.id,
            meeting.theme_id,
            meeting.theme.title,
            meeting.item.kind == ItemKind.SUMMARY,
            meeting.group.number,
            question.text,
            "\n".join(plain_lines(answers[meeting.id][question.id])),
        )
        for meeting in found
        for question in in_order(questions, meeting.theme.question_order)
        if question.id in answers[meeting.id]
    ]


async def _copied(earlier: Workshop, title: str, starts_at: datetime, by: By) -> tuple[Workshop, dict[UUID, UUID]]:
    """A new workshop with the earlier one's plan, and which of its themes is which."""
    days = earlier.personal_data_until - _day(earlier.starts_at)
    until = _day(starts_at) + max(days, timedelta(days=1))
    account = await require_account(by)
    made = await make_row(account, title, starts_at, until, earlier.rotation, place=earlier.place)
    made.joining, made.language, made.thin_words = earlier.joining, earlier.language, earlier.thin_words
    await made.save()
    await sender.take_along(made.id, earlier_id=earlier.id)
    steps: dict[UUID, UUID] = {}
    for item in await AgendaItem.filter(workshop_id=earlier.id).order_by("position"):
        step = await AgendaItem.create(
            workshop=made,
            position=item.position,
            kind=item.kind,
            title=item.title,
            speaker=item.speaker,
            minutes=item.minutes,
            turn_minutes=item.turn_minutes,
        )
        steps[item.id] = step.id
    for group in await Group.filter(workshop_id=earlier.id).order_by("number"):
        await Group.create(workshop=made, number=group.number, name=group.name, place=group.place, track=group.track)
    await copy_surveys(earlier, made)
    return made, await _copied_themes(earlier, made, steps)


async def _copied_themes(earlier: Workshop, made: Workshop, steps: Mapping[UUID, UUID]) -> dict[UUID, UUID]:
    """The themes and questions of the earlier workshop, made anew: earlier theme -> new theme, as `steps` has steps."""
    before = await Theme.filter(workshop_id=earlier.id).order_by("position")
    themes: dict[UUID, Theme] = {}
    for theme in before:
        themes[theme.id] = await Theme.create(
            workshop=made,
            item_id=steps[theme.item_id] if theme.item_id else None,
            position=theme.position,
            title=theme.title,
            purpose=theme.purpose,
            goals=theme.goals,
            measures=theme.measures,
            schedule=theme.schedule,
            financing=theme.financing,
        )
    questions: dict[str, str] = {}
    for question in await Question.filter(workshop_id=earlier.id, retired_at=None).order_by("position"):
        new = await Question.create(
            workshop=made,
            theme=themes[question.theme_id] if question.theme_id else None,
            position=question.position,
            text=question.text,
            help=question.help,
            kind=question.kind,
            asked_in=question.asked_in,
        )
        questions[str(question.id)] = str(new.id)
    for theme in before:
        order = [questions[each] for each in theme.question_order if each in questions]
        await Theme.filter(id=themes[theme.id].id).update(question_order=order)
    return {earlier_id: new.id for earlier_id, new in themes.items()}


def _day(moment: datetime) -> date:
    return moment.astimezone(clock.OSLO).date()
