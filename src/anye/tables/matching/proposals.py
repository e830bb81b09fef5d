"""What matching proposes, why, and what would help where it proposes nothing.

A proposal is for people to decide on. The components of its score are kept and are its reasons.
"""

from collections.abc import Mapping

from anye.tables.matching.profiles import POST, SEEKER
from anye.tables.shape import Column, DType, Shape


def _official(dtype: DType, zh: str, says: str) -> Column:
    return Column(dtype, "official", zh, says)


SCORE = _official("int32", "匹配分", "0 to 1000, the sum of its components")
COMPONENTS: Mapping[str, Column] = {
    "occupation": _official("int32", "意向", "0 to 350: nearness to a wish on the tree of 大典"),
    "skills": _official("int32", "技能", "0 to 150: share of the skills asked for"),
    "distance": _official("int32", "距离", "0 to 150: how much of the limit is left"),
    "wage": _official("int32", "工资", "0 to 100: wage above what is asked"),
    "accommodations": _official("int32", "便利", "0 to 100: share of what helps that is there"),
    "capacity": _official("int32", "能力余量", "0 to 100: demands met with room, and known"),
    "hours": _official("int32", "工时", "0 to 50: hours, days and remote as wished"),
}
MOST: Mapping[str, int] = {  # points of each component
    "occupation": 350,
    "skills": 150,
    "distance": 150,
    "wage": 100,
    "accommodations": 100,
    "capacity": 100,
    "hours": 50,
}

PROPOSALS = Shape(
    name="proposals",
    zh="推荐方案",
    key=("seeker_id",),
    columns={
        "seeker_id": SEEKER,
        "post_id": POST,
        "score": SCORE,
        **COMPONENTS,
        "reasons": _official("text", "理由代码", "Codes with their values, joined by semicolons"),
        "rank": _official("int32", "位次", "Place of the post among all this seeker could take"),
        "price": _official("int32", "稀缺度", "Points another seeker would lose without the seat"),
        "is_by_floor": _official("bool", "保底安排", "Placed because of a floor of the group"),
        "is_reserved": _official("bool", "预留名额", "On a reserved seat"),
        "is_decided": _official("bool", "人工决定", "A person kept this seat for the seeker"),
    },
)

SHORTLISTS = Shape(  # lists that, together, do not send everyone to the same post
    name="shortlists",
    zh="候选清单",
    key=("seeker_id", "place"),
    columns={
        "seeker_id": SEEKER,
        "place": _official("int32", "序号", "1 is shown first"),
        "post_id": POST,
        "score": SCORE,
    },
)

WHY_NOT = Shape(
    name="why_not",
    zh="放宽后可增加的岗位",
    key=("seeker_id", "limit"),
    columns={
        "seeker_id": SEEKER,
        "limit": _official("text", "限制代码", "The one limit that keeps the posts away"),
        "posts": _official("int32", "岗位数", "Posts that limit alone keeps away"),
    },
)

ADVICE = Shape(
    name="advice",
    zh="给单位的建议",
    key=("post_id", "limit"),
    columns={
        "post_id": POST,
        "limit": _official("text", "限制代码", "The one limit that keeps the seekers away"),
        "seekers": _official("int32", "人数", "Unmatched seekers that limit alone keeps away"),
    },
)

POST_PRICES = Shape(
    name="post_prices",
    zh="岗位稀缺度",
    key=("post_id",),
    columns={
        "post_id": POST,
        "price": _official("int32", "稀缺度", "Points; 0: seats are left"),
        "seats": _official("int32", "名额", "Openings"),
        "filled": _official("int32", "已推荐", "Seats with a proposal"),
    },
)

LOT_PRICES = Shape(  # with them anybody can work out anew what no allocation exceeds
    name="lot_prices",
    zh="名额价格",
    key=("post_id", "is_reserved"),
    columns={
        "post_id": POST,
        "is_reserved": _official("bool", "预留名额", "The seats of the reserve, or the others"),
        "seats": _official("int32", "名额", "Free once people's decisions are kept"),
        "price": _official("int32", "价格", "Points, of the auction without floors"),
    },
)

OTHER_WAYS = Shape(  # what the proposals are compared with; nothing of it is proposed
    name="other_ways",
    zh="对照分法",
    key=("way", "seeker_id"),
    columns={
        "way": _official("text", "分法", "without_floors, or first_come: whoever comes chooses"),
        "seeker_id": SEEKER,
        "post_id": POST,
        "is_reserved": _official("bool", "预留名额", "On a reserved seat"),
        "score": SCORE,
    },
)

SHORTFALLS = Shape(
    name="shortfalls",
    zh="保底缺口",
    key=("group",),
    columns={
        "group": _official("text", "群组", "Township and level, or pooled cells"),
        "seekers": _official("int32", "人数", "Seekers of the group"),
        "floor": _official("int32", "保底人数", "Placements the rule asks for"),
        "placed": _official("int32", "已推荐", "Placements found"),
        "reason": _official("text", "原因代码", "no_candidates, or seats_contested"),
    },
)

FAIRNESS = Shape(
    name="fairness",
    zh="公平性",
    key=("grouping", "group"),
    columns={
        "grouping": _official("text", "分组", "level, category, township, sex or age_band"),
        "group": _official("text", "群组", "Value of the grouping"),
        "seekers": _official("int32", "人数", "Seekers of the group"),
        "placed": _official("int32", "已推荐", "With a proposal"),
        "without_floors": _official("int32", "无保底时", "With a proposal if there were no floors"),
        "first_come": _official(
            "int32", "先到先得时", "With a seat if whoever comes first chooses"
        ),
        "lowest": _official("int32", "区间下限", "Of the placed share, per 10,000, Wilson 95 %"),
        "highest": _official("int32", "区间上限", "Of the placed share, per 10,000, Wilson 95 %"),
        "score_sum": _official("int64", "匹配分合计", "Of the placed"),
    },
)

MATCH_TABLES: Mapping[str, Shape] = {
    shape.name: shape
    for shape in (
        PROPOSALS,
        SHORTLISTS,
        WHY_NOT,
        ADVICE,
        POST_PRICES,
        LOT_PRICES,
        OTHER_WAYS,
        SHORTFALLS,
        FAIRNESS,
    )
}
