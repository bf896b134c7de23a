"""Those who come: people, the keys that bring them back, and who leads and takes notes."""

import uuid

from tortoise import fields
from tortoise.models import Model

from models.group import Group
from models.theme import Theme
from models.vocabulary import KeyKind, Role
from models.workshop import Workshop


class Person(Model):
    """Somebody in one workshop. `name_key` is the name folded for comparing; unique in the workshop.

    `deputy_name` may come in the person's place; `deputy_came` says that this happened. `is_unlisted` is who came
    with the code and was on no list.
    """

    id = fields.UUIDField(primary_key=True, default=uuid.uuid4)
    workshop: fields.ForeignKeyRelation[Workshop] = fields.ForeignKeyField(
        "models.Workshop", related_name="people", on_delete=fields.CASCADE, db_index=True
    )
    workshop_id: uuid.UUID
    name = fields.CharField(max_length=120)
    name_key = fields.CharField(max_length=120)
    organisation = fields.CharField(max_length=160, default="", db_default="")
    email = fields.CharField(max_length=254, default="", db_default="")
    deputy_name = fields.CharField(max_length=120, default="", db_default="")
    deputy_key = fields.CharField(max_length=120, default="", db_default="")
    deputy_came = fields.BooleanField(default=False, db_default=False)
    group: fields.ForeignKeyNullableRelation[Group] = fields.ForeignKeyField(
        "models.Group", related_name="people", on_delete=fields.SET_NULL, db_index=True, null=True
    )
    group_id: uuid.UUID | None
    created_at = fields.DatetimeField()
    joined_at = fields.DatetimeField(null=True)
    is_unlisted = fields.BooleanField(default=False, db_default=False)

    class Meta:
        table = "person"
        unique_together = (("workshop", "name_key"),)


class PersonKey(Model):
    """Proof of being a person: a personal link, or a device. Only the hash of the token is kept.

    A device key without `admitted_at` waits for a leader or organiser to let it in.
    """

    id = fields.UUIDField(primary_key=True, default=uuid.uuid4)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="keys", on_delete=fields.CASCADE, db_index=True
    )
    person_id: uuid.UUID
    kind = fields.CharEnumField(KeyKind, max_length=6)
    token_hash = fields.CharField(max_length=64, unique=True)
    created_at = fields.DatetimeField()
    admitted_at = fields.DatetimeField(null=True)
    revoked_at = fields.DatetimeField(null=True)

    class Meta:
        table = "person_key"


class Assignment(Model):
    """Who leads, or takes notes for, a theme in a track. One person may have several."""

    id = fields.UUIDField(primary_key=True, default=uuid.uuid4)
    theme: fields.ForeignKeyRelation[Theme] = fields.ForeignKeyField(
        "models.Theme", related_name="assignments", on_delete=fields.CASCADE, db_index=True
    )
    theme_id: uuid.UUID
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="assignments", on_delete=fields.CASCADE, db_index=True
    )
    person_id: uuid.UUID
    track = fields.IntField(default=1, db_default=1)
    role = fields.CharEnumField(Role, max_length=12)

    class Meta:
        table = "assignment"
        unique_together = (("theme", "track", "role"),)
