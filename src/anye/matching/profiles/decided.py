"""What did people decide before anything automated is done?"""

from typing import NamedTuple

import numpy as np
import polars as pl

from anye.matching.profiles.arrays import NOBODY, Array, Ints, Posts, Seekers
from anye.matching.profiles.bits import rows_of_table


class Decisions(NamedTuple):
    """What people decided, as rows of seekers and posts."""

    kept: Ints  # (n) the post a seeker is to have; NOBODY where nothing was decided
    barred: Array  # int64 (b, 2) a seeker and a post that are not to meet


def no_decisions(seekers: int) -> Decisions:
    """Return that nobody decided anything."""
    return Decisions(np.full(seekers, NOBODY, np.int32), np.zeros((0, 2), np.int64))


def decisions(table: pl.DataFrame, seekers: Seekers, posts: Posts) -> Decisions:
    """Return the decisions on those who are matched."""
    rows, post = rows_of_table(table, "post_id", posts.ids)
    rows, seeker = rows_of_table(rows.with_columns(post=pl.Series(post)), "seeker_id", seekers.ids)
    post, keeps = rows["post"].to_numpy(), (rows["decision"] == "keep").to_numpy()
    decided = no_decisions(len(seekers.ids))
    decided.kept[seeker[keeps]] = post[keeps]
    return decided._replace(barred=np.stack([seeker[~keeps], post[~keeps]], axis=1))


def without_seats_kept_for_others(table: pl.DataFrame, seekers: Seekers, posts: Posts) -> Posts:
    """Return the posts without the seats kept for persons whom no automated step is taken for."""
    keeps = table.filter(pl.col("decision") == "keep")
    theirs = keeps.filter(~pl.col("seeker_id").is_in(seekers.ids.tolist()))
    _, post = rows_of_table(theirs, "post_id", posts.ids)
    taken = np.bincount(post, minlength=len(posts.ids)).astype(np.int32)
    openings = np.maximum(posts.openings - taken, 0)
    return posts._replace(openings=openings, reserved=np.minimum(posts.reserved, openings))
