"""What a page asks of the store: the rows behind a figure, the letters of a month."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from django.utils.translation import override

from anye.codes.resident_id import check_character
from anye.pipeline import quality as data_quality
from anye.quality.rows import Wanted
from anye.quality.told.letters import Answered, Sending
from anye.tables.quality.reports import QualityNotMeasuredError, QualityReport, report_of
from anye.tables.year.runs import RunNotFoundError
from anye_desk.office.parties.models import Employer, Person
from anye_desk.published.quality.models import Contradiction, GivenAnswer, PublishedReport

SHOWN = 100
LAST = 4
KINDS = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


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


def opened(store: Path, published: PublishedReport, wanted: Wanted) -> Opened:
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


def places_of(
    store: Path, published: PublishedReport | None, row: Contradiction
) -> list[tuple[str, str, str, int]]:
    """Return the feed, load, file and line of the rows a contradiction rests on."""
    if published is None:
        return []
    try:
        report = stored(store, published)
    except ReportNotInStoreError:
        return []
    rows = ((row.feed, row.source_row), (row.against_feed, row.against_row))
    return [
        (feed, report.load_of(feed, source), *report.line_of(feed, source))
        for feed, source in rows
        if source
    ]


def letter(
    store: Path, published: PublishedReport, month: int, department: str, kind: str
) -> bytes:
    """Return a letter or its workbook, as of the day the report was measured.

    Raises:
        ReportNotInStoreError: if the store no longer holds the report or its run.
    """
    report = stored(store, published)
    sending = Sending(
        date.fromisoformat(report.manifest.on), (department,), answered(published.year, department)
    )
    with TemporaryDirectory() as out:
        try:
            written = data_quality.quality_letters(store, report, month, Path(out), sending)
        except RunNotFoundError as error:
            raise ReportNotInStoreError(published.report_id) from error
        return next(file.read_bytes() for file in written if file.suffix == f".{kind}")


def answered(year: int, department: str) -> dict[tuple[str, int], Answered]:
    """Return what a department has said last of each contradiction of a year, by its number."""
    given = GivenAnswer.objects.filter(contradiction__year=year, department=department)
    said = given.order_by("answered_at", "pk").select_related("contradiction")
    with override("zh-hans"):  # the language of letters
        return {
            (department, one.contradiction.contradiction_id): Answered(
                str(one.get_answer_display()), one.text
            )
            for one in said
        }


def stored(store: Path, published: PublishedReport) -> QualityReport:
    """Return the report in the store.

    Raises:
        ReportNotInStoreError: if the store no longer holds it.
    """
    try:
        return report_of(store, published.report_id)
    except QualityNotMeasuredError as error:
        raise ReportNotInStoreError(published.report_id) from error
