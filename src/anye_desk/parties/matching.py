"""Which employers a query means: by name, pinyin, initials, credit code or a part of it."""

import re

from django.db.models import QuerySet

from anye_desk.parties.lookups import FEW
from anye_desk.parties.models import Employer
from anye_desk.parties.search import normalised, wanted

CREDIT_CODE = re.compile(r"[0-9A-Z]{18}")


def is_common(query: str) -> bool:
    """Test whether so many employers are meant that gathering them all is wasteful."""
    return first_of(query).count() > FEW


def first_of(query: str) -> QuerySet[Employer]:
    """Return the employers a query means; of very many, some more than ``FEW``."""
    return matching(query, "bear_few")


def matching(query: str, lookup: str = "bear") -> QuerySet[Employer]:
    """Return the employers a query means; none where it holds no letter or digit."""
    if code := _code(query):
        return Employer.objects.filter(credit_code=code)
    if not wanted(query):
        return Employer.objects.none()
    return Employer.objects.filter(**{f"search_tokens__{lookup}": query})


def _code(query: str) -> str:
    """Return the whole credit code that a query is; empty where it is none."""
    code = normalised(query).upper().replace("-", "").replace(" ", "")
    return code if CREDIT_CODE.fullmatch(code) else ""
