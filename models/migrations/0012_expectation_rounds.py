from tortoise import migrations
from tortoise.migrations import operations as ops
from models.vocabulary import ItemKind, TurnOrder
from tortoise.fields.base import OnDelete
from uuid import uuid4
from tortoise import fields

class Migration(migrations.Migration):
    dependencies = [('models', '0011_small_groups')]

    initial = False

    operations = [
        ops.CreateModel(
            name='Turn',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('item', fields.ForeignKeyField('models.AgendaItem', source_field='item_id', db_index=True, db_constraint=True, to_field='id', related_name='turns', on_delete=OnDelete.CASCADE)),
                ('group', fields.ForeignKeyField('models.Group', source_field='group_id', db_index=True, db_constraint=True, to_field='id', related_name='turns', on_delete=OnDelete.CASCADE)),
                ('position', fields.IntField()),
                ('number', fields.IntField(null=True)),
                ('is_skipped', fields.BooleanField(default=False, db_default=False)),
                ('started_at', fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ('ends_at', fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ('seconds_left', fields.IntField(null=True)),
                ('ended_at', fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'turn', 'app': 'models', 'unique_together': (('item', 'group'),), 'pk_attr': 'id'},
            bases=['Model'],
        ),
        ops.AlterField(
            model_name='AgendaItem',
            name='kind',
            field=fields.CharEnumField(description='TALK: talk\nBREAK: break\nROUND: round\nSUMMARY: summary\nPLENARY: plenary\nEVALUATION: evaluation\nCLOSING: closing\nEXPECTATIONS: expectations', enum_type=ItemKind, max_length=12),
        ),
        ops.AddField(
            model_name='AgendaItem',
            name='turn_minutes',
            field=fields.IntField(default=3, db_default=3),
        ),
        ops.AddField(
            model_name='AgendaItem',
            name='turn_order',
            field=fields.CharEnumField(default=TurnOrder.NUMBER, description='NUMBER: number\nDRAWN: drawn\nCHOSEN: chosen', db_default=TurnOrder.NUMBER, enum_type=TurnOrder, max_length=6),
        ),
        ops.AddField(
            model_name='Theme',
            name='item',
            field=fields.OneToOneField('models.AgendaItem', source_field='item_id', null=True, db_constraint=True, to_field='id', related_name='form', on_delete=OnDelete.CASCADE),
        ),
    ]
