"""Of which steps is a match the result?

A match made by many machines is the same as one made by one, and bears the same name.
"""

from functools import cache

from anye.kernel.versions import Method

MATCH = Method(
    computes={
        "anye.kernel": "disk",
        "anye.codes": "catalogue",
        "anye.tables": "shape",
        "anye.tables.engines": "parquet",
        "anye.matching": "compiled match settings whole",
        "anye.matching.profiles": "arrays bits checks decided encode files held posts reach read"
        " seekers typed",
        "anye.matching.candidates": "best bit_counts by_township limits rows score search ties"
        " why_not",
        "anye.matching.allocation": "allocations auction baseline fairness floors flow market"
        " outcome placed shortlists",
        "anye.matching.reasons": "codes facts unmatched",
    },
    declares=(
        "anye.codes.catalogue",
        "anye.codes.lists",
        "anye.codes.words.match_reasons",
        "anye.kernel.units",
        "anye.tables.matching.profiles",
        "anye.tables.matching.proposals",
        "anye.tables.matching.seats",
    ),
)


@cache
def match_version() -> str:
    """Return the hash of the steps that make a match."""
    return MATCH.version()
