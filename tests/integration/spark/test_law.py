"""The law on Spark: the same figures as the reference, to the fen."""

import random
from datetime import date

import narwhals as nw
import pytest
from tests.property.engines import by_reference

from anye.rulebook.columns import apply
from anye.rulebook.plan import plan

pytestmark = [pytest.mark.spark, pytest.mark.enable_socket]  # Python and the JVM talk by socket

JIZHOU = "cn/tianjin/jizhou"
LOCAL = {"social_average_wage": 9_600_000}


@pytest.fixture(scope="module")
def spark():
    sql = pytest.importorskip("pyspark.sql", reason="make test-long installs pyspark")
    builder = sql.SparkSession.builder.master("local[2]")
    session = builder.config("spark.ui.enabled", "false").getOrCreate()
    yield session
    session.stop()


def employer(rng):
    months = rng.choice([0, 1, 359, 360, 361, 1200, 12_000, rng.randrange(24_000)])
    return {
        "kind": rng.randrange(8),
        "is_school": rng.random() < 0.5,
        "is_small": rng.random() < 0.5,
        "established_posts": rng.choice([0, 49, 50, 66, 67]),
        "years_since_registration": rng.randrange(6),
        "headcount_months": months,
        "counted_months": rng.choice([0, months // 100, months * 15 // 1000, rng.randrange(40)]),
        "lapsed_months": rng.choice([0, 12]),
        "persons_at_year_end": rng.randrange(3),
        "wages_total": rng.randrange(3_000_000) * max(months, 1) + rng.randrange(100),
        "has_declared": rng.random() < 0.8,
        **LOCAL,
    }


@pytest.mark.parametrize("year", [2016, 2018, 2020, 2024])
def test_an_employers_year(spark, year):
    rng = random.Random(year)  # noqa: S311 (rows to compare, no secrets)
    wanted = ["levy_due", "over_quota"] + (["duty_unmet"] if year > 2021 else [])
    todo = plan(wanted, date(year, 12, 31), JIZHOU, given=LOCAL)
    rows = [{"n": n, **employer(rng)} for n in range(2000)]
    table = nw.from_native(spark.createDataFrame(rows))
    found = sorted(apply(todo, table).to_native().collect(), key=lambda row: row["n"])
    names = [step.name for step in todo.steps]
    assert [{name: row[name] for name in names} for row in found] == by_reference(todo, rows)
