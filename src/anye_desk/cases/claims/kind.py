"""Claims of schemes (超比例奖励、新招用补贴): proposed from the records, decided by four eyes.

The window is the scheme's own where a text was seen. The working days of each step, and those for
contesting, are the office's own: no text that is known sets them (unverified).
"""

from anye_desk.cases.claims import actions, facts
from anye_desk.cases.claims.forms import JudgeForm, LeaveOutForm, LineForm, OpenForm
from anye_desk.cases.claims.models import SchemeClaim
from anye_desk.cases.claims.reasons import (
    LATE,
    NOT_READY,
    OBJECTIONS,
    REFUSED,
    TO_PUT_RIGHT,
    WHY_CLAIMED,
)
from anye_desk.frame.language import Text
from anye_desk.office.casework.declaring import Capacity, Column, Guard, Kind, Move, State

EMPLOYER, CLOCK = frozenset({Capacity.EMPLOYER}), frozenset({Capacity.CLOCK})
OFFICER, REVIEWER = frozenset({Capacity.HANDLER}), frozenset({Capacity.REVIEWER})
AT_EMPLOYER = ("proposed", "sent_back")

IN_WINDOW = Guard(
    "in_the_window",
    Text(
        "申领期已过；有正当理由的，请联系区残联申请补报。",
        "The time for claiming is over; with a good reason, ask the district to claim late.",
    ),
    actions.is_in_the_window,
)
SOMETHING = Guard(
    "something_claimed",
    Text(
        "没有申领任何月份；请先选择要申领的，或不必办理。",
        "Nothing is claimed: choose what to claim first, or leave it.",
    ),
    actions.holds_anything,
)
PAYABLE = Guard(
    "something_to_grant",
    Text(
        "没有可以支付的月份；请退回初审，或不予支付。",
        "Nothing could be paid: back to the check, or refuse it.",
    ),
    actions.holds_payable,
)
PAID_ONCE = Guard(
    "paid_once",
    Text(
        "所申领的月份中，有已由另一件支付的；同一人同一月份不重复支付，请退回单位或初审。",
        "A month of this claim is paid for by another one, and no month is paid twice: send it"
        " back.",
    ),
    actions.is_paid_once,
    found=actions.that_pays,
)
IN_TIME = Guard(
    "contest_in_time",
    Text(
        "提出异议的期限已过（决定后10个工作日）；可以依法申请行政复议。",
        "The 10 working days for contesting are over; the law's own review remains open.",
    ),
    actions.may_be_contested,
)
FIRST = Guard(
    "first_decision",
    Text(
        "已由另一人重新决定过，不再重复；可以依法申请行政复议。",
        "Another reviewer has decided it anew already; the law's own review remains open.",
    ),
    actions.is_first_decision,
)


KIND = Kind(
    name="claims",
    words=Text("补贴申领", "Claims"),
    basis=Text(
        "依据：各项补贴自己的规定，条件和标准多未核实（见 anye schemes）。"
        "各步的工作日和提出异议的期限由本单位自定，未见文件规定（未核实）。",
        "By: each scheme's own text; conditions and amounts are mostly unverified (anye schemes)."
        " The working days of each step and for contesting are the office's own (unverified).",
    ),
    mark="补",
    version=1,
    states=(
        State(
            "proposed",
            Text("可以申领", "may be claimed"),
            EMPLOYER,
            Text(
                "按各部门记录算出，贵单位可以申领这项补贴；没有出入的，直接申领即可，不需要任何材料。",
                "By the departments' records you may claim this; if it is right, claim it as it"
                " stands, and no paper is asked for.",
            ),
            until=lambda claim: claim.claims_until,
            on_silence="lapse",
        ),
        State(
            "filed",
            Text("待初审", "to be checked"),
            OFFICER,
            Text("已申领，区残联正在初审。", "Claimed; the district is checking it."),
            within=10,
        ),
        State(
            "sent_back",
            Text("退回补正", "sent back"),
            EMPLOYER,
            Text(
                "请按退回理由补正后再报；到期未补正的，按放弃申领处理。",
                "Put it right and claim again; if not, it is taken as not claimed.",
            ),
            within=10,
            on_silence="lapse",
        ),
        State(
            "checked",
            Text("待复核", "to be decided"),
            REVIEWER,
            Text("初审已完成，由另一人复核。", "Checked; another person decides."),
            within=10,
        ),
        State(
            "approved",
            Text("已批准、待支付", "granted, to be paid"),
            told=Text(
                "已批准；支付须另行安排。不同意的，可在10个工作日内提出异议。",
                "Granted; the payment is made apart. It can be contested for 10 working days.",
            ),
        ),
        State(
            "refused",
            Text("不予支付", "refused"),
            told=Text(
                "不予支付；不同意的，可在10个工作日内提出异议。",
                "Refused; it can be contested for 10 working days.",
            ),
        ),
        State(
            "contested",
            Text("有异议、待另一人重新决定", "contested"),
            REVIEWER,
            Text(
                "异议已收到，由另一人重新决定。",
                "The objection has arrived; another reviewer decides anew.",
            ),
            within=10,
        ),
        State(
            "lapsed",
            Text("逾期未申领", "not claimed"),
            told=Text(
                "申领期已过；有正当理由的，请联系区残联申请补报。",
                "The time for claiming is over; with a good reason, ask the district.",
            ),
        ),
    ),
    moves=(
        Move("propose", Text("提示可以申领", "Propose a claim"), (), "proposed", OFFICER | CLOCK,
             OpenForm, actions.propose_one),
        Move("claim", Text("按此申领", "Claim as it stands"), ("proposed",), "filed", EMPLOYER,
             deed=actions.claim_as_it_stands, guards=(IN_WINDOW, SOMETHING), key="a"),
        Move("claim_again", Text("补正后再报", "Claim again"), ("sent_back",), "filed", EMPLOYER,
             deed=actions.claim_as_it_stands, guards=(SOMETHING,), key="a"),
        Move("leave_out", Text("不申领其中一项", "Leave one out"), AT_EMPLOYER, "", EMPLOYER,
             LeaveOutForm, actions.leave_out),
        Move("claim_more", Text("申领未列入的一项", "Claim one more"), AT_EMPLOYER, "", EMPLOYER,
             LineForm, actions.claim_more, reasons=WHY_CLAIMED),
        Move("withdraw", Text("撤回申领", "Withdraw"), ("filed",), "proposed", EMPLOYER,
             guards=(IN_WINDOW,), takes_back="claim"),
        Move("lapse", Text("逾期未申领", "Lapse"), AT_EMPLOYER, "lapsed", CLOCK),
        Move("accept_late", Text("准予补报", "Let it claim late"), ("lapsed",), "proposed", OFFICER,
             deed=actions.accept_late, reasons=LATE),
        Move("check", Text("初审通过", "Check"), ("filed",), "checked", OFFICER, JudgeForm,
             actions.check, guards=(PAID_ONCE,), part="checker", bulk=True, key="a"),
        Move("send_back", Text("退回补正", "Send back"), ("filed",), "sent_back", OFFICER,
             reasons=TO_PUT_RIGHT, key="r"),
        Move("approve", Text("批准", "Grant"), ("checked",), "approved", REVIEWER,
             deed=actions.approve, guards=(PAYABLE, PAID_ONCE), part="decider", bulk=True, key="a"),
        Move("return_to_check", Text("退回初审", "Back to the check"), ("checked",), "filed",
             REVIEWER, reasons=NOT_READY, key="r"),
        Move("refuse", Text("不予支付", "Refuse"), ("checked",), "refused", REVIEWER,
             deed=actions.refuse, reasons=REFUSED, part="decider"),
        Move("contest", Text("提出异议", "Contest"), ("approved", "refused"), "contested", EMPLOYER,
             guards=(IN_TIME, FIRST), reasons=OBJECTIONS),
        Move("approve_again", Text("重新决定：批准", "Decide anew: grant"), ("contested",),
             "approved", REVIEWER, JudgeForm, actions.approve_again, guards=(PAID_ONCE,),
             part="second_decider", key="a"),
        Move("refuse_again", Text("重新决定：不予支付", "Decide anew: refuse"), ("contested",),
             "refused", REVIEWER, deed=actions.refuse, reasons=REFUSED, part="second_decider"),
    ),
    record=SchemeClaim,
    subject=actions.subject,
    related=(),
    columns=(
        Column(Text("补贴", "Scheme"), lambda one: one.scheme_said),
        Column(Text("年度", "Year"), lambda one: one.year),
        Column(Text("批准金额", "Granted"), lambda one: one.granted, is_amount=True),
    ),
    persons=facts.persons,
    facts=facts.shown,
)  # fmt: skip
