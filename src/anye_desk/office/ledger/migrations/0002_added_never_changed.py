"""The database itself refuses to change or take away what the ledger holds."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

TABLES = ("ledger_event", "ledger_reading")
SQLITE = (
    "CREATE TRIGGER {table}_{deed} BEFORE {deed} ON {table} "
    "BEGIN SELECT RAISE(ABORT, 'the ledger is added to, never changed'); END"
)
POSTGRESQL_FUNCTION = (
    "CREATE FUNCTION ledger_refuses() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'the ledger is added to, never changed'; END $$"
)
POSTGRESQL = (
    "CREATE TRIGGER {table}_{deed} BEFORE {deed} ON {table} "
    "FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuses()"
)


def guard(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    on_postgresql = schema_editor.connection.vendor == "postgresql"
    if on_postgresql:
        schema_editor.execute(POSTGRESQL_FUNCTION, params=None)
    for table in TABLES:
        for deed in ("UPDATE", "DELETE"):
            statement = POSTGRESQL if on_postgresql else SQLITE
            schema_editor.execute(statement.format(table=table, deed=deed))


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]
    operations = [migrations.RunPython(guard, migrations.RunPython.noop)]
