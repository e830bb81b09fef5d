"""Of which steps are a match, and seats handed out, the result?

A match made by many machines is the same as one made by one, and bears the same name.
"""

from functools import cache

from anye.kernel.versions import Method

_COMMON = {
    "anye.kernel": "disk",
    "anye.codes": "catalogue",
    "anye.tables": "parquet shape",
    "anye.matching": "compiled whole",
}
_TABLES = ("anye.codes.catalogue", "anye.tables.profiles", "anye.tables.proposals")
MATCH = Method(
    computes={
        **_COMMON,
        "anye.matching": "compiled match whole",
        "anye.matching.profiles": "arrays bits checks decided encode files held posts reach read"
        " seekers typed",
        "anye.matching.candidates": "best bit_counts by_township limits rows score search ties"
        " why_not",
        "anye.matching.allocation": "allocations auction baseline fairness floors flow market"
        " outcome placed shortlists",
        "anye.matching.reasons": "codes facts unmatched",
    },
    declares=(*_TABLES, "anye.codes.lists", "anye.codes.reasons", "anye.tables.seats"),
)
SEATS = Method(
    computes={
        **_COMMON,
        "anye.matching.profiles": "arrays bits decided files typed",
        "anye.matching.candidates": "best ties",
        "anye.matching.allocation": "allocations deferred floors flow market",
        "anye.matching.seats": "colouring dispatch fair_seats handed_out lots objections program"
        " read timetable training",
    },
    declares=(*_TABLES, "anye.tables.seats"),
)


@cache
def match_version() -> str:
    """Return the hash of the steps that make a match."""
    return MATCH.version()


@cache
def seats_version() -> str:
    """Return the hash of the steps that hand out seats."""
    return SEATS.version()
