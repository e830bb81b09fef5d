"""What a store knows of a delivery: when it came, and what of it was sent back."""

from datetime import date

import polars as pl
from tests.unit.anye.sources.feed_files import RIGHT, a_code, an_id

from anye.sources.load import load
from anye.sources.store.delivered import deliveries, reason_words, write_rejected_rows
from anye.sources.store.held import loads
from anye.tables.contracts import CONTRACTS
from anye.tables.quality.measured import REJECTED_ROWS

FEED = "wage_months"


def loaded(place, feed, *rows):
    place.mkdir(exist_ok=True)
    file = place / f"{feed}.csv"
    pl.DataFrame([RIGHT[feed] | row for row in rows]).write_csv(file)
    load(place / "store", file, CONTRACTS[feed], today=date(2026, 3, 1))
    return {feed: [one.load_id for one in loads(place / "store", feed)]}


def rejected(place, names):
    files = write_rejected_rows(place / "store", names, place)
    return pl.read_parquet(files).select(*REJECTED_ROWS.columns) if files else None


def test_a_delivery_has_a_row_for_each_month_in_it(tmp_path):
    names = loaded(tmp_path, FEED, {"月份": "202503"}, {"月份": "202504"})
    found = deliveries(tmp_path / "store", names)
    assert found["month"].to_list() == [202503, 202504]
    assert set(found["arrived_on"]) == {date(2026, 3, 1)}
    assert deliveries(tmp_path / "store", {}).is_empty()


def test_a_file_that_lay_about_came_on_the_day_it_was_received(tmp_path):
    file = tmp_path / "wage_months.csv"
    pl.DataFrame([RIGHT[FEED]]).write_csv(file)
    came, checked = date(2025, 4, 8), date(2026, 3, 1)
    made = load(tmp_path / "store", file, CONTRACTS[FEED], today=checked, received=came).manifest
    assert (made.checked_on, made.received_on) == ("2026-03-01", "2025-04-08")
    found = deliveries(tmp_path / "store", {FEED: [made.load_id]})
    assert found["arrived_on"].to_list() == [came]


def test_a_rejected_row_says_its_month_employer_and_every_fault(tmp_path):
    wrong = {"月份": "202503", "应发工资": "-1", "姓名": ""}
    names = loaded(tmp_path, FEED, {"月份": "202503"}, {"月份": "202504"}, wrong)
    rows = rejected(tmp_path, names)
    assert set(zip(rows["field"], rows["reason"], strict=True)) == {
        ("name", "blank"),
        ("wage", "money_negative"),
    }
    assert rows["month"].to_list() == [202503, 202503]
    assert rows["source_row"].unique().to_list()[0] % 2**32 == 4
    assert rows["employer_id"].min() > 0
    assert rows["given_code"].unique().to_list() == [a_code()]


def test_an_unreadable_month_is_the_files_only_month_else_unknown(tmp_path):
    one = loaded(tmp_path / "one", FEED, {"月份": "202503"}, {"月份": "三月"})
    two = loaded(tmp_path / "two", FEED, {"月份": "202503"}, {"月份": "202504"}, {"月份": "三月"})
    assert rejected(tmp_path / "one", one)["month"].to_list() == [202503]
    assert rejected(tmp_path / "two", two)["month"].to_list() == [0]


def test_a_month_that_can_be_read_is_the_rows_own_though_nothing_was_accepted_of_it(tmp_path):
    for n, written in enumerate(("202503", "2025-03", "2025年3月")):
        wrong = {"月份": written, "应发工资": "x"}
        alone = loaded(tmp_path / f"alone{n}", FEED, wrong)
        assert rejected(tmp_path / f"alone{n}", alone)["month"].to_list() == [202503]
    nonsense = loaded(tmp_path / "nonsense", FEED, {"月份": "202513"})
    assert rejected(tmp_path / "nonsense", nonsense)["month"].to_list() == [0]


def test_a_code_that_cannot_be_read_names_no_employer(tmp_path):
    wrong = {"统一社会信用代码": "XX", "公民身份号码": an_id(order=7)}
    rows = rejected(tmp_path, loaded(tmp_path, FEED, wrong))
    assert rows["employer_id"].to_list() == [0]
    assert rows["given_id"].to_list() == [an_id(order=7)]


def test_a_register_has_no_months(tmp_path):
    names = loaded(tmp_path, "employers", {"乡镇街道代码": "1"}, {})
    rows = rejected(tmp_path, names)
    assert rows["month"].to_list() == [0]
    assert deliveries(tmp_path / "store", names)["month"].to_list() == [0]


def test_every_reason_has_words():
    assert all(all(pair) for pair in reason_words().values())
