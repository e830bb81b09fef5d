"""The database itself refuses to change or take away what was decided and handed over."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from anye_desk.office.ledger.append_only import refuse_changes


def guard(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    decided, handed_over = "annual_reviews_decision", "annual_reviews_handover"
    refuse_changes(schema_editor, decided, keys=(("review_id", "number"),))
    refuse_changes(schema_editor, handed_over, keys=(("number",),))


class Migration(migrations.Migration):
    dependencies = [("annual_reviews", "0001_initial"), ("ledger", "0003_nor_emptied_nor_replaced")]
    operations = [migrations.RunPython(guard, migrations.RunPython.noop)]
