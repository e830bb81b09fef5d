"""Of which law and which steps is a year the result?

A figure can be worked out again only with the same rules, the same values and the same steps. So
a run, its months and its year are named by the rules that their plans apply, the values these
read, and the modules that compute; by nothing else, so that a comment, a word or a table of
another subject renames no result.
"""

from collections.abc import Mapping, Sequence
from functools import cache

from anye.assessment.assess import plan_of_month
from anye.assessment.employer_years import last_day_to_declare, plan_of_year
from anye.kernel.months import months_of
from anye.kernel.versions import Method, formula_code, named_by
from anye.rulebook.plan import Plan
from anye.rulebook.terms import Terms

YEAR = Method(
    computes={
        "anye.kernel": "months ops units",
        "anye.law": "law_day",
        "anye.tables": "shape",
        "anye.tables.engines": "duckdb_engine engine parquet",
        "anye.tables.links": "finished",
        "anye.tables.year": "runs",
        "anye.sources.store": "feeds held",
        "anye.linkage": "findings levels model",
        "anye.linkage.persons": "holders holds levels model name_levels model.yaml",
        "anye.linkage.persons.names": "frequencies parts shapes sounds frequencies.csv",
        "anye.linkage.employers": "known",
        "anye.rulebook": "columns plan terms",
        "anye.assessment": "assess calendar employer_months employer_years evidence filings moves"
        " person_months",
    },
    declares=(
        "anye.codes.lists",
        "anye.tables.year.assessed",
        "anye.tables.feeds.accepted",
        "anye.tables.links.linked",
    ),
)


@cache
def method_version() -> str:
    """Return the hash of the steps that work out a year."""
    return YEAR.version()


def law_of_month(month: int, terms: Terms) -> str:
    """Return the hash of the rules and values that decide a month.

    Raises:
        LawNotKnownError: if they are not known.
    """
    return named_by(_identity(plan_of_month(month, terms)))


def law_of_rest(year: int, terms: Terms) -> str:
    """Return the hash of the rules and values that decide a year whose months are there.

    Raises:
        LawNotKnownError: if they are not known and the terms are strict.
    """
    declare_until = last_day_to_declare(year, terms.jurisdiction)
    return named_by({**_identity(plan_of_year(year, terms)), "declare_until": str(declare_until)})


def law_version(year: int, terms: Terms) -> str:
    """Return the hash of the rules and values that decide a year and its months.

    Raises:
        LawNotKnownError: if the law of a month is not known, or that of a strict year.
    """
    months = {str(month): law_of_month(month, terms) for month in months_of(year)}
    return named_by({**months, "rest": law_of_rest(year, terms)})


def run_id(
    loads: Mapping[str, Sequence[str]],
    links: str,
    settings: Mapping[str, str | int | bool],
    law: Mapping[str, object],
) -> str:
    """Return the name of the run of these loads under these settings and this law.

    Args:
        loads: the names of the loads by feed, in the order of loading.
        links: the name of the links that say who is who in them.
        settings: year, jurisdiction and the like.
        law: the hash of its rules and values, and how sure of them one is.
    """
    return named_by(
        {
            "loads": {feed: list(names) for feed, names in loads.items() if names},
            "links": links,
            "settings": dict(settings),
            "law": dict(law),
            "method": method_version(),
        }
    )


def _identity(todo: Plan) -> dict[str, object]:
    return {
        "rules": {step.name: formula_code(step.formula) for step in todo.steps},
        "values": {name: dated.value for name, dated in todo.parameters.items()},
        "unknown": sorted(todo.unknown),
    }
