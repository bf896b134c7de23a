"""What is discussed in the rounds of a workshop: its themes and their meetings, without those of expectation rounds.

An expectation round has a theme of its own, that holds its questions, and a meeting of each group with it, each in a
track of its own. So all that is written there is written, read, locked and kept as notes are; but no rotation, theme
sheet, poll or plan knows of it (docs/decisions/0018).
"""

from uuid import UUID

from tortoise.queryset import QuerySet

from models import Meeting, Theme


def themes_of(workshop_id: UUID) -> QuerySet[Theme]:
    """The themes of a workshop."""
    return Theme.filter(workshop_id=workshop_id, item_id=None)


def meetings_of(workshop_id: UUID) -> QuerySet[Meeting]:
    """The meetings of a workshop's rounds."""
    return Meeting.filter(workshop_id=workshop_id, theme__item_id=None)
