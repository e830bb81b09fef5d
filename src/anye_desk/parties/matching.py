"""Which employers a query means: by name, pinyin, initials, credit code or organisation."""

import re

from django.db.models import QuerySet

from anye_desk.parties.models import Employer
from anye_desk.parties.organisations import BASE, PLACES
from anye_desk.parties.search import normalised, wanted

FEW = 20_000
CREDIT_CODE = re.compile(r"[0-9A-Z]{18}")
ORGANISATION = re.compile(rf"[0-9A-Z]{{{PLACES}}}")


def is_common(query: str) -> bool:
    """Test whether so many employers are meant that gathering them all is wasteful."""
    return matching(query).values("pk")[: FEW + 1].count() > FEW


def matching(query: str) -> QuerySet[Employer]:
    """Return the employers a query means; none where it holds no letter or digit."""
    code = normalised(query).upper().replace("-", "").replace(" ", "")
    if CREDIT_CODE.fullmatch(code):
        return Employer.objects.filter(credit_code=code)
    if ORGANISATION.fullmatch(code) and re.search("[0-9]", code):
        return Employer.objects.filter(employer_id=int(code, BASE))
    if not wanted(query):
        return Employer.objects.none()
    return Employer.objects.filter(search_tokens__bear=query)
