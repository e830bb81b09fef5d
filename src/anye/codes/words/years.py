"""What is wrong with an employer's year or with the rows it follows from."""

from collections.abc import Mapping

from anye.codes.words import Words

PROBLEMS: Mapping[str, Words] = {  # of an employer's year
    "unregistered": ("未登记", "not in the register"),
    "no_months": ("全年无参保、无工资", "neither insurance nor wages"),
    "no_staff": ("有工资、无参保", "wages but no insured staff"),
    "no_wages": ("有职工、无工资", "staff but no wages"),
}
WHY_NO_AMOUNT: Mapping[str, Words] = {  # the same problems, each in a sentence
    "unregistered": (
        "登记中没有此单位，仅见于其他部门的数据",
        "Not in the register; only other feeds name it",
    ),
    "no_months": (
        "全年没有任何月度数据，既无参保也无工资",
        "No monthly record in the whole year, neither insurance nor wages",
    ),
    "no_staff": (
        "有工资而全年没有参保职工，职工人数无从认定",
        "Wages, but no insured staff in the whole year: how many they are is not known",
    ),
    "no_wages": (
        "有参保职工而全年没有在职职工的工资数据，年平均工资无从认定",
        "Insured staff, but no wages of staff in the whole year: the average is not known",
    ),
}
FINDINGS: Mapping[str, Words] = {  # of linkage
    "name_differs": ("同一证件号姓名不一致", "one ID, differing names"),
    "unregistered_employer": ("未登记的单位", "employer not in the register"),
}
