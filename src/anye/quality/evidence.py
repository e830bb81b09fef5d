"""What contradictions are looked for in: the tables of a finished run, and the certificates."""

from dataclasses import dataclass

import narwhals as nw

from anye.kernel.months import months_of
from anye.tables.engines.engine import Feeds, Table
from anye.tables.links.linked import KNOWN_EMPLOYERS, LINK_FINDINGS, PERSONS
from anye.tables.year.assessed import EMPLOYER_MONTHS, PERSON_MONTHS
from anye.tables.year.runs import Run

AT = ("month", "person_id", "employer_id")
FOUND = (*AT, "says", "against_says", "source_row", "against_row")  # of a contradicted fact


@dataclass(frozen=True, slots=True)
class Evidence:
    """The tables of a run, scanned once."""

    feeds: Feeds
    person_months: Table
    employer_months: Table
    employer_years: Table
    persons: Table
    employers: Table
    findings: Table
    months: tuple[int, ...]


def evidence_of_run(run: Run, feeds: Feeds) -> Evidence:
    """Return the tables of a run as an engine reads them."""
    scan = feeds.engine.scan
    return Evidence(
        feeds,
        scan(PERSON_MONTHS, run.files("person_months")),
        scan(EMPLOYER_MONTHS, run.files("employer_months")),
        feeds.engine.open(run.files("employer_years")),
        scan(PERSONS, run.files("persons")),
        scan(KNOWN_EMPLOYERS, run.files("known_employers")),
        scan(LINK_FINDINGS, run.files("link_findings")),
        months_of(run.manifest.year),
    )


def fact(rows: Table, **given: nw.Expr | str) -> Table:
    """Return rows as contradicted facts; what is not given is nought or empty."""
    blank = {
        "month": nw.lit(0),
        "person_id": nw.lit(0),
        "employer_id": nw.lit(0),
        "says": nw.lit(""),
        "against_says": nw.lit(""),
        "source_row": nw.lit(0),
        "against_row": nw.lit(0),
    }
    whole = {
        name: nw.col(value) if isinstance(value, str) else value
        for name, value in {**blank, **given}.items()
    }
    return rows.select(
        month=whole["month"].cast(nw.Int32),
        says=whole["says"].cast(nw.String).fill_null(""),
        against_says=whole["against_says"].cast(nw.String).fill_null(""),
        **{
            name: whole[name].cast(nw.Int64)
            for name in ("person_id", "employer_id", "source_row", "against_row")
        },
    ).select(*FOUND)
