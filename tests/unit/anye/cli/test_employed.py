"""``anye employed``: who is in work by township, and who newly."""

import json

import polars as pl


def test_each_township_is_told_and_all_add_up(anye, town):
    code, out, _ = anye("employed", "--store", town / "store", "--year", "2025", "--json")
    assert code == 0
    found = json.loads(out)
    [roll] = (town / "store").glob("employments/*/employments.parquet")
    [entered] = (town / "store").glob("employments/*/entries.parquet")
    persons = pl.read_parquet(roll)["person_id"].n_unique()
    assert sum(one["in_work"] for one in found) == persons > 100
    entries = pl.read_parquet(entered)
    told = sum(
        one["new"] + one["in_work_before"] + one["not_stayed"] + one["again"] for one in found
    )
    assert told == len(entries) > 0


def test_what_is_new_is_said_to_be_unverified(anye, town):
    code, out, told = anye("employed", "--store", town / "store", "--year", "2025")
    assert code == 0
    assert "合计" in out
    assert "未核实" in told
