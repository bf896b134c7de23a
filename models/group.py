"""People who meet together."""

import uuid

from tortoise import fields
from tortoise.models import Model

from models.workshop import Workshop


class Group(Model):
    """A group; `number` is what people call it, `track` the round-robin it is in (from 1)."""

    id = fields.UUIDField(primary_key=True, default=uuid.uuid4)
    workshop: fields.ForeignKeyRelation[Workshop] = fields.ForeignKeyField(
        "models.Workshop", related_name="groups", on_delete=fields.CASCADE, db_index=True
    )
    workshop_id: uuid.UUID
    number = fields.IntField()
    name = fields.CharField(max_length=100, default="", db_default="")
    place = fields.CharField(max_length=100, default="", db_default="")
    meeting_url = fields.CharField(max_length=1000, default="", db_default="")
    track = fields.IntField(default=1, db_default=1)

    class Meta:
        table = "workshop_group"
        ordering = ("number",)
        unique_together = (("workshop", "number"),)
