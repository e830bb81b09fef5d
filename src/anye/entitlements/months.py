"""What schemes ask of each person's months: read from a year's verdicts and the feeds."""

import narwhals as nw

from anye.kernel.months import MONTHS_OF_YEAR
from anye.tables.engines.engine import Feeds, Table

PAIR = ("person_id", "employer_id")
PART = "schemes__"
DIVISION = 10_000_000  # of nine digits the first two are those of the province
OF_LAW = (  # facts that the law of counting knows by these names
    "disability_level",
    "military_level",
    "contract_months",
    "wage",
    "insurance_status",
)


def supported_months(feeds: Feeds, person_months: Table) -> Table:
    """Return the facts of every person's month with an employer, as schemes ask them.

    No feed says who is a graduate: nobody is, until a claim shows it.
    """
    first = feeds.current("labour_contracts").group_by(*PAIR).agg(first=nw.col("starts_on").min())
    at = _divisions(feeds)
    month = nw.col("month")
    number = month // 100 * MONTHS_OF_YEAR + month % 100
    started = nw.col("first").dt
    since = number - started.year().cast(nw.Int32) * MONTHS_OF_YEAR - started.month().cast(nw.Int32)
    return (
        person_months.select("month", *PAIR, *OF_LAW)
        .join(first, on=[*PAIR], how="inner")  # who never had a contract is nobody's hire
        .join(at, on="person_id", how="left")
        .with_columns(
            **{
                f"{PART}certificate_division": nw.col("division").fill_null(0).cast(nw.Int64),
                f"{PART}first_contract_day": _as_number(nw.col("first")),
                f"{PART}months_since_first_contract": since.cast(nw.Int64),
                f"{PART}is_graduate": nw.lit(value=False),
            }
        )
        .filter(since >= 0)
        .drop("first", "division")
    )


def _divisions(feeds: Feeds) -> Table:
    """Return by person the province of the certificate issued last."""
    rows = feeds.current("disability_certificates")
    latest = rows.select("person_id", "issued_on", "source_row", "township").unique(
        ["person_id"], keep="last", order_by=("issued_on", "source_row")
    )
    return latest.select("person_id", division=nw.col("township") // DIVISION)


def _as_number(day: nw.Expr) -> nw.Expr:
    """Return a day as the law writes it: 20250630."""
    parts = day.dt
    year, month = parts.year().cast(nw.Int64), parts.month().cast(nw.Int64)
    return year * 10_000 + month * 100 + parts.day().cast(nw.Int64)
