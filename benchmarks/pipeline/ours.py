"""``anye run``, from raw feeds to finished years.

``python -m benchmarks.pipeline.ours FEEDS STORE FIRST LAST [BEFORE]``

With ``BEFORE`` the store begins as a copy of that one (hard links): what is measured is a month
more. The year worked out last is the one that is compared.
"""

import json
import os
import shutil
import sys
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

from anye.cli.app import main as anye
from anye.tables.year.runs import latest_run

FOUND = 1  # some rows were rejected: the made-up feeds hold wrong lines


def main() -> None:
    """Run the command and report what it says of its steps."""
    feeds, store = Path(sys.argv[1]), Path(sys.argv[2])
    first, last = int(sys.argv[3]), int(sys.argv[4])
    if len(sys.argv) > 5:  # noqa: PLR2004 (the optional argument)
        shutil.copytree(sys.argv[5], store, copy_function=os.link)
    years = [word for year in range(first, last + 1) for word in ("--year", str(year))]
    sys.argv[1:] = ["run", str(feeds), "--store", str(store), *years, "--json"]
    said = StringIO()
    with redirect_stdout(said):
        try:
            anye()
        except SystemExit as ended:
            if ended.code not in {0, FOUND}:
                raise
    found = json.loads(said.getvalue())
    lines = sum(file["lines"] for file in found["files"] if file.get("fate") != "passed_over")
    run = latest_run(store, last).folder
    print(json.dumps({"run": str(run), "lines": lines, "seconds": found["seconds"]}))


if __name__ == "__main__":
    main()
