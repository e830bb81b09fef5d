"""跨省协查: another province's word on a certificate and on months counted there.

An employer here employs a holder whose certificate another province issued, or the other way
round: whether the certificate holds, its level, and which months count there already only the
province that issued it can say. The months then count once (残联厅函〔2022〕63号, seen quoted). No
text that is known sets the procedure, the days or the form of the files (unverified).
"""

from anye_desk.cases.province_inquiries import actions, facts
from anye_desk.cases.province_inquiries.forms import (
    AskForForm,
    AskForm,
    CertificateForm,
    OutsideAnswerForm,
    ReceiveForm,
    SendForm,
    TakeForm,
)
from anye_desk.cases.province_inquiries.messages import MESSAGES
from anye_desk.cases.province_inquiries.models import ProvinceInquiry
from anye_desk.frame.language import Text, say
from anye_desk.office.casework.declaring import Capacity, Column, Guard, Kind, Move, Reason, State

EMPLOYER, OFFICER = frozenset({Capacity.EMPLOYER}), frozenset({Capacity.HANDLER})
CLOCK = frozenset({Capacity.CLOCK})

HAS_A_KEY = Guard(
    "has_a_key",
    Text(
        "对方单位没有在用的公钥，无法交换；请系统管理员用 peer 命令登记。",
        "No key of the other office holds today: have the administrator enter one (command peer).",
    ),
    actions.has_a_key,
)
NO_ANSWER = (
    Reason("not_a_holder", Text("不是当地持证残疾人", "holds no certificate there")),
    Reason("cancelled", Text("残疾人证已注销", "the certificate was cancelled")),
    Reason("not_verified", Text("无法核实", "could not be verified")),
    Reason("row_refused", Text("对方系统未接收", "the other system did not take it")),
)
NOT_TO_SEND = (
    Reason("no_employment", Text("未见用工记录", "no record of employment")),
    Reason("known_here", Text("本地记录已能确认", "the records here say it already")),
)


def direction(one: ProvinceInquiry) -> str:
    """Say who asks whom."""
    return say("发出", "asked by us") if one.is_ours else say("收到", "asked of us")


def twice(one: ProvinceInquiry) -> int | str:
    """Return how many months both provinces count."""
    return len(facts.counted_twice(one)) if one.is_ours else ""


KIND = Kind(
    name="province_inquiries",
    words=Text("跨省协查", "Inquiries between provinces"),
    basis=Text(
        "依据：残联厅函〔2022〕63号（联网认证，仅见转引）。协查的程序、各步的工作日和交换文件的格式"
        "未见规定，由本单位自定（未核实）。",
        "By: 残联厅函〔2022〕63号 (seen quoted). Procedure, working days and the form of the files"
        " are the office's own: no text that is known sets them (unverified).",
    ),
    mark="跨",
    version=1,
    states=(
        State(
            "asked",
            Text("待区残联核对", "to be looked at"),
            OFFICER,
            Text("已提出，区残联核对后发往发证地。", "The district looks at it, then asks."),
            within=3,
        ),
        State("to_send", Text("待发出", "to be sent"), OFFICER, within=3, in_batches=True),
        State(
            "sent",
            Text("待外省答复", "with the other province"),
            OFFICER,
            Text("已发往发证地，等待答复。", "Sent to the office that issued the certificate."),
            within=20,
            on_silence="lapse",
            in_batches=True,
        ),
        State(
            "answered",
            Text("已答复、待采用", "answered"),
            OFFICER,
            Text("外省已答复，区残联正在核对。", "Answered; the district is looking at it."),
            within=5,
        ),
        State(
            "taken",
            Text("已采用", "taken"),
            told=Text(
                "答复已采用，联网认证时按此核对；名单以外的人员，可在申报中按姓名和号码提出。",
                "Taken: the yearly certification goes by it. Who is not on the list can be named"
                " there.",
            ),
        ),
        State("refused", Text("外省未能确认", "not confirmed")),
        State(
            "lapsed",
            Text("逾期未答复", "not answered in time"),
            told=Text(
                "外省到期未答复；迟到的答复仍可登记。", "No answer in time; a late one still holds."
            ),
        ),
        State("declined", Text("不予发出", "not sent")),
        State("withdrawn", Text("已撤回", "withdrawn")),
        State("received", Text("收到外省协查、待答复", "asked of us"), OFFICER, within=10),
        State("replied", Text("已答复、待发出", "reply to be sent"), OFFICER, within=3,
              in_batches=True),
        State("reply_sent", Text("答复已发出", "reply sent")),
    ),
    moves=(
        Move("ask", Text("申请跨省协查", "Ask another province"), (), "asked", EMPLOYER, AskForm,
             actions.ask),
        Move("ask_for", Text("为单位发起协查", "Ask for an employer"), (), "to_send", OFFICER,
             AskForForm, actions.ask),
        Move("approve", Text("核对无误、同意发出", "Let it be sent"), ("asked",), "to_send",
             OFFICER, guards=(HAS_A_KEY,), bulk=True, key="a"),
        Move("decline", Text("不予发出", "Do not send"), ("asked",), "declined", OFFICER,
             reasons=NOT_TO_SEND, key="r"),
        Move("withdraw", Text("撤回", "Withdraw"), ("asked", "to_send"), "withdrawn", EMPLOYER),
        Move("send", Text("登记发出", "Mark as sent"), ("to_send",), "sent", OFFICER, SendForm),
        Move("enter_answer", Text("登记外省答复", "Enter the answer"), ("sent", "lapsed"),
             "answered", OFFICER, OutsideAnswerForm, actions.enter_answer),
        Move("enter_refusal", Text("登记外省未能确认", "Enter that there is none"),
             ("sent", "lapsed"), "refused", OFFICER, deed=actions.refuse_answer, reasons=NO_ANSWER),
        Move("lapse", Text("逾期未答复", "Lapse"), ("sent",), "lapsed", CLOCK),
        Move("take", Text("采用答复", "Take the answer"), ("answered",), "taken", OFFICER,
             TakeForm, actions.take, bulk=True, key="a"),
        Move("receive", Text("登记外省来函", "Enter an inquiry from elsewhere"), (), "received",
             OFFICER, ReceiveForm, actions.receive),
        Move("reply", Text("答复", "Reply"), ("received",), "replied", OFFICER, CertificateForm,
             actions.enter_answer, key="a"),
        Move("refuse", Text("答复未能确认", "Reply that there is none"), ("received",), "replied",
             OFFICER, deed=actions.refuse_answer, reasons=NO_ANSWER[:-1], key="r"),
        Move("send_reply", Text("登记答复发出", "Mark the reply as sent"), ("replied",),
             "reply_sent", OFFICER, SendForm),
        Move("reopen", Text("重新答复", "Reply anew"), ("replied", "reply_sent"), "received",
             OFFICER, deed=actions.reopen, reasons=NO_ANSWER[-1:]),
    ),
    record=ProvinceInquiry,
    subject=actions.subject,
    related=("peer",),
    columns=(
        Column(Text("方向", "Direction"), direction),
        Column(Text("外省单位", "Office"), lambda one: one.peer.name),
        Column(Text("持证人", "Holder"), lambda one: one.name),
        Column(Text("两地都计入的月份", "Months counted twice"), twice),
    ),
    facts=facts.shown,
    messages=MESSAGES,
)  # fmt: skip
