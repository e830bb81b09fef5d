"""The input of linking employers with its truth: as feeds, today's and those of a month ago.

``python -m benchmarks.linkage.employer_crowd REGISTERED RECORDS FOLDER``

``now`` holds everything; in ``before`` one in a hundred of the register and of the records is yet
to come.
"""

import json
import shutil
import sys
from pathlib import Path

import polars as pl

from anye.tables.feeds.accepted import EMPLOYERS
from anye.tables.links.identities import UNIDENTIFIED
from benchmarks.linkage.crowd import write_rows
from benchmarks.worlds.employer_identities import EmployerCrowd, write_employer_identities

FEED = "declarations"  # whose rows speak of an employer and of nobody else
YET_TO_COME = 100  # one in so many


def main() -> None:
    """Make the input, in a folder beside its place until it is whole."""
    crowd, folder = EmployerCrowd(int(sys.argv[1]), int(sys.argv[2])), Path(sys.argv[3])
    unfinished = folder.with_name("unfinished_employers")
    shutil.rmtree(unfinished, ignore_errors=True)
    write_employer_identities(unfinished, crowd)
    register = pl.read_parquet(unfinished / "employers.parquet").drop("source_row")
    said = pl.read_parquet(unfinished / "employer_identities.parquet")
    is_there = pl.int_range(pl.len()) % YET_TO_COME > 0
    for when, known in (("now", pl.lit(value=True)), ("before", is_there)):
        feeds = unfinished / when
        write_rows(register.filter(known), EMPLOYERS, feeds / "accepted" / "employers.parquet")
        rows = said.filter(known).drop("rows")
        write_rows(rows, UNIDENTIFIED[FEED], feeds / "unidentified" / f"{FEED}.parquet")
    unfinished.rename(folder)
    print(json.dumps({"registered": crowd.registered, "identities": said.height}))


if __name__ == "__main__":
    main()
