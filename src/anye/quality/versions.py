"""Of which steps is a report on data quality the result?"""

from functools import cache

from anye.kernel.versions import Method

QUALITY = Method(
    computes={
        "anye.kernel": "months ops units",
        "anye.law.counting": "reasons",
        "anye.tables": "contracts duckdb_engine engine links parquet runs shape",
        "anye.sources": "feeds store",
        "anye.quality": "accuracy contradicted contradictions evidence figures"
        " indicators kinds measure monthly places registers settings timeliness",
    },
    declares=(
        "anye.codes.lists",
        "anye.tables.assessed",
        "anye.tables.feeds",
        "anye.tables.identities",
        "anye.tables.linked",
        "anye.tables.quality",
    ),
)


@cache
def quality_version() -> str:
    """Return the hash of the steps that measure the quality of what was delivered."""
    return QUALITY.version()
