"""Of which steps are seats handed out the result?"""

from functools import cache

from anye.kernel.versions import Method

SEATS = Method(
    computes={
        "anye.kernel": "disk",
        "anye.codes": "catalogue",
        "anye.tables": "shape",
        "anye.tables.engines": "parquet",
        "anye.matching": "compiled settings whole",
        "anye.matching.profiles": "arrays bits decided files typed",
        "anye.matching.candidates": "best ties",
        "anye.matching.allocation": "allocations deferred floors flow market",
        "anye.seats": "colouring dispatch fair_seats handed_out lots objections program"
        " read timetable training",
    },
    declares=(
        "anye.codes.catalogue",
        "anye.tables.matching.profiles",
        "anye.tables.matching.proposals",
        "anye.tables.matching.seats",
    ),
)


@cache
def seats_version() -> str:
    """Return the hash of the steps that hand out seats."""
    return SEATS.version()
