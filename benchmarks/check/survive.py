"""Check files with hostile lines in them; a refusal of our own or a crash is an answer too.

``python -m benchmarks.check.survive OUT FEED [FEED ...]``
"""

import json
import sys
from pathlib import Path

from anye.sources.check import check
from anye.tables.contracts import CONTRACTS
from benchmarks.check.ours import RECEIVED


def main() -> None:
    """Report by file how many lines were accepted and rejected."""
    out, *feeds = (Path(name) for name in sys.argv[1:])
    print(json.dumps({feed.name: survived(feed, out / feed.stem) for feed in feeds}))


def survived(feed: Path, out: Path) -> dict[str, int | str]:
    """Return where the lines of a file went, or how the check failed."""
    try:
        found = check(feed, CONTRACTS["insured_months"], today=RECEIVED, into=out)
    except Exception as error:  # noqa: BLE001 (whatever ends the check is what we report)
        return {"accepted": 0, "rejected": 0, "error": type(error).__name__}
    return {"accepted": found.accepted, "rejected": found.rejected}


if __name__ == "__main__":
    main()
