"""Who holds a certificate, and what do their certificates agree on?

A person is the resident ID and nothing else: its check digit is proved at intake, and rows
without a valid one were rejected there. So no link is ever made on a blank or on a name.
"""

import narwhals as nw

from anye.tables.engine import Feeds, Table
from anye.tables.linked import PERSONS

LATEST = ("issued_on", "source_row")


def persons(feeds: Feeds) -> Table:
    """Return everybody who ever held a certificate, once, as the latest one names them."""
    held = _certificates(feeds)
    latest = held.unique(["person_id"], keep="last", order_by=LATEST)
    homes = held.filter(nw.col("township") > 0).unique(["person_id"], keep="last", order_by=LATEST)
    found = latest.drop("township").join(
        homes.select("person_id", "township"), on="person_id", how="left"
    )
    return PERSONS.cast(
        found.with_columns(
            nw.col("township").fill_null(0),
            is_male=nw.col("person_id") % 2 == 1,
            born_on=nw.col("resident_id").str.slice(6, 8).str.to_date(format="%Y%m%d"),
        )
    )


def differing_names(feeds: Feeds) -> Table:
    """Return each person whom certificates of one ID call by more than one name."""
    by_name = (
        _certificates(feeds)
        .group_by("person_id", "name")
        .agg(source_row=nw.col("source_row").max())
    )
    return (
        by_name.group_by("person_id")
        .agg(
            names=nw.col("name").count(),
            one=nw.col("name").min(),
            other=nw.col("name").max(),
            source_row=nw.col("source_row").max(),
        )
        .filter(nw.col("names") > 1)
        .select(
            "person_id",
            "source_row",
            details=nw.concat_str("one", nw.lit(" / "), "other"),
        )
    )


def _certificates(feeds: Feeds) -> Table:
    columns = ("person_id", "resident_id", "name", "township", *LATEST)
    military = feeds.current("military_certificates").with_columns(township=nw.lit(0, nw.Int32))
    return nw.concat(
        [
            feeds.current("disability_certificates").select(*columns),
            military.select(*columns),
        ]
    )
