"""The page of the outbox: open to all in a demonstration, else to one administrator, no words."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from anye_desk.frame.paging import numbered
from anye_desk.office.access.models import Account
from anye_desk.office.access.pages import page as page_for
from anye_desk.office.outbox.lists import absent, shown
from anye_desk.office.outbox.models import Message

AT_ONCE = 50


@login_not_required  # in a demonstration alone; whoever signs up reads its code here
@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    """Show what was put out, the last first."""
    if not settings.DEMO:
        if not isinstance(request.user, Account):
            return redirect_to_login(request.get_full_path())
        if request.user.role != Account.Role.SYSTEM:
            raise Http404
    page = numbered(Message.objects.order_by("-pk"), request.GET, AT_ONCE)
    context = {"menu": "outbox", "page": page, "messages_out": shown(page.rows)}
    return page_for(request, "outbox/outbox.html", {**context, "absent": absent()})
