"""Pages of the registers: persons found, one person's file, one employer's file.

What is searched for stays in the session: a name never stands in an address. Whoever is shown is
written down as read.
"""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from anye.codes.organisation_code import organisation
from anye_desk.frame.heads import heads_of
from anye_desk.frame.listing import Wish
from anye_desk.office.access.models import Account
from anye_desk.office.access.pages import page as page_for
from anye_desk.office.access.permissions import account_of
from anye_desk.office.access.rows import seen_rows
from anye_desk.office.ledger.actions import record
from anye_desk.office.parties.models import Employer, Person, Township
from anye_desk.registers import employer_file as of_employer
from anye_desk.registers import person_file as of_person
from anye_desk.registers.forms import PersonFilter
from anye_desk.registers.listed import PERSON_COLUMNS, PERSONS_COUNTED
from anye_desk.registers.persons import SORTS, page_of_persons

WISH = "registers.persons"  # where the session keeps what the reader wants of the list
LIST = {"menu": "persons", "sent_by": "post"}
Role = Account.Role
OF_REGISTERS = frozenset({Role.OFFICER, Role.REVIEWER, Role.AUDITOR, Role.TOWNSHIP, Role.CLERK})


def reader_of_registers(request: HttpRequest) -> Account:
    """Return who asks, if registers are open to its role.

    Raises:
        Http404: if they are not.
    """
    account = account_of(request)
    if account.role not in OF_REGISTERS:
        raise Http404
    return account


@require_http_methods(["GET", "HEAD", "POST"])
def persons(request: HttpRequest) -> HttpResponse:
    """List the persons a reader may see; keep what it wants of the list."""
    account = reader_of_registers(request)
    if request.method == "POST":
        form = PersonFilter({} if "clear" in request.POST else request.POST)
        if not form.is_valid():
            wrong = {**LIST, "form": form}
            return page_for(request, "registers/persons.html", wrong, status=HTTPStatus.BAD_REQUEST)
        request.session[WISH] = form.wish().kept()
        return redirect("persons")
    wish = Wish(**request.session.get(WISH, {}))
    page = page_of_persons(account, wish, request.GET)
    _record(account, "person:list", "persons", [one.number for one in page.rows])
    townships = dict(Township.objects.values_list("code", "name"))
    context = {
        **LIST,
        "form": PersonFilter(wish.said()),
        "page": page,
        "unit": PERSONS_COUNTED,
        "heads": heads_of(PERSON_COLUMNS, wish, SORTS),
        "rows": [(one, townships.get(one.township, "")) for one in page.rows],
    }
    return page_for(request, "registers/persons.html", context)


@require_safe
def person_file(request: HttpRequest, number: str) -> HttpResponse:
    """Show all that the desk knows of a person."""
    account = account_of(request)
    person = get_object_or_404(seen_rows(account, Person), number=number)
    _record(account, "person:read", f"person:{number}", [number])
    context = {"menu": "persons", **of_person.of(account, person)}
    return page_for(request, "registers/person_file.html", context)


@require_safe
def own_file(request: HttpRequest) -> HttpResponse:
    """Lead a person to its own file."""
    account = account_of(request)
    if account.person_id is None:
        raise Http404
    return redirect("person_file", get_object_or_404(Person, pk=account.person_id).number)


@require_safe
def employer_file(request: HttpRequest, employer_id: int) -> HttpResponse:
    """Show all that the desk knows of an employer."""
    account = reader_of_registers(request)
    employer = get_object_or_404(Employer, pk=employer_id)
    years = of_employer.years_of(account, employer_id)
    if not (account.may_see(employer_id) or years):
        raise Http404
    context = of_employer.of(account, employer, years)
    shown = {one.person.number for one in context["staff"]}
    _record(account, "employer:read", f"employer:{organisation(employer_id)}", sorted(shown))
    page = {"menu": "employers", **context}
    return page_for(request, "registers/employer_file.html", page)


def _record(account: Account, action: str, subject: str, persons: list[str]) -> None:
    record(action, subject=subject, actor=account.username, at=timezone.now(), persons=persons)
