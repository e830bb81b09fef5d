"""Policies of PostgreSQL: the same scopes as the pages', made from where those are written.

Persons, employers' years, employments and months by ``access.rows``, cases by ``casework.scopes``;
whatever hangs on a case, of whatever kind, goes with its case. The application's own role is not
the tables' owner: it reads and writes, and what it may see the owner has said.
"""

from collections.abc import Iterator, Mapping

from django.apps import apps
from django.db import connection, transaction
from django.db.models import ForeignKey, Model

from anye_desk.office.access.models import Account
from anye_desk.office.access.row_security import DEED, OWN_NUMBER, OWN_TEXT, ROLE
from anye_desk.office.access.rows import ROWS, Own, Through
from anye_desk.office.casework.models import Case
from anye_desk.office.casework.scopes import STANDINGS
from anye_desk.office.parties.models import Person

POLICY = "anye_rows"
WHOLE = (DEED, Account.Role.OFFICER, Account.Role.REVIEWER, Account.Role.AUDITOR)
FOR_ANYBODY = {"papers.Paper", "papers.Withdrawal"}  # whoever holds a paper's code may check it
ADDED_ONLY = "ledger"  # an app whose rows the application reads and adds to
SETTING = "(SELECT current_setting('{}', true))"
NUMBER = f"(SELECT NULLIF(current_setting('{OWN_NUMBER}', true), '')::bigint)"
TEXT = SETTING.format(OWN_TEXT)


class NoPoliciesError(Exception):
    """The database has no row-level security."""


def policies() -> Mapping[type[Model], str]:
    """Return by record the condition under which its rows are shown and kept."""
    hanging = dict(_hanging())
    found: dict[type[Model], str] = {
        apps.get_model(label): _by_role(_of_rows(label)) for label in ROWS
    }
    found[Case] = _by_role(_of_cases())
    found |= {model: f"{_whole()} OR {condition}" for model, condition in hanging.items()}
    about: tuple[type[Model], ...] = (Case, *hanging)
    named = [
        _among("person_id", model, field.column)
        for model in about
        for field in model._meta.concrete_fields
        if field.related_model is Person
    ]
    # Whom a case names, its parties read by name.
    found[Person] = " OR ".join([found[Person], *named])
    return found


@transaction.atomic
def put_policies_in_force(role: str) -> int:
    """Make the policies, and the application's role able to work; return how many tables.

    Raises:
        NoPoliciesError: on another database than PostgreSQL.
    """
    if connection.vendor != "postgresql":
        raise NoPoliciesError
    found = policies()
    with connection.cursor() as cursor:
        quoted = connection.ops.quote_name(role)
        for statement in (*_rights(quoted), *_statements(found)):
            cursor.execute(statement)
    return len(found)


def _statements(found: Mapping[type[Model], str]) -> Iterator[str]:
    for model, condition in found.items():
        table = connection.ops.quote_name(model._meta.db_table)
        yield f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"
        yield f"DROP POLICY IF EXISTS {POLICY} ON {table}"
        yield f"CREATE POLICY {POLICY} ON {table} USING ({condition})"


def _rights(role: str) -> Iterator[str]:
    yield f"GRANT USAGE ON SCHEMA public TO {role}"
    yield f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}"
    yield f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}"
    for model in apps.get_app_config(ADDED_ONLY).get_models():
        table = connection.ops.quote_name(model._meta.db_table)
        yield f"REVOKE UPDATE, DELETE ON {table} FROM {role}"


def _of_rows(label: str) -> dict[str, list[str]]:
    return {str(role): list(_rule(rule)) for role, rule in ROWS[label].items()}


def _rule(rule: Own | Through) -> Iterator[str]:
    if isinstance(rule, Own):
        yield from (f"{column} = {NUMBER}" for column in rule.columns)
    else:
        yield _among(rule.column, apps.get_model(rule.record), rule.named)


def _of_cases() -> dict[str, list[str]]:
    """Return by role the columns of a case that are the account's own; those of all stand apart."""
    return {
        str(role): [
            f"{standing.column} = {TEXT if standing.own == 'department' else NUMBER}"
            for standing in standings
            if standing.column
        ]
        for role, standings in STANDINGS.items()
        if role not in WHOLE
    }


def _whole() -> str:
    named = ", ".join(f"'{role}'" for role in WHOLE)
    return f"{SETTING.format(ROLE)} IN ({named})"


def _by_role(conditions: Mapping[str, list[str]]) -> str:
    told = SETTING.format(ROLE)
    each = [
        f"({told} = '{role}' AND ({' OR '.join(own)}))"
        for role, own in conditions.items()
        if own  # an administrator has to do with none
    ]
    return " OR ".join([_whole(), *each])


def _hanging() -> Iterator[tuple[type[Model], str]]:
    """Yield what hangs on a case, or on what does, and the condition that its case is seen."""
    on: set[type[Model]] = {Case}
    left = [one for one in apps.get_models() if one is not Case]
    while found := [(model, field) for model in left if (field := _hangs(model, on))]:
        for model, field in found:
            left.remove(model)
            on.add(model)
            parent = field.related_model
            yield model, _among(field.column, parent, parent._meta.pk.column)


def _among(column: str | None, record: type[Model], named: str | None) -> str:
    """Return the condition that a column is among those of the rows seen of another record."""
    return f"{column} IN (SELECT {named} FROM {record._meta.db_table})"  # noqa: S608 (our own names)


def _hangs(model: type[Model], on: set[type[Model]]) -> ForeignKey[Model, Model] | None:
    if model._meta.label in FOR_ANYBODY:
        return None
    fields = (one for one in model._meta.concrete_fields if isinstance(one, ForeignKey))
    return next((one for one in fields if one.related_model in on and not one.null), None)
