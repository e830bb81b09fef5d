"""Who is placed how often, by group, and which groups are below their floor?"""

from collections.abc import Mapping
from typing import Any

import polars as pl

from anye.codes.words.matching import GROUPINGS, SHORT_OF_FLOOR
from anye.kernel.units import PER_TEN_THOUSAND
from anye.reporting.matching.content import Section, ShareBar, TableTold
from anye.reporting.matching.words import Say, cell, group, percent_of, share_of

PER_CENT = 10  # of a per mille


def fairness_section(fairness: pl.DataFrame, say: Say) -> Section:
    """Return the part on fairness: a table for each grouping."""
    title = say("公平性：各组有推荐的比例", "Fairness: who is placed how often")
    texts = (
        say(
            "方括号是威尔逊95%区间：人越少，区间越宽。两组的区间重叠时，差别可能只是偶然。"
            "一人可有多种类别，合计会超过总人数。性别、年龄、类别和等级都不参与打分，只用于这里的核对。",
            "In brackets, Wilson intervals of 95 %: the fewer persons, the wider. Where the "
            "intervals of two groups overlap, the difference may be chance. One person may have "
            "several categories. Sex, age, category and level earn no points; they serve this "
            "part alone.",
        ),
    )
    tables = tuple(
        _table(fairness.filter(pl.col("grouping") == grouping), grouping, say)
        for grouping in GROUPINGS
    )
    return Section("fairness", title, texts, tables=tables)


def bar(row: Mapping[str, Any]) -> ShareBar:
    """Return the placed share of a group with its interval."""
    lowest, highest = (row[end] for end in ("lowest", "highest"))
    low, high = (percent_of(end, PER_TEN_THOUSAND) for end in (lowest, highest))
    return ShareBar(
        row["placed"] / max(row["seekers"], 1),
        lowest / PER_TEN_THOUSAND,
        highest / PER_TEN_THOUSAND,
        f"{percent_of(row['placed'], row['seekers'])} [{low}, {high}]",
    )


def _table(rows: pl.DataFrame, grouping: str, say: Say) -> TableTold:
    named = say(*GROUPINGS[grouping])
    headings = (
        named[0].upper() + named[1:],
        say("求职者", "Seekers"),
        say("有推荐", "Placed"),
        say("比例与区间", "Share and interval"),
        say("不设保底时", "Without floors"),
        say("先到先得时", "First come"),
        say("平均匹配分", "Mean score"),
    )
    found = tuple(
        (
            group(grouping, row["group"], say),
            row["seekers"],
            row["placed"],
            bar(row),
            share_of(row["without_floors"], row["seekers"]),
            share_of(row["first_come"], row["seekers"]),
            round(row["score_sum"] / row["placed"]) if row["placed"] else "—",
        )
        for row in rows.iter_rows(named=True)
    )
    return TableTold(say(f"按{named}", f"By {named}"), headings, found, (1, 2, 4, 5, 6))


def floors_section(
    shortfalls: pl.DataFrame, manifest: Mapping[str, Any], by_floor: int, say: Say
) -> Section:
    """Return the part on floors: the rule, what it moved, and what it could not reach."""
    share = manifest["config"]["floor_per_mille"] / PER_CENT
    rule = say(
        f"保底规则：每个乡镇街道、每个等级有推荐的比例，不低于总体的{share:g}%；"
        "人数少的乡镇街道按等级合并。这是本平台的规则，不是法律规定。",
        f"The rule: in each township and level, the share of the placed is at least {share:g} % "
        "of the overall share; small townships are pooled by level. The rule is the platform's, "
        "not the law's.",
    )
    moved = say(
        f"因保底得到推荐的有{by_floor:,}人，名单中标明“保底安排”。",
        f"{by_floor:,} are placed because of a floor; the list marks them.",
    )
    title = say("保底", "Floors")
    if shortfalls.is_empty():
        met = say("各组均达到保底。", "Every group has its floor.")
        return Section("floors", title, (rule, moved, met))
    missed = say(
        f"有{shortfalls.height}组未达到保底，原因如下。",
        f"{shortfalls.height} groups are below their floor, for these reasons.",
    )
    headings = (
        say("群组", "Group"),
        say("求职者", "Seekers"),
        say("保底人数", "Floor"),
        say("有推荐", "Placed"),
        say("原因", "Why"),
    )
    rows = tuple(
        (
            cell(row["group"], say),
            row["seekers"],
            row["floor"],
            row["placed"],
            say(*SHORT_OF_FLOOR[row["reason"]]),
        )
        for row in shortfalls.iter_rows(named=True)
    )
    table = TableTold(
        say("未达到保底的群组", "Groups below their floor"), headings, rows, (1, 2, 3)
    )
    return Section("floors", title, (rule, moved, missed), tables=(table,))
