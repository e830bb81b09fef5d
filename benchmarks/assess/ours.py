"""The pipeline's assessment of a year.

``python -m benchmarks.assess.ours STORE YEAR``
"""

import json
import sys
from pathlib import Path

from anye.pipeline.year import assess
from anye.rulebook.terms import Terms
from anye.tables.year.runs import run_folder
from benchmarks.assess.law import JURISDICTION


def main() -> None:
    """Work out the year and report where it lies."""
    store, year = Path(sys.argv[1]), int(sys.argv[2])
    run = assess(store, year, Terms(JURISDICTION)).run
    print(json.dumps({"run": str(run_folder(store, run.manifest.run_id))}))


if __name__ == "__main__":
    main()
