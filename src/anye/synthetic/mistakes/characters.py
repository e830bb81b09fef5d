"""Names as rows of code points, so that a mistake is made in a whole column at once."""

from collections.abc import Mapping
from typing import TypeAlias

import numpy as np
import polars as pl
from numpy.typing import NDArray

from anye.synthetic.chance import BoolArray, IntArray

Points: TypeAlias = NDArray[np.uint32]  # one row a text, noughts behind its end


def points(texts: pl.Series) -> Points:
    """Return texts as rows of code points, with room for one more character."""
    longest = max(int(texts.str.len_chars().max() or 0), 1)  # type: ignore[arg-type]
    rows = np.array(texts.to_list(), dtype=f"U{longest + 1}")
    return rows.view(np.uint32).reshape(len(texts), longest + 1)


def as_texts(rows: Points) -> pl.Series:
    """Return rows of code points as texts."""
    width = rows.shape[1]
    whole = np.ascontiguousarray(rows).view(f"U{width}").ravel()
    return pl.Series(whole.tolist(), dtype=pl.String)


def one_replaced(rng: np.random.Generator, rows: Points, confused: Mapping[str, str]) -> Points:
    """Replace one character that can be confused; a row without any stays as it is."""
    known, others = _arrays(confused)
    place = np.minimum(np.searchsorted(known, rows), len(known) - 1)
    can_be = known[place] == rows
    where = one_of(rng, can_be)
    who = np.flatnonzero(can_be.any(axis=1))
    chosen = place[who, where[who]]
    taken = others[chosen, rng.integers(0, others.shape[1], len(who))]
    found = rows.copy()
    found[who, where[who]] = taken
    return found


def all_replaced(rows: Points, confused: Mapping[str, str]) -> Points:
    """Replace every character that can be confused, by the first it is taken for."""
    known, others = _arrays(confused)
    place = np.minimum(np.searchsorted(known, rows), len(known) - 1)
    return np.where(known[place] == rows, others[place, 0], rows)


def one_missing(rng: np.random.Generator, rows: Points) -> Points:
    """Leave out one character; a text of one stays as it is."""
    written = rows != 0
    where = one_of(rng, written)
    place = np.arange(rows.shape[1] - 1)
    shorter = np.where(place < where[:, None], rows[:, :-1], rows[:, 1:])
    return np.where(written.sum(axis=1)[:, None] > 1, _wide(shorter), rows)


def one_added(rng: np.random.Generator, rows: Points, pool: str) -> Points:
    """Put in one more character, behind the first."""
    place = np.arange(rows.shape[1])
    where = rng.integers(1, np.maximum((rows != 0).sum(axis=1), 1) + 1)[:, None]
    new = np.array([ord(character) for character in pool], np.uint32)
    drawn = new[rng.integers(0, len(new), len(rows))][:, None]
    moved = np.roll(rows, 1, axis=1)
    found: Points = np.select([place < where, place == where], [rows, drawn], moved)
    return found


def neighbours_swapped(rng: np.random.Generator, rows: Points) -> Points:
    """Swap two neighbours that differ."""
    differ = (rows[:, :-1] != rows[:, 1:]) & (rows[:, 1:] != 0)
    who = np.flatnonzero(differ.any(axis=1))
    where = one_of(rng, differ)[who]
    found = rows.copy()
    found[who, where], found[who, where + 1] = rows[who, where + 1], rows[who, where]
    return found


def one_of(rng: np.random.Generator, can_be: BoolArray) -> IntArray:
    """Return for each row one of the places that can be, at random."""
    found: IntArray = np.where(can_be, rng.random(can_be.shape), -1.0).argmax(axis=1)
    return found


def _arrays(confused: Mapping[str, str]) -> tuple[Points, Points]:
    """Return the characters, sorted, and beside each what it is taken for, to equal width."""
    known = sorted(confused)
    width = max(len(others) for others in confused.values())
    wide = ["".join((confused[one] * width)[:width]) for one in known]
    return (
        np.array([ord(one) for one in known], np.uint32),
        np.array([[ord(other) for other in row] for row in wide], np.uint32),
    )


def _wide(rows: Points) -> Points:
    return np.pad(rows, ((0, 0), (0, 1)))
