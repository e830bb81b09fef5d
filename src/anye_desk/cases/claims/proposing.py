"""Proposing claims from the records: nobody must know a scheme to be told of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from anye.entitlements.proposal import fails_for_good
from anye.law.parameters import HOME, parameters_on
from anye.law.scheme import Scheme, all_schemes, month_day
from anye_desk.cases.claims.models import ClaimLine, SchemeClaim
from anye_desk.office.casework.declaring import CLOCK, Kind, Subject
from anye_desk.office.casework.opening import open_many
from anye_desk.office.casework.performing import Order
from anye_desk.office.parties.models import Employer
from anye_desk.published.entitlements.models import Entitlement
from anye_desk.published.years.models import EmployerYear, PublishedRun

AT_ONCE = 500


class NoWindowError(Exception):
    """No text says until when a scheme is claimed, and nobody has said it."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """What proposing does, or would do."""

    claims: int
    already: int
    amount: int  # fen


def last_day_to_claim(scheme: Scheme, year: int) -> date | None:
    """Return the last day to claim for a year; nothing where no text that is known says it."""
    if not scheme.window:
        return None
    dated = parameters_on(date(year, 12, 31), HOME).get(scheme.window[-1])
    return month_day(year, dated.value) if dated and isinstance(dated.value, int) else None


@transaction.atomic
def propose(
    kind: Kind, name: str, year: int, *, until: date | None, at: datetime, is_dry: bool = False
) -> Proposed:
    """Propose a claim to each employer that may be paid by a scheme and has none; twice is once.

    Raises:
        NoWindowError: if the last day is neither given nor known.
    """
    closes = until or last_day_to_claim(all_schemes()[name], year)
    if closes is None:
        raise NoWindowError(name)
    paid = Entitlement.objects.filter(year=year, scheme=name, amount__gt=0)
    there = set(
        SchemeClaim.objects.filter(scheme=name, year=year).values_list("employer", flat=True)
    )
    new = Employer.objects.filter(pk__in=paid.values("employer")).exclude(pk__in=there)
    employers = list(new.order_by("pk"))
    amounts: dict[int, int] = {}
    for employer, amount in paid.values_list("employer", "amount"):
        amounts[employer] = amounts.get(employer, 0) + amount
    subjects = [subject_of(one, year, amounts[one.pk]) for one in employers]
    if not is_dry:
        order = Order("propose", None, at)
        cases = open_many(kind, order, subjects, due_on=closes, actor=CLOCK)
        for first in range(0, len(cases), AT_ONCE):
            claims = [
                SchemeClaim(
                    case=case,
                    scheme=name,
                    year=year,
                    employer_id=case.employer_id or 0,
                    claims_until=closes,
                )
                for case in cases[first : first + AT_ONCE]
            ]
            SchemeClaim.objects.bulk_create(claims)
            ClaimLine.objects.bulk_create(lines_for(claims), AT_ONCE)
    return Proposed(len(employers), len(there), sum(amounts[one.pk] for one in employers))


def subject_of(employer: Employer, year: int, amount: int) -> Subject:
    """Return whom a claim is about, with the money at stake."""
    shown = PublishedRun.objects.filter(year=year, state=PublishedRun.State.CURRENT)
    found = EmployerYear.objects.filter(run__in=shown, employer=employer).first()
    return Subject(employer=employer, township=found.township if found else 0, money=amount)


def lines_for(claims: Iterable[SchemeClaim]) -> list[ClaimLine]:
    """Return the lines of claims: what is paid, and what fails a condition that may be mended."""
    by_key = {(claim.scheme, claim.year, claim.employer_id): claim for claim in claims}
    rows = Entitlement.objects.filter(
        scheme__in={scheme for scheme, _, _ in by_key},
        year__in={year for _, year, _ in by_key},
        employer__in={employer for _, _, employer in by_key},
    )
    return [
        ClaimLine(
            claim=by_key[row.scheme, row.year, row.employer_id],
            scheme=row.scheme,
            period=row.period,
            person_id=row.person_id,
            worth=row.worth,
            unmet=row.unmet,
            is_claimed=row.unmet == 0,
        )
        for row in rows.order_by("employer", "person", "period")
        if (row.scheme, row.year, row.employer_id) in by_key
        and not fails_for_good(all_schemes()[row.scheme], row.unmet)
    ]
