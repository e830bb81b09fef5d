import numpy as np
import polars as pl

from anye.codes import letters


def test_texts_that_do_not_fill_the_width_are_noughts():
    rows, fits = letters.matrix(pl.Series(["abc", "张", "ab", None, "", "xyz"]), 3)
    assert fits.tolist() == [True, True, False, False, False, True]
    assert rows[2].tolist() == [0, 0, 0]
    assert rows[5].tobytes() == b"xyz"


def test_a_slice_reads_its_own_rows():
    whole = pl.Series(["aa", "bb", "cc", "dd"])
    rows, _ = letters.matrix(whole.slice(1, 2), 2)
    assert rows.tobytes() == b"bbcc"
    assert letters.column(rows).to_list() == ["bb", "cc"]


def test_an_empty_column_is_an_empty_matrix():
    rows, fits = letters.matrix(pl.Series([], dtype=pl.String), 18)
    assert rows.shape == (0, 18)
    assert fits.shape == (0,)
    assert letters.are_digits(rows).shape == np.shape([])
