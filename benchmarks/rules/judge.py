"""Hold both engines' answers against the exact reference, one employer at a time.

``python -m benchmarks.rules.judge FACTS OURS THEIRS``
"""

import json
import sys
from collections.abc import Mapping
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from anye.rulebook.plan import work_out
from benchmarks.rules.figures import FIGURES
from benchmarks.rules.inputs import EVERY_EMPTY, EVERY_EXACT
from benchmarks.rules.law import law

CHECKED = 2000  # employers of each group
Answers = list[dict[str, Any]]


def main() -> None:
    """Report by group how many employers each engine gets wrong."""
    facts, ours, theirs = (pq.read_table(file) for file in sys.argv[1:])
    if len({table.num_rows for table in (facts, ours, theirs)}) > 1:
        raise SystemExit("the engines answer for different numbers of employers")
    number = facts["employer_id"].to_numpy()
    groups = {
        "exactly_1_percent": number % EVERY_EXACT == 0,
        "without_workers": number % EVERY_EMPTY == 1,
        "others": (number % EVERY_EXACT != 0) & (number % EVERY_EMPTY != 1),
    }
    ours, theirs = ours.sort_by("employer_id"), theirs.sort_by("employer_id")
    report = {}
    for name, members in groups.items():
        rows = np.flatnonzero(members)[:CHECKED]
        truth = [work_out(law(), fact) for fact in facts.take(rows).to_pylist()]
        report[name] = {"checked": len(rows), **_wrong("anye", truth, ours.take(rows))}
        report[name] |= _wrong("openfisca", truth, theirs.take(rows))
    report["levies_that_differ"] = _differ(ours, theirs)
    print(json.dumps(report))


def _wrong(engine: str, truth: list[dict[str, Any]], table: pa.Table) -> dict[str, int]:
    answers = table.to_pylist()
    pairs = list(zip(truth, answers, strict=True))
    return {
        f"{engine}_wrong_levy": sum(true["levy_due"] != got["levy_due"] for true, got in pairs),
        f"{engine}_wrong_tier": sum(_tier_is_wrong(true, got) for true, got in pairs),
        f"{engine}_wrong_any": sum(
            any(true[name] != got[name] for name in FIGURES) for true, got in pairs
        ),
    }


def _tier_is_wrong(true: Mapping[str, Any], got: Mapping[str, Any]) -> bool:
    # A wrong tier moves the relief by four tenths of the levy, rounding by a few fen.
    return abs(true["relief"] - got["relief"]) * 10 > true["levy_before_relief"] > 0


def _differ(ours: pa.Table, theirs: pa.Table) -> int:
    levies = (table["levy_due"].to_numpy() for table in (ours, theirs))
    return int((next(levies) != next(levies)).sum())


if __name__ == "__main__":
    main()
