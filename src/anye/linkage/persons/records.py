"""What two records of a person are compared by; both sides have the same columns.

What only Python can work out (how a name sounds) is worked out once per distinct text and
joined, so the rest runs on any engine. A blank becomes null, and null is never equal to anything.
"""

from collections.abc import Callable
from pathlib import Path

import narwhals as nw
import polars as pl

from anye.codes import resident_id
from anye.linkage.persons.addresses import ADDRESS_PARTS, address_parts
from anye.linkage.persons.ids import (
    born_in,
    exact_body,
    is_eighteen,
    is_number,
    region_elsewhere,
)
from anye.linkage.persons.names.parts import NAME_PARTS, name_parts
from anye.tables.engines import parquet
from anye.tables.engines.engine import Engine, Table

_MOST = 64  # records of one person or identity that are looked at
RECORD = (
    "record",  # unique on its side
    "whose",  # person_id or identity
    *NAME_PARTS,
    "number",  # the ID
    "is_valid",  # and it is somebody's
    "body",  # seventeen digits of the only person it can be
    "born",  # as given, or else inside the ID: to find candidates
    "year",
    "month_and_day",
    "tail",  # the last four places of the ID
    "region",  # its first six where they are of another district
    "born_given",
    "sex",
    "township",
    *ADDRESS_PARTS,
    "employer",
)


def of_people(engine: Engine, people: Table, beside: Path) -> Table:
    """Return the records of the known."""
    everywhere = people.with_columns(
        township=nw.col("township").max().over("person_id"),
        given_name=nw.col("name"),
        given_address=nw.col("address").max().over("person_id"),
        given_id=nw.col("resident_id"),
        given_sex=nw.col("sex"),
        given_born_on=nw.col("born_on"),
        whose=nw.col("person_id"),
    )
    known = everywhere.with_columns(is_valid=nw.lit(value=True))
    return _records(engine, known, ("person_id", "name", "employer_id"), beside / "people")


def of_identities(engine: Engine, identities: Table, beside: Path) -> Table:
    """Return the records of those spoken of; where name and ID are swapped, they change places."""
    swapped = is_number(nw.col("given_name")) & ~nw.col("given_id").str.contains(r"\d")
    name, number = nw.col("given_name"), nw.col("given_id")
    turned = identities.with_columns(is_swapped=swapped).with_columns(
        given_name=nw.when(nw.col("is_swapped")).then(number).otherwise(name),
        given_id=nw.when(nw.col("is_swapped")).then(name).otherwise(number),
        whose=nw.col("identity"),
    )
    beside_them = beside / "identities"
    validity = _worked_out(engine, turned, "given_id", _validity, beside_them)
    checked = turned.join(validity, on="given_id", how="left")
    return _records(engine, checked, ("identity", "employer_id"), beside_them)


def _records(engine: Engine, said: Table, key: tuple[str, ...], beside: Path) -> Table:
    names = _worked_out(engine, said, "given_name", name_parts, beside)
    homes = _worked_out(engine, said, "given_address", address_parts, beside)
    born = _day_digits(nw.col("given_born_on"))
    number = _unless_blank(nw.col("given_id"))
    bucket = nw.col("whose") - nw.col("whose") % _MOST
    ranked = said.with_columns(bucket=bucket).with_columns(
        place=nw.col("whose").cum_count().over("bucket", order_by=key)
    )
    full = (
        ranked.filter(nw.col("place") <= _MOST)
        .join(names, on="given_name", how="left")
        .join(homes, on="given_address", how="left")
        .with_columns(number=number, born_given=born)
    )
    return (
        full.select(
            "whose",
            *NAME_PARTS,
            "number",
            "is_valid",
            "born_given",
            *ADDRESS_PARTS,
            record=nw.col("bucket") + nw.col("place") - 1,
            body=exact_body(nw.col("number")),
            born=nw.coalesce("born_given", born_in(nw.col("number"))),
            sex=_unless_none(nw.col("given_sex")),
            township=_unless_none(nw.col("township")),
            employer=_unless_none(nw.col("employer_id")),
            region=region_elsewhere(nw.col("number")),
            tail=nw.when(is_eighteen(nw.col("number"))).then(nw.col("number").str.slice(14, 4)),
            in_number=nw.when(is_eighteen(nw.col("number"))).then(nw.col("number").str.slice(6, 8)),
        )
        .with_columns(
            year=nw.coalesce("born", "in_number").str.slice(0, 4),
            month_and_day=nw.coalesce("born", "in_number").str.slice(4, 4),
        )
        .select(*RECORD)
    )


def _worked_out(
    engine: Engine,
    said: Table,
    text: str,
    parts: Callable[[pl.Series], pl.DataFrame],
    beside: Path,
) -> Table:
    """Return the parts of each distinct text as a table of the engine."""
    beside.mkdir(parents=True, exist_ok=True)
    texts, worked_out = (beside / f"{text}-{what}.parquet" for what in ("texts", "parts"))
    engine.write(said.select(text).unique(), texts, (text,))
    found = parts(parquet.read(texts)[text])
    found.rename({found.columns[0]: text}).write_parquet(worked_out)
    return engine.open([worked_out])


def _validity(numbers: pl.Series) -> pl.DataFrame:
    return pl.DataFrame({"given_id": numbers, "is_valid": resident_id.valid(numbers)})


def _day_digits(day: nw.Expr) -> nw.Expr:
    number = day.dt.year() * 10_000 + day.dt.month() * 100 + day.dt.day()
    return number.cast(nw.String)


def _unless_blank(text: nw.Expr) -> nw.Expr:
    return nw.when(text != "").then(text)


def _unless_none(number: nw.Expr) -> nw.Expr:
    return nw.when(number != 0).then(number)
