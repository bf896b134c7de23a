"""Those who sign in: organisers and administrators, their sessions and their one-time links."""

import uuid

from tortoise import fields
from tortoise.models import Model

from models.vocabulary import AccountLinkKind, Language


class Account(Model):
    """Somebody who may own workshops. `password_hash` is empty until a password is chosen."""

    id = fields.UUIDField(primary_key=True, default=uuid.uuid4)
    email = fields.CharField(max_length=254, unique=True)
    name = fields.CharField(max_length=120)
    password_hash = fields.CharField(max_length=200, default="", db_default="")
    is_administrator = fields.BooleanField(default=False, db_default=False)
    language = fields.CharEnumField(Language, max_length=2, default=Language.BOKMAAL)
    created_at = fields.DatetimeField()
    closed_at = fields.DatetimeField(null=True)

    class Meta:
        table = "account"


class Session(Model):
    """A browser that an account signed in from; the cookie holds the token, this only its hash."""

    id = fields.UUIDField(primary_key=True, default=uuid.uuid4)
    account: fields.ForeignKeyRelation[Account] = fields.ForeignKeyField(
        "models.Account", related_name="sessions", on_delete=fields.CASCADE, db_index=True
    )
    account_id: uuid.UUID
    token_hash = fields.CharField(max_length=64, unique=True)
    created_at = fields.DatetimeField()
    expires_at = fields.DatetimeField()

    class Meta:
        table = "session"


class AccountLink(Model):
    """A link that works once: the first account, an invitation, or a way back in."""

    id = fields.UUIDField(primary_key=True, default=uuid.uuid4)
    kind = fields.CharEnumField(AccountLinkKind, max_length=12)
    account: fields.ForeignKeyNullableRelation[Account] = fields.ForeignKeyField(
        "models.Account", related_name="links", on_delete=fields.CASCADE, db_index=True, null=True
    )
    account_id: uuid.UUID | None
    token_hash = fields.CharField(max_length=64, unique=True)
    created_at = fields.DatetimeField()
    expires_at = fields.DatetimeField()
    used_at = fields.DatetimeField(null=True)

    class Meta:
        table = "account_link"
