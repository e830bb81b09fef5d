"""The workbook beside a letter: the rows to put right, with file, line, fault and remedy.

Every cell is text, so nothing that came in a feed becomes a formula and Excel cuts no ID.
"""

from collections.abc import Iterator
from pathlib import Path

from anye.paper.workbook import workbook, write_sheet
from anye.quality.kinds import KINDS
from anye.quality.told.letters import (
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


def write_workbook(material: Material, letter: Letter, place: Path) -> None:
    """Write the workbook of a letter."""
    with workbook(place) as book:
        for title, headings, rows in (
            ("指标", FIGURES, letter.figures),
            ("退回的行", REJECTED, _rejected(material, letter)),
            ("数据矛盾", CONTRADICTED, _contradicted(material, letter)),
        ):
            write_sheet(book, title, headings, rows, fixed=0)


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
