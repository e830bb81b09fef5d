"""Letters to departments: what each of a year holds, and the letter as it is handed out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db.models import Count

from anye.kernel.months import months_of
from anye.pipeline import quality as data_quality
from anye.quality.figures import totals
from anye.quality.told.letters import Answered, Sending, feeds_of_department
from anye.tables.quality.measured import NO_MONTH
from anye.tables.year.runs import RunNotFoundError
from anye_desk.cases.contradictions.models import Contradiction, GivenAnswer
from anye_desk.frame.language import told_in
from anye_desk.published.quality import lists
from anye_desk.published.quality.models import PublishedReport
from anye_desk.published.quality.opening import ReportNotInStoreError, stored

KINDS = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
TARDY = ("months_not_arrived", "rows_after_agreed_day")


@dataclass(frozen=True, slots=True)
class Held:
    """What the letter of a month tells a department."""

    rejected: int  # rows
    contradictions: int
    tardy: int  # feeds of the month that came late or not at all

    @property
    def has_rows(self) -> bool:
        """Test whether the workbook beside the letter has any."""
        return bool(self.rejected or self.contradictions)

    @property
    def says_something(self) -> bool:
        """Test whether there is anything to tell."""
        return self.has_rows or bool(self.tardy)


def held(
    report: PublishedReport, departments: Sequence[str]
) -> list[tuple[int, list[tuple[str, str, Held]]]]:
    """Return what the letters hold: by month, the latest first, a line of departments.

    A department stands there with its first feed, by which addresses name its letters.
    """
    feeds = {one: feeds_of_department(one) for one in departments}
    sums = totals(lists.figures(report.year, [feed for own in feeds.values() for feed in own]))
    spans = list(
        Contradiction.objects.filter(year=report.year, is_in_data=True)
        .values_list("feed", "first_month", "last_month")
        .annotate(Count("pk"))
        .order_by()
    )

    def of(own: Sequence[str], month: int) -> Held:
        def counted(code: str, feed: str, at: int) -> int:
            return sums.get((code, "", feed, at), (0, 0))[0]

        return Held(
            sum(counted("rows_rejected", feed, at) for feed in own for at in (month, NO_MONTH)),
            sum(
                count
                for feed, first, last, count in spans
                if feed in own and (last == NO_MONTH or first <= month <= last)
            ),
            sum(any(counted(code, feed, month) for code in TARDY) for feed in own),
        )

    until = report.seen_on.year * 100 + report.seen_on.month
    months = [month for month in months_of(report.year)[::-1] if month <= until]
    return [
        (month, [(name, own[0], of(own, month)) for name, own in feeds.items()]) for month in months
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
    with told_in("zh-hans"):  # the language of letters
        return {
            (department, one.contradiction.contradiction_id): Answered(
                str(one.get_answer_display()), one.text
            )
            for one in said
        }
