"""Situations of certificates and age: who holds what, since when, until when."""

from anye.synthetic.planting.answers import RightAnswers, Why
from anye.synthetic.planting.feeds import ALL_YEAR, PlantedFeeds
from anye.synthetic.planting.people import PlantedEmployer, PlantedPerson
from anye.synthetic.planting.situations import situation


def _at_work(feeds: PlantedFeeds, person: PlantedPerson) -> PlantedEmployer:
    """Let the person work all year, alone, for an employer of its own that declares."""
    employer = feeds.employer(f"天津市证件{feeds.people.count:03d}有限公司")
    feeds.works(person, employer)
    feeds.declares(employer)
    return employer


@situation("残疾人证在年中发证")
def certificate_issued_mid_year(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """Issued on 16 April: April counts, for the certificate is in force on some day of it."""
    person = feeds.people.person()
    feeds.certificate(person, 4, issued_on=feeds.day(4, 16))
    employer = _at_work(feeds, person)
    truth.fails(person, employer, range(1, 4), Why.NO_VALID_CERTIFICATE)
    truth.counts(person, employer, range(4, 13), 1, disability_level=4)
    truth.year_of(employer, headcount_months=12, counted_months=9, credited_months=9, levy_due=0)


@situation("残疾等级在年中由三级变更为二级")
def certificate_upgraded(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """Level 3 until 15 June, level 2 from that day: June counts as two already."""
    person = feeds.people.person()
    feeds.certificate(person, 3, cancelled_on=feeds.day(6, 15), cancel_reason="换证")
    feeds.certificate(person, 2, "B1", issued_on=feeds.day(6, 15))
    employer = _at_work(feeds, person)
    truth.counts(person, employer, range(1, 6), 1, disability_level=3)
    truth.counts(person, employer, range(6, 13), 2, disability_level=2)
    truth.year_of(employer, counted_months=5 * 1 + 7 * 2, counted_persons=1)


@situation("残疾人证在年中注销")
def certificate_cancelled(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """Without it from 20 August on: August still counts, September does not."""
    person = feeds.people.person()
    feeds.certificate(person, 3, cancelled_on=feeds.day(8, 20), cancel_reason="不再符合")
    employer = _at_work(feeds, person)
    truth.counts(person, employer, range(1, 9), 1)
    truth.fails(person, employer, range(9, 13), Why.NO_VALID_CERTIFICATE, disability_level=0)
    truth.year_of(employer, headcount_months=12, counted_months=8)


@situation("残疾人证自某月一日起注销")
def certificate_cancelled_on_the_first(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """The day of cancelling is the first day without: August holds no day in force."""
    person = feeds.people.person()
    feeds.certificate(person, 3, cancelled_on=feeds.day(8, 1), cancel_reason="迁出")
    employer = _at_work(feeds, person)
    truth.counts(person, employer, range(1, 8), 1)
    truth.fails(person, employer, range(8, 13), Why.NO_VALID_CERTIFICATE)


@situation("残疾人证在年中到期未换")
def certificate_expired(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """Last day in force is 30 September."""
    person = feeds.people.person()
    feeds.certificate(person, 3, expires_on=feeds.day(9, 30))
    employer = _at_work(feeds, person)
    truth.counts(person, employer, range(1, 10), 1)
    truth.fails(person, employer, range(10, 13), Why.NO_VALID_CERTIFICATE)
    truth.year_of(employer, counted_months=9)


@situation("残疾人证在年底到期，次年申报时尚未换证")
def certificate_expired_before_the_filing(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """In force all year, run out when the papers are handed in on 11 May: nothing is credited."""
    person = feeds.people.person()
    feeds.certificate(person, 3, expires_on=feeds.day(12, 31))
    employer = _at_work(feeds, person)
    truth.counts(person, employer, ALL_YEAR, 1)
    truth.year_of(employer, counted_months=12, lapsed_months=12, credited_months=0)


@situation("残疾人证到期后隔月补办，证号带尾号")
def certificate_reissued_after_a_gap(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """Expired on 31 March, reissued on 1 June: April and May are lost."""
    person = feeds.people.person()
    feeds.certificate(person, 3, expires_on=feeds.day(3, 31))
    feeds.certificate(person, 3, "B1", issued_on=feeds.day(6, 1))
    employer = _at_work(feeds, person)
    truth.counts(person, employer, [1, 2, 3, *range(6, 13)], 1)
    truth.fails(person, employer, [4, 5], Why.NO_VALID_CERTIFICATE)
    truth.year_of(employer, counted_months=10)


@situation("同等级换发新证，前后衔接")
def certificate_reissued_without_a_gap(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """Two certificates in one month are one person, counted once."""
    person = feeds.people.person()
    feeds.certificate(person, 4, cancelled_on=feeds.day(7, 10), cancel_reason="换证")
    feeds.certificate(person, 4, "B1", issued_on=feeds.day(7, 10))
    employer = _at_work(feeds, person)
    truth.counts(person, employer, ALL_YEAR, 1)
    truth.year_of(employer, counted_months=12, counted_persons=1)


@situation("在职人员年中死亡，次月仍有参保记录")
def death(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """Died on 11 May; June's insurance was paid by mistake and shows what is missing."""
    person = feeds.people.person()
    feeds.certificate(person, 3, cancelled_on=feeds.day(5, 11), cancel_reason="死亡")
    employer = feeds.employer("天津市渔阳怀远商贸有限公司")
    feeds.contract(person, employer, ended_on=feeds.day(5, 10))
    feeds.insured(person, employer, range(1, 7))
    feeds.paid(person, employer, range(1, 6))
    feeds.declares(employer)
    truth.counts(person, employer, range(1, 6), 1)
    why = Why.NO_VALID_CERTIFICATE | Why.NO_POST_OR_CONTRACT | Why.NO_WAGE_RECORD
    truth.fails(person, employer, [6], why)
    truth.unknown(person, employer, range(7, 13))
    truth.year_of(employer, headcount_months=6, counted_months=5, months_reported=6)


@situation("一级残疾人按两人计算")
def severe_disability(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """Level 1 counts as two in every month."""
    person = feeds.holder(1)
    employer = _at_work(feeds, person)
    truth.counts(person, employer, ALL_YEAR, 2)
    truth.year_of(employer, counted_months=24, counted_persons=1)


@situation("残疾军人证三级按两人计算")
def soldier_of_level_3(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """Level 3 is severe for soldiers."""
    person = feeds.people.person()
    feeds.soldier(person, 3)
    employer = _at_work(feeds, person)
    truth.counts(person, employer, ALL_YEAR, 2, military_level=3, disability_level=0)


@situation("残疾军人证四级按一人计算")
def soldier_of_level_4(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """Level 4 is the first that counts once."""
    person = feeds.people.person()
    feeds.soldier(person, 4)
    employer = _at_work(feeds, person)
    truth.counts(person, employer, ALL_YEAR, 1, military_level=4)


@situation("残疾军人证九级不计入")
def soldier_of_level_9(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """Only levels 1 to 8 count."""
    person = feeds.people.person()
    feeds.soldier(person, 9)
    employer = _at_work(feeds, person)
    truth.fails(person, employer, ALL_YEAR, Why.NO_VALID_CERTIFICATE, military_level=9)
    truth.year_of(employer, counted_months=0, counted_persons=0)


@situation("同时持有四级残疾人证和二级残疾军人证")
def both_certificates(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """The graver of the two decides, and one person never counts as three."""
    person = feeds.holder(4)
    feeds.soldier(person, 2)
    employer = _at_work(feeds, person)
    truth.counts(person, employer, ALL_YEAR, 2, military_level=2, disability_level=4)


@situation("男性年中满60周岁", year=2024)
def man_retires(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """Sixty on 15 June: June, begun at 59, counts; from July on not."""
    person = feeds.holder(born="1964-06-15")
    employer = _at_work(feeds, person)
    truth.counts(person, employer, range(1, 7), 1)
    truth.fails(person, employer, range(7, 13), Why.NOT_OF_WORKING_AGE)
    truth.year_of(employer, headcount_months=12, counted_months=6)


@situation("女性年中满55周岁", year=2024)
def woman_retires(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """Fifty-five on 20 March."""
    person = feeds.holder(born="1969-03-20", male=False)
    employer = _at_work(feeds, person)
    truth.counts(person, employer, range(1, 4), 1, is_male=False)
    truth.fails(person, employer, range(4, 13), Why.NOT_OF_WORKING_AGE)


@situation("男性2025年前已满60周岁，不延迟退休")
def man_retired_before_the_delay(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """Sixty on 15 December 2024: no month of 2025 counts."""
    person = feeds.holder(born="1964-12-15")
    employer = _at_work(feeds, person)
    truth.fails(person, employer, ALL_YEAR, Why.NOT_OF_WORKING_AGE)


@situation("男性2025年满60周岁，按出生月份延迟1个月退休")
def man_retires_a_month_later(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """Born in April 1965, the fourth month of birth: retires on 15 May."""
    person = feeds.holder(born="1965-04-15")
    employer = _at_work(feeds, person)
    truth.counts(person, employer, range(1, 6), 1)
    truth.fails(person, employer, range(6, 13), Why.NOT_OF_WORKING_AGE)


@situation("年中满16周岁", year=2024)
def turns_sixteen(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """Sixteen on 1 September: September is the first month that counts."""
    person = feeds.people.person("2008-09-01")
    feeds.certificate(person, 4)
    employer = _at_work(feeds, person)
    truth.fails(person, employer, range(1, 9), Why.NOT_OF_WORKING_AGE)
    truth.counts(person, employer, range(9, 13), 1)
