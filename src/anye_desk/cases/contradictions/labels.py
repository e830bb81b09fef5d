"""What the core's codes of contradictions are called on pages."""

from collections.abc import Mapping

from anye.quality.kinds import KINDS as KINDS_OF_CORE
from anye_desk.frame.heads import Column
from anye_desk.frame.language import Text

SETTLED = Text("数据已更正", "Settled by the data")
REMEDIES: Mapping[str, Text] = {
    code: Text(kind.do_zh, kind.do_en) for code, kind in KINDS_OF_CORE.items()
}
VALUES: Mapping[str, Text] = {
    code: Text(kind.told_zh, kind.told_en) for code, kind in KINDS_OF_CORE.items()
}
COLUMNS = (
    Column(Text("编号", "No."), "", "number"),
    Column(Text("矛盾", "Contradiction")),
    Column(Text("证号末四位", "ID, last four")),
    Column(Text("单位", "Employer")),
    Column(Text("月份", "Months"), "", "months"),
    Column(Text("负责答复的部门", "Department asked")),
    Column(Text("状态", "State"), "", "state"),
)
