"""What the codes of a year are called on pages."""

from collections.abc import Mapping

from anye.codes.lists import EMPLOYER_KINDS, EmployerKind
from anye.codes.words.years import WHY_NO_AMOUNT
from anye_desk.frame.language import Text

KINDS: Mapping[int, Text] = {
    code: Text(zh, EmployerKind(code).name.replace("_", " ").capitalize())
    for code, zh in EMPLOYER_KINDS.items()
}
MARKS: Mapping[str, Text] = {
    "duty_unmet": Text("未履行带头安排义务", "Public-body duty unmet"),
    "undeclared": Text("未按时申报", "Not declared in time"),
    "problem": Text("疑点", "Records in doubt"),
}
PROBLEMS: Mapping[str, Text] = {code: Text(*said) for code, said in WHY_NO_AMOUNT.items()}
SORTS: Mapping[str, Text] = {
    "levy_rank": Text("应缴费额", "Levy due"),
    "headcount_months": Text("年平均职工", "Staff, average"),
    "counted_months": Text("年平均安排", "Counted, average"),
    "shortfall": Text("差额（年平均）", "Shortfall, average"),
    "kind": Text("单位性质", "Kind"),
    "township": Text("乡镇街道", "Township"),
    "outcome": Text("结果", "Outcome"),
}
NO_TOWNSHIP = Text("未登记乡镇", "No township")
