"""What is written of an allocation: proposals, lists, prices, shortfalls, and what would help."""

import numpy as np
import polars as pl

from anye.matching.allocation.floors import shortfalls
from anye.matching.allocation.placed import Placed, is_by_floor, parts_of_scores, ranks
from anye.matching.allocation.shortlists import firsts, shortlists
from anye.matching.candidates.score import parts_of_pairs
from anye.matching.candidates.why_not import COUNTED, Counted
from anye.matching.profiles.arrays import NOBODY, Candidates, Ints, Posts
from anye.matching.profiles.encode import Sides
from anye.tables.matching.proposals import COMPONENTS


def proposals(sides: Sides, found: Candidates, made: Placed) -> pl.DataFrame:
    """Return the table of proposals but for the text of the reasons."""
    who, of_score = parts_of_scores(sides, made)
    lots = made.lots[who]
    return pl.DataFrame(
        {
            "seeker_id": sides.seekers.ids[who],
            "post_id": sides.posts.ids[made.post[who]],
            "score": of_score.sum(axis=1).astype(np.int32),
            **dict(zip(COMPONENTS, of_score.T, strict=True)),
            "rank": ranks(made, found)[who],
            "price": made.prices[lots],
            "is_by_floor": is_by_floor(made)[who],
            "is_reserved": lots >= len(sides.posts.ids),
            "is_decided": made.market.kept[who] != NOBODY,
        }
    )


def lists(sides: Sides, made: Placed) -> pl.DataFrame:
    """Return the table of shortlists."""
    shown = shortlists(made.market, firsts(made.market, made.lots), made.prices)
    return pl.DataFrame(
        {
            "seeker_id": sides.seekers.ids[shown.seeker],
            "place": shown.place,
            "post_id": sides.posts.ids[shown.post],
            "score": shown.score,
        }
    )


def post_prices(posts: Posts, made: Placed) -> pl.DataFrame:
    """Return the table of prices: of a post's open seats, or of its reserve if it has no other."""
    filled = np.bincount(made.post[made.is_placed], minlength=len(posts.ids))
    prices = made.prices[: len(posts.ids)].copy()
    of_reserve = made.market.post[len(posts.ids) :]
    np.maximum.at(prices, of_reserve, made.prices[len(posts.ids) :])
    is_left = filled < posts.openings
    return pl.DataFrame(
        {
            "post_id": posts.ids,
            "price": np.where(is_left, 0, prices).astype(np.int32),
            "seats": posts.openings,
            "filled": filled.astype(np.int32),
        }
    )


def lot_prices(posts: Posts, made: Placed) -> pl.DataFrame:
    """Return the table of the prices that prove the bound."""
    return pl.DataFrame(
        {
            "post_id": posts.ids[made.market.post],
            "is_reserved": np.arange(len(made.market.post)) >= len(posts.ids),
            "seats": made.market.seats,
            "price": made.prices,
        }
    )


def other_ways(sides: Sides, made: Placed) -> pl.DataFrame:
    """Return the table of what the proposals are compared with; who is kept a seat has it too."""
    ways = {"first_come": made.first_come, "without_floors": made.without_floors}
    return pl.concat(_way(sides, made, way, lots) for way, lots in ways.items())


def _way(sides: Sides, made: Placed, way: str, lots: Ints) -> pl.DataFrame:
    who = np.flatnonzero(lots != NOBODY).astype(np.int32)
    post = made.market.post[lots[who]]
    points = parts_of_pairs(sides.seekers, sides.posts, sides.reach, who, post).sum(axis=1)
    return pl.DataFrame(
        {
            "way": pl.repeat(way, len(who), eager=True),
            "seeker_id": sides.seekers.ids[who],
            "post_id": sides.posts.ids[post],
            "is_reserved": lots[who] >= len(sides.posts.ids),
            "score": points.astype(np.int32),
        }
    )


def below_floors(made: Placed, found: Candidates) -> pl.DataFrame:
    """Return the table of shortfalls."""
    listed = shortfalls(made.groups, made.is_placed, np.diff(found.starts) > 0)
    schema = {
        "group": pl.String,
        "seekers": pl.Int32,
        "floor": pl.Int32,
        "placed": pl.Int32,
        "reason": pl.String,
    }
    return pl.DataFrame(listed, schema=schema, orient="row")


def limits(counted: Counted, ids: pl.Series, count: str) -> pl.DataFrame:
    """Return the table of what one limit alone keeps away, of seekers or of posts."""
    return pl.DataFrame(
        {
            ids.name: ids.gather(counted.of),
            "limit": pl.Series(COUNTED).gather(counted.limit),
            count: counted.pairs,
        }
    )
