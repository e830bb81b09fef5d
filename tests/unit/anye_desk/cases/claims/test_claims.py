"""A scheme is proposed, claimed, judged month by month, granted once, and contested once."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from tests.made import sample
from tests.unit.anye_desk.office.casework.walked import AT, case_in, order

from anye_desk.cases.claims.kind import KIND
from anye_desk.cases.claims.models import ClaimLine, SchemeClaim
from anye_desk.cases.claims.proposing import propose
from anye_desk.office.casework.models import Case
from anye_desk.office.casework.performing import MissingError, Order, SaidWrongError, perform
from anye_desk.published.entitlements.models import Entitlement

ZHANG, WANG = sample.ZHANG, sample.WANG
UNTIL = date(2026, 12, 31)


@pytest.fixture
def proposed(published, accounts):
    propose(KIND, "new_hire", sample.YEAR, until=UNTIL, at=AT)
    return SchemeClaim.objects.get(employer=sample.MILL)


def move(accounts, claim, name, who, **said):
    case = Case.objects.get(pk=claim.pk)
    case = perform(KIND, order(KIND, KIND.move(name), accounts[who], case, said=said))
    return SchemeClaim.objects.get(pk=case.pk)


def refused_line(claim):
    return claim.lines.filter(person=WANG, is_claimed=False).first()


def test_an_employer_is_told_what_it_may_claim_without_asking(proposed):
    assert proposed.case.money == 12 * 500_00
    assert proposed.case.state == "proposed"
    paid = proposed.lines.filter(is_claimed=True)
    assert {line.person_id for line in paid} == {ZHANG}
    assert paid.count() == 12
    assert proposed.lines.filter(person=WANG, is_claimed=True).count() == 0
    assert proposed.lines.filter(person=WANG).exists()  # paid below the minimum: told, with why


def test_twice_is_once_and_a_dry_run_keeps_nothing(published):
    first = propose(KIND, "new_hire", sample.YEAR, until=UNTIL, at=AT, is_dry=True)
    assert not SchemeClaim.objects.exists()
    assert first.claims > 0
    assert propose(KIND, "new_hire", sample.YEAR, until=UNTIL, at=AT) == first
    again = propose(KIND, "new_hire", sample.YEAR, until=UNTIL, at=AT)
    assert (again.claims, again.already) == (0, first.claims)


def test_what_stands_there_is_claimed_checked_and_granted(proposed, accounts):
    claim = move(accounts, proposed, "claim", "clerk")
    claim = move(accounts, claim, "check", "officer")
    claim = move(accounts, claim, "approve", "reviewer")
    assert claim.case.state == "approved"
    assert claim.granted == claim.case.money == 12 * 500_00
    assert sum(line.granted or 0 for line in claim.lines.all()) == claim.granted


def test_a_month_left_out_is_not_paid(proposed, accounts):
    line = proposed.lines.filter(is_claimed=True).first()
    claim = move(accounts, proposed, "leave_out", "clerk", line=str(line.pk))
    assert claim.case.money == 11 * 500_00


@pytest.mark.parametrize(("answer", "granted"), [("granted", 13), ("condition", 12)])
def test_a_month_claimed_against_the_records_is_judged(proposed, accounts, answer, granted):
    line = refused_line(proposed)
    said = {"line": str(line.pk), "reason": "paid_since"}
    claim = move(accounts, proposed, "claim_more", "clerk", **said)
    assert claim.case.money == 12 * 500_00  # nothing is promised before it is judged
    claim = move(accounts, claim, "claim", "clerk")
    unanswered = Order("check", accounts["officer"], AT, case=claim.pk, version=claim.case.version)
    with pytest.raises(SaidWrongError):
        perform(KIND, unanswered)
    claim = move(accounts, claim, "check", "officer", **{f"line_{line.pk}": answer})
    claim = move(accounts, claim, "approve", "reviewer")
    assert claim.granted == granted * 500_00


def test_no_month_is_granted_twice_whatever_the_scheme(proposed, accounts):
    claim = move(accounts, proposed, "claim", "clerk")
    other = case_in(KIND, "approved", accounts).claims
    other.lines.all().delete()
    ClaimLine.objects.create(
        claim=other,
        scheme="internship",
        period=sample.MONTHS[0],
        person_id=ZHANG,
        worth=1,
        unmet=0,
        is_claimed=True,
        granted=1,
    )
    with pytest.raises(MissingError) as missing:
        move(accounts, claim, "check", "officer")
    assert missing.value.named["paid_once"] == other.case.number


def test_the_database_grants_a_month_of_a_scheme_once(proposed, accounts):
    case_in(KIND, "approved", accounts)
    there = ClaimLine.objects.filter(granted__isnull=False).first()
    twin = proposed.lines.filter(person=there.person, period=there.period).first()
    with pytest.raises(IntegrityError), transaction.atomic():
        ClaimLine.objects.filter(pk=twin.pk).update(scheme=there.scheme, granted=twin.worth)


def test_a_line_is_never_granted_above_its_worth_nor_unclaimed(proposed):
    line = proposed.lines.filter(is_claimed=True).first()
    for change in ({"granted": line.worth + 1}, {"granted": 1, "is_claimed": False}):
        with pytest.raises(IntegrityError), transaction.atomic():
            ClaimLine.objects.filter(pk=line.pk).update(**change)


def test_a_claim_after_its_last_day_is_refused_in_words(published, accounts):
    propose(KIND, "new_hire", sample.YEAR, until=date(2026, 3, 31), at=AT)
    claim = SchemeClaim.objects.get(employer=sample.MILL)
    with pytest.raises(MissingError):
        move(accounts, claim, "claim", "clerk")


def test_the_command_says_how_many_and_asks_for_a_day_that_no_text_says(published, capsys):
    call_command("propose_claims", "new_hire", str(sample.YEAR), "--dry-run")
    assert "将提示" in capsys.readouterr().out
    with pytest.raises(CommandError, match="申领期未见规定"):
        call_command("propose_claims", "over_quota_reward", str(sample.YEAR))


def test_entitlements_are_published_with_the_year(published):
    found = Entitlement.objects.filter(year=sample.YEAR)
    assert set(found.values_list("scheme", flat=True)) == {"new_hire", "over_quota_reward"}
    assert found.filter(amount__gt=0).exists()
