"""The database itself refuses to change or take away what was exchanged."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from anye_desk.office.ledger.append_only import refuse_changes


def guard(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    number = ("direction", "peer_id", "number")
    refuse_changes(schema_editor, "exchange_signedfile", keys=(number,))


class Migration(migrations.Migration):
    dependencies = [("exchange", "0001_initial"), ("ledger", "0003_nor_emptied_nor_replaced")]
    operations = [migrations.RunPython(guard, migrations.RunPython.noop)]
