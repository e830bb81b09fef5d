"""What a match is compared, grouped and measured by, and what keeps a seeker from a post."""

from collections.abc import Mapping

from anye.codes.words import Words

WAYS: Mapping[str, Words] = {  # of handing out seats
    "proposals": ("本方案", "this one"),
    "without_floors": ("不设保底", "without floors"),
    "first_come": ("先到先得", "first come"),
    "top_post": ("人人只去最合适的一个", "top post alone"),
}
GROUPINGS: Mapping[str, Words] = {
    "level": ("残疾等级", "level of disability"),
    "category": ("残疾类别", "category of disability"),
    "sex": ("性别", "sex"),
    "age_band": ("年龄段", "age band"),
    "township": ("乡镇街道", "township"),
}
UNITS: Mapping[str, Words] = {  # after a number
    "points": ("分", "points"),
    "seekers": ("人", "seekers"),
    "seats": ("个名额", "seats"),
    "posts": ("个岗位", "posts"),
    "pairs": ("对", "pairs"),
    "place": ("位", "place"),
    "per_10000": ("%", "%"),
}
LIMITS: Mapping[str, Words] = {
    "directed": ("定向招用", "directed recruitment"),
    "form": ("就业形式", "form of work"),
    "refused": ("不愿从事的职业", "refused occupations"),
    "distance": ("距离", "distance"),
    "remote": ("在家或到岗", "at home or at the place"),
    "hours": ("每日工时", "hours a day"),
    "days": ("每周天数", "days a week"),
    "nights": ("夜班", "nights"),
    "shifts": ("倒班", "changing shifts"),
    "wage": ("工资", "wage"),
    "education": ("文化程度", "education"),
    "capacity": ("能力", "capacity"),
    "accommodation": ("合理便利", "accommodation"),
    "skill": ("技能", "skill"),
}
SHORT_OF_FLOOR: Mapping[str, Words] = {
    "no_candidates": ("没有更多符合的岗位", "no more posts fit"),
    "seats_contested": ("有符合的岗位，但名额不足", "posts fit, but seats are short"),
}
