"""Where the law is silent a person decides: each such month is a question to a department."""

from datetime import date

import duckdb
import pytest
from tests.made.hand_made import ANNA, BELA, HandMade

from anye.kernel.months import months_of
from anye.pipeline import quality as data_quality
from anye.pipeline import year as pipeline
from anye.quality.kinds import KINDS
from anye.rulebook.terms import Terms

YEAR = 2025
MONTHS = months_of(YEAR)
AGENCY, HOST, OTHER, GONE, HEIR = 1001, 1002, 1003, 1004, 1005
CARL, DORA = 12011919850404003, 12011919850505004


def dispatched(made, person, host, side, first, last):
    parties = {"agency_id": AGENCY, "host_id": host, "counts_for": side}
    made.add("dispatch_agreements", person_id=person, **parties, starts_on=first, ends_on=last)


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """Return the contradictions by kind of a store where each question is to be asked once."""
    place = tmp_path_factory.mktemp("questions")
    made = HandMade(place / "hand_made")
    for employer in (AGENCY, HOST, OTHER, HEIR):
        made.add("employers", employer_id=employer)
    made.add("employers", employer_id=GONE, closed_on=date(YEAR, 7, 1))
    for holder in (ANNA, BELA, CARL, DORA):
        made.add("disability_certificates", person_id=holder)
    for side in (1, 2):  # both sides are to count Anna in February
        dispatched(made, ANNA, HOST, side, date(YEAR, 2, side), date(YEAR, 2, 28))
    dispatched(made, BELA, HOST, 2, date(YEAR, 5, 1), date(YEAR, 5, 15))
    dispatched(made, BELA, OTHER, 2, date(YEAR, 5, 16), date(YEAR, 6, 30))
    made.works(ANNA, AGENCY, MONTHS)
    made.works(BELA, AGENCY, MONTHS)
    made.works(CARL, GONE, MONTHS[:6], ended_on=date(YEAR, 8, 31))
    for month in MONTHS[6:]:  # paid and insured by who may have taken the contract over
        for feed in ("insured_months", "wage_months"):
            made.add(feed, month=month, person_id=CARL, employer_id=HEIR)
    made.works(DORA, HOST, MONTHS)
    for row in made.rows["insured_months", "202503"]:
        row["form"] = 3 if row["person_id"] == DORA else row["form"]
    store = made.store(place / "store")
    run = pipeline.assess(store, YEAR, Terms("cn/tianjin/jizhou")).run
    report = data_quality.measure_quality(store, run, on=date(2026, 2, 1))
    table = duckdb.read_parquet(str(report.file("contradictions")))
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.fetchall()]
    return {row["kind"]: row for row in rows}


@pytest.mark.parametrize(
    ("kind", "person", "employer", "months"),
    [
        ("two_dispatch_sides", ANNA, AGENCY, (202502, 202502)),
        ("two_dispatch_hosts", BELA, AGENCY, (202505, 202505)),
        ("contract_at_ended_employer", CARL, GONE, (202507, 202508)),
        ("forms_differ", DORA, HOST, (202503, 202503)),
    ],
)
def test_what_the_law_leaves_open_is_asked(found, kind, person, employer, months):
    row = found[kind]
    assert (row["person_id"], row["employer_id"]) == (person, employer)
    assert (row["first_month"], row["last_month"]) == months
    assert row["feed"] == KINDS[kind].feed
    assert 0 < row["source_row"] != row["against_row"] > 0
