"""What do a row and the register say of an employer, in a form that can be compared?

Both sides become records of the same columns. A record's ``keys`` are what it must share with
another to be compared at all; a blank gives no key, so nothing is ever compared on a blank.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pyarrow.parquet as pq

from anye.codes import credit_code, organisation_code
from anye.codes.divisions import TOWNSHIPS
from anye.linkage.employers.names import PLACES, tidied_name, with_names

BATCH = 100_000  # employers of the register prepared at a time
_FEWEST_LETTERS = 3  # different ones in a code; 000000 and 111111 say nothing
_OLD_TAX_NUMBER = 15  # region and organisation code, before 2015
_WIDTHS = {18: 8, _OLD_TAX_NUMBER: 6, 9: 0}  # where the organisation code begins
_LONGEST = 12  # letters of a core in which one may be missing
_OF_PLACE, _OF_FORM = 3, 4  # letters of 天津市 and of 有限公司
_TOWNSHIPS = {township: re.sub(f"^{PLACES}", "", name) for township, name in TOWNSHIPS.items()}
_NO_TEXTS = pl.lit([], pl.List(pl.String))
REGISTER = {  # the columns of REGISTERED_EMPLOYERS
    "employer_id": pl.Int64,
    "credit_code": pl.String,
    "employer_name": pl.String,
    "tax_number": pl.String,
    "address": pl.String,
    "township": pl.Int32,
}


def of_identities(identities: pl.DataFrame) -> pl.DataFrame:
    """Return the records of rows whose code is not valid; none where a row says nothing."""
    code, tax_number = _code("given_code"), _code("given_tax_number")
    misplaced = (tax_number == "") & (code.str.len_chars() == _OLD_TAX_NUMBER)
    found = identities.select(
        "given_employer_name",
        record=pl.col("employer_identity"),
        address=_address("given_employer_address"),
        code=pl.when(misplaced).then(pl.lit("")).otherwise(code),
        tax_number=pl.when(misplaced).then(code).otherwise(tax_number),
    )
    township = pl.coalesce(
        pl.when(pl.col("address").str.contains(name, literal=True)).then(pl.lit(township))
        for township, name in _TOWNSHIPS.items()
    )
    found = found.with_columns(
        township=township.fill_null(0).cast(pl.Int32),
        organisation=_organisations(found["code"]),
        taxpayer=_taxpayers(found["tax_number"]),
        code_is_valid=pl.Series(credit_code.valid(found["code"]), dtype=pl.Boolean),
        near_codes=_near(found["code"]),
        near_tax_numbers=_near(found["tax_number"]),
    )
    return _with_keys(with_names(found, "given_employer_name")).drop("given_employer_name")


def of_register(file: Path, identities: pl.DataFrame) -> pl.DataFrame:
    """Return the records of the registered employers that share a key with an identity."""
    keys = identities["keys"].explode().drop_nulls().unique()
    with pq.ParquetFile(file) as register:
        batches = map(pl.from_arrow, register.iter_batches(BATCH))
        found = [_of_register(pl.DataFrame(batch), keys) for batch in batches]
    return pl.concat([_of_register(pl.DataFrame(schema=REGISTER), keys), *found])


def _of_register(register: pl.DataFrame, keys: pl.Series) -> pl.DataFrame:
    found = register.select(
        "employer_name",
        "township",
        record=pl.col("employer_id"),
        address=_address("address"),
        code=pl.col("credit_code"),
        tax_number=_code("tax_number"),
        organisation=pl.col("employer_id"),
        taxpayer=pl.col("employer_id"),
        code_is_valid=pl.lit(value=True),
        near_codes=pl.concat_list("credit_code"),
        near_tax_numbers=_NO_TEXTS,
    )
    return _with_keys(with_names(found, "employer_name"), keys).drop("employer_name")


def _with_keys(named: pl.DataFrame, among: pl.Series | None = None) -> pl.DataFrame:
    """Add what a record must share with another to be compared; drop who shares nothing."""
    records = named.with_columns(less_one=_less_one(pl.col("core"), pl.col("name")))
    keys = pl.concat(_keys(records)).drop_nulls()
    if among is not None:
        keys = keys.filter(pl.col("key").is_in(among.implode()))
    of_record = keys.group_by("record").agg(keys=pl.col("key").unique(maintain_order=True))
    return records.drop("near_codes", "near_tax_numbers").join(
        of_record, on="record", maintain_order="left"
    )


def _keys(records: pl.DataFrame) -> Iterator[pl.DataFrame]:
    for lists in ("near_codes", "near_tax_numbers"):
        yield _key("code", records.explode(lists), pl.col(lists))
    for number in ("organisation", "taxpayer"):
        yield _key("organisation", records, _filled(number))
    for text in ("tax_number", "letters"):
        yield _key(text, records, _filled(text))
    less_one = records.explode("less_one")
    for place in (_filled("address"), _filled("township")):
        yield _key("less one", less_one, pl.concat_str(_filled("less_one"), place))


def _key(kind: str, records: pl.DataFrame, of: pl.Expr) -> pl.DataFrame:
    return records.select("record", key=pl.concat_str(pl.lit(f"{kind}:"), of))


def _filled(column: str) -> pl.Expr:
    """Return a column as text, null where it is blank or 0."""
    text = pl.col(column).cast(pl.String)
    return pl.when(~text.is_in(["", "0"])).then(text)


def _less_one(core: pl.Expr, name: pl.Expr) -> pl.Expr:
    """Return a core and what is left of it without each of its letters.

    A slip in the place or in the legal form hides the core, so the whole name without one of its
    first or last letters belongs to it.
    """
    places = range(_LONGEST)
    without = [pl.concat_str(core.str.head(place), core.str.slice(place + 1)) for place in places]
    first = [
        pl.concat_str(name.str.head(place), name.str.slice(place + 1)) for place in range(_OF_PLACE)
    ]
    last = [
        pl.concat_str(name.str.head(-place - 1), name.str.tail(place)) for place in range(_OF_FORM)
    ]
    return pl.concat_list(core, *without, *first, *last).list.unique(maintain_order=True)


def _code(column: str) -> pl.Expr:
    """Return a column of codes tidied; codes of one or two different letters say nothing."""
    code = tidied_name(pl.col(column)).str.replace_all(r"[^0-9A-Z]", "").fill_null("")
    says_something = code.str.split("").list.n_unique() >= _FEWEST_LETTERS
    return pl.when(says_something).then(code).otherwise(pl.lit(""))


def _address(column: str) -> pl.Expr:
    return tidied_name(pl.col(column)).str.replace(f"^{PLACES}", "").fill_null("")


def _organisations(codes: pl.Series) -> pl.Series:
    """Return the employer whose organisation code is inside each text; 0: none."""
    parts = pl.coalesce(
        pl.when(pl.col("code").str.len_chars() == width).then(pl.col("code").str.slice(start, 9))
        for width, start in _WIDTHS.items()
    )
    texts = pl.DataFrame({"code": codes}).select(parts.fill_null("")).to_series()
    return pl.Series(organisation_code.employer_ids(texts), dtype=pl.Int64)


def _taxpayers(tax_numbers: pl.Series) -> pl.Series:
    """Return the employer a tax number of 15 or 18 places names; 0: none."""
    is_old = (tax_numbers.str.len_chars() == _OLD_TAX_NUMBER).to_numpy()
    old = _organisations(tax_numbers).to_numpy() * is_old
    return pl.Series(old + credit_code.employer_ids(tax_numbers), dtype=pl.Int64)


def _near(codes: pl.Series) -> pl.Series:
    """Return the list of valid codes one slip away from each text."""
    slips = credit_code.one_slip_away(codes).group_by("row").agg("code")
    rows = pl.DataFrame({"row": pl.int_range(len(codes), eager=True, dtype=pl.Int64)})
    found = rows.join(slips, on="row", how="left", maintain_order="left")
    return found.select(pl.col("code").fill_null(_NO_TEXTS)).to_series()
