"""The index over search tokens, in each database's own way; kept by the database itself."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SQLITE = (
    "CREATE VIRTUAL TABLE parties_employer_search USING fts5("
    "search_tokens, content='parties_employer', content_rowid='employer_id', detail='none', "
    "columnsize=0, tokenize=\"unicode61 categories 'L* N* Cn'\")",
    "CREATE TRIGGER parties_employer_search_add AFTER INSERT ON parties_employer BEGIN "
    "INSERT INTO parties_employer_search(rowid, search_tokens) "
    "VALUES (new.employer_id, new.search_tokens); END",
    "CREATE TRIGGER parties_employer_search_take AFTER DELETE ON parties_employer BEGIN "
    "INSERT INTO parties_employer_search(parties_employer_search, rowid, search_tokens) "
    "VALUES ('delete', old.employer_id, old.search_tokens); END",
    "CREATE TRIGGER parties_employer_search_change AFTER UPDATE OF search_tokens "
    "ON parties_employer WHEN old.search_tokens <> new.search_tokens BEGIN "
    "INSERT INTO parties_employer_search(parties_employer_search, rowid, search_tokens) "
    "VALUES ('delete', old.employer_id, old.search_tokens); "
    "INSERT INTO parties_employer_search(rowid, search_tokens) "
    "VALUES (new.employer_id, new.search_tokens); END",
)
POSTGRESQL = (
    "CREATE INDEX parties_employer_search ON parties_employer "
    "USING gin (array_to_tsvector(string_to_array(search_tokens, ' ')))",
)


def index(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    vendor = schema_editor.connection.vendor
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("parties", "0001_initial")]
    operations = [migrations.RunPython(index, migrations.RunPython.noop)]
