"""What each move does to a claim."""

from django.db.models import QuerySet

from anye.law.scheme import all_schemes
from anye_desk.cases.claims import facts, proposing
from anye_desk.cases.claims.forms import field_of
from anye_desk.cases.claims.models import ClaimLine, SchemeClaim
from anye_desk.cases.claims.reasons import REFUSALS
from anye_desk.frame.language import Text, say
from anye_desk.office.calendar import days
from anye_desk.office.casework.declaring import Doing, Subject
from anye_desk.office.casework.performing import SaidWrongError, local_day
from anye_desk.office.parties.matching import employer_of_code
from anye_desk.published.entitlements.models import Entitlement

LATE_DAYS = CONTEST_DAYS = 10  # the office's own: no text that is known sets them (unverified)
NO_EMPLOYER = Text(
    "该年度没有这个信用代码的单位可以申领这项补贴，请核对",
    "No employer of this code may claim this scheme for the year; check it",
)
THERE = Text("该单位这一年度的这项补贴已有一件", "This employer has a claim of it already")
NO_LINE = Text("没有这一项，请重新选择", "There is no such month or year; choose again")
NOT_ANSWERED = Text("请逐项认定", "Say of each whether it is accepted")


def subject(doing: Doing) -> Subject:
    """Return whom a claim that an officer opens is about.

    Raises:
        SaidWrongError: if the employer may be paid nothing, or has a claim already.
    """
    said = doing.said
    employer = employer_of_code(said["code"])
    paid = _rows(doing, employer.pk if employer else 0).filter(amount__gt=0)
    if employer is None or not paid.exists():
        raise SaidWrongError("code", NO_EMPLOYER)
    there = SchemeClaim.objects.filter(scheme=said["scheme"], year=said["year"], employer=employer)
    if there.exists():
        raise SaidWrongError("code", THERE)
    amount = sum(paid.values_list("amount", flat=True))
    return proposing.subject_of(employer, said["year"], amount)


def propose_one(doing: Doing) -> None:
    """Fill in a claim that was not proposed with the others."""
    said, later = doing.said, days.after(local_day(doing.at), LATE_DAYS)
    known = proposing.last_day_to_claim(all_schemes()[said["scheme"]], said["year"])
    claim = SchemeClaim(
        case=doing.case,
        scheme=said["scheme"],
        year=said["year"],
        employer_id=doing.case.employer_id or 0,
        claims_until=max(known or later, later),
    )
    claim.save()
    ClaimLine.objects.bulk_create(proposing.lines_for([claim]))


def claim_as_it_stands(doing: Doing) -> None:
    """Write down that the employer claims what stands there."""
    doing.record.claimed_at = doing.at
    doing.record.save()
    _weigh(doing)


def leave_out(doing: Doing) -> None:
    """Claim a line no longer."""
    line = _line(doing, is_claimed=True)
    line.is_claimed, line.verdict, line.refusal = False, None, ""
    line.save()
    _weigh(doing)


def claim_more(doing: Doing) -> None:
    """Claim a line that the records fail, or that was left out."""
    line = _line(doing, is_claimed=False)
    line.is_claimed, line.verdict, line.refusal = True, None, ""
    line.save()
    _weigh(doing)


def accept_late(doing: Doing) -> None:
    """Give the employer some days more."""
    doing.record.claims_until = days.after(local_day(doing.at), LATE_DAYS)
    doing.record.save()


def check(doing: Doing) -> None:
    """Write down the verdict on each line that the records fail.

    Raises:
        SaidWrongError: if one is not answered.
    """
    for line in facts.to_judge(doing.record):
        answer = str(doing.said.get(field_of(line), ""))
        if answer != "granted" and answer not in REFUSALS:
            raise SaidWrongError(field_of(line), NOT_ANSWERED)
        line.verdict, line.refusal = answer == "granted", "" if answer == "granted" else answer
        line.save()
    _weigh(doing)


def approve(doing: Doing) -> None:
    """Grant every line that is claimed and holds, and let the rest be contested for some days."""
    claim = doing.record
    claim.lines.update(granted=None)
    for line in claim.lines.all():
        if line.is_payable:
            line.granted = line.worth
            line.save()
    _decided(doing)


def approve_again(doing: Doing) -> None:
    """Judge anew what is contested, and grant what holds."""
    check(doing)
    approve(doing)


def refuse(doing: Doing) -> None:
    """Grant nothing."""
    doing.record.lines.update(granted=None)
    _decided(doing)


def holds_anything(doing: Doing) -> bool:
    """Test whether something is claimed."""
    return bool(doing.record.lines.filter(is_claimed=True).exists())


def holds_payable(doing: Doing) -> bool:
    """Test whether anything would be granted."""
    return any(line.is_payable for line in doing.record.lines.all())


def is_in_the_window(doing: Doing) -> bool:
    """Test whether it may still be claimed."""
    return bool(local_day(doing.at) <= doing.record.claims_until)


def may_be_contested(doing: Doing) -> bool:
    """Test whether the days for contesting are not over."""
    until = doing.record.contest_until
    return until is not None and local_day(doing.at) <= until


def is_first_decision(doing: Doing) -> bool:
    """Test whether it was not decided anew before."""
    return not doing.case.steps.filter(move="contest").exists()


def is_paid_once(doing: Doing) -> bool:
    """Test whether no month of the claim is granted elsewhere."""
    return not facts.granted_elsewhere(doing.record).exists()


def that_pays(doing: Doing) -> str:
    """Return the numbers of the claims that are granted for one of these months."""
    found = facts.granted_elsewhere(doing.record)
    return say("、", ", ").join(sorted({line.claim.case.number for line in found}))


def _decided(doing: Doing) -> None:
    claim = doing.record
    claim.contest_until = days.after(local_day(doing.at), CONTEST_DAYS)
    claim.granted = sum(line.granted or 0 for line in claim.lines.all())
    claim.save()
    doing.case.money = claim.granted


def _weigh(doing: Doing) -> None:
    """Let the case bear the money that is at stake."""
    doing.case.money = facts.amount_of(doing.record)


def _line(doing: Doing, *, is_claimed: bool) -> ClaimLine:
    wanted = doing.said["line"]
    found = doing.record.lines.filter(is_claimed=is_claimed)
    line: ClaimLine | None = found.filter(pk=int(wanted)).first() if wanted.isdigit() else None
    if line is None:
        raise SaidWrongError("line", NO_LINE)
    return line


def _rows(doing: Doing, employer: int) -> QuerySet[Entitlement]:
    said = doing.said
    return Entitlement.objects.filter(year=said["year"], scheme=said["scheme"], employer=employer)
