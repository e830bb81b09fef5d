"""Dispatch filings of the demonstration's clerk that wait for the other clerk."""

from datetime import UTC, date, datetime

from tests.made import sample

from anye_desk.office.access.actions import keep_account
from anye_desk.office.access.models import Account
from anye_desk.office.casework.models import Case
from anye_desk.office.casework.performing import Order, perform
from anye_desk.office.casework.registry import kinds
from anye_desk.office.parties.models import Employer, Person

AT = datetime(2026, 6, 1, 2, tzinfo=UTC)
OTHER = {"display_name": "对方经办", "role": Account.Role.CLERK, "own": sample.SHOP}
OTHER |= {"password": "anye-demo-clerk2"}  # as the demonstration has it


def filed(count):
    """File so many, each of another person, unless that was done before."""
    if Case.objects.filter(kind="dispatch_filings").exists():
        return
    keep_account(username="clerk2", natural="clerk2", **OTHER)
    clerk = Account.objects.get(username="clerk")
    code = Employer.objects.get(pk=sample.SHOP).credit_code
    persons = Person.objects.exclude(resident_id="").order_by("pk")[:count]
    for person in persons:
        _filed(clerk, code, person)


def _filed(clerk, code, person):
    said = {
        "own_side": 1,
        "other": code,
        "resident_id": person.resident_id,
        "name": person.name,
        "counts_for": 2,
        "starts_on": date(2026, 3, 1),
        "ends_on": None,
    }
    perform(kinds()["dispatch_filings"], Order("file", clerk, AT, said=said))
