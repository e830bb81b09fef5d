"""By which yearly wage a missing person is priced.

| from       | wage                                                                       |
|------------|----------------------------------------------------------------------------|
| 2007-05-01 | the local average                                                          |
| 2015-10-01 | the employer's own average                                                 |
| 2017-04-01 | the own average, at most 3 times the local one (2 times from 2018-04-01)   |
| 2020-01-01 | the same cap of 2, on the weighted average of non-private and private units |
"""

from anye.kernel.ops import half_up, larger, smaller
from anye.kernel.units import Money, PersonMonths, Times
from anye.law.levy.facts import EMPLOYER_YEAR
from anye.law.rule import rule


@rule(
    "财税〔2015〕72号第八条",
    of=EMPLOYER_YEAR,
    zh="本单位年平均工资",
    words="职工全年工资总额 × 12 ÷ 职工人月，四舍五入到分（无职工人月时以1人月计）",
    start="2015-10-01",
    standing="secondary",
    note=(
        "公式见转引的第八条；两位小数见一份真实申报表（广东，2024年度）。"
        "年中成立的单位人数仍按12个月平均，为本系统的理解。"
    ),
)
def own_average_wage(wages_total: Money, headcount_months: PersonMonths) -> Money:
    """Average yearly wage the employer itself paid."""
    return half_up(wages_total * 12, larger(headcount_months, 1))


@rule(
    "财税〔2017〕18号；财税〔2018〕39号",
    name="wage_cap",
    of=EMPLOYER_YEAR,
    zh="计费工资上限",
    words="封顶倍数 × 当地社会平均工资",
    start="2017-04-01",
    end="2020-01-01",
    standing="secondary",
    note="倍数及起始日见转引，文号39号凭记忆。",
)
def wage_cap_by_local_average(cap_times: Times, social_average_wage: Money) -> Money:
    """Highest yearly wage by which the levy is worked out."""
    return cap_times * social_average_wage


@rule(
    "财政部公告2019年第98号第一条",
    of=EMPLOYER_YEAR,
    zh="计费工资上限",
    words="封顶倍数 × 当地社会平均工资（城镇非私营与私营单位加权平均）",
    start="2020-01-01",
)
def wage_cap(cap_times: Times, social_average_wage: Money) -> Money:
    """Highest yearly wage by which the levy is worked out, on the weighted local average."""
    return cap_times * social_average_wage


@rule(
    "残疾人就业条例第九条及各地征收办法",
    name="charge_wage",
    of=EMPLOYER_YEAR,
    zh="计费年平均工资",
    words="当地上年度社会平均工资",
    start="2007-05-01",
    end="2015-10-01",
    standing="secondary",
    note="旧公式见一个县级年审系统的说明页；各地规定不一。",
)
def charge_wage_local(social_average_wage: Money) -> Money:
    """Yearly wage by which a missing person was priced: the local average."""
    return social_average_wage


@rule(
    "财税〔2015〕72号第八条",
    name="charge_wage",
    of=EMPLOYER_YEAR,
    zh="计费年平均工资",
    words="本单位年平均工资",
    start="2015-10-01",
    end="2017-04-01",
    standing="secondary",
    note="公式见转引的第八条。",
)
def charge_wage_own(own_average_wage: Money) -> Money:
    """Yearly wage by which a missing person is priced: the employer's own average."""
    return own_average_wage


@rule(
    "财税〔2017〕18号；财税〔2018〕39号；财政部公告2019年第98号第一条",
    of=EMPLOYER_YEAR,
    zh="计费年平均工资",
    words="本单位年平均工资与计费工资上限中较低者",
    start="2017-04-01",
    standing="secondary",
    note="98号第一条已见原文；17号见转引，39号文号凭记忆；本单位年平均工资见转引。",
)
def charge_wage(own_average_wage: Money, wage_cap: Money) -> Money:
    """Yearly wage by which a missing person is priced: the own average, up to the cap."""
    return smaller(own_average_wage, wage_cap)
