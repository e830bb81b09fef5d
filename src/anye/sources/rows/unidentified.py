"""Which rejected rows are wrong in nothing but whom they speak of, and what do they say of them?

Linkage reads them and finds whom they are about. A row that says nothing of its person or
employer is none of them: a blank is like every other blank, and would be linked to anybody.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl

from anye.codes.letters import Truths
from anye.sources.kinds.cells import Faults, number_of_reason
from anye.sources.kinds.tidied import tidy_code, tidy_words
from anye.sources.rows.judged import POLARS_TYPES, Judged
from anye.tables.links.identities import OF_A_PERSON, OF_AN_EMPLOYER, UNIDENTIFIED

# Not among them is a certificate number with another ID: its office must say whose it is.
OF_WHICH_PERSON: Mapping[str, tuple[str, ...]] = {
    "resident_id": (
        "blank_id",
        "id_as_number",
        "id_form",
        "id_check_character",
        "id_birth_date",
        "name_and_id_swapped",
    ),
    "sex": ("sex_differs",),
    "born_on": ("birth_date_differs",),
}
OF_WHICH_EMPLOYER: Mapping[str, tuple[str, ...]] = {
    "credit_code": (
        "blank_id",
        "id_as_number",
        "credit_code_form",
        "credit_code_check_character",
    ),
}
_READ_FROM = {
    "given_id": "resident_id",
    "given_name": "name",
    "given_sex": "sex",
    "given_born_on": "born_on",
    "given_address": "address",
    "given_code": "credit_code",
    "given_employer_name": "employer_name",
    "given_tax_number": "tax_number",
    "given_employer_address": "employer_address",
}
_CODES = ("given_id", "given_code", "given_tax_number")
_SAYS_SOMETHING = r"[\p{L}\p{N}]"
_NAMES_SOMEBODY = r"\p{L}"
_BETWEEN = "\x1f"  # no cell holds it


@dataclass(frozen=True, slots=True)
class _InDoubt:
    """By row: is it the person, is it the employer, and is there no other fault?"""

    person: Truths
    employer: Truths
    only: Truths


def unidentified(judged: Judged) -> pl.DataFrame | None:
    """Return the rows whose every fault is about who they speak of; None where there is none."""
    shape = UNIDENTIFIED.get(judged.contract.name)
    doubt = _in_doubt(judged.faults, judged.withdraws())
    if shape is None or not doubt.only.any():
        return None
    places = np.flatnonzero(doubt.only)
    person, employer = pl.Series(doubt.person[places]), pl.Series(doubt.employer[places])
    given = _given(judged, places)
    rows = pl.concat([judged.rows(doubt.only), given], how="horizontal").with_columns(
        employer_identity=_hashed(given.select(*OF_AN_EMPLOYER), employer),
        faults=judged.told(places),
        **_without_keys(judged, person, employer),
    )
    rows = rows.with_columns(identity=_hashed(_said_of_person(rows), person))
    says = (~person | _says_who(given)) & (~employer | _says_which(given))
    return rows.filter(says).select(*shape.columns)


def _in_doubt(faults: list[tuple[str, Faults]], withdraws: Truths) -> _InDoubt:
    person, employer = (np.zeros(len(withdraws), np.bool_) for _ in range(2))
    other = withdraws.copy()  # what is to be withdrawn must be said exactly
    for name, found in faults:
        if not found.any():
            continue
        of_person = np.isin(found, _numbers(OF_WHICH_PERSON, name))
        of_employer = np.isin(found, _numbers(OF_WHICH_EMPLOYER, name))
        person |= of_person
        employer |= of_employer
        other |= (found != 0) & ~of_person & ~of_employer
    return _InDoubt(person, employer, (person | employer) & ~other)


def _numbers(reasons: Mapping[str, tuple[str, ...]], name: str) -> list[np.uint8]:
    return [number_of_reason(reason) for reason in reasons.get(name, ())]


def _without_keys(judged: Judged, person: pl.Series, employer: pl.Series) -> dict[str, pl.Expr]:
    """Return the keys of a row's person and employer, blank where they are not known."""
    blanks = {"person_id": (person, 0), "resident_id": (person, ""), "employer_id": (employer, 0)}
    kept = {
        name: pl.when(doubted).then(pl.lit(blank)).otherwise(pl.col(name))
        for name, (doubted, blank) in blanks.items()
        if name in judged.contract.table.columns
    }
    if "name" in judged.contract.table.columns:  # it may have stood in the ID's column
        kept["name"] = pl.col("given_name")
    return kept


def _given(judged: Judged, places: np.ndarray) -> pl.DataFrame:
    """Return what rows say of their person and employer."""
    texts = judged.block.texts[places]
    if "resident_id" in texts.columns:
        texts = _swapped_back(texts, judged, places)
    given = {}
    for name, column in {**OF_A_PERSON, **OF_AN_EMPLOYER}.items():
        field, dtype = _READ_FROM[name], POLARS_TYPES[column.dtype]
        if field not in texts.columns:
            blank = {"text": "", "int8": 0}.get(column.dtype)
            given[name] = pl.Series([blank], dtype=dtype).new_from_index(0, len(places))
        elif column.dtype != "text":
            found = judged.cells[field].values[field][places].cast(dtype)
            given[name] = found.fill_null(0) if column.dtype == "int8" else found
        else:
            given[name] = (tidy_code if name in _CODES else tidy_words)(texts[field])
    return pl.DataFrame(given)


def _swapped_back(texts: pl.DataFrame, judged: Judged, places: np.ndarray) -> pl.DataFrame:
    faults = judged.cells["resident_id"].faults[places]
    swapped = pl.Series(faults == number_of_reason("name_and_id_swapped"))
    name, number = texts["name"], texts["resident_id"]
    return texts.with_columns(
        name=number.zip_with(swapped, name), resident_id=name.zip_with(swapped, number)
    )


def _said_of_person(rows: pl.DataFrame) -> pl.DataFrame:
    """Return what rows say of their person, and whose staff that is.

    A bare name at two employers is two persons sooner than one, and what a later month says of the
    one must not change the other's link.
    """
    of_employer = [name for name in ("employer_id", "agency_id") if name in rows.columns]
    return rows.select(*OF_A_PERSON, *of_employer, "employer_identity")


def _hashed(said: pl.DataFrame, doubted: pl.Series) -> pl.Series:
    """Return a number for what is said, the same wherever the same is said; 0: not in doubt."""
    texts = said.select(
        pl.concat_str(pl.all().cast(pl.String).fill_null(""), separator=_BETWEEN)
    ).to_series()
    return pl.Series(
        [_hash(text) if is_doubted else 0 for text, is_doubted in zip(texts, doubted, strict=True)],
        dtype=pl.Int64,
    )


def _hash(text: str) -> int:
    digest = hashlib.blake2b(text.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1 or 1


def _says_who(given: pl.DataFrame) -> pl.Series:
    names, numbers = given["given_name"], given["given_id"]
    return names.str.contains(_NAMES_SOMEBODY) | numbers.str.contains(_SAYS_SOMETHING)


def _says_which(given: pl.DataFrame) -> pl.Series:
    said = pl.concat_str("given_code", "given_employer_name", "given_tax_number")
    return given.select(said).to_series().str.contains(_SAYS_SOMETHING)
