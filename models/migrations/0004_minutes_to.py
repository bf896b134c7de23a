from tortoise import migrations
from tortoise.migrations import operations as ops
from tortoise import fields

class Migration(migrations.Migration):
    dependencies = [('models', '0003_reading_links')]

    initial = False

    operations = [
        ops.AddField(
            model_name='Workshop',
            name='minutes_to',
            field=fields.TextField(default='', db_default='', unique=False),
        ),
    ]
