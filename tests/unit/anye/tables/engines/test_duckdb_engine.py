"""What this machine's engine makes of values given in Python."""

from datetime import date

import narwhals as nw
import pytest

from anye.tables.engines.duckdb_engine import DuckDBEngine


@pytest.fixture
def engine():
    made = DuckDBEngine()
    yield made
    made.close()


def test_a_small_table_has_the_values_given_and_one_type_for_each_kind(engine):
    given = {
        "number": [1, None, 2**40],
        "text": ["安业", 'O\'Brien "x"', None],
        "day": [None, date(2025, 3, 1), None],
        "truth": [True, None, False],
    }
    table = engine.small(given)
    assert list(table.collect_schema().values()) == [nw.Int64, nw.String, nw.Date, nw.Boolean]
    assert engine.fetch(engine.hold("given", table)) == [
        dict(zip(given, row, strict=True)) for row in zip(*given.values(), strict=True)
    ]


def test_a_small_number_is_as_wide_as_a_large_one(engine):
    assert engine.small({"number": [1]}).collect_schema() == {"number": nw.Int64}


def test_a_small_table_may_be_empty(engine):
    assert engine.fetch(engine.small({"number": [], "text": []})) == []
