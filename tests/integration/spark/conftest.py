"""A town worked out by DuckDB, its twin stores, and Spark on this machine or on a cluster."""

import hashlib
import shutil
from importlib.util import find_spec

import pytest
from deploy.spark_cluster import cluster
from tests.unit.anye.cli.conftest import typed

from anye.tables.engines.spark_session import spark_session

YEAR = 2025
SETTINGS = {"spark.sql.shuffle.partitions": "2"}  # few rows
QUICK_TO_START = "-XX:TieredStopAtLevel=1"  # what runs for seconds is not worth compiling well


@pytest.fixture(scope="session", autouse=True)
def _pyspark():
    if find_spec("pyspark") is None:
        pytest.skip("make test-long installs pyspark")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JDK_JAVA_OPTIONS", QUICK_TO_START)
        yield


@pytest.fixture(scope="session")
def town(tmp_path_factory):
    """Return the store of the sample town: every feed loaded, nothing worked out."""
    folder = tmp_path_factory.mktemp("town")
    years = ("--from", YEAR, "--until", YEAR)
    assert typed("synth", folder / "feeds", "--size", "sample", *years) == 0
    assert typed("load", folder / "feeds", "--store", folder / "store") == 1  # some are rejected
    return folder / "store"


@pytest.fixture
def twin(town, tmp_path):
    """Return a store of the same files."""
    return shutil.copytree(town, tmp_path / "twin")


@pytest.fixture(scope="session")
def assessed(town, tmp_path_factory):
    """Return a store of which DuckDB worked out the town's year."""
    store = shutil.copytree(town, tmp_path_factory.mktemp("duckdb") / "store")
    assert typed("assess", "--store", store, "--year", YEAR) == 0
    return store


@pytest.fixture(scope="session")
def by_duckdb(assessed):
    """Return what DuckDB made of the town's year: links and run."""
    return results(assessed)


@pytest.fixture(scope="module")
def session():
    """Return Spark with two tasks at a time on this machine."""
    with spark_session("local[2]") as opened:
        for name, value in SETTINGS.items():
            opened.conf.set(name, value)
        yield opened


@pytest.fixture(scope="module")
def two_workers(tmp_path_factory):
    with cluster(tmp_path_factory.mktemp("cluster"), memory_mb=1024, more=SETTINGS) as running:
        yield running


def results(store):
    """Return a hash of every file of a store's links and runs."""
    return contents(store / "links") | contents(store / "runs")


def contents(folder):
    """Return a hash of every file below a folder."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }
