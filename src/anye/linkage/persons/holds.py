"""When does a level of a comparison hold? SQL over two records, l known and r spoken of.

Text functions count bytes on one engine and characters on another, so distances are taken only
between digits.
"""

from collections.abc import Mapping

from anye.linkage.persons.names.parts import UNREADABLE

_PLACES = 18
_SWAPPED = " or ".join(
    f"(substr(number_l, {place}, 1) = substr(number_r, {place + 1}, 1)"
    f" and substr(number_l, {place + 1}, 1) = substr(number_r, {place}, 1)"
    f" and substr(number_l, 1, {place - 1}) = substr(number_r, 1, {place - 1})"
    f" and substr(number_l, {place + 2}) = substr(number_r, {place + 2}))"
    for place in range(1, _PLACES)
)
_ONE_CHARACTER = """length(plain_l) = length(plain_r) and length(plain_l) > 1 and (
    substr(plain_l, 2) = substr(plain_r, 2)
    or substr(plain_l, 1, length(plain_l) - 1) = substr(plain_r, 1, length(plain_r) - 1)
    or (substr(plain_l, 1, 1) = substr(plain_r, 1, 1)
        and substr(plain_l, 3) = substr(plain_r, 3)))"""
_TAKEN_APART = " or ".join(  # 徐伟喆 as 徐伟吉吉, where a system does not hold the character
    f"(substr(plain_l, 1, {place}) = substr(plain_r, 1, {place})"
    f" and substr(plain_l, {place + 2}) = substr(plain_r, {place + 2 + more})"
    f" and length(plain_r) = length(plain_l) + {more})"
    for place in (1, 2)
    for more in (1, 2)
)
_STUB = "number_r like '_._____%E+17'"  # what a spreadsheet leaves: its first six digits hold

NOTHING_TO_COMPARE: Mapping[str, str] = {
    "id": "number_l is null or number_r is null"
    f" or ((length(number_r) < 15 or number_r like '%E+%') and not ({_STUB}))",
    "name": "plain_l is null or plain_r is null",
    "birth": "born_given_l is null or born_given_r is null",
    "sex": "sex_l is null or sex_r is null",
    "township": "township_l is null or township_r is null or village_l = village_r",
    "address": "village_l is null or village_r is null",
    "employer": "employer_l is null or employer_r is null",
}
HOLDS: Mapping[str, Mapping[str, str]] = {
    "id": {
        "same": "number_l = number_r",
        "fifteen": "body_l = body_r and length(number_r) = 15",
        "in_certificate": "number_l = substr(number_r, 1, 18)",
        "another": "is_valid_r",
        "one_slip": f"levenshtein(number_l, number_r) = 1"
        f" or (length(number_r) = 18 and levenshtein(number_l, number_r) = 2 and ({_SWAPPED}))",
        "first_fifteen": "substr(number_l, 1, 15) = substr(number_r, 1, 15)",
        "two_slips": "levenshtein(number_l, number_r) = 2",
        "birth_and_region": "substr(number_l, 1, 14) = substr(number_r, 1, 14)",
        "region_elsewhere": f"{_STUB} and region_l = region_r",
        "region": f"{_STUB} and substr(number_l, 1, 6) = replace(substr(number_r, 1, 7), '.', '')",
    },
    "name": {
        "same": "plain_l = plain_r",
        "sound": "sound_l = sound_r",
        "unreadable": f"length(plain_r) > 2 and instr(plain_r, '{UNREADABLE}') > 0"
        f" and plain_l like replace(plain_r, '{UNREADABLE}', '_')",
        "order": "letters_l = letters_r",
        "dialect": "folded_l = folded_r",
        "shape": f"({_ONE_CHARACTER}) and levenshtein(corners_l, corners_r) <= 1",
        "some_shape": f"({_ONE_CHARACTER}) and levenshtein(corners_l, corners_r) = 2",
        "given_only": "length(plain_r) > 1 and substr(plain_l, 2) = plain_r",
        "one_added": "length(plain_l) > 2 and instr(less_one_r, '|' || plain_l || '|') > 0",
        "taken_apart": f"length(plain_l) > 2 and ({_TAKEN_APART})",
        "one_missing": "instr(less_one_l, '|' || plain_r || '|') > 0"
        " or instr(less_one_r, '|' || plain_l || '|') > 0"
        " or (length(plain_r) > 1 and length(plain_l) > 3"
        " and substr(plain_l, 1, length(plain_r)) = plain_r)"
        " or (length(plain_l) > 1 and length(plain_r) > 3"
        " and substr(plain_r, 1, length(plain_l)) = plain_l)",
        "one_other": f"length(plain_l) > 2 and ({_ONE_CHARACTER})",
        "surname": "surname_l = surname_r",
    },
    "birth": {
        "same": "born_given_l = born_given_r",
        "transposed": "substr(born_given_l, 1, 4) = substr(born_given_r, 1, 4)"
        " and substr(born_given_l, 5, 2) = substr(born_given_r, 7, 2)"
        " and substr(born_given_l, 7, 2) = substr(born_given_r, 5, 2)",
        "one_digit": "levenshtein(born_given_l, born_given_r) = 1",
        "year": "substr(born_given_l, 1, 4) = substr(born_given_r, 1, 4)",
    },
    "sex": {"same": "sex_l = sex_r"},
    "township": {"same": "township_l = township_r"},
    "address": {"same": "home_l = home_r", "village": "village_l = village_r"},
    "employer": {"same": "employer_l = employer_r"},
}
