"""Of which steps is a report on data quality the result?"""

from functools import cache

from anye.kernel.versions import Method

QUALITY = Method(
    computes={
        "anye.kernel": "months ops units",
        "anye.law.counting": "reasons",
        "anye.tables": "contracts shape",
        "anye.tables.engines": "duckdb_engine engine parquet",
        "anye.tables.links": "finished",
        "anye.tables.year": "runs",
        "anye.sources.store": "feeds held",
        "anye.quality": "accuracy contradicted contradictions evidence figures"
        " indicators kinds measure monthly places registers settings timeliness",
    },
    declares=(
        "anye.codes.lists",
        "anye.tables.year.assessed",
        "anye.tables.feeds.accepted",
        "anye.tables.links.identities",
        "anye.tables.links.linked",
        "anye.tables.quality.measured",
    ),
)


@cache
def quality_version() -> str:
    """Return the hash of the steps that measure the quality of what was delivered."""
    return QUALITY.version()
