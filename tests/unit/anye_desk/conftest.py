"""A published district, an officer and clerks, and clients signed in as them."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.test.utils import override_settings
from tests.made import sample
from tests.made_once import made_once

from anye.tables.year.runs import latest_run
from anye_desk.cases.contradictions.models import Contradiction
from anye_desk.exchange.actions import publish
from anye_desk.office.access.actions import Role
from anye_desk.office.access.models import Account
from anye_desk.office.parties.models import Employer, Person
from anye_desk.published.loads.models import FeedLoad
from anye_desk.published.quality.models import (
    PublishedReport,
    QualityFigure,
)
from anye_desk.published.years.models import EmployerYear, Employment, PersonMonth, PublishedRun

AT = datetime(2026, 6, 1, tzinfo=UTC)


def quiet(_what, _done):
    """Say nothing."""


@pytest.fixture(scope="session", autouse=True)
def passwords_cheap_to_check():
    """Leave out what makes a stolen password dear to find: it was a tenth of these tests."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


@pytest.fixture(scope="session", autouse=True)
def no_witness_asked():
    """Leave the witness out, as a demonstration does; its own tests ask it."""
    with override_settings(WITNESS_HOURS=0):
        yield


@pytest.fixture(scope="session")
def assessed(tmp_path_factory):
    """The store of the small district and its run."""
    place = made_once("small-district", sample.make, tmp_path_factory.mktemp("desk") / "store")
    return place, latest_run(place, sample.YEAR).manifest.run_id


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker, assessed):
    """Publish the small district once; each test works in a transaction that is undone."""
    place, run_id = assessed
    with django_db_blocker.unblock():
        publish(place, run_id, actor="test", at=AT, progress=quiet)


@pytest.fixture
def published(db, assessed, settings):
    settings.STORE, run_id = assessed
    return PublishedRun.objects.get(run_id=run_id)


@pytest.fixture
def empty(db):
    """A desk before its first year."""
    of_quality = (Contradiction, QualityFigure, PublishedReport)
    of_years = (PersonMonth, Employment, EmployerYear, PublishedRun, FeedLoad)
    for model in (*of_quality, *of_years, Person, Employer):
        model.objects.all().delete()


@pytest.fixture
def accounts(db):
    """Put the accounts in at one stroke: most tests want them, and few want them made."""
    mill, shop = sample.MILL, sample.SHOP
    registry, tax_office = "区市场监管局", "区税务局"
    made = {
        "officer": Account(username="officer", display_name="官员", role=Role.OFFICER),
        "clerk": Account(username="clerk", display_name="经办", role=Role.CLERK, employer_id=mill),
        "other_clerk": Account(
            username="other", display_name="他处", role=Role.CLERK, employer_id=shop
        ),
        "registry": Account(
            username="registry", display_name="登记", role=Role.DEPARTMENT, department=registry
        ),
        "tax_office": Account(
            username="tax", display_name="税务", role=Role.DEPARTMENT, department=tax_office
        ),
    }
    zhang = {"person_id": sample.ZHANG, "role": Role.PERSON}
    district = {"reviewer": Role.REVIEWER, "auditor": Role.AUDITOR}
    district |= {"system": Role.SYSTEM, "security": Role.SECURITY}
    made |= {name: Account(username=name, role=role) for name, role in district.items()}
    made |= {
        "township": Account(username="township", role=Role.TOWNSHIP, township=120119100),
        "other_township": Account(username="town2", role=Role.TOWNSHIP, township=120119199),
        "person": Account(username="person", **zhang),
    }
    for account in made.values():
        account.display_name = account.display_name or account.username
        account.set_password("x" * 12)
    Account.objects.bulk_create(made.values())
    return made


@pytest.fixture
def client_of(accounts):
    def client(name: str) -> Client:
        found = Client()
        if name in accounts:
            found.force_login(accounts[name], "anye_desk.office.access.backend.Passwords")
        return found

    return client


@pytest.fixture
def numbers(published):
    return dict(Person.objects.values_list("name", "number"))
