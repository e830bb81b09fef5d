"""What an employer's year says: what counts, what the employer sees otherwise, what looks odd."""

from collections.abc import Iterable

from django.db.models import Q

from anye_desk.cases.annual_reviews import elsewhere
from anye_desk.cases.annual_reviews.models import AnnualReview, ReviewMonth
from anye_desk.frame.language import Text
from anye_desk.office.parties.models import Person
from anye_desk.published.years.explaining import minimum_wage
from anye_desk.published.years.models import PublishedRun

CURRENT = PublishedRun.State.CURRENT


def counted(month: ReviewMonth) -> int:
    """Return what a month counts for: the office's word, else the records'."""
    return month.verdict if month.verdict is not None else month.recorded


def counted_months(months: Iterable[ReviewMonth]) -> int:
    """Return what months count for together."""
    return sum(map(counted, months))


def claims(review: AnnualReview) -> list[ReviewMonth]:
    """Return the months that the employer sees otherwise, in order."""
    found = review.months.filter(claim__isnull=False).select_related("person")
    return list(found.order_by("person__name", "person", "month"))


def undecided(review: AnnualReview) -> list[ReviewMonth]:
    """Return the months that the employer sees otherwise and the office has not judged."""
    return [one for one in claims(review) if one.verdict is None]


def unclaim(month: ReviewMonth) -> None:
    """Let a month stand as the records say; one they do not know goes."""
    if not month.is_recorded:
        month.delete()
        return
    month.claim, month.claim_reason, month.verdict, month.refusal = None, "", None, ""
    month.save()


def persons_named(review: AnnualReview) -> list[tuple[str, str]]:
    """Return the persons of a year by number, each named with the last places of the ID."""
    found = Person.objects.filter(pk__in=review.months.order_by().values("person"))
    return [(one.number, f"{one.name} …{one.tail}") for one in found.order_by("name", "number")]


def not_filed_yet(review: AnnualReview) -> Text:
    """Say what is missing of a year that waits for its employer."""
    if differing := len(claims(review)) + figures_differ(review):
        return Text(
            f"已填{differing}处与记录不同的内容，尚未申报",
            f"{differing} points that differ are filled in, and it is not filed yet",
        )
    return Text("尚未申报", "not filed yet")


def figures_differ(review: AnnualReview) -> bool:
    """Test whether the employer says another figure than the records."""
    said = (review.said_headcount_months, review.said_wages_total)
    recorded = (review.headcount_months, review.wages_total)
    return any(own not in {None, kept} for own, kept in zip(said, recorded, strict=True))


def headcount_said(review: AnnualReview) -> int:
    """Return the staff as the employer says, else as the records do."""
    own = review.said_headcount_months
    return review.headcount_months if own is None else own


def wages_said(review: AnnualReview) -> int:
    """Return the wages as the employer says, else as the records do."""
    return review.wages_total if review.said_wages_total is None else review.said_wages_total


def counts_elsewhere(month: ReviewMonth) -> bool:
    """Test whether the person counts at another employer in the same month."""
    others = ReviewMonth.objects.filter(person=month.person_id, month=month.month)
    others = others.exclude(review=month.review_id).filter(at_host=False)
    return others.filter(Q(verdict__gt=0) | Q(verdict=None, counts__gt=0)).exists()


def warnings(review: AnnualReview) -> list[Text]:
    """Return what looks odd and may be right: to be looked at before filing."""
    staff, wages = headcount_said(review), wages_said(review)
    months = list(review.months.all())
    counting = sum(1 for month in months if counted(month) or month.claim)
    least = minimum_wage(review.run) * staff
    found = [*elsewhere.counted_in_both(review, [month for month in months if counted(month)])]
    if staff < counting:
        found.append(
            Text(
                "职工人月合计少于残疾职工人月，请核对。",
                "The staff's person-months are fewer than those with disabilities: check.",
            )
        )
    if wages < least:
        found.append(
            Text(
                "工资总额低于最低工资与职工人数之积，请核对；单位是元，不是万元。",
                "The wages are below the minimum wage times the staff: check; the unit is yuan.",
            )
        )
    if staff > 2 * review.headcount_months or 2 * staff < review.headcount_months:
        found.append(
            Text(
                "职工人月合计与记录相差一倍以上；应填全年各月人数之和。",
                "The staff is more than double or less than half of the records:"
                " add up the twelve months.",
            )
        )
    return found


def risk(review: AnnualReview) -> int:
    """Return how many points want eyes; nought: the filing agrees wholly with the records."""
    return len(claims(review)) + figures_differ(review) + len(warnings(review))


def persons(review: AnnualReview) -> list[str]:
    """Return the numbers of the persons whose months the page opens."""
    found = review.months.order_by().values_list("person__number", flat=True)
    return list(found.distinct())
