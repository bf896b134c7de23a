"""What people answer without a name: surveys, their questions, the answers, and, apart from these, who has answered.

Neither answers nor who has answered keep a moment or an order: both tables are WITHOUT ROWID, and ids are no sequence.
"""

import uuid

from tortoise import fields
from tortoise.models import Model

from models.group import Group
from models.people import Person
from models.vocabulary import AnswerKind, SurveyKind
from models.workshop import Workshop


class Survey(Model):
    """An evaluation, or a round of expectations.

    Nothing is shown of fewer than `least` answers. `is_live`: the whole is shown while it is open, never groups.
    `turnout` counts the people who have answered. `small_groups` are the ids of those in which somebody answered while
    they had fewer people than that: no answer of theirs keeps its group. `is_published`: the workshop's people see what
    organisers see in numbers.
    """

    id = fields.UUIDField(primary_key=True, default=uuid.uuid4)
    workshop: fields.ForeignKeyRelation[Workshop] = fields.ForeignKeyField(
        "models.Workshop", related_name="surveys", on_delete=fields.CASCADE, db_index=True
    )
    workshop_id: uuid.UUID
    position = fields.IntField()
    kind = fields.CharEnumField(SurveyKind, max_length=12)
    title = fields.CharField(max_length=200)
    least = fields.IntField(default=5, db_default=5)
    is_live = fields.BooleanField(default=False, db_default=False)
    opened_on = fields.DateField(null=True)
    closed_on = fields.DateField(null=True)
    turnout = fields.IntField(default=0, db_default=0)
    small_groups: fields.JSONField[list[str]] = fields.JSONField(default=list, db_default="[]")
    is_published = fields.BooleanField(default=False, db_default=False)

    class Meta:
        table = "survey"
        ordering = ("position",)


class SurveyQuestion(Model):
    """A question of a survey; `options` are the texts to choose among, where they are its own.

    `shown` is what may be seen of its answers (see `facilitator.suppression.Shown`): written when it is shown, so that
    no other moment ever is. Once the survey is closed, no more is known.
    """

    id = fields.UUIDField(primary_key=True, default=uuid.uuid4)
    survey: fields.ForeignKeyRelation[Survey] = fields.ForeignKeyField(
        "models.Survey", related_name="questions", on_delete=fields.CASCADE, db_index=True
    )
    survey_id: uuid.UUID
    position = fields.IntField()
    kind = fields.CharEnumField(AnswerKind, max_length=10)
    text = fields.CharField(max_length=300)
    options: fields.JSONField[list[str]] = fields.JSONField(default=list)
    shown: fields.JSONField[dict[str, object] | None] = fields.JSONField(null=True)

    class Meta:
        table = "survey_question"
        ordering = ("position",)


class SurveyAnswer(Model):
    """What somebody answered to one question: options by their place, or a text; never whose, nor when.

    The group is there for closed kinds only, while the survey is open, and unless it is small (see `Survey`); rows of
    closed kinds go when it closes.
    """

    id = fields.UUIDField(primary_key=True, default=uuid.uuid4)
    question: fields.ForeignKeyRelation[SurveyQuestion] = fields.ForeignKeyField(
        "models.SurveyQuestion", related_name="answers", on_delete=fields.CASCADE, db_index=True
    )
    question_id: uuid.UUID
    group: fields.ForeignKeyNullableRelation[Group] = fields.ForeignKeyField(
        "models.Group", related_name="survey_answers", on_delete=fields.SET_NULL, null=True
    )
    group_id: uuid.UUID | None
    choices: fields.JSONField[list[int]] = fields.JSONField(default=list)
    text = fields.TextField(default="", db_default="")
    is_left_out = fields.BooleanField(default=False, db_default=False)

    class Meta:
        table = "survey_answer"


class SurveyAnswered(Model):
    """That somebody has answered; the id is made of survey and person, so that it can be once only.

    `receipt_hash` is of a key that the browser drew for this sending: whoever sends it again has it acknowledged.
    """

    id = fields.UUIDField(primary_key=True)
    survey: fields.ForeignKeyRelation[Survey] = fields.ForeignKeyField(
        "models.Survey", related_name="answered", on_delete=fields.CASCADE
    )
    survey_id: uuid.UUID
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="answered", on_delete=fields.CASCADE, db_index=True
    )
    person_id: uuid.UUID
    receipt_hash = fields.CharField(max_length=64)

    class Meta:
        table = "survey_answered"
