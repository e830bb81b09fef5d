"""The raw feeds of a made-up city, the last month apart.

``python -m benchmarks.pipeline.feeds FIRST LAST REGISTERED EMPLOYERS INSURED FOLDER``

``FOLDER/before`` holds everything but the files of the last month, ``FOLDER/month`` those, and
``FOLDER/all`` both, as links to the same files.
"""

import json
import os
import shutil
import sys
from pathlib import Path

from anye.synthetic.district import write_district
from anye.synthetic.sizes import Size

MONTHLY = ("insured_months", "wage_months")


def main() -> None:
    """Write the feeds, in a folder beside their place until they are whole."""
    first, last, registered, employers, insured = (int(word) for word in sys.argv[1:6])
    folder = Path(sys.argv[6])
    unfinished = folder.with_name("unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    size = Size("benchmark", registered, employers, insured)
    written = write_district(
        unfinished / "all", years=range(first, last + 1), size=size, formats="plain"
    )
    written.truth.unlink()
    for file in sorted((unfinished / "all").rglob("*.csv")):
        of_month = file.parent.name in MONTHLY and file.stem >= f"{file.parent.name}-{last}12"
        place = unfinished / ("month" if of_month else "before") / file.parent.name
        place.mkdir(parents=True, exist_ok=True)
        os.link(file, place / file.name)
    unfinished.rename(folder)
    print(json.dumps({"rows": written.rows}))


if __name__ == "__main__":
    main()
