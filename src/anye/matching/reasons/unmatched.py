"""What is said to a seeker whom no seat was found for, where no one change would open a post?"""

import polars as pl

from anye.codes.reasons import NONE_ALONE
from anye.matching.profiles.arrays import Array


def with_those_whom_nothing_helps(why_not: pl.DataFrame, unmatched: Array) -> pl.DataFrame:
    """Return the table with a row for those who have none: no change alone opens a post."""
    everybody = pl.DataFrame({"seeker_id": unmatched})
    rest = everybody.join(why_not, on="seeker_id", how="anti")
    said = rest.with_columns(limit=pl.lit(NONE_ALONE), posts=pl.lit(0, pl.Int32))
    return pl.concat([why_not, said])
