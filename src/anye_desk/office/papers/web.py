"""Papers in hand: downloaded by those whom the case concerns, checked by anybody."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from anye.paper.typeset import NoChineseFontError
from anye_desk.frame.table_file import handed_out
from anye_desk.office.access.pages import page as page_for
from anye_desk.office.access.permissions import account_of
from anye_desk.office.casework.models import Case
from anye_desk.office.casework.scopes import seen_by
from anye_desk.office.ledger.actions import record
from anye_desk.office.papers.forms import CheckForm
from anye_desk.office.papers.issuing import pdf_of
from anye_desk.office.papers.models import Paper

PDF = "application/pdf"
UNREADABLE = "0"  # a code that no paper bears
NOT_FOUND, UNAVAILABLE = 404, 503


@require_safe
def paper(request: HttpRequest, number: int) -> HttpResponse:
    """Hand a paper out; the download is written down."""
    found = Paper.objects.filter(pk=number).first()
    seen = Case.objects.filter(seen_by(account_of(request)))
    if found is None or not seen.filter(pk=found.case_id).exists():
        raise Http404
    record(
        "paper:download",
        subject=f"paper:{found.pk}",
        actor=account_of(request).username,
        at=timezone.now(),
        persons=[found.case.person.number] if found.case.person else [],
    )
    address = request.build_absolute_uri(reverse("check_code", args=[found.code]))
    try:
        content = pdf_of(found, address)
    except NoChineseFontError:
        return page_for(request, "papers/no_font.html", {}, status=UNAVAILABLE)
    return handed_out(content, f"{found.title} {found.number}", "pdf", PDF)


@login_not_required
@require_safe
def check(request: HttpRequest) -> HttpResponse:
    """Ask for the code of a paper."""
    form = CheckForm(request.GET or None)
    if form.is_bound and form.is_valid():
        return redirect("check_code", form.cleaned_data["code"] or UNREADABLE)
    return page_for(request, "papers/check.html", {"form": form})


@login_not_required
@require_safe
def check_code(request: HttpRequest, code: str) -> HttpResponse:
    """Say whether a paper is ours and holds: to anybody who has its code."""
    found = Paper.objects.filter(code=code.upper()).first()
    if found is None:
        context = {"form": CheckForm(), "is_unknown": True}
        return page_for(request, "papers/check.html", context, status=NOT_FOUND)
    context = {"paper": found, "withdrawal": found.withdrawals.first()}
    return page_for(request, "papers/checked.html", context)
