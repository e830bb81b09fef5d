"""What was handed in for a year: when, and whose certificate had run out by then.

A certificate that is not in force when the papers are handed in does not count
(残联厅函〔2022〕63号 (2)), however many months it was: it has expired, and the next one is issued
only afterwards. Word for word that reaches one that was cancelled (death, move, no longer disabled)
too; this system reads it of those that ran out, and lets a cancelled one keep the months before.
"""

import narwhals as nw

from anye.tables.engines.engine import Feeds, Table

DECLARED = ("headcount_months", "wages_total")


def filings(feeds: Feeds, year: int) -> Table:
    """Return each employer's declaration of a year: its day, and what it declares."""
    return (
        feeds.current("declarations")
        .filter(nw.col("year") == year)
        .select(
            "employer_id",
            "declared_on",
            **{f"declared_{name}": nw.col(name) for name in DECLARED},
        )
    )


def lapsed_months(feeds: Feeds, person_months: Table, filed: Table) -> Table:
    """Return by employer the counted months of persons who held none in force at filing."""
    lapsed = lapsed_persons(feeds, person_months, filed)
    return lapsed.group_by("employer_id").agg(lapsed_months=nw.col("counts").sum())


def lapsed_persons(feeds: Feeds, person_months: Table, filed: Table) -> Table:
    """Return who held no certificate in force at filing, where, and how much of them counted."""
    counting = (
        person_months.filter(nw.col("counts") > 0)
        .select("person_id", employer_id="credit_to", counts=nw.col("counts").cast(nw.Int64))
        .group_by("person_id", "employer_id")
        .agg(nw.col("counts").sum())
        .join(filed.select("employer_id", "declared_on"), on="employer_id")
    )
    persons = counting.select("person_id").unique()
    held = nw.concat([_held(feeds, feed, persons) for feed in CERTIFICATES])
    filing = nw.col("declared_on")
    begun = nw.col("issued_on") <= filing
    ended = (nw.col("until") < filing).fill_null(value=False)
    by_person = (
        counting.join(held, on="person_id")
        .with_columns(
            holds=nw.when(begun & ~ended).then(nw.lit(1)).otherwise(nw.lit(0)),
            expired=nw.when(begun & nw.col("expires")).then(nw.col("until")),
            cancelled=nw.when(begun & ~nw.col("expires")).then(nw.col("until")),
        )
        .group_by("person_id", "employer_id", "counts")
        .agg(nw.col("holds").max(), nw.col("expired").max(), nw.col("cancelled").max())
    )
    expired_last = nw.col("cancelled").is_null() | (nw.col("expired") >= nw.col("cancelled"))
    return by_person.filter((nw.col("holds") == 0) & expired_last.fill_null(value=False))


CERTIFICATES = ("disability_certificates", "military_certificates")


def _held(feeds: Feeds, feed: str, persons: Table) -> Table:
    """Return each certificate's first and last day, and whether it ends by running out."""
    rows = feeds.current(feed).join(persons, on="person_id", how="semi")
    cancelled = nw.col("cancelled_on").dt.offset_by("-1d").cast(nw.Date)
    if "expires_on" not in rows.collect_schema().names():
        return rows.select("person_id", "issued_on", until=cancelled, expires=nw.lit(value=False))
    runs_out = cancelled.is_null() | (nw.col("expires_on") <= cancelled)
    expires = (runs_out & ~nw.col("expires_on").is_null()).fill_null(value=False)
    until = nw.when(expires).then(nw.col("expires_on")).otherwise(cancelled)
    return rows.select("person_id", "issued_on", until=until, expires=expires)
