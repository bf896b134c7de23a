from tortoise import migrations
from tortoise.migrations import operations as ops
from models.vocabulary import StateKind
from tortoise.fields.base import OnDelete
from uuid import uuid4
from tortoise import fields

class Migration(migrations.Migration):
    dependencies = [('models', '0001_initial')]

    initial = False

    operations = [
        ops.CreateModel(
            name='DocumentState',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('document', fields.ForeignKeyField('models.Document', source_field='document_id', db_index=True, db_constraint=True, to_field='id', related_name='states', on_delete=OnDelete.CASCADE)),
                ('kind', fields.CharEnumField(description='OPENED: opened\nCLOSED: closed\nWRITTEN: written\nLOCKED: locked\nBROUGHT_BACK: brought_back', enum_type=StateKind, max_length=20)),
                ('at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('upto', fields.BigIntField()),
                ('words', fields.IntField(default=0)),
                ('data', fields.BinaryField(null=True)),
                ('person', fields.ForeignKeyField('models.Person', source_field='person_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name='states', on_delete=OnDelete.SET_NULL)),
            ],
            options={'table': 'document_state', 'app': 'models', 'pk_attr': 'id'},
            bases=['Model'],
        ),
        ops.AddField(
            model_name='Theme',
            name='locked_at',
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
    ]
