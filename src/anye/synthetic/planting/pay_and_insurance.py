"""Situations of wages and social insurance, month by month."""

from anye.synthetic.planting.answers import RightAnswers, Why
from anye.synthetic.planting.feeds import ALL_YEAR, PAY, PlantedFeeds
from anye.synthetic.planting.people import PlantedEmployer, PlantedPerson
from anye.synthetic.planting.situations import situation


def _hired(feeds: PlantedFeeds) -> tuple[PlantedPerson, PlantedEmployer]:
    """Return a person of level 3 on a contract with an employer that declares."""
    person = feeds.holder()
    employer = feeds.employer(f"天津市薪酬{feeds.people.count:03d}有限公司")
    feeds.contract(person, employer)
    feeds.declares(employer)
    return person, employer


@situation("工资低于2023年11月上调后的最低工资", year=2023)
def wage_overtaken_in_2023(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """2,200 yuan: enough at 2,180, too little at 2,320 from November."""
    person, employer = _hired(feeds)
    feeds.insured(person, employer)
    feeds.paid(person, employer, ALL_YEAR, 220_000)
    truth.counts(person, employer, range(1, 11), 1, wage=220_000)
    truth.fails(person, employer, [11, 12], Why.WAGE_BELOW_MINIMUM)
    truth.year_of(employer, counted_months=10, wages_total=12 * 220_000)


@situation("工资低于2025年9月上调后的最低工资", year=2025)
def wage_overtaken_in_2025(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """2,400 yuan: enough at 2,320, too little at 2,510 from September."""
    person, employer = _hired(feeds)
    feeds.insured(person, employer)
    feeds.paid(person, employer, ALL_YEAR, 240_000)
    truth.counts(person, employer, range(1, 9), 1)
    truth.fails(person, employer, range(9, 13), Why.WAGE_BELOW_MINIMUM)
    truth.year_of(employer, counted_months=8)


@situation("工资恰为最低工资；差一分", year=2024)
def wage_at_the_minimum(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """2,320.00 counts; 2,319.99 in March does not."""
    person, employer = _hired(feeds)
    feeds.insured(person, employer)
    feeds.paid(person, employer, [1, 2, *range(4, 13)], 232_000)
    feeds.paid(person, employer, [3], 231_999)
    truth.counts(person, employer, [1, 2, *range(4, 13)], 1)
    truth.fails(person, employer, [3], Why.WAGE_BELOW_MINIMUM, wage=231_999)
    truth.year_of(employer, counted_months=11, wages_total=11 * 232_000 + 231_999)


@situation("全年合计高于最低工资，但个别月份低于")
def wage_low_in_some_months(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """Month by month, never the average: 1,500 in February and 9,000 in March."""
    person, employer = _hired(feeds)
    feeds.insured(person, employer)
    feeds.paid(person, employer, [1, *range(4, 13)])
    feeds.paid(person, employer, [2], 150_000)
    feeds.paid(person, employer, [3], 900_000)
    truth.counts(person, employer, [1, *range(3, 13)], 1)
    truth.fails(person, employer, [2], Why.WAGE_BELOW_MINIMUM)
    truth.year_of(employer, counted_months=11, wages_total=10 * PAY + 150_000 + 900_000)


@situation("个别月份无工资记录")
def no_wage_in_a_month(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """July's wage was not reported."""
    person, employer = _hired(feeds)
    feeds.insured(person, employer)
    feeds.paid(person, employer, [*range(1, 7), *range(8, 13)])
    truth.counts(person, employer, [*range(1, 7), *range(8, 13)], 1)
    truth.fails(person, employer, [7], Why.NO_WAGE_RECORD, wage=0)
    truth.year_of(employer, headcount_months=12, counted_months=11)


@situation("社保断缴两个月")
def insurance_gap(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """Not insured in May and June, and by the insured months not staff either."""
    person, employer = _hired(feeds)
    months = [*range(1, 5), *range(7, 13)]
    feeds.insured(person, employer, months)
    feeds.paid(person, employer)
    truth.counts(person, employer, months, 1)
    truth.fails(person, employer, [5, 6], Why.NOT_INSURED, insurance_status=0)
    truth.year_of(employer, headcount_months=10, counted_months=10, wages_total=10 * PAY)


@situation("社保欠缴一个月")
def insurance_in_arrears(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """March is owed; the person remains staff."""
    person, employer = _hired(feeds)
    feeds.insured(person, employer, [1, 2, *range(4, 13)])
    feeds.insured(person, employer, [3], status="欠缴")
    feeds.paid(person, employer)
    truth.counts(person, employer, [1, 2, *range(4, 13)], 1)
    truth.fails(person, employer, [3], Why.NOT_INSURED_IN_FULL, insurance_status=2)
    truth.year_of(employer, headcount_months=12, counted_months=11)


@situation("只缴部分险种")
def some_kinds_of_insurance_only(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """Work injury only, from October on."""
    person, employer = _hired(feeds)
    feeds.insured(person, employer, range(1, 10))
    feeds.insured(person, employer, range(10, 13), status="部分险种")
    feeds.paid(person, employer)
    truth.counts(person, employer, range(1, 10), 1)
    truth.fails(person, employer, range(10, 13), Why.NOT_INSURED_IN_FULL, insurance_status=3)


@situation("社保事后补缴")
def insurance_paid_later(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """Paid later is read as paid in full (unverified)."""
    person, employer = _hired(feeds)
    feeds.insured(person, employer, [*range(1, 4), *range(6, 13)])
    feeds.insured(person, employer, [4, 5], status="补缴")
    feeds.paid(person, employer)
    truth.counts(person, employer, ALL_YEAR, 1)
    truth.year_of(employer, counted_months=12)


@situation("一个月同时有两项不符合")
def two_reasons_in_one_month(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """Underpaid and in arrears in November: both reasons are told."""
    person, employer = _hired(feeds)
    feeds.insured(person, employer, [*range(1, 11), 12])
    feeds.insured(person, employer, [11], status="欠缴")
    feeds.paid(person, employer, [*range(1, 11), 12])
    feeds.paid(person, employer, [11], 90_000)
    truth.counts(person, employer, [*range(1, 11), 12], 1)
    truth.fails(person, employer, [11], Why.WAGE_BELOW_MINIMUM | Why.NOT_INSURED_IN_FULL)


@situation("持证人员只有工资，未参保、无合同")
def wages_only(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """Paid without being employed: odd jobs, whose pay is not the staff's."""
    person = feeds.holder(2)
    employer = feeds.employer("天津市渔阳零工有限公司")
    feeds.staff(employer, 1)
    feeds.paid(person, employer, [4, 5], 300_000)
    feeds.declares(employer)
    truth.fails(person, employer, [4, 5], Why.NO_POST_OR_CONTRACT | Why.NOT_INSURED)
    truth.unknown(person, employer, [1, 12])
    truth.year_of(employer, headcount_months=12, counted_months=0, wages_total=12 * PAY)
    truth.month_of(employer, [4, 5], headcount=1, wages=PAY, other_wages=300_000)
