"""One event: what it is called, when and where, how people come in, and where in the day it is."""

import uuid

from tortoise import fields
from tortoise.models import Model

from models.account import Account
from models.vocabulary import Joining, Language, Rotation, Showing


class Workshop(Model):
    """One event. `version` grows with every change, so that screens can tell old from new.

    `current_item_id` is the agenda item that is on (no foreign key: the item points here);
    None with `started_at` set means the day has ended. `minutes_to` is whom the minutes go to, one on each line.
    `showing` is what the plenary screen was told to show, `showing_id` which poll it is about, if any. From
    `measures_shown_at` on everybody in it sees the chosen measures.
    """

    id = fields.UUIDField(primary_key=True, default=uuid.uuid4)
    owner: fields.ForeignKeyRelation[Account] = fields.ForeignKeyField(
        "models.Account", related_name="owned_workshops", on_delete=fields.RESTRICT, db_index=True
    )
    owner_id: uuid.UUID
    title = fields.CharField(max_length=200)
    starts_at = fields.DatetimeField()
    place = fields.CharField(max_length=200, default="", db_default="")
    meeting_url = fields.CharField(max_length=1000, default="", db_default="")
    code = fields.CharField(max_length=6, unique=True)
    language = fields.CharEnumField(Language, max_length=2, default=Language.BOKMAAL)
    rotation = fields.CharEnumField(Rotation, max_length=10, default=Rotation.ROTATING)
    joining = fields.CharEnumField(Joining, max_length=10, default=Joining.OPEN)
    thin_words = fields.IntField(default=20, db_default=20)
    minutes_to = fields.TextField(default="", db_default="")
    personal_data_until = fields.DateField()
    purged_at = fields.DatetimeField(null=True)
    showing = fields.CharEnumField(Showing, max_length=8, default=Showing.DAY)
    showing_id = fields.UUIDField(null=True)
    measures_shown_at = fields.DatetimeField(null=True)
    screen_serial = fields.IntField(default=1, db_default=1)
    created_at = fields.DatetimeField()
    started_at = fields.DatetimeField(null=True)
    ended_at = fields.DatetimeField(null=True)
    current_item_id = fields.UUIDField(null=True)
    version = fields.IntField(default=0, db_default=0)

    class Meta:
        table = "workshop"


class WorkshopOrganiser(Model):
    """An account invited to a workshop that somebody else owns."""

    id = fields.UUIDField(primary_key=True, default=uuid.uuid4)
    workshop: fields.ForeignKeyRelation[Workshop] = fields.ForeignKeyField(
        "models.Workshop", related_name="organisers", on_delete=fields.CASCADE, db_index=True
    )
    workshop_id: uuid.UUID
    account: fields.ForeignKeyRelation[Account] = fields.ForeignKeyField(
        "models.Account", related_name="invited_workshops", on_delete=fields.CASCADE, db_index=True
    )
    account_id: uuid.UUID

    class Meta:
        table = "workshop_organiser"
        unique_together = (("workshop", "account"),)


class Message(Model):
    """What the organiser said to everyone during the day."""

    id = fields.UUIDField(primary_key=True, default=uuid.uuid4)
    workshop: fields.ForeignKeyRelation[Workshop] = fields.ForeignKeyField(
        "models.Workshop", related_name="messages", on_delete=fields.CASCADE, db_index=True
    )
    workshop_id: uuid.UUID
    text = fields.CharField(max_length=500)
    sent_at = fields.DatetimeField()
    withdrawn_at = fields.DatetimeField(null=True)

    class Meta:
        table = "message"
