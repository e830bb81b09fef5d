"""How rare is a name, by stored shares of surnames and of the characters of given names?

``frequencies.csv`` was counted on the made-up city of ``persons/model.yaml``, whose surnames
follow the published rankings of 2020. What it does not list is rare.
"""

import csv
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import log2

import polars as pl

from anye.linkage.model import THOUSANDTHS
from anye.linkage.persons.model import person_model
from anye.linkage.persons.names.sounds import SURNAMES, sound

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
    return _rarity(family, given, _shares("surname"), _shares("given"))


def rarity_of_sound(family: str, given: Sequence[str]) -> int:
    """Return by how much fewer bear a name that sounds so, from the sound of each character."""
    return _rarity(family, given, _shares_of_sounds("surname"), _shares_of_sounds("given"))


def _rarity(
    family: str, given: Sequence[str], surnames: Mapping[str, int], characters: Mapping[str, int]
) -> int:
    share = surnames.get(family, _NOT_LISTED) / _MILLION
    for character in given:
        share *= characters.get(character, _NOT_LISTED) / _MILLION
    share *= _SHARE_OF_LENGTH.get(len(given), _LONGER)
    model = person_model()
    found = round(THOUSANDTHS * log2(model.shares["name"]["same"].u / share))
    return min(max(found, model.commonest), model.rarest)


def in_part(rarity: pl.Series) -> pl.Series:
    """Return what the rarity of a name adds where another agrees with it only in part.

    Counted on false pairs it is two thirds of the rarity less 1.4 bits. The rarity is that of the
    sound, so that none of several who sound alike leads for being written with a rare character.
    """
    return rarity * 2 // 3 - _LESS_IN_PART


def rarities(names: pl.DataFrame) -> pl.Series:
    """Return the rarity of each row's family and given name; 0 where there is none."""
    pairs = zip(names["family_name"].to_list(), names["given_name"].to_list(), strict=True)
    found = [rarity(family, given or "") if family else 0 for family, given in pairs]
    return pl.Series(found, dtype=pl.Int32)


def rarities_of_sound(names: pl.DataFrame) -> pl.Series:
    """Return the rarity of how each row's name sounds; 0 where there is none."""
    said = names.select("family_said", "given_said").iter_rows()
    found = [rarity_of_sound(family, given or ()) if family else 0 for family, given in said]
    return pl.Series(found, dtype=pl.Int32)


@cache
def _shares_of_sounds(place: str) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for characters, share in _shares(place).items():
        read = SURNAMES.get(characters) if place == "surname" else None
        said = read or "".join(map(sound, characters))
        found[said] = found.get(said, 0) + share
    return found


@cache
def _shares(place: str) -> Mapping[str, int]:
    text = files("anye.linkage.persons.names").joinpath("frequencies.csv").read_text("utf-8")
    return {
        row["characters"]: int(row["per_million"])
        for row in csv.DictReader(text.splitlines())
        if row["place"] == place
    }
