"""Themes and their sheets: what is discussed, and what is given to discuss it from."""

from dataclasses import dataclass
from uuid import UUID

from facilitator import given, keeping
from facilitator.access import By, require_account, require_organiser
from facilitator.discussed import themes_of
from facilitator.errors import Conflict, NotFound
from facilitator.happenings import PlanChanged
from facilitator.live import action, note, reading
from facilitator.replanning import fill_gaps
from models import Theme, ThemeSource, Workshop

MOST = 50
"""Most themes in a workshop."""

SHEET = ("purpose", "goals", "measures", "schedule", "financing")
"""The fields of a theme sheet, in the order they are read."""


@dataclass(frozen=True, slots=True)
class Source:
    """What an earlier workshop came to; the way back is `workshop_id` and `meeting_id`, as far as they still exist."""

    id: UUID
    title: str
    text: str
    workshop_id: UUID | None
    meeting_id: UUID | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A theme with its sheet."""

    id: UUID
    position: int
    title: str
    purpose: str
    goals: str
    measures: str
    schedule: str
    financing: str
    sources: list[Source]


@action
async def add(
    workshop_id: UUID,
    title: str,
    *,
    by: By,
    purpose: str = "",
    goals: str = "",
    measures: str = "",
    schedule: str = "",
    financing: str = "",
) -> UUID:
    """Add a theme after the others; returns its id."""
    await require_organiser(by, workshop_id)
    there = await themes_of(workshop_id).values_list("position", flat=True)
    if len(there) >= MOST:
        raise Conflict("too_many_themes", most=MOST)
    theme = await Theme.create(
        workshop_id=workshop_id,
        position=max((int(str(each)) for each in there), default=-1) + 1,
        title=given.line(title, "theme", 200, needed=True),
        purpose=given.lines(purpose, "purpose"),
        goals=given.lines(goals, "goals"),
        measures=given.lines(measures, "measures"),
        schedule=given.lines(schedule, "schedule"),
        financing=given.lines(financing, "financing"),
    )
    note(PlanChanged(workshop_id, theme.id))
    return theme.id


@action
async def change(
    theme_id: UUID,
    *,
    by: By,
    title: str | None = None,
    purpose: str | None = None,
    goals: str | None = None,
    measures: str | None = None,
    schedule: str | None = None,
    financing: str | None = None,
) -> None:
    """Change what is given of the theme and its sheet."""
    theme = await require_theme(by, theme_id)
    sheet = {"purpose": purpose, "goals": goals, "measures": measures, "schedule": schedule, "financing": financing}
    if title is not None:
        theme.title = given.line(title, "theme", 200, needed=True)
    for field, text in sheet.items():
        if text is not None:
            setattr(theme, field, given.lines(text, field))
    await theme.save()
    note(PlanChanged(theme.workshop_id, theme_id))


@action
async def move(theme_id: UUID, position: int, *, by: By) -> None:
    """Put the theme at a place among the others, counted from 0."""
    theme = await require_theme(by, theme_id)
    others = await themes_of(theme.workshop_id).exclude(id=theme_id).order_by("position")
    others.insert(max(0, position), theme)
    for place, each in enumerate(others):
        if each.position != place:
            await Theme.filter(id=each.id).update(position=place)
    note(PlanChanged(theme.workshop_id, theme_id))


@action
async def remove(theme_id: UUID, *, by: By) -> None:
    """Take a theme away that no group has met and nobody wrote about; others are kept.

    While the day runs, the groups that were to meet it get others; refused if there are none for them.
    """
    theme = await require_theme(by, theme_id)
    if await keeping.is_kept(theme_id=theme_id):
        raise Conflict("theme_has_notes", title=theme.title)
    await keeping.require_no_poll(theme_id=theme_id)
    await theme.delete()
    await fill_gaps(await Workshop.get(id=theme.workshop_id))
    note(PlanChanged(theme.workshop_id, theme_id))


@action
async def remove_source(source_id: UUID, *, by: By) -> None:
    """Take something from an earlier workshop off the theme sheet; it stays where it came from."""
    await require_account(by)
    source = await ThemeSource.get_or_none(id=source_id)
    if source is None:
        raise NotFound
    theme = await require_theme(by, source.theme_id)
    await source.delete()
    note(PlanChanged(theme.workshop_id, theme.id))


@reading
async def list_themes(workshop_id: UUID, *, by: By) -> list[Sheet]:
    """The themes in order, each with its sheet."""
    await require_organiser(by, workshop_id)
    return [await sheet_of(each) for each in await themes_of(workshop_id).order_by("position")]


async def sheet_of(theme: Theme) -> Sheet:
    """A theme's sheet, without asking who reads it."""
    sources = await ThemeSource.filter(theme_id=theme.id).order_by("position")
    return Sheet(
        theme.id,
        theme.position,
        theme.title,
        theme.purpose,
        theme.goals,
        theme.measures,
        theme.schedule,
        theme.financing,
        [Source(each.id, each.title, each.text, each.from_workshop_id, each.from_meeting_id) for each in sources],
    )


async def require_theme(by: By, theme_id: UUID) -> Theme:
    """The theme, for organisers of its workshop."""
    theme = await Theme.get_or_none(id=theme_id, item_id=None)
    if theme is None:
        raise NotFound
    await require_organiser(by, theme.workshop_id)
    return theme
