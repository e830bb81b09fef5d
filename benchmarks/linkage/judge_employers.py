"""Hold the links of employers against the truth, by kind of mistake.

``python -m benchmarks.linkage.judge_employers FOLDER AT_ONCE UPON_EARLIER...``
"""

import filecmp
import json
import sys
from pathlib import Path
from typing import Any

import polars as pl

from benchmarks.accuracy import Accuracy, rate

CERTAIN, DOUBTFUL = "certain", "doubtful"
TABLES = ("registered_employers", "employer_pairs", "employer_links")
SAYS = ("given_code", "given_employer_name", "given_tax_number")


def main() -> None:
    """Report the figures, and leave what is wrong beside the links."""
    folder, at_once, *others = (Path(word) for word in sys.argv[1:])
    truth = pl.read_parquet(folder / "employer_truth.parquet")
    said = pl.read_parquet(folder / "employer_identities.parquet").drop("rows")
    links = pl.read_parquet(at_once / "employer_links.parquet").rename({"employer_id": "chosen"})
    found = truth.join(said, on="employer_identity").join(links, on="employer_identity")
    found = found.with_columns(
        used=pl.when(pl.col("band") == CERTAIN).then("chosen").otherwise(0),
        says_nobody=pl.all_horizontal(pl.col(name) == "" for name in SAYS),
    )
    found.filter(pl.col("used") != pl.col("employer_id")).write_parquet(at_once / "wrong.parquet")
    strangers = found.filter(pl.col("employer_id") == 0)
    files = [f"{table}.parquet" for table in TABLES]
    same = [filecmp.cmpfiles(at_once, other, files, shallow=False)[0] for other in others]
    report = {
        "all_identities": _figures(found),
        "strangers_linked": rate(strangers.filter(pl.col("used") > 0).height, strangers.height),
        "links_on_a_blank": found.filter("says_nobody", pl.col("used") > 0).height,
        "tables_that_differ_upon_earlier_links": sum(len(files) - len(one) for one in same),
        "by_kind": {
            kind: _figures(rows)
            for (kind,), rows in sorted(found.partition_by("kind", as_dict=True).items())
        },
    }
    print(json.dumps(report))


def _figures(rows: pl.DataFrame) -> dict[str, Any]:
    """Count the links used, how many of them are false, and what officers are asked."""
    is_used, is_asked = pl.col("used") > 0, pl.col("band") == DOUBTFUL
    counts = rows.select(
        true=(pl.col("employer_id") > 0).sum(),
        chosen=is_used.sum(),
        right=(is_used & (pl.col("used") == pl.col("employer_id"))).sum(),
    ).to_dicts()[0]
    asked = rows.filter(is_asked)
    return {
        **Accuracy(**counts).figures(),
        "false_links": rate(counts["chosen"] - counts["right"], counts["chosen"]),
        "asked": asked.height,
        "asked_right_candidate": asked.filter(pl.col("chosen") == pl.col("employer_id")).height,
    }


if __name__ == "__main__":
    main()
