"""Situations of employers' years: quota, tiers, exemption, declaration, founding and closing.

Where everybody earns 5,000 yuan a month the average year is 60,000.00 yuan, so one missing
person-month (a thousand thousandths) costs 500,000 fen and a thousandth of it 500 fen:
levy before relief = shortfall x 6,000,000 / 12,000 = shortfall x 500.
"""

from anye.synthetic.planting.answers import RightAnswers
from anye.synthetic.planting.feeds import PAY, PlantedFeeds
from anye.synthetic.planting.people import PlantedEmployer
from anye.synthetic.planting.situations import situation
from anye.synthetic.truth import TrueValue


def _firm(
    feeds: PlantedFeeds, staff: int, disabled: int = 0, /, **cells: TrueValue
) -> PlantedEmployer:
    """Register an employer with staff all year, some of level 3, that declares."""
    employer = feeds.employer(f"天津市比例{feeds.people.count:04d}有限公司", **cells)
    feeds.staff(employer, staff - disabled)
    for _ in range(disabled):
        feeds.works(feeds.holder(), employer)
    feeds.declares(employer, headcount_months=staff * 12, wages_total=f"{staff * 60_000}.00")
    return employer


@situation("年平均三十人的企业免征")
def average_of_30(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """360 person-months: owed 5,400 thousandths, 2,700,000 fen, all of it waived."""
    truth.year_of(
        _firm(feeds, 30),
        headcount_months=360,
        quota=5_400,
        shortfall=5_400,
        is_exempt=True,
        levy_before_relief=2_700_000,
        relief=2_700_000,
        levy_due=0,
    )


@situation("年平均三十点三三人的企业不免征")
def average_of_30_and_a_third(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """364 person-months are 30.33 a month, more than 30: 5,460 x 500, less 10 %."""
    employer = _firm(feeds, 30)
    feeds.staff(employer, 1, range(1, 5))
    truth.year_of(
        employer,
        headcount_months=364,
        shortfall=5_460,
        is_exempt=False,
        levy_before_relief=2_730_000,
        relief_per_mille=100,
        relief=273_000,
        levy_due=2_457_000,
    )


@situation("年平均三十一人的企业不免征")
def average_of_31(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """All 31 heads count: 5,580 x 500, less 10 %."""
    truth.year_of(
        _firm(feeds, 31),
        headcount_months=372,
        is_exempt=False,
        levy_before_relief=2_790_000,
        relief=279_000,
        levy_due=2_511_000,
    )


@situation("安排比例恰为百分之一，减按五成")
def exactly_one_per_cent(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """12 of 1,200 person-months: 18,000 - 12,000 = 6,000 x 500, half of it waived."""
    truth.year_of(
        _firm(feeds, 100, 1),
        headcount_months=1_200,
        counted_months=12,
        shortfall=6_000,
        levy_before_relief=3_000_000,
        relief_per_mille=500,
        levy_due=1_500_000,
    )


@situation("安排比例略低于百分之一，减按九成")
def just_below_one_per_cent(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """12 of 1,201 person-months: 18,015 - 12,000 = 6,015 x 500, a tenth waived."""
    employer = _firm(feeds, 100, 1)
    feeds.staff(employer, 1, [12])
    truth.year_of(
        employer,
        headcount_months=1_201,
        shortfall=6_015,
        levy_before_relief=3_007_500,
        relief_per_mille=100,
        relief=300_750,
        levy_due=2_706_750,
    )


@situation("恰好达到百分之一点五")
def exactly_the_quota(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """36 of 2,400 person-months are 1.5 %."""
    truth.year_of(
        _firm(feeds, 200, 3),
        headcount_months=2_400,
        counted_months=36,
        quota=36_000,
        shortfall=0,
        over_quota=0,
        meets_quota=True,
        levy_due=0,
    )


@situation("超比例安排")
def over_the_quota(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """Two of forty: 24,000 - 7,200 = 16,800 thousandths too many."""
    truth.year_of(
        _firm(feeds, 40, 2),
        headcount_months=480,
        counted_persons=2,
        quota=7_200,
        over_quota=16_800,
        meets_quota=True,
        levy_due=0,
    )


@situation("四十人企业未安排")
def employs_nobody(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """7,200 x 500, less 10 %."""
    truth.year_of(
        _firm(feeds, 40),
        credited_months=0,
        own_average_wage=6_000_000,
        charge_wage=6_000_000,
        levy_before_relief=3_600_000,
        levy_due=3_240_000,
    )


@situation("已安排但未申报，视为未安排")
def not_declared(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """Twelve months counted, none credited."""
    employer = feeds.employer("天津市未申报有限公司")
    feeds.staff(employer, 39)
    feeds.works(feeds.holder(), employer)
    truth.year_of(
        employer,
        counted_months=12,
        has_declared=False,
        credited_months=0,
        shortfall=7_200,
        levy_due=3_240_000,
        declared_headcount_months=-1,
    )


@situation("逾期申报，视为未安排", year=2025)
def declared_late(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """The window for 2025 closed on 31 October 2026; this came on 5 November."""
    employer = feeds.employer("天津市逾期申报有限公司")
    feeds.staff(employer, 39)
    feeds.works(feeds.holder(), employer)
    feeds.declares(employer, "2026-11-05", headcount_months=480)
    truth.year_of(
        employer,
        counted_months=12,
        has_declared=False,
        credited_months=0,
        levy_due=3_240_000,
        declared_headcount_months=480,
    )


@situation("申报期限最后一日申报", year=2025)
def declared_on_the_last_day(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """31 October 2026 is in time: 12,000 against 7,200."""
    employer = feeds.employer("天津市末日申报有限公司")
    feeds.staff(employer, 39)
    feeds.works(feeds.holder(), employer)
    feeds.declares(employer, "2026-10-31")
    truth.year_of(employer, has_declared=True, credited_months=12, over_quota=4_800, levy_due=0)


@situation("个体工商户不是缴费义务单位")
def sole_trader(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """Forty staff, no levy: not among the employers the ordinance names."""
    employer = feeds.employer("蓟州区渔阳大饭店", b"92", kind="个体工商户", industry="H6210")
    feeds.staff(employer, 40)
    truth.year_of(
        employer,
        is_liable=False,
        is_exempt=False,
        shortfall=7_200,
        levy_before_relief=0,
        levy_due=0,
    )


@situation("二十人的社会组织不享受企业免征")
def social_organisation_of_20(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """Only enterprises are exempt: 3,600 x 500, less 10 %."""
    employer = _firm(feeds, 20, kind="社会组织", industry="S9520", is_small="否")
    truth.year_of(
        employer,
        is_enterprise=False,
        is_exempt=False,
        levy_before_relief=1_800_000,
        levy_due=1_620_000,
    )


@situation("本单位平均工资高于社会平均工资两倍，按上限计费")
def wage_above_the_cap(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """360,000 a year, capped at twice 106,332 (2025): 7,200 x 21,266,400 / 12,000, less 10 %."""
    employer = feeds.employer("天津市高薪有限公司")
    feeds.staff(employer, 40, wage=3_000_000)
    feeds.declares(employer)
    truth.year_of(
        employer,
        own_average_wage=36_000_000,
        charge_wage=21_266_400,
        levy_before_relief=12_759_840,
        relief=1_275_984,
        levy_due=11_483_856,
    )


@situation("应纳费额需四舍五入到分，先算减免再相减")
def rounding_to_the_fen(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """31 staff at 5,000.03 yuan: the average year is 6,000,036 fen; 5,580 thousandths missing.

    5,580 x 6,000,036 / 12,000 = 2,790,016.74, so 2,790,017; a tenth is 279,001.7, so 279,002.
    """
    employer = feeds.employer("天津市分厘有限公司")
    feeds.staff(employer, 31, wage=500_003)
    feeds.declares(employer)
    truth.year_of(
        employer,
        own_average_wage=6_000_036,
        levy_before_relief=2_790_017,
        relief=279_002,
        levy_due=2_511_015,
    )


@situation("年中成立的企业")
def founded_mid_year(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """Eighty staff from July: 480 person-months, 40 a year, not exempt; 7,200 x 500, less 10 %."""
    employer = feeds.employer("天津市新立有限公司", registered_on=feeds.day(6, 18))
    feeds.staff(employer, 80, range(7, 13))
    feeds.declares(employer)
    truth.year_of(
        employer,
        months_reported=6,
        headcount_months=480,
        years_since_registration=0,
        is_exempt=False,
        levy_due=3_240_000,
    )


@situation("年中注销的企业")
def closed_mid_year(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """Sixty staff until April: 240 person-months, 20 a year: exempt."""
    employer = feeds.employer("天津市收业有限公司", closed_on=feeds.day(5, 6))
    feeds.staff(employer, 60, range(1, 5))
    feeds.declares(employer)
    truth.year_of(
        employer,
        months_reported=4,
        headcount_months=240,
        is_exempt=True,
        shortfall=3_600,
        levy_due=0,
    )


@situation("年中分立为两家")
def split_mid_year(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """A hundred until June; then sixty stay, and forty, one of level 2 among them, go."""
    old = feeds.employer("天津市合一有限公司")
    new = feeds.employer("天津市分立有限公司", registered_on=feeds.day(6, 25))
    feeds.staff(old, 60)
    feeds.staff(old, 39, range(1, 7))
    feeds.staff(new, 39, range(7, 13))
    person = feeds.holder(2)
    feeds.contract(person, old, ended_on=feeds.day(6, 30))
    feeds.contract(person, new, starts_on=feeds.day(7))
    for employer, months in ((old, range(1, 7)), (new, range(7, 13))):
        feeds.insured(person, employer, months)
        feeds.paid(person, employer, months)
        feeds.declares(employer)
    # 60 x 12 + 40 x 6 = 960; owed 14,400 - 12,000 = 2,400; 12 of 960 are 1.25 %: half.
    truth.year_of(old, headcount_months=960, counted_months=12, shortfall=2_400, levy_due=600_000)
    truth.year_of(new, headcount_months=240, counted_months=12, meets_quota=True, levy_due=0)


@situation("代码以字母开头的农村集体经济组织")
def code_beginning_with_a_letter(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """N2 is a valid beginning that some checkers refuse: 35 staff, 6,300 x 500, less 10 %."""
    employer = feeds.employer("蓟州区渔阳镇东村股份经济合作社", b"N2", industry="A0141")
    feeds.staff(employer, 35)
    feeds.declares(employer)
    truth.year_of(employer, headcount_months=420, levy_due=2_835_000)


@situation("登记在册但全年无参保无工资")
def employer_without_months(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """Listed with its problem; no amount is made up."""
    employer = feeds.employer("天津市停业有限公司")
    truth.year_of(employer, problem="no_months", months_reported=0, headcount_months=0)


@situation("有参保无工资记录的单位")
def employer_without_wages(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """Forty staff and not one wage: listed."""
    employer = feeds.employer("天津市无薪有限公司")
    for _ in range(40):
        feeds.insured(feeds.people.person(), employer)
    truth.year_of(employer, problem="no_wages", headcount_months=480, wages_total=0)


@situation("参保单位未在登记名册中")
def unregistered_employer(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """Its code is valid, the register does not know it: kept, and listed."""
    employer = feeds.people.employer("", b"91")
    person = feeds.holder()
    feeds.works(person, employer)
    feeds.staff(employer, 2)
    truth.counts(person, employer, range(1, 13), 1)
    truth.finding("unregistered_employer", employer=employer)
    truth.year_of(employer, problem="unregistered", headcount_months=36, wages_total=36 * PAY)
