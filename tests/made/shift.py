"""Years of certification that wait for an officer, as at the beginning of a shift."""

from datetime import UTC, date, datetime

from anye_desk.cases.annual_reviews.models import Window
from anye_desk.cases.annual_reviews.prefilling import open_window
from anye_desk.office.access.models import Account
from anye_desk.office.casework import pages
from anye_desk.office.casework.models import Case
from anye_desk.office.casework.performing import Order, perform
from anye_desk.office.casework.registry import kinds

YEAR = 2025
AT = datetime(2026, 6, 1, 2, tzinfo=UTC)
EVERY = 10  # of so many, one says other figures than the records


def waiting(count):
    """File so many; each tenth differs from the records."""
    kind = kinds()["annual_reviews"]
    days = {"opens_on": date(YEAR + 1, 3, 1), "closes_on": date(2099, 12, 31)}
    open_window(kind, Window(year=YEAR, **days), at=AT)
    found = Case.objects.filter(kind=kind.name, state="prefilled", employer__is_registered=True)
    for n, case in enumerate(found.order_by("pk")[:count]):
        clerk = Account.objects.create(
            username=f"clerk-{n}", role=Account.Role.CLERK, employer_id=case.employer_id
        )
        differs = (
            () if n % EVERY else (("change_figures", {"headcount_months": 7, "note": "停产"}),)
        )
        last = case
        for move, said in (*differs, ("file", {})):
            last = _does(kind, move, clerk, last, **said)


def _does(kind, move, by, case, **said):
    data = {"version": case.version, **said}
    form = pages.form_of(kind.move(move), case, case.annual_reviews, data)
    assert form.is_valid(), form.errors
    said = form.cleaned_data
    return perform(kind, Order(move, by, AT, case=case.pk, version=case.version, said=said))
