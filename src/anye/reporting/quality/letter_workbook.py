"""The workbook beside a letter: the rows to put right, with file, line, fault and remedy.

Every cell is text, so nothing that came in a feed becomes a formula and Excel cuts no ID.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format

from anye.reporting.quality.kinds import KINDS
from anye.reporting.quality.letters import (
    Letter,
    Material,
    contradictions_in,
    feeds_of_department,
    rejected_in,
    span,
    subject_of,
)
from anye.tables.contracts import CONTRACTS

FIGURES = ("方面", "指标", "数据", "本月", "分子／分母", "上月")
REJECTED = (
    "数据", "文件", "行", "统一社会信用代码", "公民身份号码", "姓名", "问题列", "问题", "怎么改"
)  # fmt: skip
CONTRADICTED = (
    "矛盾编号", "矛盾", "公民身份号码", "姓名", "单位", "月份", "月数", "所列内容",
    "本数据", "对照数据", "本数据文件", "行", "对照文件", "对照行", "怎么办", "答复", "说明",
)  # fmt: skip
WIDTHS = {"公民身份号码": 22, "统一社会信用代码": 22, "文件": 28, "问题": 34, "怎么改": 34}
WIDTH = 14


def write_workbook(material: Material, letter: Letter, place: Path) -> None:
    """Write the workbook of a letter."""
    options = {
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
        "constant_memory": True,
    }
    with xlsxwriter.Workbook(str(place), options) as book:
        bold = book.add_format({"bold": True, "bg_color": "#DDEBF7", "border": 1})
        text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        _sheet(book, "指标", FIGURES, letter.figures, (bold, text))
        _sheet(book, "退回的行", REJECTED, _rejected(material, letter), (bold, text))
        _sheet(book, "数据矛盾", CONTRADICTED, _contradicted(material, letter), (bold, text))


def _sheet(
    book: xlsxwriter.Workbook,
    name: str,
    headings: Sequence[str],
    rows: Iterable[Sequence[str]],
    formats: tuple[Format, Format],
) -> None:
    bold, text = formats
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    for column, heading in enumerate(headings):
        sheet.set_column(column, column, WIDTHS.get(heading, WIDTH), text)
        sheet.write_string(0, column, heading, bold)
    for number, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            sheet.write_string(number, column, cell, text)


def _rejected(material: Material, letter: Letter) -> Iterator[tuple[str, ...]]:
    feeds = feeds_of_department(letter.department)
    for row in rejected_in(material, feeds, letter.month):
        contract = CONTRACTS[row["feed"]]
        headings = {field.name: field.heading for field in (*contract.fields, *contract.also)}
        file, line = material.report.line_of(row["feed"], row["source_row"])
        given = (row["given_code"], row["given_id"], row["given_name"])
        column = headings.get(row["field"], "")
        yield (contract.zh, file, str(line), *given, column, *material.reasons[row["reason"]])


def _contradicted(material: Material, letter: Letter) -> Iterator[tuple[str, ...]]:
    for row in contradictions_in(material, letter.department, letter.month):
        about, kind = subject_of(material, row), KINDS[row["kind"]]
        yield (
            str(row["contradiction_id"]),
            kind.zh,
            about.resident_id,
            about.name,
            about.employer,
            span(row),
            str(row["months"] or ""),
            kind.told_zh,
            row["says"],
            row["against_says"],
            *_place(material, row["feed"], row["source_row"]),
            *_place(material, row["against_feed"], row["against_row"]),
            kind.do_zh,
            "",
            "",
        )


def _place(material: Material, feed: str, source_row: int) -> tuple[str, str]:
    if not source_row:
        return "", ""
    file, line = material.report.line_of(feed, source_row)
    return file, str(line)
