"""Finding employers by the tokens of their names: FTS5 on SQLite, tsvector on PostgreSQL."""

import json
from typing import Any

from django.db.models import Lookup, TextField

from anye_desk.office.parties.search import BEGINNING, Alternatives, wanted

Sql = tuple[str, list[Any]]
SQLITE = (
    "{alias}.employer_id IN "
    "(SELECT rowid FROM parties_employer_search WHERE parties_employer_search MATCH %s)"
)
FEW = 5_000  # employers; more are not gathered to be counted or sorted, see the limit below
SQLITE_FEW = (
    "{alias}.employer_id IN (SELECT rowid FROM parties_employer_search "
    "WHERE parties_employer_search MATCH %s LIMIT 5001)"
)
SQLITE_EACH = (
    "EXISTS (SELECT 1 FROM parties_employer_search "
    "WHERE parties_employer_search MATCH %s AND rowid = {alias}.employer_id)"
)
MEMBERS = "{number} IN (SELECT value FROM json_each(%s))"
POSTGRESQL = "array_to_tsvector(string_to_array({column}, ' ')) @@ %s::tsquery"


class TokensField(TextField):  # type: ignore[type-arg]  # generic in the stubs alone
    """Tokens of a name, apart by spaces; migration 0002 indexes the column."""


@TokensField.register_lookup
class Bear(Lookup):
    """``search_tokens__bear="天津 sp"``: the name has every part of the query."""

    lookup_name = "bear"
    sqlite = SQLITE
    prepare_rhs = False

    def as_sqlite(self, compiler: Any, _connection: Any) -> Sql:  # noqa: ANN401 (Django's own)
        """Ask the full-text table."""
        alias = compiler.quote_name_unless_alias(self.lhs.alias)
        return self.sqlite.format(alias=alias), [
            written(wanted(str(self.rhs)), " AND ", " OR ", '"{}"', '"{}" *')
        ]

    def as_postgresql(self, compiler: Any, connection: Any) -> Sql:  # noqa: ANN401 (Django's own)
        """Ask the index over the column itself."""
        column, values = self.process_lhs(compiler, connection)
        match = written(wanted(str(self.rhs)), " & ", " | ", "'{}'", "'{}':*")
        return POSTGRESQL.format(column=column), [*values, match]


@TokensField.register_lookup
class BearFew(Bear):
    """The same, of very many only some: enough to say that they are many."""

    lookup_name = "bear_few"
    sqlite = SQLITE_FEW


@TokensField.register_lookup
class BearEach(Bear):
    """The same, asked employer by employer: cheap where most have the tokens anyway.

    SQLite gathers all that ``bear`` finds before it looks at the first; where half a million
    bear 天津 and a page wants the first 25 by levy, asking each in turn is a hundred times faster.
    """

    lookup_name = "bear_each"
    sqlite = SQLITE_EACH


class Among(Lookup):
    """A number is one of some, which are told to the database in one value.

    ``__in`` tells each by itself, and thousands of values cost more than finding them.
    """

    prepare_rhs = False

    def as_sqlite(self, compiler: Any, connection: Any) -> Sql:  # noqa: ANN401 (Django's own)
        """Ask for members of a JSON list."""
        number, values = self.process_lhs(compiler, connection)
        among = MEMBERS.format(number=number)
        return among, [*values, json.dumps(self.rhs)]

    def as_postgresql(self, compiler: Any, connection: Any) -> Sql:  # noqa: ANN401 (Django's own)
        """Ask for members of an array."""
        number, values = self.process_lhs(compiler, connection)
        return f"{number} = ANY(%s)", [*values, list(self.rhs)]


def written(
    parts: tuple[Alternatives, ...], both: str, either: str, whole: str, beginning: str
) -> str:
    """Write what is wanted in an engine's own words; tokens hold letters and digits only."""

    def token(one: str) -> str:
        if one.endswith(BEGINNING):
            return beginning.format(one.removesuffix(BEGINNING))
        return whole.format(one)

    return both.join(
        "(" + either.join(f"({both.join(map(token, tokens))})" for tokens in alternatives) + ")"
        for alternatives in parts
    )
