"""What is written: shared documents, one for a meeting's notes and one for each proposal, as logs of Yjs updates."""

import uuid

from tortoise import fields
from tortoise.models import Model

from models.people import Person
from models.proposal import Proposal
from models.rotation import Meeting
from models.vocabulary import StateKind


class Document(Model):
    """The shared text of one meeting, or of one `proposal` of it; its answers are fragments, named by question ids.

    `words` (question id -> number of words), `title` (a proposal's) and `last_written_at` are derived from the log,
    refreshed as it grows, so that the desk need not open every document.
    """

    id = fields.UUIDField(primary_key=True, default=uuid.uuid4)
    meeting: fields.ForeignKeyRelation[Meeting] = fields.ForeignKeyField(
        "models.Meeting", related_name="documents", on_delete=fields.CASCADE, db_index=True
    )
    meeting_id: uuid.UUID
    proposal: fields.OneToOneNullableRelation[Proposal] = fields.OneToOneField(
        "models.Proposal", related_name="document", on_delete=fields.CASCADE, null=True
    )
    proposal_id: uuid.UUID | None
    created_at = fields.DatetimeField()
    last_written_at = fields.DatetimeField(null=True)
    words: fields.Field[dict[str, int]] = fields.JSONField(default=dict)
    title = fields.CharField(max_length=200, default="", db_default="")

    class Meta:
        table = "document"


class DocumentUpdate(Model):
    """One Yjs update (v1), in the order it was committed."""

    id = fields.BigIntField(primary_key=True)
    document: fields.ForeignKeyRelation[Document] = fields.ForeignKeyField(
        "models.Document", related_name="updates", on_delete=fields.CASCADE, db_index=True
    )
    document_id: uuid.UUID
    person: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="updates", on_delete=fields.SET_NULL, db_index=True, null=True
    )
    person_id: uuid.UUID | None
    data = fields.BinaryField()
    written_at = fields.DatetimeField()

    class Meta:
        table = "document_update"


class DocumentSnapshot(Model):
    """The document up to and with update `upto`; older log rows may be gone."""

    id = fields.BigIntField(primary_key=True)
    document: fields.OneToOneRelation[Document] = fields.OneToOneField(
        "models.Document", related_name="snapshot", on_delete=fields.CASCADE
    )
    document_id: uuid.UUID
    upto = fields.BigIntField()
    data = fields.BinaryField()

    class Meta:
        table = "document_snapshot"


class DocumentState(Model):
    """A state of the document that is kept: as it was with update `upto`, when `at` was.

    `data` is that text, packed; None while the log holds each update up to it, so that a state costs little to keep.
    `words` is how many it had, as far as they were counted then; `person` who brought an earlier text back.
    """

    id = fields.UUIDField(primary_key=True, default=uuid.uuid4)
    document: fields.ForeignKeyRelation[Document] = fields.ForeignKeyField(
        "models.Document", related_name="states", on_delete=fields.CASCADE, db_index=True
    )
    document_id: uuid.UUID
    kind = fields.CharEnumField(StateKind, max_length=20)
    at = fields.DatetimeField()
    upto = fields.BigIntField()
    words = fields.IntField(default=0)
    data = fields.BinaryField(null=True)
    person: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="states", on_delete=fields.SET_NULL, db_index=True, null=True
    )
    person_id: uuid.UUID | None

    class Meta:
        table = "document_state"


class Author(Model):
    """Which person a Yjs client id in a document belongs to."""

    id = fields.UUIDField(primary_key=True, default=uuid.uuid4)
    document: fields.ForeignKeyRelation[Document] = fields.ForeignKeyField(
        "models.Document", related_name="authors", on_delete=fields.CASCADE, db_index=True
    )
    document_id: uuid.UUID
    client_id = fields.BigIntField()
    person: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="authorships", on_delete=fields.SET_NULL, db_index=True, null=True
    )
    person_id: uuid.UUID | None

    class Meta:
        table = "author"
        unique_together = (("document", "client_id"),)


class LateUpdate(Model):
    """Text that came when its meeting was closed; waits for leader or note taker to take it in or leave it."""

    id = fields.UUIDField(primary_key=True, default=uuid.uuid4)
    document: fields.ForeignKeyRelation[Document] = fields.ForeignKeyField(
        "models.Document", related_name="late_updates", on_delete=fields.CASCADE, db_index=True
    )
    document_id: uuid.UUID
    person: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="late_updates", on_delete=fields.SET_NULL, db_index=True, null=True
    )
    person_id: uuid.UUID | None
    data = fields.BinaryField()
    received_at = fields.DatetimeField()
    decided_at = fields.DatetimeField(null=True)
    taken_in = fields.BooleanField(default=False, db_default=False)

    class Meta:
        table = "late_update"
