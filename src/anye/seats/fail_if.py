"""Which courses, orders and fairs cannot be worked with, and which of their rows says so?"""

from collections.abc import Mapping, Sequence
from typing import Literal

import polars as pl

from anye.codes.catalogue import SKILLS

RANKS = 8
MINUTES_A_DAY = 1440

Sentences = tuple[str, str]


class NotToBeHandedOutError(Exception):
    """A table is empty, or a row contradicts itself, another row or the catalogue."""

    def __init__(self, table: str, row: str, says: Sentences) -> None:
        """Keep the table, the row by its numbers ("" for the whole table), and what is wrong."""
        super().__init__(table, row, says)
        self.table, self.row, self.says = table, row, says

    def say(self, language: Literal["zh", "en"]) -> str:
        """Say in a language what is wrong, and where."""
        zh, en = self.says
        where = f"{self.table} {self.row}".strip()
        return f"{where}：{zh}" if language == "zh" else f"{where}: {en}"


def refuse_training(courses: pl.DataFrame, wishes: pl.DataFrame, budget: int) -> None:
    """Refuse courses and wishes that cannot be worked with.

    Raises:
        NotToBeHandedOutError: at the first that is wrong.
    """
    _refuse("courses", "course_id", courses, _COURSES)
    _refuse("course_wishes", "course_id", wishes, _WISHES)
    _refuse_twice(courses, "courses", ["course_id"])
    _refuse_twice(wishes, "course_wishes", ["seeker_id", "course_id"])
    _refuse_unknown(wishes, "course_wishes", courses, ["course_id"])
    if budget < 0:
        raise NotToBeHandedOutError("courses", "", ("预算不能为负", "the budget is below zero"))


def refuse_dispatch(tables: Mapping[str, pl.DataFrame]) -> None:
    """Refuse workshops and orders that cannot be worked with.

    Raises:
        NotToBeHandedOutError: at the first that is wrong.
    """
    workshops, orders = tables["workshops"], tables["orders"]
    _refuse("workshops", "workshop_id", workshops, {})
    _refuse("orders", "order_id", orders, _ORDERS)
    _refuse("workshop_weeks", "workshop_id", tables["workshop_weeks"], _WEEKS)
    _refuse_twice(workshops, "workshops", ["workshop_id"])
    _refuse_twice(orders, "orders", ["order_id"])
    _refuse_twice(tables["workshop_weeks"], "workshop_weeks", ["workshop_id", "week"])
    for name in ("workshop_weeks", "workshop_skills"):
        _refuse_unknown(tables[name], name, workshops, ["workshop_id"])
    _refuse_skills(orders.filter(pl.col("skill") != ""), "orders", "order_id")
    _refuse_skills(tables["workshop_skills"], "workshop_skills", "workshop_id")


def refuse_fair(tables: Mapping[str, pl.DataFrame]) -> None:
    """Refuse fairs, booths and wishes that cannot be worked with.

    Raises:
        NotToBeHandedOutError: at the first that is wrong.
    """
    _refuse("fairs", "fair_id", tables["fairs"], _FAIRS)
    _refuse("booths", "booth_id", tables["booths"], _BOOTHS)
    _refuse("interview_wishes", "booth_id", tables["interview_wishes"], _INTERVIEW_WISHES)
    _refuse_twice(tables["fairs"], "fairs", ["fair_id"])
    _refuse_twice(tables["booths"], "booths", ["fair_id", "booth_id"])
    _refuse_twice(
        tables["interview_wishes"], "interview_wishes", ["fair_id", "seeker_id", "booth_id"]
    )
    _refuse_unknown(tables["booths"], "booths", tables["fairs"], ["fair_id"])
    _refuse_unknown(
        tables["interview_wishes"], "interview_wishes", tables["booths"], ["fair_id", "booth_id"]
    )


def refuse_ranks(tables: Mapping[str, pl.DataFrame]) -> None:
    """Refuse ranks of booths that cannot be worked with.

    Raises:
        NotToBeHandedOutError: at the first that is wrong.
    """
    pair = ["fair_id", "booth_id", "seeker_id"]
    _refuse("booth_ranks", "booth_id", tables["booth_ranks"], _RANKS)
    _refuse_twice(tables["booth_ranks"], "booth_ranks", pair)
    _refuse_unknown(tables["booth_ranks"], "booth_ranks", tables["interview_wishes"], pair)


_COURSES: Mapping[Sentences, pl.Expr] = {
    ("名额须大于零", "a course needs a seat at least"): pl.col("seats") < 1,
    ("最低开班人数须大于零", "a class needs a person at least"): pl.col("class_min") < 1,
    ("最低开班人数超过名额", "the least class is larger than the seats"): pl.col("class_min")
    > pl.col("seats"),
    ("办班费用不能为负", "the cost is below zero"): pl.col("cost") < 0,
    ("结业早于开班", "it ends before it starts"): pl.col("until") <= pl.col("starts_on"),
}
_WISHES: Mapping[Sentences, pl.Expr] = {
    ("志愿序号须为1至8", "the rank is one of 1 to 8"): ~pl.col("rank").is_between(1, RANKS),
}
_ORDERS: Mapping[Sentences, pl.Expr] = {
    ("工时须大于零", "an order needs an hour of work at least"): pl.col("hours") < 1,
    ("每批工时须大于零", "a lot needs an hour at least"): pl.col("lot_hours") < 1,
    ("工时不是每批工时的整数倍", "the hours are no whole number of lots"): pl.col("hours")
    % pl.col("lot_hours").clip(1)
    != 0,
    ("报酬须大于零", "the pay is zero or below"): pl.col("pay") < 1,
    ("每小时件数不能为负", "the pieces an hour are below zero"): pl.col("pieces_an_hour") < 0,
    ("交货早于下达", "it is due before it is released"): pl.col("due_on") < pl.col("released_on"),
}
_WEEKS: Mapping[Sentences, pl.Expr] = {
    ("每周须以周一命名", "a week is named by its Monday"): pl.col("week").dt.weekday() != 1,
    ("可用工时不能为负", "the hours are below zero"): pl.col("hours") < 0,
}
_FAIRS: Mapping[Sentences, pl.Expr] = {
    ("场次须大于零", "a fair needs a slot at least"): pl.col("slots") < 1,
    ("每场须至少一分钟", "a slot needs a minute at least"): pl.col("slot_minutes") < 1,
    ("当天结束不了", "it does not end on its day"): (pl.col("opens_at") < 0)
    | (pl.col("opens_at") + pl.col("slots") * pl.col("slot_minutes") > MINUTES_A_DAY),
}
_BOOTHS: Mapping[Sentences, pl.Expr] = {
    ("面谈桌须大于零", "a booth needs a table at least"): pl.col("tables") < 1,
    ("招用人数不能为负", "the seats are below zero"): pl.col("seats") < 0,
}
_INTERVIEW_WISHES: Mapping[Sentences, pl.Expr] = {
    ("匹配分须为0至1000", "the score is one of 0 to 1000"): ~pl.col("score").is_between(0, 1000),
    ("本人排序不能为负", "the rank is below zero"): pl.col("rank") < 0,
}
_RANKS: Mapping[Sentences, pl.Expr] = {
    ("单位排序从1开始", "ranks begin at 1"): pl.col("rank") < 1,
}
CONTRADICTIONS: Mapping[str, Mapping[Sentences, pl.Expr]] = {
    "courses": _COURSES,
    "course_wishes": _WISHES,
    "orders": _ORDERS,
    "workshop_weeks": _WEEKS,
    "fairs": _FAIRS,
    "booths": _BOOTHS,
    "interview_wishes": _INTERVIEW_WISHES,
    "booth_ranks": _RANKS,
}
KNOWN_BY: Sequence[tuple[str, Sequence[str], str]] = (  # a table, columns, where they must stand
    ("course_wishes", ["course_id"], "courses"),
    ("course_skills", ["course_id"], "courses"),
    ("workshop_weeks", ["workshop_id"], "workshops"),
    ("workshop_skills", ["workshop_id"], "workshops"),
    ("booths", ["fair_id"], "fairs"),
    ("interview_wishes", ["fair_id", "booth_id"], "booths"),
    ("booth_ranks", ["fair_id", "seeker_id", "booth_id"], "interview_wishes"),
)
NO_SUCH_NUMBER = ("没有这个编号", "no such number is known")
NO_SUCH_SKILL = ("目录中没有这项技能", "the catalogue has no such skill")
NO_ROW = ("没有一行", "there is no row")


def _refuse(name: str, key: str, table: pl.DataFrame, wrong: Mapping[Sentences, pl.Expr]) -> None:
    if table.is_empty():
        raise NotToBeHandedOutError(name, "", NO_ROW)
    for says, expression in wrong.items():
        found = table.filter(expression)
        if found.height:
            raise NotToBeHandedOutError(name, str(found[key][0]), says)


def _refuse_twice(table: pl.DataFrame, name: str, key: list[str]) -> None:
    if table.select(key).is_duplicated().any():
        raise NotToBeHandedOutError(
            name, "", (f"{'、'.join(key)} 有重复", f"{', '.join(key)} stands there twice")
        )


def _refuse_unknown(table: pl.DataFrame, name: str, known: pl.DataFrame, key: list[str]) -> None:
    missing = table.join(known, on=key, how="anti")
    if missing.height:
        row = str(missing[key[-1]][0])
        raise NotToBeHandedOutError(name, row, NO_SUCH_NUMBER)


def _refuse_skills(table: pl.DataFrame, name: str, key: str) -> None:
    unknown = table.filter(~pl.col("skill").is_in(list(SKILLS)))
    if unknown.height:
        raise NotToBeHandedOutError(name, str(unknown[key][0]), NO_SUCH_SKILL)
