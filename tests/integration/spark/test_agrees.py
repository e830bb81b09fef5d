"""The same steps on Spark give every file that DuckDB gives, byte by byte."""

import shutil
from datetime import date

import pytest
from tests.integration.spark.conftest import YEAR, contents, results
from tests.unit.anye.pipeline.test_year import JIZHOU

from anye.pipeline.quality import measure_quality
from anye.pipeline.year import assess, district_year
from anye.tables.year.runs import runs

pytestmark = [pytest.mark.spark, pytest.mark.long, pytest.mark.enable_socket]


@pytest.fixture
def engine(session, twin):
    from anye.tables.engines.spark_engine import SparkEngine  # noqa: PLC0415 (only where pyspark is)

    return SparkEngine(session, twin / "staging" / "spill")


def test_a_sample_town_is_linked_and_assessed_alike(engine, twin, by_duckdb):
    run = assess(twin, YEAR, JIZHOU, engine=engine).run
    assert results(twin) == by_duckdb
    assert list((twin / "staging").iterdir()) == []
    assert district_year(run, engine) == district_year(run)


def test_the_quality_of_a_sample_towns_data_is_measured_alike(engine, assessed, twin):
    shutil.copytree(assessed, twin, dirs_exist_ok=True)
    (run,) = runs(twin, YEAR)
    on = date(YEAR + 1, 1, 10)
    for store, machine in ((assessed, None), (twin, engine)):
        measure_quality(store, run, on=on, engine=machine)
    assert contents(twin / "quality") == contents(assessed / "quality")
