"""Which job fair is held, who has a booth there, and who wishes to speak with whom?

The points of a wish are made up as everything here: nearer work is drawn higher. Booths rank most
of those who wish to speak with them, the better the more points, and not quite alike.
"""

from collections.abc import Mapping

import numpy as np
import polars as pl
from numpy.typing import NDArray

from anye.synthetic.chance import IntArray, chance
from anye.synthetic.days import dates
from anye.synthetic.profiles.setting import Setting

_FAIR, _FIRST_BOOTH = 501, 1
_NINE, _SLOTS, _MINUTES = 540, 12, 15
_IN_DAYS = 21
_POSTS_A_BOOTH, _MOST_BOOTHS, _MOST_TABLES = 12, 300, 3
_COMING_SHARE, _MOST_WISHES = 0.15, 6
_AS_WORK_WISHED = 2.0  # added to chance
_POINTS, _SPREAD = (250, 520), 0.4  # from the least to the most liked
_RANKED_SHARE, _RANKS_APART = 0.85, 150


def fair_tables(setting: Setting, profiles: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """Draw one fair: booths of some posts, seekers with up to six wishes, ranks of booths."""
    rng = chance(setting.seed, "fair")
    posts = profiles["posts"].sort("post_id")
    booths = min(max(posts.height // _POSTS_A_BOOTH, 2), _MOST_BOOTHS, posts.height)
    own = posts[np.sort(rng.choice(posts.height, booths, replace=False)).tolist()]
    wishes = _wishes(rng, profiles, own)
    return {
        "fairs": pl.DataFrame(
            {
                "fair_id": [_FAIR],
                "day": dates(np.array([setting.day + _IN_DAYS])),
                "opens_at": [_NINE],
                "slots": [_SLOTS],
                "slot_minutes": [_MINUTES],
            }
        ),
        "booths": pl.DataFrame(
            {
                "fair_id": np.full(booths, _FAIR),
                "booth_id": _FIRST_BOOTH + np.arange(booths),
                "employer_id": own["employer_id"],
                "post_id": own["post_id"],
                "tables": rng.integers(1, _MOST_TABLES + 1, booths),
                "seats": own["openings"],
            }
        ),
        "interview_wishes": wishes,
        "booth_ranks": _ranks(rng, wishes),
    }


def _wishes(
    rng: np.random.Generator, profiles: Mapping[str, pl.DataFrame], own: pl.DataFrame
) -> pl.DataFrame:
    ids = profiles["seekers"].filter(pl.col("status") == "unemployed")["seeker_id"].sort()
    some = ids.filter(pl.Series(rng.random(len(ids)) < _COMING_SHARE))
    some = some if len(some) else ids.head(1)
    first = profiles["seeker_wishes"].filter(pl.col("weight") == 3)  # noqa: PLR2004 (first choice)
    wished = pl.DataFrame({"seeker_id": some}).join(
        first, on="seeker_id", how="left", maintain_order="left"
    )
    groups = wished["occupation"].fill_null(0).to_numpy() // 100
    likes = rng.gumbel(size=(len(some), own.height))
    likes += _AS_WORK_WISHED * (groups[:, None] == own["occupation"].to_numpy() // 100)
    most = min(_MOST_WISHES, own.height)
    order = np.argsort(-likes, axis=1)[:, :most]
    who, place = np.nonzero(np.arange(most) < rng.integers(1, most + 1, len(some))[:, None])
    liked = likes[who, order[who, place]]
    return pl.DataFrame(
        {
            "fair_id": np.full(len(who), _FAIR),
            "seeker_id": some.to_numpy()[who],
            "booth_id": _FIRST_BOOTH + order[who, place],
            "score": _points(rng, liked),
            "rank": np.where(rng.random(len(some))[who] < _SPREAD, place + 1, 0),
        }
    )


def _points(rng: np.random.Generator, liked: NDArray[np.float64]) -> IntArray:
    low, high = _POINTS
    points = low + (high - low) * np.clip(liked / 6, 0, 1) + rng.integers(0, 200, len(liked))
    return np.clip(points, 0, 1000).astype(np.int64)


def _ranks(rng: np.random.Generator, wishes: pl.DataFrame) -> pl.DataFrame:
    """Rank by the points and what else an employer sees; some are not ranked: not taken."""
    seen = wishes.filter(pl.Series(rng.random(wishes.height) < _RANKED_SHARE))
    liked = seen["score"].to_numpy() + _RANKS_APART * rng.standard_normal(seen.height)
    ranked = seen.with_columns(liked=pl.Series(liked))
    return ranked.select(
        "fair_id",
        "booth_id",
        "seeker_id",
        rank=pl.col("liked").rank("ordinal", descending=True).over("booth_id"),
    )
