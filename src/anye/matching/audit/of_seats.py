"""Is every seat given once, those of a reserve to its seekers, and priced as the lots say?"""

from collections.abc import Iterator

import numpy as np
import polars as pl

from anye.matching.audit.case import PAIR, Audited
from anye.matching.audit.findings import Finding, of_difference, of_rows
from anye.matching.audit.limits import may_take_reserve
from anye.matching.audit.lots import free_seats
from anye.matching.audit.pairs import ListedPairs

LOT = ("post_id", "is_reserved")


def of_seats(case: Audited) -> Iterator[Finding]:
    """Give what is found of the seats."""
    proposed = case.tables["proposals"]
    posts = pl.DataFrame(
        {"post_id": case.sides.posts.ids, "openings": case.sides.posts.columns["openings"]}
    )
    filled = proposed.group_by("post_id").len().sort("post_id")
    filled = filled.join(posts, on="post_id", how="left", maintain_order="left")
    beyond = filled["len"] > filled["openings"].fill_null(0)
    yield of_rows("seats", filled, ["post_id"], beyond)
    lots = lots_of(case)
    yield of_difference("lots", case.tables["lot_prices"].select(lots.columns), lots, LOT)
    ways = case.tables["other_ways"].join(case.sides.kept, on=PAIR, how="anti")
    handed_out = {"proposals": case.asked.select(pl.lit("").alias("way"), *LOT)}
    handed_out["other_ways"] = ways.select("way", *LOT)
    for name, seats in handed_out.items():
        given = seats.group_by("way", *LOT).len().sort("way", *LOT)
        given = given.join(lots, on=LOT, how="left", maintain_order="left")
        yield of_rows(f"lot_seats:{name}", given, LOT, given["len"] > given["seats"].fill_null(0))
    for name, table in (("proposals", case.asked), ("other_ways", ways)):
        reserved = case.of_both_sides(table.filter("is_reserved"))
        is_theirs = may_take_reserve(ListedPairs(case.sides, *case.rows_of(reserved)))
        yield of_rows(f"reserve:{name}", reserved, PAIR, ~is_theirs)
    yield from _prices(case, posts)


def lots_of(case: Audited) -> pl.DataFrame:
    """Return the lots and the seats of each that are handed out."""
    seats, posts = free_seats(case.sides), case.sides.posts
    has = posts.columns["reserved"] > 0
    return pl.DataFrame(
        {
            "post_id": np.concatenate([posts.ids, posts.ids[has]]),
            "is_reserved": np.repeat([False, True], [len(has), has.sum()]),
            "seats": np.concatenate([seats.open, seats.reserve[has]]).astype(np.int32),
        }
    )


def _prices(case: Audited, posts: pl.DataFrame) -> Iterator[Finding]:
    lots, proposed = case.tables["lot_prices"], case.tables["proposals"]
    priced = proposed.join(
        lots.select(*LOT, lot_price="price"), on=LOT, how="left", maintain_order="left"
    )
    is_wrong = priced["price"] != priced["lot_price"].fill_null(-1)
    yield of_rows("price:proposals", proposed, ["seeker_id"], is_wrong)
    dearest = lots.group_by("post_id").agg(pl.col("price").max())
    filled = proposed.group_by("post_id").len("filled")
    worked_out = posts.join(filled, on="post_id", how="left").join(
        dearest, on="post_id", how="left"
    )
    given = pl.col("filled").fill_null(0).cast(pl.Int32)
    is_left = given < pl.col("openings")
    worked_out = worked_out.select(
        "post_id",
        price=pl.when(is_left).then(0).otherwise("price").cast(pl.Int32),
        seats=pl.col("openings").cast(pl.Int32),
        filled=given,
    )
    yield of_difference("price:posts", case.tables["post_prices"], worked_out, ["post_id"])
