"""Which of two equal pairs goes first? A hash of both numbers decides: never the order of rows."""

import numpy as np

from anye.matching.compiled import compiled
from anye.matching.profiles.arrays import Array, BitArrays

# splitmix64: every bit of the numbers moves half of the bits of the result
STEP = np.uint64(0x9E3779B97F4A7C15)
FIRST = np.uint64(0xBF58476D1CE4E5B9)
SECOND = np.uint64(0x94D049BB133111EB)
SCORE_SHIFT = np.uint64(54)  # the upper bits of an order hold the score, at most 1023
HASH_SHIFT = np.uint64(10)


@compiled
def mixed(number: np.uint64) -> np.uint64:
    """Return a number whose bits all follow from all bits of another."""
    number += STEP
    number = (number ^ (number >> np.uint64(30))) * FIRST
    number = (number ^ (number >> np.uint64(27))) * SECOND
    return number ^ (number >> np.uint64(31))


@compiled
def order_of(score: int, seeker_id: int, post_id: int) -> np.uint64:
    """Return a number that is greater for the pair that goes first."""
    tie = mixed(mixed(np.uint64(seeker_id)) ^ np.uint64(post_id))
    return np.uint64((np.uint64(score) << SCORE_SHIFT) | (tie >> HASH_SHIFT))


@compiled
def score_in(order: np.uint64) -> int:
    """Return the score that an order was made of."""
    return int(order >> SCORE_SHIFT)


@compiled
def ties_of(seeker_ids: Array, post_ids: Array) -> BitArrays:
    """Return a number for each of some pairs by which equal ones are ordered."""
    found = np.empty(len(seeker_ids), np.uint64)
    for pair in range(len(seeker_ids)):
        found[pair] = order_of(0, seeker_ids[pair], post_ids[pair])
    return found
