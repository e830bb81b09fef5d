import numpy as np
import polars as pl
from stdnum.cn import uscc

from anye.codes import credit_code, organisation_code
from anye.synthetic.identifiers import credit_codes, organisations

RIGHT = "600037341"  # inside 91110000600037341L


def by_hand(identifier):
    values = [int(letter, 36) for letter in identifier]
    total = sum(
        value * weight for value, weight in zip(values, (3, 7, 9, 10, 5, 8, 4, 2), strict=True)
    )
    return "0123456789X0"[11 - total % 11]


def test_check_characters_are_those_of_the_standard():
    random = np.random.default_rng(3)
    letters = list("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    bodies = ["".join(random.choice(letters, 8)) for _ in range(500)]
    codes = pl.Series([body + by_hand(body) for body in bodies])
    assert organisation_code.valid(codes).all()
    assert set(codes.str.slice(8).unique()) == set("0123456789X")


def test_a_code_inside_a_real_credit_code_is_valid():
    assert uscc.is_valid("91110000" + RIGHT + "L")
    assert organisation_code.valid(pl.Series([RIGHT])).all()


def test_a_wrong_check_a_foreign_letter_or_another_width_is_not_valid():
    wrong = ["600037342", "60003734", "", "60003734-1", "6000373411", "6000373a1", "60003 341"]
    assert not organisation_code.valid(pl.Series(wrong)).any()
    assert organisation_code.employer_ids(pl.Series(wrong)).tolist() == [0] * len(wrong)


def test_the_key_is_that_of_the_credit_code_that_holds_it():
    codes = credit_codes(
        np.tile(np.frombuffer(b"91", np.uint8), (300, 1)),
        np.full(300, 120119),
        organisations(b"MA", np.arange(300)),
    )
    texts = credit_code.letters.column(codes)
    keys = organisation_code.employer_ids(texts.str.slice(8, 9))
    assert keys.tolist() == credit_code.employer_ids(texts).tolist()
    assert (keys > 0).all()
