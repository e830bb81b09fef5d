"""The days on which the made-up files came, as the list that is kept beside them says."""

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from anye.kernel.months import last_day
from anye.synthetic.chance import chance
from anye.tables.contracts import CONTRACTS
from anye.tables.feeds.accepted import RECEIPTS

IN_TIME, LATE = (5, 15), (16, 45)  # days after the month
LATE_SHARE = 0.12
CORRECTED_AFTER = 40  # days more
_MONTH_LETTERS = 6


def write_receipts(folder: Path, seed: int, *, until: date) -> Path:
    """Write on which day the file of each month came; other files are not listed.

    Args:
        folder: of the feeds.
        seed: what all chance follows from.
        until: files that come later are not listed, as nobody has them yet.
    """
    path = folder / RECEIPTS
    with path.open("w", encoding="utf-8", newline="") as file:
        sheet = csv.writer(file, lineterminator="\n")
        sheet.writerow(("文件", "收到日期"))
        sheet.writerows(
            (name, day.isoformat())
            for name, day in _days(folder, chance(seed, "receipts"))
            if day <= until
        )
    return path


def _days(folder: Path, rng: np.random.Generator) -> Iterator[tuple[str, date]]:
    files = sorted(path for feed in CONTRACTS for path in (folder / feed).glob("*"))
    for file in files:
        month, _, kind = file.stem.rpartition(f"{file.parent.name}-")[2].partition("-")
        if len(month) == _MONTH_LETTERS:
            first, last = LATE if rng.random() < LATE_SHARE else IN_TIME
            days = int(rng.integers(first, last + 1)) + (CORRECTED_AFTER if kind else 0)
            yield file.name, last_day(int(month)) + timedelta(days=days)
