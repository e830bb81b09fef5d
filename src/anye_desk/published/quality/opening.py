"""What a page asks of the store: the rows behind a figure."""

from dataclasses import dataclass
from pathlib import Path

from anye.codes.resident_id import check_character
from anye.pipeline import quality as data_quality
from anye.quality.rows import FigureWanted
from anye.tables.quality.reports import QualityNotMeasuredError, QualityReport, report_of
from anye.tables.year.runs import RunNotFoundError
from anye_desk.office.parties.models import Employer, Person
from anye_desk.published.quality.models import PublishedReport

SHOWN = 100
LAST = 4


class ReportNotInStoreError(Exception):
    """The desk shows a report that the store no longer holds."""


@dataclass(frozen=True, slots=True)
class OpenedRow:
    """One line of one file, and whom it is about, masked."""

    feed: str
    file: str
    line: int  # 0: the row is missing
    person: str
    employer: Employer | None
    what: str


@dataclass(frozen=True, slots=True)
class Opened:
    """Rows behind a figure, and the persons whose rows they are."""

    rows: list[OpenedRow]
    has_more: bool
    persons: list[str]


def opened(store: Path, published: PublishedReport, wanted: FigureWanted) -> Opened:
    """Return rows behind a figure.

    Raises:
        ReportNotInStoreError: if the store no longer holds the report or its run.
    """
    report = stored(store, published)
    try:
        found = data_quality.quality_rows(store, report, wanted, SHOWN + 1)
    except RunNotFoundError as error:
        raise ReportNotInStoreError(published.report_id) from error
    shown = found[:SHOWN]
    employers = Employer.objects.in_bulk([row.employer_id for row in shown])
    persons = Person.objects.in_bulk([row.person_id for row in shown])
    rows = [
        OpenedRow(
            row.feed,
            *report.line_of(row.feed, row.source_row),
            _tail(row.person_id, persons.get(row.person_id)),
            employers.get(row.employer_id),
            row.what,
        )
        for row in shown
    ]
    return Opened(rows, len(found) > SHOWN, [person.number for person in persons.values()])


def _tail(person_id: int, person: Person | None) -> str:
    """Return the last four characters of an ID, as everywhere on the desk; nothing for nobody."""
    if not person_id:
        return ""
    return person.tail if person else f"{person_id}{check_character(person_id)}"[-LAST:]


def stored(store: Path, published: PublishedReport) -> QualityReport:
    """Return the report in the store.

    Raises:
        ReportNotInStoreError: if the store no longer holds it.
    """
    try:
        return report_of(store, published.report_id)
    except QualityNotMeasuredError as error:
        raise ReportNotInStoreError(published.report_id) from error
