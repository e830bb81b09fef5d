"""Which entries into work count as newly employed: once a person and year."""

from anye.kernel.ops import negated
from anye.kernel.units import Months, Truth
from anye.law.employment.facts import ENTRY
from anye.law.rule import rule

PLAN = "蓟州区促进残疾人就业三年行动实施方案（2022—2024年）第一条（任务目标）"
FROM = "2022-12-27"
OURS = "方案只写“新增残疾人就业”，口径未见；此为本系统的理解。"


@rule(
    PLAN,
    of=ENTRY,
    zh="此前未就业",
    words="此前未就业月数不少于要求的未就业月数",
    start=FROM,
    keyed_by="year",
    standing="unverified",
    note=OURS,
)
def was_out_of_work(months_out_before: Months, least_months_out: Months) -> Truth:
    """Was out of work long enough before."""
    return months_out_before >= least_months_out


@rule(
    PLAN,
    of=ENTRY,
    zh="就业已稳定",
    words="就业持续月数不少于要求的持续月数",
    start=FROM,
    keyed_by="year",
    standing="unverified",
    note=OURS,
)
def has_stayed(months_stayed: Months, least_months_stayed: Months) -> Truth:
    """Has stayed in work long enough since."""
    return months_stayed >= least_months_stayed


@rule(
    PLAN,
    of=ENTRY,
    zh="可计新增",
    words="此前未就业且就业已稳定",
    start=FROM,
    keyed_by="year",
    standing="unverified",
    note=OURS,
)
def could_be_new(was_out_of_work: Truth, has_stayed: Truth) -> Truth:
    """Passes what is asked of the entry alone."""
    return was_out_of_work & has_stayed


@rule(
    PLAN,
    of=ENTRY,
    zh="新增就业",
    words="可计新增，且当年没有计过",
    start=FROM,
    keyed_by="year",
    standing="unverified",
    note=OURS,
)
def is_newly_employed(could_be_new: Truth, was_new_before: Truth) -> Truth:
    """Counts as newly employed in the year."""
    return could_be_new & negated(was_new_before)
