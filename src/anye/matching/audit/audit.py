"""Is what a match wrote true? Read top to bottom: every check, in the order of its question."""

import os
from collections.abc import Iterator, Mapping

import polars as pl

from anye.matching.audit.case import Audited, case_of
from anye.matching.audit.figures import figures
from anye.matching.audit.findings import Finding
from anye.matching.audit.of_certificate import of_certificate
from anye.matching.audit.of_decisions import of_decisions
from anye.matching.audit.of_files import of_files
from anye.matching.audit.of_floors import of_floors
from anye.matching.audit.of_help import of_help
from anye.matching.audit.of_lists import of_lists
from anye.matching.audit.of_pairs import of_pairs
from anye.matching.audit.of_reasons import of_reasons
from anye.matching.audit.of_seats import of_seats
from anye.matching.audit.seen import SeenWays, seen
from anye.matching.audit.written import audit_table, keep_audit
from anye.matching.profiles.read import Profiles
from anye.tables.matching.matches import Match

UNREADABLE = "shapes"  # nothing else can be asked of tables that are not what they should be


def audit(
    profiles: Profiles, match: Match, threads: int | None = None
) -> Mapping[str, pl.DataFrame]:
    """Look at a match once more, write what is found beside it and return it.

    Raises:
        TableGoneError: if a table of the match is not there or cannot be read.
    """
    tables = audited(case_of(profiles, match), threads)
    keep_audit(match, tables)
    return tables


def audited(case: Audited, threads: int | None = None) -> Mapping[str, pl.DataFrame]:
    """Return what is found of a match, and by which figures it is to be judged."""
    of_whole_files = list(of_files(case))
    if any(one.check == UNREADABLE and one.offences for one in of_whole_files):
        return {"audit": audit_table(of_whole_files)}
    everything = seen(case, threads or len(os.sched_getaffinity(0)))
    return {
        "audit": audit_table([*of_whole_files, *_findings(case, everything)]),
        "match_figures": figures(case, everything),
    }


def _findings(case: Audited, everything: SeenWays) -> Iterator[Finding]:
    yield from of_pairs(case)
    yield from of_decisions(case)
    yield from of_seats(case)
    yield from of_lists(case)
    yield from of_floors(case, everything)
    yield from of_certificate(case, everything)
    yield from of_reasons(case)
    yield from of_help(case)
