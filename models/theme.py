"""What is discussed: themes with their theme sheets, and what they build on."""

import uuid
from typing import Any

from tortoise import fields
from tortoise.models import Model

from models.agenda import AgendaItem
from models.workshop import Workshop


class Theme(Model):
    """A theme and its sheet. `question_order` holds question ids as text; those not in it come by position.

    While `locked_at` is set, nothing is written in its notes. With `item` it is what that expectation round is about,
    and no theme that anybody discusses (see `facilitator.discussed`).
    """

    id = fields.UUIDField(primary_key=True, default=uuid.uuid4)
    workshop: fields.ForeignKeyRelation[Workshop] = fields.ForeignKeyField(
        "models.Workshop", related_name="themes", on_delete=fields.CASCADE, db_index=True
    )
    workshop_id: uuid.UUID
    item: fields.OneToOneNullableRelation[AgendaItem] = fields.OneToOneField(
        "models.AgendaItem", related_name="form", on_delete=fields.CASCADE, null=True
    )
    item_id: uuid.UUID | None
    position = fields.IntField()
    title = fields.CharField(max_length=200)
    purpose = fields.TextField(default="")
    goals = fields.TextField(default="")
    measures = fields.TextField(default="")
    schedule = fields.TextField(default="")
    financing = fields.TextField(default="")
    question_order: fields.Field[Any] = fields.JSONField(default=list)
    locked_at = fields.DatetimeField(null=True)

    class Meta:
        table = "theme"
        ordering = ("position",)


class ThemeSource(Model):
    """Something an earlier workshop came to, shown on a theme sheet with the way back.

    `from_measure_id` says which of its chosen measures, where it is one.
    """

    id = fields.UUIDField(primary_key=True, default=uuid.uuid4)
    theme: fields.ForeignKeyRelation[Theme] = fields.ForeignKeyField(
        "models.Theme", related_name="sources", on_delete=fields.CASCADE, db_index=True
    )
    theme_id: uuid.UUID
    position = fields.IntField()
    from_workshop: fields.ForeignKeyNullableRelation[Workshop] = fields.ForeignKeyField(
        "models.Workshop", related_name="built_upon", on_delete=fields.SET_NULL, db_index=True, null=True
    )
    from_workshop_id: uuid.UUID | None
    from_meeting_id = fields.UUIDField(null=True)
    from_measure_id = fields.UUIDField(null=True)
    title = fields.CharField(max_length=300)
    text = fields.TextField()

    class Meta:
        table = "theme_source"
        ordering = ("position",)
