"""Handing decided years over to tax in a numbered file, and reading back what tax answered."""

import csv
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import StringIO

from django.conf import settings
from django.db import transaction

from anye_desk.cases.annual_reviews.models import AnnualReview, HandOver
from anye_desk.frame.language import Text
from anye_desk.frame.writing import decimal
from anye_desk.office.access.models import Account
from anye_desk.office.casework.declaring import Kind
from anye_desk.office.casework.performing import Order, local_day, perform

FEN_PLACES = 2
NOBODY = NOT_FILED = 0  # months credited, and the number of a decision, where none was made
HANDED_OVER_BY = {"decided": "hand_over", "not_filed": "hand_over_closed"}  # by state, the move
ACKNOWLEDGED_BY = {"handed_over": "acknowledge", "closed_handed_over": "acknowledge_closed"}
HEADS = (
    "移交批号",
    "统一社会信用代码",
    "年度",
    "职工人月",
    "工资总额",
    "计入人月",
    "认定计入人月",
    "决定序号",
)
ANSWER_HEADS = ("移交批号", "统一社会信用代码", "税务回执号")
LONGEST_REFERENCE = 40
WRONG_HEADS = Text(
    f"第一行应为：{'，'.join(ANSWER_HEADS)}", f"The first line must be: {','.join(ANSWER_HEADS)}"
)
UNKNOWN = Text("没有移交过这一行", "this was never handed over")
TWICE = Text("这一行出现两次", "this line stands twice")
ANSWERED = Text("已经登记过回执", "its receipt was entered before")
NO_REFERENCE = Text("缺税务回执号，或过长", "the receipt of tax is missing or too long")


@dataclass(frozen=True, slots=True)
class Fault:
    """A line of an answer that cannot be, and why."""

    line: int
    words: Text


class AnswerRefusedError(Exception):
    """The answer has faults; nothing of it was kept."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        """Keep the faults."""
        self.faults = tuple(faults)
        super().__init__(len(self.faults))


def officer_named(username: str) -> Account | None:
    """Return the officer's account of a name, if it may still sign in."""
    officers = (Account.Role.OFFICER, Account.Role.REVIEWER)
    return Account.objects.filter(username=username, is_active=True, role__in=officers).first()


@transaction.atomic
def hand_over(kind: Kind, year: int, *, by: Account, at: datetime) -> HandOver | None:
    """Put all years that are at an end and not with tax into one file; none if there is none.

    A year that was not filed goes as one in which nobody is credited.

    The file's text is kept: it can be written out again, the same to the byte.
    """
    found = AnnualReview.objects.filter(case__state__in=HANDED_OVER_BY, window__year=year)
    reviews = list(found.select_related("case", "window", "employer", "decision").order_by("pk"))
    if not reviews:
        return None
    number = _new_number(local_day(at).year)
    text = _written([HEADS, *(_row(number, review) for review in reviews)])
    made = HandOver.objects.create(
        number=number, year=year, at=at, rows=len(reviews), text=text, sha256=_hash(text)
    )
    for review in reviews:
        case = review.case
        move, said = HANDED_OVER_BY[case.state], {"number": number}
        perform(kind, Order(move, by, at, case=case.pk, version=case.version, said=said))
    return made


@transaction.atomic
def acknowledge(kind: Kind, text: str, *, by: Account, at: datetime) -> int:
    """Enter what tax answered, line by line; return how many. What is contested is passed over.

    Raises:
        AnswerRefusedError: if a line is unknown, stands twice or was answered; nothing is kept.
    """
    first, *lines = [*csv.reader(text.splitlines())] or [[]]
    if tuple(cell.strip() for cell in first) != ANSWER_HEADS:
        raise AnswerRefusedError([Fault(1, WRONG_HEADS)])
    found = AnnualReview.objects.filter(hand_over__isnull=False)
    found = found.select_related("case", "employer", "hand_over")
    there = {(str(one.hand_over), one.employer.credit_code): one for one in found}
    answers: dict[tuple[str, str], str] = {}
    faults = []
    for n, line in enumerate(lines, start=2):
        number, code, reference = [*(cell.strip() for cell in line), "", "", ""][:3]
        if not any((number, code, reference)):
            continue
        if _is_overtaken(there.get((number, code)), number, code):
            continue
        if why := _fault((number, code), reference, there, answers):
            faults.append(Fault(n, why))
        answers[number, code] = reference
    if faults:
        raise AnswerRefusedError(faults)
    for key, reference in answers.items():
        case = there[key].case
        move, said = ACKNOWLEDGED_BY[case.state], {"reference": reference}
        perform(kind, Order(move, by, at, case=case.pk, version=case.version, said=said))
    return len(answers)


def _fault(
    key: tuple[str, str],
    reference: str,
    there: dict[tuple[str, str], AnnualReview],
    answers: dict[tuple[str, str], str],
) -> Text | None:
    if key not in there:
        return UNKNOWN
    if key in answers:
        return TWICE
    if there[key].case.state not in ACKNOWLEDGED_BY:
        return ANSWERED
    fits = 0 < len(reference) <= LONGEST_REFERENCE and reference.isprintable()
    return None if fits else NO_REFERENCE


def _is_overtaken(review: AnnualReview | None, number: str, code: str) -> bool:
    """Test whether tax answers a line that was handed over and has been contested since.

    The year goes to tax anew once it is decided again, and is answered then.
    """
    if review is not None:
        return review.case.state == "contested"
    return HandOver.objects.filter(number=number, text__contains=f",{code},").exists()


def _row(number: str, review: AnnualReview) -> tuple[object, ...]:
    done = review.decision
    figures = done or review
    return (
        number,
        review.employer.credit_code,
        review.window.year,
        figures.headcount_months,
        decimal(figures.wages_total, FEN_PLACES),
        figures.counted_months,
        done.credited_months if done else NOBODY,
        done.number if done else NOT_FILED,
    )


def _written(rows: Sequence[Sequence[object]]) -> str:
    text = StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _new_number(year: int) -> str:
    """Return the next number of a year; the database refuses one that is given twice."""
    begun = f"{settings.OFFICE_MARK}审交〔{year}〕"
    return f"{begun}{HandOver.objects.filter(number__startswith=begun).count() + 1:04}"
