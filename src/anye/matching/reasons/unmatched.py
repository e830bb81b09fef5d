"""What is said to a seeker whom no seat was found for, where no one change would open a post?"""

import numpy as np
import polars as pl

from anye.codes.words.match_reasons import NONE_ALONE
from anye.matching.allocation.placed import Placed
from anye.matching.candidates.why_not import OPEN_LEFT, RESERVED_LEFT
from anye.matching.profiles.arrays import NOBODY, Array, Ints, Posts


def seats_left(made: Placed, posts: Posts) -> Ints:
    """Return which seats are left of each post, open ones or reserved ones, a bit each."""
    sold = made.market
    handed_out = made.lots[made.is_placed & (sold.kept == NOBODY)]
    is_left = np.bincount(handed_out, minlength=len(sold.seats)) < sold.seats
    left = np.where(is_left[: len(posts.ids)], OPEN_LEFT, 0).astype(np.int32)
    left[sold.post[len(posts.ids) :]] |= np.where(is_left[len(posts.ids) :], RESERVED_LEFT, 0)
    return left


def with_those_whom_nothing_helps(why_not: pl.DataFrame, unmatched: Array) -> pl.DataFrame:
    """Return the table with a row for those who have none: no change alone opens a post."""
    everybody = pl.DataFrame({"seeker_id": unmatched})
    rest = everybody.join(why_not, on="seeker_id", how="anti")
    said = rest.with_columns(limit=pl.lit(NONE_ALONE), posts=pl.lit(0, pl.Int32))
    return pl.concat([why_not, said])
