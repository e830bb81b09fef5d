"""A year assessed on a cluster of two workers, each one core, that is started for it.

``python -m benchmarks.spark.ours STORE YEAR FOLDER``
"""

import json
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from deploy.spark_cluster import cluster

from anye.assessment.terms import Terms
from anye.pipeline import assess
from anye.sources.durable import STAGING
from anye.tables.engine import Table
from anye.tables.spark_engine import SparkEngine
from anye.tables.spark_session import spark_session
from benchmarks.assess.law import JURISDICTION
from benchmarks.spark import event_log, processes

MEMORY_MB = 3072  # of each worker


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


def main() -> None:
    """Work out the year and report what it took."""
    year, folder = int(sys.argv[2]), Path(sys.argv[3])
    events, store = folder / "events", folder / "store"
    for new in (events, store):
        new.mkdir(parents=True)
    (store / "feeds").symlink_to(Path(sys.argv[1]).resolve() / "feeds")
    more = {**event_log.SETTINGS, "spark.eventLog.dir": events.resolve().as_uri()}
    with cluster(folder / "cluster", memory_mb=MEMORY_MB, more=more) as running:
        os.environ.update(running.environment())
        with spark_session(running.address) as session:
            engine = TimedEngine(session, store / STAGING / "spill")
            began = time.perf_counter()
            run = assess(store, year, Terms(JURISDICTION), engine=engine).run
            seconds = time.perf_counter() - began
            used = processes.used()
    said = {
        "run": str(run.folder),
        "seconds": round(seconds, 1),
        "driver_writing_seconds": round(engine.driver_seconds, 1),
        "rows": dict(run.manifest.rows),
        "events": event_log.figures(events),
        "processes": used,
    }
    print(json.dumps(said))


if __name__ == "__main__":
    main()
