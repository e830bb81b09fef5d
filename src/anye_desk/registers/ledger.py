"""The pages of the ledger of employment (就业台账), and of its saved views."""

from http import HTTPStatus
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from anye_desk.frame.deeds import deed
from anye_desk.frame.heads import heads_of
from anye_desk.frame.language import Text, say
from anye_desk.frame.listing import by_number
from anye_desk.frame.table_file import AT_MOST, XLSX, handed_out
from anye_desk.office.access.models import Account
from anye_desk.office.access.pages import for_file
from anye_desk.office.access.pages import page as page_for
from anye_desk.office.ledger.actions import record
from anye_desk.published.years.lists import current_runs
from anye_desk.published.years.models import PublishedRun
from anye_desk.registers import actions
from anye_desk.registers.employer_file import open_to
from anye_desk.registers.employments import (
    GROUPS,
    SORTS,
    counted_by,
    employments_wanted,
    page_of_employments,
)
from anye_desk.registers.export import WantedLedger, said_by, write_ledger
from anye_desk.registers.forms import LedgerFilter, ViewForm
from anye_desk.registers.listed import EMPLOYMENTS_COUNTED, LEDGER_COLUMNS, line_of
from anye_desk.registers.models import LONGEST_QUERY
from anye_desk.registers.web import reader_of_registers

PAGE = "registers/employments.html"
TOO_LONG = Text(
    f"超过 {AT_MOST:,} 行，网页上不能直接下载。请先筛选；"
    "要全部，请管理员用命令 export_ledger 导出。",
    f"More than {AT_MOST:,} rows cannot be downloaded here. Narrow the list, or have the"
    " administrator write it with the command export_ledger.",
)


@require_safe
def employments_now(request: HttpRequest) -> HttpResponse:
    """Open the ledger of the latest year."""
    reader_of_registers(request)
    run = current_runs().first()
    return redirect("employments", run.year) if run else redirect("home")


@require_safe
def employments(request: HttpRequest, year: int) -> HttpResponse:
    """List who works where, of those the reader may see."""
    account, run = reader_of_registers(request), _run(year)
    form = LedgerFilter(request.GET, year)
    frame = _frame(account, run, form)
    if not form.is_valid():
        return page_for(request, PAGE, frame, status=HTTPStatus.BAD_REQUEST)
    return page_for(request, PAGE, {**frame, **_listed(request, account, run, form)})


@require_safe
def download_ledger(request: HttpRequest, year: int) -> HttpResponse:
    """Hand out what the list shows as a workbook; a very long one is narrowed, or exported."""
    account, run = reader_of_registers(request), _run(year)
    form = LedgerFilter(request.GET, year)
    if not form.is_valid():
        return redirect(f"{reverse('employments', args=[year])}?{request.GET.urlencode()}")
    wish = form.wish()
    if employments_wanted(account, run, wish).values("pk")[: AT_MOST + 1].count() > AT_MOST:
        messages.error(request, str(TOO_LONG))
        return redirect(f"{reverse('employments', args=[year])}?{request.GET.urlencode()}")
    with TemporaryDirectory() as folder:
        place = Path(folder) / "ledger.xlsx"
        write_ledger(WantedLedger(account, run, wish, said_by(form), timezone.now()), place, _quiet)
        content = place.read_bytes()
    return handed_out(content, f"{say('就业台账', 'employment')}-{year}", "xlsx", XLSX)


def _quiet(_done: int) -> None:
    """Say nothing: the browser waits for the file."""


@deed("employments", "year", called=Text("保存的视图", "the view to be saved"))
def save_view(request: HttpRequest, year: int) -> HttpResponse:
    """Save what the list shows as a view."""
    account, run = reader_of_registers(request), _run(year)
    asked = QueryDict(request.POST.get("query", "")[:LONGEST_QUERY])
    form, view = LedgerFilter(asked, year), ViewForm(request.POST)
    if not form.is_valid():
        raise BadRequest
    if not view.is_valid():
        frame = {**_frame(account, run, form), "view_form": view}
        return page_for(request, PAGE, frame, status=HTTPStatus.BAD_REQUEST)
    said = view.cleaned_data
    kept = actions.keep_view(
        account, said["name"], form.said(), said["shared_with"], timezone.now()
    )
    messages.success(request, say("视图已保存。", "The view is saved."))
    return redirect(f"{reverse('employments', args=[year])}?{kept.query}")


@deed("employments", "year", called=Text("删除视图", "taking a view away"))
def take_view_away(request: HttpRequest, year: int) -> HttpResponse:
    """Take away a view of one's own."""
    account = reader_of_registers(request)
    _run(year)
    if view := by_number(request.POST.get("view", "")[:18]):
        actions.drop_view(account, view)
    return redirect("employments", year)


def _run(year: int) -> PublishedRun:
    return get_object_or_404(current_runs(), year=year)


def _frame(account: Account, run: PublishedRun, form: LedgerFilter) -> dict[str, Any]:
    return {
        "menu": "employments",
        "run": run,
        "years": list(current_runs().values_list("year", flat=True)),
        "form": form,
        "view_form": ViewForm(),
        "query": urlencode(form.said() if form.is_valid() else {}),
        "views": [(one, one.owner_id == account.pk) for one in actions.views_for(account)],
    }


def _listed(
    request: HttpRequest, account: Account, run: PublishedRun, form: LedgerFilter
) -> dict[str, Any]:
    wish = form.wish()
    page = page_of_employments(account, run, wish, request.GET)
    record(
        "employments:list",
        subject=f"employments:{run.year}",
        actor=account.username,
        at=timezone.now(),
        persons=sorted({one.person.number for one in page.rows}),
    )
    by = wish.filters.get("by", "")
    return {
        "page": page,
        "unit": EMPLOYMENTS_COUNTED,
        "heads": heads_of(LEDGER_COLUMNS, wish, SORTS, request.GET),
        "rows": [line_of(for_file(request, one)) for one in page.rows],
        "open": open_to(account, (one.employer_id for one in page.rows)),
        "by": GROUPS.get(by, ""),
        "groups": counted_by(by, employments_wanted(account, run, wish)) if by else (),
    }
