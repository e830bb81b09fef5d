"""Which codes, with which values, stand beside a pair? None that the profiles do not bear out."""

from collections.abc import Iterable, Iterator, Mapping

import numpy as np
import polars as pl

from anye.codes.catalogue import ACCOMMODATIONS, ITEMS
from anye.codes.words.match_reasons import BETWEEN
from anye.kernel.units import FEN
from anye.matching.candidates.limits import FULLY_REMOTE
from anye.matching.profiles.arrays import FAR, ITEMS_A_WORD, Array, BitArrays, Ints
from anye.matching.profiles.bits import BITS_AN_ITEM
from anye.matching.profiles.encode import Sides
from anye.matching.reasons.facts import Facts, facts

TENTH_M, KILOMETRE_M = 100, 1000
WrittenTables = Mapping[str, pl.DataFrame]


def reasons(sides: Sides, tables: WrittenTables, proposed: pl.DataFrame) -> pl.Series:
    """Return the codes of each proposal, joined, in the order of the proposals."""
    i = np.searchsorted(sides.seekers.ids, proposed["seeker_id"].to_numpy()).astype(np.int32)
    j = np.searchsorted(sides.posts.ids, proposed["post_id"].to_numpy()).astype(np.int32)
    of_pairs, of_seats = codes_of_pairs(sides, tables, i, j), _codes_of_seats(tables, proposed)
    return joined_codes((*of_pairs, *of_seats))


def joined_codes(kinds: Iterable[pl.Series]) -> pl.Series:
    """Return the codes of each pair, joined in the order of the kinds; null: not said."""
    kinds = list(kinds)
    said = [
        pl.DataFrame({"pair": pl.int_range(len(codes), eager=True), "code": codes}).drop_nulls()
        for codes in kinds
    ]
    together = (
        pl.concat(said)
        .sort("pair", maintain_order=True)
        .group_by("pair", maintain_order=True)
        .agg(pl.col("code").str.join(BETWEEN))
    )
    every = pl.DataFrame({"pair": pl.int_range(len(kinds[0]), eager=True)})
    whole = every.join(together, on="pair", how="left", maintain_order="left")
    return whole["code"].fill_null("").rename("reasons")


def codes_of_pairs(sides: Sides, tables: WrittenTables, i: Ints, j: Ints) -> Iterator[pl.Series]:
    """Give the codes of some pairs of rows, a kind at a time; null where it is not said."""
    found = facts(sides, tables, i, j)
    yield _occupation(found)
    yield _format("SKILLS:{}/{}", found.skills_there, found.skills_asked)
    yield _distance(sides, tables["seekers"], i, j)
    yield _wage(sides, i, j)
    yield from _each_accommodation("ACC", found.there)
    yield from _each_accommodation("POSSIBLE_WITH", found.to_provide)
    yield from _each_item("CAP", found.tight)
    yield from _each_item("CHECK", found.unknown)
    yield _where(found.is_directed, "DIRECTED")


def _codes_of_seats(tables: WrittenTables, proposed: pl.DataFrame) -> Iterator[pl.Series]:
    key = ["seeker_id", "post_id"]
    kept = tables["placement_decisions"].filter(pl.col("decision") == "keep")
    decided = proposed.join(kept.select(*key, "reason"), on=key, how="left", maintain_order="left")
    yield _where(proposed["is_reserved"], "RESERVED")
    yield _where(proposed["is_decided"], _format("DECIDED:{}", decided["reason"]))
    yield _where(proposed["price"] > 0, _format("PRICE:{}", proposed["price"]))
    yield _where(proposed["is_by_floor"], "FLOOR")


def _occupation(found: Facts) -> pl.Series:
    nearest = _format("OCC:{}/{}", found.depth, found.wish)
    return _where(found.wish == 0, "OCC", nearest)


def _distance(sides: Sides, seekers: pl.DataFrame, i: Ints, j: Ints) -> pl.Series:
    """Return the way and the seeker's own limit; ~ before what is estimated or not said."""
    homes, sites = sides.seekers.township[i], sides.posts.township[j]
    metres = sides.reach.metres[homes, sites].astype(np.int64)
    is_estimated = sides.reach.is_estimated[homes] | sides.reach.is_estimated[sites]
    tenths = (metres + TENTH_M // 2) // TENTH_M
    said = seekers.sort("seeker_id").filter(
        pl.col("seeker_id").is_in(pl.Series(sides.seekers.ids).implode())
    )
    is_assumed = (said["commute_km"] < 0).to_numpy()[i]
    way = _format(
        "DISTANCE:{}{}.{}/{}{}",
        _mark(is_estimated),
        tenths // 10,
        tenths % 10,
        _mark(is_assumed),
        sides.seekers.limit_m[i] // KILOMETRE_M,
    )
    known = _where(metres != FAR, way)
    return _where(sides.posts.remote[j] == FULLY_REMOTE, "DISTANCE", known)


def _wage(sides: Sides, i: Ints, j: Ints) -> pl.Series:
    asked = sides.seekers.wage_min[i]
    over = (sides.posts.wage_min[j] - asked) // FEN
    can_be_met = _where(sides.posts.wage_max[j] >= asked, _format("WAGE:{}", over))
    return _where(asked == 0, "WAGE", can_be_met)


def _each_accommodation(kind: str, words: BitArrays) -> Iterator[pl.Series]:
    for code, entry in ACCOMMODATIONS.items():
        yield _where(words >> np.uint64(entry.bit) & np.uint64(1) != 0, f"{kind}:{code}")


def _each_item(kind: str, words: BitArrays) -> Iterator[pl.Series]:
    for code, entry in ITEMS.items():
        word, place = divmod(entry.bit, ITEMS_A_WORD)
        shift = np.uint64(place * BITS_AN_ITEM)
        yield _where(words[:, word] >> shift & np.uint64(1) != 0, f"{kind}:{code}")


def _mark(holds: Array) -> pl.Series:
    return _where(holds, "~", pl.repeat("", len(holds), eager=True))


def _format(template: str, *values: Array | pl.Series) -> pl.Series:
    return pl.select(pl.format(template, *(pl.Series(one) for one in values))).to_series()


def _where(
    holds: Array | pl.Series, code: str | pl.Series, other: pl.Series | None = None
) -> pl.Series:
    """Return a code where something holds, the other or null elsewhere."""
    then = pl.when(pl.Series(holds)).then(pl.lit(code))
    return pl.select(then.otherwise(pl.lit(other, pl.String))).to_series()
