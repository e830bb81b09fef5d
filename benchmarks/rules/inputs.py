"""Make the facts of many employers' years, with the awkward ones among them.

``python -m benchmarks.rules.inputs EMPLOYERS FILE``
"""

import json
import sys
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from anye.codes.lists import EmployerKind

SEED = 20251231
MONTHS = 12
EVERY_EXACT = 100  # one employer in so many stands exactly on a tier's edge
EVERY_EMPTY = 50  # one in so many has no worker


def main() -> None:
    """Write the facts."""
    count, file = int(sys.argv[1]), Path(sys.argv[2])
    file.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(pa.table(facts(count)), file, compression="zstd")
    print(json.dumps({"employers": count}))


def facts(count: int) -> dict[str, np.ndarray]:
    """Return the columns of ``count`` employers: heavy-tailed sizes, few with disabled staff."""
    random = np.random.default_rng(SEED)
    number = np.arange(count)
    staff = np.minimum(random.pareto(1.05, count) * 4, 30_000).astype(np.int64)
    headcount = staff * MONTHS + random.integers(0, MONTHS, count)
    counted = (headcount * random.choice([0, 0, 0, 5, 12, 20], count)) // 1000
    exact = number % EVERY_EXACT == 0
    edge = random.integers(31, 3000, count)  # x 100 person-months: 1 % is a whole number of them
    headcount = np.where(exact, edge * 100, headcount)
    counted = np.where(exact, edge, counted)
    empty = number % EVERY_EMPTY == 1
    headcount, counted = np.where(empty, 0, headcount), np.where(empty, 0, counted)
    wages = headcount * random.integers(300_000, 2_000_000, count)

    def yes(share: float) -> np.ndarray:
        return random.random(count) < share

    kinds = [kind.value for kind in EmployerKind if kind]
    return {
        "employer_id": number,
        "kind": random.choice(kinds, count, p=[0.01, 0.02, 0.02, 0.7, 0.04, 0.2, 0.01]),
        "is_school": yes(0.01),
        "established_posts": random.integers(0, 200, count),
        "headcount_months": headcount,
        "counted_months": counted,
        "persons_at_year_end": counted // MONTHS,
        "wages_total": wages,
        "has_declared": yes(0.97),
    }


if __name__ == "__main__":
    main()
