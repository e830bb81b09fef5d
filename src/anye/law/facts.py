"""The facts that rules read and no rule yields: what departments report of a case."""

from collections.abc import Mapping
from dataclasses import dataclass

from anye.law.rule import Subject


@dataclass(frozen=True, slots=True)
class Fact:
    """One reported concept."""

    of: Subject
    unit: str
    zh: str
    en: str


_PERSON_MONTH: Mapping[str, Fact] = {
    "disability_level": Fact(
        "person_month", "level", "残疾人证等级", "Level of the disability certificate; 0: none"
    ),
    "military_level": Fact(
        "person_month", "level", "残疾军人证等级", "Level of the soldier's certificate; 0: none"
    ),
    "age_months": Fact(
        "person_month", "months", "月龄", "Completed months of age on the month's first day"
    ),
    "birth_month": Fact("person_month", "month_number", "出生月份", "Month of birth"),
    "retires_at_fifty": Fact(
        "person_month",
        "truth",
        "原法定退休年龄为50周岁",
        "Is a woman in a worker's post, whose retirement age was 50",
    ),
    "is_male": Fact("person_month", "truth", "性别", "Sex by the resident ID"),
    "is_established": Fact("person_month", "truth", "在编", "Holds an established post"),
    "contract_months": Fact(
        "person_month", "months", "合同月数", "Agreed length; 9999: open-ended, 0: no contract"
    ),
    "contract_employers": Fact(
        "person_month", "employers", "签约单位数", "Employers where the person has a lasting post"
    ),
    "wage": Fact("person_month", "fen", "工资", "Wage of the month here"),
    "wage_elsewhere": Fact("person_month", "fen", "他处工资", "Highest wage at another employer"),
    "insurance_status": Fact(
        "person_month", "code", "缴费状态", "1 in full, 2 in arrears, 3 some kinds, 4 paid later"
    ),
    "insurance_status_elsewhere": Fact(
        "person_month", "code", "他处缴费状态", "Best status at another employer; 0: none"
    ),
    "paying_insurers": Fact(
        "person_month",
        "employers",
        "发薪兼参保单位数",
        "Employers that both pay and insure the person in the month",
    ),
    "dispatch_side": Fact(
        "person_month",
        "code",
        "派遣计入方",
        "0 none, 1 agency, 2 host, 3 both of them, 4 two hosts",
    ),
    "employer_has_ended": Fact(
        "person_month", "truth", "单位已注销", "The employer had ended before the month"
    ),
    "claims": Fact(
        "person_month", "employers", "符合单位数", "Employers whose month passes every other test"
    ),
}

_EMPLOYER_MONTH: Mapping[str, Fact] = {
    "established_staff": Fact(
        "employer_month", "persons", "在编人数", "Insured on established posts"
    ),
    "contract_staff": Fact(
        "employer_month", "persons", "一年及以上合同人数", "Insured on contracts of a year or more"
    ),
    "seasonal_staff": Fact("employer_month", "persons", "季节性用工人数", "Insured seasonal staff"),
    "moved_in": Fact(
        "employer_month",
        "persons",
        "移入职工",
        "Disabled staff insured elsewhere: of a host by agreement, or of the contract's employer",
    ),
    "moved_out": Fact(
        "employer_month",
        "persons",
        "移出职工",
        "Disabled staff insured here who are staff elsewhere",
    ),
    "staff_wages": Fact(
        "employer_month", "fen", "在册职工工资", "Wages paid to the staff that is insured here"
    ),
    "wages_moved_in": Fact(
        "employer_month", "fen", "移入职工工资", "All that those who moved in are paid, by whomever"
    ),
    "wages_moved_out": Fact(
        "employer_month", "fen", "移出职工工资", "Wages paid here to those who moved out"
    ),
}

_EMPLOYER_YEAR: Mapping[str, Fact] = {
    "kind": Fact("employer_year", "code", "单位性质", "Kind of employer"),
    "is_school": Fact("employer_year", "truth", "中小学或幼儿园", "Is a school or kindergarten"),
    "is_small": Fact("employer_year", "truth", "小微企业", "Is a micro or small enterprise"),
    "established_posts": Fact("employer_year", "posts", "编制数", "Posts of the establishment"),
    "years_since_registration": Fact(
        "employer_year", "years", "成立年数", "Anniversaries of registration over by 31 December"
    ),
    "headcount_months": Fact(
        "employer_year", "person_months", "职工人月", "Sum of the twelve months' staff"
    ),
    "counted_months": Fact(
        "employer_year", "person_months", "计入人月", "Sum of what the twelve months count"
    ),
    "lapsed_months": Fact(
        "employer_year",
        "person_months",
        "证件失效人月",
        "Counted months of persons whose certificate was not in force when papers were handed in",
    ),
    "persons_at_year_end": Fact(
        "employer_year", "persons", "年末安排残疾人数", "Persons whose month of December counts"
    ),
    "wages_total": Fact(
        "employer_year", "fen", "全年工资总额", "Wages of those who are staff, twelve months added"
    ),
    "has_declared": Fact(
        "employer_year", "truth", "已按时申报", "Declared its disabled staff within the window"
    ),
}

_PAYMENT: Mapping[str, Fact] = {
    "arrears": Fact("payment", "fen", "欠缴费额", "Levy not paid in time, without any fee"),
    "due_day": Fact("payment", "day_number", "缴费期限最后一日", "Last day for payment"),
    "paid_day": Fact("payment", "day_number", "缴费日", "Day of payment"),
    "is_ordered": Fact(
        "payment", "truth", "已责令限期缴纳", "Was warned and ordered to pay by a day"
    ),
    "ordered_day": Fact(
        "payment", "day_number", "责令的期限", "Last day the order gives; the due day without one"
    ),
}

_DISTRICT_YEAR: Mapping[str, Fact] = {
    "posts_of_bodies": Fact(
        "district_year", "posts", "机关事业单位编制总数", "Posts of all its bodies and institutions"
    ),
    "counted_months_of_bodies": Fact(
        "district_year", "person_months", "机关事业单位计入人月", "Person-months that count there"
    ),
}

FACTS: Mapping[str, Fact] = {
    **_PERSON_MONTH,
    **_EMPLOYER_MONTH,
    **_EMPLOYER_YEAR,
    **_PAYMENT,
    **_DISTRICT_YEAR,
}
