"""Answers say on whose behalf they were written, contradictions which version was answered."""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from anye_desk.office.ledger.append_only import refuse_changes
from anye_desk.frame.language import label

STATES = [
    ("open", label("待答复", "Open")),
    ("confirmed", label("已确认有误", "Confirmed")),
    ("corrected", label("待更正", "To be corrected")),
    ("explained", label("已说明", "Explained")),
    ("upheld", label("称数据无误", "Said to be right")),
    ("disputed", label("双方均称无误", "Both say they are right")),
]


def guard_again(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """SQLite adds the column by making the table anew, and the triggers go with the old one."""
    if schema_editor.connection.vendor == "sqlite":
        refuse_changes(schema_editor, "quality_givenanswer")


class Migration(migrations.Migration):
    dependencies = [("quality", "0002_answers_stay")]
    operations = [
        migrations.AddField("contradiction", "version", models.IntegerField(default=1)),
        migrations.AlterField(
            "contradiction",
            "state",
            models.CharField(choices=STATES, default="open", max_length=16),
        ),
        migrations.AddField("givenanswer", "on_behalf", models.BooleanField(default=False)),
        migrations.RunPython(guard_again, migrations.RunPython.noop),
    ]
