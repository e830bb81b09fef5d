"""What a claim comes to: lines by what is to be said of them, sums, reasons in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from anye.entitlements.proposal import OTHER, failing
from anye.law.scheme import all_schemes, may_both_pay
from anye.rulebook.chain import labelled
from anye_desk.cases.claims.models import ClaimLine, SchemeClaim
from anye_desk.frame.language import say
from anye_desk.frame.writing import month
from anye_desk.office.access.models import Account
from anye_desk.office.parties.models import Person

LAST_YEAR = 9999  # a period above is a month


@dataclass(frozen=True, slots=True)
class PersonLines:
    """The lines of one person, or of the employer as such."""

    person: Person | None
    lines: list[ClaimLine]

    @property
    def paid(self) -> list[ClaimLine]:
        """Return what would be granted, as it stands."""
        return [line for line in self.lines if line.is_payable]

    @property
    def amount(self) -> int:
        """Return what that comes to, fen."""
        return sum(line.worth for line in self.paid)

    @property
    def others(self) -> list[str]:
        """Say of each line that would not be granted which it is and why."""
        return [
            f"{period_said(one)}：{why_not_paid(one)}" for one in self.lines if not one.is_payable
        ]


def lines_with_persons(claim: SchemeClaim) -> list[ClaimLine]:
    """Return the lines of a claim with their persons, in order."""
    return list(claim.lines.select_related("person"))


def to_judge(claim: SchemeClaim) -> QuerySet[ClaimLine]:
    """Return what is claimed although the records fail it."""
    return claim.lines.filter(is_claimed=True).exclude(unmet=0).select_related("person")


def claimable(claim: SchemeClaim) -> QuerySet[ClaimLine]:
    """Return what the records fail and is not claimed."""
    return claim.lines.filter(is_claimed=False).select_related("person")


def amount_of(claim: SchemeClaim) -> int:
    """Return what would be granted as a claim stands, fen."""
    return sum(line.worth for line in claim.lines.all() if line.is_payable)


def granted_elsewhere(claim: SchemeClaim) -> QuerySet[ClaimLine]:
    """Return lines of other claims granted for a month of this one that may not be paid twice."""
    mine = claim.of_scheme
    beside = [one.name for one in all_schemes().values() if may_both_pay(mine, one)]
    here = claim.lines.filter(is_claimed=True, person__isnull=False)
    wanted = Q(pk__in=())
    for person, period in here.values_list("person", "period"):
        wanted |= Q(person=person, period=period)
    others = ClaimLine.objects.filter(wanted, granted__isnull=False).exclude(claim=claim)
    return others.exclude(scheme__in=beside).select_related("claim__case")


def persons(claim: SchemeClaim) -> list[str]:
    """Return the numbers of the persons that a claim names."""
    found = Person.objects.filter(pk__in=claim.lines.values("person"))
    return list(found.values_list("number", flat=True))


def shown(claim: SchemeClaim, _reader: Account) -> Mapping[str, Any]:
    """Return what the page shows beside the claim's own row."""
    by_person: dict[int | None, PersonLines] = {}
    for line in lines_with_persons(claim):
        of = by_person.setdefault(line.person_id, PersonLines(line.person, []))
        of.lines.append(line)
    paid = [line for of in by_person.values() for line in of.paid]
    return {
        "by_person": list(by_person.values()),
        "amount": sum(line.worth for line in paid),
        "periods": len(paid),
        "many": len({line.person_id for line in paid} - {None}),
        "unverified": say("未核实", "unverified"),
    }


def period_said(line: ClaimLine) -> str:
    """Write the month or the year of a line."""
    return month(line.period) if line.period > LAST_YEAR else str(line.period)


def why_not_paid(line: ClaimLine) -> str:
    """Say why a line would not be granted as it stands."""
    if line.refusal:
        return say("未采纳", "refused")
    if not line.unmet:
        return say("不申领", "not claimed")
    said = say("、", ", ").join(_unmet(line))
    asked = line.is_claimed and line.verdict is None
    return f"{said}{say('（已提出，待审）', ' (claimed, to be judged)') if asked else ''}"


def _unmet(line: ClaimLine) -> list[str]:
    found = []
    for name in failing(all_schemes()[line.scheme], line.unmet):
        if name == OTHER:
            found.append(say("另有补贴支付", "paid for elsewhere"))
        else:
            about: Any = labelled()[name]
            found.append(say(f"不符合“{about.zh}”", f"not: {about.en}"))
    return found
