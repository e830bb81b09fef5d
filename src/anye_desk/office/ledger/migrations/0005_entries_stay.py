"""The database itself refuses to change or take away what was sealed."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from anye_desk.office.ledger.append_only import refuse_changes


def guard(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for table in ("ledger_entry", "ledger_checkpoint"):
        refuse_changes(schema_editor, table)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0004_entries_and_checkpoints")]
    operations = [migrations.RunPython(guard, migrations.RunPython.noop)]
