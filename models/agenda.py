"""The steps of the day, in order; the rounds in which the groups meet are among them."""

import uuid

from tortoise import fields
from tortoise.models import Model

from models.vocabulary import ItemKind, TurnOrder
from models.workshop import Workshop


class AgendaItem(Model):
    """A step of the day. A step of kind round or summary is a round.

    The clock of a step: `ends_at` while it runs, `seconds_left` while it is paused. In an expectation round each group
    speaks for `turn_minutes`, in this order (see `models.turn`).
    """

    id = fields.UUIDField(primary_key=True, default=uuid.uuid4)
    workshop: fields.ForeignKeyRelation[Workshop] = fields.ForeignKeyField(
        "models.Workshop", related_name="agenda", on_delete=fields.CASCADE, db_index=True
    )
    workshop_id: uuid.UUID
    position = fields.IntField()
    kind = fields.CharEnumField(ItemKind, max_length=12)
    title = fields.CharField(max_length=200, default="", db_default="")
    speaker = fields.CharField(max_length=200, default="", db_default="")
    minutes = fields.IntField()
    turn_order = fields.CharEnumField(TurnOrder, max_length=6, default=TurnOrder.NUMBER, db_default=TurnOrder.NUMBER)
    turn_minutes = fields.IntField(default=3, db_default=3)
    started_at = fields.DatetimeField(null=True)
    ends_at = fields.DatetimeField(null=True)
    seconds_left = fields.IntField(null=True)

    class Meta:
        table = "agenda_item"
        ordering = ("position",)
