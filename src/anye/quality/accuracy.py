"""准确: which rows were sent back, which do not say who, which were corrected later?"""

from collections.abc import Callable, Iterator, Mapping

import narwhals as nw

from anye.quality.figures import Figure
from anye.quality.indicators import MONTHLY, NAMING
from anye.quality.monthly import MonthlyRows
from anye.quality.places import Places
from anye.tables.engines.engine import GONE, Feeds, Table
from anye.tables.feeds.accepted import FEED_TABLES
from anye.tables.quality.measured import NO_MONTH

Place = tuple[str, int, int]  # feed, month, township


def placed_rejects(rejected: Table, places: Places) -> Table:
    """Return the faults of rejected rows with the place of the row, else of its employer."""
    found = rejected.join(places.employers, on="employer_id", how="left")
    own = nw.when(nw.col("township") > 0).then(nw.col("township"))
    return found.with_columns(place=nw.coalesce(own, nw.col("place"), nw.lit(0, nw.Int32)))


def accuracy(feeds: Feeds, rejects: Table, places: Places, rows: MonthlyRows) -> list[Figure]:
    """Return the shares of rows rejected, unidentified and corrected later."""
    fetch = feeds.engine.fetch
    by = ("feed", "month", "place")
    whole = rejects.unique(["feed", "source_row"], keep="any").group_by(*by).agg(n=nw.len())
    sent_back = {(r["feed"], r["month"], r["place"]): r["n"] for r in fetch(whole)}
    reasons = rejects.unique(["feed", "source_row", "reason"], keep="any")
    by_reason = fetch(reasons.group_by(*by, "reason").agg(n=nw.len()))
    keys = sorted({*rows, *sent_back})
    lines = {key: rows.get(key, 0) + sent_back.get(key, 0) for key in keys}
    lines |= {key: _of_all_months(key, lines) for key in keys if _month_unknown(key)}
    figures = [_figure("rows_rejected", key, sent_back.get(key, 0), lines[key]) for key in keys]
    figures += [
        _figure("rows_rejected", key, row["n"], lines[key], row["reason"])
        for row in by_reason
        for key in [(row["feed"], row["month"], row["place"])]
    ]
    unidentified = dict(_counted(feeds, places, lambda feed: _unidentified(feeds, feed)))
    figures += [
        _figure("rows_unidentified", key, unidentified.get(key, 0), lines.get(key, 0))
        for key in sorted({*keys, *unidentified})
        if key[0] in NAMING
    ]
    corrected = dict(_counted(feeds, places, lambda feed: replaced(feeds, feed)))
    return figures + [
        _figure("rows_corrected", key, n, rows.get(key, 0) + n)
        for key in sorted({*rows, *corrected})
        for n in [corrected.get(key, 0)]
    ]


def _month_unknown(key: Place) -> bool:
    feed, month, _ = key
    return feed in MONTHLY and month == NO_MONTH


def _of_all_months(key: Place, lines: Mapping[Place, int]) -> int:
    """Return the lines among which those of an unknown month stand: the place's of every month."""
    feed, _, place = key
    return sum(n for (of, _, where), n in lines.items() if (of, where) == (feed, place))


def replaced(feeds: Feeds, feed: str) -> Table | None:
    """Return the rows that a later row replaced, or None where no row was."""
    parts = [part for (of, _), part in feeds.parts.items() if of == feed and part.superseded]
    if not parts:
        return None
    files = [file for part in parts for file in part.files]
    gone = sorted({file for part in parts for file in part.superseded})
    rows = feeds.engine.scan(FEED_TABLES[feed], files)
    return rows.join(feeds.engine.scan(GONE, gone), on="source_row", how="semi")


def _unidentified(feeds: Feeds, feed: str) -> Table | None:
    return feeds.unidentified(feed) if feed in NAMING else None


def _counted(
    feeds: Feeds, places: Places, rows_of: Callable[[str], Table | None]
) -> Iterator[tuple[Place, int]]:
    for feed, shape in FEED_TABLES.items():
        rows = rows_of(feed)
        if rows is None:
            continue
        month = nw.col("month") if "month" in shape.columns else nw.lit(NO_MONTH, nw.Int32)
        placed = places.of(rows).with_columns(of_month=month)
        for row in feeds.engine.fetch(placed.group_by("of_month", "place").agg(n=nw.len())):
            yield (feed, row["of_month"], row["place"]), row["n"]


def _figure(indicator: str, key: Place, n: int, of: int, detail: str = "") -> Figure:
    feed, month, township = key
    return Figure(indicator, feed, n, of, month, township, detail)
