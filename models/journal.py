"""What happened in a workshop, in ids: never a name, never a text."""

import uuid

from tortoise import fields
from tortoise.models import Model

from models.workshop import Workshop


class JournalEntry(Model):
    """One happening. `kind` is the happening's class name; `actor` is "account:<id>", "person:<id>" or "system"."""

    id = fields.UUIDField(primary_key=True, default=uuid.uuid4)
    workshop: fields.ForeignKeyRelation[Workshop] = fields.ForeignKeyField(
        "models.Workshop", related_name="journal", on_delete=fields.CASCADE, db_index=True
    )
    workshop_id: uuid.UUID
    at = fields.DatetimeField()
    kind = fields.CharField(max_length=40)
    actor = fields.CharField(max_length=50)
    subject_id = fields.UUIDField(null=True)

    class Meta:
        table = "journal_entry"
