"""Whom a query means: by name, pinyin, initials, a code or a part of it."""

import re

import polars as pl
from django.db.models import Q, QuerySet

from anye.codes import credit_code
from anye_desk.office.parties.lookups import FEW
from anye_desk.office.parties.models import Employer, Person
from anye_desk.office.parties.search import BEGINNING, Alternatives, normalised, wanted

PART_OF_AN_ID = re.compile(r"[0-9]{4,18}|[0-9]{3,17}X")
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


def persons_named(query: str) -> QuerySet[Person]:
    """Return the persons a query names; of an ID no part is looked for."""
    return Person.objects.filter(bearing(query)).order_by("name", "number")


def employer_of_code(code: str) -> Employer | None:
    """Return the employer of a whole credit code; none where it is none, or nobody's."""
    return matching(code).first() if _code(code) else None


def person_of_id(resident_id: str, name: str) -> Person | None:
    """Return the person of both a resident ID and a name; neither alone tells of anybody."""
    written = normalised(resident_id).upper().replace(" ", "")
    person = Person.objects.filter(resident_id=written).first()
    same = person is not None and _plain(person.name) == _plain(name)
    return person if same else None


def _plain(name: str) -> str:
    return "".join(normalised(name).split()).replace("·", "").replace(".", "")


def _code(query: str) -> str:
    """Return the whole credit code that a query is; empty where it is none."""
    code = normalised(query).upper().replace("-", "").replace(" ", "")
    return code if CREDIT_CODE.fullmatch(code) else ""


def persons_meant(query: str) -> QuerySet[Person]:
    """Return the persons a query means, by name; none where it holds no letter or digit.

    Each word narrows: part of a name, pinyin, initials, or four places and more of an ID.
    """
    words = normalised(query).upper().split()
    found = Person.objects.all() if words else Person.objects.none()
    for word in words:
        is_of_id = PART_OF_AN_ID.fullmatch(word)
        found = found.filter(Q(resident_id__contains=word) if is_of_id else bearing(word))
    return found.order_by("name", "number")


def bearing(query: str) -> Q:
    """Return whose tokens, each between spaces, have every part of the query; none for a mark."""
    parts = wanted(query)
    if not parts:
        return Q(pk__in=())
    meant = Q()
    for alternatives in parts:
        meant &= _any_of(alternatives)
    return meant


def _any_of(alternatives: Alternatives) -> Q:
    found = Q()
    for tokens in alternatives:
        bears = Q()
        for token in tokens:
            held = f" {token} ".removesuffix(f"{BEGINNING} ")
            bears &= Q(search_tokens__contains=held)
        found |= bears
    return found
