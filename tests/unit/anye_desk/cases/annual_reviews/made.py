"""What is said with each move of a year's certification; see office/casework/walked.py."""

from datetime import UTC, date, datetime

from tests.made import sample

from anye_desk.cases.annual_reviews.models import AnnualReview, HandOver, Window
from anye_desk.office.parties.models import Person

OPENS, CLOSES = date(2026, 3, 1), date(2026, 6, 30)
TEXT = f"x,{sample.credit_code(sample.MILL)},{sample.YEAR}"
NUMBER = "蓟残审交〔2026〕0001"


def said(move):
    if move == "open":
        there = AnnualReview.objects.filter(window__year=window(sample.YEAR).year)
        for n, review in enumerate(there):  # an employer's year is certified once
            AnnualReview.objects.filter(pk=review.pk).update(window=window(1900 + review.pk + n))
        return {"year": sample.YEAR, "code": sample.credit_code(sample.MILL)}
    if move in {"hand_over", "hand_over_closed"}:
        at = datetime(2026, 6, 1, tzinfo=UTC)
        made = {"year": sample.YEAR, "at": at, "rows": 1, "text": TEXT, "sha256": "0" * 64}
        HandOver.objects.get_or_create(number=NUMBER, defaults=made)
        return {"number": NUMBER}
    wang = {"who": "", "name": "王芳", "resident_id": "", "first": "7", "last": "8"}
    return {
        "change_figures": {"headcount_months": "481", "wages_total": ""},
        "claim": {**wang, **who(), "claim": "1", "reason": "worked_here"},
        "take_claim_back": {"month": ""},
        "accept_late": {"reason": "system_fault"},
        "send_back": {"reason": "person_unclear"},
        "return_to_check": {"reason": "check_again"},
        "contest": {"reason": "person_months"},
        "acknowledge": {"reference": "税回2026-1"},
        "acknowledge_closed": {"reference": "税回2026-2"},
    }.get(move, {})


def who():
    return {"resident_id": Person.objects.get(person_id=sample.WANG).resident_id}


def window(year):
    return Window.objects.get_or_create(
        year=year, defaults={"opens_on": OPENS, "closes_on": CLOSES}
    )[0]


def apart(record, n):
    """An employer's year is certified once."""
    record.window = window(record.window.year - n - 1)
