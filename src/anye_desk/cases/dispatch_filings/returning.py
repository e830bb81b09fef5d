"""What filings return to the core: the feed of dispatch agreements, as a department sends it."""

from collections.abc import Mapping

from django.db.models import F, Q

from anye.codes.lists import DISPATCH_SIDES
from anye.tables.contracts import WITHDRAWS, YES_NO
from anye_desk.cases.dispatch_filings.models import DispatchFiling
from anye_desk.office.casework.declaring import Returned

FEED = "dispatch_agreements"
YES = YES_NO[1]


def rows() -> list[Mapping[str, object]]:
    """Return what is in force, and what was returned before and no longer is."""
    found = DispatchFiling.objects.filter(Q(is_in_force=True) | Q(is_returned=True))
    found = found.select_related("agency", "host", "person").order_by("pk")
    return [_row(filing) for filing in found]


def keep() -> None:
    """Write down what the core now holds."""
    DispatchFiling.objects.exclude(is_returned=F("is_in_force")).update(
        is_returned=F("is_in_force")
    )


def _row(filing: DispatchFiling) -> Mapping[str, object]:
    return {
        "agency_code": filing.agency.credit_code,
        "host_code": filing.host.credit_code,
        "resident_id": filing.person.resident_id,
        "name": filing.person.name,
        "counts_for": DISPATCH_SIDES[filing.counts_for],
        "starts_on": filing.starts_on,
        "ends_on": filing.ends_on,
        WITHDRAWS.name: "" if filing.is_in_force else YES,
    }


RETURNS = Returned(FEED, rows, keep)
