"""What happens to credit codes and tax numbers; a blank stays blank."""

import numpy as np
import polars as pl

from anye.codes import credit_code, letters
from anye.codes.letters import Letters
from anye.synthetic.mistakes.characters import one_of

_ALPHABET = np.frombuffer(credit_code.ALPHABET, np.uint8)
_REGION, _ORGANISATION = (2, 6), (8, 9)  # from, how many; with the organisation's check character


def missing(_rng: np.random.Generator, codes: pl.Series) -> pl.Series:
    """Leave the code out."""
    return pl.Series([""] * len(codes), dtype=pl.String)


def one_letter(rng: np.random.Generator, codes: pl.Series) -> pl.Series:
    """Type one letter or digit wrong."""
    rows, _ = letters.matrix(codes, credit_code.WIDTH)
    where, who = rng.integers(0, credit_code.WIDTH, len(rows)), np.arange(len(rows))
    by = rng.integers(1, len(_ALPHABET), len(rows))
    place = (np.searchsorted(_ALPHABET, rows[who, where]) + by) % len(_ALPHABET)
    found = rows.copy()
    found[who, where] = _ALPHABET[place]
    return _written(codes, found)


def neighbours_swapped(rng: np.random.Generator, codes: pl.Series) -> pl.Series:
    """Swap two neighbouring letters that differ."""
    rows, _ = letters.matrix(codes, credit_code.WIDTH)
    where, who = one_of(rng, rows[:, :-1] != rows[:, 1:]), np.arange(len(rows))
    found = rows.copy()
    found[who, where], found[who, where + 1] = rows[who, where + 1], rows[who, where]
    return _written(codes, found)


def old_tax_number(_rng: np.random.Generator, codes: pl.Series) -> pl.Series:
    """Write the tax number of before 2015: region and organisation code, fifteen places."""
    old = pl.concat_str(codes.str.slice(*_REGION), codes.str.slice(*_ORGANISATION))
    fits = codes.str.len_chars() == credit_code.WIDTH
    return pl.select(pl.when(fits).then(old).otherwise(codes)).to_series()


def _written(codes: pl.Series, rows: Letters) -> pl.Series:
    _, fits = letters.matrix(codes, credit_code.WIDTH)
    changed = letters.column(np.where(fits[:, None], rows, np.uint8(letters.ZERO)))
    return changed.zip_with(pl.Series(fits), codes)
