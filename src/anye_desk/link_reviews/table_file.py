"""The queue as a file: what the officer sees in the list, as XLSX or CSV."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO, StringIO

from anye.reporting.workbook import Cell, Row, workbook, write_sheet
from anye_desk.layout.language import say
from anye_desk.link_reviews.models import LinkReview
from anye_desk.link_reviews.review_page import best_name, feed_name
from anye_desk.link_reviews.waterfall import bits

CSV_TYPE = "text/csv; charset=utf-8"
BYTE_ORDER_MARK = "\ufeff"  # without it spreadsheets read Chinese wrongly
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def headings() -> tuple[str, ...]:
    """Return the headings of the file."""
    return (
        say("编号", "Number"),
        say("问题", "Question"),
        say("状态", "State"),
        say("报送的名称", "Name as sent"),
        say("首选候选", "Best candidate"),
        say("乡镇街道", "Township"),
        say("数据", "Feed"),
        say("等待行数", "Rows waiting"),
        say("权重（比特）", "Weight, bits"),
    )


def rows_of(reviews: Iterable[LinkReview], townships: Mapping[int, str]) -> list[tuple[Cell, ...]]:
    """Return a row for each question."""
    return [
        (
            review.pk,
            str(review.get_kind_display()),
            str(review.get_state_display()),
            review.name,
            best_name(review),
            townships.get(review.township, ""),
            feed_name(review),
            review.rows,
            bits(review.weight),
        )
        for review in reviews
    ]


def workbook_of(rows: Sequence[Row]) -> bytes:
    """Return the rows as a workbook."""
    content = BytesIO()
    with workbook(content) as book:
        write_sheet(book, say("待核对", "Reviews"), headings(), rows)
    return content.getvalue()


def csv_of(rows: Sequence[Row]) -> str:
    """Return the rows as CSV; what begins like a formula is marked as text."""
    content = StringIO()
    writer = csv.writer(content)
    writer.writerow(headings())
    writer.writerows([_plain(cell) for cell in row] for row in rows)
    return BYTE_ORDER_MARK + content.getvalue()


def _plain(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell
