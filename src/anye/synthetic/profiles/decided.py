"""Which few seats have people already decided on?"""

from collections.abc import Mapping
from datetime import date

import numpy as np
import polars as pl

from anye.synthetic.chance import chance

_SHARE = 0.003  # of the seekers
_REASONS = {"keep": ("agreed", "knows_better"), "bar": ("health", "family", "seeker")}
_OFFICERS = ("U-0007", "U-0012", "U-0031")


def draw_decisions(seed: int, tables: Mapping[str, pl.DataFrame], day: date) -> pl.DataFrame:
    """Keep a few seats for seekers who wish for such work, and bar a few seekers from others."""
    rng = chance(seed, "decisions")
    seeking = tables["seekers"].filter(pl.col("status") == "unemployed", ~pl.col("objects"))
    first = tables["seeker_wishes"].filter(pl.col("weight") == 3)  # noqa: PLR2004 (first choice)
    posts = tables["posts"].unique("occupation", keep="first", maintain_order=True)
    wished = first.join(seeking, on="seeker_id", how="semi").join(
        posts.select("post_id", "occupation"), on="occupation"
    )
    some = wished.sort("seeker_id").unique("post_id", keep="first", maintain_order=True)
    some = some.head(max(round(tables["seekers"].height * _SHARE), 2))
    decision = np.where(np.arange(some.height) % 2 == 0, "keep", "bar")
    reasons = [str(rng.choice(_REASONS[str(word)])) for word in decision]
    return some.select(
        "seeker_id",
        "post_id",
        decision=pl.Series(decision),
        reason=pl.Series(reasons, dtype=pl.String),
        decided_by=pl.Series(rng.choice(_OFFICERS, some.height)),
        decided_on=pl.lit(day),
    )
