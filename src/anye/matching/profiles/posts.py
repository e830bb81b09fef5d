"""What does compiled code know of a post?

A demand is hard where it is essential and names the task that needs it; one that an accommodation
makes up for, at hand or to be bought, is none.
"""

from collections.abc import Mapping

import numpy as np
import polars as pl

from anye.codes.catalogue import ACCOMMODATIONS, ITEMS, SKILLS
from anye.matching.profiles.arrays import Array, BitArrays, Ints, Posts
from anye.matching.profiles.bits import (
    ALL,
    bit_places,
    bits_over_words,
    groups_or,
    levels_over_words,
    one_bit_each,
    rows_of_table,
)

REMOTE = {"no": 0, "partly": 1, "fully": 2}


def encode_posts(tables: Mapping[str, pl.DataFrame], townships: Array) -> Posts:
    """Return the posts of checked tables, by number, with what the other tables say of them."""
    table = tables["posts"].sort("post_id")
    ids = table["post_id"].to_numpy()
    there, offered = _accommodations(tables["post_accommodations"], ids)
    demand, helpful, adapted = _demands(tables["post_demands"], ids, offered)
    must, nice = _skills(tables["post_skills"], ids)
    reserved, reserved_levels, reserved_categories = _reserves(tables["reserved_seats"], ids)
    return Posts(
        ids=ids,
        township=np.searchsorted(townships, table["township"].to_numpy()).astype(np.int32),
        openings=table["openings"].to_numpy(),
        occupation=table["occupation"].to_numpy(),
        form=table["form"].to_numpy().astype(np.int32),
        demand=demand,
        helpful=helpful,
        adapted=adapted,
        there=there,
        offered=offered,
        must=must,
        nice=nice,
        education=table["education_min"].to_numpy(),
        hours=table["hours_a_day"].to_numpy(),
        days=table["days_a_week"].to_numpy(),
        nights=table["has_nights"].to_numpy(),
        shifts=table["has_shifts"].to_numpy(),
        remote=table["remote"].replace_strict(REMOTE, return_dtype=pl.Int8).to_numpy(),
        wage_min=table["wage_min"].to_numpy(),
        wage_max=table["wage_max"].to_numpy(),
        levels=groups_or(table["directed_levels"].to_numpy(), ALL),
        categories=groups_or(table["directed_categories"].to_numpy(), ALL),
        reserved=reserved,
        reserved_levels=reserved_levels,
        reserved_categories=reserved_categories,
    )


def _accommodations(table: pl.DataFrame, ids: Array) -> tuple[BitArrays, BitArrays]:
    rows, of = rows_of_table(table, "post_id", ids)
    places, there = bit_places(rows["accommodation"], ACCOMMODATIONS), rows["is_there"].to_numpy()
    return one_bit_each(of[there], places[there], len(ids)), one_bit_each(of, places, len(ids))


def _demands(
    table: pl.DataFrame, ids: Array, offered: BitArrays
) -> tuple[BitArrays, BitArrays, BitArrays]:
    rows, of = rows_of_table(table, "post_id", ids)
    places, levels = bit_places(rows["item"], ITEMS), rows["level"].to_numpy()
    instead = bit_places(rows["adaptable_by"], ACCOMMODATIONS)
    bit = np.uint64(1) << np.maximum(instead, 0).astype(np.uint64)
    is_adapted = (instead >= 0) & ((offered[of] & bit) != 0)
    is_essential = rows["is_essential"].to_numpy() & (rows["task"] != "").to_numpy()
    hard, soft = is_essential & ~is_adapted, ~is_essential
    adapted = is_essential & is_adapted
    return (
        levels_over_words(of[hard], places[hard], levels[hard], len(ids)),
        levels_over_words(of[soft], places[soft], levels[soft], len(ids)),
        one_bit_each(of[adapted], places[adapted], len(ids)),
    )


def _skills(table: pl.DataFrame, ids: Array) -> tuple[BitArrays, BitArrays]:
    rows, of = rows_of_table(table, "post_id", ids)
    places, must = bit_places(rows["skill"], SKILLS), rows["is_must"].to_numpy()
    return (
        bits_over_words(of[must], places[must], len(ids)),
        bits_over_words(of[~must], places[~must], len(ids)),
    )


def _reserves(table: pl.DataFrame, ids: Array) -> tuple[Ints, Ints, Ints]:
    rows, of = rows_of_table(table, "post_id", ids)
    found = []
    for column, nothing in (("seats", 0), ("levels", ALL), ("categories", ALL)):
        values = np.full(len(ids), nothing, np.int32)
        values[of] = groups_or(rows[column].to_numpy(), nothing)
        found.append(values)
    return found[0], found[1], found[2]
