"""A small store in which everything that is measured goes wrong once, and its report."""

from datetime import date

import duckdb
import pytest
from tests.made.hand_made import ANNA, BELA, HandMade

from anye.kernel.months import months_of
from anye.pipeline import quality as data_quality
from anye.pipeline import year as pipeline
from anye.rulebook.terms import Terms

YEAR = 2025
MONTHS = months_of(YEAR)
MILL, SHOP, GONE, STRANGER = 1001, 1002, 1003, 1004
TOWN, VILLAGE = 120119001, 120119100
CARL = 12011919500303003  # born 1950: past any working age
ON = date(2026, 2, 1)


def wrong_once(place) -> HandMade:
    made = HandMade(place)
    made.add("employers", employer_id=MILL, township=TOWN)
    made.add("employers", employer_id=SHOP, township=VILLAGE, kind=1)
    made.add("employers", employer_id=GONE, township=TOWN, closed_on=date(2025, 6, 10))
    made.add(
        "disability_certificates", person_id=ANNA, cancelled_on=date(2025, 5, 11), cancel_reason=1
    )
    made.add("disability_certificates", person_id=BELA, level=3)
    made.add("disability_certificates", person_id=BELA, level=4, issued_on=date(2024, 1, 1))
    made.add("disability_certificates", person_id=CARL, cancelled_on=None)
    made.works(ANNA, MILL, MONTHS[:6])  # died in May, insured and paid in June
    made.works(BELA, SHOP, MONTHS[:4])
    for month in MONTHS[4:6]:  # paid without insurance in May and June
        made.add("wage_months", month=month, person_id=BELA, employer_id=SHOP)
    made.works(CARL, MILL, MONTHS)
    made.staff(MILL, MONTHS, 10)
    made.staff(SHOP, [*MONTHS[:2], *MONTHS[3:]], 2, start=50)  # silent in March but for Bela
    made.staff(GONE, [month for month in MONTHS if month != 202503], 1, start=70)
    made.staff(STRANGER, MONTHS[:3], 1, start=80)
    made.add("declarations", employer_id=MILL, headcount_months=12)
    return made


@pytest.fixture(scope="session")
def store(tmp_path_factory):
    place = tmp_path_factory.mktemp("quality") / "store"
    return wrong_once(place / "hand_made").store(place)


@pytest.fixture(scope="session")
def report(store):
    run = pipeline.assess(store, YEAR, Terms("cn/tianjin/jizhou")).run
    return data_quality.measure_quality(store, run, on=ON)


@pytest.fixture(scope="session")
def rows_of(report):
    def rows(table):
        found = duckdb.read_parquet(str(report.file(table)))
        return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]

    return rows
