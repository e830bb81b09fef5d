"""Reasons by code: why an employer sees a month otherwise, and why the office does not."""

from collections.abc import Mapping

from anye_desk.frame.language import Text

CLAIMS: Mapping[str, Text] = {
    "worked_here": Text("当月在本单位工作", "worked here in the month"),
    "certificate": Text("当月有有效的残疾人证", "the certificate was in force in the month"),
    "contract": Text("有一年以上合同或在编", "a contract of a year or an established post"),
    "wage_paid": Text("当月工资已足额发放", "the wage of the month was paid in full"),
    "insured": Text("当月社会保险已缴纳", "the insurance of the month was paid"),
    "dispatch": Text("派遣协议约定计入本单位", "the dispatch agreement counts it here"),
    "left": Text("当月已不在本单位", "had left by the month"),
}
REFUSALS: Mapping[str, Text] = {
    "no_certificate": Text("当月无有效残疾人证", "no certificate in force in the month"),
    "not_of_age": Text("不在就业年龄段", "not of working age"),
    "no_contract": Text("无一年以上合同，也不在编", "no contract of a year, no established post"),
    "low_wage": Text("工资低于最低工资标准", "wage below the minimum"),
    "not_insured": Text("社会保险未缴或未足额", "insurance not paid, or not in full"),
    "elsewhere": Text("已计入另一单位", "counts at another employer"),
    "not_verified": Text("所述情况未能核实", "what is said could not be verified"),
}
