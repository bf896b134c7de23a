"""Votes: polls with their options, who has voted, and the ballots. In a secret poll nothing joins the two.

Rows of `voted` and `ballot` lie in the order of their ids (`WITHOUT ROWID`), so that nothing tells who came first.
"""

import uuid
from typing import Any

from tortoise import fields
from tortoise.models import Model

from models.group import Group
from models.people import Person
from models.proposal import Proposal
from models.theme import Theme
from models.vocabulary import PollKind, RankingMethod, TieRule
from models.workshop import Workshop


class Poll(Model):
    """A question to vote on: for a theme's groups, for one group, or, with neither, for everybody.

    `seats` is how many options go on (0: nothing is chosen); `lot` decides who goes on of those who are level, and was
    drawn when the poll was made, so that a recount draws the same. `hand` is what was counted by hand. `winners` is all
    that an archive told of a result, where the ballots were too few to be in it.
    """

    id = fields.UUIDField(primary_key=True, default=uuid.uuid4)
    workshop: fields.ForeignKeyRelation[Workshop] = fields.ForeignKeyField(
        "models.Workshop", related_name="polls", on_delete=fields.CASCADE, db_index=True
    )
    workshop_id: uuid.UUID
    theme: fields.ForeignKeyNullableRelation[Theme] = fields.ForeignKeyField(
        "models.Theme", related_name="polls", on_delete=fields.CASCADE, db_index=True, null=True
    )
    theme_id: uuid.UUID | None
    group: fields.ForeignKeyNullableRelation[Group] = fields.ForeignKeyField(
        "models.Group", related_name="polls", on_delete=fields.CASCADE, db_index=True, null=True
    )
    group_id: uuid.UUID | None
    position = fields.IntField()
    title = fields.CharField(max_length=200)
    kind = fields.CharEnumField(PollKind, max_length=12)
    dots = fields.IntField(default=3, db_default=3)
    most_on_one = fields.IntField(default=2, db_default=2)
    least = fields.IntField(default=2, db_default=2)
    most = fields.IntField(default=4, db_default=4)
    method = fields.CharEnumField(RankingMethod, max_length=8, default=RankingMethod.BORDA)
    seats = fields.IntField(default=0, db_default=0)
    tie = fields.CharEnumField(TieRule, max_length=4, default=TieRule.ALL)
    lot = fields.CharField(max_length=32)
    is_secret = fields.BooleanField(default=True, db_default=True)
    is_live = fields.BooleanField(default=False, db_default=False)
    is_changeable = fields.BooleanField(default=True, db_default=True)
    is_shuffled = fields.BooleanField(default=False, db_default=False)
    minutes = fields.IntField(null=True)
    opened_at = fields.DatetimeField(null=True)
    ends_at = fields.DatetimeField(null=True)
    closed_at = fields.DatetimeField(null=True)
    published_at = fields.DatetimeField(null=True)
    hand: fields.Field[dict[str, Any] | None] = fields.JSONField(null=True)
    winners: fields.Field[list[str] | None] = fields.JSONField(null=True)

    class Meta:
        table = "poll"


class PollOption(Model):
    """What can be voted for; `proposal` is the one that it is about, if it was one."""

    id = fields.UUIDField(primary_key=True, default=uuid.uuid4)
    poll: fields.ForeignKeyRelation[Poll] = fields.ForeignKeyField(
        "models.Poll", related_name="options", on_delete=fields.CASCADE, db_index=True
    )
    poll_id: uuid.UUID
    position = fields.IntField()
    text = fields.CharField(max_length=200)
    proposal: fields.ForeignKeyNullableRelation[Proposal] = fields.ForeignKeyField(
        "models.Proposal", related_name="options", on_delete=fields.SET_NULL, db_index=True, null=True
    )
    proposal_id: uuid.UUID | None

    class Meta:
        table = "poll_option"


class Voted(Model):
    """Somebody has voted. The id is made from poll and person, so that nobody does twice."""

    id = fields.UUIDField(primary_key=True)
    poll: fields.ForeignKeyRelation[Poll] = fields.ForeignKeyField(
        "models.Poll", related_name="voted", on_delete=fields.CASCADE, db_index=True
    )
    poll_id: uuid.UUID
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="voted", on_delete=fields.CASCADE, db_index=True
    )
    person_id: uuid.UUID

    class Meta:
        table = "voted"


class Ballot(Model):
    """A choice, as JSON in the one form that facilitator gives it.

    `key_hash` is of poll, person and the key with which they may change it, until the poll is closed. `person` is who
    cast it where the poll is named; None where it is secret.
    """

    id = fields.UUIDField(primary_key=True, default=uuid.uuid4)
    poll: fields.ForeignKeyRelation[Poll] = fields.ForeignKeyField(
        "models.Poll", related_name="ballots", on_delete=fields.CASCADE, db_index=True
    )
    poll_id: uuid.UUID
    key_hash = fields.CharField(max_length=64, null=True, unique=True)
    choice = fields.TextField()
    person: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="ballots", on_delete=fields.SET_NULL, db_index=True, null=True
    )
    person_id: uuid.UUID | None

    class Meta:
        table = "ballot"
