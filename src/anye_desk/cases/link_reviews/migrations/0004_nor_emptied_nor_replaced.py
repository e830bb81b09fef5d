"""TRUNCATE and REPLACE, which go around the triggers of 0002, are refused too."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from anye_desk.office.ledger.append_only import refuse_changes


def guard(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    refuse_changes(schema_editor, "link_reviews_linkdecision", deeds=())


class Migration(migrations.Migration):
    dependencies = [
        ("link_reviews", "0003_whose_id"),
        ("ledger", "0003_nor_emptied_nor_replaced"),
    ]
    operations = [migrations.RunPython(guard, migrations.RunPython.noop)]
