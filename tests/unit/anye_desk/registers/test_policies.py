"""Which records stand under a policy: the list follows from the scopes, and misses none."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.db.models import ForeignKey

from anye_desk.office.access.models import Account
from anye_desk.office.access.row_security import NOBODY, scope_of, scoped_to
from anye_desk.office.casework.models import Case
from anye_desk.office.parties.models import Person
from anye_desk.registers.policies import FOR_ANYBODY, policies

# Departments read contradictions, deeds and runs what another province answered; the flags of a
# year are the district's: none of these is scoped by the person that it names.
WITHOUT = {"contradictions.Contradiction", "peers.WordElsewhere", "years.YearFlag"}


def named_by(record):
    return {
        model._meta.label
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, ForeignKey) and field.related_model is record and not field.null
    }


def test_whatever_names_a_case_stands_under_a_policy():
    assert named_by(Case) - {model._meta.label for model in policies()} <= FOR_ANYBODY


def test_whatever_names_a_person_stands_under_a_policy_or_is_said_not_to():
    assert named_by(Person) - {model._meta.label for model in policies()} <= WITHOUT


@pytest.mark.parametrize(
    ("own", "scope"),
    [
        ({"role": "officer"}, ("officer", "", "")),
        ({"role": "clerk", "employer_id": 7}, ("clerk", "7", "")),
        ({"role": "department", "department": "区税务局"}, ("department", "", "区税务局")),
    ],
)
def test_the_database_is_told_role_and_area(own, scope):
    assert scope_of(Account(username="x", **own)) == scope
    assert scope_of(None) == NOBODY


def test_on_sqlite_it_is_said_that_there_is_none(db, settings, monkeypatch):
    settings.ROW_SECURITY = True
    monkeypatch.setattr(connection, "vendor", "sqlite")
    with scoped_to(("clerk", "1", "")), pytest.raises(CommandError, match="SQLite"):
        call_command("row_security", role="anye_app")
