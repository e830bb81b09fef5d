"""What the page of one person's month shows: the chain, and the lines of files behind it."""

from dataclasses import dataclass
from typing import Any

from anye.assessment.explain import PersonMonth
from anye.assessment.explain_text import WORDS
from anye.assessment.stored import SourceRow
from anye.tables.feeds import FEED_TABLES
from anye_desk.layout.language import say
from anye_desk.years.chains import shown


@dataclass(frozen=True, slots=True)
class Source:
    """One line of a department's file, and what the feed is called."""

    row: SourceRow
    text: str
    part: str  # in words, where the figure does not simply rest on it


def month_page(explained: PersonMonth) -> dict[str, Any]:
    """Return what the page shows."""
    return {
        "explained": explained,
        "chain": shown(explained.steps),
        "sources": [
            Source(row, say(FEED_TABLES[row.feed].zh, row.feed.replace("_", " ")), _part(row))
            for row in explained.sources
        ],
    }


def _part(row: SourceRow) -> str:
    words = WORDS.get(row.part)
    return say(words["zh"], words["en"]) if words else ""
