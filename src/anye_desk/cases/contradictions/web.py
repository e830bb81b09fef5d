"""Pages of contradictions: an officer sees all, others what they have a part in or are asked.

Every page that opens persons' rows writes down whose before it shows them.
"""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from anye.kernel.months import months_of
from anye.quality.indicators import owner_of
from anye.quality.told.letters import departments, feeds_of_department, name_of_letter
from anye_desk.cases.contradictions import actions, labels, lists, table_file
from anye_desk.cases.contradictions import letters as told
from anye_desk.cases.contradictions.actions import Answering
from anye_desk.cases.contradictions.forms import AnswerForm, WorkForm
from anye_desk.cases.contradictions.models import Answer, Contradiction
from anye_desk.cases.contradictions.moves import ANSWERABLE, FEDERATION
from anye_desk.cases.contradictions.places import places_of
from anye_desk.cases.contradictions.scopes import may_answer, seen_contradictions
from anye_desk.frame.heads import heads_of
from anye_desk.frame.language import Text, say
from anye_desk.frame.table_file import AT_MOST, file_of, handed_out
from anye_desk.office.access import drafts
from anye_desk.office.access.pages import for_file
from anye_desk.office.access.pages import page as page_for
from anye_desk.office.access.permissions import account_of, for_feeds, seen_feed
from anye_desk.office.casework.performing import CaseChangedError, NotFromHereError, NotYoursError
from anye_desk.office.ledger.actions import record
from anye_desk.published.quality.labels import FEEDS, KINDS, township
from anye_desk.published.quality.lists import reports
from anye_desk.published.quality.models import PublishedReport
from anye_desk.published.quality.opening import ReportNotInStoreError

MENU = {"menu": "quality"}
GONE = 410


@require_safe
@for_feeds
def letters(request: HttpRequest, year: int) -> HttpResponse:
    """List the letters of a year, by month and department."""
    report = get_object_or_404(PublishedReport, year=year)
    account = account_of(request)
    seen = [one for one in departments() if account.may_see_feed(feeds_of_department(one)[0])]
    context = {"departments": seen, "months": told.held(report, seen)}
    return page_for(request, "contradictions/letters.html", {"report": report, **context, **MENU})


@require_safe
@for_feeds
def letter(request: HttpRequest, year: int, month: int, feed: str, kind: str) -> HttpResponse:
    """Hand out a letter, or the workbook of a department's rows; the download is written down."""
    report = get_object_or_404(PublishedReport, year=year)
    department = owner_of(seen_feed(request, feed))
    if department not in departments() or month not in months_of(year) or kind not in told.KINDS:
        raise Http404
    record(
        "quality:download_letter",
        subject=f"quality_letter:{month}/{feed}",
        actor=account_of(request).username,
        at=timezone.now(),
        details={"kind": kind, "report": report.report_id},
    )
    try:
        content = told.letter(settings.STORE, report, month, department, kind)
    except ReportNotInStoreError:
        return page_for(
            request, "quality/not_in_store.html", {"report": report, **MENU}, status=GONE
        )
    return handed_out(content, name_of_letter(department, month), kind, told.KINDS[kind])


@require_safe
def contradictions_now(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 (a page)
    """Open the latest year's contradictions, where a clerk looks for the employer's own."""
    report = reports().first()
    return redirect("contradictions", report.year) if report else redirect("home")


@require_safe
def contradictions(request: HttpRequest, year: int) -> HttpResponse:
    """List a year's contradictions; whose they are is written down."""
    report = get_object_or_404(PublishedReport, year=year)
    form = WorkForm(request.GET)
    if not form.is_valid():
        refused = {"report": report, "form": form, **MENU}
        status = HTTPStatus.BAD_REQUEST
        return page_for(request, "contradictions/contradictions.html", refused, status=status)
    wish = form.wish()
    page = lists.page_of_contradictions(account_of(request), year, wish, request.GET)
    _record_list(request, "contradictions:read", year, page.rows)
    context = {
        "report": report,
        "form": form,
        "page": page,
        "unit": Text("条", ""),
        "heads": heads_of(labels.COLUMNS, wish, lists.SORTS, request.GET),
        "rows": [_line(row) for row in page.rows],
    }
    return page_for(request, "contradictions/contradictions.html", {**context, **MENU})


@require_safe
def contradictions_file(request: HttpRequest, year: int, kind: str) -> HttpResponse:
    """Hand out a year's contradictions as a file; whose they are is written down."""
    get_object_or_404(PublishedReport, year=year)
    form = WorkForm(request.GET)
    if not form.is_valid():
        raise BadRequest
    found = list(lists.listed(account_of(request), year, form.wish())[:AT_MOST])
    _record_list(request, "contradictions:download", year, found)
    rows = table_file.rows_of(for_file(request, [_line(row) for row in found]))
    title = say("数据矛盾", "Contradictions")
    return file_of(f"{title}-{year}", kind, title, table_file.headings(), rows)


@require_http_methods(["GET", "HEAD", "POST"])
def contradiction(request: HttpRequest, number: int) -> HttpResponse:
    """Show one contradiction with the rows it rests on, and take an answer to it."""
    row = _seen(request, number)
    if request.method != "POST":
        said = {**drafts.of(request, request.path), "version": row.version}
        return _contradiction_page(request, row, AnswerForm(initial=said))
    form = AnswerForm(request.POST)
    drafts.keep(request, request.path)
    if not form.is_valid():
        if not _is_its_turn(request, row):
            raise Http404
        return _contradiction_page(request, row, form, status=HTTPStatus.BAD_REQUEST)
    try:
        actions.answer(_answering(request, number, form.cleaned_data))
    except CaseChangedError:
        row.refresh_from_db()
        said = {**drafts.of(request, request.path), "version": row.version}
        now = AnswerForm(initial=said)
        return _contradiction_page(request, row, now, status=HTTPStatus.CONFLICT)
    except (NotYoursError, NotFromHereError):
        raise Http404 from None
    drafts.forget(request)
    messages.success(request, say("答复已记下。", "The answer was kept."))
    return redirect("contradiction", number)


def _answering(request: HttpRequest, number: int, given: Mapping[str, Any]) -> Answering:
    return Answering(
        number,
        given["version"],
        Answer(given["answer"]),
        given["text"].strip(),
        account_of(request),
        at=timezone.now(),
    )


def _is_its_turn(request: HttpRequest, row: Contradiction) -> bool:
    return may_answer(row, account_of(request))


def _contradiction_page(
    request: HttpRequest,
    row: Contradiction,
    form: AnswerForm,
    *,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    _record_reading(request, row)
    report = PublishedReport.objects.filter(year=row.year).first()
    account = account_of(request)
    is_clerk = account.employer_id is not None  # for whom files of others are nothing
    places = [] if is_clerk else places_of(settings.STORE, report, row)
    context = {
        "report": report,
        "row": row,
        "line": _line(row),
        "remedy": labels.REMEDIES[row.kind],
        "values": labels.VALUES[row.kind],
        "places": [
            (FEEDS[feed], feed, load if account.may_see_feed(feed) else "", file, line)
            for feed, load, file, line in places
        ],
        "feed_name": FEEDS[row.feed],
        "against_name": FEEDS[row.against_feed],
        "township": township(row.township),
        "answers": list(row.answers.order_by("answered_at", "id")),
        "form": form,
        "may_answer": _is_its_turn(request, row),
        "is_for_another": account_of(request).is_officer and row.asked_of != FEDERATION,
        "is_answered": row.state not in ANSWERABLE,
        "was_changed": status == HTTPStatus.CONFLICT,
        "is_draft": not form.is_bound and status == HTTPStatus.OK and len(form.initial) > 1,
        "draft": form.initial.get("text", ""),
    }
    return page_for(
        request, "contradictions/contradiction.html", {**context, **MENU}, status=status
    )


def _seen(request: HttpRequest, number: int) -> Contradiction:
    found = get_object_or_404(Contradiction.objects.select_related("person", "employer"), pk=number)
    if not seen_contradictions(account_of(request)).filter(pk=number).exists():
        raise Http404
    return found


def _line(row: Contradiction) -> dict[str, Any]:
    """Return what a list shows of a contradiction: of the person's ID the last four."""
    return {
        "row": row,
        "kind": KINDS[row.kind],
        "person": row.person.tail if row.person else "",
        "state": row.get_state_display() if row.is_in_data else labels.SETTLED,
    }


def _record_list(
    request: HttpRequest, action: str, year: int, rows: Sequence[Contradiction]
) -> None:
    record(
        action,
        subject=f"contradictions:{year}",
        actor=account_of(request).username,
        at=timezone.now(),
        details={"rows": len(rows)},
        persons=[row.person.number for row in rows if row.person],
    )


def _record_reading(request: HttpRequest, row: Contradiction) -> None:
    record(
        "contradiction:read",
        subject=f"contradiction:{row.pk}",
        actor=account_of(request).username,
        at=timezone.now(),
        persons=[row.person.number] if row.person else [],
    )
