"""The queue as a file: what the officer sees in the list, as XLSX or CSV."""

from collections.abc import Iterable, Mapping

from anye.paper.workbook import CellValue
from anye_desk.cases.link_reviews.models import LinkReview
from anye_desk.cases.link_reviews.review_page import best_name, code_as_sent, feed_name
from anye_desk.frame.language import say
from anye_desk.frame.writing import decimal


def headings() -> tuple[str, ...]:
    """Return the headings of the file."""
    return (
        say("编号", "Number"),
        say("问题", "Question"),
        say("状态", "State"),
        say("报送的名称", "Name as sent"),
        say("报送的代码", "Code as sent"),
        say("首选候选", "Best candidate"),
        say("乡镇街道", "Township"),
        say("数据", "Feed"),
        say("等待行数", "Rows waiting"),
        say("权重（比特）", "Weight, bits"),
    )


def rows_of(
    reviews: Iterable[LinkReview], townships: Mapping[int, str]
) -> list[tuple[CellValue, ...]]:
    """Return a row for each question."""
    return [
        (
            review.pk,
            str(review.get_kind_display()),
            str(review.get_state_display()),
            review.name,
            code_as_sent(review),
            best_name(review),
            townships.get(review.township, ""),
            feed_name(review),
            review.rows,
            decimal(review.weight, 3),
        )
        for review in reviews
    ]
