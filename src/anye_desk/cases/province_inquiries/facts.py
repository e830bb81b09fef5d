"""What an inquiry says: months asked, months counted, and those that both provinces count."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from anye.kernel.months import months_of
from anye_desk.cases.province_inquiries.models import ProvinceInquiry
from anye_desk.office.access.models import Account
from anye_desk.published.years.models import PersonMonth, PublishedRun
from anye_desk.published.years.persons import spans

TAIL = 4


def months_asked(inquiry: ProvinceInquiry) -> list[int]:
    """Return the months that are asked of; they are of one year."""
    year = inquiry.first_month // 100
    return [n for n in months_of(year) if inquiry.first_month <= n <= inquiry.last_month]


def counted_here(inquiry: ProvinceInquiry) -> list[int]:
    """Return which of the months count here, as the published year has them."""
    found = PersonMonth.objects.filter(
        run__state=PublishedRun.State.CURRENT,
        person__resident_id=inquiry.resident_id,
        month__in=months_asked(inquiry),
        counts__gt=0,
    )
    return sorted(set(found.values_list("month", flat=True)))


def level_here(inquiry: ProvinceInquiry) -> int | None:
    """Return the level that the published year has of the person last; none where it has none."""
    found = PersonMonth.objects.filter(
        run__state=PublishedRun.State.CURRENT,
        person__resident_id=inquiry.resident_id,
        disability_level__gt=0,
    )
    return found.order_by("-month").values_list("disability_level", flat=True).first()


def counted_twice(inquiry: ProvinceInquiry) -> list[int]:
    """Return the months that the other province counts and an employer asks for here."""
    return sorted({*months_asked(inquiry)} & {*inquiry.counted_months})


def level_in(inquiry: ProvinceInquiry, month: int) -> int:
    """Return the level of the certificate if it was in force on any day of a month, else nought."""
    first = date(month // 100, month % 100, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    begun = inquiry.valid_from is not None and inquiry.valid_from <= last
    is_over = inquiry.valid_until is not None and inquiry.valid_until < first
    return inquiry.level or 0 if begun and not is_over else 0


def shown(inquiry: ProvinceInquiry, reader: Account) -> Mapping[str, Any]:
    """Return what the page shows beside the inquiry's own row; an employer, what was taken."""
    is_told = reader.reads_all or inquiry.case.state == "taken"
    here = [] if inquiry.is_ours or not reader.reads_all else counted_here(inquiry)
    return {
        "tail": inquiry.resident_id[-TAIL:],
        "asked": spans(months_asked(inquiry)),
        "is_told": is_told and inquiry.level is not None,
        "in_force": spans([n for n in months_asked(inquiry) if level_in(inquiry, n)]),
        "counted": spans(inquiry.counted_months),
        "twice": spans(counted_twice(inquiry)) if is_told and inquiry.is_ours else "",
        "here": spans(here),
    }
