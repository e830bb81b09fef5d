"""Which files hold the months of a year, for a peer that does not know the store.

``python -m benchmarks.assess.peers.files STORE YEAR FILE``
"""

import json
import sys
from pathlib import Path

from benchmarks.assess.columns import monthly


def main() -> None:
    """Write them as JSON, by month and feed."""
    store, year, file = Path(sys.argv[1]).resolve(), int(sys.argv[2]), Path(sys.argv[3])
    months: dict[str, dict[str, dict[str, list[str]]]] = {}
    for feed, month, part in monthly(store, year):
        found = {"files": part.files, "superseded": part.superseded}
        named = {what: [str(path) for path in paths] for what, paths in found.items()}
        months.setdefault(month, {})[feed] = named
    file.write_text(json.dumps(months), "utf-8")
    print(json.dumps({"months": len(months)}))


if __name__ == "__main__":
    main()
