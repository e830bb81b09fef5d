"""Mistakes in a few rows of the feeds, and their truth: ``mistakes.txt`` beside ``truth.json``.

Only made-up rows are spoilt, never planted ones. What a row says otherwise stays right.
"""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import polars as pl

from anye.codes import credit_code, resident_id
from anye.synthetic.chance import chance
from anye.synthetic.mistakes.employers import EMPLOYER_MISTAKES
from anye.synthetic.mistakes.mixing import Kinds, Mix, with_mistakes
from anye.synthetic.mistakes.persons import PERSON_MISTAKES, WRONG_NAMES

FILE = "mistakes.txt"  # no ending of a feed: a folder of feeds is loaded whole
SHARES: Mapping[str, float] = {
    "insured_months": 0.001,
    "wage_months": 0.001,
    "labour_contracts": 0.005,
}
_COLUMNS = {"given_id": "公民身份号码", "given_name": "姓名", "given_code": "统一社会信用代码"}
_KINDS: Kinds = {**PERSON_MISTAKES, **EMPLOYER_MISTAKES}
_MIX: Mix = (
    (200, ("id_one_digit",)),
    (130, ("id_swapped",)),
    (60, ("id_two_digits",)),
    (130, ("id_fifteen",)),
    (80, ("id_spreadsheet",)),
    (20, ("id_in_name_column",)),
    (130, ("id_missing",)),
    *((share / 2, ("id_missing", name)) for name, share in WRONG_NAMES.items()),
    *((share / 4, ("id_one_digit", name)) for name, share in WRONG_NAMES.items()),
    (80, ("code_one_letter",)),
    (40, ("code_swapped",)),
    (30, ("code_is_tax_number",)),
    (20, ("code_missing",)),
)
_TRUTH = {
    "feed": pl.String,
    "file": pl.String,
    "line": pl.Int64,
    "person_id": pl.Int64,
    "employer_id": pl.Int64,
    "kind": pl.String,
    "is_valid": pl.Boolean,  # ID and credit code all the same
}


class Spoiling:
    """Spoils rows as they are written and remembers which."""

    def __init__(self, seed: int) -> None:
        """Begin with nothing spoilt."""
        self._seed = seed
        self._truths = [pl.DataFrame(schema=_TRUTH)]

    def rows(self, feed: str, file: str, first_line: int, frame: pl.DataFrame) -> pl.DataFrame:
        """Return rows of a file, a few of them spoilt.

        Args:
            feed: of which feed; those without a share stay as they are.
            file: the name of its file.
            first_line: the line that the first row will be.
            frame: the rows by heading, all right.
        """
        rng = chance(self._seed, f"mistakes {file} {first_line}")
        where = np.flatnonzero(rng.random(frame.height) < SHARES.get(feed, 0))
        if not len(where):
            return frame
        right = frame[where].select(**_COLUMNS)
        wrong, kind = with_mistakes(rng, right, _KINDS, _MIX)
        valid = resident_id.valid(wrong["given_id"]) & credit_code.valid(wrong["given_code"])
        self._truths.append(
            pl.DataFrame(
                {
                    "feed": pl.repeat(feed, len(where), eager=True),
                    "file": pl.repeat(file, len(where), eager=True),
                    "line": first_line + where,
                    "person_id": resident_id.person_ids(right["given_id"]),
                    "employer_id": credit_code.employer_ids(right["given_code"]),
                    "kind": kind,
                    "is_valid": valid,
                },
                schema=_TRUTH,
            ).filter(pl.col("kind") != "none")
        )
        return frame.with_columns(
            frame[heading].cast(pl.String).scatter(where, wrong[name])
            for name, heading in _COLUMNS.items()
        )

    def write(self, folder: Path) -> None:
        """Write the truth of all spoilt rows."""
        pl.concat(self._truths).write_csv(folder / FILE)
