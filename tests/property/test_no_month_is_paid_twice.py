"""Random entitlements of several schemes: what is left pays no person's month twice."""

from collections import defaultdict
from dataclasses import replace
from itertools import combinations

import duckdb
import narwhals as nw
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from anye.entitlements.once import paid_once
from anye.law.scheme import Cited, all_schemes, may_both_pay
from anye.law.schemes.facts import SUPPORTED_MONTH
from anye.tables.year.entitled import ANOTHER_PAYS

ALLOWED = Cited("可同时享受", "May both be had", "made up", "unverified")
LIKE = all_schemes()["new_hire"]
A, B, C = (replace(LIKE, name=name, of=SUPPORTED_MONTH) for name in "abc")
A_BESIDE_C = replace(A, may_stand_beside={"c": ALLOWED})
SETS = {"all exclude": (A, B, C), "a beside c": (A_BESIDE_C, B, C)}
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "scheme": st.sampled_from("abc"),
            "period": st.sampled_from([202501, 202502]),
            "employer_id": st.integers(1, 3),
            "person_id": st.integers(1, 3),
            "amount": st.integers(0, 3),
            "unmet": st.sampled_from([0, 0, 1]),
        }
    ),
    min_size=1,
    max_size=40,
    unique_by=lambda row: (row["scheme"], row["period"], row["employer_id"], row["person_id"]),
)


def on_polars(rows):
    return nw.from_native(pl.LazyFrame(rows))


def on_duckdb(rows):
    table = pl.DataFrame(rows).to_arrow()  # noqa: F841 (DuckDB reads it by its name)
    return nw.from_native(duckdb.connect().sql('SELECT * FROM "table"').set_alias("rows"))


def left(rows, schemes, engine):
    given_rows = [
        row | {"is_entitled": row["unmet"] == 0, "amount": row["amount"] * (row["unmet"] == 0)}
        for row in rows
    ]
    found = paid_once(engine(given_rows), schemes).collect().to_polars()
    return found.sort("scheme", "period", "employer_id", "person_id").to_dicts()


@pytest.mark.parametrize("schemes", SETS.values(), ids=SETS)
@given(rows=ROWS)
def test_of_those_that_would_pay_a_month_only_such_are_left_as_may_stand_together(schemes, rows):
    found = left(rows, schemes, on_polars)
    by_name = {scheme.name: scheme for scheme in schemes}
    paid = defaultdict(list)
    for row in found:
        if row["is_entitled"]:
            paid[row["period"], row["person_id"]].append(row["scheme"])
    for names in paid.values():
        assert len(names) == len(set(names)), "one scheme at two employers"
        assert all(may_both_pay(by_name[a], by_name[b]) for a, b in combinations(names, 2))


@pytest.mark.parametrize("schemes", SETS.values(), ids=SETS)
@given(rows=ROWS)
def test_nobody_loses_a_month_that_nobody_else_is_paid_for(schemes, rows):
    found = left(rows, schemes, on_polars)
    assert len(found) == len(rows)
    asked = {(row["period"], row["person_id"]) for row in rows if row["unmet"] == 0}
    paid = {(row["period"], row["person_id"]) for row in found if row["is_entitled"]}
    assert asked == paid
    for row in found:
        lost = row["unmet"] >> ANOTHER_PAYS & 1
        assert row["is_entitled"] == (row["unmet"] == 0)
        assert not (lost and row["amount"])


@pytest.mark.parametrize("schemes", SETS.values(), ids=SETS)
@given(rows=ROWS)
def test_the_one_that_pays_most_pays(schemes, rows):
    found = left(rows, schemes, on_polars)
    best = defaultdict(int)
    for row in rows:
        if row["unmet"] == 0:
            key = row["period"], row["person_id"]
            best[key] = max(best[key], row["amount"])
    for key, amount in best.items():
        mine = [r["amount"] for r in found if (r["period"], r["person_id"]) == key]
        assert max(mine) == amount


@pytest.mark.parametrize("schemes", SETS.values(), ids=SETS)
@given(rows=ROWS)
def test_every_engine_leaves_the_same(schemes, rows):
    assert left(rows, schemes, on_duckdb) == left(rows, schemes, on_polars)
