"""What a filing says against what is filed already: 财政部公告2019年第98号 para 2, counted once."""

from datetime import date

from django.db.models import Q, QuerySet

from anye_desk.cases.dispatch_filings.models import DispatchFiling


def overlapping(
    filing: DispatchFiling, starts_on: date, ends_on: date | None
) -> QuerySet[DispatchFiling]:
    """Return the other filings in force of the same person that share a day with these."""
    others = DispatchFiling.objects.filter(person=filing.person, is_in_force=True)
    others = others.exclude(pk=filing.pk).filter(Q(ends_on=None) | Q(ends_on__gte=starts_on))
    return others if ends_on is None else others.filter(starts_on__lte=ends_on)
