"""Reasons by code: why a month is claimed otherwise, sent back or refused."""

from collections.abc import Mapping

from anye_desk.frame.language import Text
from anye_desk.office.casework.declaring import Reason

REFUSALS: Mapping[str, Text] = {
    "not_verified": Text("所述情况未能核实", "what is said could not be verified"),
    "condition": Text("条件确不具备", "the condition does not hold"),
    "paid_elsewhere": Text("该月另有补贴支付", "another scheme pays for the month"),
    "too_late": Text("超过补贴期限", "beyond the months that are paid"),
}
WHY_CLAIMED = (
    Reason("records_wrong", Text("记录有误，已提供说明", "the records are wrong")),
    Reason("paid_since", Text("已补发工资或补缴保险", "wage or insurance was paid since")),
    Reason("graduate", Text("属于高校毕业生", "is a graduate")),
)
TO_PUT_RIGHT = (
    Reason("papers", Text("缺少材料", "a paper is lacking")),
    Reason("months", Text("月份需要说明", "months want an explanation")),
)
NOT_READY = (Reason("check_again", Text("请再核实", "look again")),)
REFUSED = (
    Reason("not_entitled", Text("不符合申领条件", "not entitled")),
    Reason("false", Text("材料不实", "the papers are false")),
)
OBJECTIONS = (
    Reason("months", Text("月份认定有误", "months are judged wrongly")),
    Reason("amount", Text("金额有误", "the amount is wrong")),
)
LATE = (
    Reason("notice_not_received", Text("未收到提示", "was not told")),
    Reason("system_fault", Text("系统故障", "a fault of the system")),
)
