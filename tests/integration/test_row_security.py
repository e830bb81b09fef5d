"""The second lock on a real PostgreSQL: with the first one off, an account still sees its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.integration.postgres import NoPostgresError, server

ROOT = Path(__file__).parents[2]
APP = "anye_app"
TOWNS = (120119100, 120119101)
# Two employers in two townships, each with a person, a month, a year and a case with its row.
FILL = """
from django.db import connection
from django.utils import timezone
from anye_desk.office.access.models import Account
from anye_desk.office.casework.models import Case, Step
from anye_desk.office.parties.models import Employer, Person
from anye_desk.published.years.models import EmployerYear, Employment, PersonMonth, PublishedRun
import datetime
now = timezone.now()
run = PublishedRun.objects.create(
    run_id="r", year=2025, jurisdiction="", state="current", published_at=now
)
for n, town in enumerate({towns}, start=1):
    e = Employer.objects.create(
        employer_id=n, credit_code=str(n), name=f"厂{{n}}", is_registered=True
    )
    p = Person.objects.create(
        person_id=n, number=str(n), name=f"人{{n}}", resident_id=str(n) * 18, township=town
    )
    EmployerYear.objects.create(
        run=run, employer=e, kind=4, township=town, outcome=3, headcount_months=0, counted_months=0,
        credited_months=0, counted_persons=0, shortfall=0, over_quota=0, wages_total=0,
        levy_before_relief=0, relief=0, levy_due=0, levy_rank=0, has_declared=True,
        duty_unmet=False, problem="", months=[],
    )
    Employment.objects.create(
        run=run, employer=e, person=p, host=n, township=town, kind=4, form=2, since=202501,
        last_month=202512, in_months=4095, months=12, counted=12, disability_level=4,
        military_level=0, wages=0,
    )
    PersonMonth.objects.create(
        run=run, employer=e, person=p, month=202501, counts=1, failed=0, disability_level=4,
        military_level=0, wage=0, credit_to=n,
    )
    case = Case.objects.create(
        number=str(n), kind="dispatch_filings", declared=1, state="filed", opened_at=now,
        township=town, employer=e, person=p, unit=f"部门{{n}}",
    )
    Step.objects.create(case=case, version=1, move="file", end="filed", at=now)
    Account.objects.create(username=f"clerk{{n}}", role="clerk", employer_id=n)
    Account.objects.create(username=f"township{{n}}", role="township", township=town)
    Account.objects.create(username=f"person{{n}}", role="person", person_id=n)
    Account.objects.create(username=f"department{{n}}", role="department", department=f"部门{{n}}")
for role in ("officer", "reviewer", "auditor", "system", "security"):
    Account.objects.create(username=role, role=role)
with connection.cursor() as cursor:
    cursor.execute("CREATE ROLE {app} LOGIN")
from anye_desk.registers.policies import put_policies_in_force
assert put_policies_in_force("{app}") == put_policies_in_force("{app}")  # twice is once
"""
LOOK = """
import json
from django.db import Error, connection, transaction
from anye_desk.office.access.models import Account
from anye_desk.office.access.row_security import NOBODY, of_a_deed, scope_of, scoped_to
from anye_desk.registers.policies import policies
found = {}
def look():
    return {
        model._meta.label: sorted(
            model._default_manager.values_list("pk", flat=True)
        ) for model in policies()
    }
found["nobody"] = look()
for account in Account.objects.all():
    with scoped_to(scope_of(account)):
        found[account.username] = look()
found["nobody again"] = look()
with scoped_to(scope_of(Account.objects.get(username="clerk1"))):
    with of_a_deed():
        found["deed"] = look()
    found["after a deed"] = look()
    from anye_desk.published.years.models import Employment
    other = Employment(
        pk=99, run_id=1, employer_id=2, person_id=2, host=2, township=1, kind=4, form=2, since=1,
        last_month=1, in_months=1, months=1, counted=1, disability_level=1, military_level=0,
        wages=0,
    )
    try:
        with transaction.atomic():
            other.save(force_insert=True)
        found["written"] = True
    except Error as error:
        found["written"] = "row-level security" in str(error)
    found["changed"] = Employment.objects.filter(pk=2).update(wages=1)
from unittest.mock import patch
from django.test import Client
from django.test.utils import setup_test_environment
from django.conf import settings
from anye_desk.office.access.models import Account
from anye_desk.office.access.row_security import scope_of, scoped_to
from anye_desk.published.years.models import Employment
setup_test_environment()
told = {}
def first_lock_off(account, model):
    return model._default_manager.all()
from anye_desk.registers import employments, persons
BY = "anye_desk.office.access.backend.Passwords"
off = {"seen_rows": first_lock_off}
with patch.multiple(employments, **off), patch.multiple(persons, **off):
    for name in ("clerk1", "township2", "officer"):
        client = Client()
        client.force_login(Account.objects.get(username=name), BY)
        for address in ("/persons/", "/years/2025/employments/"):
            page = client.get(address).content.decode()
            told[name + address] = [who for who in ("人1", "人2") if who in page]
told["after"] = Employment.objects.count()
with connection.cursor() as cursor:
    cursor.execute(
        "SELECT count(*) FILTER (WHERE tableowner = current_user), count(*)"
        " FROM pg_tables WHERE schemaname = 'public'"
    )
    found["owned"], found["tables"] = cursor.fetchone()
found["told"] = told
print(json.dumps(found))
"""


@pytest.fixture(scope="module")
def seen():
    """What each account sees on the application's connection, with its own lock off."""
    try:
        with server() as owner:
            command(owner, "migrate", "-v", "0")
            command(owner, "shell", "-v", "0", "-c", FILL.format(towns=TOWNS, app=APP))
            app = owner.replace("//app@", f"//{APP}@")
            return json.loads(command(app, "shell", "-v", "0", "-c", LOOK).splitlines()[-1])
    except NoPostgresError as error:
        pytest.fail(str(error))


def command(address, *said):
    told = {**os.environ, "DATABASE_URL": address, "ANYE_ROW_SECURITY": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "anye_desk", *said],
        check=False, env=told, cwd=ROOT, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


NOTHING_OF = {  # by role, the records of which it sees no row, whatever its area
    "clerk": (),
    "township": (),
    "person": ("years.EmployerYear",),
    "department": ("years.EmployerYear", "years.Employment", "years.PersonMonth"),
}


@pytest.mark.parametrize("area", [1, 2])
@pytest.mark.parametrize("role", NOTHING_OF)
def test_an_account_sees_the_rows_of_its_own_area_and_no_others(role, area, seen):
    found = {label: rows for label, rows in seen[f"{role}{area}"].items() if rows}
    assert found
    assert all(rows == [area] for rows in found.values())
    for label in NOTHING_OF[role]:
        assert label not in found
    assert {"casework.Case", "casework.Step", "parties.Person"} <= found.keys()


@pytest.mark.parametrize("who", ["officer", "reviewer", "auditor", "deed"])
def test_who_reads_the_district_and_a_deeds_guards_see_all(who, seen):
    found = {label: rows for label, rows in seen[who].items() if rows}
    assert all(rows == [1, 2] for rows in found.values())
    assert len(found) >= 6


@pytest.mark.parametrize("who", ["nobody", "nobody again", "system", "security"])
def test_an_administrator_and_a_connection_not_told_who_asks_see_nothing(who, seen):
    assert not any(seen[who].values())


def test_after_a_deed_its_maker_sees_its_own_again(seen):
    assert seen["after a deed"] == seen["clerk1"]


def test_rows_of_another_are_neither_added_nor_changed(seen):
    assert seen["written"] is True
    assert seen["changed"] == 0


def test_every_record_of_persons_and_cases_stands_under_a_policy(seen):
    assert {
        "parties.Person", "years.PersonMonth", "annual_reviews.AnnualReview",
        "annual_reviews.ReviewMonth", "dispatch_filings.DispatchFiling", "casework.Part",
    } <= seen["nobody"].keys()  # fmt: skip


def test_pages_whose_first_lock_is_off_still_show_an_account_its_own(seen):
    told = seen["told"]
    for address in ("/persons/", "/years/2025/employments/"):
        assert told[f"clerk1{address}"] == ["人1"]
        assert told[f"township2{address}"] == ["人2"]
        assert told[f"officer{address}"] == ["人1", "人2"]
    assert told["after"] == 0  # the connection has forgotten who asked


def test_the_application_does_not_own_what_it_reads(seen):
    assert seen["owned"] == 0 < seen["tables"]
