"""Lists of a year as files, for officers: what the pages list, whole and in their order."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from anye_desk.frame.language import say
from anye_desk.frame.table_file import AT_MOST, file_of
from anye_desk.office.access.pages import for_file
from anye_desk.office.access.permissions import account_of, for_officers
from anye_desk.office.ledger.actions import record
from anye_desk.office.parties.models import Township
from anye_desk.published.years import lists, overview, table_file
from anye_desk.published.years.forms import FilterForm, FlagForm


@require_safe
@for_officers
def employers(request: HttpRequest, year: int, kind: str) -> HttpResponse:
    """Hand out the employers that the list shows; it says what of the filter is not understood."""
    run, townships = get_object_or_404(lists.current_runs(), year=year), Township.objects.all()
    form = FilterForm(request.GET, townships)
    if not form.is_valid():
        return redirect(f"{reverse('employers', args=[year])}?{request.GET.urlencode()}")
    found = for_file(request, lists.employers_listed(run, form.wish())[:AT_MOST])
    names = {township.code: township.name for township in townships}
    rows = table_file.employer_rows(found, names)
    title = say("用人单位", "Employers")
    return file_of(f"{title}-{year}", kind, title, table_file.employer_headings(), rows)


@require_safe
@for_officers
def groups(request: HttpRequest, year: int, group: str, kind: str) -> HttpResponse:
    """Hand out the district's year by township or by kind of employer."""
    run = get_object_or_404(lists.current_runs(), year=year)
    if group not in overview.GROUPS:
        raise Http404
    title = str(overview.GROUPS[group])
    rows = table_file.group_rows(for_file(request, overview.by(run, group)))
    return file_of(f"{title}-{year}", kind, title, table_file.group_headings(title), rows)


@require_safe
@for_officers
def flags(request: HttpRequest, year: int, kind: str) -> HttpResponse:
    """Hand out the employers to be worked out anew; whose records they are is written down."""
    get_object_or_404(lists.current_runs(), year=year)
    form = FlagForm(request.GET)
    if not form.is_valid():
        return redirect(f"{reverse('flags', args=[year])}?{request.GET.urlencode()}")
    found = list(lists.flagged(year, form.wish())[:AT_MOST])
    record(
        "year_flags:download",
        subject=f"year_flags:{year}",
        actor=account_of(request).username,
        at=timezone.now(),
        persons={flag.person.number for flag in found if flag.person},
    )
    title = say("须重新认定的单位", "Employers to be worked out anew")
    rows = table_file.flag_rows(for_file(request, found))
    return file_of(f"{title}-{year}", kind, title, table_file.flag_headings(), rows)
