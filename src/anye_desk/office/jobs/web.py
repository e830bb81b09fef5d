"""The pages of long work: what I asked for, how far it is, my word where it waits for that."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from anye_desk.frame.deeds import deed
from anye_desk.frame.forms import Form
from anye_desk.frame.language import Text, say
from anye_desk.frame.paging import numbered
from anye_desk.frame.table_file import file_of
from anye_desk.office.access.pages import for_file
from anye_desk.office.access.pages import page as page_for
from anye_desk.office.access.permissions import account_of
from anye_desk.office.jobs import actions
from anye_desk.office.jobs.lists import seen_jobs
from anye_desk.office.jobs.models import Job, JobRow
from anye_desk.office.jobs.working import Work, kinds_of_work

AT_ONCE = 50
SHOWN = 100  # rows on a page; all of them are in its file
FIRST = ("refused", "cannot", "done", "can", "")  # what wants eyes stands first
WHOLE = 100


@require_safe
def job_list(request: HttpRequest) -> HttpResponse:
    """List the jobs of whoever asks, the last first."""
    page = numbered(seen_jobs(account_of(request)), request.GET, AT_ONCE)
    lines = [_line(job) for job in page.rows]
    return page_for(request, "jobs/jobs.html", {"menu": "jobs", "page": page, "lines": lines})


@require_safe
def job_page(request: HttpRequest, number: int) -> HttpResponse:
    """Show how far a job is, and what became of its rows."""
    found = _seen(request, number)
    return _page(request, found, _work(found).form(found, None))


@deed("job", "number", called=Text("确认任务", "the word for a job"))
def job_confirmed(request: HttpRequest, number: int) -> HttpResponse:
    """Give the word that a job waits for."""
    found = _own(request, number)
    form = _work(found).form(found, request.POST)
    if not form.is_valid():
        return _page(request, found, form, status=HTTPStatus.BAD_REQUEST)
    said = {name: request.POST[name] for name in form.fields if name in request.POST}
    try:
        actions.confirm_job(found, said, timezone.now())
    except actions.NotThatStateError:
        messages.error(
            request,
            say(
                "没有办理：它已不在等您确认。",
                "Nothing was done: it no longer waits for your word.",
            ),
        )
    return redirect("job", number)


@deed("job", "number", called=Text("停止任务", "stopping a job"))
def job_cancelled(request: HttpRequest, number: int) -> HttpResponse:
    """Stop a job."""
    found = _own(request, number)
    try:
        actions.cancel_job(found, timezone.now())
        messages.success(
            request,
            say(
                "已要求停止；已办的都有效，其余不再办理。",
                "It is told to stop. What is done stands; the rest is not done.",
            ),
        )
    except actions.NotThatStateError:
        messages.error(request, say("它已经结束，没有可停止的。", "It has ended: nothing to stop."))
    return redirect("job", number)


@require_safe
def job_rows_file(request: HttpRequest, number: int, ending: str) -> HttpResponse:
    """Hand out what became of each row."""
    found = _seen(request, number)
    headings = [say("编号", "Number"), say("结果", "Verdict"), say("原因", "Why")]
    kept = for_file(request, JobRow.objects.filter(job=found.pk).order_by("position"))
    lines = [[one.name, str(JobRow.Verdict(one.verdict).label), one.why] for one in kept]
    title = f"{say('任务', 'Job')} {number}"
    return file_of(title, ending, title, headings, lines)


def _page(
    request: HttpRequest,
    found: Job,
    form: Any,  # noqa: ANN401 (a job's own)
    *,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    work, own = _work(found), found.owner_id == account_of(request).pk
    rows_of = JobRow.objects.filter(job=found)
    shown: list[JobRow] = []
    for verdict in FIRST:
        if len(shown) < SHOWN:
            of_it = rows_of.filter(verdict=verdict).order_by("position")
            shown += of_it[: SHOWN - len(shown)]
    context = {
        "menu": "jobs",
        **_line(found),
        "form": form,
        "own": own,
        "asks": own and found.state == Job.State.ASKING,
        "may_stop": own and found.ended_at is None and not found.is_cancel_asked,
        "goes_on": found.state in {Job.State.WAITING, Job.State.RUNNING},
        "part": work.template,
        "rows": shown,
        "count": rows_of.count(),
        "counted": _counted(rows_of),
        **work.context(found),
    }
    return page_for(request, "jobs/job.html", context, status=status)


def _counted(rows_of: Any) -> list[tuple[str, int]]:  # noqa: ANN401 (a query)
    """Return how many rows ended how."""
    kinds = ((verdict, rows_of.filter(verdict=verdict).count()) for verdict in FIRST)
    return [(str(JobRow.Verdict(verdict).label), count) for verdict, count in kinds if count]


def _line(found: Job) -> dict[str, Any]:
    work = _work(found)
    return {
        "job": found,
        "title": work.title(found),
        "words": work.words,
        "state": Job.State(found.state).label,
        "percent": found.done * WHOLE // found.total if found.total else None,
        "problem": say(found.problem_zh, found.problem_en),
    }


def _work(found: Job) -> Work:
    if found.kind not in kinds_of_work():
        raise Http404
    return kinds_of_work()[found.kind]


def _seen(request: HttpRequest, number: int) -> Job:
    found = seen_jobs(account_of(request)).filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def _own(request: HttpRequest, number: int) -> Job:
    found = _seen(request, number)
    if found.owner_id != account_of(request).pk:
        raise Http404
    return found


class NothingAsked(Form):
    """The owner's word alone."""


def nothing_asked(_job: Job, data: Any) -> NothingAsked:  # noqa: ANN401 (a form's own)
    """Return the form of a job that asks for the word alone."""
    return NothingAsked(data)
