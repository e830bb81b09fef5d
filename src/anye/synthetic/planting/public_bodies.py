"""Situations of public bodies and institutions: who must employ at least one person."""

from anye.synthetic.planting.answers import RightAnswers
from anye.synthetic.planting.feeds import POST, PlantedFeeds
from anye.synthetic.planting.people import PlantedEmployer
from anye.synthetic.planting.situations import situation
from anye.synthetic.truth import TrueValue

_STAFF = 6  # the duty looks at posts, not at staff


def _public(
    feeds: PlantedFeeds, name: str, kind: str, posts: int, **cells: TrueValue
) -> PlantedEmployer:
    register = b"11" if kind == "机关" else b"12"
    usual: dict[str, TrueValue] = {"kind": kind, "established_posts": posts, "is_small": "否"}
    employer = feeds.employer(name, register, **{**usual, "industry": "S9224", **cells})
    for _ in range(_STAFF):
        feeds.works(feeds.people.person(), employer, form=POST)
    feeds.declares(employer)
    return employer


@situation("编制四十九名的机关无带头安排义务")
def body_of_49_posts(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """One post below the line; the levy is owed all the same: 1,080 x 500, less 10 %."""
    employer = _public(feeds, "天津市蓟州区甲办公室", "机关", 49)
    truth.year_of(
        employer, established_posts=49, has_duty=False, duty_unmet=False, levy_due=486_000
    )


@situation("编制五十名的机关有带头安排义务")
def body_of_50_posts(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """On the line."""
    employer = _public(feeds, "天津市蓟州区乙办公室", "机关", 50)
    truth.year_of(employer, has_duty=True, duty_unmet=True)


@situation("编制六十六名的事业单位无带头安排义务")
def institution_of_66_posts(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """66 x 1.5 % = 0.99."""
    employer = _public(feeds, "天津市蓟州区丙服务中心", "事业单位", 66)
    truth.year_of(employer, has_duty=False, duty_unmet=False)


@situation("编制六十七名的事业单位有带头安排义务")
def institution_of_67_posts(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """67 x 1.5 % is the first to reach one."""
    employer = _public(feeds, "天津市蓟州区丁服务中心", "事业单位", 67)
    truth.year_of(employer, has_duty=True, duty_unmet=True)


@situation("编制六十七名以上的学校除外")
def school_of_80_posts(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """Schools and kindergartens are excepted."""
    employer = _public(
        feeds, "天津市蓟州区戊中学", "事业单位", 80, industry="P8331", is_school="是"
    )
    truth.year_of(employer, is_school=True, has_duty=False, duty_unmet=False)


@situation("有带头安排义务的机关已安排一人")
def body_that_employs_one(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """One person from December on: the quota of 1.5 % is not met, the duty is."""
    employer = _public(feeds, "天津市蓟州区己办公室", "机关", 60)
    feeds.staff(employer, 30)
    person = feeds.holder()
    feeds.works(person, employer, [12], form=POST)
    truth.counts(person, employer, [12], 1, is_established=True)
    # 36 x 12 + 1 = 433 person-months; owed 6,495 - 1,000 = 5,495; 1 of 433 is below 1 %.
    truth.year_of(
        employer,
        headcount_months=433,
        counted_persons=1,
        persons_at_year_end=1,
        has_duty=True,
        duty_unmet=False,
        shortfall=5_495,
    )
