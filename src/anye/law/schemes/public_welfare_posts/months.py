"""Whose months in a public-welfare post are paid for."""

from anye.kernel.units import Money, Truth
from anye.law.rule import rule
from anye.law.schemes.facts import SUPPORTED_MONTH

POSTS = "天津市公益性岗位补贴（文件未见）；津政办函〔2022〕28号"
FROM = "2022-07-12"
UNSEEN = "天津的规定未见；任务见行动方案。"


@rule(
    POSTS,
    of=SUPPORTED_MONTH,
    zh="属于就业困难人员",
    words="已认定为就业困难人员",
    start=FROM,
    standing="unverified",
    note=UNSEEN,
)
def is_recognised(is_hard_to_employ: Truth) -> Truth:
    """Is recognised as hard to employ."""
    return is_hard_to_employ


@rule(
    POSTS,
    of=SUPPORTED_MONTH,
    zh="在岗",
    words="在公益性岗位",
    start=FROM,
    standing="unverified",
    note=UNSEEN,
)
def holds_a_post(is_in_a_post: Truth) -> Truth:
    """Holds a post in the month."""
    return is_in_a_post


@rule(
    POSTS,
    of=SUPPORTED_MONTH,
    zh="每月岗位补贴额",
    words="公益性岗位每月补贴标准",
    start=FROM,
    standing="unverified",
    note=UNSEEN,
)
def amount(month_amount: Money) -> Money:
    """What a month is worth."""
    return month_amount
