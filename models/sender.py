"""Whose documents a workshop's are: the organisation on their covers."""

import uuid
from typing import Any

from tortoise import fields
from tortoise.models import Model

from models.workshop import Workshop


class Sender(Model):
    """The organisation that a workshop's documents come from. `names` are those in other languages: [language, name].

    `colour` is written `#0d5c4d`, or empty. `logo` is a PNG, and `logo_words` what is said instead of it; empty if that
    is the name.
    """

    id = fields.UUIDField(primary_key=True, default=uuid.uuid4)
    workshop: fields.OneToOneRelation[Workshop] = fields.OneToOneField(
        "models.Workshop", related_name="sender", on_delete=fields.CASCADE
    )
    workshop_id: uuid.UUID
    name = fields.CharField(max_length=200)
    names: fields.Field[Any] = fields.JSONField(default=list)
    colour = fields.CharField(max_length=7, default="", db_default="")
    logo = fields.BinaryField(null=True)
    logo_words = fields.CharField(max_length=200, default="", db_default="")

    class Meta:
        table = "sender"
