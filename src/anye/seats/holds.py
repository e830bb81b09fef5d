"""How is a seat held for somebody until a day, and what becomes of it when they answer?

A table in, a table out; nothing is looked up and no clock is read. A seat that runs out comes free
by itself: it is held for no day from then on.
"""

from collections.abc import Mapping
from datetime import date

import narwhals as nw
import polars as pl

from anye.matching.profiles.held import ACCEPTED, DECLINED, holds_on
from anye.seats.fail_if import Sentences
from anye.tables.matching.seats import HELD_SEATS

ANSWERS = (ACCEPTED, DECLINED)
PAIR = HELD_SEATS.key
NO_DAYS: Sentences = ("保留至须晚于保留自", "A seat is held until a later day")
NOT_HELD: Sentences = ("没有为此人保留这个岗位", "No such seat is held for the seeker")
ANSWERED: Sentences = ("已经答复过了", "The answer was given already")
RAN_OUT: Sentences = (
    "保留已到期，名额已放出；请重新匹配或重新保留",
    "The seat ran out and is free again; match or hold it anew",
)


class HoldRefusedError(Exception):
    """A seat cannot be held, or an answer cannot be taken."""

    def __init__(self, says: Sentences) -> None:
        """Keep what to say in Chinese and English."""
        super().__init__(says)
        self.says = says


def seats_held(
    table: pl.DataFrame, offered: pl.DataFrame, openings: pl.DataFrame, span: tuple[date, date]
) -> pl.DataFrame:
    """Return the table with seats held for some pairs of seeker and post.

    Who holds a seat already, or declined this one, is passed over, and so is a post whose openings
    are all held. An offer that ran out is made anew.

    Args:
        table: the seats held so far.
        offered: the pairs, in the order in which they are to be held.
        openings: of each post.
        span: the first day, and the day on which the seat is free again.

    Raises:
        HoldRefusedError: if the span has no day.
    """
    day, until = span
    if until <= day:
        raise HoldRefusedError(NO_DAYS)
    holding = table.filter(holds_on(day))
    declined = table.filter(pl.col("answer") == DECLINED)
    wanted = (
        offered.select(PAIR)
        .unique("seeker_id", keep="first", maintain_order=True)
        .join(holding, on="seeker_id", how="anti", maintain_order="left")
        .join(declined, on=list(PAIR), how="anti", maintain_order="left")
    )
    taken = holding.group_by("post_id").len("taken")
    left = openings.join(taken, on="post_id", how="left").select(
        "post_id", left=pl.col("openings") - pl.col("taken").fill_null(0)
    )
    place = pl.int_range(pl.len()).over("post_id")
    new = (
        wanted.join(left, on="post_id", maintain_order="left")
        .filter(place < pl.col("left"))
        .select(
            *PAIR,
            held_from=pl.lit(day),
            held_until=pl.lit(until),
            answer=pl.lit(""),
            answered_on=pl.lit(None, pl.Date),
        )
    )
    kept = table.join(new, on=list(PAIR), how="anti")
    return _fitted(pl.concat([kept, new.select(*HELD_SEATS.columns)], how="vertical_relaxed"))


def answered(table: pl.DataFrame, pair: tuple[int, int], answer: str, day: date) -> pl.DataFrame:
    """Return the table with an answer to an offer.

    Raises:
        HoldRefusedError: if no such seat is held, it ran out, or the answer was given.
    """
    is_theirs = (pl.col("seeker_id") == pair[0]) & (pl.col("post_id") == pair[1])
    row = table.filter(is_theirs)
    if row.is_empty() or answer not in ANSWERS:
        raise HoldRefusedError(NOT_HELD)
    if row["answer"][0]:
        raise HoldRefusedError(ANSWERED)
    if row["held_until"][0] <= day:
        raise HoldRefusedError(RAN_OUT)
    return _fitted(
        table.with_columns(
            answer=pl.when(is_theirs).then(pl.lit(answer)).otherwise("answer"),
            answered_on=pl.when(is_theirs).then(pl.lit(day)).otherwise("answered_on"),
        )
    )


def states(table: pl.DataFrame, day: date) -> Mapping[str, int]:
    """Return how many offers are open, run out, accepted and declined on a day."""
    unanswered = table.filter(pl.col("answer") == "")
    is_open = unanswered.filter(holds_on(day)).height
    return {
        "open": is_open,
        "ran_out": unanswered.height - is_open,
        **{word: table.filter(pl.col("answer") == word).height for word in ANSWERS},
    }


def _fitted(table: pl.DataFrame) -> pl.DataFrame:
    whole: pl.DataFrame = HELD_SEATS.cast(nw.from_native(table.lazy())).to_native().collect()
    return whole.sort(PAIR)
