"""What do the people whose ID is valid leave in doubt: an ID under another name, one person twice?

A human is asked about an ID whose name at an employer is clearly another than on the certificate;
and about two certificate holders whose name, birth date and address are the same and only the ID
is not.
"""

from collections.abc import Iterator
from typing import Any

import polars as pl

from anye.linkage.persons.name_levels import clearly_different
from anye.tables.engines import parquet
from anye.tables.links.finished import Links

Row = dict[str, Any]
ALIKE = ["name", "born_on", "address"]


def named_otherwise(links: Links) -> Iterator[tuple[list[Row], list[Row]]]:
    """Yield for each clearly other name under a holder's ID its rows, and the holder's own."""
    people = parquet.scan(links.file("people"))
    holders = _holders(people)
    others = (
        people.filter(pl.col("employer_id") != 0)
        .join(holders, on="person_id", how="semi")
        .join(holders, on=["person_id", "name"], how="anti")
        .collect()
    )
    own = holders.join(others.lazy(), on="person_id", how="semi").collect()
    known = own.partition_by("person_id", as_dict=True)
    for (person, _), said in sorted(_far_apart(own, others).items()):
        yield said, known[(person,)].to_dicts()


def alike_but_for_the_id(links: Links) -> Iterator[tuple[Row, Row]]:
    """Yield each holder who may be another one, with another ID, and that one."""
    holders = _holders(parquet.scan(links.file("people"))).filter(pl.col("address") != "")
    alike = holders.collect().unique(["person_id", *ALIKE]).sort("person_id")
    for same in alike.partition_by(ALIKE, maintain_order=True):
        kept, *merged = same.to_dicts()
        for one in merged:
            yield one, kept


def _holders(people: pl.LazyFrame) -> pl.LazyFrame:
    """Return those of a certificate: it alone names no employer."""
    return people.filter(pl.col("employer_id") == 0)


def _far_apart(own: pl.DataFrame, others: pl.DataFrame) -> dict[tuple[int, str], list[Row]]:
    """Return the rows of other names, by person and name, near none of the person's own."""
    names = own.select("person_id", own="name").join(
        others.select("person_id", "name"), on="person_id"
    )
    pairs = names.unique(maintain_order=True).rows()
    differ = clearly_different((mine, other) for _, mine, other in pairs)
    near = {
        (person, other)
        for (person, _, other), is_other in zip(pairs, differ, strict=True)
        if not is_other
    }
    found: dict[tuple[int, str], list[Row]] = {}
    for row in others.to_dicts():
        if (key := (row["person_id"], row["name"])) not in near:
            found.setdefault(key, []).append(row)
    return found
