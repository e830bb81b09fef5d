"""Patterns of paper employment (挂证): each month passes the law, and the pattern speaks.

By the law such months count; what gives them away is that they are all alike. The truth holds
the law's answer, and names the pattern for whoever builds a detector.
"""

from anye.synthetic.planting.answers import RightAnswers
from anye.synthetic.planting.feeds import ALL_YEAR, PlantedFeeds
from anye.synthetic.planting.situations import situation

_MINIMUM_2024 = 232_000
_FAR_TOWNSHIP = 120119121  # 西龙虎峪镇, at the other end of the district


@situation("疑似挂证：工资恰为最低工资、岗位相同、同日签约", year=2024)
def paper_all_alike(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """Four persons, one day, one post, the minimum wage to the fen, all from far away."""
    employer = feeds.employer("天津市盘山甲商贸有限公司")
    feeds.staff(employer, 36)
    for _ in range(4):
        person = feeds.people.person()
        feeds.certificate(person, 2, township=_FAR_TOWNSHIP)
        feeds.contract(person, employer, post="保洁员", starts_on=feeds.day(1, 2))
        feeds.insured(person, employer)
        feeds.paid(person, employer, ALL_YEAR, _MINIMUM_2024)
        truth.counts(person, employer, ALL_YEAR, 2)
    feeds.declares(employer, persons=4)
    truth.year_of(employer, headcount_months=480, counted_months=96, over_quota=88_800, levy_due=0)


@situation("疑似挂证：申报前集中入职，年后离职")
def paper_for_the_last_months(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """Two severe ones hired for the last quarter only, just enough for 1.5 %."""
    employer = feeds.employer("天津市盘山乙商贸有限公司")
    feeds.staff(employer, 60)
    for _ in range(2):
        person = feeds.holder(1)
        feeds.contract(person, employer, post="保洁员", starts_on=feeds.day(10))
        feeds.insured(person, employer, range(10, 13))
        feeds.paid(person, employer, range(10, 13), 260_000)
        truth.counts(person, employer, range(10, 13), 2)
    feeds.declares(employer, persons=2)
    # 60 x 12 + 2 x 3 = 726; owed 10,890; credited 12.
    truth.year_of(employer, headcount_months=726, counted_months=12, over_quota=1_110, levy_due=0)


@situation("疑似挂证：同一批人员在关联单位间轮换")
def paper_in_rotation(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """One person serves three sister companies, four months each."""
    person = feeds.holder(1)
    for number, start in enumerate((1, 5, 9)):
        employer = feeds.employer(f"天津市盘山{'丙丁戊'[number]}商贸有限公司")
        feeds.staff(employer, 31)
        months = range(start, start + 4)
        feeds.contract(
            person,
            employer,
            post="保洁员",
            starts_on=feeds.day(start),
            ended_on=feeds.day(start + 3, 30),
        )
        feeds.insured(person, employer, months)
        feeds.paid(person, employer, months, 260_000)
        feeds.declares(employer, persons=1)
        truth.counts(person, employer, months, 2)
        # 31 x 12 + 4 = 376; owed 5,640; credited 8.
        truth.year_of(employer, headcount_months=376, counted_months=8, meets_quota=True)
