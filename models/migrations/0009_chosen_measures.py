from tortoise import migrations
from tortoise.migrations import operations as ops
from tortoise.fields.base import OnDelete
from uuid import uuid4
from tortoise import fields

class Migration(migrations.Migration):
    dependencies = [('models', '0008_proposals')]

    initial = False

    operations = [
        ops.CreateModel(
            name='ChosenMeasure',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('workshop', fields.ForeignKeyField('models.Workshop', source_field='workshop_id', db_index=True, db_constraint=True, to_field='id', related_name='chosen', on_delete=OnDelete.CASCADE)),
                ('position', fields.IntField()),
                ('proposal', fields.ForeignKeyField('models.Proposal', source_field='proposal_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name='chosen', on_delete=OnDelete.CASCADE)),
                ('theme', fields.ForeignKeyField('models.Theme', source_field='theme_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name='chosen', on_delete=OnDelete.SET_NULL)),
                ('poll', fields.ForeignKeyField('models.Poll', source_field='poll_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name='chosen', on_delete=OnDelete.SET_NULL)),
                ('text', fields.CharField(default='', db_default='', max_length=200)),
            ],
            options={'table': 'chosen_measure', 'app': 'models', 'pk_attr': 'id'},
            bases=['Model'],
        ),
        ops.AddField(
            model_name='PollOption',
            name='proposal',
            field=fields.ForeignKeyField('models.Proposal', source_field='proposal_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name='options', on_delete=OnDelete.SET_NULL),
        ),
        ops.AddField(
            model_name='ThemeSource',
            name='from_measure_id',
            field=fields.UUIDField(null=True),
        ),
        ops.AddField(
            model_name='Workshop',
            name='measures_shown_at',
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
    ]
