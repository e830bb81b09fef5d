"""What the page of one person's month shows: the chain, and the lines of files behind it."""

from dataclasses import dataclass
from typing import Any

from anye.assessment.opened.explain import ExplainedMonth
from anye.assessment.opened.explain_text import WORDS, lapsed_text
from anye.assessment.opened.stored import SourceRow
from anye.tables.feeds.accepted import FEED_TABLES
from anye_desk.frame.language import reader as language
from anye_desk.frame.language import say
from anye_desk.office.access.models import Account
from anye_desk.office.parties.models import Employer
from anye_desk.published.years.chains import alarms, shown


@dataclass(frozen=True, slots=True)
class Source:
    """One line of a department's file, and what the feed is called."""

    row: SourceRow
    text: str
    part: str  # in words, where the figure does not simply rest on it


def month_page(reader: Account, explained: ExplainedMonth) -> dict[str, Any]:
    """Return what the page shows; at whom else somebody works an officer alone is told."""
    others = {row["employer_id"] for row in explained.elsewhere} if reader.is_officer else set()
    return {
        "explained": explained,
        "alarms": alarms(explained.mismatches),
        "lapsed": lapsed_text(explained, language()),
        "chain": shown(explained.steps),
        "others": list(Employer.objects.filter(pk__in=others).order_by("name", "pk")),
        "sources": [
            Source(row, say(FEED_TABLES[row.feed].zh, row.feed.replace("_", " ")), _part(row))
            for row in explained.sources
        ],
    }


def _part(row: SourceRow) -> str:
    words = WORDS.get(row.part)
    return say(words["zh"], words["en"]) if words else ""
