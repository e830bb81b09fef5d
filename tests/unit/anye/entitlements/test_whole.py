"""Entitlements of the sample town: every row is what one case worked out alone says."""

import polars as pl
import pytest
from tests.made_once import made_once
from tests.unit.anye.cli.conftest import make_town

from anye.entitlements.one import entitled
from anye.entitlements.proposal import OTHER, failing, proposals
from anye.entitlements.versions import entitlements_id
from anye.kernel.months import first_day
from anye.law.scheme import all_schemes
from anye.pipeline.entitle import entitle
from anye.pipeline.of_run import feeds_of_run
from anye.rulebook.terms import Terms
from anye.tables.engines.duckdb_engine import lent
from anye.tables.year.entitled import ANOTHER_PAYS
from anye.tables.year.runs import latest_run

JIZHOU = Terms("cn/tianjin/jizhou")
FACTS = ("disability_level", "military_level", "contract_months", "wage", "insurance_status")
SHOWN = 400


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    return made_once("town", make_town, tmp_path_factory.mktemp("town"))


@pytest.fixture(scope="module")
def run(town):
    return latest_run(town / "store", 2025)


@pytest.fixture(scope="module")
def rows(town, run):
    return pl.read_parquet(entitle(town / "store", run))


@pytest.fixture(scope="module")
def current(town, run):
    """Read the rows of a feed as the run saw them."""
    with lent(None) as machine:
        feeds = feeds_of_run(town / "store", machine, run)
        yield lambda feed: pl.DataFrame(machine.fetch(feeds.current(feed)))


def test_a_months_row_is_what_the_reference_says(current, run, rows):
    first = (
        current("labour_contracts")
        .group_by("person_id", "employer_id")
        .agg(pl.col("starts_on").min())
    )
    place = (
        current("disability_certificates")
        .sort("issued_on", "source_row")
        .group_by("person_id")
        .agg(pl.col("township").last())
    )
    months = pl.concat([pl.read_parquet(file) for file in run.files("person_months")])
    asked = (
        rows.filter(pl.col("scheme") == "new_hire")
        .sample(SHOWN, seed=7)
        .join(
            months,
            left_on=["period", "person_id", "employer_id"],
            right_on=["month", "person_id", "employer_id"],
        )
        .join(first, on=["person_id", "employer_id"])
        .join(place, on="person_id", how="left")
    )
    assert len(asked) == SHOWN
    seen = set()
    for row in asked.iter_rows(named=True):
        begun, month = row["starts_on"], first_day(row["period"])
        facts = {name: row[name] for name in FACTS} | {
            "schemes__certificate_division": (row["township"] or 0) // 10_000_000,
            "schemes__first_contract_day": int(begun.strftime("%Y%m%d")),
            "schemes__months_since_first_contract": (month.year - begun.year) * 12
            + month.month
            - begun.month,
            "schemes__is_graduate": False,
        }
        one = entitled(all_schemes()["new_hire"], facts, month, JIZHOU)
        conditions = row["unmet"] & ~(1 << ANOTHER_PAYS)
        assert failing(all_schemes()["new_hire"], conditions) == one.unmet
        if not row["unmet"] >> ANOTHER_PAYS:
            assert (row["amount"], row["is_entitled"]) == (one.amount, one.is_entitled)
        seen.add(row["unmet"])
    assert len(seen) > 3  # paid, and not paid for several reasons


def test_a_years_row_is_what_the_reference_says(run, rows):
    years = pl.read_parquet(run.file("employer_years"))
    found = rows.filter(pl.col("scheme") == "over_quota_reward").join(years, on="employer_id")
    scheme = all_schemes()["over_quota_reward"]
    for row in found.iter_rows(named=True):
        facts = {name: row[name] for name in ("is_enterprise", "has_declared", "over_quota")}
        one = entitled(scheme, facts, JIZHOU.law_day(2025), JIZHOU, year=2025)
        assert (row["amount"], failing(scheme, row["unmet"])) == (one.amount, one.unmet)
    assert found.filter("is_entitled").height > 10


def test_it_is_worked_out_once_and_named_by_the_law(town, run, rows, monkeypatch):
    first = entitle(town / "store", run)
    assert entitle(town / "store", run) == first
    name = entitlements_id(run.manifest.run_id, 2025, JIZHOU)
    assert first.parent.name == name
    other = Terms("cn/tianjin/jizhou", replaced={"schemes__new_hire__month_amount": 1})
    assert entitlements_id(run.manifest.run_id, 2025, other) != name


def test_an_employer_is_told_what_it_may_claim(rows):
    [largest] = (
        rows.filter("is_entitled", pl.col("scheme") == "new_hire")
        .group_by("employer_id")
        .agg(pl.col("amount").sum())
        .sort("amount", "employer_id")
        .tail(1)
        .iter_rows(named=True)
    )
    of_one = rows.filter(pl.col("employer_id") == largest["employer_id"])
    mine = next(one for one in proposals(of_one.iter_rows(named=True)) if one.scheme == "new_hire")
    assert mine.amount == largest["amount"] == 500_00 * mine.periods
    assert 0 < mine.persons <= mine.periods


def test_a_month_that_another_pays_is_said_so():
    row = {
        "scheme": "new_hire",
        "person_id": 1,
        "is_entitled": False,
        "amount": 0,
        "unmet": 1 << ANOTHER_PAYS,
    }
    [one] = proposals([row])
    assert (one.persons, one.periods, one.failing) == (0, 0, {OTHER: 1})
