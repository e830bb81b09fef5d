"""What an employer owes for a year below the quota (残疾人就业保障金).

The days are law days: the levy of a year is by default decided by the law of the day on which it
is paid (``anye.law.law_day``), so the staff of 2019, paid for in 2020, have the tiers.

"Within three years of the day of registration" is read by the day: an enterprise is exempt for a
year on whose last day the third anniversary is not over.

| from       | exemption                                            | tiers                   |
|------------|------------------------------------------------------|-------------------------|
| 2015-10-01 | micro or small enterprise, 3 years, at most 20 staff | none                    |
| 2017-04-01 | enterprise, 3 years, at most 30 staff                | none                    |
| 2020-01-01 | enterprise, at most 30 staff                         | 90 %; 50 % from 1 % on  |
| 2028-01-01 | not known: the parameter is null, reading it errs    | not known               |

Before 2015-10-01 exemptions and reliefs were local and are not in this book: only the levy
before relief can be worked out.
"""

from anye.kernel.ops import half_up, pick, steps
from anye.kernel.units import (
    Money,
    PerMille,
    PersonMonths,
    Persons,
    ThousandthPersonMonths,
    Tiers,
    Truth,
    Years,
)
from anye.law.levy.facts import EMPLOYER_YEAR
from anye.law.rule import rule

_AVERAGE_OVER_30 = (
    "年平均人数不是整数（如30.3人）时是否仍属以内，未见规定；按未取整的年平均人数比较。"
)
_THREE_YEARS = (
    "“自工商登记注册之日起三年内”按日读：到年度末（12月31日）第三个周年日未过的，该年度免征；"
    "另有两种读法未取：年末已满年数不超过3年（多免一年），以及满三年的当年按月分段；何者为准未见规定。"
)


@rule(
    "残疾人就业条例第九条；财税〔2015〕72号第八条",
    of=EMPLOYER_YEAR,
    zh="减免前应纳费额",
    words="缴费义务单位：差额人月 ÷ 12 × 计费年平均工资，四舍五入到分；其他单位为0",
    start="2007-05-01",
    standing="secondary",
    note="公式见转引的第八条；两位小数见一份真实申报表（广东，2024年度）。",
)
def levy_before_relief(
    is_liable: Truth, shortfall: ThousandthPersonMonths, charge_wage: Money
) -> Money:
    """Levy of the year before any relief."""
    return pick(is_liable, half_up(shortfall * charge_wage, 12000), 0)


@rule(
    "财税〔2015〕72号第十六条（小微企业免征）",
    name="is_exempt",
    of=EMPLOYER_YEAR,
    zh="免征",
    words="小微企业，自注册登记之日起至年度末未过规定年数，且职工人月不超过免征人数上限 × 12",
    start="2015-10-01",
    end="2017-04-01",
    standing="unverified",
    note=f"条件见转引，条号（第十六条）未核。{_THREE_YEARS}{_AVERAGE_OVER_30}",
)
def is_exempt_small_and_young(
    is_enterprise: Truth,
    is_small: Truth,
    years_since_registration: Years,
    small_years: Years,
    headcount_months: PersonMonths,
    small_headcount: Persons,
) -> Truth:
    """Is exempt: a micro or small enterprise in its first years with few staff."""
    is_young = years_since_registration < small_years
    return is_enterprise & is_small & is_young & (headcount_months <= small_headcount * 12)


@rule(
    "财税〔2017〕18号第二条",
    name="is_exempt",
    of=EMPLOYER_YEAR,
    zh="免征",
    words="企业，自注册登记之日起至年度末未过规定年数，且职工人月不超过免征人数上限 × 12",
    start="2017-04-01",
    end="2020-01-01",
    standing="unverified",
    note=f"条件见转引，起始日凭记忆。{_THREE_YEARS}{_AVERAGE_OVER_30}",
)
def is_exempt_young(
    is_enterprise: Truth,
    years_since_registration: Years,
    small_years: Years,
    headcount_months: PersonMonths,
    small_headcount: Persons,
) -> Truth:
    """Is exempt: an enterprise in its first years with few staff."""
    is_young = years_since_registration < small_years
    return is_enterprise & is_young & (headcount_months <= small_headcount * 12)


@rule(
    "财政部公告2019年第98号第四条；财政部公告2023年第8号第二条",
    of=EMPLOYER_YEAR,
    zh="免征",
    words="企业，且职工人月不超过免征人数上限 × 12",
    start="2020-01-01",
    standing="unverified",
    note=f"条件已见原文。{_AVERAGE_OVER_30}",
)
def is_exempt(
    is_enterprise: Truth, headcount_months: PersonMonths, small_headcount: Persons
) -> Truth:
    """Is exempt: an enterprise with few staff, however old."""
    return is_enterprise & (headcount_months <= small_headcount * 12)


@rule(
    "财税〔2015〕72号第八条",
    name="due_per_mille",
    of=EMPLOYER_YEAR,
    zh="征缴比例",
    words="达到应安排比例或免征的为0；其他为全额",
    start="2015-10-01",
    end="2020-01-01",
    standing="secondary",
    note="2020年以前未见分档减缴。",
)
def due_per_mille_whole(meets_quota: Truth, is_exempt: Truth) -> PerMille:
    """Part of the levy to be paid: all of it, unless exempt."""
    return pick(meets_quota | is_exempt, 0, 1000)


@rule(
    "财政部公告2019年第98号第三条；财政部公告2023年第8号第一条",
    of=EMPLOYER_YEAR,
    zh="征缴比例",
    words=(
        "达到应安排比例或免征的为0；其他按认定安排人月 ÷ 职工人月所达到的最高一档"
        "（用整数交叉相乘比较，恰为1%即达到1%）"
    ),
    start="2020-01-01",
    standing="secondary",
    note="分档已见原文；比例用折算后人数计算，系由申报表只有一个“实际安排人数”推知。",
)
def due_per_mille(
    meets_quota: Truth,
    is_exempt: Truth,
    credited: ThousandthPersonMonths,
    headcount_months: PersonMonths,
    due_tiers: Tiers,
) -> PerMille:
    """Part of the levy to be paid, by the tier the employer reaches."""
    by_tier = steps(credited, headcount_months * 1000, due_tiers)
    return pick(meets_quota | is_exempt, 0, by_tier)


@rule(
    "残疾人就业保障金缴费申报表第8栏",
    of=EMPLOYER_YEAR,
    zh="减免比例",
    words="100% - 征缴比例",
    start="2015-10-01",
    standing="secondary",
    note="申报表栏目见转引。",
)
def relief_per_mille(due_per_mille: PerMille) -> PerMille:
    """Part of the levy that is waived."""
    return 1000 - due_per_mille


@rule(
    "残疾人就业保障金缴费申报表第8栏",
    of=EMPLOYER_YEAR,
    zh="减免费额",
    words="减免前应纳费额 × 减免比例，四舍五入到分",
    start="2015-10-01",
    standing="secondary",
    note="先算减免费额并取整再相减，见一份真实申报表（广东，2024年度）。",
)
def relief(levy_before_relief: Money, relief_per_mille: PerMille) -> Money:
    """Amount waived: worked out and rounded first, then subtracted."""
    return half_up(levy_before_relief * relief_per_mille, 1000)


@rule(
    "残疾人就业保障金缴费申报表（第7栏减第8栏）",
    of=EMPLOYER_YEAR,
    zh="应缴费额",
    words="减免前应纳费额 - 减免费额",
    start="2015-10-01",
    standing="secondary",
    note=(
        "申报表栏目见转引；适用哪一年的规定，见“适用规定的年度”。"
        "遇困难的减征、缓缴（财税〔2015〕72号第十七条，凭记忆）由征收机关批准，不在计算之内。"
    ),
)
def levy_due(levy_before_relief: Money, relief: Money) -> Money:
    """Levy to be paid for the year."""
    return levy_before_relief - relief
