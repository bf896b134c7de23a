"""The questions that the notes answer."""

import uuid

from tortoise import fields
from tortoise.models import Model

from models.theme import Theme
from models.vocabulary import AskedIn, QuestionKind
from models.workshop import Workshop


class Question(Model):
    """A question of one theme, or of all (`theme` None). Taken away, it keeps its answers: `retired_at`."""

    id = fields.UUIDField(primary_key=True, default=uuid.uuid4)
    workshop: fields.ForeignKeyRelation[Workshop] = fields.ForeignKeyField(
        "models.Workshop", related_name="questions", on_delete=fields.CASCADE, db_index=True
    )
    workshop_id: uuid.UUID
    theme: fields.ForeignKeyNullableRelation[Theme] = fields.ForeignKeyField(
        "models.Theme", related_name="questions", on_delete=fields.CASCADE, db_index=True, null=True
    )
    theme_id: uuid.UUID | None
    position = fields.IntField()
    text = fields.CharField(max_length=300)
    help = fields.CharField(max_length=500, default="", db_default="")
    kind = fields.CharEnumField(QuestionKind, max_length=10, default=QuestionKind.TEXT)
    asked_in = fields.CharEnumField(AskedIn, max_length=8, default=AskedIn.ROUNDS)
    retired_at = fields.DatetimeField(null=True)

    class Meta:
        table = "question"
        ordering = ("position",)
