"""Each word of the vocabulary does to a column what it does to a number, large values included."""

import narwhals as nw
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.property.engines import duckdb_table, polars_table

from anye.kernel import ops
from anye.rulebook import columns  # noqa: F401 (registers the words for columns)

LARGE = 10**16  # products of the law stay below this: fen times thousandths
whole = st.integers(0, LARGE)
signed = st.integers(-LARGE, LARGE)
divisors = st.integers(5, 10**7)  # quotients stay below 2**51: 22 million million yuan in fen
few = settings(max_examples=settings.default.max_examples // 3)  # each example is many rows
TIERS = ((0, 900), (10, 500), (15, 0))


def found(engine, rows, formula):
    """Return a formula's column, in the order of the rows."""
    table = engine([{"n": n, **row} for n, row in enumerate(rows)])
    result = table.with_columns(found=formula).select("n", "found").collect().sort("n")
    return result["found"].to_list()


def rows_of(**kinds):
    return st.lists(st.fixed_dictionaries(kinds), min_size=1, max_size=40)


A, B = nw.col("a"), nw.col("b")
ENGINES = pytest.mark.parametrize("engine", [polars_table, duckdb_table], ids=["polars", "duck"])


@ENGINES
@few
@given(rows=rows_of(a=whole, b=divisors))
def test_half_up(engine, rows):
    expected = [ops.half_up(row["a"], row["b"]) for row in rows]
    assert found(engine, rows, ops.half_up(A, B)) == expected


@ENGINES
@pytest.mark.parametrize("divisor", [2, 7, 1000, 12000])
@few
@given(rows=rows_of(a=whole))
def test_half_up_by_a_literal(engine, divisor, rows):
    rows += [{"a": divisor * n + divisor // 2 + k} for n in (0, 1, 10**11) for k in (-1, 0, 1)]
    expected = [ops.half_up(row["a"], divisor) for row in rows]
    assert found(engine, rows, ops.half_up(A, divisor)) == expected


@ENGINES
@few
@given(rows=rows_of(a=whole, b=divisors))
def test_whole(engine, rows):
    # Multiples and their neighbours are where a detour through doubles goes wrong.
    rows += [
        {"a": row["a"] // row["b"] * row["b"] + k, "b": row["b"]} for row in rows for k in (0, 1)
    ]
    expected = [ops.whole(row["a"], row["b"]) for row in rows]
    assert found(engine, rows, ops.whole(A, B)) == expected


@ENGINES
@few
@given(rows=rows_of(a=signed, b=signed, c=st.booleans()))
def test_smaller_larger_positive_pick_negated(engine, rows):
    words = {
        "smaller": (ops.smaller(A, B), lambda a, b, _: ops.smaller(a, b)),
        "larger": (ops.larger(A, B), lambda a, b, _: ops.larger(a, b)),
        "smaller than a literal": (ops.smaller(A, 7), lambda a, *_: ops.smaller(a, 7)),
        "larger than a literal": (ops.larger(A, 1), lambda a, *_: ops.larger(a, 1)),
        "positive": (ops.positive(A), lambda a, *_: ops.positive(a)),
        "pick": (ops.pick(nw.col("c"), A, B), lambda a, b, c: ops.pick(c, a, b)),
        "pick literals": (ops.pick(nw.col("c"), 2, 0), lambda *it: ops.pick(it[2], 2, 0)),
        "negated": (ops.negated(nw.col("c")), lambda *it: ops.negated(it[2])),
    }
    for name, (column, number) in words.items():
        expected = [number(row["a"], row["b"], row["c"]) for row in rows]
        assert found(engine, rows, column) == expected, name


@ENGINES
@few
@given(rows=rows_of(a=st.integers(0, 10**9), b=st.integers(0, 10**9)))
def test_steps_is_exact_at_every_floor(engine, rows):
    floors = [floor for floor, _ in TIERS]
    rows += [
        {"a": row["b"] * floor + k, "b": row["b"] * 1000}
        for row in rows
        for floor in floors
        for k in (0, 1)
    ]
    expected = [ops.steps(row["a"], row["b"], TIERS) for row in rows]
    assert found(engine, rows, ops.steps(A, B, TIERS)) == expected
