"""What of an employer's year goes to the tax office, and in which columns."""

from django.db.models import QuerySet

from anye_desk.cases.annual_reviews.models import AnnualReview, HandOver
from anye_desk.frame.writing import decimal
from anye_desk.office.casework.batch_file import Batches

FEN_PLACES = 2
NOBODY = NOT_FILED = 0  # months credited, and the number of a decision, where none was made


def _rows(year: int | None) -> QuerySet[AnnualReview]:
    found = AnnualReview.objects.select_related("case", "window", "employer", "decision")
    return found if year is None else found.filter(window__year=year)


def _line(review: AnnualReview) -> tuple[object, ...]:
    done = review.decision
    figures = done or review
    return (
        review.window.year,
        figures.headcount_months,
        decimal(figures.wages_total, FEN_PLACES),
        figures.counted_months,
        done.credited_months if done else NOBODY,
        done.number if done else NOT_FILED,
    )


TO_TAX = Batches(
    file=HandOver,
    mark="审交",
    given_by={"decided": "hand_over", "not_filed": "hand_over_closed"},
    answered_by={"handed_over": "acknowledge", "closed_handed_over": "acknowledge_closed"},
    overtaken_in=frozenset({"contested"}),
    rows=_rows,
    year=lambda review: review.window.year,
    code=lambda review: review.employer.credit_code,
    code_head="统一社会信用代码",
    heads=("年度", "职工人月", "工资总额", "计入人月", "认定计入人月", "决定序号"),
    line=_line,
    reference="tax_reference",
    reference_head="税务回执号",
)
