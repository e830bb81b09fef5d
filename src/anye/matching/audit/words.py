"""By which words is a check known? Its code, after a colon, says of which table or limit."""

from collections.abc import Mapping

from anye.codes.words import Words
from anye.codes.words.matching import LIMITS
from anye.tables.matching.proposals import COMPONENTS, MATCH_TABLES

CHECKS: Mapping[str, Words] = {
    "name": ("匹配编号与所记来源相符", "The match is named by what it was made from"),
    "profiles": ("档案文件就是匹配所用的", "The profiles are those it was made from"),
    "shapes": ("各表列齐全，主键不重复", "Every table has its columns, each key once"),
    "bytes": ("各表重写一遍，逐字节相同", "Every table, written again, has the same bytes"),
    "rows": ("各表行数与清单相符", "The tables have as many rows as the manifest says"),
    "counts": ("清单中的人数与重新计数相符", "The counts of the manifest are right"),
    "matched": ("{}：都在求职、不反对，岗位当天有效", "{}: all seek, none objects, posts are open"),
    "limit": ("硬性限制：{}", "The limit of {}"),
    "part": ("分项“{}”重算相同", "The part for {} worked out anew is the same"),
    "score": ("{}：总分重算相同", "{}: the score worked out anew is the same"),
    "kept": ("保留的名额都照办，没有多出的", "Seats kept by people are theirs, and no others"),
    "barred": ("{}：划掉的没有出现", "{}: nothing that a person barred"),
    "objecting": ("{}：反对自动匹配的人没有出现", "{}: nobody who objects"),
    "seats": ("岗位推荐人数不超过招用人数", "No post has more proposals than openings"),
    "lots": ("可分名额与决定相符", "The seats handed out are those that decisions leave"),
    "lot_seats": ("{}：每批名额不多给", "{}: no lot is given more often than it has seats"),
    "reserve": ("{}：预留名额只给预留的人", "{}: reserved seats go to whom they are for"),
    "price:proposals": ("推荐所写稀缺度与名额价格相符", "Proposals say the price of their lot"),
    "price:posts": ("岗位稀缺度、已推荐数相符", "Posts say what is filled and how scarce it is"),
    "list_places": ("清单序号连续，岗位不重复", "Lists count from one and name a post once"),
    "list_first": ("推荐的岗位排在清单第一", "The post proposed leads the list"),
    "list_seats": ("清单上的岗位有本人可用的名额", "Posts on a list have a seat for the seeker"),
    "shortfalls": (
        "保底都达到，否则列出且原因属实",
        "Floors are met, or listed with a true reason",
    ),
    "by_floor": ("因保底安排的都说明，没有误写", "Who is placed by a floor is said to be"),
    "fairness": ("公平性表的人数重算相同", "The table of fairness counted anew is the same"),
    "sums": ("总分、上界、差距重算相同", "The sums and the bound worked out anew are the same"),
    "bound": ("没有哪种分法超过上界", "No way of handing out exceeds the bound"),
    "rank": ("位次重算相同", "The place among all that fit is right"),
    "reasons": ("每条推荐至少三条理由，都说得出", "Every proposal has three reasons or more"),
    "why_not": ("没有推荐的人都有可以放宽的说明", "Everybody without one is told what would help"),
    "helped": ("放宽哪一项有多少岗位，重数相同", "What would open how many posts, counted anew"),
    "advice": ("给单位的建议，重数相同", "Advice to employers, counted anew"),
    "why_not_rows": ("放宽说明都说得出，只给没有推荐的人", "What would help is said to them alone"),
}


def words_of(check: str) -> Words:
    """Return a check in Chinese and English."""
    kind, _, of = check.partition(":")
    zh, en = CHECKS.get(check) or CHECKS[kind]
    if kind == "limit":
        return zh.format(LIMITS[of][0]), en.format(LIMITS[of][1])
    name = (MATCH_TABLES.get(of) or COMPONENTS.get(of)) if of else None
    return zh.format(name.zh if name else of), en.format(of)
