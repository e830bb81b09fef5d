"""The same steps on Spark give every row that DuckDB gives."""

import pyarrow.parquet as pq
import pytest
from tests.unit.anye.test_pipeline import JIZHOU, YEAR, district

from anye.pipeline import assess, district_year

pytestmark = [pytest.mark.spark, pytest.mark.long]


@pytest.fixture(scope="module")
def spark():
    sql = pytest.importorskip("pyspark.sql", reason="make test-long installs pyspark")
    settings = {
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.ansi.enabled": "true",
        "spark.sql.session.timeZone": "UTC",
        "spark.driver.host": "127.0.0.1",
    }
    builder = sql.SparkSession.builder.master("local[2]")
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    yield session
    session.stop()


@pytest.mark.enable_socket
def test_every_table_is_equal(spark, tmp_path):
    from anye.tables.spark_engine import SparkEngine  # noqa: PLC0415 (only where pyspark is)

    ours = assess(district(tmp_path / "duckdb"), YEAR, JIZHOU).run
    engine = SparkEngine(spark)
    theirs = assess(district(tmp_path / "spark"), YEAR, JIZHOU, engine=engine).run
    assert theirs.manifest == ours.manifest
    for file in sorted(ours.folder.rglob("*.parquet")):
        name = file.relative_to(ours.folder)
        assert pq.read_table(theirs.folder / name).to_pylist() == pq.read_table(file).to_pylist()
    assert district_year(theirs, engine) == district_year(ours)
