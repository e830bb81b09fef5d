"""What assessment yields: each person's months, each employer's months and years."""

from collections.abc import Mapping

from anye.tables.feeds.accepted import EMPLOYER, MONTH, PERSON, SOURCE_ROW, TOWNSHIP
from anye.tables.shape import Column, DType, Shape


def _figure(dtype: DType, zh: str, says: str) -> Column:
    return Column(dtype, "official", zh, says)


def _person(dtype: DType, zh: str, says: str) -> Column:
    return Column(dtype, "health", zh, says)


def _elsewhere(dtype: DType, zh: str, says: str) -> Column:
    return Column(dtype, "elsewhere", zh, says)


PERSON_MONTHS = Shape(
    name="person_months",
    zh="人员月度认定",
    key=("month", "employer_id", "person_id"),
    columns={
        "month": MONTH,
        "employer_id": EMPLOYER,
        "person_id": PERSON,
        "credit_to": Column("int64", "official", "计入单位", "Employer that gets the count"),
        "counts": _person("int8", "当月计入人数", "0, 1 or 2"),
        "failed": _person("int32", "未计入原因", "One bit per reason, in the law's order"),
        "disability_level": _person("int8", "残疾人证等级", "Of the certificate in force; 0: none"),
        "military_level": _person("int8", "残疾军人证等级", "Of the certificate in force; 0: none"),
        "age_months": _person("int32", "月龄", "Completed months of age on the month's first day"),
        "birth_month": _person("int32", "出生月份", "Year x 12 + month - 1, by the resident ID"),
        "retires_at_fifty": _person("bool", "原法定退休年龄为50周岁", "A woman, by her post"),
        "is_male": _person("bool", "性别", "Male, by the resident ID"),
        "is_established": _person("bool", "在编", "Holds an established post in the month"),
        "contract_months": _person("int32", "合同月数", "Agreed length; 9999: open-ended, 0: none"),
        "contract_employers": _elsewhere("int32", "签约单位数", "Employers of a lasting post"),
        "wage": Column("int64", "pay", "工资", "Wage here in fen"),
        "wage_elsewhere": _elsewhere("int64", "他处工资", "Highest wage at another employer, fen"),
        "insurance_status": _person("int8", "缴费状态", "Here; 0: not insured"),
        "insurance_status_elsewhere": _elsewhere("int8", "他处缴费状态", "Best elsewhere; 0: none"),
        "paying_insurers": _elsewhere("int32", "发薪兼参保单位数", "Employers that pay and insure"),
        "dispatch_side": _person("int8", "派遣计入方", "0 none, 1 agency, 2 host, 3 both, 4 two"),
        "employer_has_ended": _figure("bool", "单位已注销", "Ended before the month"),
        "claims": _elsewhere(
            "int32", "符合单位数", "Employers whose month passes every other test"
        ),
        "certificate_row": SOURCE_ROW,
        "other_certificate_row": SOURCE_ROW,  # another in force in the month; 0: none
        "contract_row": SOURCE_ROW,
        "insurance_row": SOURCE_ROW,
        "wage_row": SOURCE_ROW,
        "dispatch_row": SOURCE_ROW,
        "other_dispatch_row": SOURCE_ROW,
    },
)

EMPLOYER_MONTHS = Shape(
    name="employer_months",
    zh="单位月度人数",
    key=("month", "employer_id"),
    columns={
        "month": MONTH,
        "employer_id": EMPLOYER,
        "established_staff": _figure("int32", "在编人数", "Insured on established posts"),
        "contract_staff": _figure("int32", "一年及以上合同人数", "Insured, on a lasting contract"),
        "short_staff": _figure("int32", "不满一年合同人数", "Insured on shorter contracts"),
        "seasonal_staff": _figure("int32", "季节性用工人数", "Insured seasonal staff"),
        "moved_in": _figure("int32", "移入职工", "Disabled staff insured elsewhere"),
        "moved_out": _figure("int32", "移出职工", "Disabled and insured here, staff elsewhere"),
        "headcount": _figure("int32", "在职职工人数", "Staff of the month by the law"),
        "counted": _figure("int32", "折算后计入人数", "Sum of counts, severe ones twice"),
        "counted_persons": _figure("int32", "计入的残疾职工", "Whose month counts, once each"),
        "staff_wages": _figure("int64", "在册职工工资", "Of the staff insured here, fen"),
        "wages_moved_in": _figure("int64", "移入职工工资", "Of those who moved in, fen"),
        "wages_moved_out": _figure("int64", "移出职工工资", "Of those who moved out, fen"),
        "wages": _figure("int64", "当月工资总额", "Wages of the month's staff by the law, fen"),
        "other_wages": _figure("int64", "其他人员工资", "Paid to persons who are no staff, fen"),
    },
)

# The facts of an employer's year; every rule of the year adds a column after these.
EMPLOYER_YEAR_FACTS: Mapping[str, Column] = {
    "year": Column("int32", "open", "年度", "Year of the facts (费款所属期)"),
    "employer_id": EMPLOYER,
    "kind": Column("int8", "open", "单位性质", "Code list employer_kinds"),
    "township": TOWNSHIP,
    "is_school": Column("bool", "open", "中小学或幼儿园", "Excepted from the public-body duty"),
    "is_small": _figure("bool", "小微企业", "Micro or small enterprise"),
    "established_posts": _figure("int32", "编制数", "Posts of the establishment"),
    "years_since_registration": _figure("int32", "成立年数", "Anniversaries over by 31 December"),
    "months_reported": _figure("int32", "有数据月数", "Months with any staff or wages"),
    "headcount_months": _figure("int64", "职工人月", "Sum of twelve headcounts"),
    "counted_months": _figure("int64", "计入人月", "Sum of twelve counted"),
    "counted_persons": _figure("int32", "计入的残疾职工", "Persons with a month that counts"),
    "persons_at_year_end": _figure(
        "int32", "年末安排残疾人数", "Persons whose month of December counts"
    ),
    "lapsed_months": _figure(
        "int64", "证件失效人月", "Counted, of persons whose certificate had expired at filing"
    ),
    "wages_total": _figure("int64", "全年工资总额", "Fen"),
    "has_declared": _figure("bool", "已按时申报", "Declared within the window"),
    "declared_on": _figure("date", "申报日期", "Day of the declaration; empty: none"),
    "declared_headcount_months": _figure("int64", "申报职工人月", "As declared; -1: none"),
    "declared_wages_total": _figure("int64", "申报工资总额", "As declared; -1: none"),
    "problem": Column("text", "official", "疑点", "Why no amount; empty: none"),
}
