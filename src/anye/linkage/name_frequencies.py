"""How rare is a name, by stored shares of surnames and of the characters of given names?

``name_frequencies.csv`` was counted on the made-up city of ``person_model.yaml``, whose surnames
follow the published rankings of 2020. What it does not list is rare.
"""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from math import log2

import polars as pl

from anye.linkage.person_model import THOUSANDTHS, person_model

_MILLION = 1_000_000
_NOT_LISTED = 100  # per million
_SHARE_OF_LENGTH = {0: 0.001, 1: 0.14, 2: 0.85}  # by characters of the given name
_LONGER = 0.01
_LESS_IN_PART = 1400


def rarity(family: str, given: str) -> int:
    """Return the thousandths of a bit by which a name is rarer than names are on average.

    The average is that of two persons drawn at random who bear the same name, so what is added to
    the weight of equal names is right on average, more for a rare name, less for a common one.
    """
    surnames, characters = _shares("surname"), _shares("given")
    share = surnames.get(family, _NOT_LISTED) / _MILLION
    for character in given:
        share *= characters.get(character, _NOT_LISTED) / _MILLION
    share *= _SHARE_OF_LENGTH.get(len(given), _LONGER)
    model = person_model()
    found = round(THOUSANDTHS * log2(model.shares["name"]["same"].u / share))
    return min(max(found, model.commonest), model.rarest)


def in_part(rarity: pl.Series) -> pl.Series:
    """Return what the rarity of a name adds where another agrees with it only in part.

    Counted on false pairs it is two thirds of the rarity less 1.4 bits.
    """
    return rarity * 2 // 3 - _LESS_IN_PART


def rarities(names: pl.DataFrame) -> pl.Series:
    """Return the rarity of each row's family and given name; 0 where there is none."""
    pairs = zip(names["family_name"].to_list(), names["given_name"].to_list(), strict=True)
    found = [rarity(family, given or "") if family else 0 for family, given in pairs]
    return pl.Series(found, dtype=pl.Int32)


@cache
def _shares(place: str) -> Mapping[str, int]:
    text = files("anye.linkage").joinpath("name_frequencies.csv").read_text("utf-8")
    return {
        row["characters"]: int(row["per_million"])
        for row in csv.DictReader(text.splitlines())
        if row["place"] == place
    }
