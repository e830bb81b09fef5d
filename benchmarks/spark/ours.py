"""A year assessed on a cluster of two workers.

``python -m benchmarks.spark.ours STORE YEAR FOLDER``
"""

import sys
from pathlib import Path
from typing import Any

from anye.pipeline.year import assess
from anye.rulebook.terms import Terms
from anye.sources.store.durable import STAGING
from anye.tables.engines.spark_engine import SparkEngine
from benchmarks.assess.law import JURISDICTION
from benchmarks.spark.measured import measured


def main() -> None:
    """Work out the year in a store that shares the feeds and links of the given one."""
    year, folder = int(sys.argv[2]), Path(sys.argv[3])
    store = folder / "store"
    store.mkdir(parents=True)
    for shared in ("feeds", "links"):
        (store / shared).symlink_to(Path(sys.argv[1]).resolve() / shared)

    def work(engine: SparkEngine) -> dict[str, Any]:
        run = assess(store, year, Terms(JURISDICTION), engine=engine).run
        return {"run": str(run.folder), "rows": dict(run.manifest.rows)}

    measured(folder, store / STAGING / "spill", work)


if __name__ == "__main__":
    main()
