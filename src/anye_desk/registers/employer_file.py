"""One employer's file: all that the desk knows of the employer that its reader may see."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db.models import Q
from django.urls import reverse

from anye_desk.frame.language import Text
from anye_desk.office.access.models import Account
from anye_desk.office.access.rows import seen_rows
from anye_desk.office.parties.models import Employer, Township
from anye_desk.published.years.labels import KINDS, NO_TOWNSHIP
from anye_desk.published.years.models import EmployerYear, Employment, PublishedRun
from anye_desk.registers import history
from anye_desk.registers.history import DatedChange

Role = Account.Role
STAFF_SHOWN = 25
REGISTERED, CLOSED = Text("登记成立", "registered"), Text("注销", "closed")
NAMED = Text("名称：", "name: ")


def years_of(account: Account, employer_id: int) -> list[EmployerYear]:
    """Return an employer's years that an account may see, the latest first."""
    found = seen_rows(account, EmployerYear).filter(
        employer=employer_id, run__state=PublishedRun.State.CURRENT
    )
    return list(found.select_related("run").defer("months").order_by("-run__year"))


def open_to(account: Account, employers: Iterable[int]) -> set[int]:
    """Return which of some employers have a file that an account may open."""
    asked = set(employers)
    of_years = seen_rows(account, EmployerYear).filter(employer__in=asked)
    own = {one for one in asked if account.role == Role.CLERK and account.may_see(one)}
    return own | set(of_years.values_list("employer", flat=True).distinct())


def of(account: Account, employer: Employer, years: Sequence[EmployerYear]) -> dict[str, Any]:
    """Return what the file shows."""
    cases = history.cases_about(account, Q(employer=employer) | Q(counterpart=employer))
    latest = years[0] if years else None
    at = Q(employer=employer) | Q(host=employer.pk)
    staff = seen_rows(account, Employment).filter(at, run=latest.run if latest else None)
    ordered = staff.select_related("person", "employer").order_by("employer", "pk")
    township = latest and Township.objects.filter(code=latest.township).first()
    return {
        "employer": employer,
        "latest": latest,
        "kind": KINDS[latest.kind] if latest else "",
        "township": township or NO_TOWNSHIP,
        "years": years,
        "staff": list(ordered[:STAFF_SHOWN]),
        "staff_count": staff.count(),
        "cases": cases,
        "changes": history.latest_first(
            [*_of_register(employer), *_of_names(years), *history.of_cases(cases)]
        ),
    }


def _of_register(employer: Employer) -> Iterator[DatedChange]:
    for on, what in ((employer.registered_on, REGISTERED), (employer.closed_on, CLOSED)):
        if on:
            yield DatedChange(on, what)


def _of_names(years: Sequence[EmployerYear]) -> Iterator[DatedChange]:
    """Yield each name from the first year whose register has it."""
    known = ""
    for one in reversed(years):
        if one.name and one.name != known:
            known = one.name
            address = reverse("employer", args=[one.run.year, one.employer_id])
            yield history.in_month(one.run.year * 100 + 1, NAMED, known, address)
