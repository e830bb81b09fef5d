"""What is handed out beside posts: training places, orders to workshops, interviews, seats held.

Money is whole fen, work is whole hours, a week is named by its Monday, and a span of days ends on
the day after its last: ``until``. A time of day is its minute, 540 is nine in the morning.
"""

from collections.abc import Mapping

from anye.tables.feeds.accepted import TOWNSHIP
from anye.tables.matching.profiles import OCCUPATION, POST, SEEKER, SKILL
from anye.tables.matching.proposals import SCORE
from anye.tables.shape import Column, DType, Shape


def _open(dtype: DType, zh: str, says: str) -> Column:
    return Column(dtype, "open", zh, says)


def _official(dtype: DType, zh: str, says: str) -> Column:
    return Column(dtype, "official", zh, says)


COURSE = _open("int64", "班次编号", "Number of a training course with its own class")
WORKSHOP = _open("int64", "辅助性就业机构编号", "Number of a workshop of assisted employment")
ORDER = _open("int64", "订单编号", "Number of an order of work for workshops")
WEEK = _open("date", "周", "The Monday of the week")
FAIR = _open("int64", "招聘会编号", "Number of a job fair")
BOOTH = _open("int64", "展位编号", "Number of a booth within its fair")

COURSES = Shape(
    name="courses",
    zh="培训班次",
    key=("course_id",),
    columns={
        "course_id": COURSE,
        "title": _open("text", "培训名称", "As announced"),
        "occupation": OCCUPATION,
        "seats": _open("int32", "名额", "At most so many in the class"),
        "class_min": _open("int32", "最低开班人数", "With fewer the course is not opened"),
        "cost": _open("int64", "办班费用", "Fen for the whole class, spent if it is opened"),
        "starts_on": _open("date", "开班日期", "First day"),
        "until": _open("date", "结业次日", "The day after the last"),
    },
)

COURSE_SKILLS = Shape(
    name="course_skills",
    zh="培训技能",
    key=("course_id", "skill"),
    columns={"course_id": COURSE, "skill": SKILL},
)

COURSE_WISHES = Shape(
    name="course_wishes",
    zh="培训意愿",
    key=("seeker_id", "course_id"),
    columns={
        "seeker_id": SEEKER,
        "course_id": COURSE,
        "rank": Column("int8", "personal", "志愿序号", "1 first choice, to 8"),
        "is_eligible": Column("bool", "personal", "符合条件", "What the course asks for is met"),
    },
)

COURSE_PLACES = Shape(  # one row for each seeker with a wish
    name="course_places",
    zh="培训安排",
    key=("seeker_id",),
    columns={
        "seeker_id": SEEKER,
        "course_id": _official("int64", "班次编号", "0: none"),
        "rank": _official("int8", "志愿序号", "Which wish it is; 0: none"),
        "reason": _official(
            "text", "未安排原因", "not_eligible, not_opened, budget or full; empty: a place is had"
        ),
    },
)

OPENED_COURSES = Shape(  # one row for each course
    name="opened_courses",
    zh="开班情况",
    key=("course_id",),
    columns={
        "course_id": COURSE,
        "is_open": _official("bool", "开班", "Whether it is opened"),
        "wished": _official("int32", "报名人数", "Eligible seekers who wish for it"),
        "taken": _official("int32", "录取人数", "Seekers with a place"),
        "cost": _official("int64", "费用", "Fen; 0 where it is not opened"),
    },
)

WORKSHOPS = Shape(
    name="workshops",
    zh="辅助性就业机构",
    key=("workshop_id",),
    columns={
        "workshop_id": WORKSHOP,
        "name": _open("text", "名称", "As registered"),
        "township": TOWNSHIP,
    },
)

WORKSHOP_WEEKS = Shape(  # a week without a row has no hours
    name="workshop_weeks",
    zh="机构每周工时",
    key=("workshop_id", "week"),
    columns={
        "workshop_id": WORKSHOP,
        "week": WEEK,
        "hours": _open("int32", "可用工时", "Hours of work its people can give that week"),
    },
)

WORKSHOP_SKILLS = Shape(
    name="workshop_skills",
    zh="机构技能",
    key=("workshop_id", "skill"),
    columns={"workshop_id": WORKSHOP, "skill": SKILL},
)

ORDERS = Shape(
    name="orders",
    zh="劳动项目订单",
    key=("order_id",),
    columns={
        "order_id": ORDER,
        "title": _open("text", "项目名称", "What is made or done"),
        "hours": _open("int32", "工时", "Hours of work in all, a whole number of lots"),
        "lot_hours": _open("int32", "每批工时", "Hours of one lot; a lot is not divided"),
        "pay": _open("int64", "报酬", "Fen an hour, or a piece"),
        "pieces_an_hour": _open("int32", "每小时件数", "0: paid by the hour"),
        "skill": _open("text", "技能", "Code of the skill it takes; empty: none"),
        "released_on": _open("date", "下达日期", "First day on which work can be done"),
        "due_on": _open("date", "交货日期", "Last day on which work can be done"),
    },
)

DISPATCHES = Shape(
    name="dispatches",
    zh="订单分派",
    key=("order_id", "workshop_id", "week"),
    columns={
        "order_id": ORDER,
        "workshop_id": WORKSHOP,
        "week": WEEK,
        "lots": _official("int32", "批数", "Lots done that week"),
        "hours": _official("int32", "工时", "Hours of these lots"),
        "income": _official("int64", "收入", "Fen paid for them"),
    },
)

UNMET_ORDERS = Shape(
    name="unmet_orders",
    zh="未能完成的订单",
    key=("order_id",),
    columns={
        "order_id": ORDER,
        "lots": _official("int32", "批数", "Lots nobody does before they are due"),
        "reason": _official(
            "text", "原因代码", "no_skill, no_capacity before it is due, or contested"
        ),
    },
)

WORKSHOP_INCOMES = Shape(
    name="workshop_incomes",
    zh="机构收入",
    key=("workshop_id",),
    columns={
        "workshop_id": WORKSHOP,
        "capacity": _official("int32", "可用工时", "Hours of all weeks"),
        "hours": _official("int32", "已派工时", "Hours of the lots it does"),
        "income": _official("int64", "收入", "Fen"),
        "income_an_hour": _official("int64", "每可用工时收入", "Fen an hour of capacity, floored"),
    },
)

FAIRS = Shape(
    name="fairs",
    zh="招聘会",
    key=("fair_id",),
    columns={
        "fair_id": FAIR,
        "day": _open("date", "日期", "Day of the fair"),
        "opens_at": _open("int32", "开始时刻", "Minute of the day"),
        "slots": _open("int32", "场次", "Interviews one after the other at a table"),
        "slot_minutes": _open("int32", "每场分钟", "Minutes of one"),
    },
)

BOOTHS = Shape(
    name="booths",
    zh="展位",
    key=("fair_id", "booth_id"),
    columns={
        "fair_id": FAIR,
        "booth_id": BOOTH,
        "employer_id": _open("int64", "单位编号", "Organisation identifier"),
        "post_id": POST,
        "tables": _open("int32", "面谈桌", "Interviews at the same time"),
        "seats": _open("int32", "招用人数", "Seekers it takes at the fair"),
    },
)

INTERVIEW_WISHES = Shape(
    name="interview_wishes",
    zh="面谈意愿",
    key=("fair_id", "seeker_id", "booth_id"),
    columns={
        "fair_id": FAIR,
        "seeker_id": SEEKER,
        "booth_id": BOOTH,
        "score": SCORE,
        "rank": Column("int32", "personal", "本人排序", "1 is liked best; 0: not ranked"),
    },
)

BOOTH_RANKS = Shape(  # after the interviews; whom it does not rank it does not take
    name="booth_ranks",
    zh="单位排序",
    key=("fair_id", "booth_id", "seeker_id"),
    columns={
        "fair_id": FAIR,
        "booth_id": BOOTH,
        "seeker_id": SEEKER,
        "rank": _official("int32", "单位排序", "1 is liked best; the same twice: alike"),
    },
)

INTERVIEWS = Shape(
    name="interviews",
    zh="面谈安排",
    key=("fair_id", "seeker_id", "slot"),
    columns={
        "fair_id": FAIR,
        "seeker_id": SEEKER,
        "booth_id": BOOTH,
        "table": _official("int32", "桌号", "From 1"),
        "slot": _official("int32", "场次", "From 1"),
        "begins_at": _official("int32", "开始时刻", "Minute of the day"),
    },
)

FAIR_SEATS = Shape(  # for whoever got one; both then say yes or no
    name="fair_seats",
    zh="招聘会意向",
    key=("fair_id", "seeker_id"),
    columns={
        "fair_id": FAIR,
        "seeker_id": SEEKER,
        "booth_id": BOOTH,
        "wish": _official("int32", "本人第几志愿", "Place among those who would take the seeker"),
        "rank": _official("int32", "单位排序", "As the booth ranked the seeker"),
        "score": SCORE,
    },
)

HELD_SEATS = Shape(  # a row an offer; its seat is nobody else's until it is free again
    name="held_seats",
    zh="保留名额",
    key=("seeker_id", "post_id"),
    columns={
        "seeker_id": SEEKER,
        "post_id": POST,
        "held_from": _official("date", "保留自", "First day"),
        "held_until": _official("date", "保留至", "The day on which the seat is free again"),
        "answer": Column("text", "personal", "答复", "accepted or declined; empty: none yet"),
        "answered_on": Column("date", "personal", "答复日期", "Day of the answer; empty: none yet"),
    },
)


def _named(*shapes: Shape) -> Mapping[str, Shape]:
    return {shape.name: shape for shape in shapes}


TRAINING_TABLES = _named(COURSES, COURSE_SKILLS, COURSE_WISHES)
DISPATCH_TABLES = _named(WORKSHOPS, WORKSHOP_WEEKS, WORKSHOP_SKILLS, ORDERS)
FAIR_TABLES = _named(FAIRS, BOOTHS, INTERVIEW_WISHES, BOOTH_RANKS)
SEAT_TABLES: Mapping[str, Shape] = {
    **TRAINING_TABLES,
    **DISPATCH_TABLES,
    **FAIR_TABLES,
    HELD_SEATS.name: HELD_SEATS,
}
SEATS_FOLDER = "seats"  # within the folder of profiles
SEAT_TABLES_THAT_MAY_BE_ABSENT = frozenset(
    {"course_skills", "workshop_skills", "booth_ranks", "held_seats"}
)
HANDED_OUT: Mapping[str, Shape] = _named(
    COURSE_PLACES,
    OPENED_COURSES,
    DISPATCHES,
    UNMET_ORDERS,
    WORKSHOP_INCOMES,
    INTERVIEWS,
    FAIR_SEATS,
)
