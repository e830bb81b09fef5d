"""What do the codes of a match say in plain words: why a post is proposed, and what would help?

A reason is a code with its value, ``DISTANCE:7.4/15``. What speaks against a proposal is said as
plainly as what speaks for it. That a seat was given because of a floor is said to staff.
"""

from collections.abc import Callable, Mapping, Sequence

from anye.codes.catalogue import ACCOMMODATIONS, DECISION_REASONS, ITEMS, SKILLS, Entry
from anye.codes.words import Words
from anye.kernel.language import Language

NONE_ALONE, SEATS_CONTESTED, SEATS_LEFT = "none_alone", "seats_contested", "seats_left"
FOR_STAFF = frozenset({"FLOOR", "PRICE"})
BETWEEN = ";"  # codes of one proposal

_SHARED: Sequence[Words] = (
    ("与{wish}不是同类职业", "Another kind of work than the {wish}"),
    ("与{wish}属同一大类", "In the same major group as the {wish}"),
    ("与{wish}属同一中类", "In the same sub-major group as the {wish}"),
    ("与{wish}属同一小类", "In the same minor group as the {wish}"),
    ("正是{wish}", "Just the {wish}"),
)
_WISHES: Mapping[str, Words] = {
    "1": ("第一意向", "first wish"),
    "2": ("第二意向", "second wish"),
    "3": ("第三意向", "third wish"),
}
_ALONE: Mapping[str, Words] = {
    "OCC": ("本人没有填写意向", "No wish was given"),
    "DISTANCE": ("在家工作，不用通勤", "Work at home: no way to go"),
    "WAGE": ("本人没有填写最低工资", "No lowest wage was given"),
    "DIRECTED": ("岗位定向招用，本人符合", "Recruitment is directed to this group"),
    "RESERVED": ("使用预留名额", "On a reserved seat"),
    "FLOOR": (
        "因本组保底规则安排：没有保底，该名额会给别人",
        "Placed because of the group's floor: without it the seat would go to somebody else",
    ),
}
_LIMITS: Mapping[str, Words] = {
    "directed": ("如岗位不限定招用对象", "If recruitment were not directed to others"),
    "form": ("如接受更多就业形式", "If more forms of work were taken"),
    "refused": ("如愿意考虑现在不愿从事的职业", "If refused occupations were considered"),
    "distance": ("如有通勤班车", "With a commuter bus"),
    "remote": ("如在家工作与到岗工作都可以", "If both work at home and at the place were possible"),
    "hours": ("如每日工时能商定", "If the hours a day could be agreed"),
    "days": ("如每周天数能商定", "If the days a week could be agreed"),
    "nights": ("如不必上夜班", "Without nights"),
    "shifts": ("如不必倒班", "Without changing shifts"),
    "wage": ("如工资能谈拢", "If the wage could be agreed"),
    "education": ("如放宽学历要求", "With less schooling asked for"),
}
_LIMITS_OF: Mapping[str, tuple[Mapping[str, Entry], Words]] = {
    "capacity": (ITEMS, ("如调整“{}”方面的任务", "If tasks that need {} were changed")),
    "accommodation": (ACCOMMODATIONS, ("如提供{}", "With {}")),
    "skill": (SKILLS, ("如学会{}", "With training in {}")),
}
_OPENED: Words = ("，可增加{}个岗位", ": {} more posts")
_BROUGHT: Words = ("，可增加{}名求职者", ": {} more seekers")
_UNHELPED: Mapping[str, Words] = {
    NONE_ALONE: (
        "单独放宽哪一项都不能增加岗位；请工作人员一起商量并另行寻找",
        "No single change opens a post: a counsellor's own search is needed",
    ),
    SEATS_CONTESTED: (
        "有{}个岗位符合，但名额已给别人；有名额空出时再推荐",
        "{} posts fit, but their seats are taken: ask again when one is free",
    ),
    SEATS_LEFT: (
        "有{}个岗位符合且还有名额，只是排在候选之后，没有参加分配；请工作人员查看",
        "{} posts fit and have seats left, below the candidates looked at: ask a counsellor",
    ),
}

ABSENT: Mapping[str, Words] = {  # from a match
    "objects": (
        "本人反对自动匹配，由工作人员办理",
        "The seeker objects to automated matching: a counsellor sees to it",
    ),
    "withdrawn": ("本人已退出求职，未参加匹配", "The seeker has withdrawn and took no part"),
    "holds_seat": (
        "已有岗位为本人保留或已被本人接受，未参加匹配",
        "A seat is held for the seeker, or was accepted; they took no part",
    ),
    "in_training": ("本人正在培训，未参加匹配", "The seeker is in training and took no part"),
    "not_there": (
        "求职人员和岗位的文件中没有该编号",
        "Neither the seekers nor the posts of the profiles have this number",
    ),
    "not_open": ("该岗位在匹配那天无效", "The post was not open on the day of the match"),
}


def sentence(code: str, language: Language) -> str:
    """Say one reason for a proposal."""
    kind, _, value = code.partition(":")
    said = _WITH_VALUE[kind](value) if value else _ALONE[kind]
    return _in(said, language)


def sentences(reasons: str, language: Language, *, for_staff: bool) -> list[str]:
    """Say all reasons of a proposal in their order; some are for staff alone."""
    codes = reasons.split(BETWEEN) if reasons else []
    return [
        sentence(code, language)
        for code in codes
        if for_staff or code.partition(":")[0] not in FOR_STAFF
    ]


def would_help(limit: str, posts: int, language: Language) -> str:
    """Say to a seeker what one change would open."""
    if limit in _UNHELPED:
        return _in(_UNHELPED[limit], language).format(posts)
    return _in(_if(limit), language) + _in(_OPENED, language).format(posts)


def advice(limit: str, seekers: int, language: Language) -> str:
    """Say to an employer whom one change of the post would bring."""
    return _in(_if(limit), language) + _in(_BROUGHT, language).format(seekers)


def _in(words: Words, language: Language) -> str:
    return words[0 if language == "zh" else 1]


def _if(limit: str) -> Words:
    kind, _, code = limit.partition(":")
    if not code:
        return _LIMITS[kind]
    entries, (zh, en) = _LIMITS_OF[kind]
    return zh.format(entries[code].zh), en.format(entries[code].en)


def _occupation(value: str) -> Words:
    depth, wish = value.split("/")
    (zh, en), (wish_zh, wish_en) = _SHARED[int(depth)], _WISHES[wish]
    return zh.format(wish=wish_zh), en.format(wish=wish_en)


def _skills(value: str) -> Words:
    there, asked = value.split("/")
    if asked == "0":
        return "岗位不要求技能", "No skills are asked for"
    return f"岗位要的{asked}项技能会{there}项", f"Has {there} of {asked} skills asked for"


def _distance(value: str) -> Words:
    """Say the way and the limit; ~ stands before what is estimated or was not said."""
    way, limit = value.split("/")
    if way.lstrip("~") == "0.0":
        return "就在本乡镇街道", "In the seeker's own township"
    zh, en = f"上限{limit}公里", f"of {limit} at most"
    if limit.startswith("~"):
        zh, en = f"本人没有填写上限，按{limit[1:]}公里", f"no limit was given: {limit[1:]} is taken"
    if way.startswith("~"):
        zh, en = f"{zh}（地点为估计）", f"{en} (the place is an estimate)"
    way = way.lstrip("~")
    return f"单程约{way}公里，{zh}", f"About {way} km one way, {en}"


def _wage(value: str) -> Words:
    over = int(value)
    if over < 0:
        return (
            f"月薪下限比本人要求低{-over}元/月，上限达到要求；请与单位谈定",
            f"The lowest wage is {-over} yuan a month below what is asked, the highest not: agree",
        )
    if over == 0:
        return "月薪正好达到本人要求", "The wage is just what is asked"
    return (
        f"月薪至少比本人要求高{over}元/月",
        f"The wage is at least {over} yuan a month above what is asked",
    )


def _named(entries: Mapping[str, Entry], zh: str, en: str) -> Callable[[str], Words]:
    return lambda code: (zh.format(entries[code].zh), en.format(entries[code].en))


_WITH_VALUE: Mapping[str, Callable[[str], Words]] = {
    "OCC": _occupation,
    "SKILLS": _skills,
    "DISTANCE": _distance,
    "WAGE": _wage,
    "ACC": _named(ACCOMMODATIONS, "已有{}", "There is {}"),
    "CAP": _named(ITEMS, "“{}”刚好达到要求，没有余量", "Just meets the demand in {}: no room"),
    "CHECK": _named(ITEMS, "“{}”未经评估，请核实", "Nobody has assessed {}: check it"),
    "POSSIBLE_WITH": _named(ACCOMMODATIONS, "须由单位配备{}", "The employer has to provide {}"),
    "PRICE": lambda points: (
        f"名额紧张，稀缺度{points}分",
        f"The seat is scarce: {points} points",
    ),
    "DECIDED": _named(DECISION_REASONS, "由工作人员决定：{}", "Decided by staff: {}"),
}
