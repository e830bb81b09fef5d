"""How do the tables of both sides become the arrays that compiled code reads?"""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

import numpy as np
import polars as pl

from anye.matching.profiles.arrays import Array, Posts, Reach, Seekers
from anye.matching.profiles.posts import encode_posts
from anye.matching.profiles.reach import reach_of
from anye.matching.profiles.seekers import encode_seekers
from anye.tables.matching.profiles import SEEKING


class Sides(NamedTuple):
    """Both sides of a match, and who is set aside before it."""

    seekers: Seekers
    posts: Posts
    reach: Reach
    not_seeking: int
    objecting: int
    not_valid: int  # posts not yet or no longer open


def encode(tables: Mapping[str, pl.DataFrame], day: date | None = None) -> Sides:
    """Return the arrays of checked tables: who seeks and does not object, what is open on a day."""
    seekers, posts = tables["seekers"], tables["posts"]
    seeking = seekers.filter(pl.col("status").is_in(SEEKING))
    willing = seeking.filter(~pl.col("objects"))
    valid = posts if day is None else posts.filter(_open_on(day))
    reach = reach_of(tables["places"], _townships(willing, valid))
    return Sides(
        encode_seekers({**tables, "seekers": willing}, reach.townships),
        encode_posts({**tables, "posts": valid}, reach.townships),
        reach,
        not_seeking=seekers.height - seeking.height,
        objecting=seeking.height - willing.height,
        not_valid=posts.height - valid.height,
    )


def _open_on(day: date) -> pl.Expr:
    begun = pl.col("valid_from").is_null() | (pl.col("valid_from") <= day)
    return begun & (pl.col("valid_to").is_null() | (pl.col("valid_to") >= day))


def _townships(seekers: pl.DataFrame, posts: pl.DataFrame) -> Array:
    both = np.concatenate([seekers["township"].to_numpy(), posts["township"].to_numpy()])
    return np.unique(both.astype(np.int64))
