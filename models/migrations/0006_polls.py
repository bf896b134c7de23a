from tortoise import migrations
from tortoise.migrations import operations as ops
from models.vocabulary import PollKind, RankingMethod, Showing, TieRule
from orjson import loads
from tortoise.fields.base import OnDelete
from tortoise.fields.data import JSON_DUMPS
from uuid import uuid4
from tortoise import fields

_WITHOUT_ROWID = (
    'DROP TABLE "ballot"',
    """CREATE TABLE "ballot" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "key_hash" VARCHAR(64) UNIQUE,
    "choice" TEXT NOT NULL,
    "person_id" CHAR(36) REFERENCES "person" ("id") ON DELETE SET NULL,
    "poll_id" CHAR(36) NOT NULL REFERENCES "poll" ("id") ON DELETE CASCADE
) WITHOUT ROWID""",
    'CREATE INDEX "idx_ballot_person__90987b" ON "ballot" ("person_id")',
    'CREATE INDEX "idx_ballot_poll_id_06ae2d" ON "ballot" ("poll_id")',
    'DROP TABLE "voted"',
    """CREATE TABLE "voted" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "person_id" CHAR(36) NOT NULL REFERENCES "person" ("id") ON DELETE CASCADE,
    "poll_id" CHAR(36) NOT NULL REFERENCES "poll" ("id") ON DELETE CASCADE
) WITHOUT ROWID""",
    'CREATE INDEX "idx_voted_person__86b012" ON "voted" ("person_id")',
    'CREATE INDEX "idx_voted_poll_id_6ef3db" ON "voted" ("poll_id")',
)


class Migration(migrations.Migration):
    dependencies = [('models', '0005_sender')]

    initial = False

    operations = [
        ops.CreateModel(
            name='Poll',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('workshop', fields.ForeignKeyField('models.Workshop', source_field='workshop_id', db_index=True, db_constraint=True, to_field='id', related_name='polls', on_delete=OnDelete.CASCADE)),
                ('theme', fields.ForeignKeyField('models.Theme', source_field='theme_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name='polls', on_delete=OnDelete.CASCADE)),
                ('group', fields.ForeignKeyField('models.Group', source_field='group_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name='polls', on_delete=OnDelete.CASCADE)),
                ('position', fields.IntField()),
                ('title', fields.CharField(max_length=200)),
                ('kind', fields.CharEnumField(description='DOTS: dots\nCHOOSE: choose\nRANKING: ranking\nSCALE: scale\nTWO_SCALES: two_scales\nYES_NO: yes_no', enum_type=PollKind, max_length=12)),
                ('dots', fields.IntField(default=3, db_default=3)),
                ('most_on_one', fields.IntField(default=2, db_default=2)),
                ('least', fields.IntField(default=2, db_default=2)),
                ('most', fields.IntField(default=4, db_default=4)),
                ('method', fields.CharEnumField(default=RankingMethod.BORDA, description='BORDA: borda\nSCHULZE: schulze', enum_type=RankingMethod, max_length=8)),
                ('seats', fields.IntField(default=0, db_default=0)),
                ('tie', fields.CharEnumField(default=TieRule.ALL, description='ALL: all\nNONE: none\nLOT: lot', enum_type=TieRule, max_length=4)),
                ('lot', fields.CharField(max_length=32)),
                ('is_secret', fields.BooleanField(default=True, db_default=True)),
                ('is_live', fields.BooleanField(default=False, db_default=False)),
                ('is_changeable', fields.BooleanField(default=True, db_default=True)),
                ('is_shuffled', fields.BooleanField(default=False, db_default=False)),
                ('minutes', fields.IntField(null=True)),
                ('opened_at', fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ('ends_at', fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ('closed_at', fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ('published_at', fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ('hand', fields.JSONField(null=True, encoder=JSON_DUMPS, decoder=loads)),
                ('winners', fields.JSONField(null=True, encoder=JSON_DUMPS, decoder=loads)),
            ],
            options={'table': 'poll', 'app': 'models', 'pk_attr': 'id'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='Ballot',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('poll', fields.ForeignKeyField('models.Poll', source_field='poll_id', db_index=True, db_constraint=True, to_field='id', related_name='ballots', on_delete=OnDelete.CASCADE)),
                ('key_hash', fields.CharField(null=True, unique=True, max_length=64)),
                ('choice', fields.TextField(unique=False)),
                ('person', fields.ForeignKeyField('models.Person', source_field='person_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name='ballots', on_delete=OnDelete.SET_NULL)),
            ],
            options={'table': 'ballot', 'app': 'models', 'pk_attr': 'id'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='PollOption',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('poll', fields.ForeignKeyField('models.Poll', source_field='poll_id', db_index=True, db_constraint=True, to_field='id', related_name='options', on_delete=OnDelete.CASCADE)),
                ('position', fields.IntField()),
                ('text', fields.CharField(max_length=200)),
            ],
            options={'table': 'poll_option', 'app': 'models', 'pk_attr': 'id'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='Voted',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('poll', fields.ForeignKeyField('models.Poll', source_field='poll_id', db_index=True, db_constraint=True, to_field='id', related_name='voted', on_delete=OnDelete.CASCADE)),
                ('person', fields.ForeignKeyField('models.Person', source_field='person_id', db_index=True, db_constraint=True, to_field='id', related_name='voted', on_delete=OnDelete.CASCADE)),
            ],
            options={'table': 'voted', 'app': 'models', 'pk_attr': 'id'},
            bases=['Model'],
        ),
        ops.AddField(
            model_name='Person',
            name='is_unlisted',
            field=fields.BooleanField(default=False, db_default=False),
        ),
        ops.AddField(
            model_name='Workshop',
            name='showing',
            field=fields.CharEnumField(default=Showing.DAY, description='DAY: day\nWELCOME: welcome\nAGENDA: agenda\nBOARD: board\nPOLL: poll', enum_type=Showing, max_length=8),
        ),
        ops.AddField(
            model_name='Workshop',
            name='showing_id',
            field=fields.UUIDField(null=True),
        ),
        # Tables whose rows lie in the order of their random ids: SQLite's own numbers would tell the order of arrival.
        *(ops.RunSQL(each) for each in _WITHOUT_ROWID),
    ]
