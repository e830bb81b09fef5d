"""Chance that repeats: every draw follows from the seed and the name of what is drawn."""

from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

IntArray: TypeAlias = NDArray[np.signedinteger[Any]]
BoolArray: TypeAlias = NDArray[np.bool_]

_STEP = 0x9E3779B97F4A7C15
_WORD = 1 << 64
_MIX_ONE = np.uint64(0xBF58476D1CE4E5B9)
_MIX_TWO = np.uint64(0x94D049BB133111EB)


def chance(seed: int, name: str) -> np.random.Generator:
    """Return the stream of random numbers of one name, independent of all other names."""
    return np.random.default_rng([seed, *name.encode()])


def chosen_of(
    rng: np.random.Generator,
    values: Sequence[int],
    shares: Sequence[float] | NDArray[np.float64],
    n: int,
) -> IntArray:
    """Draw values in the given proportions."""
    odds = np.asarray(shares, dtype=np.float64)
    bounds = np.cumsum(odds / odds.sum())[:-1]
    return np.asarray(values)[np.searchsorted(bounds, rng.random(n), side="right")]


def of_row(
    rng: np.random.Generator,
    values: Sequence[int],
    shares: NDArray[np.signedinteger[Any]],
    row: IntArray,
) -> IntArray:
    """Draw values in proportions that each one's row of the shares gives."""
    bounds = np.cumsum(shares, axis=1)[row]
    drawn = rng.random(len(row)) * bounds[:, -1]
    found: IntArray = np.array(values)[(drawn[:, None] >= bounds).sum(axis=1)]
    return found


def mixed_numbers(numbers: IntArray, round_: int) -> NDArray[np.uint64]:
    """Return a random-looking number per input and round, without any state (splitmix64).

    So a person's month is the same whichever block or file it is written in.
    """
    mix = numbers.astype(np.uint64) + np.uint64((round_ + 1) * _STEP % _WORD)
    mix = (mix ^ (mix >> np.uint64(30))) * _MIX_ONE
    mix = (mix ^ (mix >> np.uint64(27))) * _MIX_TWO
    return mix ^ (mix >> np.uint64(31))
