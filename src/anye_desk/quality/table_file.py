"""Contradictions as a file: what the list shows, months as numbers."""

from collections.abc import Iterable
from typing import Any

from anye.reporting.workbook import Cell
from anye_desk.layout.language import say
from anye_desk.quality.labels import township


def headings() -> tuple[str, ...]:
    """Return the headings of the file."""
    return (
        say("编号", "Number"),
        say("矛盾", "Contradiction"),
        say("人员", "Person"),
        say("单位", "Employer"),
        say("乡镇街道", "Township"),
        say("首月", "First month"),
        say("末月", "Last month"),
        say("月数", "Months"),
        say("待答复部门", "Department asked"),
        say("状态", "State"),
    )


def rows_of(lines: Iterable[dict[str, Any]]) -> Iterable[tuple[Cell, ...]]:
    """Return a row for each line of the list."""
    for line in lines:
        row = line["row"]
        yield (
            row.pk,
            str(line["kind"]),
            str(line["person"]),
            str(row.employer or ""),
            str(township(row.township)),
            row.first_month,
            row.last_month,
            row.months,
            row.asked_of,
            str(line["state"]),
        )
