"""Is each floor met, or its shortfall listed for a true reason; are groups counted right?"""

from collections.abc import Iterator

import polars as pl

from anye.codes.lists import DISABILITY_CATEGORIES
from anye.kernel.units import PER_TEN_THOUSAND
from anye.matching.audit.case import Audited
from anye.matching.audit.findings import Finding, of_difference, of_names, of_rows
from anye.matching.audit.seen import SeenWays

SMALL = 20  # seekers of a township and level; fewer are pooled with their like
COUNTS = ("seekers", "placed", "without_floors", "first_come")
Z = 1.959964  # of 95 % of a normal distribution
GROUPINGS = ("level", "township", "sex", "age_band")


def of_floors(case: Audited, seen: SeenWays) -> Iterator[Finding]:
    """Give what is found of the floors and of what is counted by group."""
    everybody = outcomes(case).with_columns(fitting=pl.Series(seen.fitting))
    groups = floors(everybody, case.match.manifest["config"]["floor_per_mille"])
    short = groups.filter(pl.col("placed") < pl.col("floor"))
    yield of_difference(
        "shortfalls",
        case.tables["shortfalls"],
        short.select("group", "seekers", "floor", "placed", "reason"),
        ["group"],
    )
    helped = groups.filter(pl.col("without_floors") < pl.col("floor"))["group"].implode()
    by_floor = everybody.filter(
        pl.col("group").is_in(helped) & pl.col("placed") & ~pl.col("without_floors")
    )
    proposed = case.tables["proposals"]
    said = proposed["is_by_floor"] != proposed["seeker_id"].is_in(by_floor["seeker_id"].implode())
    yield of_rows("by_floor", proposed, ["seeker_id"], said)
    counted = by_group(everybody)
    yield of_difference("fairness", case.tables["fairness"], counted, ["grouping", "group"])
    yield of_names("counts", len(counts := _counts(case, everybody)), _miscounted(case, counts))


def outcomes(case: Audited) -> pl.DataFrame:
    """Return the seekers matched, what groups them, and whether each is placed, by way."""
    ids = pl.DataFrame({"seeker_id": case.sides.seekers.ids})
    table = ids.join(
        case.profiles.tables["seekers"], on="seeker_id", how="left", maintain_order="left"
    )
    proposed, ways = case.tables["proposals"], case.tables["other_ways"]
    placed = {"placed": proposed}
    placed |= {way: ways.filter(pl.col("way") == way) for way in COUNTS[2:]}
    scored = table.join(
        proposed.select("seeker_id", "score"), on="seeker_id", how="left", maintain_order="left"
    )
    return scored.with_columns(
        **{
            way: pl.col("seeker_id").is_in(found["seeker_id"].implode())
            for way, found in placed.items()
        },
        score=pl.col("score").fill_null(0).cast(pl.Int64),
        group=_group(),
    )


def floors(everybody: pl.DataFrame, per_mille: int) -> pl.DataFrame:
    """Return the groups with their floors, and why one of them would be below."""
    share = everybody["without_floors"].sum() * per_mille
    could = pl.col("placed") | (pl.col("fitting") > 0)
    return (
        everybody.group_by("group")
        .agg(
            *(pl.col(way).sum().cast(pl.Int32) for way in ("placed", "without_floors")),
            seekers=pl.len().cast(pl.Int32),
            could=could.sum().cast(pl.Int32),
        )
        .with_columns(
            floor=(pl.col("seekers").cast(pl.Int64) * share) // (1000 * max(everybody.height, 1)),
            reason=pl.when(pl.col("could") == pl.col("placed"))
            .then(pl.lit("no_candidates"))
            .otherwise(pl.lit("seats_contested")),
        )
        .with_columns(pl.col("floor").cast(pl.Int32))
        .sort("group")
    )


def by_group(everybody: pl.DataFrame) -> pl.DataFrame:
    """Return what is counted of each group; who is of two categories is counted in both."""
    kinds = [(name, everybody, pl.col(name).cast(pl.String)) for name in GROUPINGS]
    for category in DISABILITY_CATEGORIES:
        theirs = everybody.filter(pl.col("categories") & (1 << (category - 1)) != 0)
        kinds.append(("category", theirs, pl.lit(str(category))))
    counted = [
        table.group_by(group=group)
        .agg(
            seekers=pl.len().cast(pl.Int32),
            **{way: pl.col(way).sum().cast(pl.Int32) for way in COUNTS[1:]},
            score_sum=pl.col("score").sum(),
        )
        .select(pl.lit(name).alias("grouping"), "group", *COUNTS, "score_sum")
        for name, table, group in kinds
    ]
    return (
        pl.concat(counted)
        .filter(pl.col("seekers") > 0)
        .with_columns(
            lowest=_wilson(-1).clip(0), highest=_wilson(1).clip(upper_bound=PER_TEN_THOUSAND)
        )
    )


def _wilson(side: int) -> pl.Expr:
    """Return a bound of the share of the placed by Wilson, 95 %, per 10,000."""
    n, placed = pl.col("seekers").cast(pl.Float64), pl.col("placed")
    middle = placed + Z * Z / 2
    half = Z * (placed * (n - placed) / n + Z * Z / 4).sqrt()
    bound = PER_TEN_THOUSAND * (middle + side * half) / (n + Z * Z)
    return bound.round(mode="half_to_even").cast(pl.Int32)


def _group() -> pl.Expr:
    is_small = pl.len().over("township", "level") < SMALL
    place = pl.when(is_small).then(pl.lit("*")).otherwise(pl.col("township").cast(pl.String))
    return place + "/" + pl.col("level").cast(pl.String)


def _counts(case: Audited, everybody: pl.DataFrame) -> dict[str, int]:
    """Return the counts of a manifest, as worked out anew."""
    seekers, posts = case.profiles.tables["seekers"], case.profiles.tables["posts"]
    seeking = seekers["status"].is_in(["unemployed", "employed"])
    return {
        "seekers": everybody.height,
        "posts": len(case.sides.posts.ids),
        "seats": int(case.sides.posts.columns["openings"].sum()),
        "placed": int(everybody["placed"].sum()),
        "placed_without_floors": int(everybody["without_floors"].sum()),
        "placed_first_come": int(everybody["first_come"].sum()),
        "without_candidates": int((everybody["fitting"] == 0).sum()),
        "candidates": int(
            everybody["fitting"].clip(0, case.match.manifest["config"]["candidates"]).sum()
        ),
        "not_seeking": int((~seeking).sum()),
        "objecting": int((seeking & seekers["objects"]).sum()),
        "posts_not_open": posts.height - len(case.sides.posts.ids),
    }


def _miscounted(case: Audited, counts: dict[str, int]) -> list[str]:
    said = case.match.manifest["counts"]
    return [name for name, count in counts.items() if said[name] != count]
