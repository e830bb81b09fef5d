"""Which public bodies must employ at least one person with a disability (残联发〔2021〕51号)."""

from anye.codes.lists import EmployerKind
from anye.kernel.ops import negated
from anye.kernel.units import Code, Persons, Posts, Truth
from anye.law.rule import rule

GOVERNMENT_BODY = int(EmployerKind.GOVERNMENT_BODY)
PUBLIC_INSTITUTION = int(EmployerKind.PUBLIC_INSTITUTION)


@rule(
    "残联发〔2021〕51号；津政办函〔2022〕28号；蓟州区促进残疾人就业三年行动实施方案（2022—2024年）",
    of="employer_year",
    zh="有带头安排义务",
    words=(
        "未达到应安排比例，且为编制数达到机关起点的机关，"
        "或编制数达到事业单位起点的事业单位（中小学、幼儿园除外）"
    ),
    start="2021-10-27",
    end="2028-01-01",
    standing="secondary",
    note="51号文仅见转引；2026年起沿用至2027年底，依据国办发〔2025〕23号的转引，是否沿用编制起点未核。",
)
def has_duty(
    kind: Code,
    established_posts: Posts,
    duty_posts_body: Posts,
    duty_posts_institution: Posts,
    is_school: Truth,
    meets_quota: Truth,
) -> Truth:
    """Is a public body or institution that must employ at least one person."""
    is_body = (kind == GOVERNMENT_BODY) & (established_posts >= duty_posts_body)
    is_large = (kind == PUBLIC_INSTITUTION) & (established_posts >= duty_posts_institution)
    return (is_body | (is_large & negated(is_school))) & negated(meets_quota)


@rule(
    "残联发〔2021〕51号",
    of="employer_year",
    zh="未履行带头安排义务",
    words="有带头安排义务，且全年安排残疾人数为0",
    start="2021-10-27",
    end="2028-01-01",
    standing="secondary",
    note="51号文仅见转引。",
)
def duty_unmet(has_duty: Truth, counted_persons: Persons) -> Truth:
    """Must employ at least one person and employs none."""
    return has_duty & (counted_persons == 0)
