"""The same steps on Spark give every file that DuckDB gives, byte by byte."""

import pytest
from tests.integration.spark.conftest import YEAR, results
from tests.unit.anye.test_pipeline import JIZHOU

from anye.pipeline import assess, district_year

pytestmark = [pytest.mark.spark, pytest.mark.long, pytest.mark.enable_socket]


@pytest.fixture
def engine(session, twin):
    from anye.tables.spark_engine import SparkEngine  # noqa: PLC0415 (only where pyspark is)

    return SparkEngine(session, twin / "staging" / "spill")


def test_a_sample_town_is_linked_and_assessed_alike(engine, twin, by_duckdb):
    run = assess(twin, YEAR, JIZHOU, engine=engine).run
    assert results(twin) == by_duckdb
    assert list((twin / "staging").iterdir()) == []
    assert district_year(run, engine) == district_year(run)
