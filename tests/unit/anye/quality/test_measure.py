"""What is planted in a small store is found, at the month and township it was planted in."""

import dataclasses
from datetime import date

import pytest
from tests.made.hand_made import ANNA, BELA, HandMade
from tests.unit.anye.quality.conftest import (
    CARL,
    GONE,
    MILL,
    ON,
    SHOP,
    STRANGER,
    TOWN,
    VILLAGE,
    YEAR,
    wrong_once,
)

from anye.pipeline import quality as data_quality
from anye.pipeline import year as pipeline
from anye.quality.indicators import INDICATORS, owner_of, value_of
from anye.quality.kinds import KINDS
from anye.quality.settings import QualitySettings
from anye.quality.timeliness import timeliness
from anye.rulebook.terms import Terms
from anye.tables.contracts import CONTRACTS
from anye.tables.year.runs import runs


def figure(rows_of, indicator, feed, month=0, township=None, detail=""):
    found = [
        (row["numerator"], row["denominator"])
        for row in rows_of("quality_indicators")
        if (row["indicator"], row["feed"], row["month"], row["detail"])
        == (indicator, feed, month, detail)
        and township in {None, row["township"]}
    ]
    return tuple(map(sum, zip(*found, strict=True))) if found else None


def test_an_employer_silent_between_two_months_is_counted_in_its_township(rows_of):
    assert figure(rows_of, "employers_silent", "wage_months", 202503, TOWN) == (1, 2)
    assert figure(rows_of, "employers_silent", "wage_months", 202503, VILLAGE) == (0, 1)
    assert figure(rows_of, "employers_silent", "wage_months", 202502, TOWN) == (0, 2)


def test_rows_without_their_counterpart_are_counted_against_the_other_feed(rows_of):
    assert figure(rows_of, "counterparts_missing", "insured_months", 202505, VILLAGE) == (1, 3)
    assert figure(rows_of, "counterparts_missing", "insured_months", 202504, VILLAGE) == (0, 3)
    assert figure(rows_of, "counterparts_missing", "wage_months", 202505) == (0, 15)


def test_an_unregistered_employer_stands_in_an_unknown_township(rows_of):
    assert figure(rows_of, "counterparts_missing", "wage_months", 202501, 0) == (0, 1)


def test_a_public_body_without_posts_leaves_blank_what_it_should_fill(rows_of):
    assert figure(rows_of, "cells_blank", "employers", township=VILLAGE) == (1, 1)
    assert figure(rows_of, "cells_blank", "disability_certificates") == (0, 1)


@pytest.mark.parametrize(
    ("kind", "person", "employer", "months"),
    [
        ("insured_after_death", ANNA, MILL, (202506, 202506, 1)),
        ("paid_after_death", ANNA, MILL, (202506, 202506, 1)),
        ("wage_without_insurance", BELA, SHOP, (202505, 202506, 2)),
        ("certificates_differ", BELA, 0, (0, 0, 0)),
        ("contract_outside_working_age", CARL, MILL, (202501, 202512, 12)),
        ("employer_not_registered", 0, STRANGER, (202501, 202503, 3)),
        ("employer_ended", 0, GONE, (202507, 202512, 6)),
        ("declaration_differs", 0, MILL, (0, 0, 0)),
    ],
)
def test_a_contradiction_is_found_once_and_says_when(rows_of, kind, person, employer, months):
    [found] = [row for row in rows_of("contradictions") if row["kind"] == kind]
    assert (found["person_id"], found["employer_id"]) == (person, employer)
    assert (found["first_month"], found["last_month"], found["months"]) == months
    assert found["feed"] == KINDS[kind].feed


def test_nothing_else_is_called_a_contradiction(rows_of):
    kinds = [row["kind"] for row in rows_of("contradictions")]
    assert len(kinds) == len(set(kinds)) == 8


def test_the_rows_of_a_contradiction_can_be_found(rows_of, report):
    [found] = [row for row in rows_of("contradictions") if row["kind"] == "insured_after_death"]
    file, line = report.line_of("insured_months", found["source_row"])
    assert file == "insured_months.csv"
    assert line > 1
    assert found["against_says"] == "2025-05-11"


def test_the_share_of_facts_contradicted_counts_the_missing_row_as_compared(rows_of):
    feed = "insured_months"
    assert figure(rows_of, "facts_contradicted", feed, 202505, VILLAGE) == (1, 1)
    assert figure(rows_of, "facts_contradicted", feed, 202504, VILLAGE) == (0, 1)
    assert figure(rows_of, "facts_contradicted", feed, 202506, TOWN) == (1, 2)


def test_a_contradiction_keeps_its_name_when_more_is_loaded(tmp_path, rows_of):
    made = wrong_once(tmp_path / "hand_made")
    made.add("wage_months", month=202507, person_id=BELA, employer_id=SHOP)
    store = made.store(tmp_path)
    run = pipeline.assess(store, YEAR, Terms("cn/tianjin/jizhou")).run
    again = data_quality.measure_quality(store, run, on=ON)
    before = {row["contradiction_id"] for row in rows_of("contradictions")}
    import duckdb  # noqa: PLC0415

    names = duckdb.read_parquet(str(again.file("contradictions"))).select("contradiction_id")
    assert {row[0] for row in names.fetchall()} == before


def test_the_same_is_never_measured_twice(store, report):
    again = data_quality.measure_quality(store, runs(store, YEAR)[-1], on=ON)
    assert again == report
    settings = dataclasses.replace(QualitySettings(), agreed_day=20)
    other = data_quality.measure_quality(store, runs(store, YEAR)[-1], on=ON, settings=settings)
    assert other.manifest.report_id != report.manifest.report_id


def came(month, day, rows=1):
    return {"feed": "wage_months", "month": month, "arrived_on": day, "rows": rows}


def test_days_run_from_the_end_of_the_month_to_the_first_file():
    files = [came(202503, date(2025, 4, 20), 3), came(202503, date(2025, 4, 9), 7)]
    found = {
        (one.indicator, one.feed): (one.numerator, one.denominator)
        for one in timeliness(files, [202503], date(2025, 4, 21), QualitySettings())
    }
    assert found["days_until_arrival", "wage_months"] == (9, 0)
    assert found["rows_after_agreed_day", "wage_months"] == (3, 10)
    assert found["months_not_arrived", "wage_months"] == (0, 1)
    assert found["months_not_arrived", "insured_months"] == (1, 1)


@pytest.mark.parametrize(("on", "told"), [(date(2025, 4, 15), 0), (date(2025, 4, 16), 2)])
def test_a_month_is_missing_only_after_the_agreed_day(on, told):
    assert len(timeliness([], [202503], on, QualitySettings())) == told


def test_every_indicator_and_kind_has_an_owner_and_both_languages():
    for one in INDICATORS.values():
        assert all((one.zh, one.en, one.says_zh, one.says_en, one.feeds))
        assert all(owner_of(feed) for feed in one.feeds)
    assert {kind.feed for kind in KINDS.values()} <= CONTRACTS.keys()


def test_a_share_is_a_whole_number_of_per_mille():
    share = INDICATORS["rows_rejected"]
    assert [value_of(share, n, 2000) for n in (0, 1, 2, 3)] == [0, 1, 1, 2]
    assert value_of(share, 0, 0) == 0
    assert value_of(INDICATORS["days_until_arrival"], 9, 0) == 9


def test_a_store_with_nothing_wrong_has_no_contradictions(tmp_path):
    made = HandMade(tmp_path / "hand_made")
    made.add("employers", employer_id=MILL)
    made.add("disability_certificates", person_id=ANNA)
    made.works(ANNA, MILL, [202501])
    store = made.store(tmp_path)
    run = pipeline.assess(store, YEAR, Terms("cn/tianjin/jizhou")).run
    assert data_quality.measure_quality(store, run, on=ON).manifest.rows["contradictions"] == 0
