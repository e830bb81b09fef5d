"""Whose months are taken off because no certificate was in force when the papers were handed in?

A run stores the sum by employer; the persons are found again from the certificates it was worked
out with. Nothing is read where the sum is nought.
"""

import narwhals as nw

from anye.assessment.filings import lapsed_persons
from anye.assessment.opened.stored import Row, Stored


def lapsed_at_filing(stored: Stored, year: Row) -> dict[int, int]:
    """Return by person the months that an employer's year loses to a lapsed certificate."""
    if not year["lapsed_months"]:
        return {}
    employer = year["employer_id"]
    filed = stored.engine.small({"employer_id": [employer], "declared_on": [year["declared_on"]]})
    months = stored.person_months().filter(nw.col("credit_to") == employer)
    rows = stored.engine.fetch(lapsed_persons(stored.certificates(), months, filed))
    return {row["person_id"]: row["counts"] for row in rows}
