"""Situations of contracts and posts, of moves and of two employers at once."""

from anye.synthetic.planting.answers import RightAnswers, Why
from anye.synthetic.planting.feeds import ALL_YEAR, PAY, POST, SEASONAL, SHORT, PlantedFeeds
from anye.synthetic.planting.people import PlantedEmployer
from anye.synthetic.planting.situations import situation


def _shop(feeds: PlantedFeeds) -> PlantedEmployer:
    """Register a small employer that declares."""
    employer = feeds.employer(f"天津市合同{feeds.people.count:03d}有限公司")
    feeds.declares(employer)
    return employer


@situation("劳动合同十一个月")
def contract_of_eleven_months(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """Too short to count, and by art. 8 not staff either; two others are."""
    person, employer = feeds.holder(), _shop(feeds)
    feeds.staff(employer, 2)
    feeds.contract(person, employer, form=SHORT, starts_on=feeds.day(1), ends_on=feeds.day(11, 30))
    feeds.insured(person, employer, range(1, 12), form=SHORT)
    feeds.paid(person, employer, range(1, 12))
    why = Why.CONTRACT_SHORTER_THAN_A_YEAR
    truth.fails(person, employer, range(1, 12), why, contract_months=11)
    truth.unknown(person, employer, [12])
    truth.month_of(employer, range(1, 12), short_staff=1, contract_staff=2, headcount=2)
    truth.year_of(employer, headcount_months=24, counted_months=0)


@situation("合同单位年中注销，此后由另一单位发薪参保")
def employer_merged_away(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """Ended on 1 July; who took the contract over is not in the feeds, so it counts nowhere."""
    person, heir = feeds.holder(), _shop(feeds)
    old = feeds.employer(f"天津市合同{feeds.people.count:03d}有限公司", closed_on=feeds.day(7))
    feeds.contract(person, old)
    feeds.insured(person, old, range(1, 7))
    feeds.paid(person, old, range(1, 7))
    feeds.insured(person, heir, range(7, 13))
    feeds.paid(person, heir, range(7, 13))
    truth.counts(person, old, range(1, 7), 1)
    why = Why.NO_WAGE_RECORD | Why.NOT_INSURED | Why.EMPLOYER_HAS_ENDED
    truth.fails(person, old, range(7, 13), why)
    truth.fails(person, heir, range(7, 13), Why.NO_POST_OR_CONTRACT)


@situation("劳动合同恰满十二个月")
def contract_of_twelve_months(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """1 January to 31 December is a year."""
    person, employer = feeds.holder(), _shop(feeds)
    feeds.contract(person, employer, starts_on=feeds.day(1), ends_on=feeds.day(12, 31))
    feeds.insured(person, employer)
    feeds.paid(person, employer)
    truth.counts(person, employer, ALL_YEAR, 1, contract_months=12)


@situation("劳动合同差一天满一年")
def contract_a_day_short_of_a_year(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """1 January to 30 December is eleven whole months."""
    person, employer = feeds.holder(), _shop(feeds)
    feeds.contract(person, employer, starts_on=feeds.day(1), ends_on=feeds.day(12, 30))
    feeds.insured(person, employer)
    feeds.paid(person, employer)
    why = Why.CONTRACT_SHORTER_THAN_A_YEAR
    truth.fails(person, employer, ALL_YEAR, why, contract_months=11)


@situation("事业编人员无劳动合同")
def established_post_without_contract(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """A post is enough; the feed of posts has no agreed end."""
    person = feeds.holder()
    employer = feeds.employer(
        "天津市蓟州区渔阳文化馆",
        b"12",
        kind="事业单位",
        industry="R8860",
        established_posts=12,
        is_small="否",
    )
    feeds.works(person, employer, form=POST)
    feeds.declares(employer)
    truth.counts(person, employer, ALL_YEAR, 1, is_established=True)
    truth.month_of(employer, ALL_YEAR, established_staff=1, headcount=1, counted=1)


@situation("参保且有工资，但无劳动合同")
def no_contract(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """Insured and paid on no contract at all."""
    person, employer = feeds.holder(), _shop(feeds)
    feeds.insured(person, employer)
    feeds.paid(person, employer)
    truth.fails(person, employer, ALL_YEAR, Why.NO_POST_OR_CONTRACT, contract_months=0)


@situation("合同提前解除，社保未及时减员")
def contract_ended_early(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """Ended in fact on 20 July: July counts, the rest does not, though still insured and paid."""
    person, employer = feeds.holder(), _shop(feeds)
    start, end = feeds.day(1, before=2), feeds.day(12, 31)
    feeds.contract(person, employer, starts_on=start, ends_on=end, ended_on=feeds.day(7, 20))
    feeds.insured(person, employer)
    feeds.paid(person, employer)
    truth.counts(person, employer, range(1, 8), 1, contract_months=36)
    truth.fails(person, employer, range(8, 13), Why.NO_POST_OR_CONTRACT)


@situation("合同年中到期后续签")
def contract_renewed(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """Two years until 31 May, then open-ended: no month is lost."""
    person, employer = feeds.holder(), _shop(feeds)
    feeds.contract(person, employer, starts_on=feeds.day(6, before=2), ends_on=feeds.day(5, 31))
    feeds.contract(person, employer, starts_on=feeds.day(6))
    feeds.insured(person, employer)
    feeds.paid(person, employer)
    truth.counts(person, employer, range(1, 6), 1, contract_months=24)
    truth.counts(person, employer, range(6, 13), 1, contract_months=9999)


@situation("季节性用工")
def seasonal_staff(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """Six persons for four months are two of a year; one of them has a certificate, in vain."""
    employer = _shop(feeds)
    feeds.staff(employer, 1)
    person = feeds.holder()
    for worker in (person, *(feeds.people.person() for _ in range(5))):
        feeds.contract(
            worker, employer, form=SEASONAL, starts_on=feeds.day(6), ends_on=feeds.day(9, 30)
        )
        feeds.insured(worker, employer, range(6, 10), form=SEASONAL)
        feeds.paid(worker, employer, range(6, 10))
    truth.fails(person, employer, range(6, 10), Why.CONTRACT_SHORTER_THAN_A_YEAR, contract_months=4)
    truth.month_of(employer, range(6, 10), seasonal_staff=6, contract_staff=1, headcount=7)
    truth.year_of(employer, headcount_months=12 + 6 * 4, counted_months=0)


@situation("年中换单位，前后衔接")
def change_of_employer(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """At one employer until June, at another from July."""
    person, first, second = feeds.holder(2), _shop(feeds), _shop(feeds)
    feeds.contract(person, first, ended_on=feeds.day(6, 30))
    feeds.contract(person, second, starts_on=feeds.day(7))
    for employer, months in ((first, range(1, 7)), (second, range(7, 13))):
        feeds.insured(person, employer, months)
        feeds.paid(person, employer, months)
        truth.counts(person, employer, months, 2)
        truth.year_of(employer, headcount_months=6, counted_months=12)


@situation("同月两个单位均符合条件")
def two_employers_in_one_month(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """Both have contract, pay and insurance from April to June: counted at neither."""
    person, first, second = feeds.holder(), _shop(feeds), _shop(feeds)
    feeds.works(person, first)
    feeds.contract(person, second, starts_on=feeds.day(4), ended_on=feeds.day(6, 30))
    feeds.insured(person, second, range(4, 7))
    feeds.paid(person, second, range(4, 7))
    both = range(4, 7)
    truth.counts(person, first, [1, 2, 3, *range(7, 13)], 1, claims=1)
    truth.fails(person, first, both, Why.CLAIMED_BY_TWO_EMPLOYERS, claims=2)
    truth.fails(person, second, both, Why.CLAIMED_BY_TWO_EMPLOYERS, claims=2)
    truth.year_of(first, headcount_months=12, counted_months=9)
    truth.year_of(second, headcount_months=3, counted_months=0)


@situation("同月两个单位，仅一处符合条件")
def two_employers_one_qualifies(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """A short side job does not cost the main employer its count."""
    person, first, second = feeds.holder(), _shop(feeds), _shop(feeds)
    feeds.works(person, first)
    feeds.contract(person, second, form=SHORT, starts_on=feeds.day(5), ends_on=feeds.day(8, 31))
    feeds.insured(person, second, range(5, 9), form=SHORT)
    feeds.paid(person, second, range(5, 9), 260_000)
    truth.counts(person, first, ALL_YEAR, 1, claims=1)
    truth.fails(person, second, range(5, 9), Why.CONTRACT_SHORTER_THAN_A_YEAR)


@situation("发薪和参保同属另一单位，与合同单位不一致，两处均不计入")
def paid_and_insured_elsewhere(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """Contract with one company, pay and insurance both at its sister: the count does not move."""
    person, company, sister = feeds.holder(), _shop(feeds), _shop(feeds)
    feeds.staff(company, 1)
    feeds.contract(person, company)
    feeds.insured(person, sister)
    feeds.paid(person, sister)
    why = Why.NO_WAGE_RECORD | Why.NOT_INSURED
    truth.fails(person, company, ALL_YEAR, why, wage=0, insurance_status=0)
    truth.fails(person, sister, ALL_YEAR, Why.NO_POST_OR_CONTRACT)
    truth.year_of(company, headcount_months=12, counted_months=0, wages_total=12 * PAY)
    truth.year_of(sister, headcount_months=12, counted_months=0, wages_total=12 * PAY)


@situation("发薪单位与参保单位不一致，计入合同单位，人数和工资随之移动")
def paid_and_insured_at_two_others(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """Contract with one, pay by a second, insurance at a third (残联厅函〔2022〕63号)."""
    person, company, payer, insurer = feeds.holder(), _shop(feeds), _shop(feeds), _shop(feeds)
    feeds.staff(company, 1)
    feeds.staff(payer, 1)
    feeds.contract(person, company)
    feeds.paid(person, payer)
    feeds.insured(person, insurer)
    truth.counts(person, company, ALL_YEAR, 1, wage=0, insurance_status=0)
    truth.fails(person, insurer, ALL_YEAR, Why.NO_POST_OR_CONTRACT | Why.NO_WAGE_RECORD)
    truth.month_of(company, ALL_YEAR, moved_in=1, headcount=2, wages=2 * PAY)
    truth.month_of(payer, ALL_YEAR, headcount=1, wages=PAY, other_wages=0)
    truth.month_of(insurer, ALL_YEAR, moved_out=1, headcount=0, wages=0)
    truth.year_of(company, headcount_months=24, counted_months=12, wages_total=24 * PAY)


@situation("仅参保单位与合同单位不一致，计入合同单位")
def insured_elsewhere(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """Only the insurance runs through the sister."""
    person, company, sister = feeds.holder(1), _shop(feeds), _shop(feeds)
    feeds.contract(person, company)
    feeds.paid(person, company)
    feeds.insured(person, sister)
    truth.counts(person, company, ALL_YEAR, 2, insurance_status=0)
    why = Why.NO_POST_OR_CONTRACT | Why.NO_WAGE_RECORD
    truth.fails(person, sister, ALL_YEAR, why)
    truth.month_of(company, ALL_YEAR, moved_in=1, headcount=1, wages=PAY, other_wages=0)
    truth.month_of(sister, ALL_YEAR, moved_out=1, headcount=0, wages=0)
