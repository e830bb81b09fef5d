"""Who of each township is proposed which post, and what keeps the others away?"""

from collections.abc import Iterator, Mapping
from typing import Any

import polars as pl

from anye.codes.words.match_reasons import would_help
from anye.kernel.language import Language
from anye.reporting.matching.content import TownshipTold
from anye.reporting.matching.material import Material
from anye.reporting.matching.persons import NO_SINGLE_CHANGE, ToldOfSeekers, persons_told
from anye.reporting.matching.words import Say, percent_of, speaking, township_named

CAUSES_SHOWN = 3


def places_told(
    material: Material, about: ToldOfSeekers, language: Language
) -> Iterator[TownshipTold]:
    """Give each township with its seekers, in the order of their codes."""
    say = speaking(language)
    causes = _causes(material)
    objecting = dict(material.objecting["township"].value_counts().iter_rows())
    for (code,), found in material.seekers.group_by("township", maintain_order=True):
        ids = found["seeker_id"].to_list()
        placed = [seeker for seeker in ids if seeker in about.proposals]
        unmatched = [seeker for seeker in ids if seeker not in about.proposals]
        texts = [_counts(len(ids), len(placed), objecting.get(code, 0), say)]
        texts += _most_of(causes.get(code, []), language)
        yield TownshipTold(
            f"t{code}",
            township_named(int(str(code)), say),
            tuple(texts),
            tuple(persons_told(placed, about, language)),
            tuple(persons_told(unmatched, about, language)),
        )


def _counts(seekers: int, placed: int, objecting: int, say: Say) -> str:
    away = say(
        f"另有{objecting}人反对自动匹配，由工作人员直接服务。",
        f" {objecting} more object to automated matching and are served by staff.",
    )
    said = say(
        f"求职者{seekers:,}人，有推荐{placed:,}人（{percent_of(placed, seekers)}），"
        f"暂无推荐{seekers - placed:,}人。",
        f"{seekers:,} seekers: {placed:,} placed ({percent_of(placed, seekers)}), "
        f"{seekers - placed:,} without a proposal.",
    )
    return said + away if objecting else said


def _causes(material: Material) -> Mapping[Any, list[dict[str, Any]]]:
    """Return, by township, for how many seekers each change is the one that opens most posts."""
    best = (
        material.tables["why_not"]
        .filter(~pl.col("limit").is_in(NO_SINGLE_CHANGE))
        .sort("seeker_id", -pl.col("posts"), "limit")
        .unique("seeker_id", keep="first", maintain_order=True)
        .join(material.seekers.select("seeker_id", "township"), on="seeker_id")
    )
    counted = best.group_by("township", "limit").agg(
        seekers=pl.len().cast(pl.Int32), posts=pl.col("posts").median().cast(pl.Int32)
    )
    found: dict[Any, list[dict[str, Any]]] = {}
    for row in counted.sort("township", -pl.col("seekers"), "limit").iter_rows(named=True):
        found.setdefault(row["township"], []).append(row)
    return found


def _most_of(causes: list[dict[str, Any]], language: Language) -> list[str]:
    if not causes:
        return []
    say = speaking(language)
    told = say("；", "; ").join(
        say(
            f"{would_help(row['limit'], row['posts'], language)}（中位数），"
            f"对{row['seekers']}人最有用",
            f"{would_help(row['limit'], row['posts'], language)} (median), of most use to "
            f"{row['seekers']}",
        )
        for row in causes[:CAUSES_SHOWN]
    )
    return [
        say(f"暂无推荐的人，最能增加岗位的办法：{told}。", f"What would open most posts: {told}.")
    ]
