from tortoise import migrations
from tortoise.migrations import operations as ops
from orjson import loads
from tortoise.fields.base import OnDelete
from tortoise.fields.data import JSON_DUMPS
from uuid import uuid4
from tortoise import fields

class Migration(migrations.Migration):
    dependencies = [('models', '0004_minutes_to')]

    initial = False

    operations = [
        ops.CreateModel(
            name='Sender',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('workshop', fields.OneToOneField('models.Workshop', source_field='workshop_id', db_constraint=True, to_field='id', related_name='sender', on_delete=OnDelete.CASCADE)),
                ('name', fields.CharField(max_length=200)),
                ('names', fields.JSONField(default=list, encoder=JSON_DUMPS, decoder=loads)),
                ('colour', fields.CharField(default='', db_default='', max_length=7)),
                ('logo', fields.BinaryField(null=True)),
                ('logo_words', fields.CharField(default='', db_default='', max_length=200)),
            ],
            options={'table': 'sender', 'app': 'models', 'pk_attr': 'id'},
            bases=['Model'],
        ),
    ]
