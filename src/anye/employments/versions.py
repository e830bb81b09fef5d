"""Of which law and which steps is the roll of who is in work the result?"""

from functools import cache

from anye.employments.spells import ALONE, NEW
from anye.kernel.versions import Method, formula_code, named_by
from anye.rulebook.terms import Terms

EMPLOYED = Method(
    computes={
        "anye.kernel": "months ops units",
        "anye.law": "law_day",
        "anye.tables": "shape",
        "anye.tables.engines": "duckdb_engine engine parquet",
        "anye.tables.links": "finished",
        "anye.tables.year": "runs",
        "anye.sources.store": "feeds held",
        "anye.rulebook": "columns plan terms",
        "anye.employments": "months spells",
    },
    declares=(
        "anye.codes.lists",
        "anye.tables.year.employed",
        "anye.tables.feeds.accepted",
        "anye.tables.links.identities",
    ),
)


@cache
def employed_version() -> str:
    """Return the hash of the steps that find who is in work."""
    return EMPLOYED.version()


def employed_id(run: str, year: int, terms: Terms) -> str:
    """Return the name of the roll that rests on a run, under the rule of what is new.

    Raises:
        LawNotKnownError: if what counts as new is not known for the year.
    """
    todo = terms.plan([ALONE, NEW], terms.law_day(year), year=year)
    law = {
        "rules": {step.name: formula_code(step.formula) for step in todo.steps},
        "values": {name: dated.value for name, dated in todo.parameters.items()},
    }
    return named_by({"run": run, "law": law, "method": employed_version()})
