"""The input of linkage with its truth: tables, and the same as parts of feeds.

``python -m benchmarks.linkage.crowd REGISTERED EMPLOYERS FOLDER``
"""

import json
import shutil
import sys
from pathlib import Path

import polars as pl

from anye.tables.feeds.accepted import FEED_TABLES
from anye.tables.links.identities import UNIDENTIFIED
from anye.tables.shape import Shape
from benchmarks.worlds.identities import Crowd, write_identities

SEED = 20270102  # nothing of the model was chosen on it
RECORDS_A_PERSON, CONTRACTED_A_PERSON = 2.5, 0.25  # of the registered: 1 M records to 400,000
BLANKS = {
    "int64": pl.lit(0, pl.Int64),
    "int32": pl.lit(0, pl.Int32),
    "int8": pl.lit(0, pl.Int8),
    "bool": pl.lit(value=False),
    "date": pl.lit(None, pl.Date),
    "text": pl.lit(""),
}


def main() -> None:
    """Make the input, in a folder beside its place until it is whole."""
    registered, employers = int(sys.argv[1]), int(sys.argv[2])
    folder = Path(sys.argv[3])
    unfinished = folder.with_name("unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    contracted = round(registered * CONTRACTED_A_PERSON)
    crowd = Crowd(registered, contracted, round(registered * RECORDS_A_PERSON), employers)
    write_identities(unfinished, crowd, seed=SEED)
    _as_feeds(unfinished)
    unfinished.rename(folder)
    print(json.dumps({"registered": registered, "records": crowd.records}))


def _as_feeds(folder: Path) -> None:
    """Write people as accepted rows, and identities as the unidentified rows of their feeds."""
    people = pl.read_parquet(folder / "people.parquet")
    at_work = pl.col("employer_id") > 0
    certificates = people.filter(~at_work).with_columns(certificate_number="resident_id")
    for feed, rows in (
        ("disability_certificates", certificates),
        ("labour_contracts", people.filter(at_work)),
    ):
        write_rows(rows, FEED_TABLES[feed], folder / "accepted" / f"{feed}.parquet")
    identities = pl.read_parquet(folder / "person_identities.parquet")
    # A certificate's number holds an ID too; it repeats here what its row says of the ID.
    identities = identities.with_columns(certificate_number="given_id")
    for (feed,), rows in identities.partition_by("feed", as_dict=True, maintain_order=True).items():
        write_rows(rows, UNIDENTIFIED[str(feed)], folder / "unidentified" / f"{feed}.parquet")


def write_rows(rows: pl.DataFrame, shape: Shape, file: Path) -> None:
    """Write rows as a part of a feed; what they do not say is blank."""
    file.parent.mkdir(parents=True, exist_ok=True)
    numbered = rows.with_columns(source_row=pl.int_range(1, pl.len() + 1, dtype=pl.Int64))
    blanks = {
        name: BLANKS[column.dtype]
        for name, column in shape.columns.items()
        if name not in numbered.columns
    }
    numbered.with_columns(**blanks).select(list(shape.columns)).write_parquet(file)


if __name__ == "__main__":
    main()
