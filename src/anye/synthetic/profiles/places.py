"""Where are the townships? Nobody publishes that: these points are made up and say so.

They lie on a spiral around a point in the sea, the first township in the middle.
"""

from collections.abc import Sequence

import numpy as np
import polars as pl

MADE_UP = "made up"
MADE_UP_TOWNSHIPS = range(990_000_001, 990_000_251)  # no province has the number 99
_CENTRE = (30.0, 130.0)
_KM_OF_A_DEGREE = 111.2
_KM2_OF_A_TOWNSHIP = 50.0
_GOLDEN_ANGLE = np.pi * (3 - np.sqrt(5))


def draw_places(townships: Sequence[int]) -> pl.DataFrame:
    """Lay townships out, evenly spread."""
    place = np.arange(len(townships))
    km = np.sqrt(place * _KM2_OF_A_TOWNSHIP / np.pi)
    north, east = km * np.cos(place * _GOLDEN_ANGLE), km * np.sin(place * _GOLDEN_ANGLE)
    latitude = _CENTRE[0] + north / _KM_OF_A_DEGREE
    longitude = _CENTRE[1] + east / (_KM_OF_A_DEGREE * np.cos(np.radians(_CENTRE[0])))
    return pl.DataFrame(
        {
            "township": list(townships),
            "latitude": np.rint(latitude * 1e6).astype(np.int32),
            "longitude": np.rint(longitude * 1e6).astype(np.int32),
            "source": [MADE_UP] * len(townships),
            "is_estimated": [True] * len(townships),
        }
    )
