"""劳务派遣备案: 财政部公告2019年第98号 para 2.

Agency and host agree on which side a dispatched person counts; he is never counted twice. The
working days are the office's own: no text that is known sets them (unverified).
"""

from dataclasses import replace

from anye_desk.cases.dispatch_filings import actions
from anye_desk.cases.dispatch_filings.forms import EndForm, FilingForm, TermsForm
from anye_desk.cases.dispatch_filings.models import DispatchFiling
from anye_desk.cases.dispatch_filings.returning import RETURNS
from anye_desk.frame.language import Text, say
from anye_desk.frame.writing import day
from anye_desk.office.casework.declaring import (
    Capacity,
    Column,
    Guard,
    Kind,
    Move,
    Reason,
    State,
)

FILER, OTHER = frozenset({Capacity.EMPLOYER}), frozenset({Capacity.COUNTERPART})
EITHER, OFFICER = FILER | OTHER, frozenset({Capacity.HANDLER})
CLOCK = frozenset({Capacity.CLOCK})

COUNTED_ONCE = Guard(
    "counted_once",
    Text(
        "此人在所填期间已有生效的派遣备案，不得重复计算；请先终止那一件，或由申报单位改期间。",
        "A dispatch of this person is in force on some of these days, and nobody counts twice:"
        " end that one first, or have the filing employer change the days.",
    ),
    actions.counts_once,
    found=actions.that_counts_it,
)
ON_THESE_DAYS = replace(COUNTED_ONCE, by_what_is_said=True)
MENDED = (
    Reason("slip", Text("填写有误", "a slip of the pen")),
    Reason("found_later", Text("后来核实", "found out later")),
)
DOUBTS = (
    Reason("not_here", Text("本单位没有此人", "no such person is with us")),
    Reason("other_side", Text("协议约定计入另一方", "the agreement counts the other side")),
    Reason("days", Text("起止日期与协议不符", "the days are not those of the agreement")),
    Reason("no_agreement", Text("双方没有协议", "there is no agreement")),
)
FOUND = (
    Reason("agreement_seen", Text("已核对书面协议", "the written agreement was seen")),
    Reason("signed_since", Text("双方已补签书面协议", "the two have signed one since")),
)
NOT_FOUND = (
    Reason("no_agreement", Text("没有协议", "there is no agreement")),
    Reason("no_dispatch", Text("不是劳务派遣", "it is no labour dispatch")),
    Reason("filed_already", Text("已有备案", "it is filed already")),
)


def days_of(filing: DispatchFiling) -> str:
    """Write from when until when."""
    if filing.ends_on is None:
        return say(f"{day(filing.starts_on)}起", f"from {day(filing.starts_on)}")
    return f"{day(filing.starts_on)}–{day(filing.ends_on)}"


KIND = Kind(
    name="dispatch_filings",
    words=Text("劳务派遣备案", "Labour dispatch"),
    basis=Text(
        "依据：财政部公告2019年第98号第二条（已见原文）。"
        "各步的工作日由本单位自定，未见文件规定（未核实）。",
        "By: 财政部公告2019年第98号第二条 (text seen). The working days of each step are"
        " the office's own: no text that is known sets them (unverified).",
    ),
    mark="派",
    version=1,
    states=(
        State(
            "filed",
            Text("待对方确认", "to be confirmed"),
            OTHER,
            Text(
                "一方已申报，待对方单位确认；到期未答复的，由区残联核实。",
                "One side has filed; the other is to confirm. If it does not, the district will.",
            ),
            within=10,
            on_silence="ask_office",
        ),
        State(
            "disputed",
            Text("对方有异议", "disputed"),
            FILER,
            Text(
                "对方单位不同意；申报单位可以修改后再报、撤回，或请区残联核实。",
                "The other side does not agree: the filing employer may change it, withdraw it,"
                " or ask the district.",
            ),
            within=10,
            on_silence="ask_office",
        ),
        State(
            "at_office",
            Text("待区残联核实", "with the district"),
            OFFICER,
            Text("区残联正在核实。", "The district is looking into it."),
            within=10,
        ),
        State(
            "in_force",
            Text("已备案生效", "in force"),
            told=Text(
                "备案已生效，人数按约定计入一方。",
                "In force: the person counts on the side agreed.",
            ),
        ),
        State("ended", Text("已终止", "ended")),
        State("withdrawn", Text("已撤回", "withdrawn")),
        State("refused", Text("不予备案", "refused")),
    ),
    moves=(
        Move(
            "file",
            Text("申报派遣备案", "File a dispatch"),
            (),
            "filed",
            FILER,
            FilingForm,
            actions.file,
        ),
        Move(
            "confirm",
            Text("确认", "Confirm"),
            ("filed",),
            "in_force",
            OTHER,
            deed=actions.put_in_force,
            guards=(COUNTED_ONCE,),
            bulk=True,
            key="a",
        ),
        Move(
            "dispute",
            Text("提出异议", "Dispute"),
            ("filed",),
            "disputed",
            OTHER,
            reasons=DOUBTS,
            key="d",
        ),
        Move(
            "unconfirm",
            Text("收回确认", "Take the confirmation back"),
            ("in_force",),
            "filed",
            OTHER,
            deed=actions.put_out_of_force,
            takes_back="confirm",
        ),
        Move(
            "amend",
            Text("修改后再报", "Change and file again"),
            ("filed", "disputed", "at_office"),
            "filed",
            FILER,
            TermsForm,
            actions.amend,
        ),
        Move(
            "withdraw",
            Text("撤回", "Withdraw"),
            ("filed", "disputed", "at_office"),
            "withdrawn",
            FILER,
        ),
        Move(
            "ask_office",
            Text("请区残联核实", "Ask the district"),
            ("filed", "disputed"),
            "at_office",
            FILER | CLOCK,
        ),
        Move(
            "settle",
            Text("核实后备案", "Put in force"),
            ("at_office",),
            "in_force",
            OFFICER,
            TermsForm,
            actions.settle,
            guards=(ON_THESE_DAYS,),
            reasons=FOUND,
            key="a",
        ),
        Move(
            "refuse",
            Text("不予备案", "Refuse"),
            ("at_office",),
            "refused",
            OFFICER,
            reasons=NOT_FOUND,
            bulk=True,
            key="r",
        ),
        Move("end", Text("终止", "End"), ("in_force",), "ended", EITHER, EndForm, actions.end),
        Move(
            "correct_end",
            Text("更正终止日期", "Correct the last day"),
            ("ended",),
            "ended",
            OFFICER,
            EndForm,
            actions.correct_end,
            guards=(ON_THESE_DAYS,),
            reasons=MENDED,
        ),
    ),
    record=DispatchFiling,
    returns=RETURNS,
    subject=actions.subject,
    related=("agency", "host", "person"),
    columns=(
        Column(Text("派遣单位", "Agency"), lambda one: one.agency.name),
        Column(Text("用工单位", "Host"), lambda one: one.host.name),
        Column(Text("被派遣人", "Person"), lambda one: one.person.name),
        Column(Text("计入", "Counts for"), lambda one: one.get_counts_for_display()),
        Column(Text("期间", "Days"), days_of),
    ),
)
