"""What each move does to an employer's year."""

import hashlib
import json
from datetime import date

from anye_desk.cases.annual_reviews import facts, prefilling
from anye_desk.cases.annual_reviews.elsewhere import said_elsewhere, word_on
from anye_desk.cases.annual_reviews.forms import field_of
from anye_desk.cases.annual_reviews.models import (
    AnnualReview,
    Decision,
    ReviewMonth,
    Window,
)
from anye_desk.cases.annual_reviews.papers import certificate_of
from anye_desk.cases.annual_reviews.plausibility import doubts
from anye_desk.cases.annual_reviews.reasons import REFUSALS
from anye_desk.frame.language import Text
from anye_desk.office.access.models import Account
from anye_desk.office.calendar import days
from anye_desk.office.casework.declaring import Doing, Subject
from anye_desk.office.casework.doubting import fail_unless_confirmed
from anye_desk.office.casework.naming import person_named
from anye_desk.office.casework.performing import SaidWrongError, local_day
from anye_desk.office.ledger.models import Event
from anye_desk.office.papers.issuing import issue
from anye_desk.office.parties.matching import employer_of_code
from anye_desk.office.parties.models import Person
from anye_desk.office.peers.models import WordElsewhere
from anye_desk.published.years.models import EmployerYear

LATE_DAYS = CONTEST_DAYS = 10  # the office's own: no text that is known sets them (unverified)
FEN = 100
DECIDED_TWICE = 2
NO_SUCH_CLAIM = Text("没有这一项，请重新选择", "There is no such month; choose again")
NO_WINDOW = Text("这一年度的认证尚未开始", "The certification of this year has not begun")
NO_EMPLOYER = Text(
    "该年度结果中没有这个信用代码的单位，请核对", "No employer of this code is in the year's result"
)
THERE = Text("该单位这一年度已有一件", "This employer's year has been opened already")
NOTHING_NEW = Text("这些月份记录已是这样，无需提出", "The records say so already of these months")
NOT_ANSWERED = Text(
    "有月份或数据与记录不同，请逐项认定", "Something differs; say of each whether it holds"
)
TWICE = Text(
    "此人该月在另一单位或外省已计入，不得重复计算；请先核实双方，再采纳或写明不采纳的理由",
    "The person counts at another employer or in another province in this month, and nobody counts"
    " twice: look into both",
)
NO_CERTIFICATE_ELSEWHERE = Text(
    "发证地答复当月没有有效的残疾人证，不能计入",
    "The office that issued the certificate says that it was not in force in this month",
)


def subject(doing: Doing) -> Subject:
    """Return whom a review that an officer opens is about.

    Raises:
        SaidWrongError: if its year is not open, or the employer has no result or a review in it.
    """
    year = doing.said["year"]
    employer = employer_of_code(doing.said["code"])
    found = _result(year, employer.pk) if employer else None
    if not Window.objects.filter(year=year).exists():
        raise SaidWrongError("year", NO_WINDOW)
    if found is None:
        raise SaidWrongError("code", NO_EMPLOYER)
    if AnnualReview.objects.filter(window__year=year, employer=found.employer_id).exists():
        raise SaidWrongError("code", THERE)
    return prefilling.subject_of(found)


def open_one(doing: Doing) -> None:
    """Fill in a year that was not opened with the window."""
    window = Window.objects.get(year=doing.said["year"])
    found = _result(window.year, doing.case.employer_id or 0)
    if found is None:
        raise SaidWrongError("code", NO_EMPLOYER)
    review = prefilling.prefilled(found, window, max(window.closes_on, _later(doing, LATE_DAYS)))
    review.case = doing.case
    review.save()
    ReviewMonth.objects.bulk_create(prefilling.months_for(found.run, [review]))


def change_figures(doing: Doing) -> None:
    """Write down the employer's own staff and wages; what agrees with the records is none."""
    review, staff, wages = doing.record, doing.said["headcount_months"], doing.said["wages_total"]
    fen = None if wages is None else int(wages * FEN)
    staff = None if staff is None else int(staff)
    if staff is not None or fen is not None:
        kept = (review.headcount_months, review.wages_total)
        both = [
            own if own is not None else old for own, old in zip((staff, fen), kept, strict=True)
        ]
        fail_unless_confirmed(doing, doubts(review, *both))
    review.said_headcount_months = None if staff == review.headcount_months else staff
    review.said_wages_total = None if fen == review.wages_total else fen
    review.figures_accepted = False
    review.save()


def claim(doing: Doing) -> None:
    """Write down which months the employer sees otherwise.

    Raises:
        SaidWrongError: if nobody is registered so, or the records say the same already.
    """
    said, review = doing.said, doing.record
    person = _claimed_person(doing)
    first, last = (review.window.year * 100 + said[name] for name in ("first", "last"))
    there = {one.month: one for one in review.months.filter(person=person)}
    claimed = 0
    for month in range(first, last + 1):
        row = there.get(month) or ReviewMonth(
            review=review, person=person, month=month, is_recorded=False, counts=0, failed=0
        )
        if bool(row.recorded) == bool(said["claim"]):
            continue
        row.claim, row.claim_reason = said["claim"], said["reason"]
        row.verdict, row.refusal = None, ""
        row.save()
        claimed += 1
    if not claimed:
        raise SaidWrongError("last", NOTHING_NEW)


def take_claim_back(doing: Doing) -> None:
    """Let one month stand as the records say.

    Raises:
        SaidWrongError: if it was not claimed, or was decided meanwhile.
    """
    found = [one for one in facts.undecided(doing.record) if str(one.pk) == doing.said["month"]]
    if not found:
        raise SaidWrongError("month", NO_SUCH_CLAIM)
    facts.unclaim(found[0])


def take_claims_back(doing: Doing) -> None:
    """Let everything stand as the records say."""
    review = doing.record
    review.months.filter(is_recorded=False).delete()
    review.months.update(claim=None, claim_reason="", verdict=None, refusal="")
    review.said_headcount_months = review.said_wages_total = None
    review.figures_accepted = False
    review.save()


def file(doing: Doing) -> None:
    """Sign the year, and see at once what of it differs from the records."""
    review = doing.record
    review.filed_at = doing.at
    review.signed = {
        "figures": [review.said_headcount_months, review.said_wages_total],
        "claims": [
            [one.person_id, one.month, one.claim, one.claim_reason] for one in facts.claims(review)
        ],
    }
    review.save()
    doing.case.risk = facts.risk(review)


def withdraw(doing: Doing) -> None:
    """Let the year be as if it had not been filed."""
    doing.record.filed_at, doing.record.signed = None, {}
    doing.record.save()


def go_on(doing: Doing) -> None:
    """Let what was signed stand; what was changed since and not filed again falls away."""
    take_claims_back(doing)
    review, signed = doing.record, doing.record.signed
    review.said_headcount_months, review.said_wages_total = signed["figures"]
    review.save()
    for person, month, claim, reason in signed["claims"]:
        kept = {"is_recorded": False, "counts": 0, "failed": 0}
        row, _ = review.months.get_or_create(person_id=person, month=month, defaults=kept)
        row.claim, row.claim_reason = claim, reason
        row.save()
    doing.case.risk = facts.risk(review)


def check(doing: Doing) -> None:
    """Write down the officer's word on each thing that differs.

    Raises:
        SaidWrongError: if something that differs is not answered.
    """
    review, said = doing.record, doing.said
    if facts.figures_differ(review):
        if not said.get("figures"):
            raise SaidWrongError("figures", NOT_ANSWERED)
        review.figures_accepted = said["figures"] == "said"
        if review.figures_accepted:
            both = (facts.headcount_said(review), facts.wages_said(review))
            fail_unless_confirmed(doing, doubts(review, *both))
        review.save()
    words = said_elsewhere(review)
    for one in facts.claims(review):
        answer = said.get(field_of(one))
        if not answer:
            raise SaidWrongError(field_of(one), NOT_ANSWERED)
        one.refusal = answer if answer in REFUSALS else ""
        one.verdict = one.recorded if one.refusal else int(answer)
        if one.verdict > one.recorded and (why := _hindrance(one, word_on(words, one))):
            raise SaidWrongError(field_of(one), why)
        one.save()


def decide(doing: Doing) -> None:
    """Freeze what the year comes to, with all that it rests on."""
    review = doing.record
    months = list(review.months.select_related("person").order_by("person__number", "month"))
    accepted, counted = review.figures_accepted, facts.counted_months(months)
    figures = {
        "run_id": review.run.run_id,
        "law_version": review.run.law_version,
        "method_version": review.run.method_version,
        "headcount_months": facts.headcount_said(review) if accepted else review.headcount_months,
        "wages_total": facts.wages_said(review) if accepted else review.wages_total,
        "counted_months": counted,
        "credited_months": counted,  # it was filed
    }
    sealed = sealed_text(
        {
            "case": doing.case.number,
            "year": review.window.year,
            "employer": review.employer.credit_code,
            **figures,
            "months": [[one.person.number, one.month, facts.counted(one)] for one in months],
        }
    )
    review.decision = Decision.objects.create(
        review=review,
        number=review.decisions.count() + 1,
        decided_at=doing.at,
        sealed=sealed,
        seal=seal_of(sealed),
        **figures,
    )
    review.contest_until = _later(doing, CONTEST_DAYS)
    review.hand_over, review.tax_reference = None, ""
    review.save()
    issue(
        doing.case,
        certificate_of(review, review.decision),
        holder=review.employer.name,
        by=doing.actor,
        at=doing.at,
    )


def decide_again(doing: Doing) -> None:
    """Answer anew what differs, and freeze it."""
    check(doing)
    decide(doing)


def accept_late(doing: Doing) -> None:
    """Let an employer file that did not in time; the year then goes to tax anew."""
    review = doing.record
    review.files_until = _later(doing, LATE_DAYS)
    review.hand_over, review.tax_reference = None, ""
    review.save()


def take_run(doing: Doing) -> None:
    """Fill the year in anew from the current run; what the employer said otherwise stays said.

    Raises:
        SaidWrongError: if the run has no result of the employer.
    """
    review = doing.record
    found = _result(review.window.year, review.employer_id)
    if found is None:
        raise SaidWrongError("", NO_EMPLOYER)
    prefilling.fill_in_anew(review, found)
    doing.case.money = found.levy_due or 0


def has_undecided_claims(doing: Doing) -> bool:
    """Test whether a month is claimed on which the office has not said its word."""
    return bool(facts.undecided(doing.record))


def is_of_an_older_run(doing: Doing) -> bool:
    """Test whether the year was worked out anew since, with this employer in it."""
    review = doing.record
    found = _result(review.window.year, review.employer_id)
    return found is not None and found.run_id != review.run_id


def says_otherwise(doing: Doing) -> bool:
    """Test whether the employer says anything that the records do not."""
    return facts.figures_differ(doing.record) or bool(facts.claims(doing.record))


def is_in_the_window(doing: Doing) -> bool:
    """Test whether the days for filing have begun and are not over."""
    review = doing.record
    return bool(review.window.opens_on <= local_day(doing.at) <= review.files_until)


def may_be_contested(doing: Doing) -> bool:
    """Test whether the days for it are not over."""
    until: date | None = doing.record.contest_until
    return until is not None and local_day(doing.at) <= until


def is_first_decision(doing: Doing) -> bool:
    """Test whether nobody decided it a second time yet."""
    return bool(doing.record.decisions.count() < DECIDED_TWICE)


def is_unopened(doing: Doing) -> bool:
    """Test whether no officer has opened it since it was filed."""
    officers = Account.objects.filter(role__in=(Account.Role.OFFICER, Account.Role.REVIEWER))
    return not Event.objects.filter(
        subject=f"case:{doing.case.pk}",
        action=f"{doing.case.kind}:read",
        happened_at__gte=doing.record.filed_at,
        actor__in=officers.values("username"),
    ).exists()


def sealed_text(said: dict[str, object]) -> str:
    """Write what a decision rests on in the one way that is sealed."""
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def seal_of(text: str) -> str:
    """Return the seal of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def _result(year: int, employer: int) -> EmployerYear | None:
    found = EmployerYear.objects.filter(run__year=year, run__state=facts.CURRENT, employer=employer)
    return found.select_related("employer", "run").first()


def _hindrance(month: ReviewMonth, word: WordElsewhere | None) -> Text | None:
    """Return why a month cannot count for more than the records say, if it cannot."""
    if facts.counts_elsewhere(month) or (word and word.counts):
        return TWICE
    return NO_CERTIFICATE_ELSEWHERE if word and not word.level else None


def _claimed_person(doing: Doing) -> Person:
    said = doing.said
    if said["who"]:
        return Person.objects.get(number=said["who"])
    return person_named(said)


def _later(doing: Doing, working_days: int) -> date:
    return days.after(local_day(doing.at), working_days)
