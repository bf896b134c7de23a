from tortoise import migrations
from tortoise.migrations import operations as ops
from models.vocabulary import AnswerKind, Paper, SurveyKind
from orjson import loads
from tortoise.fields.base import OnDelete
from tortoise.fields.data import JSON_DUMPS
from uuid import uuid4
from tortoise import fields

_KEPT_APART = ("survey_answer", "survey_answered")


async def _without_rowid(_apps, editor):
    """Make these tables anew, in the order of their ids: SQLite's own row numbers would tell the order of arrival."""
    for table in _KEPT_APART:
        found = await editor.client.execute_query_dict(
            "SELECT sql FROM sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL ORDER BY type DESC", [table]
        )
        made, *indexes = (each["sql"] for each in found)
        await editor.client.execute_script(f'DROP TABLE "{table}"')
        for sql in (f"{made} WITHOUT ROWID", *indexes):
            await editor.client.execute_script(sql)


class Migration(migrations.Migration):
    dependencies = [('models', '0006_polls')]

    initial = False

    operations = [
        ops.CreateModel(
            name='Survey',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('workshop', fields.ForeignKeyField('models.Workshop', source_field='workshop_id', db_index=True, db_constraint=True, to_field='id', related_name='surveys', on_delete=OnDelete.CASCADE)),
                ('position', fields.IntField()),
                ('kind', fields.CharEnumField(description='EVALUATION: evaluation\nEXPECTATION: expectation', enum_type=SurveyKind, max_length=12)),
                ('title', fields.CharField(max_length=200)),
                ('least', fields.IntField(default=5, db_default=5)),
                ('is_live', fields.BooleanField(default=False, db_default=False)),
                ('opened_on', fields.DateField(null=True)),
                ('closed_on', fields.DateField(null=True)),
                ('turnout', fields.IntField(default=0, db_default=0)),
                ('is_published', fields.BooleanField(default=False, db_default=False)),
            ],
            options={'table': 'survey', 'app': 'models', 'pk_attr': 'id'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='SurveyAnswered',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('survey', fields.ForeignKeyField('models.Survey', source_field='survey_id', db_constraint=True, to_field='id', related_name='answered', on_delete=OnDelete.CASCADE)),
                ('person', fields.ForeignKeyField('models.Person', source_field='person_id', db_index=True, db_constraint=True, to_field='id', related_name='answered', on_delete=OnDelete.CASCADE)),
                ('receipt_hash', fields.CharField(max_length=64)),
            ],
            options={'table': 'survey_answered', 'app': 'models', 'pk_attr': 'id'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='SurveyQuestion',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('survey', fields.ForeignKeyField('models.Survey', source_field='survey_id', db_index=True, db_constraint=True, to_field='id', related_name='questions', on_delete=OnDelete.CASCADE)),
                ('position', fields.IntField()),
                ('kind', fields.CharEnumField(description='SCALE: scale\nSMILEYS: smileys\nONE: one\nSEVERAL: several\nRECOMMEND: recommend\nTEXT: text', enum_type=AnswerKind, max_length=10)),
                ('text', fields.CharField(max_length=300)),
                ('options', fields.JSONField(default=list, encoder=JSON_DUMPS, decoder=loads)),
                ('shown', fields.JSONField(null=True, encoder=JSON_DUMPS, decoder=loads)),
            ],
            options={'table': 'survey_question', 'app': 'models', 'pk_attr': 'id'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='SurveyAnswer',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('question', fields.ForeignKeyField('models.SurveyQuestion', source_field='question_id', db_index=True, db_constraint=True, to_field='id', related_name='answers', on_delete=OnDelete.CASCADE)),
                ('group', fields.ForeignKeyField('models.Group', source_field='group_id', null=True, db_constraint=True, to_field='id', related_name='survey_answers', on_delete=OnDelete.SET_NULL)),
                ('choices', fields.JSONField(default=list, encoder=JSON_DUMPS, decoder=loads)),
                ('text', fields.TextField(default='', db_default='', unique=False)),
                ('is_left_out', fields.BooleanField(default=False, db_default=False)),
            ],
            options={'table': 'survey_answer', 'app': 'models', 'pk_attr': 'id'},
            bases=['Model'],
        ),
        ops.AlterField(
            model_name='ReadingLink',
            name='paper',
            field=fields.CharEnumField(description='SUMMARY: summary\nATTENDANCE: attendance\nAGENDA: agenda\nMINUTES: minutes\nEVALUATION: evaluation', enum_type=Paper, max_length=12),
        ),
        ops.RunPython(_without_rowid),
    ]
