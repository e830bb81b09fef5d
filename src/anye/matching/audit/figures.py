"""By which figures is a match to be judged, beside what it is compared with?"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np
import polars as pl

from anye.codes.catalogue import DECISION_REASONS
from anye.codes.words import Words
from anye.codes.words.matching import GROUPINGS
from anye.kernel.units import PER_TEN_THOUSAND
from anye.matching.audit.case import Audited
from anye.matching.audit.crowds import Crowd, crowd_shown, gini, overload, queue
from anye.matching.audit.limits import is_within
from anye.matching.audit.of_certificate import at_prices, sums
from anye.matching.audit.pairs import ListedPairs
from anye.matching.audit.seen import WAYS, SeenWays
from anye.tables.matching.audits import AUDIT_TABLES

OURS, WITHOUT, FIRST_COME = WAYS
TOP = "top_post"
LARGE = 20  # seekers; a share of fewer says little
FIRST_CHOICE = 3  # weight of a wish


class FigureOfWay(NamedTuple):
    """One figure of one way of handing out."""

    figure: str
    way: str
    value: int


FIGURES: Mapping[str, tuple[str, str, str]] = {
    "placed": ("有推荐的人", "Placed", "seekers"),
    "score": ("匹配分合计（不含人工决定）", "Sum of scores, seats kept by people aside", "points"),
    "bound_of_lists": ("上界：各人最前的候选", "Bound over the candidates that go first", "points"),
    "bound": ("上界：所有符合的岗位", "Bound over all posts that fit", "points"),
    "floors_cost": ("保底的代价", "Price of the floors", "points"),
    "floors_cost_share": ("保底的代价占比", "Price of the floors, of the score", "per_10000"),
    "floors_seats": ("保底增减的人数", "More, or fewer, placed with floors", "seekers"),
    "by_floor": ("因保底安排的人", "Placed because of a floor", "seekers"),
    "below_floor": ("未达保底所缺人数", "Missing from floors that are not met", "seekers"),
    "queue": ("每个名额平均首推给几人", "Seekers to a seat, if all queues were equal", "seekers"),
    "overload": ("首推超出均等排队的人", "Shown first a post whose queue is longer", "per_10000"),
    "crowded": ("首推超出名额的人", "Shown first a post beyond its seats", "per_10000"),
    "gini": ("岗位曝光的基尼系数", "Gini of how often a seat is shown", "per_10000"),
    "never_shown": ("没有出现在任何清单的岗位", "Posts on no list", "posts"),
    "envy": ("有人以更低的分占了其更想去的岗位", "Justified envy", "seekers"),
    "passed_by": ("更合适的岗位还有空位的人", "Better post with a seat left", "seekers"),
    "blocking": ("双方都更愿意的人岗对", "Blocking pairs", "pairs"),
    "rank": ("所得岗位的位次中位数", "Median place of the post", "place"),
    "first_wish": ("得到第一意向的占比", "Of the placed with a wish: on the first", "per_10000"),
    "ratio": ("最低与最高推荐率之比：{}", "Least placed share over the greatest: {}", "per_10000"),
    "held": ("已推荐、正在保留的名额", "Seats held for whom they were offered to", "seekers"),
    "declined": ("本人不接受的推荐", "Offers declined", "pairs"),
    "kept": ("人工保留的名额", "Seats kept by people", "seekers"),
    "barred": ("人工划掉的推荐", "Pairs barred by people", "pairs"),
    "decided": ("人工决定的理由：{}", "Decided by people: {}", "pairs"),
    "objecting": ("反对自动匹配的人", "Who object to automated matching", "seekers"),
}


def figures(case: Audited, seen: SeenWays) -> pl.DataFrame:
    """Return the table of figures."""
    found = [
        *_sums(case, seen),
        *_congestion(case, seen),
        *_envy(seen),
        *_wishes(case),
        *_ratios(case),
        *_decisions(case),
    ]
    rows = [(one.figure, one.way, *_words(one.figure), one.value) for one in found]
    names = ["figure", "way", "zh", "en", "unit", "value"]
    table = pl.DataFrame(rows, schema=names, orient="row")
    return table.select(AUDIT_TABLES["match_figures"].columns.keys())


def _words(figure: str) -> tuple[str, str, str]:
    kind, _, of = figure.partition(":")
    zh, en, unit = FIGURES[kind]
    of_zh, of_en = _named(kind, of)
    return zh.format(of_zh), en.format(of_en), unit


def _named(kind: str, of: str) -> Words:
    if kind == "decided":
        return DECISION_REASONS[of].zh, DECISION_REASONS[of].en
    return GROUPINGS.get(of, ("", ""))


def _sums(case: Audited, seen: SeenWays) -> Iterator[FigureOfWay]:
    worked_out, said = sums(case, seen), case.match.manifest["counts"]
    with_floors, without = worked_out["objective"], worked_out["objective_without_floors"]
    placed = {OURS: "placed", WITHOUT: "placed_without_floors", FIRST_COME: "placed_first_come"}
    for way, name in (placed | {TOP: "placed_top_post"}).items():
        yield FigureOfWay("placed", way, said[name])
    yield FigureOfWay("score", OURS, with_floors)
    yield FigureOfWay("score", WITHOUT, without)
    yield FigureOfWay("score", FIRST_COME, worked_out["objective_first_come"])
    yield FigureOfWay("bound_of_lists", OURS, worked_out["bound"])
    yield FigureOfWay("bound", OURS, at_prices(case) + int(seen.gain.sum()))
    yield FigureOfWay("floors_cost", OURS, without - with_floors)
    yield FigureOfWay("floors_cost_share", OURS, _share(without - with_floors, without))
    yield FigureOfWay("floors_seats", OURS, said["placed"] - said["placed_without_floors"])
    yield FigureOfWay("by_floor", OURS, int(case.tables["proposals"]["is_by_floor"].sum()))
    short = case.tables["shortfalls"]
    yield FigureOfWay("below_floor", OURS, int((short["floor"] - short["placed"]).sum()))


def _congestion(case: Audited, seen: SeenWays) -> Iterator[FigureOfWay]:
    shown = case.tables["shortlists"]
    first = shown.filter(pl.col("place") == 1)
    crowds = {
        OURS: crowd_shown(case, case.sides.posts.rows(first["post_id"])),
        TOP: crowd_shown(case, seen.best[seen.best >= 0]),
    }
    listed = crowd_shown(case, case.sides.posts.rows(shown["post_id"]))
    equal = queue(crowds[TOP])
    yield FigureOfWay("queue", OURS, equal)
    for way, crowd in crowds.items():
        yield FigureOfWay("overload", way, _share(*overload(crowd, equal)))
        yield FigureOfWay("crowded", way, _share(*overload(crowd, 1)))
    for way, crowd in {OURS: listed, TOP: crowds[TOP]}.items():
        yield FigureOfWay("gini", way, gini(crowd))
        yield FigureOfWay("never_shown", way, _never(crowd))


def _never(crowd: Crowd) -> int:
    return int(((crowd.shown == 0) & (crowd.seats > 0)).sum())


def _envy(seen: SeenWays) -> Iterator[FigureOfWay]:
    for n, way in enumerate(WAYS):
        yield FigureOfWay("envy", way, int((seen.envied[:, n] > 0).sum()))
        yield FigureOfWay("passed_by", way, int((seen.passed_by[:, n] > 0).sum()))
        yield FigureOfWay("blocking", way, int((seen.envied + seen.passed_by)[:, n].sum()))
        ranks = seen.ranks[:, n]
        ranked = ranks[ranks > 0]
        yield FigureOfWay("rank", way, int(np.median(ranked)) if len(ranked) else 0)


def _wishes(case: Audited) -> Iterator[FigureOfWay]:
    """Give the share of those placed on their first wish, of the placed who have one."""
    ways = case.tables["other_ways"].select("way", "seeker_id", "post_id")
    ours = case.tables["proposals"].select(pl.lit(OURS).alias("way"), "seeker_id", "post_id")
    every = case.of_both_sides(pl.concat([ours, ways]))
    for way in WAYS:
        seekers, posts = case.rows_of(every.filter(pl.col("way") == way))
        yield FigureOfWay("first_wish", way, _first_wishes(ListedPairs(case.sides, seekers, posts)))


def _first_wishes(pairs: ListedPairs) -> int:
    has = np.zeros(len(pairs.seekers), np.bool_)
    is_first = np.zeros_like(has)
    for column in pairs.seeker_columns("wish"):
        of_first = pairs.seeker(f"{column}_weight") == FIRST_CHOICE
        has |= of_first
        is_first |= of_first & is_within(pairs.post("occupation"), pairs.seeker(column))
    return _share(int(is_first.sum()), int(has.sum()))


def _ratios(case: Audited) -> Iterator[FigureOfWay]:
    counted = case.tables["fairness"].filter(pl.col("seekers") >= LARGE)
    for grouping in GROUPINGS:
        groups = counted.filter(pl.col("grouping") == grouping)
        for way, column in {OURS: "placed", WITHOUT: WITHOUT, FIRST_COME: FIRST_COME}.items():
            shares = (groups[column] / groups["seekers"]).to_numpy()
            ratio = shares.min() / shares.max() if len(shares) and shares.max() else 1.0
            yield FigureOfWay(f"ratio:{grouping}", way, int(PER_TEN_THOUSAND * ratio))


def _decisions(case: Audited) -> Iterator[FigureOfWay]:
    every = case.profiles.tables["placement_decisions"]
    offered, decided = every.filter(pl.col("reason") == ""), every.filter(pl.col("reason") != "")
    yield FigureOfWay("held", OURS, offered.filter(pl.col("decision") == "keep").height)
    yield FigureOfWay("declined", OURS, offered.filter(pl.col("decision") == "bar").height)
    yield FigureOfWay("kept", OURS, decided.filter(pl.col("decision") == "keep").height)
    yield FigureOfWay("barred", OURS, decided.filter(pl.col("decision") == "bar").height)
    for reason in DECISION_REASONS:
        number = decided.filter(pl.col("reason") == reason).height
        if number:
            yield FigureOfWay(f"decided:{reason}", OURS, number)
    yield FigureOfWay("objecting", OURS, int(case.profiles.tables["seekers"]["objects"].sum()))


def _share(part: int, whole: int) -> int:
    return round(PER_TEN_THOUSAND * part / whole) if whole else 0
