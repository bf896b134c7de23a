from tortoise import migrations
from tortoise.migrations import operations as ops
from models.vocabulary import Showing
from tortoise import fields

class Migration(migrations.Migration):
    dependencies = [('models', '0009_chosen_measures')]

    initial = False

    operations = [
        ops.AlterField(
            model_name='Workshop',
            name='showing',
            field=fields.CharEnumField(default=Showing.DAY, enum_type=Showing, max_length=9),
        ),
        ops.AddField(
            model_name='Workshop',
            name='showing_part_id',
            field=fields.UUIDField(null=True),
        ),
        ops.AddField(
            model_name='Workshop',
            name='wifi_name',
            field=fields.CharField(default='', db_default='', max_length=32),
        ),
        ops.AddField(
            model_name='Workshop',
            name='wifi_password',
            field=fields.CharField(default='', db_default='', max_length=63),
        ),
    ]
