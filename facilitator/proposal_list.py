"""A workshop's proposals as its organisers look after them: theme by theme, with those that are hidden or merged."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from facilitator.access import By, require_organiser
from facilitator.discussed import meetings_of, themes_of
from facilitator.live import reading
from facilitator.proposals import wrote_apart
from models import Proposal


@dataclass(frozen=True, slots=True)
class Listed:
    """A proposal; `went_into` is the title of the one that it was merged into, None if it stands by itself."""

    id: UUID
    title: str
    group_number: int
    group_name: str
    measure_text: str
    is_hidden: bool
    went_into: str | None


@dataclass(frozen=True, slots=True)
class ThemeProposals:
    """A theme's proposals. `wrote` is how many have written something apart; what, and who, nobody is told yet."""

    theme_id: UUID
    title: str
    is_locked: bool
    has_meeting_on: bool
    is_apart: bool
    wrote: int
    proposals: tuple[Listed, ...]


@reading
async def read_proposals(workshop_id: UUID, *, by: By) -> tuple[ThemeProposals, ...]:
    """All that is not private, for the workshop's organisers."""
    await require_organiser(by, workshop_id)
    found = Proposal.filter(meeting__workshop_id=workshop_id, is_private=False).order_by(
        "meeting__item__position", "meeting__group__number", "position"
    )
    rows = await found.select_related("meeting__group", "document")
    titles = {each.id: each.document.title for each in rows}
    by_theme: dict[UUID, list[Listed]] = defaultdict(list)
    for each in rows:
        group = each.meeting.group
        by_theme[each.meeting.theme_id].append(
            Listed(
                id=each.id,
                title=each.document.title,
                group_number=group.number,
                group_name=group.name,
                measure_text=each.measure_text,
                is_hidden=each.hidden_at is not None,
                went_into=titles.get(each.merged_into_id, "") if each.merged_into_id else None,
            )
        )
    meetings = await meetings_of(workshop_id)
    themes = []
    for theme in await themes_of(workshop_id).order_by("position"):
        here = [each for each in meetings if each.theme_id == theme.id]
        themes.append(
            ThemeProposals(
                theme_id=theme.id,
                title=theme.title,
                is_locked=theme.locked_at is not None,
                has_meeting_on=any(each.opened_at is not None and each.closed_at is None for each in here),
                is_apart=any(each.is_apart for each in here),
                wrote=await wrote_apart(each.id for each in here),
                proposals=tuple(by_theme[theme.id]),
            )
        )
    return tuple(themes)
