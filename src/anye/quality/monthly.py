"""完整, of the monthly feeds: who fell silent, and which rows lack their counterpart?

A month of a city is joined once, person by person, and kept as three numbers per employer; all
else is worked out from those.
"""

from collections.abc import Mapping, Sequence

import narwhals as nw

from anye.quality.figures import Figure
from anye.quality.places import Places
from anye.tables.engines.engine import Feeds, Table

KEY = ("person_id", "employer_id")
COLUMN_OF = {"insured_months": "insured", "wage_months": "paid"}
OTHER = {"insured_months": "wage_months", "wage_months": "insured_months"}
COUNTS = ("insured", "paid", "both")

MonthlyRows = Mapping[tuple[str, int, int], int]  # by feed, month and township


def counts_of_employers(feeds: Feeds, months: Sequence[int]) -> Table:
    """Return by month and employer how many are insured, how many are paid, how many both."""
    counted = [
        feeds.engine.hold(f"quality_counts_{month}", _counts(feeds, month)) for month in months
    ]
    return nw.concat(counted)


def without_counterpart(feeds: Feeds, feed: str, month: int) -> Table:
    """Return the rows of the other monthly feed that lack a row of this one."""
    here, other = feeds.current(feed, str(month)), feeds.current(OTHER[feed], str(month))
    return other.join(here.select(*KEY), on=[*KEY], how="anti")


def completeness(
    feeds: Feeds, counts: Table, months: Sequence[int], places: Places
) -> list[Figure]:
    """Return who fell silent and what lacks its counterpart, by month and township."""
    fetch = feeds.engine.fetch
    placed = places.of(counts)
    sums = placed.group_by("month", "place").agg(*(nw.col(name).sum() for name in COUNTS))
    figures = [
        Figure("counterparts_missing", feed, row[of_other] - row["both"], row[of_other], *where)
        for row in fetch(sums)
        for where in [(row["month"], row["place"])]
        for feed, other in OTHER.items()
        for of_other in [COLUMN_OF[other]]
        if row[of_other]
    ]
    for feed, column in COLUMN_OF.items():
        figures += _silent(feeds, placed, feed, column, months)
    return figures


def rows_of_months(feeds: Feeds, counts: Table, places: Places) -> MonthlyRows:
    """Count the rows of the monthly feeds by month and township."""
    sums = places.of(counts).group_by("month", "place").agg(nw.col("insured", "paid").sum())
    return {
        (feed, row["month"], row["place"]): row[column]
        for row in feeds.engine.fetch(sums)
        for feed, column in COLUMN_OF.items()
    }


def _counts(feeds: Feeds, month: int) -> Table:
    insured = feeds.current("insured_months", str(month)).select(*KEY)
    paid = feeds.current("wage_months", str(month)).select(*KEY).unique()  # in parts at times
    marked = insured.join(paid.with_columns(is_paid=nw.lit(1)), on=[*KEY], how="left")
    found = [
        marked.group_by("employer_id").agg(insured=nw.len(), both=nw.col("is_paid").count()),
        paid.group_by("employer_id").agg(paid=nw.len()),
    ]
    together = nw.concat([_filled(part) for part in found])
    return (
        together.group_by("employer_id")
        .agg(*(nw.col(name).sum().cast(nw.Int64) for name in COUNTS))
        .with_columns(month=nw.lit(month, nw.Int32))
    )


def _filled(part: Table) -> Table:
    has = part.collect_schema().names()
    return part.select(
        "employer_id",
        *(
            (nw.col(name) if name in has else nw.lit(0)).cast(nw.Int64).alias(name)
            for name in COUNTS
        ),
    )


def _silent(
    feeds: Feeds, placed: Table, feed: str, column: str, months: Sequence[int]
) -> list[Figure]:
    """Count employers silent between two months with rows; a month not arrived is left out."""
    of_feed = [month for month in months if (feed, str(month)) in feeds.parts]
    if not of_feed:
        return []
    bits = nw.lit(0, nw.Int64)
    for n, month in enumerate(of_feed):
        is_there = (nw.col("month") == month) & (nw.col(column) > 0)
        bits = nw.when(is_there).then(nw.lit(2**n, nw.Int64)).otherwise(bits)
    seen = placed.with_columns(bit=bits).group_by("employer_id", "place").agg(nw.col("bit").sum())
    told = {}
    for n, month in enumerate(of_feed):
        is_there = nw.col("bit") % 2 ** (n + 1) >= 2**n
        is_between = (nw.col("bit") % 2**n > 0) & (nw.col("bit") >= 2 ** (n + 1))
        told[f"silent_{month}"] = _one_where(~is_there & is_between)
        told[f"there_{month}"] = _one_where(is_there)
    sums = seen.with_columns(**told).group_by("place").agg(*(nw.col(name).sum() for name in told))
    return [
        Figure("employers_silent", feed, int(silent), int(silent + there), month, row["place"])
        for row in feeds.engine.fetch(sums)
        for month in of_feed
        for silent, there in [(row[f"silent_{month}"], row[f"there_{month}"])]
        if silent or there
    ]


def _one_where(truth: nw.Expr) -> nw.Expr:
    return nw.when(truth).then(nw.lit(1, nw.Int64)).otherwise(nw.lit(0, nw.Int64))
