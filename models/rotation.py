"""Which group meets which theme in which round."""

import uuid

from tortoise import fields
from tortoise.models import Model

from models.agenda import AgendaItem
from models.group import Group
from models.theme import Theme
from models.workshop import Workshop


class Meeting(Model):
    """One group with one theme in one round (`item`). Keys the notes, whatever happens to the plan.

    `opened_at` is None until the round has come (and again when a mistaken "next" is undone);
    `closed_at` is when the round went by. While `is_apart`, each writes proposals of their own that nobody else sees.
    """

    id = fields.UUIDField(primary_key=True, default=uuid.uuid4)
    workshop: fields.ForeignKeyRelation[Workshop] = fields.ForeignKeyField(
        "models.Workshop", related_name="meetings", on_delete=fields.CASCADE, db_index=True
    )
    workshop_id: uuid.UUID
    item: fields.ForeignKeyRelation[AgendaItem] = fields.ForeignKeyField(
        "models.AgendaItem", related_name="meetings", on_delete=fields.CASCADE, db_index=True
    )
    item_id: uuid.UUID
    group: fields.ForeignKeyRelation[Group] = fields.ForeignKeyField(
        "models.Group", related_name="meetings", on_delete=fields.CASCADE, db_index=True
    )
    group_id: uuid.UUID
    theme: fields.ForeignKeyRelation[Theme] = fields.ForeignKeyField(
        "models.Theme", related_name="meetings", on_delete=fields.CASCADE, db_index=True
    )
    theme_id: uuid.UUID
    track = fields.IntField(default=1, db_default=1)
    opened_at = fields.DatetimeField(null=True)
    closed_at = fields.DatetimeField(null=True)
    is_apart = fields.BooleanField(default=False, db_default=False)

    class Meta:
        table = "meeting"
        unique_together = (("item", "group"),)
