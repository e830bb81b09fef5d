"""The departments' files as a list to work with: lines and bytes are numbers."""

from collections.abc import Iterable

from anye.paper.workbook import CellValue
from anye.tables.contracts import CONTRACTS
from anye_desk.frame.language import say
from anye_desk.published.loads.models import FeedLoad


def headings() -> tuple[str, ...]:
    """Return the headings of the file."""
    return (
        say("数据", "Feed"),
        say("部门", "Department"),
        say("批次", "Load"),
        say("文件", "File"),
        say("检查日期", "Checked"),
        say("字节数", "Bytes"),
        say("行数", "Lines"),
        say("入库", "Accepted"),
        say("退回", "Rejected"),
        say("本批内替代", "Superseded inside"),
        say("替代以前批次", "Superseding earlier"),
    )


def rows_of(loads: Iterable[FeedLoad]) -> Iterable[tuple[CellValue, ...]]:
    """Return a row for each load."""
    for load in loads:
        contract = CONTRACTS[load.feed]
        yield (
            say(contract.zh, load.feed.replace("_", " ").capitalize()),
            contract.owner,
            load.sequence,
            load.file_name,
            load.checked_on.isoformat(),
            load.bytes,
            load.lines,
            load.accepted,
            load.rejected,
            load.superseded_inside,
            load.superseded_earlier,
        )
