"""Of which law and which steps are a year's entitlements the result?"""

from functools import cache

from anye.entitlements.whole import from_feeds, not_known, plans
from anye.kernel.versions import Method, formula_code, named_by
from anye.law.scheme import Scheme
from anye.rulebook.plan import Plan
from anye.rulebook.terms import Terms

ENTITLED = Method(
    computes={
        "anye.kernel": "months ops units",
        "anye.law": "law_day scheme",
        "anye.tables": "shape",
        "anye.tables.engines": "duckdb_engine engine parquet",
        "anye.tables.links": "finished",
        "anye.tables.year": "runs",
        "anye.sources.store": "feeds held",
        "anye.rulebook": "columns plan terms",
        "anye.entitlements": "months once whole",
    },
    declares=(
        "anye.codes.lists",
        "anye.tables.year.entitled",
        "anye.tables.feeds.accepted",
        "anye.tables.links.identities",
    ),
)


@cache
def entitlements_version() -> str:
    """Return the hash of the steps that work out entitlements."""
    return ENTITLED.version()


def entitlements_id(run: str, year: int, terms: Terms) -> str:
    """Return the name of the entitlements that rest on a run, under the schemes as they are."""
    unknown = not_known(year, terms)
    law = {
        scheme.name: unknown[scheme.name].name
        if scheme.name in unknown
        else _law_of(scheme, year, terms)
        for scheme in from_feeds()
    }
    return named_by({"run": run, "law": law, "method": entitlements_version()})


def _law_of(scheme: Scheme, year: int, terms: Terms) -> dict[str, object]:
    found = plans(scheme, year, terms)
    beside = sorted(scheme.may_stand_beside)
    return {"tests": scheme.tests, "beside": beside, **{str(k): _plan(v) for k, v in found.items()}}


def _plan(todo: Plan) -> dict[str, object]:
    return {
        "rules": {step.name: formula_code(step.formula) for step in todo.steps},
        "values": {name: dated.value for name, dated in todo.parameters.items()},
    }
