"""Two persons whom an officer calls one, from the answer to the year; and split again."""

import shutil
from datetime import date

import pyarrow.parquet as pq
import pytest
from tests.made.hand_made import ANNA, BELA, SHOP, HandMade

from anye.assessment.opened.explain import explain_person_month
from anye.kernel.months import months_of
from anye.pipeline.year import assess
from anye.rulebook.terms import Terms
from anye.sources.store.decisions import keep_decisions

JIZHOU = Terms("cn/tianjin/jizhou")
YEAR, JUNE, JULY = 2025, 202506, 202507
RENEWED = date(2025, 7, 1)


@pytest.fixture(scope="module")
def worked_out(tmp_path_factory):
    """Write a store: Anna's certificate ends in June, Bela's begins in July; both work."""
    folder = tmp_path_factory.mktemp("merging")
    made, months = HandMade(folder / "unused"), months_of(YEAR)
    made.add("disability_certificates", person_id=ANNA, expires_on=date(2025, 6, 30), level=4)
    made.add("disability_certificates", person_id=BELA, issued_on=RENEWED, level=1)
    made.add("employers", employer_id=SHOP)
    made.works(ANNA, SHOP, months[:6])
    made.works(BELA, SHOP, months[6:])
    made.add("declarations", employer_id=SHOP)
    store = made.store(folder / "store")
    assess(store, YEAR, JIZHOU)
    return store


@pytest.fixture
def place(worked_out, tmp_path):
    return shutil.copytree(worked_out, tmp_path / "store")


def answered(place, number, answer):
    """Let an officer answer whether Bela is Anna; return the year's run."""
    about = {"decision_id": number, "subject": "same_person", "left_id": BELA, "right_id": ANNA}
    said = {"answer": answer, "decided_at": number, "decided_by": "officer", "note": ""}
    assert keep_decisions(place, [about | said]) == 1
    return assess(place, YEAR, JIZHOU).run


def persons(run):
    return {row["person_id"]: row for row in pq.read_table(run.file("persons")).to_pylist()}


def months_counted(run):
    files = run.files("person_months")
    rows = [row for file in files for row in pq.read_table(file).to_pylist()]
    return {(row["person_id"], row["month"]): row["counts"] for row in rows}


def shop(run):
    (row,) = pq.read_table(run.file("employer_years")).to_pylist()
    return row


def test_who_was_merged_is_no_second_holder_and_both_certificates_hold_for_who_stays(place):
    before = assess(place, YEAR, JIZHOU).run
    assert persons(before).keys() == {ANNA, BELA}
    merged = answered(place, 1, "same")
    assert persons(merged).keys() == {ANNA}
    assert persons(merged)[ANNA]["resident_id"][:17] == str(ANNA)
    assert {person for person, _ in months_counted(merged)} == {ANNA}
    levels = {
        month: explain_person_month(merged, ANNA, SHOP, month).row["disability_level"]
        for month in (JUNE, JULY)
    }
    assert levels == {JUNE: 4, JULY: 1}
    assert shop(merged)["counted_persons"] == shop(before)["counted_persons"] - 1
    assert shop(merged)["counted_months"] == shop(before)["counted_months"]


def test_splitting_gives_both_back_as_they_were(place):
    before = assess(place, YEAR, JIZHOU).run
    answered(place, 1, "same")
    split = answered(place, 2, "withdrawn")
    assert split.manifest.run_id != before.manifest.run_id
    for table in ("persons", "employer_years", "person_months"):
        for was, now in zip(before.files(table), split.files(table), strict=True):
            assert now.read_bytes() == was.read_bytes(), table
