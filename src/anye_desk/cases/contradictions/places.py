"""Where the rows stand that a contradiction rests on."""

from pathlib import Path

from anye_desk.cases.contradictions.models import Contradiction
from anye_desk.published.quality.models import PublishedReport
from anye_desk.published.quality.opening import ReportNotInStoreError, stored


def places_of(
    store: Path, published: PublishedReport | None, row: Contradiction
) -> list[tuple[str, str, str, int]]:
    """Return the feed, load, file and line of the rows a contradiction rests on."""
    if published is None:
        return []
    try:
        report = stored(store, published)
    except ReportNotInStoreError:
        return []
    rows = ((row.feed, row.source_row), (row.against_feed, row.against_row))
    return [
        (feed, report.load_of(feed, source), *report.line_of(feed, source))
        for feed, source in rows
        if source
    ]
