"""Staff and wages that look odd beside the records, last year and the minimum wage."""

from collections.abc import Iterator

from anye_desk.cases.annual_reviews.models import AnnualReview
from anye_desk.frame.language import Text
from anye_desk.frame.writing import grouped, yuan
from anye_desk.published.years.explaining import minimum_wage
from anye_desk.published.years.models import EmployerYear, PublishedRun

APART = 2  # times, from which on a figure looks odd: the office's own


def doubts(review: AnnualReview, staff: int, wages: int) -> Iterator[Text]:
    """Return what looks odd of the staff and wages that an employer says.

    Args:
        review: its year as the records say it.
        staff: person-months of the year.
        wages: of the year, in fen.
    """
    last = last_year(review)
    if _are_apart(staff, review.headcount_months):
        yield Text(
            f"职工人月合计{grouped(staff)}，记录为{grouped(review.headcount_months)}，相差一倍以上"
            "（应填全年各月人数之和）",
            f"{grouped(staff)} person-months of staff, where the records have"
            f" {grouped(review.headcount_months)} (add up the twelve months)",
        )
    if not staff or wages == review.wages_total:
        return
    each = wages // staff
    for zh, en, other in (
        ("记录", "the records have", _each(review)),
        ("上年", "last year had", _each(last) if last else 0),
    ):
        if other and _are_apart(each, other):
            yield Text(
                f"工资总额折合每人每月{yuan(each)}，{zh}为{yuan(other)}：是以元为单位吗",
                f"the wages come to {yuan(each)} a person and month, where {en} {yuan(other)}:"
                " is the unit yuan",
            )
    least = minimum_wage(review.run)
    if each < least:
        yield Text(
            f"工资总额折合每人每月{yuan(each)}，低于最低工资{yuan(least)}：是以元为单位吗",
            f"the wages come to {yuan(each)} a person and month, below the minimum wage of"
            f" {yuan(least)}: is the unit yuan",
        )


def last_year(review: AnnualReview) -> EmployerYear | None:
    """Return the employer's result of the year before, where that was published."""
    shown = PublishedRun.State.CURRENT
    found = EmployerYear.objects.filter(
        run__state=shown, run__year=review.window.year - 1, employer=review.employer_id
    )
    return found.first()


def _each(year: AnnualReview | EmployerYear) -> int:
    return year.wages_total // year.headcount_months if year.headcount_months else 0


def _are_apart(one: int, other: int) -> bool:
    return one > APART * other or APART * one < other
