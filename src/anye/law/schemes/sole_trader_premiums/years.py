"""How much of a year's premiums is paid back to a sole trader."""

from anye.kernel.ops import half_up, smaller
from anye.kernel.units import Money, PerMille, Truth
from anye.law.rule import rule
from anye.law.schemes.sole_trader_premiums.facts import TRADER_YEAR

PREMIUMS = "关于对残疾人个体工商户社会保险费给予补贴的办法（文号未见）"
SEEN = "见2012年转引；其后的标准未见。"
FROM = "2012-01-01"
NOTHING = 0


@rule(
    PREMIUMS,
    of=TRADER_YEAR,
    zh="由残疾人经营",
    words="残疾人本人经营",
    start=FROM,
    standing="secondary",
    note=SEEN,
)
def is_run_by_holder(is_owner: Truth) -> Truth:
    """Is run by a person with a disability."""
    return is_owner


@rule(
    PREMIUMS,
    of=TRADER_YEAR,
    zh="已缴保险费",
    words="本人或残疾雇工有已缴的保险费",
    start=FROM,
    standing="secondary",
    note=SEEN,
)
def has_paid(own_premiums: Money, staff_premiums: Money) -> Truth:
    """Has paid premiums."""
    return own_premiums + staff_premiums > NOTHING


@rule(
    PREMIUMS,
    of=TRADER_YEAR,
    zh="本人保险费补贴额",
    words="本人缴纳的保险费 × 本人补贴比例，四舍五入到分，不超过本人补贴上限",
    start=FROM,
    standing="secondary",
    note=SEEN,
)
def of_own(own_premiums: Money, own_per_mille: PerMille, own_most: Money) -> Money:
    """What is paid back of the trader's own premiums."""
    return smaller(half_up(own_premiums * own_per_mille, 1000), own_most)


@rule(
    PREMIUMS,
    of=TRADER_YEAR,
    zh="雇工保险费补贴额",
    words="为残疾雇工缴纳的保险费 × 雇工补贴比例，四舍五入到分，不超过雇工补贴上限",
    start=FROM,
    standing="unverified",
    note="见2012年转引；上限按每人还是每户，未见，此处按每户。",
)
def of_staff(staff_premiums: Money, staff_per_mille: PerMille, staff_most: Money) -> Money:
    """What is paid back of the premiums for staff with disabilities."""
    return smaller(half_up(staff_premiums * staff_per_mille, 1000), staff_most)


@rule(
    PREMIUMS,
    of=TRADER_YEAR,
    zh="年度社会保险补贴额",
    words="本人保险费补贴额 + 雇工保险费补贴额",
    start=FROM,
    standing="unverified",
    note="见2012年转引；两项相加为本系统的理解。",
)
def amount(of_own: Money, of_staff: Money) -> Money:
    """What is paid back for the year."""
    return of_own + of_staff
