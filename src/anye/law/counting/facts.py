"""What departments report of a person in a month, at one employer."""

from collections.abc import Mapping

from anye.law.rule import Fact, Subject

PERSON_MONTH = Subject("person_month", "人员月度认定", "A person's month")

FACTS: Mapping[str, Fact] = {
    "disability_level": Fact(
        PERSON_MONTH, "level", "残疾人证等级", "Level of the disability certificate; 0: none"
    ),
    "military_level": Fact(
        PERSON_MONTH, "level", "残疾军人证等级", "Level of the soldier's certificate; 0: none"
    ),
    "age_months": Fact(
        PERSON_MONTH, "months", "月龄", "Completed months of age on the month's first day"
    ),
    "birth_month": Fact(PERSON_MONTH, "month_number", "出生月份", "Month of birth"),
    "retires_at_fifty": Fact(
        PERSON_MONTH,
        "truth",
        "原法定退休年龄为50周岁",
        "Is a woman in a worker's post, whose retirement age was 50",
    ),
    "is_male": Fact(PERSON_MONTH, "truth", "性别", "Sex by the resident ID"),
    "is_established": Fact(PERSON_MONTH, "truth", "在编", "Holds an established post"),
    "contract_months": Fact(
        PERSON_MONTH, "months", "合同月数", "Agreed length; 9999: open-ended, 0: no contract"
    ),
    "contract_employers": Fact(
        PERSON_MONTH, "employers", "签约单位数", "Employers where the person has a lasting post"
    ),
    "wage": Fact(PERSON_MONTH, "fen", "工资", "Wage of the month here"),
    "wage_elsewhere": Fact(PERSON_MONTH, "fen", "他处工资", "Highest wage at another employer"),
    "insurance_status": Fact(
        PERSON_MONTH, "code", "缴费状态", "1 in full, 2 in arrears, 3 some kinds, 4 paid later"
    ),
    "insurance_status_elsewhere": Fact(
        PERSON_MONTH, "code", "他处缴费状态", "Best status at another employer; 0: none"
    ),
    "paying_insurers": Fact(
        PERSON_MONTH,
        "employers",
        "发薪兼参保单位数",
        "Employers that both pay and insure the person in the month",
    ),
    "dispatch_side": Fact(
        PERSON_MONTH,
        "code",
        "派遣计入方",
        "0 none, 1 agency, 2 host, 3 both of them, 4 two hosts",
    ),
    "employer_has_ended": Fact(
        PERSON_MONTH, "truth", "单位已注销", "The employer had ended before the month"
    ),
    "claims": Fact(
        PERSON_MONTH, "employers", "符合单位数", "Employers whose month passes every other test"
    ),
}
