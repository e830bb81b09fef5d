"""What departments report of an employer in a month or year, and of a payment."""

from collections.abc import Mapping

from anye.law.rule import Fact, Subject

EMPLOYER_MONTH = Subject("employer_month", "单位月度人数", "An employer's month")
EMPLOYER_YEAR = Subject("employer_year", "单位年度残保金", "An employer's year", has_law_day=True)
PAYMENT = Subject("payment", "滞纳金", "A late payment")

FACTS: Mapping[str, Fact] = {
    "established_staff": Fact(
        EMPLOYER_MONTH, "persons", "在编人数", "Insured on established posts"
    ),
    "contract_staff": Fact(
        EMPLOYER_MONTH, "persons", "一年及以上合同人数", "Insured on contracts of a year or more"
    ),
    "seasonal_staff": Fact(EMPLOYER_MONTH, "persons", "季节性用工人数", "Insured seasonal staff"),
    "moved_in": Fact(
        EMPLOYER_MONTH,
        "persons",
        "移入职工",
        "Disabled staff insured elsewhere: of a host by agreement, or of the contract's employer",
    ),
    "moved_out": Fact(
        EMPLOYER_MONTH,
        "persons",
        "移出职工",
        "Disabled staff insured here who are staff elsewhere",
    ),
    "staff_wages": Fact(
        EMPLOYER_MONTH, "fen", "在册职工工资", "Wages paid to the staff that is insured here"
    ),
    "wages_moved_in": Fact(
        EMPLOYER_MONTH, "fen", "移入职工工资", "All that those who moved in are paid, by whomever"
    ),
    "wages_moved_out": Fact(
        EMPLOYER_MONTH, "fen", "移出职工工资", "Wages paid here to those who moved out"
    ),
    "kind": Fact(EMPLOYER_YEAR, "code", "单位性质", "Kind of employer"),
    "is_small": Fact(EMPLOYER_YEAR, "truth", "小微企业", "Is a micro or small enterprise"),
    "years_since_registration": Fact(
        EMPLOYER_YEAR, "years", "成立年数", "Anniversaries of registration over by 31 December"
    ),
    "headcount_months": Fact(
        EMPLOYER_YEAR, "person_months", "职工人月", "Sum of the twelve months' staff"
    ),
    "counted_months": Fact(
        EMPLOYER_YEAR, "person_months", "计入人月", "Sum of what the twelve months count"
    ),
    "lapsed_months": Fact(
        EMPLOYER_YEAR,
        "person_months",
        "证件失效人月",
        "Counted months of persons whose certificate was not in force when papers were handed in",
    ),
    "wages_total": Fact(
        EMPLOYER_YEAR, "fen", "全年工资总额", "Wages of those who are staff, twelve months added"
    ),
    "has_declared": Fact(
        EMPLOYER_YEAR, "truth", "已按时申报", "Declared its disabled staff within the window"
    ),
    "arrears": Fact(PAYMENT, "fen", "欠缴费额", "Levy not paid in time, without any fee"),
    "due_day": Fact(PAYMENT, "day_number", "缴费期限最后一日", "Last day for payment"),
    "paid_day": Fact(PAYMENT, "day_number", "缴费日", "Day of payment"),
    "is_ordered": Fact(
        PAYMENT, "truth", "已责令限期缴纳", "Was warned and ordered to pay by a day"
    ),
    "ordered_day": Fact(
        PAYMENT, "day_number", "责令的期限", "Last day the order gives; the due day without one"
    ),
}
