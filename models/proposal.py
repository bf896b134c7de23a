"""Proposals: concrete things that could be done, each an entry in a theme's form with a document of its own."""

import uuid
from typing import TYPE_CHECKING

from tortoise import fields
from tortoise.models import Model

from models.people import Person
from models.rotation import Meeting

if TYPE_CHECKING:
    from models.document import Document


class Proposal(Model):
    """A proposal of a meeting, which tells its theme, track and group. Its title is its document's.

    `measure` is the number, from 1, of the theme sheet's proposed measure that it makes concrete, and `measure_text`
    what that said then. What `is_private` was made while each writes apart, and until the reveal nobody but its author
    knows of it. One that was merged into another is read there, and written in no more.
    """

    id = fields.UUIDField(primary_key=True, default=uuid.uuid4)
    meeting: fields.ForeignKeyRelation[Meeting] = fields.ForeignKeyField(
        "models.Meeting", related_name="proposals", on_delete=fields.CASCADE, db_index=True
    )
    meeting_id: uuid.UUID
    position = fields.IntField()
    measure = fields.IntField(null=True)
    measure_text = fields.TextField(default="")
    author: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="proposals", on_delete=fields.SET_NULL, db_index=True, null=True
    )
    author_id: uuid.UUID | None
    is_private = fields.BooleanField(default=False, db_default=False)
    hidden_at = fields.DatetimeField(null=True)
    merged_into: fields.ForeignKeyNullableRelation["Proposal"] = fields.ForeignKeyField(
        "models.Proposal", related_name="sources", on_delete=fields.SET_NULL, db_index=True, null=True
    )
    merged_into_id: uuid.UUID | None
    document: "fields.BackwardOneToOneRelation[Document]"

    class Meta:
        table = "proposal"
        ordering = ("position",)
