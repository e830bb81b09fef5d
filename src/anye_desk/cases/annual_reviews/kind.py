"""联网认证: the yearly certification of those whom an employer employs (残联厅函〔2022〕63号).

Who does not file within the window is treated as employing nobody (Tianjin's notice of 2026-02-25,
seen quoted). The office has 20 working days (item 000788002000); how they fall to the two tiers,
and the days for putting right and for contesting, are the office's own: no text that is known sets
them (unverified).
"""

from anye_desk.cases.annual_reviews import actions, facts, shown
from anye_desk.cases.annual_reviews.forms import (
    CheckForm,
    ClaimForm,
    FiguresForm,
    OpenForm,
    TakeBackForm,
)
from anye_desk.cases.annual_reviews.handing_over import TO_TAX
from anye_desk.cases.annual_reviews.models import AnnualReview
from anye_desk.cases.annual_reviews.reasons import CLAIMS
from anye_desk.frame.language import Text
from anye_desk.office.casework.batches import deeds
from anye_desk.office.casework.batches.forms import AcknowledgeForm, HandOverForm
from anye_desk.office.casework.declaring import Capacity, Column, Guard, Kind, Move, Reason, State
from anye_desk.office.casework.witnessed import NEEDS_WITNESS

EMPLOYER, CLOCK = frozenset({Capacity.EMPLOYER}), frozenset({Capacity.CLOCK})
OFFICER, REVIEWER = frozenset({Capacity.HANDLER}), frozenset({Capacity.REVIEWER})
AT_EMPLOYER = ("prefilled", "sent_back", "contested")
AFTER_DECISION = ("decided", "handed_over", "acknowledged")
CLOSED = ("not_filed", "closed_handed_over", "closed_acknowledged")

UNOPENED = Guard(
    "unopened",
    Text(
        "区残联已经打开这一件，不能撤回；要更正的，请联系经办人退回补正。",
        "The district has opened it: it cannot be withdrawn. Ask the officer to send it back.",
    ),
    actions.is_unopened,
)
IN_TIME = Guard(
    "contest_in_time",
    Text(
        "提出异议的期限已过（决定后10个工作日）；可以依法申请行政复议。",
        "The 10 working days for contesting are over; the law's own review remains open.",
    ),
    actions.may_be_contested,
)
IN_WINDOW = Guard(
    "in_the_window",
    Text(
        "不在申报期内；逾期的，请联系区残联申请补报。",
        "It is not the time for filing; if it is over, ask the district to file late.",
    ),
    actions.is_in_the_window,
)
SAID_OTHERWISE = Guard(
    "said_otherwise",
    Text("没有与记录不同的内容，无需恢复。", "Nothing is said that the records do not say."),
    actions.says_otherwise,
)
UNDECIDED = Guard(
    "undecided",
    Text(
        "没有可以撤回的月份：未提出，或已经认定。", "No month is claimed that was not judged yet."
    ),
    actions.has_undecided_claims,
)
NEWER = Guard(
    "newer_result",
    Text("没有比这一件更新的认定结果。", "The year was not worked out anew since."),
    actions.is_of_an_older_run,
)
FIRST = Guard(
    "first_decision",
    Text(
        "已由另一人重新决定过，不再重复；可以依法申请行政复议。",
        "Another reviewer has decided it anew already; the law's own review remains open.",
    ),
    actions.is_first_decision,
)
CLOSED_TOLD = Text(
    "申报期已过，视为未安排残疾人就业，不计任何月份，并移交税务部门；有正当理由的，请联系区残联补报。",
    "The window is over: treated as employing nobody, no month is credited, and tax is told. With a"
    " good reason, ask the district to file late.",
)
TO_PUT_RIGHT = (
    Reason("figures_unclear", Text("职工人数或工资总额有误", "staff or wages are wrong")),
    Reason("person_unclear", Text("人员信息不一致", "a person's data do not agree")),
    Reason("months_unclear", Text("月份需要说明", "months want an explanation")),
)
NOT_READY = (
    Reason("check_again", Text("请再核实", "look again")),
    Reason("to_send_back", Text("应退回单位补正", "it should go back to the employer")),
)
OBJECTIONS = (
    Reason("person_months", Text("人员月份认定有误", "months of persons are wrong")),
    Reason("figures", Text("职工人数或工资总额有误", "staff or wages are wrong")),
    Reason("records", Text("所依据的记录有误", "the records it rests on are wrong")),
)
LATE = (
    Reason("notice_not_received", Text("未收到通知", "no notice was received")),
    Reason("system_fault", Text("系统故障", "a fault of the system")),
    Reason("force_majeure", Text("不可抗力", "force majeure")),
)


def decided(review: AnnualReview) -> int | str:
    """Return the months credited, once decided."""
    return review.decision.credited_months if review.decision else ""


KIND = Kind(
    name="annual_reviews",
    words=Text("联网认证", "Yearly certification"),
    basis=Text(
        "依据：残联厅函〔2022〕63号；审核期限二十个工作日（事项000788002000）。"
        "其在两级之间的分配、补正和提出异议的期限由本单位自定，未见文件规定（未核实）。",
        "By: 残联厅函〔2022〕63号; 20 working days for the review (item 000788002000). How they"
        " fall to the two tiers, and the days for putting right and for contesting, are the"
        " office's own: no text that is known sets them (unverified).",
    ),
    mark="审",
    version=1,
    states=(
        State(
            "prefilled",
            Text("待单位申报", "to be filed"),
            EMPLOYER,
            Text(
                "本年度已按各部门记录填好。没有出入的，直接申报即可，不需要任何材料；逾期未申报的，"
                "视为未安排残疾人就业。",
                "The year is filled in from the departments' records. If it is right, file it as it"
                " stands; no paper is asked for. Who does not file in time is treated as employing"
                " nobody.",
            ),
            until=lambda review: review.files_until,
            on_silence="close",
            missing=facts.not_filed_yet,
        ),
        State(
            "filed",
            Text("待初审", "to be checked"),
            OFFICER,
            Text("已申报，区残联正在初审。", "Filed; the district is checking it."),
            within=10,
        ),
        State(
            "sent_back",
            Text("退回补正", "sent back"),
            EMPLOYER,
            Text(
                "请按退回理由补正后再报；到期未补正的，按原申报继续审核。",
                "Put it right and file it again; if not, it is checked as it was filed.",
            ),
            within=10,
            on_silence="go_on",
            missing=facts.not_filed_yet,
        ),
        State(
            "checked",
            Text("待复核", "to be decided"),
            REVIEWER,
            Text("初审已完成，由另一人复核。", "Checked; another person decides."),
            within=10,
        ),
        State(
            "decided",
            Text("已决定、未移交税务", "decided, not with tax yet"),
            OFFICER,
            Text(
                "已作出决定，将移交税务部门；不同意的，可在10个工作日内提出异议。",
                "Decided, and to go to the tax office; it can be contested for 10 working days.",
            ),
            within=5,
            in_batches=True,
        ),
        State(
            "handed_over",
            Text("已移交、待税务回执", "with tax"),
            OFFICER,
            Text("已移交税务部门，等待回执。", "With the tax office, which is to acknowledge it."),
            within=10,
            in_batches=True,
        ),
        State(
            "acknowledged",
            Text("税务已接收", "acknowledged by tax"),
            told=Text("税务部门已接收认证结果。", "The tax office has taken the result."),
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
            "not_filed",
            Text("逾期未申报、未移交税务", "not filed, not with tax yet"),
            OFFICER,
            CLOSED_TOLD,
            within=5,
            in_batches=True,
        ),
        State(
            "closed_handed_over",
            Text("逾期未申报、待税务回执", "not filed, with tax"),
            OFFICER,
            CLOSED_TOLD,
            within=10,
            in_batches=True,
        ),
        State(
            "closed_acknowledged",
            Text("逾期未申报、税务已接收", "not filed, acknowledged by tax"),
            told=CLOSED_TOLD,
        ),
    ),
    moves=(
        Move("open", Text("开放申报", "Open for filing"), (), "prefilled", OFFICER | CLOCK,
             OpenForm, actions.open_one),
        Move("file", Text("按此申报", "File as it stands"), ("prefilled",), "filed", EMPLOYER,
             deed=actions.file, guards=(IN_WINDOW,), key="a"),
        Move("refile", Text("补正后再报", "File again"), ("sent_back",), "filed", EMPLOYER,
             deed=actions.file, key="a"),
        Move("change_figures", Text("改填职工和工资", "Change staff and wages"), AT_EMPLOYER, "",
             EMPLOYER, FiguresForm, actions.change_figures),
        Move("claim", Text("对人员月份提出不同意见", "Say otherwise of a person's months"),
             AT_EMPLOYER, "", EMPLOYER, ClaimForm, actions.claim,
             reasons=tuple(Reason(code, words) for code, words in CLAIMS.items())),
        Move("take_claim_back", Text("撤回对一个月份的意见", "Take one month back"),
             AT_EMPLOYER, "", EMPLOYER, TakeBackForm, actions.take_claim_back, guards=(UNDECIDED,)),
        Move("take_run", Text("采用新的认定结果", "Take the new figures"),
             ("prefilled", "sent_back"), "", EMPLOYER, deed=actions.take_run, guards=(NEWER,)),
        Move("take_claims_back", Text("恢复为记录的数据", "Let it stand as the records say"),
             ("prefilled", "sent_back"), "", EMPLOYER, deed=actions.take_claims_back,
             guards=(SAID_OTHERWISE,)),
        Move("withdraw", Text("撤回申报", "Withdraw"), ("filed",), "prefilled", EMPLOYER,
             deed=actions.withdraw, guards=(UNOPENED, IN_WINDOW), takes_back="file"),
        Move("close", Text("逾期未申报", "Close as not filed"), ("prefilled",), "not_filed", CLOCK),
        Move("accept_late", Text("准予补报", "Let it file late"), CLOSED, "prefilled",
             OFFICER, deed=actions.accept_late, reasons=LATE),
        Move("check", Text("初审通过", "Check"), ("filed",), "checked", OFFICER, CheckForm,
             actions.check, part="checker", bulk=True, key="a"),
        Move("send_back", Text("退回补正", "Send back"), ("filed",), "sent_back", OFFICER,
             reasons=TO_PUT_RIGHT, key="r"),
        Move("go_on", Text("按原申报继续审核", "Go on as filed"), ("sent_back",), "filed", CLOCK,
             deed=actions.go_on),
        Move("decide", Text("复核决定", "Decide"), ("checked",), "decided", REVIEWER,
             deed=actions.decide, part="decider", bulk=True, key="a"),
        Move("return_to_check", Text("退回初审", "Back to the check"), ("checked",), "filed",
             REVIEWER, reasons=NOT_READY, key="r"),
        Move("contest", Text("提出异议", "Contest"), AFTER_DECISION, "contested", EMPLOYER,
             guards=(IN_TIME, FIRST), reasons=OBJECTIONS),
        Move("decide_again", Text("重新决定", "Decide anew"), ("contested",), "decided", REVIEWER,
             CheckForm, actions.decide_again, part="second_decider", key="a"),
        Move("hand_over", Text("已移交税务", "Mark as handed over"), ("decided",), "handed_over",
             OFFICER, HandOverForm, deeds.put_in_file, guards=(NEEDS_WITNESS,)),
        Move("acknowledge", Text("登记税务回执", "Enter the receipt of tax"), ("handed_over",),
             "acknowledged", OFFICER, AcknowledgeForm, deeds.enter_answer),
        Move("hand_over_closed", Text("未申报的已移交税务", "Mark as handed over, not filed"),
             ("not_filed",), "closed_handed_over", OFFICER, HandOverForm, deeds.put_in_file,
             guards=(NEEDS_WITNESS,)),
        Move("acknowledge_closed", Text("登记税务对未申报的回执", "Enter the receipt, not filed"),
             ("closed_handed_over",), "closed_acknowledged", OFFICER, AcknowledgeForm,
             deeds.enter_answer),
    ),
    record=AnnualReview,
    subject=actions.subject,
    related=("window", "decision"),
    columns=(
        Column(Text("年度", "Year"), lambda one: one.window.year),
        Column(Text("计入人月", "Months that count"), lambda one: one.counted_months),
        Column(Text("认定计入人月", "Credited months"), decided),
    ),
    persons=facts.persons,
    facts=shown.shown,
    batches=TO_TAX,
)  # fmt: skip
