"""Addresses of invented persons: a village of a township, and a house."""

import numpy as np
import polars as pl

from anye.codes.divisions import TOWNSHIPS
from anye.synthetic.chance import IntArray
from anye.synthetic.text import joined, picked

_VILLAGES = [
    f"{first}{family}{last}村"
    for last in ("庄", "各庄", "营", "家峪", "家店")
    for first in ("", "东", "西", "大", "小", "前", "后")
    for family in "王李张刘陈杨赵黄周孙马朱胡郭高"
]
_OF_A_TOWNSHIP = 35  # villages; the district has about 950 in 27 townships
_HOUSES = 240
_DISTRICT = "天津市蓟州区"
_NAMES = [name.removeprefix(_DISTRICT) for name in TOWNSHIPS.values()]  # one begins with it


def draw_addresses(rng: np.random.Generator, township: IntArray) -> pl.Series:
    """Draw a village of the person's township and a house in it."""
    place = np.searchsorted(list(TOWNSHIPS), township)
    village = place * _OF_A_TOWNSHIP + rng.integers(0, _OF_A_TOWNSHIP, len(township))
    house = pl.Series(rng.integers(1, _HOUSES, len(township))).cast(pl.String)
    return joined(
        pl.repeat(_DISTRICT, len(township), dtype=pl.String, eager=True),
        picked(_NAMES, place),
        picked(_VILLAGES, village * 17 % len(_VILLAGES)),
        house,
        pl.repeat("号", len(township), dtype=pl.String, eager=True),
    )
