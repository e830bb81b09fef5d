"""Hold the chosen links against the truth: overall, by kind of mistake, and for strangers.

``python -m benchmarks.linkage.judge FOLDER OURS STOCK``

A record whose ID is valid belongs to its holder, if anybody holds it; that needs no comparison
and is counted for both. Stock has no band: it is judged at the weight that gives it the best F1.
"""

import json
import sys
from pathlib import Path
from typing import Any

import polars as pl

from anye.codes import resident_id
from benchmarks.accuracy import Accuracy, rate

STRATA = {
    "without_a_valid_id": pl.lit(value=True),
    "id_missing_and_name_wrong": pl.col("kind").str.contains(r"^id_missing\+name_"),
}
NAMELESS = r"\+nameless$"  # neither ID nor name
CERTAIN, DOUBTFUL = "certain", "doubtful"


def main() -> None:
    """Report the figures of both, and leave what ours gets wrong beside its links."""
    folder, ours, stock = (Path(word) for word in sys.argv[1:4])
    truth = pl.read_parquet(folder / "identity_truth.parquet")
    exact = _by_id(folder)
    banded = _against(truth, pl.read_parquet(ours / "chosen.parquet"))
    is_used = pl.col("band") == CERTAIN
    _wrong(banded, is_used).write_parquet(ours / "wrong.parquet")
    best = _at_best(_against(truth, pl.read_parquet(stock / "chosen.parquet")))
    report = {
        "anye": {**_figures(banded, is_used, exact), "officers": _asked(banded)},
        "splink_stock": _figures(best, pl.col("is_used"), exact),
        "names": _names(folder),
    }
    print(json.dumps(report))


def _against(truth: pl.DataFrame, chosen: pl.DataFrame) -> pl.DataFrame:
    found = chosen.rename({"person_id": "chosen"})
    return truth.join(found, on="identity", how="left").with_columns(pl.col("chosen").fill_null(0))


def _by_id(folder: Path) -> pl.DataFrame:
    """Return the records with a valid ID, linked with its holder where there is one."""
    records = pl.read_parquet(folder / "records_with_id.parquet")
    people = pl.read_parquet(folder / "people.parquet", columns=["person_id"])
    holder = pl.Series("chosen", resident_id.person_ids(records["given_id"]))
    known = holder.is_in(people["person_id"].unique().implode())
    return records.select("person_id", "kind", chosen=pl.when(known).then(holder).otherwise(0))


def _figures(found: pl.DataFrame, is_used: pl.Expr, exact: pl.DataFrame) -> dict[str, Any]:
    columns = ("person_id", "chosen", "kind")
    used = found.with_columns(chosen=pl.when(is_used).then("chosen").otherwise(0)).select(columns)
    everything = pl.concat([used, exact.select(columns)])
    strangers = used.filter(pl.col("person_id") == 0)
    wrong = pl.col("chosen") != pl.col("person_id")
    links = used.filter(pl.col("chosen") > 0)
    on_a_blank = links.filter(pl.col("kind").str.contains(NAMELESS))
    return {
        "all_records": _accuracy(everything),
        **{name: _accuracy(used.filter(which)) for name, which in STRATA.items()},
        "false_links": rate(links.filter(wrong).height, links.height),
        "strangers_linked": rate(strangers.filter(wrong).height, strangers.height),
        "links_on_a_blank": on_a_blank.height,
        "by_kind": {
            kind: _accuracy(rows)
            for (kind,), rows in sorted(used.partition_by("kind", as_dict=True).items())
        },
    }


def _accuracy(rows: pl.DataFrame) -> dict[str, float]:
    is_true, is_chosen = pl.col("person_id") > 0, pl.col("chosen") > 0
    is_right = is_true & (pl.col("chosen") == pl.col("person_id"))
    counts = rows.select(
        true=is_true.sum(), chosen=is_chosen.sum(), right=is_right.sum()
    ).to_dicts()[0]
    return Accuracy(**counts).figures()


def _asked(banded: pl.DataFrame) -> dict[str, int]:
    """Count what officers are asked, and how often the candidate they are shown is right."""
    asked = banded.filter(pl.col("band") == DOUBTFUL)
    right = asked.filter((pl.col("chosen") == pl.col("person_id")) & (pl.col("chosen") > 0))
    return {"asked": asked.height, "of": banded.height, "right_candidate": right.height}


def _at_best(found: pl.DataFrame) -> pl.DataFrame:
    """Mark the links above the weight at which F1 is the highest; generous to the peer."""
    ranked = found.sort("weight", descending=True, nulls_last=True)
    right = (pl.col("chosen") == pl.col("person_id")) & (pl.col("chosen") > 0)
    true = ranked.filter(pl.col("person_id") > 0).height
    scored = ranked.with_columns(f1=2 * right.cum_sum() / (true + (pl.col("chosen") > 0).cum_sum()))
    weight = scored.filter(pl.col("f1") == pl.col("f1").max())["weight"].min()
    return found.with_columns(is_used=(pl.col("weight") >= weight).fill_null(value=False))


def _wrong(banded: pl.DataFrame, is_used: pl.Expr) -> pl.DataFrame:
    used = banded.with_columns(used=pl.when(is_used).then("chosen").otherwise(0))
    return used.filter(pl.col("used") != pl.col("person_id"))


def _names(folder: Path) -> dict[str, float]:
    """Say how often the known share a name, and a name with a birth date."""
    people = pl.read_parquet(folder / "people.parquet").unique("person_id")
    shared = {
        "share_with_a_namesake": people["name"].is_duplicated(),
        "share_with_a_namesake_born_that_day": people.select("name", "born_on").is_duplicated(),
    }
    commonest = int(people["name"].value_counts()["count"].max() or 0)  # type: ignore[arg-type]
    shares = {name: round(float(found.mean() or 0), 5) for name, found in shared.items()}
    return {**shares, "share_of_the_commonest": round(commonest / people.height, 6)}


if __name__ == "__main__":
    main()
