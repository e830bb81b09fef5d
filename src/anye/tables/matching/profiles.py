"""What matching knows of job seekers and of posts, in the same words for both sides.

A seeker is known here by a number of their own, not by their resident ID: who it is stays with the
register. What is not known is left out, and what is not known is not taken for a limit. The
category and level of a disability ask for nothing; they open directed and reserved seats, and serve
the floors and the audit.
"""

from collections.abc import Mapping

from anye.tables.feeds.accepted import TOWNSHIP
from anye.tables.shape import Column, DType, Shape


def _of_seeker(dtype: DType, zh: str, says: str) -> Column:
    return Column(dtype, "personal", zh, says)


def _of_post(dtype: DType, zh: str, says: str) -> Column:
    return Column(dtype, "open", zh, says)


SEEKER = _of_seeker("int64", "求职编号", "Number of a job seeker, not their resident ID")
POST = _of_post("int64", "岗位编号", "Number of a post; one post may have several openings")
OCCUPATION = _of_post("int32", "职业代码", "Seven digits of 职业分类大典 2022; zeros: a group")
ITEM = Column("text", "health", "能力项", "Code of a capacity item in the catalogue")
ACCOMMODATION = Column("text", "health", "合理便利", "Code of an accommodation in the catalogue")
SKILL = _of_post("text", "技能", "Code of a skill in the catalogue")
EDUCATION = "0 unknown or none, 1 primary, 2 junior, 3 senior, 4 college, 5 bachelor, 6 above"
SEEKING = ("unemployed", "employed")  # the statuses that take part
LEVELS = "Sum of 2**(level-1) for the levels 1 to 4; 0: all"
CATEGORIES = "Sum of 2**(category-1) for the categories 1 to 7; 0: all"

SEEKERS = Shape(
    name="seekers",
    zh="求职人员",
    key=("seeker_id",),
    columns={
        "seeker_id": SEEKER,
        "as_of": _of_seeker("date", "更新日期", "Day on which the profile was last confirmed"),
        "status": _of_seeker(
            "text", "状态", "unemployed, employed, in_training or withdrawn; the first two seek"
        ),
        "level": Column("int8", "health", "残疾等级", "1 to 4; never a demand"),
        "categories": Column("int32", "health", "残疾类别", CATEGORIES),
        "sex": _of_seeker("int8", "性别", "0 unknown, 1 male, 2 female; for the audit only"),
        "age_band": _of_seeker("int8", "年龄段", "16, 25, 35, 45 or 55; for the audit only"),
        "township": TOWNSHIP,
        "education": _of_seeker("int8", "文化程度", EDUCATION),
        "commute_km": _of_seeker("int32", "通勤上限", "Whole kilometres one way; -1: not said"),
        "commute_reason": _of_seeker("text", "通勤限制原因", "Why no farther; empty: none given"),
        "hours_a_day": _of_seeker("int8", "每日工时上限", "Whole hours; 0: not said"),
        "days_a_week": _of_seeker("int8", "每周天数上限", "Whole days; 0: not said"),
        "takes_nights": _of_seeker("bool", "可夜班", "Whether nights are possible"),
        "takes_shifts": _of_seeker("bool", "可倒班", "Whether changing shifts are possible"),
        "remote": _of_seeker("text", "居家就业", "no, also or only"),
        "wage_min": _of_seeker("int64", "最低月薪", "Fen a month; 0: not said"),
        "forms": _of_seeker("int32", "就业形式", "Sum of the WorkForm bits taken; 0: all"),
        "objects": _of_seeker("bool", "反对自动匹配", "No automated step is taken for this person"),
    },
)

SEEKER_WISHES = Shape(
    name="seeker_wishes",
    zh="求职意向",
    key=("seeker_id", "occupation"),
    columns={
        "seeker_id": SEEKER,
        "occupation": OCCUPATION,
        "weight": _of_seeker("int8", "意愿", "3 first choice, 2, 1; at most three wishes"),
    },
)

SEEKER_REFUSALS = Shape(
    name="seeker_refusals",
    zh="不愿从事",
    key=("seeker_id", "occupation"),
    columns={"seeker_id": SEEKER, "occupation": OCCUPATION},
)

SEEKER_SKILLS = Shape(
    name="seeker_skills",
    zh="求职人员技能",
    key=("seeker_id", "skill"),
    columns={"seeker_id": SEEKER, "skill": SKILL},
)

SEEKER_CAPACITIES = Shape(  # an item without a row is unknown
    name="seeker_capacities",
    zh="职业能力评估",
    key=("seeker_id", "item"),
    columns={
        "seeker_id": SEEKER,
        "item": ITEM,
        "level": Column("int8", "health", "能力等级", "0 none to 4 full"),
        "source": Column("text", "health", "来源", "assessment, self or staff"),
        "as_of": _of_seeker("date", "评估日期", "Day of the assessment"),
        "confidence": _of_seeker("int8", "把握", "1 low, 2 fair, 3 high"),
    },
)

SEEKER_NEEDS = Shape(
    name="seeker_needs",
    zh="所需合理便利",
    key=("seeker_id", "accommodation"),
    columns={
        "seeker_id": SEEKER,
        "accommodation": ACCOMMODATION,
        "is_must": _of_seeker("bool", "必需", "False: it helps"),
    },
)

POSTS = Shape(
    name="posts",
    zh="岗位",
    key=("post_id",),
    columns={
        "post_id": POST,
        "employer_id": Column("int64", "open", "单位编号", "Organisation identifier"),
        "title": _of_post("text", "岗位名称", "As the employer writes it"),
        "occupation": OCCUPATION,
        "openings": _of_post("int32", "招用人数", "Free seats, reserved ones included"),
        "form": _of_post("int8", "就业形式", "One WorkForm bit"),
        "township": TOWNSHIP,
        "remote": _of_post("text", "居家", "no, partly or fully"),
        "hours_a_day": _of_post("int8", "每日工时", "Whole hours"),
        "days_a_week": _of_post("int8", "每周天数", "Whole days"),
        "has_nights": _of_post("bool", "夜班", "Whether nights are worked"),
        "has_shifts": _of_post("bool", "倒班", "Whether shifts change"),
        "wage_min": _of_post("int64", "月薪下限", "Fen a month"),
        "wage_max": _of_post("int64", "月薪上限", "Fen a month"),
        "education_min": _of_post("int8", "学历要求", EDUCATION),
        "education_reason": _of_post("text", "学历要求理由", "Task that needs it; empty: none"),
        "directed_levels": _of_post("int32", "定向等级", LEVELS),
        "directed_categories": _of_post("int32", "定向类别", CATEGORIES),
        "valid_from": _of_post("date", "发布日期", "First day"),
        "valid_to": _of_post("date", "截止日期", "Last day; empty: none"),
    },
)

POST_TASKS = Shape(
    name="post_tasks",
    zh="岗位任务",
    key=("post_id", "task"),
    columns={
        "post_id": POST,
        "task": _of_post("text", "任务编号", "Code of a task within its post"),
        "says": _of_post("text", "任务", "What is done"),
    },
)

POST_DEMANDS = Shape(
    name="post_demands",
    zh="岗位能力要求",
    key=("post_id", "item"),
    columns={
        "post_id": POST,
        "item": ITEM,
        "level": _of_post("int8", "要求等级", "1 to 4"),
        "is_essential": _of_post("bool", "必需", "False: it helps"),
        "task": _of_post("text", "所需任务", "The task that needs it; empty: then it is not hard"),
        "adaptable_by": _of_post("text", "可替代", "The accommodation that does without it; empty"),
    },
)

POST_ACCOMMODATIONS = Shape(
    name="post_accommodations",
    zh="岗位合理便利",
    key=("post_id", "accommodation"),
    columns={
        "post_id": POST,
        "accommodation": ACCOMMODATION,
        "is_there": _of_post("bool", "已具备", "False: it can be bought"),
    },
)

POST_SKILLS = Shape(
    name="post_skills",
    zh="岗位技能",
    key=("post_id", "skill"),
    columns={
        "post_id": POST,
        "skill": SKILL,
        "is_must": _of_post("bool", "必需", "False: nice to have"),
    },
)

RESERVED_SEATS = Shape(  # of a post's openings; one row a post
    name="reserved_seats",
    zh="预留名额",
    key=("post_id",),
    columns={
        "post_id": POST,
        "levels": _of_post("int32", "预留等级", LEVELS),
        "categories": _of_post("int32", "预留类别", CATEGORIES),
        "seats": _of_post("int32", "预留人数", "Seats nobody else is placed on"),
    },
)

PLACES = Shape(  # no public source has them: staff type a district's townships once
    name="places",
    zh="地点",
    key=("township",),
    columns={
        "township": TOWNSHIP,
        "latitude": _of_post("int32", "纬度", "Millionths of a degree"),
        "longitude": _of_post("int32", "经度", "Millionths of a degree"),
        "source": _of_post("text", "来源", "Where the point is from"),
        "is_estimated": _of_post("bool", "估计", "Whether its distances are to be marked so"),
    },
)

PLACEMENT_DECISIONS = Shape(  # of people; they go before anything automated
    name="placement_decisions",
    zh="人工决定",
    key=("seeker_id", "post_id"),
    columns={
        "seeker_id": SEEKER,
        "post_id": POST,
        "decision": Column("text", "official", "决定", "keep: this seat is theirs; bar: not this"),
        "reason": Column("text", "official", "理由代码", "Code of the reason, in the catalogue"),
        "decided_by": Column("text", "official", "决定人", "Officer"),
        "decided_on": Column("date", "official", "决定日期", "Day"),
    },
)

PROFILE_TABLES: Mapping[str, Shape] = {
    shape.name: shape
    for shape in (
        SEEKERS,
        SEEKER_WISHES,
        SEEKER_REFUSALS,
        SEEKER_SKILLS,
        SEEKER_CAPACITIES,
        SEEKER_NEEDS,
        POSTS,
        POST_TASKS,
        POST_DEMANDS,
        POST_ACCOMMODATIONS,
        POST_SKILLS,
        RESERVED_SEATS,
        PLACES,
        PLACEMENT_DECISIONS,
    )
}
PROFILES_FOLDER = "profiles"  # beside the feeds; nothing in it is one
MAY_BE_ABSENT = frozenset(PROFILE_TABLES) - {"seekers", "posts"}
