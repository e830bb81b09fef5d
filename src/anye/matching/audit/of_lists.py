"""Is what is shown a list: counted from one, each post once, the seat proposed first?"""

from collections.abc import Iterator

import numpy as np
import polars as pl

from anye.matching.audit.case import PAIR, Audited
from anye.matching.audit.findings import Finding, of_rows
from anye.matching.audit.lots import OUT_OF_REACH, ByLot, free_seats, least

LONGEST = 5


def of_lists(case: Audited) -> Iterator[Finding]:
    """Give what is found of the lists shown."""
    shown = case.tables["shortlists"].sort("seeker_id", "place")
    place = pl.int_range(1, pl.len() + 1).over("seeker_id")
    is_out = (pl.col("place") != place) | (pl.col("place") > LONGEST)
    is_again = pl.struct(PAIR).is_duplicated()
    yield of_rows("list_places", shown, ["seeker_id"], shown.select(is_out | is_again).to_series())
    first = shown.filter(pl.col("place") == 1).select("seeker_id", first="post_id")
    proposed = case.asked.join(first, on="seeker_id", how="left", maintain_order="left")
    not_first = (proposed["post_id"] != proposed["first"]).fill_null(value=True)
    yield of_rows("list_first", proposed, ["seeker_id"], not_first)
    there = case.of_both_sides(shown)
    no_seat = ByLot(*(np.where(seats > 0, 0, OUT_OF_REACH) for seats in free_seats(case.sides)))
    is_taken = least(case.sides, *case.rows_of(there), no_seat) > 0
    yield of_rows("list_seats", there, PAIR, is_taken)
