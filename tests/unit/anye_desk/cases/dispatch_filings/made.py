"""What is said with each move of a filing, as the form sends it; see office/casework/walked.py."""

from tests.made import sample

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
        return {**TERMS, **about}
    return {
        "amend": TERMS,
        "settle": {**TERMS, "reason": "agreement_seen"},
        "dispute": {"reason": "days"},
        "refuse": {"reason": "no_agreement"},
        "end": {"ends_on": "2026-12-31"},
    }.get(move, {})
