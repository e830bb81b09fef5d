"""Names of invented persons: common ones, minority names with 间隔号, rare characters."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from anye.synthetic.chance import BoolArray, IntArray, chosen_of
from anye.synthetic.pools import characters, pool_of
from anye.synthetic.text import joined, picked

_SURNAMES = pool_of("surnames")
_MALE = characters("given_male")
_FEMALE = characters("given_female")
_MINORITY_GIVEN = pool_of("minority_given")
_MINORITY_FAMILY = pool_of("minority_family")
_MINORITY_SHARE = 0.004
_ONE_CHARACTER_SHARE = 0.14
_RARITY = 6.0  # the larger, the more even the given names

_HAN_FAMILY = [entry.rstrip("0123456789") for entry in _SURNAMES]
_FAMILY = [*_HAN_FAMILY, *(f"{name}·" for name in _MINORITY_GIVEN)]
_FIRST = [*_MALE, *_FEMALE, *_MINORITY_FAMILY]
_SECOND = ["", *_MALE, *_FEMALE]


@dataclass(frozen=True, slots=True)
class DrawnNames:
    """Names as places in the pools: six bytes a person, text only when a block is written."""

    family: IntArray
    first: IntArray
    second: IntArray

    def text(self, where: IntArray | slice) -> pl.Series:
        """Return the names of some persons."""
        return joined(
            picked(_FAMILY, self.family[where]),
            picked(_FIRST, self.first[where]),
            picked(_SECOND, self.second[where]),
        )


def draw_names(rng: np.random.Generator, is_male: BoolArray) -> DrawnNames:
    """Draw a name for each person."""
    n = len(is_male)
    shares = [int(entry[len(name) :]) for entry, name in zip(_SURNAMES, _HAN_FAMILY, strict=True)]
    family = chosen_of(rng, range(len(shares)), shares, n)
    first, second = _given(rng, is_male), _given(rng, is_male) + 1
    second[rng.random(n) < _ONE_CHARACTER_SHARE] = 0
    few = np.flatnonzero(rng.random(n) < _MINORITY_SHARE)
    family[few] = len(_SURNAMES) + rng.integers(0, len(_MINORITY_GIVEN), len(few))
    first[few] = len(_MALE) + len(_FEMALE) + rng.integers(0, len(_MINORITY_FAMILY), len(few))
    second[few] = 0
    return DrawnNames(family.astype(np.int16), first.astype(np.int16), second.astype(np.int16))


def _given(rng: np.random.Generator, is_male: BoolArray) -> IntArray:
    n = len(is_male)
    male = _common_first(rng, len(_MALE), n)
    female = len(_MALE) + _common_first(rng, len(_FEMALE), n)
    return np.where(is_male, male, female)


def _common_first(rng: np.random.Generator, size: int, n: int) -> IntArray:
    """Draw places of a pool, the earlier ones more often."""
    return chosen_of(rng, range(size), 1 / (np.arange(size) + _RARITY), n)
