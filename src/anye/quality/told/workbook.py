"""The workbook beside a letter: the rows to put right, with file, line, fault and remedy.

What came in a feed is text, so that nothing of it becomes a formula and Excel cuts no ID or number
of a contradiction; what was counted is a number.
"""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from anye.codes.words.quality import DIMENSIONS, UNITS
from anye.paper.workbook import SheetLook, SheetRow, workbook, write_sheet
from anye.quality.indicators import Indicator, hundredths_of
from anye.quality.kinds import KINDS
from anye.quality.told.letters import (
    Answered,
    Letter,
    LetterMaterial,
    Sum,
    answer_to,
    concerned,
    contradictions_in,
    feeds_of_department,
    figures_in,
    rejected_in,
    span,
)
from anye.tables.contracts import CONTRACTS

FIGURES = ("方面", "指标", "数据", "本月", "单位", "分子", "分母", "上月")
REJECTED = (
    "数据", "文件", "行", "统一社会信用代码", "公民身份号码", "姓名", "问题列", "问题", "怎么改"
)  # fmt: skip
CONTRADICTED = (
    "矛盾编号", "矛盾", "公民身份号码", "姓名", "单位", "月份", "月数", "所列内容",
    "本数据", "对照数据", "本数据文件", "行", "对照文件", "对照行", "怎么办", "答复", "说明",
)  # fmt: skip


def write_letter_workbook(material: LetterMaterial, letter: Letter, place: Path) -> None:
    """Write the workbook of a letter."""
    with workbook(place) as book:
        for title, headings, rows in (
            ("指标", FIGURES, _figures(material, letter)),
            ("退回的行", REJECTED, _rejected(material, letter)),
            ("数据矛盾", CONTRADICTED, _contradicted(material, letter)),
        ):
            write_sheet(book, title, headings, rows, look=SheetLook(fixed=0))


def _figures(material: LetterMaterial, letter: Letter) -> Iterator[SheetRow]:
    for one, feed, now, before in figures_in(material, letter.department, letter.month):
        yield (
            DIMENSIONS[one.dimension][0],
            one.zh,
            CONTRACTS[feed].zh,
            _value(one, now),
            UNITS[one.unit][0],
            now[0],
            now[1] or "",
            _value(one, before) if before else "",
        )


def _value(one: Indicator, of: Sum) -> Decimal:
    return Decimal(hundredths_of(one, *of)).scaleb(-2)


def _rejected(material: LetterMaterial, letter: Letter) -> Iterator[SheetRow]:
    feeds = feeds_of_department(letter.department)
    for row in rejected_in(material, feeds, letter.month):
        contract = CONTRACTS[row["feed"]]
        headings = {field.name: field.heading for field in (*contract.fields, *contract.also)}
        file, line = material.report.line_of(row["feed"], row["source_row"])
        given = (row["given_code"], row["given_id"], row["given_name"])
        column = headings.get(row["field"], "")
        yield (contract.zh, file, line, *given, column, *material.reasons[row["reason"]])


def _contradicted(material: LetterMaterial, letter: Letter) -> Iterator[SheetRow]:
    for row in contradictions_in(material, letter.department, letter.month):
        about, kind = concerned(material, row), KINDS[row["kind"]]
        answered = answer_to(material, letter.department, row) or Answered("")
        yield (
            str(row["contradiction_id"]),
            kind.zh,
            about.resident_id,
            about.name,
            about.employer,
            span(row),
            row["months"] or "",
            kind.told_zh,
            row["says"],
            row["against_says"],
            *_place(material, row["feed"], row["source_row"]),
            *_place(material, row["against_feed"], row["against_row"]),
            kind.do_zh,
            answered.answer,
            answered.text,
        )


def _place(material: LetterMaterial, feed: str, source_row: int) -> tuple[str, int | str]:
    if not source_row:
        return "", ""
    file, line = material.report.line_of(feed, source_row)
    return file, line
