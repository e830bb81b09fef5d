"""Rows of one record: parts that are added up, contradictions, withdrawals, a file sent again."""

from datetime import date

import polars as pl
import pytest
from tests.unit.anye.sources.feed_files import RIGHT, TODAY, a_code, checked, csv_file
from tests.unit.anye.sources.test_load import current_rows, loaded

from anye.assessment.opened.stored import ADDED_UP
from anye.sources.check import check
from anye.sources.load import load
from anye.sources.store import held as kept
from anye.sources.store.same_key import same_keys
from anye.tables.contracts import CONTRACTS

WAGES = "wage_months"
OTHERS = {  # by feed, what two rows of one record say differently
    "disability_certificates": {"姓名": "张玮"},
    "military_certificates": {"残疾等级": "7"},
    "employers": {"单位名称": "天津市蓟州另一有限公司"},
    "labour_contracts": {"岗位": "保管员"},
    "insured_months": {"缴费基数": "4500.00"},
    WAGES: {"应发工资": "500.00"},
    "dispatch_agreements": {"计入方": "派遣单位"},
    "declarations": {"职工人月": "361"},
}


def wages(*changes, **all_of):
    return [RIGHT[WAGES] | all_of | change for change in changes]


def summed(manifest):
    return (manifest.lines, manifest.accepted, manifest.rejected, manifest.superseded_inside)


@pytest.mark.parametrize("feed", CONTRACTS)
def test_rows_of_one_record_that_differ_both_go_back_and_the_rest_holds(tmp_path, feed):
    one = RIGHT[feed]
    other_code = {
        name: a_code(7) for name in one if name in ("统一社会信用代码", "用工单位信用代码")
    }
    apart = one | (other_code or {"发证日期": "2016-06-01"})
    made = [one, apart, one | OTHERS[feed]]
    found, accepted, rejected = checked(tmp_path, csv_file(tmp_path, made), feed)
    assert [row["source_row"] % 2**32 for row in accepted] == [3]
    assert [(row["line"], row["reasons"]) for row in rejected] == [
        (2, ":conflict"),
        (4, ":conflict"),
    ]
    assert found.reasons == {"conflict": 2}


@pytest.mark.parametrize("feed", CONTRACTS)
def test_rows_of_one_record_that_say_the_same_are_one(tmp_path, feed):
    report = loaded(tmp_path / "store", csv_file(tmp_path, [RIGHT[feed]] * 3), feed)
    assert summed(report.manifest) == (3, 1, 0, 2)


def test_salary_and_bonus_of_one_month_are_added_up(tmp_path):
    parts = [
        {"所得项目": "正常工资薪金", "应发工资": "6000"},
        {"所得项目": "奖金", "应发工资": "500"},
    ]
    report = loaded(tmp_path / "store", csv_file(tmp_path, wages(*parts, *parts[:1])))
    assert summed(report.manifest) == (3, 2, 0, 1)
    assert (report.manifest.added_up, report.manifest.totals) == (2, {"wage": 1_250_000})
    assert [row["wage"] for row in current_rows(tmp_path / "store")] == [50_000, 600_000]
    trace = pl.read_parquet(report.folder / ADDED_UP)
    assert (trace["source_row"] % 2**32).to_list() == [3, 4]
    assert set(trace["with_source_row"] % 2**32) == {4}


def test_a_correction_of_a_month_in_parts_replaces_all_of_them(tmp_path):
    store = tmp_path / "store"
    parts = [{"所得项目": "工资", "应发工资": "6000"}, {"所得项目": "奖金", "应发工资": "500"}]
    loaded(store, csv_file(tmp_path, wages(*parts)))
    whole = loaded(store, csv_file(tmp_path, wages({"应发工资": "6600"}), name="b.csv"))
    assert whole.manifest.superseded_earlier == 2
    assert [row["wage"] for row in current_rows(store)] == [660_000]


def test_a_part_that_is_not_named_may_be_the_whole(tmp_path):
    made = wages({"所得项目": "", "应发工资": "6000"}, {"所得项目": "奖金", "应发工资": "500"})
    found, accepted, _ = checked(tmp_path, csv_file(tmp_path, made), WAGES)
    assert (accepted, found.reasons) == ([], {"conflict": 2})


def test_of_two_declarations_in_one_file_the_later_holds_whatever_their_order(tmp_path):
    first, second = (
        RIGHT["declarations"] | {"申报日期": day, "职工人月": months}
        for day, months in (("2026-01-05", "100"), ("2026-02-06", "120"))
    )
    for n, made in enumerate(([first, second], [second, first])):
        report = loaded(tmp_path / str(n), csv_file(tmp_path, made), "declarations")
        assert summed(report.manifest) == (2, 1, 0, 1)
        (held,) = current_rows(tmp_path / str(n), "declarations")
        assert held["headcount_months"] == 120


def test_conflicts_are_found_part_by_part_of_a_file_too_large_to_be_looked_at_at_once(tmp_path):
    made = [
        RIGHT[WAGES] | {"统一社会信用代码": a_code(n % 40), "应发工资": str(n)} for n in range(60)
    ]
    contract = CONTRACTS[WAGES]
    path = csv_file(tmp_path, made[:40])
    check(path, contract, today=TODAY, into=tmp_path / "x")
    assert same_keys(tmp_path / "x", contract.table, at_once=7).conflicts == {}
    rows = pl.concat(
        pl.read_parquet(tmp_path / "x" / "rows" / "202503.parquet").with_columns(
            source_row=pl.col("source_row") + more, wage=pl.col("wage") + more
        )
        for more in (0, 100)
    )
    rows.write_parquet(tmp_path / "x" / "rows" / "202503.parquet")
    assert len(same_keys(tmp_path / "x", contract.table, at_once=7).conflicts) == 80
    assert same_keys(tmp_path / "x", contract.table, at_once=7).conflicts == (
        same_keys(tmp_path / "x", contract.table).conflicts
    )


def test_a_row_is_withdrawn_by_sending_it_once_more(tmp_path):
    store = tmp_path / "store"
    loaded(store, csv_file(tmp_path, wages({}, {"统一社会信用代码": a_code(2)})))
    taken_back = loaded(store, csv_file(tmp_path, wages({}, 撤回="是"), name="b.csv")).manifest
    assert summed(taken_back) == (1, 0, 0, 1)
    assert (taken_back.withdrawing, taken_back.superseded_earlier) == (1, 1)
    assert taken_back.totals == {"wage": 0}
    assert [row["employer_id"] for row in current_rows(store)] == [int(a_code(2)[8:16], 36)]
    again = loaded(store, csv_file(tmp_path, wages({"应发工资": "3600"}), name="c.csv"))
    assert summed(again.manifest) == (1, 1, 0, 0)
    assert len(current_rows(store)) == 2


@pytest.mark.parametrize("feed", CONTRACTS)
def test_a_row_of_every_feed_can_be_withdrawn(tmp_path, feed):
    store = tmp_path / "store"
    loaded(store, csv_file(tmp_path, [RIGHT[feed]]), feed)
    loaded(store, csv_file(tmp_path, [RIGHT[feed] | {"撤回": "是"}], name="b.csv"), feed)
    assert current_rows(store, feed) == []


def test_there_must_be_something_to_withdraw(tmp_path):
    store = tmp_path / "store"
    loaded(store, csv_file(tmp_path, wages({})))
    mixed = wages({"撤回": "是"}, {"撤回": "是", "月份": "202504"}, {"月份": "202505", "撤回": ""})
    report = loaded(store, csv_file(tmp_path, mixed, name="b.csv")).manifest
    assert summed(report) == (3, 1, 1, 1)
    assert report.reasons == {"nothing_to_withdraw": 1}
    twice = loaded(store, csv_file(tmp_path, wages({"撤回": "1"}), name="c.csv")).manifest
    assert twice.reasons == {"nothing_to_withdraw": 1}


def test_a_row_is_not_sent_and_withdrawn_in_one_file(tmp_path):
    made = wages({"撤回": "否"}, {"撤回": "是"})
    found, accepted, _ = checked_with_withdrawals(tmp_path, made)
    assert (accepted, found.reasons) == ([], {"conflict": 2})


def checked_with_withdrawals(folder, made):
    return checked(folder, csv_file(folder, made), WAGES)


def test_a_row_that_withdraws_is_never_linked_to_anybody(tmp_path):
    (row,) = wages({"公民身份号码": "", "撤回": "是"})
    found, _, _ = checked(tmp_path, csv_file(tmp_path, [row]), WAGES)
    assert (found.rejected, found.unidentified) == (1, {})


def test_a_file_whose_rows_no_longer_hold_says_so_and_holds_again_where_that_is_asked(tmp_path):
    store = tmp_path / "store"
    first, second = (
        csv_file(tmp_path, wages({"应发工资": wage}, {"月份": "202504"}), name=f"{wage}.csv")
        for wage in ("3000", "9999")
    )
    loaded(store, first)
    loaded(store, second)
    there = loaded(store, first)
    assert (there.is_new, there.no_longer_held) == (False, 2)
    assert loaded(store, second).no_longer_held == 0

    def once_more(path):
        return load(store, path, CONTRACTS[WAGES], today=TODAY, again=True)

    restored = once_more(first)
    assert (restored.is_new, restored.manifest.superseded_earlier) == (True, 2)
    assert sorted(row["wage"] for row in current_rows(store)) == [300_000, 350_000]
    assert not once_more(first).is_new  # it holds: nothing changes
    assert once_more(second).is_new
    assert len({one.load_id for one in kept.loads(store, WAGES)}) == 4
    assert len({one.number for one in kept.loads(store, WAGES)}) == 4


def test_a_load_says_which_rows_of_files_that_came_later_it_replaced(tmp_path):
    store = tmp_path / "store"
    days = {"old": date(2025, 5, 8), "new": date(2026, 1, 8)}
    files = {
        name: csv_file(tmp_path, wages({"应发工资": wage}, {"月份": month}), name=f"{name}.csv")
        for name, wage, month in (("new", "3600", "202504"), ("old", "3500", "202505"))
    }

    def on_its_day(name):
        contract = CONTRACTS[WAGES]
        return load(store, files[name], contract, today=TODAY, received=days[name])

    assert on_its_day("new").newer_replaced == {}
    older = on_its_day("old")
    assert (older.manifest.superseded_earlier, older.newer_replaced) == (1, {"new.csv": 1})
    assert on_its_day("old").newer_replaced == {}  # nothing is changed, nothing is said
