"""How far is it from township to township?

Nobody publishes the roads: the straight way between two points, times a factor, is an estimate. A
township without a point reaches itself alone.
"""

import numpy as np
import polars as pl

from anye.matching.profiles.arrays import FAR, Array, Ints, Reach

EARTH_M = 6_371_000
ROAD_PER_MILLE = 1300  # by road, of the straight way
MILLIONTHS = 1e-6  # of a degree, in the table
WITHIN_M = 5_000  # inside a township whose point is not known


def reach_of(places: pl.DataFrame, townships: Array) -> Reach:
    """Return the distances between some townships (codes, ascending, each once)."""
    known = places.filter(pl.col("township").is_in(townships.tolist())).sort("township")
    rows = np.searchsorted(townships, known["township"].to_numpy())
    metres = np.full((len(townships), len(townships)), FAR, np.int32)
    np.fill_diagonal(metres, WITHIN_M)
    metres[np.ix_(rows, rows)] = _by_road(
        known["latitude"].to_numpy() * MILLIONTHS, known["longitude"].to_numpy() * MILLIONTHS
    )
    is_estimated = np.ones(len(townships), np.bool_)
    is_estimated[rows] = known["is_estimated"].to_numpy()
    return Reach(townships.astype(np.int64), metres, is_estimated)


def _by_road(latitude: Array, longitude: Array) -> Ints:
    north, east = np.radians(latitude), np.radians(longitude)
    across = np.cos(north)[:, None] * np.cos(north)[None, :]
    half = (
        np.sin((north[:, None] - north[None, :]) / 2) ** 2
        + across * np.sin((east[:, None] - east[None, :]) / 2) ** 2
    )
    straight = 2 * EARTH_M * np.arcsin(np.sqrt(np.clip(half, 0, 1)))
    metres: Ints = np.rint(straight * ROAD_PER_MILLE / 1000).astype(np.int32)
    return metres
