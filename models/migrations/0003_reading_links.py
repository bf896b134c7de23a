from tortoise import migrations
from tortoise.migrations import operations as ops
from models.vocabulary import Paper
from tortoise.fields.base import OnDelete
from uuid import uuid4
from tortoise import fields

class Migration(migrations.Migration):
    dependencies = [('models', '0002_history')]

    initial = False

    operations = [
        ops.CreateModel(
            name='ReadingLink',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('workshop', fields.ForeignKeyField('models.Workshop', source_field='workshop_id', db_index=True, db_constraint=True, to_field='id', related_name='reading_links', on_delete=OnDelete.CASCADE)),
                ('account', fields.ForeignKeyField('models.Account', source_field='account_id', db_index=True, db_constraint=True, to_field='id', related_name='reading_links', on_delete=OnDelete.CASCADE)),
                ('token_hash', fields.CharField(unique=True, max_length=64)),
                ('paper', fields.CharEnumField(description='SUMMARY: summary\nATTENDANCE: attendance\nAGENDA: agenda\nMINUTES: minutes', enum_type=Paper, max_length=12)),
                ('theme', fields.ForeignKeyField('models.Theme', source_field='theme_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name='reading_links', on_delete=OnDelete.CASCADE)),
                ('track', fields.IntField(null=True)),
                ('group', fields.ForeignKeyField('models.Group', source_field='group_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name='reading_links', on_delete=OnDelete.CASCADE)),
                ('round', fields.ForeignKeyField('models.AgendaItem', source_field='round_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name='reading_links', on_delete=OnDelete.CASCADE)),
                ('writer', fields.ForeignKeyField('models.Person', source_field='writer_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name='reading_links', on_delete=OnDelete.CASCADE)),
                ('authors', fields.BooleanField(default=False, db_default=False)),
                ('created_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('expires_on', fields.DateField()),
                ('revoked_at', fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'reading_link', 'app': 'models', 'pk_attr': 'id'},
            bases=['Model'],
        ),
    ]
