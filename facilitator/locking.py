"""Locking a theme: from then on nothing is written in its notes, and what is taken home is what was locked."""

from uuid import UUID

from facilitator import clock, textlog
from facilitator.access import By, require_organiser
from facilitator.errors import Conflict, NotFound
from facilitator.happenings import ThemeLocked
from facilitator.live import action, note
from models import Document, Theme
from models.vocabulary import StateKind


@action
async def lock(theme_id: UUID, *, by: By) -> None:
    """Lock a theme, in all its tracks. What comes afterwards waits as late text. One that is locked stays so."""
    theme = await _require_theme(theme_id, by)
    if theme.locked_at is not None:
        return
    now = clock.now()
    await Theme.filter(id=theme_id).update(locked_at=now)
    documents = await Document.filter(meeting__theme_id=theme_id).values_list("id", flat=True)
    await textlog.keep_states([UUID(str(each)) for each in documents], StateKind.LOCKED, now)
    note(ThemeLocked(theme.workshop_id, theme_id))


@action
async def unlock(theme_id: UUID, *, by: By) -> None:
    """Let a theme be written in again."""
    theme = await _require_theme(theme_id, by)
    if await Theme.filter(id=theme_id, locked_at__isnull=False).update(locked_at=None):
        note(ThemeLocked(theme.workshop_id, theme_id))


async def require_unlocked(theme_id: UUID) -> None:
    """Raise Conflict("theme_locked") if the theme is. Call inside an action."""
    if await Theme.exists(id=theme_id, locked_at__isnull=False):
        raise Conflict("theme_locked")


async def _require_theme(theme_id: UUID, by: By) -> Theme:
    theme = await Theme.get_or_none(id=theme_id)
    if theme is None:
        raise NotFound
    await require_organiser(by, theme.workshop_id)
    return theme
