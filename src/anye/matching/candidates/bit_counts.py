"""How many bits, and how many items, are set in a word?"""

import numpy as np

from anye.matching.compiled import compiled

PAIRS = np.uint64(0x5555555555555555)
FOURS = np.uint64(0x3333333333333333)
EIGHTS = np.uint64(0x0F0F0F0F0F0F0F0F)
BYTES = np.uint64(0x0101010101010101)
LOWEST = np.uint64(0x1111111111111111)  # the lowest of the four bits of each item
ONE, TWO, FOUR, THREE, TOP = (np.uint64(shift) for shift in (1, 2, 4, 3, 56))


@compiled
def bits_in(word: np.uint64) -> int:
    """Return how many bits are set."""
    word = word - ((word >> ONE) & PAIRS)
    word = (word & FOURS) + ((word >> TWO) & FOURS)
    word = (word + (word >> FOUR)) & EIGHTS
    return int((word * BYTES) >> TOP)


@compiled
def items_in(word: np.uint64) -> np.uint64:
    """Return one bit, the lowest, for each item of which any bit is set."""
    return np.uint64((word | (word >> ONE) | (word >> TWO) | (word >> THREE)) & LOWEST)
