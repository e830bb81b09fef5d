"""Who may be paid for a start in business."""

from anye.kernel.ops import negated
from anye.kernel.units import Truth
from anye.law.rule import rule
from anye.law.schemes.facts import START


@rule(
    "天津市扶持残疾人自主创业的补贴办法（文号未见）",
    of=START,
    zh="符合创业扶持对象条件",
    words="本市户籍、处于就业年龄段、持有残疾人证，且创业前处于失业状态",
    start="2012-01-01",
    standing="unverified",
    note="见2012年转引；其后是否修订未见。就业年龄按认定规则判断，为本系统的理解。",
)
def is_supported_person(
    is_resident: Truth,
    counting__is_of_working_age: Truth,
    has_certificate: Truth,
    was_unemployed: Truth,
) -> Truth:
    """Is a resident of working age with a certificate who was out of work."""
    return is_resident & counting__is_of_working_age & has_certificate & was_unemployed


@rule(
    "天津市扶持残疾人自主创业的补贴办法（文号未见）",
    of=START,
    zh="未领取过创业补贴",
    words="此前没有领取过创业补贴",
    start="2012-01-01",
    standing="unverified",
    note="“新创办”一次性补贴，按每人一次理解，未见规定。",
)
def is_first_start(was_paid_before: Truth) -> Truth:
    """Was not paid for an earlier start."""
    return negated(was_paid_before)
