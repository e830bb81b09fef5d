"""Commands on a cluster of a master and two workers, as an operator types them."""

import shutil
import subprocess
import sys
import time

import pytest
from deploy.spark_cluster import cluster
from tests.integration.spark.conftest import SETTINGS, YEAR, results

ANYE = (sys.executable, "-c", "from anye.cli.app import main; main()")
pytestmark = [pytest.mark.spark, pytest.mark.long, pytest.mark.enable_socket]


def anye(running, *words):
    """Start a command as a process that knows of the cluster."""
    command = (*ANYE, *map(str, words), "--lang", "en")
    return subprocess.Popen(command, env=running.environment(), stderr=subprocess.PIPE, text=True)


def assess(running, store):
    master = ("--master", running.address)
    return anye(running, "assess", "--store", store, "--year", YEAR, "--engine", "spark", *master)


def test_a_sample_town_is_linked_and_assessed_alike(two_workers, twin, by_duckdb):
    process = assess(two_workers, twin)
    _, said = process.communicate()
    assert process.returncode == 0, said
    assert results(twin) == by_duckdb


def test_a_worker_that_is_killed_changes_nothing(tmp_path, assessed, twin, by_duckdb):
    shutil.copytree(assessed / "links", twin / "links")
    with cluster(tmp_path / "cluster", memory_mb=1024, more=SETTINGS) as running:
        process = assess(running, twin)
        while process.poll() is None and not list(twin.glob("staging/*/person_months/*.parquet")):
            time.sleep(0.1)
        assert process.poll() is None
        running.kill("worker-2")
        _, said = process.communicate()
    assert process.returncode == 0, said
    assert results(twin) == by_duckdb
