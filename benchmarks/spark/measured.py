"""Run a piece of work on a cluster of two workers started for it, and say what it took."""

import json
import os
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from deploy.spark_cluster import cluster

from anye.tables.engines.engine import Table
from anye.tables.engines.spark_engine import SparkEngine
from anye.tables.engines.spark_session import spark_session
from benchmarks.spark import event_log, processes

WORKERS, CORES, MEMORY_MB = 2, 1, 3072
# Spark sends tables below 10 MB to every executor instead of moving the larger side. A nation's
# certificate holders are hundreds of MB, so here only a calendar may be sent.
AS_IN_A_NATION = {"spark.sql.autoBroadcastJoinThreshold": "32k"}


class TimedEngine(SparkEngine):
    """Spark, with a watch on what only the driver does."""

    driver_seconds = 0.0
    spread_seconds = 0.0

    def write(self, table: Table, file: Path, by: Sequence[str]) -> int:
        """Write a table; remember how long the rows took on this one machine."""
        began, spread = time.perf_counter(), self.spread_seconds
        rows = super().write(table, file, by)
        self.driver_seconds += time.perf_counter() - began - (self.spread_seconds - spread)
        return rows

    def _spread(self, table: Table, folder: Path) -> None:
        began = time.perf_counter()
        super()._spread(table, folder)
        self.spread_seconds += time.perf_counter() - began


def measured(folder: Path, spill: Path, work: Callable[[SparkEngine], Mapping[str, Any]]) -> None:
    """Do the work; print what it returns beside what Spark and Linux say it took."""
    events = folder / "events"
    events.mkdir(parents=True)
    log = {**event_log.SETTINGS, "spark.eventLog.dir": events.resolve().as_uri()}
    sizes = {"workers": WORKERS, "cores": CORES, "memory_mb": MEMORY_MB}
    with cluster(folder / "cluster", **sizes, more={**log, **AS_IN_A_NATION}) as running:
        os.environ.update(running.environment())
        with spark_session(running.address) as session:
            engine = TimedEngine(session, spill)
            began = time.perf_counter()
            found = work(engine)
            seconds = time.perf_counter() - began
            used = processes.used()
    said = {
        **found,
        "seconds": round(seconds, 1),
        "driver_writing_seconds": round(engine.driver_seconds, 1),
        "events": event_log.figures(events),
        "processes": used,
    }
    print(json.dumps(said))
