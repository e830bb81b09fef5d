"""A contradiction, not yet saved; traits are named sets of what is otherwise about it."""

from tests.made.sample import MILL

from anye_desk.cases.contradictions.models import Contradiction

UNREGISTERED = {  # of which the register is asked
    "kind": "employer_not_registered",
    "feed": "insured_months",
    "against_feed": "employers",
    "asked_of": "区市场监管局",
}
DECLARED = {  # of which the employer itself is asked
    "kind": "declaration_differs",
    "feed": "declarations",
    "against_feed": "insured_months",
    "asked_of": "用人单位",
    "first_month": 202501,
    "last_month": 202512,
    "months": 12,
    "says": "480",
    "against_says": "600",
}
OF_NO_MONTH = {"township": 0, "first_month": 0, "last_month": 0, "months": 0}


def contradiction(number: int = 77, **about: object) -> Contradiction:
    """Return a contradiction of the mill's rows; of which the register is asked, unless told."""
    usual = {"year": 2025, "source_row": 0, "against_row": 0}
    usual |= {} if "employer" in about else {"employer_id": MILL}
    return Contradiction(
        contradiction_id=number, **{**usual, **UNREGISTERED, **OF_NO_MONTH, **about}
    )
