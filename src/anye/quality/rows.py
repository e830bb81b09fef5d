"""The source rows behind one figure: which line of which file is it counted from?

Each figure is opened with the very steps it was counted with, so the list and the count agree.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import narwhals as nw

from anye.quality.accuracy import placed_rejects, replaced
from anye.quality.evidence import Evidence
from anye.quality.monthly import OTHER, without_counterpart
from anye.quality.places import Places, places
from anye.quality.registers import to_be_filled
from anye.tables.engines.engine import Table
from anye.tables.quality.measured import CONTRADICTIONS, NO_MONTH, REJECTED_ROWS
from anye.tables.quality.reports import QualityReport


class NoRowsBehindError(Exception):
    """The figure is about when files came, and rests on no row."""


@dataclass(frozen=True, slots=True)
class FigureWanted:
    """Which figure is to be opened."""

    indicator: str
    feed: str
    month: int = NO_MONTH
    township: int | None = None


@dataclass(frozen=True, slots=True)
class RowBehind:
    """One line of one file, and whom it is about."""

    feed: str
    source_row: int  # 0: the row is missing
    person_id: int
    employer_id: int
    what: str  # a reason or kind; empty where the indicator says all


def rows_behind(
    evidence: Evidence, report: QualityReport, wanted: FigureWanted, limit: int
) -> list[RowBehind]:
    """Return rows one figure was counted from, in the order of the files.

    Raises:
        NoRowsBehindError: if the figure counts files, not rows.
    """
    query = QUERIES.get(wanted.indicator)
    if query is None:
        raise NoRowsBehindError(wanted.indicator)
    where = places(evidence.employers, evidence.persons)
    rows = query(evidence, report, wanted, where)
    if rows is None:
        return []
    if wanted.township is not None:
        rows = rows.filter(nw.col("place") == wanted.township)
    return [
        RowBehind(**row)
        for row in evidence.feeds.engine.fetch(
            _whose(rows, wanted.feed).sort("feed", "source_row", "what").head(limit)
        )
    ]


def _whose(rows: Table, feed: str) -> Table:
    has = rows.collect_schema().names()
    employer = next((name for name in ("employer_id", "agency_id") if name in has), None)
    return rows.select(
        feed=nw.col("feed") if "feed" in has else nw.lit(feed),
        source_row=nw.col("source_row") if "source_row" in has else nw.lit(0, nw.Int64),
        person_id=nw.col("person_id") if "person_id" in has else nw.lit(0, nw.Int64),
        employer_id=nw.col(employer) if employer else nw.lit(0, nw.Int64),
        what=nw.col("what") if "what" in has else nw.lit(""),
    )


def _of_month(rows: Table | None, month: int) -> Table | None:
    if rows is None or month == NO_MONTH:
        return rows
    return rows.filter(nw.col("month") == month)


def _placed(rows: Table | None, where: Places) -> Table | None:
    return None if rows is None else where.of(rows)


def _counterparts(
    evidence: Evidence, _: QualityReport, wanted: FigureWanted, where: Places
) -> Table | None:
    rows = without_counterpart(evidence.feeds, wanted.feed, wanted.month)
    return where.of(rows).with_columns(feed=nw.lit(OTHER[wanted.feed]))


def _silent(
    evidence: Evidence, _: QualityReport, wanted: FigureWanted, where: Places
) -> Table | None:
    feeds, year = evidence.feeds, wanted.month // 100
    seen = (
        feeds.of_year(wanted.feed, year)
        .group_by("employer_id")
        .agg(first=nw.col("month").min(), last=nw.col("month").max())
    )
    between = seen.filter((nw.col("first") < wanted.month) & (nw.col("last") > wanted.month))
    here = feeds.current(wanted.feed, str(wanted.month)).select("employer_id")
    return where.of(between.join(here, on="employer_id", how="anti"))


def _blank(
    evidence: Evidence, _: QualityReport, wanted: FigureWanted, where: Places
) -> Table | None:
    return where.of(to_be_filled(evidence.feeds, wanted.feed).filter(nw.col("is_blank")))


def _rejected(
    evidence: Evidence, report: QualityReport, wanted: FigureWanted, where: Places
) -> Table | None:
    faults = evidence.feeds.engine.scan(REJECTED_ROWS, report.rejected())
    of_feed = faults.filter((nw.col("feed") == wanted.feed) & (nw.col("month") == wanted.month))
    return placed_rejects(of_feed, where).with_columns(what=nw.col("reason"))


def _unidentified(
    evidence: Evidence, _: QualityReport, wanted: FigureWanted, where: Places
) -> Table | None:
    return _placed(_of_month(evidence.feeds.unidentified(wanted.feed), wanted.month), where)


def _corrected(
    evidence: Evidence, _: QualityReport, wanted: FigureWanted, where: Places
) -> Table | None:
    return _placed(_of_month(replaced(evidence.feeds, wanted.feed), wanted.month), where)


def _contradicted(
    evidence: Evidence, report: QualityReport, wanted: FigureWanted, _: Places
) -> Table | None:
    found = evidence.feeds.engine.scan(CONTRADICTIONS, [report.file("contradictions")])
    month = nw.lit(wanted.month)
    touches = (nw.col("first_month") <= month) & (nw.col("last_month") >= month)
    of_feed = found.filter(nw.col("feed") == wanted.feed)
    rows = of_feed if wanted.month == NO_MONTH else of_feed.filter(touches)
    is_there = nw.col("source_row") > 0
    return rows.with_columns(
        place=nw.col("township"),
        what=nw.col("kind"),
        feed=nw.when(is_there).then(nw.col("feed")).otherwise(nw.col("against_feed")),
        source_row=nw.when(is_there).then(nw.col("source_row")).otherwise(nw.col("against_row")),
    )


QUERIES: Mapping[str, Callable[[Evidence, QualityReport, FigureWanted, Places], Table | None]] = {
    "counterparts_missing": _counterparts,
    "employers_silent": _silent,
    "cells_blank": _blank,
    "rows_rejected": _rejected,
    "rows_unidentified": _unidentified,
    "rows_corrected": _corrected,
    "facts_contradicted": _contradicted,
}
