"""Our check of a feed: typed rows by month, and rejected lines with their reasons.

``python -m benchmarks.check.ours FEED OUT``
"""

import json
import sys
from datetime import date
from pathlib import Path

from anye.sources.check import check
from anye.tables.contracts import CONTRACTS

RECEIVED = date(2026, 3, 31)  # the day on which months are held to be past


def main() -> None:
    """Check the file and report where its lines went."""
    feed, out = (Path(name) for name in sys.argv[1:])
    found = check(feed, CONTRACTS["insured_months"], today=RECEIVED, into=out)
    sums = {"lines": found.lines, "accepted": found.accepted, "rejected": found.rejected}
    print(json.dumps({**sums, "reasons": dict(found.reasons)}))


if __name__ == "__main__":
    main()
