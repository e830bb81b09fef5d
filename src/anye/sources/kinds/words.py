"""Names and other texts, and the values of code lists by name or number."""

from collections.abc import Mapping

import polars as pl

from anye.codes.lists import LEVELS_OF_SOLDIERS
from anye.sources.kinds.cells import Bounds, Cells, first_fault
from anye.tables.contracts import YES_NO, Field

LONGEST_TEXT = 200
_INDUSTRY = r"^[A-T]\d{0,4}$"
_TOWNSHIP = r"^\d{9}$"
_NUMERALS = "一二三四五六七八九十"
_TRUTHS = {**{name: code for code, name in YES_NO.items()}, "1": 1, "0": 0, "TRUE": 1, "FALSE": 0}
_SEXES = {"男": 1, "女": 2, "1": 1, "2": 2, "男性": 1, "女性": 2}
_LEVELS = {
    spelling: level
    for level in range(1, LEVELS_OF_SOLDIERS + 1)
    for spelling in (
        str(level),
        f"{level}级",
        f"{_NUMERALS[level - 1]}级",
        _NUMERALS[level - 1],
    )
}


def read_text(texts: pl.Series, field: Field, _: Bounds) -> Cells:
    """Read a text as it is."""
    too_long = texts.str.len_chars() > LONGEST_TEXT
    return Cells({field.name: texts}, first_fault(len(texts), ("text_too_long", too_long)))


def read_code(texts: pl.Series, field: Field, _: Bounds) -> Cells:
    """Read the values of a code list, by name or number."""
    codes = field.codes or {}
    spellings = {str(code): code for code in codes} | {name: code for code, name in codes.items()}
    return _looked_up(texts, field, spellings, "code_unknown")


def respelled_number(texts: pl.Series) -> pl.Series:
    """Return 3.0 as 3: what a column of numbers with blanks in it becomes elsewhere."""
    return texts.str.replace(r"^(\d+)\.0+$", "$1")


def read_level(texts: pl.Series, field: Field, _: Bounds) -> Cells:
    """Read a level: 2, 2级, 二级."""
    spellings = {text: level for text, level in _LEVELS.items() if level <= field.largest}
    return _looked_up(texts, field, spellings, "level_out_of_range")


def read_yes_no(texts: pl.Series, field: Field, _: Bounds) -> Cells:
    """Read 是 or 否."""
    found = _looked_up(texts, field, _TRUTHS, "code_unknown")
    truths = {name: values.cast(pl.Boolean) for name, values in found.values.items()}
    return Cells(truths, found.faults)


def read_sex(texts: pl.Series, field: Field, _: Bounds) -> Cells:
    """Read 男 or 女."""
    return _looked_up(texts, field, _SEXES, "code_unknown")


def read_township(texts: pl.Series, field: Field, bounds: Bounds) -> Cells:
    """Read township codes of nine digits, or names of the district's townships."""
    form = texts.str.contains(_TOWNSHIP)
    codes = texts.cast(pl.Int32, strict=False).set(~form, None)
    wrong = []
    if bounds.townships:
        spellings = {name: code for code, name in bounds.townships.items()}
        named = texts.replace_strict(spellings, default=None, return_dtype=pl.Int32)
        codes = codes.zip_with(codes.is_not_null(), named)
        known = pl.Series([list(bounds.townships)], dtype=pl.List(pl.Int32))
        wrong = [("township_unknown", ~codes.is_in(known))]
    faults = first_fault(len(texts), ("township_form", codes.is_null()), *wrong)
    return Cells({field.name: codes}, faults)


def read_industry(texts: pl.Series, field: Field, _: Bounds) -> Cells:
    """Read codes of industries, GB/T 4754."""
    form = texts.str.contains(_INDUSTRY)
    return Cells({field.name: texts}, first_fault(len(texts), ("industry_form", ~form)))


def _looked_up(texts: pl.Series, field: Field, spellings: Mapping[str, int], reason: str) -> Cells:
    found = texts.replace_strict(spellings, default=None, return_dtype=pl.Int8)
    return Cells({field.name: found}, first_fault(len(texts), (reason, found.is_null())))
