"""审核确认书: what the certificate of an employer's year says."""

from anye_desk.cases.annual_reviews.models import AnnualReview, Decision
from anye_desk.frame.writing import decimal
from anye_desk.office.papers.issuing import Text

FEN_PLACES = 2


def certificate_of(review: AnnualReview, decision: Decision) -> Text:
    """Return the certificate of a decision; it names nobody."""
    year, again = review.window.year, "重新" if decision.number > 1 else ""
    return Text(
        title="按比例安排残疾人就业审核确认书",
        addressee=review.employer.name,
        paragraphs=(
            (
                f"你单位（统一社会信用代码{review.employer.credit_code}）{year}年度按比例安排"
                f"残疾人就业情况，经{again}审核确认如下。"
            ),
        ),
        heads=("项目", "确认数"),
        rows=(
            ("全年在职职工人月合计", f"{decision.headcount_months:,}"),
            ("全年工资总额（元）", f"{decimal(decision.wages_total, FEN_PLACES):,}"),
            ("认定计入人月", f"{decision.credited_months:,}"),
        ),
        closing=(
            "人月为全年各月人数之和；重度残疾的按2人计（财税〔2015〕72号）。",
            f"对本确认有异议的，可在{review.contest_until}以前（含当日）在工作台提出，由另一人重新审核。",
            f"封存校验码：{decision.seal}",
        ),
    )
