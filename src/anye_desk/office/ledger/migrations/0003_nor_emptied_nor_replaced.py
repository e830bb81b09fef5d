"""TRUNCATE and REPLACE, which go around the triggers of 0002, are refused too."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from anye_desk.office.ledger.append_only import refuse_changes


def guard(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for table in ("ledger_event", "ledger_reading"):
        refuse_changes(schema_editor, table, deeds=())


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_added_never_changed")]
    operations = [migrations.RunPython(guard, migrations.RunPython.noop)]
