"""What several schemes ask of a person's month, and of a person's start in work."""

from collections.abc import Mapping

from anye.law.rule import Fact, Subject

SUPPORTED_MONTH = Subject(
    "supported_month", "人员月度补贴", "A person's month that may be paid for"
)
START = Subject("start", "创业", "A person's start in business")

FACTS: Mapping[str, Fact] = {
    "certificate_division": Fact(
        SUPPORTED_MONTH,
        "code",
        "残疾人证所在省级区划",
        "First two digits of the division where the disability certificate is kept; 0: none",
    ),
    "first_contract_day": Fact(
        SUPPORTED_MONTH,
        "calendar_day",
        "在本单位首份合同开始日",
        "First day of the first contract with this employer",
    ),
    "months_since_first_contract": Fact(
        SUPPORTED_MONTH,
        "months",
        "首份合同以来的月数",
        "Whole calendar months since that of the first contract; 0 in that month itself",
    ),
    "is_graduate": Fact(
        SUPPORTED_MONTH, "truth", "高校毕业生", "Is a graduate of a university or college"
    ),
    "is_resident": Fact(START, "truth", "本市户籍", "Has the household registered in the city"),
    "was_unemployed": Fact(
        START, "truth", "创业前处于失业状态", "Was out of work before the start"
    ),
    "has_certificate": Fact(
        START, "truth", "持有残疾人证", "Holds a disability certificate in force"
    ),
    "was_paid_before": Fact(
        START, "truth", "已领取过创业补贴", "Was paid for an earlier start in business"
    ),
}
