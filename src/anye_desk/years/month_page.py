"""What the page of one person's month shows: the chain, and the lines of files behind it."""

from dataclasses import dataclass
from typing import Any

from anye.assessment.explain import PersonMonth
from anye.assessment.stored import SourceRow
from anye.tables.feeds import FEED_TABLES
from anye_desk.layout.language import say
from anye_desk.years.chains import shown


@dataclass(frozen=True, slots=True)
class Source:
    """One line of a department's file, and what the feed is called."""

    row: SourceRow
    text: str


def month_page(explained: PersonMonth) -> dict[str, Any]:
    """Return what the page shows."""
    return {
        "explained": explained,
        "chain": shown(explained.steps),
        "sources": [
            Source(row, say(FEED_TABLES[row.feed].zh, row.feed.replace("_", " ")))
            for row in explained.sources
        ],
    }
