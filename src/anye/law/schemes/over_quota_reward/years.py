"""Which employers are rewarded for a year, and with how much."""

from anye.kernel.ops import half_up, whole
from anye.kernel.units import Money, PerMille, ThousandthPersonMonths, Truth
from anye.law.levy.facts import EMPLOYER_YEAR
from anye.law.rule import rule

REWARD = "天津市超比例安排残疾人就业奖励（文号未见）"
FROM = "2019-12-27"


@rule(
    f"{REWARD}；发改价格规〔2019〕2015号",
    of=EMPLOYER_YEAR,
    zh="属于奖励范围",
    words="属于企业",
    start=FROM,
    standing="unverified",
    note="“二十问”说企业，见转引；民办非企业单位、个体工商户是否在内，未见规定。",
)
def is_rewarded_kind(levy__is_enterprise: Truth) -> Truth:
    """Is of a kind that is rewarded."""
    return levy__is_enterprise


@rule(
    f"{REWARD}；发改价格规〔2019〕2015号",
    of=EMPLOYER_YEAR,
    zh="已按时申报并审核",
    words="已按时申报",
    start=FROM,
    standing="unverified",
    note="奖励以审核认定的人数为准，为本系统的理解；先后次序未见规定。",
)
def has_filed(levy__has_declared: Truth) -> Truth:
    """Has filed the year in time."""
    return levy__has_declared


@rule(
    f"{REWARD}；发改价格规〔2019〕2015号",
    of=EMPLOYER_YEAR,
    zh="超过应安排比例，且达到一个计奖单位",
    words="超比例人月 ≥ 12 × 计奖单位",
    start=FROM,
    standing="unverified",
    note="所依据的超比例人月自注；不足一个计奖单位的不奖，为本系统的理解。",
)
def is_over_quota(levy__over_quota: ThousandthPersonMonths, step_per_mille: PerMille) -> Truth:
    """Employs more than the quota asks, by at least the least part that is rewarded."""
    return levy__over_quota >= 12 * step_per_mille


@rule(
    f"{REWARD}；发改价格规〔2019〕2015号",
    of=EMPLOYER_YEAR,
    zh="年度奖励额",
    words="超比例人月 ÷ 12，按计奖单位舍去余数，× 每人每年奖励标准，四舍五入到分",
    start=FROM,
    standing="unverified",
    note=(
        "“最高”如何确定、不足一人是否计、有无单位上限，均未见规定；"
        "内蒙古只计整数人，湖南可计小数（均非天津）。此处按计奖单位，标准取最高额。"
    ),
)
def amount(
    levy__over_quota: ThousandthPersonMonths, step_per_mille: PerMille, person_amount: Money
) -> Money:
    """What the year is rewarded with."""
    steps_over = whole(levy__over_quota, 12 * step_per_mille)
    return half_up(steps_over * step_per_mille * person_amount, 1000)
