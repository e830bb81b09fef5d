"""Which employers a query means: by name, pinyin, initials, credit code or a part of it."""

import re

import polars as pl
from django.db.models import Q, QuerySet

from anye.codes import credit_code
from anye_desk.parties.lookups import FEW
from anye_desk.parties.models import Employer
from anye_desk.parties.search import normalised, wanted

CREDIT_CODE = re.compile(r"[0-9A-Z]{18}")


def first_of(query: str) -> list[int]:
    """Return the employers a query means; of very many, one more than ``FEW``.

    Gathered by themselves: in one question with a list, SQLite walks the whole list instead.
    """
    return list(matching(query, "bear_few").values_list("pk", flat=True)[: FEW + 1])


def matching(query: str, lookup: str = "bear") -> QuerySet[Employer]:
    """Return the employers a query means; none where it holds no letter or digit."""
    if code := _code(query):
        key = int(credit_code.employer_ids(pl.Series([code]))[0])  # no register may know its code
        return Employer.objects.filter(Q(credit_code=code) | Q(pk=key))
    if not wanted(query):
        return Employer.objects.none()
    return Employer.objects.filter(**{f"search_tokens__{lookup}": query})


def _code(query: str) -> str:
    """Return the whole credit code that a query is; empty where it is none."""
    code = normalised(query).upper().replace("-", "").replace(" ", "")
    return code if CREDIT_CODE.fullmatch(code) else ""
