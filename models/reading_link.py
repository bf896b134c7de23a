"""Links with which people without an account read one document of a workshop."""

import uuid

from tortoise import fields
from tortoise.models import Model

from models.account import Account
from models.agenda import AgendaItem
from models.group import Group
from models.people import Person
from models.theme import Theme
from models.vocabulary import Paper
from models.workshop import Workshop


class ReadingLink(Model):
    """A link that opens one document until its last day, in Norwegian time. Only the hash of the token is kept.

    A summary may be narrowed. What it is narrowed to takes the link with it when it goes: a link to one theme must
    never become one to the whole. `account` made the link, which opens no more than they may read.
    """

    id = fields.UUIDField(primary_key=True, default=uuid.uuid4)
    workshop: fields.ForeignKeyRelation[Workshop] = fields.ForeignKeyField(
        "models.Workshop", related_name="reading_links", on_delete=fields.CASCADE, db_index=True
    )
    workshop_id: uuid.UUID
    account: fields.ForeignKeyRelation[Account] = fields.ForeignKeyField(
        "models.Account", related_name="reading_links", on_delete=fields.CASCADE, db_index=True
    )
    account_id: uuid.UUID
    token_hash = fields.CharField(max_length=64, unique=True)
    paper = fields.CharEnumField(Paper, max_length=12)
    theme: fields.ForeignKeyNullableRelation[Theme] = fields.ForeignKeyField(
        "models.Theme", related_name="reading_links", on_delete=fields.CASCADE, db_index=True, null=True
    )
    theme_id: uuid.UUID | None
    track = fields.IntField(null=True)
    group: fields.ForeignKeyNullableRelation[Group] = fields.ForeignKeyField(
        "models.Group", related_name="reading_links", on_delete=fields.CASCADE, db_index=True, null=True
    )
    group_id: uuid.UUID | None
    round: fields.ForeignKeyNullableRelation[AgendaItem] = fields.ForeignKeyField(
        "models.AgendaItem", related_name="reading_links", on_delete=fields.CASCADE, db_index=True, null=True
    )
    round_id: uuid.UUID | None
    writer: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="reading_links", on_delete=fields.CASCADE, db_index=True, null=True
    )
    writer_id: uuid.UUID | None
    authors = fields.BooleanField(default=False, db_default=False)
    created_at = fields.DatetimeField()
    expires_on = fields.DateField()
    revoked_at = fields.DatetimeField(null=True)

    class Meta:
        table = "reading_link"
