"""Valid identifiers that never collide: resident IDs, credit codes and their integer keys.

No number is drawn and then tested for being new. A birthday's sequence numbers and the
organisation identifiers are walked with a step that shares no divisor with their count, so each
is met once. The highest sequence numbers of every day are left to planted persons.
"""

import numpy as np
import polars as pl

from anye.codes import credit_code, resident_id
from anye.codes.letters import Letters, column
from anye.synthetic.chance import IntArray
from anye.synthetic.text import digits

SEQUENCES_OF_INSURED = (0, 600)  # from, how many
SEQUENCES_OF_OTHERS = (600, 200)
SEQUENCES_OF_PLANTED = (800, 200)

_LETTERS = np.frombuffer(credit_code.ALPHABET, dtype=np.uint8)
_DRAWN_PLACES = 6
_STEP_OF_ORGANISATIONS = 374_761_393  # a prime other than 31
_STEP_OF_SEQUENCES = 77  # shares no divisor with 200 or 600
_ORGANISATION_WEIGHTS = np.array([3, 7, 9, 10, 5, 8, 4, 2], dtype=np.int64)  # GB 11714


class TooManyBornOnOneDayError(Exception):
    """A birthday has more persons than sequence numbers; spread the births."""


def sequences(born: IntArray, room: tuple[int, int]) -> IntArray:
    """Give each person a sequence number that no other person of the day has.

    Args:
        born: birthdays, sorted.
        room: the first sequence number and how many there are.

    Raises:
        TooManyBornOnOneDayError: if a day has more births than sequence numbers.
    """
    first, count = room
    starts = np.flatnonzero(np.diff(born, prepend=born[:1] - 1))
    lengths = np.diff(starts, append=len(born))
    if len(lengths) and lengths.max() > count:
        raise TooManyBornOnOneDayError(int(lengths.max()), count)
    rank = np.arange(len(born)) - np.repeat(starts, lengths)
    return first + (rank * _STEP_OF_SEQUENCES + born.astype(np.int64)) % count


def person_ids(region: IntArray, born: IntArray, sequence: IntArray) -> IntArray:
    """Return the first seventeen digits of resident IDs; birthdays as yyyymmdd."""
    return (region.astype(np.int64) * 100_000_000 + born) * 1000 + sequence


def resident_ids(persons: IntArray) -> pl.Series:
    """Return resident IDs with their check characters."""
    body = digits(persons, 17)
    return column(np.column_stack([body, resident_id.check_characters(body)]))


def organisations(prefix: bytes, numbers: IntArray) -> Letters:
    """Return one organisation identifier per number, two letters and six drawn places."""
    count = 31**_DRAWN_PLACES
    walked = (numbers.astype(np.int64) % count * _STEP_OF_ORGANISATIONS) % count
    places = walked[:, None] // 31 ** np.arange(_DRAWN_PLACES - 1, -1, -1, dtype=np.int64) % 31
    head = np.tile(np.frombuffer(prefix, dtype=np.uint8), (len(numbers), 1))
    return np.column_stack([head, _LETTERS[places]])


def credit_codes(register: Letters, division: IntArray, organisation: Letters) -> Letters:
    """Return credit codes with both check characters.

    Args:
        register: the two letters of the authority and the kind of register.
        division: six digits of the place of registration.
        organisation: the identifiers, eight places each.
    """
    check = (11 - (_values(organisation) * _ORGANISATION_WEIGHTS).sum(axis=1) % 11) % 11
    ninth = np.where(check == 10, ord("X"), check + ord("0")).astype(np.uint8)  # noqa: PLR2004 (X stands for ten)
    body = np.column_stack([register, digits(division, 6), organisation, ninth])
    return np.column_stack([body, credit_code.check_characters(body)])


def _values(organisation: Letters) -> IntArray:
    wide = organisation.astype(np.int64)
    return np.where(wide < ord("A"), wide - ord("0"), wide - ord("A") + 10)
