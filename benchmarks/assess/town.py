"""A made-up town as a store: its raw feeds are written, checked and loaded like any others.

``python -m benchmarks.assess.town YEAR REGISTERED EMPLOYERS INSURED STORE``
"""

import json
import shutil
import sys
from datetime import date
from pathlib import Path

from anye.sources.load import load
from anye.synthetic.district import write_district
from anye.synthetic.sizes import Size
from anye.tables.contracts import CONTRACTS


def main() -> None:
    """Make the store, in a folder beside its place until it is whole."""
    year, registered, employers, insured = (int(word) for word in sys.argv[1:5])
    store = Path(sys.argv[5])
    raw, unfinished = store.with_name("raw"), store.with_name("unfinished")
    for folder in (raw, unfinished):
        shutil.rmtree(folder, ignore_errors=True)
    size = Size("benchmark", registered, employers, insured)
    write_district(raw, years=(year,), size=size, formats="plain")
    received = date(year + 1, 12, 31)
    lines = rejected = 0
    for feed, contract in CONTRACTS.items():
        for file in sorted((raw / feed).iterdir()):
            manifest = load(unfinished, file, contract, today=received).manifest
            lines, rejected = lines + manifest.lines, rejected + manifest.rejected
            file.unlink()
    shutil.rmtree(raw)
    unfinished.rename(store)
    print(json.dumps({"lines": lines, "rejected": rejected}))


if __name__ == "__main__":
    main()
