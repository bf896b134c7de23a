from tortoise import migrations
from tortoise.migrations import operations as ops
from tortoise.fields.base import OnDelete
from uuid import uuid4
from tortoise import fields

class Migration(migrations.Migration):
    dependencies = [('models', '0007_evaluation')]

    initial = False

    operations = [
        ops.CreateModel(
            name='Proposal',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('meeting', fields.ForeignKeyField('models.Meeting', source_field='meeting_id', db_index=True, db_constraint=True, to_field='id', related_name='proposals', on_delete=OnDelete.CASCADE)),
                ('position', fields.IntField()),
                ('measure', fields.IntField(null=True)),
                ('measure_text', fields.TextField(default='', unique=False)),
                ('author', fields.ForeignKeyField('models.Person', source_field='author_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name='proposals', on_delete=OnDelete.SET_NULL)),
                ('is_private', fields.BooleanField(default=False, db_default=False)),
                ('hidden_at', fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ('merged_into', fields.ForeignKeyField('models.Proposal', source_field='merged_into_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name='sources', on_delete=OnDelete.SET_NULL)),
            ],
            options={'table': 'proposal', 'app': 'models', 'pk_attr': 'id'},
            bases=['Model'],
        ),
        ops.AlterField(
            model_name='Document',
            name='meeting',
            field=fields.ForeignKeyField('models.Meeting', source_field='meeting_id', db_index=True, db_constraint=True, to_field='id', related_name='documents', on_delete=OnDelete.CASCADE),
        ),
        ops.AddField(
            model_name='Document',
            name='proposal',
            field=fields.OneToOneField('models.Proposal', source_field='proposal_id', null=True, db_constraint=True, to_field='id', related_name='document', on_delete=OnDelete.CASCADE),
        ),
        ops.AddField(
            model_name='Document',
            name='title',
            field=fields.CharField(default='', db_default='', max_length=200),
        ),
        ops.AddField(
            model_name='Meeting',
            name='is_apart',
            field=fields.BooleanField(default=False, db_default=False),
        ),
        # A meeting has one document for its notes, beside those of its proposals.
        ops.RunSQL('CREATE INDEX "idx_document_meeting" ON "document" ("meeting_id")', reverse_sql='DROP INDEX "idx_document_meeting"'),
        ops.RunSQL(
            'CREATE UNIQUE INDEX "uid_document_notes" ON "document" ("meeting_id") WHERE "proposal_id" IS NULL',
            reverse_sql='DROP INDEX "uid_document_notes"',
        ),
    ]
