"""Contradicted facts as work: one row per kind, person and employer, with a name that stays.

The name is a hash of the kind, the year and whom it is about, so an answer given to it holds
after every later run; what no later run finds any more, the data have settled.
"""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any

import narwhals as nw

from anye.quality.evidence import Evidence
from anye.quality.figures import Figure
from anye.quality.indicators import MONTHLY
from anye.quality.kinds import KINDS
from anye.quality.monthly import MonthlyRows
from anye.quality.places import Places
from anye.tables.engines.engine import Table
from anye.tables.quality.measured import CONTRADICTIONS, NO_MONTH

OF_MONTHS = tuple(kind.code for kind in KINDS.values() if kind.feed in MONTHLY)
ABOUT = ("kind", "person_id", "employer_id")
BITS = 63  # of the hash that fit a whole number of the database


def contradictions_of_year(evidence: Evidence, facts: Table, year: int, places: Places) -> Table:
    """Return the contradictions of a year, each once."""
    grouped = (
        places.of_either(facts)
        .group_by(*ABOUT)
        .agg(
            first_month=nw.col("month").min(),
            last_month=nw.col("month").max(),
            months=nw.col("month").n_unique(),
            township=nw.col("place").max(),
            says=nw.col("says").max(),
            against_says=nw.col("against_says").max(),
            source_row=nw.col("source_row").max(),
            against_row=nw.col("against_row").max(),
        )
    )
    engine = evidence.feeds.engine
    rows = [_row(found, year) for found in engine.fetch(grouped)]
    if not rows:
        return engine.scan(CONTRADICTIONS, [])
    columns = {name: [row[name] for row in rows] for name in CONTRADICTIONS.columns}
    return CONTRADICTIONS.cast(engine.small(columns))


def number_of(kind: str, year: int, person_id: int, employer_id: int) -> int:
    """Return the name of a contradiction, the same in every run."""
    content = f"{kind}|{year}|{person_id}|{employer_id}".encode()
    return int.from_bytes(sha256(content).digest()[:8], "big") >> (64 - BITS)


def truth(evidence: Evidence, facts: Table, places: Places, rows: MonthlyRows) -> list[Figure]:
    """Return the shares of facts contradicted, by feed, month and township, whole and by kind.

    What a feed that is not cut into months says is one fact, in however many months it is denied.
    """
    month = nw.when(nw.col("kind").is_in(OF_MONTHS)).then(nw.col("month")).otherwise(nw.lit(0))
    counted = (
        places.of_either(facts)
        .with_columns(of_month=month, missing=nw.col("source_row") == 0)
        .group_by(*ABOUT, "of_month", "place")
        .agg(missing=nw.col("missing").max())
        .with_columns(missing=nw.col("missing").cast(nw.Int64))
        .group_by("kind", "of_month", "place")
        .agg(n=nw.len(), missing=nw.col("missing").sum())
    )
    by_kind, compared = {}, _compared(evidence, places, rows)
    for row in evidence.feeds.engine.fetch(counted):
        key = (KINDS[row["kind"]].feed, row["of_month"], row["place"])
        by_kind[(*key, row["kind"])] = row["n"]
        compared[key] = compared.get(key, 0) + row["missing"]  # a missing row was compared too
    return list(_figures(by_kind, compared))


def _figures(
    by_kind: Mapping[tuple[str, int, int, str], int], compared: MonthlyRows
) -> Iterator[Figure]:
    whole: dict[tuple[str, int, int], int] = dict.fromkeys(compared, 0)
    for (feed, month, place, kind), n in by_kind.items():
        key = (feed, month, place)
        whole[key] = whole.get(key, 0) + n
        yield Figure("facts_contradicted", feed, n, compared.get(key, 0), month, place, kind)
    for key, n in whole.items():
        feed, month, place = key
        yield Figure("facts_contradicted", feed, n, compared.get(key, 0), month, place)


def _compared(
    evidence: Evidence, places: Places, rows: MonthlyRows
) -> dict[tuple[str, int, int], int]:
    of_holders = {*MONTHLY, "labour_contracts"}
    others = {key: n for key, n in rows.items() if key[0] not in of_holders}
    return {**others, **_holders_rows(evidence, places)}


def _holders_rows(evidence: Evidence, places: Places) -> MonthlyRows:
    """Count the holders' rows, which are all that is compared of the feeds about everybody."""
    fetch = evidence.feeds.engine.fetch
    columns = {"insured_months": "insurance_row", "wage_months": "wage_row"}
    ones = {feed: nw.when(nw.col(column) > 0).then(nw.lit(1)) for feed, column in columns.items()}
    sums = (
        places.of(evidence.person_months)
        .with_columns(**ones)
        .group_by("month", "place")
        .agg(*(nw.col(feed).count() for feed in columns))
    )
    contracts = evidence.feeds.current("labour_contracts").join(
        evidence.persons.select("person_id"), on="person_id", how="semi"
    )
    held = places.of(contracts).group_by("place").agg(rows=nw.len())
    monthly = {
        (feed, row["month"], row["place"]): row[feed] for row in fetch(sums) for feed in columns
    }
    return monthly | {
        ("labour_contracts", NO_MONTH, row["place"]): row["rows"] for row in fetch(held)
    }


def _row(found: Mapping[str, Any], year: int) -> dict[str, Any]:
    kind = KINDS[found["kind"]]
    about = (found["kind"], year, found["person_id"], found["employer_id"])
    return {
        **found,
        "contradiction_id": number_of(*about),
        "feed": kind.feed,
        "against_feed": kind.against,
        "months": found["months"] if found["last_month"] != NO_MONTH else 0,
    }


def in_order(rows: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return contradictions by kind, in the order the kinds are declared, and by name."""
    place = {kind: n for n, kind in enumerate(KINDS)}
    return sorted(rows, key=lambda row: (place[row["kind"]], row["contradiction_id"]))
