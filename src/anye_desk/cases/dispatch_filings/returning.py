"""What filings return to the core: the feed of dispatch agreements, as a department sends it.

Each filing keeps the row that the core took of it, so that this very row is withdrawn once it no
longer holds, whatever the filing says by then.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from django.db.models import Q

from anye.codes.lists import DISPATCH_SIDES
from anye.tables.contracts import WITHDRAWS, YES_NO
from anye_desk.cases.dispatch_filings.models import DispatchFiling
from anye_desk.office.casework.declaring import Returned

FEED = "dispatch_agreements"
YES = YES_NO[1]
KEY = ("agency_code", "host_code", "resident_id", "starts_on")  # of the feed
Row = Mapping[str, str]


def rows(today: date) -> list[Row]:
    """Return what has begun and is in force, and what was returned before and no longer holds."""
    filings = list(_concerned())
    wanted = [row for filing in filings if (row := _row(filing, today))]
    standing = {_key(row) for row in wanted}
    gone = [one.returned for one in filings if one.returned and _key(one.returned) not in standing]
    return [*wanted, *({**row, WITHDRAWS.name: YES} for row in gone)]


def keep(taken: list[Row], today: date) -> None:
    """Write down, filing by filing, the row that the core now holds."""
    held = {_key(row): row for row in taken if not row[WITHDRAWS.name]}
    withdrawn = {_key(row) for row in taken if row[WITHDRAWS.name]}
    for filing in _concerned():
        row = _row(filing, today)
        if row and _key(row) in held:
            filing.returned = held[_key(row)]
        elif filing.returned and _key(filing.returned) in {*held, *withdrawn}:
            filing.returned = None
        filing.save(update_fields=["returned"])


def _concerned() -> Iterator[DispatchFiling]:
    found = DispatchFiling.objects.filter(Q(is_in_force=True) | Q(returned__isnull=False))
    return found.select_related("agency", "host", "person").order_by("pk").iterator()


def _row(filing: DispatchFiling, today: date) -> Row | None:
    """Return the row that a filing has today, if it counts and has begun."""
    if not filing.is_in_force or filing.starts_on > today:
        return None
    return {
        "agency_code": filing.agency.credit_code,
        "host_code": filing.host.credit_code,
        "resident_id": filing.person.resident_id,
        "name": filing.person.name,
        "counts_for": DISPATCH_SIDES[filing.counts_for],
        "starts_on": filing.starts_on.isoformat(),
        "ends_on": filing.ends_on.isoformat() if filing.ends_on else "",
        WITHDRAWS.name: "",
    }


def _key(row: Row) -> tuple[str, ...]:
    return tuple(row[name] for name in KEY)


RETURNS = Returned(FEED, rows, keep)
