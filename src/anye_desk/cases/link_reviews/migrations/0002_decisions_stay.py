"""The database itself refuses to change or take away what was decided."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

TABLE = "link_reviews_linkdecision"
SQLITE = (
    "CREATE TRIGGER {table}_{deed} BEFORE {deed} ON {table} "
    "BEGIN SELECT RAISE(ABORT, 'decisions are added, never changed'); END"
)
POSTGRESQL = (
    "CREATE TRIGGER {table}_{deed} BEFORE {deed} ON {table} "
    "FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuses()"
)


def guard(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    on_postgresql = schema_editor.connection.vendor == "postgresql"
    for deed in ("UPDATE", "DELETE"):
        statement = POSTGRESQL if on_postgresql else SQLITE
        schema_editor.execute(statement.format(table=TABLE, deed=deed))


class Migration(migrations.Migration):
    dependencies = [("link_reviews", "0001_initial"), ("ledger", "0002_added_never_changed")]
    operations = [migrations.RunPython(guard, migrations.RunPython.noop)]
