"""What is said with each move of a claim; see office/casework/walked.py."""

from tests.made import sample

from anye_desk.cases.claims.models import ClaimLine, SchemeClaim


def said(move):
    if move == "propose":
        for n, claim in enumerate(SchemeClaim.objects.all()):  # a year is claimed once
            SchemeClaim.objects.filter(pk=claim.pk).update(year=1900 + n)
            ClaimLine.objects.filter(claim=claim).update(scheme=f"former-{claim.pk}")
        return {
            "scheme": "new_hire",
            "year": sample.YEAR,
            "code": sample.credit_code(sample.MILL),
        }
    if move in {"leave_out", "claim_more"}:
        claim = SchemeClaim.objects.filter(year=sample.YEAR).first()
        wanted = claim.lines.filter(is_claimed=move == "leave_out").order_by("period").first()
        return {
            "line": str(wanted.pk) if wanted else "",
            **({"reason": "records_wrong"} if move == "claim_more" else {}),
        }
    return {
        "accept_late": {"reason": "system_fault"},
        "send_back": {"reason": "papers"},
        "return_to_check": {"reason": "check_again"},
        "refuse": {"reason": "not_entitled"},
        "refuse_again": {"reason": "not_entitled"},
        "contest": {"reason": "months"},
    }.get(move, {})


def apart(record, n):
    """A scheme is claimed once for a year."""
    record.year = record.year - n - 1
