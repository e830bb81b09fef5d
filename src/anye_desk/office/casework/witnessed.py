"""The guard of every move by which money goes out: the witness has to have kept up."""

from django.conf import settings

from anye_desk.frame.language import Text
from anye_desk.office.casework.declaring import Doing, Guard
from anye_desk.office.ledger.witnessing import witnessed_within


def _has_kept_up(doing: Doing) -> bool:
    return not settings.WITNESS_HOURS or witnessed_within(settings.WITNESS_HOURS, doing.at)


NEEDS_WITNESS = Guard(
    "needs_witness",
    Text(
        "账本最近没有经过见证，涉及款项的办理已停止；请让管理员检查封存定时器和见证方"
        "（操作见《运维工作台》第七节），恢复后即可办理。",
        "The ledger has not been witnessed of late, so nothing that moves money is done: have the"
        " administrator look at the sealing timer and the witness (Operate the desk, 7).",
    ),
    _has_kept_up,
)
