"""The quality of a finished year.

``python -m benchmarks.quality.ours STORE YEAR``
"""

import json
import sys
from datetime import date
from pathlib import Path

from anye.pipeline.quality import measure_quality
from anye.tables.year.runs import latest_run


def main() -> None:
    """Measure the year's data and report how many figures and contradictions there are."""
    store, year = Path(sys.argv[1]), int(sys.argv[2])
    report = measure_quality(store, latest_run(store, year), on=date(year + 1, 6, 1))
    print(json.dumps(dict(report.manifest.rows)))


if __name__ == "__main__":
    main()
