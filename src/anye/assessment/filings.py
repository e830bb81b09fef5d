"""What was handed in for a year: when, and whose certificate had run out by then.

A certificate that has expired when the papers are handed in does not count (残联厅函〔2022〕63号
(2)), however many months it was in force. One that was cancelled (death, move, no longer disabled)
keeps the months before: the text says nothing of these.
"""

import narwhals as nw

from anye.tables.engine import Feeds, Table

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
    """Return by employer the counted months of persons whose certificate had expired at filing."""
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
    ended = nw.col("until") < filing
    by_person = (
        counting.join(held, on="person_id")
        .with_columns(
            holds=nw.when(ended.fill_null(value=False)).then(nw.lit(0)).otherwise(nw.lit(1)),
            expired=nw.when(nw.col("expires")).then(nw.col("until")),
            cancelled=nw.when(~nw.col("expires")).then(nw.col("until")),
        )
        .group_by("person_id", "employer_id", "counts")
        .agg(nw.col("holds").max(), nw.col("expired").max(), nw.col("cancelled").max())
    )
    expired_last = nw.col("cancelled").is_null() | (nw.col("expired") >= nw.col("cancelled"))
    lapsed = by_person.filter((nw.col("holds") == 0) & ~nw.col("expired").is_null() & expired_last)
    return lapsed.group_by("employer_id").agg(lapsed_months=nw.col("counts").sum())


CERTIFICATES = ("disability_certificates", "military_certificates")


def _held(feeds: Feeds, feed: str, persons: Table) -> Table:
    """Return each certificate's last day, and whether it ends by running out."""
    rows = feeds.current(feed).join(persons, on="person_id", how="semi")
    cancelled = nw.col("cancelled_on").dt.offset_by("-1d").cast(nw.Date)
    if "expires_on" not in rows.collect_schema().names():
        return rows.select("person_id", until=cancelled, expires=nw.lit(value=False))
    runs_out = cancelled.is_null() | (nw.col("expires_on") <= cancelled)
    expires = (runs_out & ~nw.col("expires_on").is_null()).fill_null(value=False)
    until = nw.when(expires).then(nw.col("expires_on")).otherwise(cancelled)
    return rows.select("person_id", until=until, expires=expires)
