"""Whose turn it is in an expectation round: the groups in the order in which they speak."""

import uuid

from tortoise import fields
from tortoise.models import Model

from models.agenda import AgendaItem
from models.group import Group


class Turn(Model):
    """A group's turn to speak. `position` is its place in line; `number` which it was, from 1, once it has come.

    It is on from `started_at` until `ended_at`. Its clock: `ends_at` while it runs, `seconds_left` while it is paused.
    A group that `is_skipped` was not there; it stands outside the line until it is given its turn.
    """

    id = fields.UUIDField(primary_key=True, default=uuid.uuid4)
    item: fields.ForeignKeyRelation[AgendaItem] = fields.ForeignKeyField(
        "models.AgendaItem", related_name="turns", on_delete=fields.CASCADE, db_index=True
    )
    item_id: uuid.UUID
    group: fields.ForeignKeyRelation[Group] = fields.ForeignKeyField(
        "models.Group", related_name="turns", on_delete=fields.CASCADE, db_index=True
    )
    group_id: uuid.UUID
    position = fields.IntField()
    number = fields.IntField(null=True)
    is_skipped = fields.BooleanField(default=False, db_default=False)
    started_at = fields.DatetimeField(null=True)
    ends_at = fields.DatetimeField(null=True)
    seconds_left = fields.IntField(null=True)
    ended_at = fields.DatetimeField(null=True)

    class Meta:
        table = "turn"
        ordering = ("position",)
        unique_together = (("item", "group"),)
