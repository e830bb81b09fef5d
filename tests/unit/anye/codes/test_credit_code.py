import numpy as np
import polars as pl
from stdnum.cn import uscc

from anye.codes import credit_code, letters
from anye.codes.organisation_code import organisation

RIGHT = "91110000600037341L"
ALPHABET = credit_code.ALPHABET.decode()


def finished(body):
    return body + uscc.calc_check_digit(body)


def test_check_characters_are_those_of_stdnum():
    random = np.random.default_rng(2)
    bodies = ["".join(random.choice(list(ALPHABET), 17)) for _ in range(2000)]
    rows, _ = letters.matrix(pl.Series(bodies), 17)
    found = credit_code.check_characters(rows).tobytes().decode()
    assert list(found) == [uscc.calc_check_digit(body) for body in bodies]


def test_a_code_that_begins_with_a_letter_is_valid():
    codes = pl.Series([finished("N2120119MF00000001"[:17]), finished("Y1120119MA0000001"[:17])])
    assert credit_code.valid(codes).all()


def test_a_code_with_a_foreign_letter_or_region_or_check_is_not_valid():
    wrong = [RIGHT[:-1] + "M", RIGHT[:-1], "", RIGHT.lower(), finished("91A10000600037341")]
    wrong += [RIGHT.replace("6", letter, 1) for letter in "IOSVZ"]
    assert not credit_code.valid(pl.Series(wrong)).any()
    assert credit_code.valid(pl.Series([RIGHT])).all()


def test_a_key_is_the_organisation_identifier_of_base_36():
    other_office = finished("92120119" + RIGHT[8:17])
    keys = credit_code.employer_ids(pl.Series([RIGHT, other_office, "91110000"]))
    assert keys.tolist() == [int(RIGHT[8:16], 36), int(RIGHT[8:16], 36), 0]


def test_codes_that_differ_in_the_inner_check_character_are_two_employers():
    """Not one: the second would silently take the first one's place."""
    inner = [finished(RIGHT[:16] + letter) for letter in "1234567890X"]
    keys = credit_code.employer_ids(pl.Series(inner))
    assert len(set(keys.tolist())) == 11
    assert keys[0] == int(RIGHT[8:16], 36)
    assert [organisation(int(key)) for key in keys[:2]] == [RIGHT[8:16], RIGHT[8:16] + "2"]
    elsewhere = credit_code.employer_ids(pl.Series([finished("92120119" + RIGHT[8:16] + "2")]))
    assert elsewhere[0] == keys[1]


def slips_of(text):
    return credit_code.one_slip_away(pl.Series([text]))["code"].to_list()


def test_every_wrong_letter_and_every_adjacent_swap_leads_back_to_the_code():
    random = np.random.default_rng(5)
    wrong = [
        RIGHT[:place] + letter + RIGHT[place + 1 :]
        for place in range(18)
        for letter in [*random.choice(list(ALPHABET), 4), "O", "?"]
    ]
    wrong += [
        RIGHT[:place] + RIGHT[place + 1] + RIGHT[place] + RIGHT[place + 2 :] for place in range(17)
    ]
    for text in wrong:
        assert (RIGHT in slips_of(text)) == (text != RIGHT)


def test_what_is_one_slip_away_is_valid_and_one_slip_away():
    found = slips_of(RIGHT[:-1] + "M")
    assert credit_code.valid(pl.Series(found)).all()
    assert len(found) == len(set(found)) <= 18 + 17


def test_nothing_is_one_slip_away_from_a_code_or_from_a_blank():
    assert slips_of(RIGHT) == slips_of("") == slips_of("9" * 17) == slips_of("??" + RIGHT[2:]) == []
