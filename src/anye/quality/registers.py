"""Rows of the feeds that are not cut into months: how many are there, which cells are blank?"""

from collections.abc import Mapping

import narwhals as nw

from anye.codes.lists import EmployerKind
from anye.quality.figures import Figure
from anye.quality.indicators import MONTHLY
from anye.quality.places import Places
from anye.tables.engines.engine import Feeds, Table
from anye.tables.feeds.accepted import FEED_TABLES
from anye.tables.quality.measured import NO_MONTH

PUBLIC_BODIES = (int(EmployerKind.GOVERNMENT_BODY), int(EmployerKind.PUBLIC_INSTITUTION))
REGISTERS = tuple(feed for feed in FEED_TABLES if feed not in MONTHLY)


def rows_of_registers(feeds: Feeds, places: Places) -> Mapping[tuple[str, int, int], int]:
    """Count the current rows by feed and township."""
    return {
        (feed, NO_MONTH, row["place"]): row["rows"]
        for feed in REGISTERS
        for row in feeds.engine.fetch(
            places.of(feeds.current(feed)).group_by("place").agg(rows=nw.len())
        )
    }


def to_be_filled(feeds: Feeds, feed: str) -> Table:
    """Return the rows that should fill an optional cell, with whether they leave it blank."""
    if feed == "employers":
        rows = feeds.current(feed).filter(nw.col("kind").is_in(PUBLIC_BODIES))
        return rows.with_columns(is_blank=nw.col("established_posts") == 0)
    rows = feeds.current(feed).filter(~nw.col("cancelled_on").is_null())
    return rows.with_columns(is_blank=nw.col("cancel_reason") == 0)


def blanks(feeds: Feeds, places: Places) -> list[Figure]:
    """Return how many rows leave blank what they should fill, by township."""
    figures = []
    for feed in ("disability_certificates", "employers"):
        one = nw.when(nw.col("is_blank")).then(nw.lit(1))
        found = places.of(to_be_filled(feeds, feed)).with_columns(one=one)
        sums = found.group_by("place").agg(rows=nw.len(), blank=nw.col("one").count())
        figures += [
            Figure("cells_blank", feed, row["blank"], row["rows"], township=row["place"], month=0)
            for row in feeds.engine.fetch(sums)
        ]
    return figures
