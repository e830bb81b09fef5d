"""What is said with each move of a filing, as the form sends it; see office/casework/walked.py."""

from datetime import date, timedelta

from tests.made import sample

from anye_desk.cases.dispatch_filings.models import DispatchFiling
from anye_desk.office.parties.models import Employer, Person

TERMS = {"counts_for": "2", "starts_on": "2026-03-01", "ends_on": ""}


def said(move):
    if move == "file":
        zhang = Person.objects.get(person_id=sample.ZHANG)
        other = Employer.objects.get(pk=sample.SHOP).credit_code
        about = {
            "own_side": "1",
            "other": other,
            "resident_id": zhang.resident_id,
            "name": zhang.name,
        }
        day = date(2026, 3, 1) + timedelta(days=DispatchFiling.objects.count())
        return {**TERMS, **about, "starts_on": day.isoformat()}  # none is filed twice
    return {
        "amend": TERMS,
        "settle": {**TERMS, "reason": "agreement_seen"},
        "dispute": {"reason": "days"},
        "refuse": {"reason": "no_agreement"},
        "correct_end": {"ends_on": "2026-11-30", "reason": "slip"},
        "end": {"ends_on": "2026-12-31"},
    }.get(move, {})
