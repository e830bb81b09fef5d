"""Resident IDs, credit codes and certificate numbers: form, check character, integer key."""

from datetime import date

import polars as pl

from anye.codes import credit_code, disability_certificate, letters, resident_id
from anye.sources.kinds.cells import Bounds, Cells, first_fault, is_of_form
from anye.tables.contracts import Field

KEY_OF = {"credit_code": "employer_id", "agency_code": "agency_id", "host_code": "host_id"}
_FROM_A_NUMBER = r"^[0-9.]+[Ee]\+?[0-9]+$|^\d{15,18}\.0+$"  # what spreadsheets make of 18 digits


def read_resident_id(texts: pl.Series, field: Field, bounds: Bounds) -> Cells:
    """Read resident IDs, their integer keys, birth days and sexes."""
    rows, _ = letters.matrix(texts, resident_id.WIDTH)
    form = resident_id.well_formed(rows)
    born = resident_id.birth_days(rows)
    faults = first_fault(
        len(texts),
        ("id_as_number", is_of_form(texts, ~form, _FROM_A_NUMBER)),
        ("id_form", ~form),
        ("id_check_character", ~resident_id.check_agrees(rows)),
        ("id_birth_date", ~resident_id.days_are_real(born) | (born > _ordinal(bounds.today))),
    )
    values = {
        field.name: texts,
        "person_id": pl.Series(resident_id.numbers_of(rows)),
        "id_born": pl.Series(born),
        "id_is_male": pl.Series(resident_id.male_rows(rows)),
    }
    return Cells(values, faults)


def read_credit_code(texts: pl.Series, field: Field, _: Bounds) -> Cells:
    """Read unified social credit codes and their integer keys."""
    rows, _fits = letters.matrix(texts, credit_code.WIDTH)
    form = credit_code.well_formed(rows)
    faults = first_fault(
        len(texts),
        ("id_as_number", is_of_form(texts, ~form, _FROM_A_NUMBER)),
        ("credit_code_form", ~form),
        ("credit_code_check_character", form & ~credit_code.check_agrees(rows)),
    )
    keys = pl.Series(credit_code.numbers_of(rows))
    return Cells({field.name: texts, KEY_OF[field.name]: keys}, faults)


def read_certificate_number(texts: pl.Series, field: Field, _: Bounds) -> Cells:
    """Read numbers of disability certificates and what they say."""
    found = disability_certificate.parts_of_numbers(texts)
    faults = first_fault(
        len(texts),
        ("id_as_number", is_of_form(texts, ~found.well_formed, _FROM_A_NUMBER)),
        ("certificate_form", ~found.well_formed),
    )
    values = {
        field.name: texts,
        "certificate_person": pl.Series(resident_id.numbers_of(found.ids)),
        "certificate_category": pl.Series(found.category),
        "certificate_level": pl.Series(found.level),
    }
    return Cells(values, faults)


def _ordinal(day: date) -> int:
    return day.year * 10_000 + day.month * 100 + day.day
