from datetime import date

import numpy as np
import polars as pl
from stdnum.cn import ric

from anye.codes import letters, resident_id

# Made-up IDs of GB 11643's own form; none is a person's.
RIGHT = "110101199003072316"


def made_up(count):
    random = np.random.default_rng(1)
    days = np.datetime64("1930-01-01") + random.integers(0, 30_000, count).astype("timedelta64[D]")
    return [
        f"120119{str(day).replace('-', '')}{order:03d}"
        for day, order in zip(days, random.integers(0, 1000, count), strict=True)
    ]


def test_check_characters_are_those_of_stdnum():
    bodies = made_up(2000)
    rows, _ = letters.matrix(pl.Series(bodies), 17)
    found = resident_id.check_characters(rows).tobytes().decode()
    assert list(found) == [ric.calc_check_digit(body + "0") for body in bodies]
    assert list(found) == [resident_id.check_character(int(body)) for body in bodies]


def test_an_id_is_valid_only_as_a_whole():
    wrong = ["", "11010119900307231", RIGHT[:-1] + "7", RIGHT[:-1] + "x", "1１0101199003072316"]
    days = ["110101199002302310", "110101189903072310", "110101199013072310", "110101190002292310"]
    days = [day[:17] + ric.calc_check_digit(day) for day in days]
    column = pl.Series([RIGHT, *wrong, *days, None])
    assert resident_id.valid(column).tolist() == [True] + [False] * (len(column) - 1)


def test_a_key_is_the_first_seventeen_digits_and_never_of_a_wrong_id():
    column = pl.Series([RIGHT, "", RIGHT[:-1] + "0"])
    assert resident_id.person_ids(column).tolist() == [11010119900307231, 0, 0]


def test_birth_date_and_sex_are_read_from_the_id():
    column = pl.Series([RIGHT, "110101200002291" + "22", "nobody"])
    column[1] = column[1] + ric.calc_check_digit(column[1] + "0")
    assert resident_id.born_on(column).to_list() == [date(1990, 3, 7), date(2000, 2, 29), None]
    assert resident_id.is_male(column).tolist()[:2] == [True, False]


def test_every_single_digit_slip_and_adjacent_swap_is_caught():
    slips = {RIGHT[:n] + digit + RIGHT[n + 1 :] for n in range(17) for digit in "0123456789"} - {
        RIGHT
    }
    swaps = {RIGHT[:n] + RIGHT[n + 1] + RIGHT[n] + RIGHT[n + 2 :] for n in range(16)} - {RIGHT}
    assert not resident_id.valid(pl.Series(sorted(slips | swaps))).any()
