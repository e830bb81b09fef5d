"""The ledger of employment as a workbook, however long: row by row, in memory that does not grow.

Whose rows go out is written down while they go, so many persons to an event; the workbook says by
which filters its rows were chosen.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from django.db import transaction

from anye.paper.workbook import workbook, write_long_table
from anye_desk.frame.language import say
from anye_desk.frame.listing import Wish
from anye_desk.frame.writing import local_day
from anye_desk.office.access.models import Account
from anye_desk.office.access.seeing import Seen, seen_by
from anye_desk.office.ledger.actions import record
from anye_desk.office.parties.models import Township
from anye_desk.published.years.models import Employment, PublishedRun
from anye_desk.registers.employments import SORTS, employments_wanted
from anye_desk.registers.forms import LedgerFilter
from anye_desk.registers.listed import file_rows, headings

AT_ONCE = 5_000  # rows read, and persons of one event
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class WantedLedger:
    """What is to go out, to whom, and when."""

    account: Account
    run: PublishedRun
    wish: Wish
    said: str  # the filters, in words
    at: datetime


def said_by(form: LedgerFilter) -> str:
    """Say in words what narrows a list; the form is valid."""
    told = [
        f"{form.fields[name].label}{say('：', ': ')}{_chosen(form, name)}"
        for name in form.said()
        if name not in {"sort", "order", "by"}
    ]
    return say("；", "; ").join(told) or say("全部", "everything")


def write_ledger(wanted: WantedLedger, place: Path, progress: Progress) -> int:
    """Write the ledger to a file, and down whose rows it holds; return how many rows."""
    count = 0

    def counted() -> Iterator[Seen]:
        nonlocal count
        for rows in _batches(wanted):
            yield from seen_by(wanted.account, rows)
            count += len(rows)
            progress(count)

    title = say("就业台账", "Employment")
    year, on = wanted.run.year, local_day(wanted.at).isoformat()
    note = say(
        f"{year} 年就业台账。筛选：{wanted.said}。导出：{on}。",
        f"Ledger of employment, {year}. Filters: {wanted.said}. Written: {on}.",
    )
    townships = dict(Township.objects.values_list("code", "name"))
    with workbook(place) as book:
        write_long_table(book, title, headings(), file_rows(counted(), townships), note=note)
    return count


def _batches(wanted: WantedLedger) -> Iterator[list[Employment]]:
    found = employments_wanted(wanted.account, wanted.run, wanted.wish)
    ordered = found.order_by(*wanted.wish.order(SORTS)).select_related("employer", "person")
    rows, part = ordered.iterator(chunk_size=AT_ONCE), 0
    while batch := list(islice(rows, AT_ONCE)):
        part += 1
        _write_down(wanted, batch, {"part": part, "rows": len(batch), **wanted.wish.filters})
        yield batch


@transaction.atomic
def _write_down(wanted: WantedLedger, batch: list[Employment], details: dict[str, Any]) -> None:
    record(
        "employments:download",
        subject=f"employments:{wanted.run.year}",
        actor=wanted.account.username,
        at=wanted.at,
        details=details,
        persons=sorted({one.person.number for one in batch}),
    )


def _chosen(form: LedgerFilter, name: str) -> str:
    value, field = form.cleaned_data[name], form.fields[name]
    return str(dict(getattr(field, "choices", ())).get(value, value))
