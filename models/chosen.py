"""What was chosen: the measures that are to be started, in order."""

import uuid

from tortoise import fields
from tortoise.models import Model

from models.poll import Poll
from models.proposal import Proposal
from models.theme import Theme
from models.workshop import Workshop


class ChosenMeasure(Model):
    """A measure that is to be started: a proposal, which says all of it, or a text where there is none.

    `theme` is a text's; a proposal has its own. `poll` is the one that it won, if any.
    """

    id = fields.UUIDField(primary_key=True, default=uuid.uuid4)
    workshop: fields.ForeignKeyRelation[Workshop] = fields.ForeignKeyField(
        "models.Workshop", related_name="chosen", on_delete=fields.CASCADE, db_index=True
    )
    workshop_id: uuid.UUID
    position = fields.IntField()
    proposal: fields.ForeignKeyNullableRelation[Proposal] = fields.ForeignKeyField(
        "models.Proposal", related_name="chosen", on_delete=fields.CASCADE, db_index=True, null=True
    )
    proposal_id: uuid.UUID | None
    theme: fields.ForeignKeyNullableRelation[Theme] = fields.ForeignKeyField(
        "models.Theme", related_name="chosen", on_delete=fields.SET_NULL, db_index=True, null=True
    )
    theme_id: uuid.UUID | None
    poll: fields.ForeignKeyNullableRelation[Poll] = fields.ForeignKeyField(
        "models.Poll", related_name="chosen", on_delete=fields.SET_NULL, db_index=True, null=True
    )
    poll_id: uuid.UUID | None
    text = fields.CharField(max_length=200, default="", db_default="")

    class Meta:
        table = "chosen_measure"
        ordering = ("position",)
