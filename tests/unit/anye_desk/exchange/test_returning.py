"""What the desk decides, the core counts: the next run, and only what holds."""

import shutil
from datetime import date

import numpy as np
import polars as pl
import pytest
from django.core.management import CommandError, call_command
from tests.made import sample
from tests.unit.anye_desk.cases.dispatch_filings.made import said
from tests.unit.anye_desk.office.casework.walked import case_in, order

from anye.codes import credit_code, organisation_code, resident_id
from anye.codes.organisation_code import organisation
from anye.pipeline.year import assess
from anye.rulebook.terms import Terms
from anye.tables.year.runs import table_file
from anye_desk.cases.dispatch_filings.models import DispatchFiling
from anye_desk.exchange.returning import RowsNotTakenError, return_all
from anye_desk.office.casework.models import Case
from anye_desk.office.casework.performing import perform
from anye_desk.office.casework.registry import kinds
from anye_desk.office.parties.models import Employer, Person

TODAY = date(2026, 6, 2)


def whole_code(employer_id):
    """Return the credit code of an employer, with both its check characters."""
    body = f"91120225{organisation(employer_id):0>8}"
    for checked, place in ((organisation_code, 8), (credit_code, 0)):
        letters = np.frombuffer(body[place:].encode(), np.uint8)[None]
        body += chr(checked.check_characters(letters)[0])
    return body


@pytest.fixture
def store(published, assessed, tmp_path, settings):
    settings.STORE = place = tmp_path / "store"
    shutil.copytree(assessed[0], place)
    for employer in Employer.objects.exclude(name=""):
        Employer.objects.filter(pk=employer.pk).update(credit_code=whole_code(employer.pk))
    for person in Person.objects.all():
        Person.objects.filter(pk=person.pk).update(resident_id=resident_id.whole_ids(person.pk))
    return place


@pytest.fixture
def in_force(store, accounts):
    kind = kinds()["dispatch_filings"]
    case = case_in(kind, "at_office", accounts)
    settled = {**said("settle"), "starts_on": "2025-07-01"}
    perform(kind, order(kind, kind.move("settle"), accounts["officer"], case, said=settled))
    case.refresh_from_db()
    return case


def credited(store):
    """Return, by month, where the person's months at the mill are credited."""
    run = assess(store, sample.YEAR, Terms(sample.JIZHOU)).run
    found = pl.scan_parquet(
        [table_file(run.folder, "person_months", month) for month in sample.MONTHS]
    )
    his = [
        row
        for row in found.collect().iter_rows(named=True)
        if (row["person_id"], row["employer_id"]) == (sample.ZHANG, sample.MILL)
    ]
    return {row["month"]: row["credit_to"] for row in his}


def test_the_next_run_counts_what_was_decided(store, in_force):
    before = credited(store)
    reports = return_all(kinds().values(), store, today=TODAY)
    assert reports["dispatch_filings"].manifest.accepted == 1
    after = credited(store)
    assert len(before) == 12
    for month, place in after.items():
        assert place == (before[month] if month < 202507 else sample.SHOP), month


def test_the_same_twice_changes_nothing(store, in_force):
    return_all(kinds().values(), store, today=TODAY)
    again = return_all(kinds().values(), store, today=TODAY)
    assert not again["dispatch_filings"].is_new


def test_what_no_longer_holds_is_withdrawn(store, in_force):
    before = credited(store)
    return_all(kinds().values(), store, today=TODAY)
    filing = in_force.dispatch_filings
    filing.refresh_from_db()
    filing.is_in_force = False
    filing.save()
    return_all(kinds().values(), store, today=TODAY)
    assert credited(store) == before
    filing.refresh_from_db()
    assert filing.returned is None


def test_the_row_that_was_returned_is_withdrawn_whatever_the_filing_says_by_then(store, in_force):
    return_all(kinds().values(), store, today=TODAY)
    filing = in_force.dispatch_filings
    filing.refresh_from_db()
    filing.starts_on = date(2025, 10, 1)
    filing.save()
    return_all(kinds().values(), store, today=TODAY)
    after = credited(store)
    assert {month for month, place in after.items() if place == sample.SHOP} == {
        202510,
        202511,
        202512,
    }


def test_another_filing_of_the_same_dispatch_takes_the_row_over(store, in_force):
    return_all(kinds().values(), store, today=TODAY)
    first = in_force.dispatch_filings
    first.refresh_from_db()
    first.is_in_force = False
    first.save()
    twin = Case.objects.get(pk=in_force.pk)
    twin.pk, twin.number = None, "x"
    twin.save()
    DispatchFiling.objects.create(
        case=twin, agency=first.agency, host=first.host, person=first.person, counts_for=2,
        starts_on=first.starts_on, is_in_force=True,
    )  # fmt: skip
    reports = return_all(kinds().values(), store, today=TODAY)
    assert reports["dispatch_filings"].manifest.rejected == 0
    first.refresh_from_db()
    assert first.returned is None
    assert DispatchFiling.objects.get(case=twin).returned


def test_a_dispatch_that_has_not_begun_waits_on_the_desk(store, in_force):
    filing = in_force.dispatch_filings
    filing.starts_on = date(2026, 7, 1)
    filing.save()
    assert return_all(kinds().values(), store, today=TODAY) == {}
    assert return_all(kinds().values(), store, today=date(2026, 7, 1))


def test_a_row_that_the_core_rejects_is_said_and_stops_no_other(store, in_force, accounts):
    filing = in_force.dispatch_filings
    Employer.objects.filter(pk=sample.SHOP).update(credit_code="91120225MA00001002")
    other = Case.objects.get(pk=in_force.pk)
    other.pk, other.number = None, "x"
    other.save()
    DispatchFiling.objects.create(
        case=other, agency=filing.agency, host_id=sample.TRADER, person_id=sample.WANG,
        counts_for=2, starts_on=date(2025, 8, 1), is_in_force=True,
    )  # fmt: skip
    with pytest.raises(RowsNotTakenError):
        return_all(kinds().values(), store, today=TODAY)
    filing.refresh_from_db()
    assert filing.returned is None
    assert DispatchFiling.objects.get(case=other).returned
    with pytest.raises(CommandError, match="未被接收"):
        call_command("return_cases", store=store)


def test_nothing_decided_is_nothing_returned(store):
    assert return_all(kinds().values(), store, today=TODAY) == {}
