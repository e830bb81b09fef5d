"""What does compiled code know of a seeker?"""

from collections.abc import Mapping

import numpy as np
import polars as pl

from anye.codes.catalogue import ACCOMMODATIONS, ITEMS, SKILLS
from anye.matching.profiles.arrays import WISHES, Array, BitArrays, Ints, Seekers
from anye.matching.profiles.bits import (
    ALL,
    EVERY_BIT,
    NONE_KNOWN,
    bit_places,
    bits_over_words,
    groups_or,
    levels_over_words,
    one_bit_each,
    rows_of_table,
)

LIMIT_M = 15_000  # one way, where nothing is said
ANY_HOURS, ANY_DAYS = 24, 7
REMOTE = {"no": 0, "also": 1, "only": 2}
FULL = 4  # level of a capacity


def encode_seekers(tables: Mapping[str, pl.DataFrame], townships: Array) -> Seekers:
    """Return the seekers of checked tables, by number, with what the other tables say of them."""
    table = tables["seekers"].sort("seeker_id")
    ids = table["seeker_id"].to_numpy()
    commute = table["commute_km"].to_numpy()
    capacity, known = _capacities(tables["seeker_capacities"], ids)
    needs, helps = _needs(tables["seeker_needs"], ids)
    wishes, weights = _wishes(tables["seeker_wishes"], ids)
    refused_from, refused = _refusals(tables["seeker_refusals"], ids)
    return Seekers(
        ids=ids,
        township=np.searchsorted(townships, table["township"].to_numpy()).astype(np.int32),
        limit_m=np.where(commute < 0, LIMIT_M, commute * 1000).astype(np.int32),
        capacity=capacity,
        known=known,
        needs=needs,
        helps=helps,
        skills=_skills(tables["seeker_skills"], ids),
        education=table["education"].to_numpy(),
        hours=_or_any(table["hours_a_day"], ANY_HOURS),
        days=_or_any(table["days_a_week"], ANY_DAYS),
        nights=table["takes_nights"].to_numpy(),
        shifts=table["takes_shifts"].to_numpy(),
        remote=table["remote"].replace_strict(REMOTE, return_dtype=pl.Int8).to_numpy(),
        wage_min=table["wage_min"].to_numpy(),
        forms=groups_or(table["forms"].to_numpy(), ALL),
        wishes=wishes,
        wish_weights=weights,
        refused_from=refused_from,
        refused=refused,
        levels=_level_bits(table["level"].to_numpy()),
        categories=groups_or(table["categories"].to_numpy(), NONE_KNOWN),
    )


def _or_any(said: pl.Series, anything: int) -> Array:
    return said.replace(0, anything).to_numpy()


def _level_bits(levels: Array) -> Ints:
    bits = np.left_shift(1, np.maximum(levels.astype(np.int32) - 1, 0))
    return np.where(levels > 0, bits, NONE_KNOWN).astype(np.int32)


def _capacities(table: pl.DataFrame, ids: Array) -> tuple[BitArrays, BitArrays]:
    rows, of = rows_of_table(table, "seeker_id", ids)
    places = bit_places(rows["item"], ITEMS)
    known = one_bit_each(of, places, len(ids))
    assessed = levels_over_words(of, places, rows["level"].to_numpy(), len(ids))
    full = np.full(len(of), FULL)
    told = levels_over_words(of, places, full, len(ids))
    return assessed | (told ^ EVERY_BIT), known


def _needs(table: pl.DataFrame, ids: Array) -> tuple[BitArrays, BitArrays]:
    rows, of = rows_of_table(table, "seeker_id", ids)
    places, must = bit_places(rows["accommodation"], ACCOMMODATIONS), rows["is_must"].to_numpy()
    return (
        one_bit_each(of[must], places[must], len(ids)),
        one_bit_each(of[~must], places[~must], len(ids)),
    )


def _skills(table: pl.DataFrame, ids: Array) -> BitArrays:
    rows, of = rows_of_table(table, "seeker_id", ids)
    return bits_over_words(of, bit_places(rows["skill"], SKILLS), len(ids))


def _wishes(table: pl.DataFrame, ids: Array) -> tuple[Ints, Array]:
    first = ["seeker_id", "weight", "occupation"]
    ordered = table.sort(first, descending=[False, True, False])
    rows, of = rows_of_table(ordered, "seeker_id", ids)
    place = np.arange(len(of)) - np.searchsorted(of, of)
    wishes = np.zeros((len(ids), WISHES), np.int32)
    weights = np.zeros((len(ids), WISHES), np.int8)
    wishes[of, place] = rows["occupation"].to_numpy()
    weights[of, place] = rows["weight"].to_numpy()
    return wishes, weights


def _refusals(table: pl.DataFrame, ids: Array) -> tuple[Array, Ints]:
    rows, of = rows_of_table(table.sort("seeker_id", "occupation"), "seeker_id", ids)
    starts = np.searchsorted(of, np.arange(len(ids) + 1))
    return starts.astype(np.int64), rows["occupation"].to_numpy()
