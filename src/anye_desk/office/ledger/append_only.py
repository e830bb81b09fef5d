"""Records that are added, never changed: the database itself refuses, on SQLite and PostgreSQL."""

from typing import ClassVar

from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

# REPLACE deletes without asking the triggers on deletion; a key that is taken gives it away.
SQLITE_REPLACE = (
    "CREATE TRIGGER {table}_replace BEFORE INSERT ON {table} "
    "WHEN EXISTS (SELECT 1 FROM {table} WHERE {taken}) "
    "BEGIN SELECT RAISE(ABORT, 'added to, never changed'); END"
)
SQLITE = (
    "CREATE TRIGGER {table}_{deed} BEFORE {deed} ON {table} "
    "BEGIN SELECT RAISE(ABORT, 'added to, never changed'); END"
)
POSTGRESQL = (  # the function is made by the ledger's migration 0002
    "CREATE TRIGGER {table}_{deed} BEFORE {deed} ON {table} "
    "FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuses()"
)
CHANGES = ("UPDATE", "DELETE")


class AppendOnly(models.Model):
    """A record that is added, never changed; its migration calls ``refuse_changes``."""

    class Meta:
        """No table of its own."""

        abstract: ClassVar = True


def refuse_changes(
    schema_editor: BaseDatabaseSchemaEditor,
    table: str,
    deeds: tuple[str, ...] = CHANGES,
    keys: tuple[tuple[str, ...], ...] = (),
) -> None:
    """Have the database refuse these deeds on a table, and what goes around them.

    Args:
        schema_editor: of the migration.
        table: its name in the database.
        deeds: which deeds; all but adding.
        keys: columns, beside the number, that are unique together, so that none replaces another.
    """
    if schema_editor.connection.vendor == "postgresql":
        for deed in (*deeds, "TRUNCATE"):
            schema_editor.execute(POSTGRESQL.format(table=table, deed=deed))
        return
    for deed in deeds:
        schema_editor.execute(SQLITE.format(table=table, deed=deed))
    taken = [" AND ".join(f"{one} = NEW.{one}" for one in key) for key in (("id",), *keys)]
    schema_editor.execute(SQLITE_REPLACE.format(table=table, taken=" OR ".join(taken)))
