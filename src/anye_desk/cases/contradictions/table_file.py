"""Contradictions as a file: what the list shows, numbers as numbers."""

from collections.abc import Iterable
from typing import Any

from anye.paper.workbook import CellValue
from anye_desk.frame.language import say
from anye_desk.published.quality.labels import township


def headings() -> tuple[str, ...]:
    """Return the headings of the file."""
    return (
        say("编号", "Number"),
        say("函件附件中的编号", "Number in letters"),
        say("矛盾", "Contradiction"),
        say("人员", "Person"),
        say("单位", "Employer"),
        say("乡镇街道", "Township"),
        say("首月", "First month"),
        say("末月", "Last month"),
        say("月数", "Months"),
        say("负责答复的部门", "Department asked"),
        say("状态", "State"),
    )


def rows_of(lines: Iterable[dict[str, Any]]) -> Iterable[tuple[CellValue, ...]]:
    """Return a row for each line of the list."""
    for line in lines:
        row = line["row"]
        yield (
            row.pk,
            str(row.contradiction_id),  # longer than a number that spreadsheets keep whole
            str(line["kind"]),
            str(line["person"]),
            str(row.employer or ""),
            str(township(row.township)),
            row.first_month or "",
            row.last_month or "",
            row.months or "",
            row.asked_of,
            str(line["state"]),
        )
