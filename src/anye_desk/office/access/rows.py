"""Which rows of persons and employers an account may see, by its role: written once.

Pages ask ``seen_rows``; ``registers.policies`` makes the same rules PostgreSQL's own. Whoever
reads the whole district sees every row; a role that is not named for a record sees none.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import TypeVar

from django.apps import apps
from django.db.models import Model, Q, QuerySet

from anye_desk.office.access.models import OWN, Account

Role = Account.Role
Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Own:
    """Rows of which any of these columns is the account's own."""

    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Through:
    """Rows whose column is among those of another record that the account sees."""

    column: str
    record: str
    named: str  # the other record's column


OF_A_PERSON = Own(("person_id",))
ROWS: Mapping[str, Mapping[str, Own | Through]] = {
    "parties.Person": {
        Role.TOWNSHIP: Own(("township",)),
        Role.CLERK: Through("person_id", "years.Employment", "person_id"),
        Role.PERSON: OF_A_PERSON,
    },
    "years.EmployerYear": {
        Role.TOWNSHIP: Own(("township",)),
        Role.CLERK: Own(("employer_id",)),
    },
    "years.Employment": {
        Role.TOWNSHIP: Own(("township",)),
        Role.CLERK: Own(("employer_id", "host")),
        Role.PERSON: OF_A_PERSON,
    },
    "years.PersonMonth": {
        Role.TOWNSHIP: Through("person_id", "parties.Person", "person_id"),
        Role.CLERK: Own(("employer_id", "credit_to")),
        Role.PERSON: OF_A_PERSON,
    },
}


def seen_rows(account: Account, model: type[Row]) -> QuerySet[Row]:
    """Return the rows of a record that an account may see."""
    every = model._default_manager.all()
    if account.reads_all:
        return every
    rule = ROWS[model._meta.label].get(account.role)
    return every.none() if rule is None else every.filter(_condition(rule, account))


def _condition(rule: Own | Through, account: Account) -> Q:
    if isinstance(rule, Own):
        own = getattr(account, OWN[account.role])
        return reduce(or_, (Q((column, own)) for column in rule.columns))
    found = seen_rows(account, apps.get_model(rule.record))
    return Q((f"{rule.column}__in", found.values(rule.named)))
