"""Who is matched, and what do the tables of profiles say of both sides, one plain column each?

What is one value a row is a column; what is a set is a table of noughts and ones, a column a code.
Nothing is packed into bits here, and nothing is shared with the code that made the match.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from anye.codes.catalogue import ACCOMMODATIONS, ITEMS, SKILLS

Numbers = NDArray[Any]
AuditedTables = Mapping[str, pl.DataFrame]
Columns = Mapping[str, NDArray[np.int64]]
Sets = Mapping[str, NDArray[np.int8]]

SEEKING = ("unemployed", "employed")
NOT_SAID_M = 15_000  # one way
ANY_HOURS, ANY_DAYS = 24, 7
UNKNOWN = -1  # level of a capacity
LEVELS = (1, 2, 3, 4)
SEEKER_REMOTE = {"no": 0, "also": 1, "only": 2}
POST_REMOTE = {"no": 0, "partly": 1, "fully": 2}
DEMANDS = [(item, level) for item in ITEMS for level in LEVELS]
WISHES = 3


@dataclass(frozen=True, slots=True)
class Side:
    """Seekers or posts in the order of their numbers."""

    ids: NDArray[np.int64]
    columns: Columns
    sets: Sets

    def rows(self, ids: pl.Series) -> NDArray[np.int64]:
        """Return the row of each number; -1 where it is not of this side."""
        return _rows(self.ids, ids.to_numpy())


@dataclass(frozen=True, slots=True)
class SidesAnew:
    """Both sides of a match, the ways between their townships, and what people decided."""

    seekers: Side
    posts: Side
    metres: NDArray[np.int64]  # (t, t) by rows of townships; NO_WAY where no point is known
    kept: pl.DataFrame  # seeker_id, post_id: of those matched
    barred: pl.DataFrame


NO_WAY = np.iinfo(np.int64).max // 1_000


def sides_of(tables: AuditedTables, day: date | None) -> SidesAnew:
    """Return both sides as they are matched on a day."""
    seekers = tables["seekers"].filter(pl.col("status").is_in(SEEKING) & ~pl.col("objects"))
    posts = tables["posts"].filter(_is_open(day)).sort("post_id")
    seekers = seekers.sort("seeker_id")
    townships = np.unique(np.concatenate([seekers["township"], posts["township"]]).astype(np.int64))
    decided = tables["placement_decisions"].join(posts, on="post_id", how="semi")
    theirs = decided.join(seekers, on="seeker_id", how="semi")
    others = decided.join(seekers, on="seeker_id", how="anti")
    pair = ["seeker_id", "post_id"]
    return SidesAnew(
        _seekers(tables, seekers, townships),
        _posts(tables, _without_kept_for_others(posts, others), townships),
        _metres(tables["places"], townships),
        theirs.filter(pl.col("decision") == "keep").select(pair).sort(pair),
        theirs.filter(pl.col("decision") == "bar").select(pair).sort(pair),
    )


def _is_open(day: date | None) -> pl.Expr:
    if day is None:
        return pl.lit(value=True)
    begun = pl.col("valid_from").fill_null(day) <= day
    return begun & (pl.col("valid_to").fill_null(day) >= day)


def _without_kept_for_others(posts: pl.DataFrame, others: pl.DataFrame) -> pl.DataFrame:
    """Take away the seats kept for persons who are left out of automated matching."""
    taken = others.filter(pl.col("decision") == "keep").group_by("post_id").len("taken")
    left = posts.join(taken, on="post_id", how="left", maintain_order="left")
    openings = pl.col("openings").cast(pl.Int64) - pl.col("taken").fill_null(0)
    return left.with_columns(openings=openings.clip(0))


def _seekers(tables: AuditedTables, table: pl.DataFrame, townships: Numbers) -> Side:
    ids = table["seeker_id"].to_numpy()
    km = table["commute_km"].to_numpy().astype(np.int64)
    columns = {
        "township": np.searchsorted(townships, table["township"].to_numpy()),
        "limit_m": np.where(km < 0, NOT_SAID_M, 1000 * km),
        "hours": table["hours_a_day"].replace(0, ANY_HOURS).to_numpy(),
        "days": table["days_a_week"].replace(0, ANY_DAYS).to_numpy(),
        "nights": table["takes_nights"].to_numpy(),
        "shifts": table["takes_shifts"].to_numpy(),
        "remote": table["remote"].replace_strict(SEEKER_REMOTE).to_numpy(),
        **_as_they_are(table, ("wage_min", "forms", "education", "level", "categories")),
        **_occupations(tables["seeker_wishes"], ids, "wish", WISHES),
        **_occupations(tables["seeker_refusals"], ids, "refused", 0),
    }
    levels = _levels(tables["seeker_capacities"], ids)
    asked = np.array([level for _, level in DEMANDS])
    has = np.repeat(levels, len(LEVELS), axis=1)
    is_known = has != UNKNOWN
    needs = tables["seeker_needs"]
    wanted = _set(needs, ids, "accommodation", ACCOMMODATIONS)
    columns["wants"] = wanted.sum(axis=1)
    sets = {
        "lacked_demands": is_known & (has < asked),
        "met_demands": np.where(is_known & (has >= asked), 1 + (has > asked), 0),
        "unmet_needs": _set(needs.filter("is_must"), ids, "accommodation", ACCOMMODATIONS),
        "wanted": wanted,
        "skills": (skills := _set(tables["seeker_skills"], ids, "skill", SKILLS)),
        "lacked_skills": 1 - skills,
    }
    return _side(ids, columns, sets)


def _posts(tables: AuditedTables, table: pl.DataFrame, townships: Numbers) -> Side:
    ids = table["post_id"].to_numpy()
    reserve = table.select("post_id").join(
        tables["reserved_seats"], on="post_id", how="left", maintain_order="left"
    )
    offers, skills = tables["post_accommodations"], tables["post_skills"]
    there = _set(offers.filter("is_there"), ids, "accommodation", ACCOMMODATIONS)
    hard, soft = _demands(tables["post_demands"], offers, ids)
    asked_skills = _set(skills, ids, "skill", SKILLS)
    openings = table["openings"].to_numpy()
    columns = {
        "township": np.searchsorted(townships, table["township"].to_numpy()),
        "hours": table["hours_a_day"].to_numpy(),
        "days": table["days_a_week"].to_numpy(),
        "nights": table["has_nights"].to_numpy(),
        "shifts": table["has_shifts"].to_numpy(),
        "remote": table["remote"].replace_strict(POST_REMOTE).to_numpy(),
        "education": table["education_min"].to_numpy(),
        "openings": openings,
        "reserved": np.minimum(reserve["seats"].fill_null(0).to_numpy(), openings),
        "reserved_levels": reserve["levels"].fill_null(0).to_numpy(),
        "reserved_categories": reserve["categories"].fill_null(0).to_numpy(),
        "has_bus": there[:, ACCOMMODATIONS["shuttle"].bit],
        "skills_asked": asked_skills.sum(axis=1),
        "demands_made": (hard + soft).sum(axis=1),
        **_as_they_are(
            table,
            ("occupation", "form", "wage_min", "wage_max", "directed_levels"),
        ),
        "directed_categories": table["directed_categories"].to_numpy(),
    }
    sets = {
        "hard_demands": hard,
        "demands": hard + soft,
        "not_offered": 1 - _set(offers, ids, "accommodation", ACCOMMODATIONS),
        "there": there,
        "skills": asked_skills,
        "must_skills": _set(skills.filter("is_must"), ids, "skill", SKILLS),
    }
    return _side(ids, columns, sets)


def _side(ids: Numbers, columns: Mapping[str, Numbers], sets: Mapping[str, Numbers]) -> Side:
    return Side(
        ids.astype(np.int64),
        {name: values.astype(np.int64) for name, values in columns.items()},
        {name: values.astype(np.int8) for name, values in sets.items()},
    )


def _as_they_are(table: pl.DataFrame, names: Iterable[str]) -> dict[str, Numbers]:
    return {name: table[name].to_numpy() for name in names}


def _rows(ids: Numbers, found: Numbers) -> NDArray[np.int64]:
    at = np.searchsorted(ids, found)
    there = np.append(ids, -1)[at] == found
    return np.where(there, at, -1)


def _set(table: pl.DataFrame, ids: Numbers, column: str, codes: Iterable[str]) -> Numbers:
    key = table.columns[0]
    place = {code: n for n, code in enumerate(codes)}
    at = _rows(ids, table[key].to_numpy())
    of = table[column].replace_strict(place, return_dtype=pl.Int64).to_numpy()
    found = np.zeros((len(ids), len(place)), np.int8)
    found[at[at >= 0], of[at >= 0]] = 1
    return found


def _levels(table: pl.DataFrame, ids: Numbers) -> Numbers:
    place = {code: n for n, code in enumerate(ITEMS)}
    at = _rows(ids, table["seeker_id"].to_numpy())
    of = table["item"].replace_strict(place, return_dtype=pl.Int64).to_numpy()
    found = np.full((len(ids), len(place)), UNKNOWN, np.int8)
    found[at[at >= 0], of[at >= 0]] = table["level"].to_numpy()[at >= 0]
    return found


def _demands(table: pl.DataFrame, offers: pl.DataFrame, ids: Numbers) -> tuple[Numbers, Numbers]:
    """Return the hard demands and those that only help; what an offer makes up for is neither."""
    instead = offers.select("post_id", adaptable_by="accommodation", is_offered=pl.lit(value=True))
    made = table.join(instead, on=["post_id", "adaptable_by"], how="left")
    is_essential = pl.col("is_essential") & (pl.col("task") != "")
    made = made.with_columns(
        demand=pl.col("item") + "/" + pl.col("level").cast(pl.String),
        is_hard=is_essential,
    ).filter(~(is_essential & pl.col("is_offered").fill_null(value=False)))
    codes = [f"{item}/{level}" for item, level in DEMANDS]
    return (
        _set(made.filter("is_hard"), ids, "demand", codes),
        _set(made.filter(~pl.col("is_hard")), ids, "demand", codes),
    )


def _occupations(table: pl.DataFrame, ids: Numbers, name: str, least: int) -> dict[str, Numbers]:
    """Return the occupations of a seeker as columns, with their weights; 0: none."""
    of_them = table.filter(pl.col("seeker_id").is_in(ids.tolist())).sort("seeker_id", "occupation")
    place = of_them.select(pl.int_range(pl.len()).over("seeker_id")).to_series().to_numpy()
    at = _rows(ids, of_them["seeker_id"].to_numpy())
    width = max(int(place.max()) + 1 if len(place) else 0, least)
    found: dict[str, Numbers] = {}
    for n in range(width):
        for column, suffix in (("occupation", ""), ("weight", "_weight")):
            if column in of_them.columns:
                values = np.zeros(len(ids), np.int64)
                values[at[place == n]] = of_them[column].to_numpy()[place == n]
                found[f"{name}{n + 1}{suffix}"] = values
    return found


def _metres(places: pl.DataFrame, townships: Numbers) -> NDArray[np.int64]:
    """Return the ways by road: the straight ones times 1.3; a township without a point is alone."""
    point = pl.DataFrame({"township": townships}).join(
        places.with_columns(pl.col("township").cast(pl.Int64)),
        on="township",
        how="left",
        maintain_order="left",
    )
    north, east = (
        np.radians(point[column].cast(pl.Float64).to_numpy() / 1e6)
        for column in ("latitude", "longitude")
    )
    upright = np.sin((north[:, None] - north[None, :]) / 2) ** 2
    across = np.sin((east[:, None] - east[None, :]) / 2) ** 2
    half = upright + np.cos(north)[:, None] * np.cos(north)[None, :] * across
    straight = 2 * 6_371_000 * np.arcsin(np.sqrt(np.clip(half, 0, 1)))
    is_known = ~np.isnan(straight)
    metres = np.where(is_known, np.rint(np.nan_to_num(straight) * 1.3), NO_WAY).astype(np.int64)
    alone = np.arange(len(townships))
    metres[alone, alone] = np.where(is_known[alone, alone], 0, 5_000)
    return metres
