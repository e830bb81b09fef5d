"""Which texts of a citation speak of a day? A rule that outlives a text is cited by the next one.

A citation lists its texts between ``；``. One that was not yet in force on a day is not shown for
that day; where the whole history is shown, it says since when it is cited.
"""

from datetime import date
from functools import lru_cache

from anye.law.texts import cited_in

BETWEEN = "；"


@lru_cache(maxsize=4096)
def cite_on(citation: str, day: date) -> str:
    """Return a citation without the texts that were not yet in force on a day."""
    return BETWEEN.join(part for part in citation.split(BETWEEN) if not _begins_after(part, day))


def cite_since(citation: str, start: date) -> str:
    """Return a citation with the first day of each text that is younger than a day."""
    parts = ((part, _begins_after(part, start)) for part in citation.split(BETWEEN))
    return BETWEEN.join(part + (f"（{since}起）" if since else "") for part, since in parts)


def made_on(citation: str, start: date) -> date | None:
    """Return the first day on which a citation can have made law from ``start`` on.

    None: the day of none of its texts was seen.
    """
    days = [text.in_force for text in cited_in(citation) if text.in_force]
    return max(min(days), start) if days else None


def _begins_after(part: str, day: date) -> date | None:
    """Return the first day of the texts of a part if all are younger than a day."""
    days = [text.in_force for text in cited_in(part)]
    known = [one for one in days if one]
    return min(known) if known and len(known) == len(days) and min(known) > day else None
